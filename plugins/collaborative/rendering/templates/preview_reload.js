// Asks the preview whether there is something new, and reloads the page when there is: only while it is looked at,
// for a browser opens few connections to one place.
(() => {
  const { version, address } = document.currentScript.dataset;
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const seen = () => new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
  let missed = 0;
  (async () => {
    for (;;) {
      if (document.hidden) { await seen(); continue; }
      const leaving = new AbortController();
      const stop = () => leaving.abort();
      document.addEventListener("visibilitychange", stop, { once: true });
      try {
        const answer = await fetch(`${address}?seen=${version}`, { cache: "no-store", signal: leaving.signal });
        if ((await answer.text()) !== version) { location.reload(); return; }
        missed = 0;
      } catch (error) {
        if (error.name !== "AbortError") { missed += 1; await pause(1000); }
      }
      document.removeEventListener("visibilitychange", stop);
      document.querySelector(".c-preview__stopped").hidden = missed < 2;
    }
  })();
})();
