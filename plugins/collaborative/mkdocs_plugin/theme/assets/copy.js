// Buttons that copy the address before them. They are hidden where this does not run: no button is dead.
{
  const SHOWN_FOR = 4000; // milliseconds
  const buttons = document.querySelectorAll(".c-copy");
  const status = document.createElement("p"); // read out by screen readers when it changes
  status.className = "c-hidden";
  status.setAttribute("role", "status");
  if (buttons.length) document.body.append(status);

  const say = (button, done, aloud) => {
    const label = button.firstElementChild;
    const usual = (button.dataset.usual ??= label.textContent);
    label.textContent = done;
    status.textContent = aloud;
    clearTimeout(button.timer);
    button.timer = setTimeout(() => {
      label.textContent = usual;
      status.textContent = "";
    }, SHOWN_FOR);
  };

  const copy = async (button) => {
    const address = button.previousElementSibling;
    try {
      await navigator.clipboard.writeText(address.textContent);
      say(button, "Copied", "Copied");
    } catch {
      // Refused, or no secure page: the address is selected, for the visitor to copy.
      getSelection().selectAllChildren(address);
      say(button, "Selected", "The address is selected. Copy it from there.");
    }
  };

  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}
