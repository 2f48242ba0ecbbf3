// Light, dark, or as the visitor's device has it. Kept in the browser only where somebody has chosen.
{
  const KEY = "c-scheme"; // as in templates/frame_scheme.js, which sets it before the page is painted
  const page = document.documentElement;
  const buttons = document.querySelectorAll("[data-choose-scheme]");

  const show = () => {
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseScheme === (page.dataset.scheme ?? "")));
    }
  };

  const choose = (scheme) => {
    if (scheme) page.dataset.scheme = scheme;
    else delete page.dataset.scheme;
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // Refused by the browser: the choice holds for this page.
    }
    show();
  };

  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.chooseScheme));
  for (const group of document.querySelectorAll(".c-schemes")) group.hidden = false;
  show();
}
