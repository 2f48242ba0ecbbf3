"""A walk through a page by the Tab key: where it stops, what is seen there, and what it never reaches."""

from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from playwright.sync_api import Page

WATCH = """
() => {
    const every = 'a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable], audio[controls], video[controls]';
    const seen = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && element.getClientRects().length > 0;
    const chosen = (element) => element.type !== 'radio' || element.checked
        || !document.querySelector(`input[type=radio][name="${CSS.escape(element.name)}"]:checked`);
    const takesFocus = (element) => element.tabIndex >= 0 && !element.disabled && !element.closest('[inert]')
        && element.type !== 'hidden' && chosen(element)
        && !(element.matches('summary') && element.parentElement?.querySelector('summary') !== element);
    document.querySelectorAll('main details').forEach((details) => { details.open = true; });
    const controls = [...document.querySelectorAll(every)];
    const stops = controls.filter((element) => takesFocus(element) && seen(element));

    const text = (ids) => ids.split(/\\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const name = (element) => (element.ariaLabel
        || text(element.getAttribute('aria-labelledby') ?? '').trim()
        || [...(element.labels ?? [])].map((label) => label.textContent).join(' ').trim()
        || element.textContent.trim()
        || [...element.querySelectorAll('img[alt], svg title')].map((it) => it.alt ?? it.textContent).join(' ').trim()
        || element.title || '').replace(/\\s+/g, ' ').trim();
    const said = (element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${name(element)}`.slice(0, 120);
    const box = (element) => {
        const {left, top, right, bottom, width, height} = element.getBoundingClientRect();
        return {left, top, right, bottom, width, height};
    };

    // WCAG 2.2, 2.5.8: at least 24 by 24, or in a line of other text, or with room for a circle of 24 about its middle.
    const inText = (element) => {
        if (!getComputedStyle(element).display.startsWith('inline')) return false;
        let block = element.parentElement;
        while (block && getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const lines = [...element.getClientRects()];
        for (let node = texts.nextNode(); node; node = texts.nextNode()) {
            if (!/[\\p{L}\\p{N}]/u.test(node.data) || node.parentElement.closest('a, button, summary, label')) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            if ([...range.getClientRects()].some((other) => lines.some((line) => other.top < line.bottom && line.top < other.bottom))) return true;
        }
        return false;
    };
    const small = ({width, height}) => width < 23.99 || height < 23.99;
    const middle = ({left, right, top, bottom}) => [(left + right) / 2, (top + bottom) / 2];
    const crowded = (element) => {
        const mine = box(element);
        if (!small(mine) || inText(element)) return '';
        const [x, y] = middle(mine);
        const distance = ([u, v]) => Math.hypot(u - x, v - y);
        const nearest = ({left, right, top, bottom}) => [Math.max(left, Math.min(x, right)), Math.max(top, Math.min(y, bottom))];
        for (const other of stops) {
            if (other === element || element.contains(other) || other.contains(element)) continue;
            const apart = small(box(other)) ? distance(middle(box(other))) - 12
                : Math.min(...[...other.getClientRects()].map((rect) => distance(nearest(rect))));
            if (apart < 12) return `${said(other)} is ${Math.round(apart)} px from its middle`;
        }
        return '';
    };
    const covered = (element) => {
        const [first] = element.getClientRects();
        const at = document.elementFromPoint((first.left + first.right) / 2, (first.top + first.bottom) / 2);
        if (at === null) return 'off the window';
        return element.contains(at) || [...(element.labels ?? [])].some((label) => label.contains(at)) ? '' : `under ${said(at)}`;
    };

    const walked = window.walked = {stops: [], missed: [], expected: stops.length};
    const reached = new Set();
    addEventListener('keyup', (event) => {
        const element = document.activeElement;
        if (event.key !== 'Tab' || !element || element === document.body) return;
        reached.add(element);
        document.getAnimations().forEach((animation) => animation.finish());
        const style = getComputedStyle(element);
        const {left, top, right, bottom, width, height} = box(element);
        walked.stops.push({
            index: controls.indexOf(element), seen: seen(element), said: said(element), name: name(element),
            left: left + scrollX, top: top + scrollY, right: right + scrollX, bottom: bottom + scrollY, width, height,
            inside: left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1,
            covered: covered(element), crowded: crowded(element),
            marked: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none',
        });
    });
    window.finishWalk = () => {
        walked.missed = stops.filter((element) => !reached.has(element) && seen(element)).map(said);
        return walked;
    };
    return stops.length;
}
"""


@dataclass(frozen=True)
class Walk:
    """``stops``: what was measured at each, in order; ``missed``: visible controls that were never reached."""

    stops: list[dict[str, Any]]
    missed: list[str]

    def faults(self) -> list[str]:
        """What is wrong, a line each; empty: the page can be used by keyboard."""
        faults = [f"never reached: {said}" for said in self.missed]
        for stop in self.stops:
            faults += [f"{fault}: {stop['said']}" for fault in _faults(stop)]
        indexes = [stop["index"] for stop in self.stops]
        if len(set(indexes)) < len(indexes):
            faults.append(f"the walk came round before its end: {indexes}")
        for number, after in enumerate(self.stops[1:]):
            if after["index"] < self.stops[number]["index"] or _goes_back(self.stops[: number + 1], after):
                faults.append(f"out of order: {self.stops[number]['said']}, then {after['said']}")
        return faults


def walk(page: Page) -> Walk:
    """Presses Tab from the top of a page just loaded, whose ``<details>`` it opens, until its end."""
    expected = page.evaluate(WATCH)
    for _ in range(expected + 2):  # one more for the link that shows with the focus only
        page.keyboard.press("Tab")
    found = page.evaluate("() => finishWalk()")
    stops = found["stops"]
    # Past the last stop a window begins again at the first.
    while len(stops) > 2 and stops[-1]["index"] in (stops[0]["index"], stops[1]["index"]):
        stops.pop()
    return Walk(stops, found["missed"])


def _faults(stop: dict[str, Any]) -> list[str]:
    faults = []
    if not stop["seen"]:
        faults.append("takes the focus though hidden")
    if not stop["name"]:
        faults.append("has no name")
    if not stop["inside"] and stop["height"] < 500:
        faults.append("not in the window when it has the focus")
    if stop["covered"]:
        faults.append(stop["covered"])
    if stop["crowded"]:
        faults.append(f"{stop['width']:.0f} by {stop['height']:.0f} px, and {stop['crowded']}")
    if not stop["marked"]:
        faults.append("no mark of the focus")
    return faults


def _goes_back(earlier: list[dict[str, Any]], after: dict[str, Any]) -> bool:
    """Up or to the left in the same line; but not up to a column at the right, nor on beside the column just left."""
    before = earlier[-1]
    if after["bottom"] <= before["top"] + 1:
        column = list(takewhile(lambda stop: stop["left"] >= after["right"] - 1, reversed(earlier)))
        beside = bool(column) and after["top"] >= min(stop["top"] for stop in column) - 1
        return not beside and bool(after["left"] < before["right"] - 1)
    overlap = min(before["bottom"], after["bottom"]) - max(before["top"], after["top"])
    same_line = overlap > 0.6 * min(before["height"], after["height"])
    return bool(same_line and max(before["height"], after["height"]) < 80 and after["right"] <= before["left"] + 1)
