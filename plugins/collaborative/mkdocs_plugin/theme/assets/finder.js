// The course finder. A card holds the choices that find it (data-facts), the form offers choices, the address says which
// are chosen; sections/courses/finder.py decides what they mean. Without this script the whole list is there, and no form.
page: {
  const PAUSE = 600; // milliseconds without a key after which typing is told, and stands in the address
  const MANY = 150; // courses, of which only those that are seen are laid out
  const SHORT = 3; // letters: a shorter name (TA, IT, PE) is found as a whole word only, and not in every "take" and "it"
  const SMALL = new Set("a an and at by course courses for from in of on or the to with".split(" "));
  const MONTHS = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\p{L}*";
  const DAY_AND_MONTH = new RegExp(`^\\d{1,2} ${MONTHS}$`, "u"); // looked for as one: the 12th of another month is no answer
  const MONTH_FIRST = new RegExp(`(?<=^| )(${MONTHS}) (\\d{1,2}(?:st|nd|rd|th)?)(?= |$)`, "gu");
  const ORDINAL = /(?<=^| )(\d{1,2})(?:st|nd|rd|th)(?= |$)/g;

  const finder = document.querySelector(".c-finder");
  if (!finder) break page; // the page is old, and none of its courses is to come any more

  const part = (name) => finder.querySelector(`.c-finder__${name}`);
  const form = part("form");
  const opener = part("open");
  const show = part("show");
  const count = part("count");
  const used = part("used");
  const nothing = part("nothing");
  const words = form.elements.words;

  // What is chosen, as in the address

  const controls = () => [...form.elements].filter((control) => control.name);
  const valueOf = (control) => (control.type === "checkbox" && !control.checked ? "" : control.value.trim());
  const chosen = () => controls().filter(valueOf);

  const fill = () => {
    const asked = new URLSearchParams(location.search);
    for (const control of controls()) {
      const value = asked.get(control.name) ?? "";
      if (control.type === "checkbox") control.checked = control.value === value;
      else control.value = value;
      if (control.selectedIndex === -1) control.value = ""; // what nobody offers, or not any more
    }
  };

  const address = () => {
    const query = String(new URLSearchParams(chosen().map((control) => [control.name, valueOf(control)])));
    return location.pathname + (query && `?${query}`);
  };

  // Words: every one must be found, in any order

  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}'’]/gu, "")
      .toLowerCase()
      .replace(/&/g, " and ")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();

  const namesOf = (option) => (option.dataset.words ?? "").split(",").map(fold).filter(Boolean);

  let names; // what people may type for a choice, with the choices that it stands for
  let namesFor; // the opposite
  let texts; // by card, what words are looked for in
  const learn = () => {
    names = new Map();
    namesFor = new Map();
    texts = new Map();
    for (const option of form.querySelectorAll("option[data-words]")) {
      const choice = `${option.parentElement.name}=${option.value}`;
      namesFor.set(choice, namesOf(option));
      for (const name of namesOf(option)) names.set(name, [...(names.get(name) ?? []), choice]);
    }
  };

  const textOf = (card) => {
    if (!texts.has(card)) {
      const shown = (part) => card.querySelector(part)?.textContent ?? "";
      const facts = new Set(card.dataset.facts.split(" "));
      const [title, code] = [".c-card__title", ".c-code"].map((part) => fold(shown(part)));
      const others = [".c-found__venue", ".c-found__audience", ".c-card__summary"].map(shown);
      const own = `${title} ${code} ${fold([...others, card.dataset.words].join(" "))}`;
      const known = [...facts].flatMap((choice) => namesFor.get(choice) ?? []);
      texts.set(card, { title: ` ${title} `, own: ` ${own} `, all: ` ${own} ${known.join(" ")} `, code: code.replaceAll(" ", ""), facts });
    }
    return texts.get(card);
  };

  // A name of several words (year 2, deputy head) is one thing to look for, the longest first.
  const wantedIn = (typed) => {
    const pieces = fold(typed).replace(MONTH_FIRST, "$2 $1").replace(ORDINAL, "$1").split(" ");
    const wanted = [];
    for (let at = 0; at < pieces.length; ) {
      let length = Math.min(5, pieces.length - at);
      let choices;
      for (; length > 0 && !choices; length -= 1) {
        const phrase = pieces.slice(at, at + length).join(" ");
        choices = names.get(phrase) ?? names.get(phrase.replace(/s$/, ""));
      }
      length = choices ? length + 1 : 1;
      if (!choices && DAY_AND_MONTH.test(pieces.slice(at, at + 2).join(" "))) length = 2;
      const phrase = pieces.slice(at, at + length).join(" ");
      if (choices || !SMALL.has(phrase)) wanted.push({ phrase, choices });
      at += length;
    }
    return wanted;
  };

  const holds = (text, { phrase, choices }) => {
    if (choices?.some((choice) => text.facts.has(choice))) return true;
    if (choices && phrase.length <= SHORT) return text.title.includes(` ${phrase} `);
    const looked = choices ? text.own : text.all;
    if (/^\d+$/.test(phrase)) return looked.includes(` ${phrase} `);
    if (DAY_AND_MONTH.test(phrase)) return looked.includes(` ${phrase}`);
    return looked.includes(` ${phrase}`) || (phrase.length > SHORT && looked.includes(` ${phrase.replace(/s$/, "")}`));
  };

  const findsBy = (typed) => {
    const wanted = wantedIn(typed);
    const code = fold(typed).replaceAll(" ", "");
    const isCode = /\d/.test(code);
    return (card) => {
      const text = textOf(card);
      return wanted.every((it) => holds(text, it)) || (isCode && text.code.startsWith(code));
    };
  };

  // The list

  const cards = () => [...finder.querySelectorAll(".c-found")];
  const answers = (card, choice) =>
    ` ${card.dataset.facts} `.includes(` ${choice} `) || !!card.querySelector(`[data-fact="${choice}"]`);
  const choicesOf = (controls) => controls.filter((it) => it !== words).map((it) => `${it.name}=${it.value}`);
  const courses = (number) => `${number} ${number === 1 ? "course" : "courses"}`;

  const everyoneToo = (among, finds, controls) => {
    const everyone = form.dataset.everyone;
    const audience = controls.find((control) => control.name === "audience");
    if (!everyone || !audience || audience.value === everyone) return [];
    const others = choicesOf(controls.filter((control) => control !== audience));
    const wanted = [...others, `audience=${everyone}`];
    const name = `audience=${audience.value}`;
    return among.filter((card) => !answers(card, name) && wanted.every((choice) => answers(card, choice)) && finds(card));
  };

  // What is no course may be elsewhere: where the site has a search, its button answers (assets/search.js).
  const offerSite = (typed) => {
    const site = part("site");
    const button = site.firstElementChild;
    site.hidden = !typed || !document.querySelector(".c-search");
    button.dataset.search = typed;
    button.textContent = `Search the whole site for “${typed}”`;
  };

  const update = () => {
    const controls = chosen();
    const choices = choicesOf(controls);
    const finds = controls.includes(words) ? findsBy(words.value) : () => true;
    const all = cards();
    let found = 0;
    for (const card of all) {
      const isFound = choices.every((choice) => answers(card, choice)) && finds(card);
      if (card.hidden === isFound) card.hidden = !isFound;
      found += isFound;
    }
    for (const group of finder.querySelectorAll(".c-group")) {
      const isEmpty = !group.querySelector(".c-found:not([hidden])");
      if (group.hidden !== isEmpty) group.hidden = isEmpty;
    }
    nothing.hidden = found > 0;
    offerSite(controls.includes(words) ? valueOf(words) : "");
    show.textContent = found ? `Show ${courses(found)}` : "No course found";
    opener.lastElementChild.textContent = controls.length ? `(${controls.length} in use)` : "";
    showUsed(controls, everyoneToo(all, finds, controls).length);
    return !controls.length ? `${courses(all.length)} to come` : found ? `${found} of ${courses(all.length)}` : "No courses found";
  };

  // What is in use: a button for each that takes it away

  const nameOf = (control) => {
    if (control === words) return `“${valueOf(words)}”`;
    return control.type === "checkbox" ? control.labels[0].textContent : control.selectedOptions[0].textContent;
  };

  const made = (tag, properties, ...inside) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...inside);
    return element;
  };

  const showUsed = (controls, forEveryone) => {
    const chips = controls.map((control) => {
      const chip = made("button", { type: "button", className: "c-finder__chip" });
      const sign = made("span", { textContent: "✕" });
      sign.setAttribute("aria-hidden", "true");
      chip.append(made("span", { className: "c-hidden", textContent: "Remove the filter: " }), nameOf(control), sign);
      chip.addEventListener("click", () => {
        clear([control]);
        (used.querySelector("button") ?? count).focus();
      });
      return chip;
    });
    const clearAll = made("a", { className: "c-finder__clear", href: "./", textContent: "Clear all filters" });
    used.replaceChildren(...chips, ...(chips.length ? [clearAll] : []));
    if (forEveryone) {
      const name = form.elements.audience.querySelector(`[value="${form.dataset.everyone}"]`).textContent;
      const also = made("button", { type: "button", className: "c-finder__also" }, `See ${courses(forEveryone)} for ${name}`);
      also.addEventListener("click", () => {
        form.elements.audience.value = form.dataset.everyone;
        choose();
        count.focus();
      });
      used.append(also);
    }
    used.hidden = !chips.length;
  };

  // What happens

  let pause;
  const tell = (text) => {
    if (count.textContent !== text) count.textContent = text;
  };

  const settle = () => {
    if (!pause) return;
    clearTimeout(pause);
    pause = undefined;
    tell(update());
    history.replaceState(null, "", address());
  };

  const choose = () => {
    settle();
    tell(update());
    if (address() !== location.pathname + location.search) history.pushState(null, "", address());
    // Beside filters that stay in sight, the beginning of what is a new list.
    const staysInSight = getComputedStyle(form.parentElement).position === "sticky";
    if (staysInSight && finder.getBoundingClientRect().top < 0) finder.scrollIntoView();
  };

  const clear = (controls) => {
    for (const control of controls) {
      if (control.type === "checkbox") control.checked = false;
      else control.value = "";
    }
    choose();
  };

  const restore = () => {
    clearTimeout(pause);
    pause = undefined;
    fill();
    tell(update());
  };

  const open = (isOpen) => {
    opener.setAttribute("aria-expanded", isOpen);
    form.classList.toggle("c-finder__form--open", isOpen);
  };

  words.addEventListener("focus", () => cards().forEach(textOf)); // before the first key, which then need not wait
  form.addEventListener("input", ({ target }) => {
    if (target !== words) return;
    update();
    clearTimeout(pause);
    pause = setTimeout(settle, PAUSE);
  });
  form.addEventListener("change", ({ target }) => (target === words ? settle() : choose()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    settle();
    open(false);
    count.focus();
  });
  opener.addEventListener("click", () => open(opener.getAttribute("aria-expanded") !== "true"));
  finder.addEventListener("click", (event) => {
    if (!event.target.matches(".c-finder__clear")) return;
    event.preventDefault();
    clear(controls());
    count.focus();
  });
  addEventListener("popstate", restore);
  addEventListener("pageshow", (event) => event.persisted && restore());
  // After assets/today.js, which may have put in cards and choices, or taken some out.
  document.addEventListener("visibilitychange", () => {
    learn();
    tell(update());
  });

  // Who comes back to a place far down a list finds it there only if all before it has its height.
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  finder.classList.toggle("c-finder--long", !isBack && cards().length > MANY);
  form.hidden = false;
  opener.hidden = false;
  learn();
  restore();
}
