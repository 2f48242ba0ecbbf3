// The search. Material's worker (lunr) says which entries of the index have the words; which of them comes first, and
// whether a course is over, is decided here, by the site's own day. Nothing is fetched before somebody wants to search.
{
  const AT_ONCE = 20; // results
  const PAUSE = 150; // milliseconds without a key, after which it is looked up
  const SHORTEST = 2; // letters
  const KINDS = ["course", "page", "news"]; // of what fits equally well

  // Of use in a question and not in finding its answer, as long as there are other words.
  const EMPTY = new Set(
    (
      "a an and are at by can course courses do for from how i in is me my next of on or our the there to training " +
      "what when where which who with you"
    ).split(" "),
  );

  const dialog = document.querySelector(".c-search");
  const opener = document.querySelector(".c-search__open");
  const part = (name) => dialog.querySelector(`.c-search__${name}`);
  const [box, status, list, more, help] = ["box", "status", "results", "more", "help"].map(part);

  // Words ----------------------------------------------------------------------------------------------------------

  const SIGNS = { amp: "&", lt: "<", gt: ">", quot: '"' };
  const asText = (html = "") =>
    html
      .replace(/<[^>]*>/g, " ")
      .replace(/&(?:(amp|lt|gt|quot)|#(\d{1,6}));/g, (_, name, code) => SIGNS[name] ?? String.fromCodePoint(code));

  // As both sides are compared: "Children’s H&S – Key Stage 2" is "childrens hs key stage 2".
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f'’‘]/g, "")
      .toLowerCase()
      .replace(/(\p{L})&(?=\p{L})/gu, "$1")
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  const foldCode = (text) => fold(text).replaceAll(" ", "");

  const NUMBERED = /(\p{L}+) (\d{1,2})(?= |$)/gu; // "year 4", which is looked for as year4, so that no other 4 is found

  // An entry's words as the worker gets them: co-ordinator is there as coordinator, and year 4 as year4, too.
  const indexed = (text) => {
    const folded = fold(text);
    const whole = (text.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []).map((word) => fold(word.replaceAll("-", "")));
    return [folded, ...whole, ...[...folded.matchAll(NUMBERED)].map((pair) => pair[1] + pair[2])].join(" ");
  };

  // Without the ending of a plural or what becomes of it there: what begins so is looked for.
  const stem = (word) => {
    if (word === "news") return word;
    if (/[^s]ies$/.test(word) && word.length > 5) return word.slice(0, -3);
    if (/(s|x|z|ch|sh)es$/.test(word) && word.length > 4) return word.slice(0, -2);
    if (/[^aeiou]y$/.test(word) && word.length > 5) return word.slice(0, -1); // allergy, allergies
    return /[^su]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
  };

  // In lunr's language: a * is any ending, ~1 one letter more, less or other. What was typed holds no signs any more.
  const begun = (word) => (/^\p{L}*\d{1,2}$/u.test(word) ? word : `${stem(word)}*`);
  const started = (word) => (/^\d{1,2}$/.test(word) ? word : `${stem(word)}*`);
  const alike = (word) => (/^\p{L}{4,}$/u.test(word) ? `${word}~1` : started(word));

  const usefulWords = (folded) => {
    const words = folded.split(" ");
    const useful = words.filter((word) => !EMPTY.has(word));
    return useful.length ? useful : words;
  };

  // What may be meant, the likeliest first: the first that finds something counts.
  const readings = (text) => {
    const words = usefulWords(fold(text));
    return [
      { terms: usefulWords(fold(text).replace(NUMBERED, "$1$2")).map(begun) },
      { terms: words.map(started) },
      { terms: usefulWords(fold(text.replaceAll("-", ""))).map(started) },
      { terms: words.map(alike), similar: true },
      { terms: words.map((word) => alike(stem(word))), similar: true },
    ];
  };

  // The index ------------------------------------------------------------------------------------------------------

  let entries; // by their number, which the worker knows them by
  let worker;
  let loading; // a promise, once it has begun
  const answers = []; // whose answer of the worker is due, in turn

  const tell = (message) => {
    worker.postMessage(message);
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  };

  const load = async () => {
    const answer = await fetch(dialog.dataset.index);
    if (!answer.ok) throw new Error(answer.statusText);
    const { docs } = await answer.json();
    const titles = new Map(docs.map((doc) => [doc.location, asText(doc.title)]));
    entries = docs.map((doc) => {
      const [page, section] = doc.location.split("#");
      const title = asText(doc.title);
      const facts = section ? (titles.get(page) ?? "") : asText(doc.facts);
      const code = foldCode(asText(doc.code));
      const words = [doc.words, doc.names, section ? facts : "", doc.badge, doc.code].map(asText).join(" ");
      return {
        ...doc,
        title,
        facts,
        foldedCode: code,
        name: fold(title),
        heading: indexed(title),
        names: doc.names ? asText(doc.names).split(". ").map(fold) : [],
        words: `${indexed(words)} ${code}`,
      };
    });
    worker = new Worker(dialog.dataset.worker);
    worker.onmessage = ({ data }) => answers.shift().resolve(data.data);
    worker.onerror = () => answers.splice(0).forEach((due) => due.reject(new Error("The worker has failed.")));
    await tell({
      type: 0,
      data: {
        config: { lang: ["en"], separator: " +", pipeline: [], fields: { title: { boost: 100 }, words: { boost: 10 }, text: {} } },
        docs: entries.map(({ heading, words, text }, number) => {
          return { location: `${number}`, title: heading, words, text: indexed(asText(text)) };
        }),
        options: {},
      },
    });
  };

  const ready = () => {
    loading ??= load().catch((error) => {
      loading = undefined; // to be tried again
      worker?.terminate();
      throw error;
    });
    return loading;
  };

  // Finding --------------------------------------------------------------------------------------------------------

  const withCode = (text) => {
    const code = foldCode(text);
    if (code.length < 4 || !/\d/.test(code)) return [];
    return entries.filter(({ foldedCode: it }) => it && (it.startsWith(code) || (code.length > 4 && it.includes(code))));
  };

  const find = async (text) => {
    const coded = withCode(text);
    if (coded.length) return { found: inOrder(coded, text, () => 0) };
    for (const { terms, similar } of readings(text)) {
      const { items } = await tell({ type: 2, data: terms.map((term) => `+${term}`).join(" ") });
      const marked = new Map(items.flat().map((it) => [entries[it.location], it]));
      const fit = similar ? (entry) => fitOfMarked(marked.get(entry)) : (entry) => fitOf(entry, terms);
      if (marked.size) return { found: inOrder([...marked.keys()], text, fit), similar };
    }
    return { found: [] };
  };

  // How well an entry fits, from 0: by its title, by another name of what that says, by the rest of what it is looked for
  // by; each with the very words, then with words that begin so.
  const fitOf = (entry, terms) => {
    const stems = terms.map((term) => term.replace("*", ""));
    const isSaid = (name) => name.split(" ").every((word) => stems.some((it) => word.startsWith(it)));
    const named = entry.names.filter(isSaid);
    const fields = [[entry.heading], [entry.heading, ...named], [entry.words]].map((texts) => ` ${texts.join(" ")} `);
    const whole = stems.map((it) => new RegExp(` ${it}(?:e?s|y|ies)? `));
    const tests = [
      ...fields.map((field) => whole.every((it) => it.test(field))),
      ...fields.map((field) => stems.every((it) => field.includes(` ${it}`))),
    ];
    return tests.includes(true) ? tests.indexOf(true) : tests.length;
  };
  const fitOfMarked = ({ title, words }) => [title, words, "<mark>"].findIndex((it) => it.includes("<mark>"));

  // What is to come before what is over; then what fits best; then courses by the day on which they begin or go on, and
  // all else as lunr sorts it.
  const inOrder = (found, text, fit) => {
    const { today } = document.documentElement.dataset;
    const wanted = fold(text);
    const useful = usefulWords(wanted).join(" ");
    // A page of help is named in more words than it is asked for: "book" is "How to book", "contact" is "Contact us and book".
    const nameFit = ({ kind, name }) => {
      if (name === wanted) return 0;
      if (kind) return 3;
      return usefulWords(name).join(" ") === useful ? 1 : name.startsWith(`${useful} `) ? 2 : 3;
    };
    const ranked = found.map((entry, place) => {
      const over = Boolean(entry.ends && entry.ends < today);
      const closed = Boolean(entry.closes && entry.closes < today);
      const newestFirst = over || entry.kind === "news";
      const day = Number((entry.days?.find((it) => over || it >= today) ?? "9999-12-31").replaceAll("-", ""));
      const kind = KINDS.indexOf(entry.kind ?? "page");
      return { ...entry, over, closed, keys: [over, nameFit(entry), fit(entry), kind, newestFirst ? -day : day, place] };
    });
    return ranked.sort((one, other) => {
      const at = one.keys.findIndex((key, number) => key !== other.keys[number]);
      return at < 0 ? 0 : one.keys[at] - other.keys[at];
    });
  };

  // Showing --------------------------------------------------------------------------------------------------------

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.textContent = text;
    return element;
  };

  const item = ({ location, title, facts, badge, badge_kind: kind, off, over, closed, kind: what }) => {
    const result = make("li", "c-search__result", "");
    const link = make("a", "", title);
    link.href = dialog.dataset.root + location;
    result.append(link);
    if (closed) [badge, kind] = ["Booking closed", "closed"];
    if (over && !off && what === "course") [badge, kind] = ["Finished", "finished"];
    if (badge) result.append(" ", make("strong", `c-badge c-badge--${kind}`, asText(badge)));
    if (facts) result.append(make("p", "c-search__facts", facts));
    return result;
  };

  let rest = []; // of what was found

  const showMore = () => {
    const shown = rest.splice(0, AT_ONCE).map(item);
    list.append(...shown);
    more.hidden = !rest.length;
    return shown;
  };

  const say = (text, helpful = false) => {
    status.textContent = text;
    help.hidden = !helpful;
  };

  const clear = () => {
    list.replaceChildren();
    rest = [];
    more.hidden = true;
  };

  const count = (number) => `${number} result${number === 1 ? "" : "s"}`;

  let latest = 0; // search, of those that are under way

  const search = async () => {
    const text = box.value;
    const mine = ++latest;
    if (foldCode(text).length < SHORTEST) {
      clear();
      return say("");
    }
    try {
      if (!worker) say("Loading the search…");
      await ready();
      const { found, similar } = await find(text);
      if (mine !== latest) return;
      const within = list.contains(document.activeElement); // somebody was quicker than the answer
      clear();
      rest = [...found];
      showMore();
      if (within) (list.querySelector("a") ?? box).focus();
      if (!found.length) say(`No results for “${text.trim()}”`, true);
      else say(similar ? `Nothing has these very words. ${count(found.length)} with similar words` : count(found.length));
    } catch {
      if (mine !== latest) return;
      clear();
      say("The search could not be loaded. Type again to try once more.", true);
    }
  };

  // Keys and buttons -----------------------------------------------------------------------------------------------

  let typing;

  const now = () => {
    clearTimeout(typing);
    return search();
  };

  const open = () => {
    dialog.showModal();
    box.focus();
    box.select();
    ready().catch(() => {}); // said when something is looked for
  };
  opener.addEventListener("click", open);
  // Other buttons of a page open it, too: data-search holds the words to look for, or none.
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-search]");
    if (!button) return;
    if (button.dataset.search) box.value = button.dataset.search;
    open();
    if (button.dataset.search) now();
  });
  box.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(search, PAUSE);
  });
  // The key that sends a form leads to the first result, which it then opens.
  part("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    await now();
    list.querySelector("a")?.focus();
  });
  more.addEventListener("click", () => showMore()[0].querySelector("a").focus());
  part("close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close(); // beside it
    const link = target.closest("a");
    if (link && link.pathname === location.pathname) dialog.close(); // a place in the page behind
  });
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault(); // in a box with words it would only empty the box
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [box, ...list.querySelectorAll("a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (step && next && stops.includes(document.activeElement)) {
      event.preventDefault();
      next.focus();
    }
  });

  opener.hidden = false;
}
