// Buttons that a browser without JavaScript could not answer: they are hidden until this runs, and where they cannot work.
{
  for (const button of document.querySelectorAll("[data-share]")) {
    const { title, text, url } = button.dataset;
    button.hidden = !navigator.share; // the telephone's own list of people and programs
    button.addEventListener("click", () => navigator.share({ title, text, url }).catch(() => {})); // given up: no error
  }
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}
