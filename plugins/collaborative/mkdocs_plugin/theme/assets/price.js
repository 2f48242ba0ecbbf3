// What a course costs for so many people, worked out as one types. The tables beside it are made by the same rule
// (records/discount.py): in pence, rounded half up once, on the total. Without this script the box is hidden.
{
  const MOST = 99;
  const WRONG = `Type a whole number from 1 to ${MOST}.`;

  const pounds = (pence) =>
    (pence / 100).toLocaleString("en-GB", { style: "currency", currency: "GBP", minimumFractionDigits: pence % 100 ? 2 : 0 });

  // "2-5:15 6-:17.5" is 15 % for two to five people, and 17.5 % for six or more.
  const reductionFor = (people, reductions) => {
    for (const reduction of reductions.split(" ").filter(Boolean)) {
      const [, first, last, percent] = /^(\d+)-(\d*):(.+)$/.exec(reduction);
      if (Number(first) <= people && (!last || people <= Number(last))) return percent;
    }
    return "";
  };

  const reduced = (full, percent) => {
    const kept = full * (10000 - Math.round(percent * 100)); // percentages have at most two decimal places
    return Math.floor((kept + 5000) / 10000);
  };

  const inWords = (people, each, percent) => {
    const full = people * each;
    const sum = `${people} × ${pounds(each)}`;
    return percent
      ? [`${sum} = ${pounds(full)}, less ${percent}% = `, pounds(reduced(full, percent))]
      : [`${sum} = `, pounds(full)];
  };

  // More people than can come; nothing where nobody has counted the places.
  const room = (people, { places, left }) => [
    ...(people > Number(left) ? [`Only ${left === "1" ? "1 place is" : `${left} places are`} left.`] : []),
    ...(people > Number(places) ? [`The course has ${places === "1" ? "1 place" : `${places} places`}.`] : []),
  ];

  // The message stands below the field and belongs to it while it holds.
  const say = (input, place, wrong) => {
    place.id = "c.people-wrong"; // given here: a page may hold several boxes, of which one is shown
    place.hidden = !wrong;
    place.textContent = wrong;
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
    if (wrong) input.setAttribute("aria-describedby", place.id);
    else input.removeAttribute("aria-describedby");
  };

  const renew = (box) => {
    const input = box.querySelector("input");
    const people = Number(input.value);
    const right = Number.isInteger(people) && people >= 1 && people <= MOST;
    const { reductions, contact } = box.dataset;
    const percent = right ? reductionFor(people, reductions) : "";
    const alone = right && reductions && !percent && people > 1;
    for (const row of box.querySelectorAll("[data-pence]")) {
      const [sum, total] = alone ? ["", contact] : right ? inWords(people, Number(row.dataset.pence), percent) : ["", ""];
      const strong = document.createElement("strong");
      strong.textContent = total;
      row.lastElementChild.replaceChildren(sum, strong);
    }
    const notes = right ? room(people, box.dataset) : [];
    box.querySelector(".c-cost__note").textContent = notes.join(" ");
    box.querySelector(".c-cost__sums").hidden = !right;
    say(input, box.querySelector(".c-cost__wrong"), right ? "" : WRONG);
  };

  // A box that was put in later, on the day from which it holds, is found by each of these, too.
  const show = () => {
    for (const box of document.querySelectorAll(".c-cost[hidden]")) {
      box.hidden = false;
      renew(box);
    }
  };
  document.addEventListener("input", ({ target }) => target.matches(".c-cost__people") && renew(target.closest(".c-cost")));
  document.addEventListener("focusin", ({ target }) => target.matches(".c-cost__people") && target.select());
  document.addEventListener("visibilitychange", show);
  show();
}
