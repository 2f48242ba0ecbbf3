// Asks the preview whether there is something new, and reloads the page when there is: only while it is looked at,
// for a browser opens few connections to one place.
(() => {
  const { version, address } = document.currentScript.dataset;
  const banner = document.querySelector(".c-preview--alert");
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const seen = () => new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));

  // How much of the window the banner covers: one that would take half of it scrolls away with the page.
  const covers = () => {
    if (!banner) return 0;
    banner.classList.toggle("c-preview--tall", banner.offsetHeight > window.innerHeight / 2);
    return getComputedStyle(banner).position === "sticky" ? banner.offsetHeight + 1 : 0; // the browser scrolls to whole pixels
  };
  const makeRoom = () => document.documentElement.style.setProperty("--c-preview", `${covers()}px`);
  makeRoom();
  if (banner) new ResizeObserver(makeRoom).observe(banner);
  window.addEventListener("resize", makeRoom);

  // Where somebody reads stays where it is on the screen, though a banner that comes or goes moves the page.
  const place = "preview-place";
  const height = () => (banner ? banner.offsetHeight : 0);
  let reloads = false;
  window.addEventListener("pagehide", () => { if (!reloads) history.scrollRestoration = "auto"; });
  const reload = () => {
    reloads = true;
    sessionStorage.setItem(place, JSON.stringify({ path: location.pathname, top: scrollY, height: height() }));
    history.scrollRestoration = "manual";
    location.reload();
  };
  const before = JSON.parse(sessionStorage.getItem(place) || "null");
  sessionStorage.removeItem(place);
  if (before && before.path === location.pathname) {
    const top = before.top && Math.max(0, before.top + height() - before.height);
    const back = () => scrollTo({ top, behavior: "instant" });
    document.addEventListener("DOMContentLoaded", back);
    window.addEventListener("load", back);
  }

  let missed = 0;
  (async () => {
    for (;;) {
      if (document.hidden) { await seen(); continue; }
      const leaving = new AbortController();
      const stop = () => leaving.abort();
      document.addEventListener("visibilitychange", stop, { once: true });
      try {
        const answer = await fetch(`${address}?seen=${version}`, { cache: "no-store", signal: leaving.signal });
        if ((await answer.text()) !== version) { reload(); return; }
        missed = 0;
      } catch (error) {
        if (error.name !== "AbortError") { missed += 1; await pause(1000); }
      }
      document.removeEventListener("visibilitychange", stop);
      document.querySelector(".c-preview__stopped").hidden = missed < 2;
    }
  })();
})();
