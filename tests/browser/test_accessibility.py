"""Pages for everyone: what axe-core finds, text that is spread or enlarged, forced colours, less motion."""

import json
from collections import Counter
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.browser.axe import Colour, contrast, faults_by_axe
from tests.browser.conftest import OpenPage
from tests.browser.page_types import COURSES_BY_STATUS, page_types
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT

# Pages that between them have each kind of control.
VARIED = ("", "courses/", "courses/2026-12/", "courses/joint-practice-development-trios/", "calendar/", "subscribe/")
# WCAG 2.2, 1.4.12: what a reader may set, and nothing may be lost.
SPREAD = "* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important} p {margin-bottom: 2em !important}"
# WCAG 2.2, 1.4.4: text of twice the size in the same window.
ENLARGED = "html {font-size: 250% !important}"
# A style sheet as the browser's own extensions give it: the page's policy, which allows no other, is not asked.
ADD_STYLE = (
    "(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css); document.adoptedStyleSheets = [sheet]; }"
)
CUT_OFF = """
() => [...document.querySelectorAll('body *')].filter((element) => {
    if (!element.checkVisibility() || element.clientWidth <= 1 || element.closest('svg') || element.matches('input, select, main')) return false;
    const {overflowX, overflowY, webkitLineClamp} = getComputedStyle(element);
    if (webkitLineClamp !== 'none') return false;  // the first lines on purpose: all of it is on the card's own page
    return (['hidden', 'clip'].includes(overflowX) && element.scrollWidth > element.clientWidth + 1)
        || (['hidden', 'clip'].includes(overflowY) && element.scrollHeight > element.clientHeight + 1);
}).map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 60)}`)
"""
MOVES = """
(element) => [null, '::before', '::after'].some((part) => {
    const style = getComputedStyle(element, part);
    const lasts = (times) => times.split(',').some((time) => parseFloat(time) > 0);
    return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration))
        || style.scrollBehavior === 'smooth';
})
"""
MOVING = f"""
() => [...document.querySelectorAll('*')].filter({MOVES.strip()})
    .map((element) => `<${{element.tagName.toLowerCase()}} class="${{element.className}}">`)
"""
# One thing of each kind, stronger than a rule for any element would be if it were not important.
IN_MOTION = """
@keyframes c-turn {to {rotate: 1turn}}
body main h1 {transition: color 2s} body .c-welcome__who::before {content: ''; animation: c-turn 2s} html:root {scroll-behavior: smooth}
"""
# In forced colours backgrounds and shadows are gone: only a line, or words, can still set a thing apart.
WITHOUT_A_LINE = """
() => [...document.querySelectorAll('.c-button, button, input:not([type=checkbox], [type=radio]), select, textarea, .c-badge, .c-alert, .c-notice, .c-card')]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 2)
    .filter((element) => !['Top', 'Left'].some((side) => {
        const style = getComputedStyle(element);
        return style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) >= 1
            && style[`border${side}Color`] !== style.backgroundColor;
    })).map((element) => element.outerHTML.slice(0, 120))
"""
# What is laid out only when it comes near the window would move what is being looked at.
ALL_LAID_OUT = "* {content-visibility: visible !important}"
BORDER = "(element) => parseFloat(getComputedStyle(element).borderTopWidth)"
CONTROLS = "a[href], button, input, select, textarea, summary"


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_kind_of_page_light_or_dark(width: int, open_page: OpenPage, frozen_url: str) -> None:
    faults: dict[str, list[str]] = {}
    with open_page(width, color_scheme="light", reduced_motion="reduce") as visit:
        for address in [*page_types().values(), *COURSES_BY_STATUS.values()]:
            page = visit.go(frozen_url + address)
            faults[f"light: {address}"] = faults_by_axe(page, colours_only=address in COURSES_BY_STATUS.values())
            light = page_colour(page)
            page.emulate_media(color_scheme="dark")
            assert sum(page_colour(page)) < sum(light) / 2
            faults[f"dark: {address}"] = faults_by_axe(page, colours_only=True)
            page.emulate_media(color_scheme="light")
        assert visit.wrong == []
    assert {where: found for where, found in faults.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_search_with_results_and_without(
    width: int, scheme: Any, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.go(frozen_url + "contact/")
        for words in ("first aid", "zzqx"):
            visit.search(words)
            assert faults_by_axe(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_finder_in_use(width: int, scheme: Any, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width, color_scheme=scheme, reduced_motion="reduce") as visit:
        page = visit.go(f"{frozen_url}courses/?audience=sendcos")
        if width == 360:
            page.get_by_role("button", name="Filter courses").click()
        assert page.get_by_label("Words", exact=True).is_visible()
        page.locator("main details").evaluate_all("all => all.forEach((it) => { it.open = true; })")
        assert faults_by_axe(page) == []
        visit.go(f"{frozen_url}courses/?words=zzqx")
        assert faults_by_axe(page) == []


def page_colour(page: Page) -> list[float]:
    """Of the page's ground: red, green, blue, 0 to 255."""
    colour = page.evaluate(
        "() => getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    return list(colour)


def test_axe_looks_and_finds(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        page = visit.go(frozen_url + "contact/")
        page.evaluate(
            "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/images/x.png\"><button></button>')"
        )
        assert {found.split(":")[0] for found in faults_by_axe(page)} == {"image-alt", "button-name"}


@pytest.mark.parametrize(("what", "css"), [("spread", SPREAD), ("enlarged", ENLARGED)])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_text_is_lost_when_it_is_spread_or_enlarged(
    what: str, css: str, width: int, open_page: OpenPage, frozen_url: str
) -> None:
    if what == "enlarged" and width == 320:
        pytest.skip("320 pixels are a window enlarged to 400 % already")
    lost = {}
    with open_page(width) as visit:
        for address in page_types().values():
            page = visit.go(frozen_url + address)
            page.evaluate(ADD_STYLE, css)
            scroll, client = visit.measure(SCROLL_WIDTH)
            wrong = [*visit.measure(STICKING_OUT), *visit.measure(CUT_OFF)]
            if scroll > client or wrong:
                lost[address] = (scroll, client, wrong)
    assert lost == {}


def test_nothing_moves_for_who_asked_for_less_motion(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(reduced_motion="reduce") as visit:
        moving = {address: visit.go(frozen_url + address).evaluate(MOVING) for address in page_types().values()}
    assert {address: found for address, found in moving.items() if found} == {}


def test_our_own_style_sheet_stops_what_moves_without_the_themes_help(open_page: OpenPage, frozen_url: str) -> None:
    found = {}
    for wish in ("no-preference", "reduce"):
        with open_page(reduced_motion=wish) as visit:
            page = visit.go(frozen_url)
            page.evaluate(
                "() => { document.querySelector('link[href*=\"assets/stylesheets/main.\"]').disabled = true; }"
            )
            page.evaluate(ADD_STYLE, IN_MOTION)
            found[wish] = [page.locator(it).evaluate(MOVES) for it in ("main h1", ".c-welcome__who", "html")]
    assert found == {"no-preference": [True] * 3, "reduce": [False] * 3}


def test_in_forced_colours_what_a_colour_set_apart_has_a_line(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(forced_colors="active") as visit:
        bare = {
            address: visit.go(frozen_url + address).evaluate(WITHOUT_A_LINE)
            for address in [*page_types().values(), *COURSES_BY_STATUS.values()]
        }
    assert {address: found for address, found in bare.items() if found} == {}


def test_in_forced_colours_header_menu_buttons_and_search_show_what_colours_showed(
    open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(forced_colors="active") as visit:
        for address in ("news/", "news/2026-11-20-last-places/"):
            page = visit.go(frozen_url + address)
            assert len(lines_below(page, ".c-header")) == 1
            assert lines_below(page, ".c-menu a") == ["News"]
        pressed, *others = page.locator(".c-schemes button").all()
        expect(pressed).to_have_attribute("aria-pressed", "true")
        thick, *thin = (float(it.evaluate(BORDER)) for it in (pressed, *others))
        assert thick >= 3 > max(thin)
        page.locator(".c-search__open").click()
        assert len(lines_below(page, ".c-search")) == 1


def test_in_forced_colours_the_focus_has_the_systems_own_colour(open_page: OpenPage, frozen_url: str) -> None:
    """The browser sees to the colour; our line is as thick as elsewhere."""
    with open_page(forced_colors="active") as visit:
        page = visit.go(frozen_url + "news/")
        page.evaluate(ADD_STYLE, "h1 {color: Highlight !important}")
        highlight = page.evaluate("() => getComputedStyle(document.querySelector('h1')).color")
        page.keyboard.press("Tab")  # from now on the browser marks the focus
        for control in ("main a", "main summary", ".c-search__open"):
            page.locator(control).first.focus()
            style = page.evaluate(
                "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth, s.outlineColor]; }"
            )
            assert style == ["solid", "3px", highlight], control


def lines_below(page: Page, selector: str) -> list[str]:
    """The texts of those elements whose lower border is to be seen on the page's ground, its contrast 3 to 1 or more."""
    ground = tuple(int(part) for part in page_colour(page))
    found = page.locator(selector).evaluate_all(
        "all => all.map((it) => [it.textContent.trim(), getComputedStyle(it).borderBottomStyle,"
        " parseFloat(getComputedStyle(it).borderBottomWidth), getComputedStyle(it).borderBottomColor.match(/[\\d.]+/g).slice(0, 3).map(Number)])"
    )
    return [
        text
        for text, style, width, colour in found
        if style != "none" and width >= 2 and contrast(tuple(colour), ground) >= 3
    ]


@pytest.mark.parametrize("look", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_focus_is_seen_on_each_kind_of_control(look: dict[str, Any], open_page: OpenPage, frozen_url: str) -> None:
    unseen = {}
    seen_kinds: set[str] = set()
    with open_page(1280, reduced_motion="reduce", **look) as visit:
        for address in VARIED:
            page = visit.go(frozen_url + address)
            page.evaluate(ADD_STYLE, ALL_LAID_OUT)
            page.keyboard.press("Tab")  # from now on the browser marks the focus
            for control in page.locator(CONTROLS).all():
                kind = control.evaluate("(e) => `${e.tagName} ${e.className} in ${e.parentElement.className}`")
                if kind in seen_kinds or not control.is_visible():
                    continue
                seen_kinds.add(kind)
                if problem := unmarked(page, control):
                    unseen[kind] = problem
    assert len(seen_kinds) > 20
    assert unseen == {}


def unmarked(page: Page, control: Any) -> str:
    """Why the focus is not to be seen: fewer pixels than a line round the control change by 3 to 1 or more. Empty: it is."""
    control.focus()
    box = control.bounding_box()
    if box["width"] < 2:
        return ""
    clip: Any = {"x": max(0, box["x"] - 6), "y": max(0, box["y"] - 6)}
    clip |= {"width": box["width"] + 12, "height": box["height"] + 12}
    with_focus = pixels(page.screenshot(clip=clip))
    control.evaluate("(element) => element.blur()")
    pairs = Counter(zip(with_focus, pixels(page.screenshot(clip=clip)), strict=True))
    changed = sum(count for (one, other), count in pairs.items() if contrast(one, other) >= 3)
    needed = int(box["width"] + box["height"])
    return "" if changed >= needed else f"{changed} pixels change, of {needed} at least"


def pixels(picture: bytes) -> list[Colour]:
    return list(Image.open(BytesIO(picture)).convert("RGB").get_flattened_data())  # type: ignore[arg-type]


def test_nothing_is_kept_about_a_visitor(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        for address in page_types().values():
            visit.go(frozen_url + address)
        kept = visit.page.context.storage_state()
        assert json.loads(json.dumps(kept)) == {"cookies": [], "origins": []}
        assert visit.page.evaluate("() => [localStorage.length, sessionStorage.length]") == [0, 0]
        assert visit.wrong == []
