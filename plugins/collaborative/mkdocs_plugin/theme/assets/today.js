// What a page shows from one day until another stands in it with its days: so a page that nobody has made anew is true.
// The day is that of the site's zone, wherever the visitor is. Nothing here knows what is shown.
{
  const { zone, today: given } = document.currentScript.dataset;
  const parts = { timeZone: zone, calendar: "gregory", year: "numeric", month: "2-digit", day: "2-digit" };
  const format = new Intl.DateTimeFormat("en-GB", parts); // 22/11/2026

  const renew = () => {
    const today = given || format.format().split("/").reverse().join("-");
    document.documentElement.dataset.today = today; // for other scripts
    const later = () => [...document.querySelectorAll("template[data-since]")];
    for (let due; (due = later().filter((it) => it.dataset.since <= today)).length; ) {
      for (const it of due) it.replaceWith(it.content);
    }
    for (const it of document.querySelectorAll("[data-until]")) {
      if (it.dataset.until < today) it.remove();
    }
    for (const it of document.querySelectorAll("[data-then]")) {
      const past = it.dataset.then.split("|").filter((turn) => turn.slice(0, 10) <= today);
      if (past.length) it.textContent = past.at(-1).slice(11);
    }
    for (const it of document.querySelectorAll("main time")) {
      it.toggleAttribute("data-past", it.dateTime < today);
      if (it.dateTime === today) it.setAttribute("aria-current", "date");
      else it.removeAttribute("aria-current");
    }
  };

  renew();
  // A page that was left open, or that the browser has kept, is looked at again on another day.
  document.addEventListener("visibilitychange", renew);
}
