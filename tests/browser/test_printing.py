"""On paper: a month is a sheet of A4 for the staffroom board, and no page prints what paper cannot do."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.conftest import Once
from tests.site.busy_month import build_busy

PAPER = 710  # CSS pixels between the margins of A4
POINT = 96 / 72
# Everything that has words of its own and is seen: [size in points, colour, background, words].
SEEN = """
() => [...document.body.querySelectorAll('*')]
    .filter((e) => e.checkVisibility() && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
    .filter((e) => e.getBoundingClientRect().width > 1 && !e.closest('.md-skip, .c-hidden'))
    .map((e) => [parseFloat(getComputedStyle(e).fontSize) * 0.75, getComputedStyle(e).color,
                 getComputedStyle(e).backgroundColor, e.textContent.trim().slice(0, 60)])
"""
BLACK = "rgb(0, 0, 0)"
WHITE = ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
NOT_ON_PAPER = (
    ".c-menu",
    ".c-follow",
    "a[href='#c.follow']",
    ".c-crumbs",
    ".c-pages",
    ".c-actions",
    ".c-search",
    ".c-search__open",
    ".c-grid",
    ".c-notice",
)


@pytest.fixture(scope="module")
def busy_url(once: Once, serve: Callable[[Path], str]) -> str:
    """A month with 40 courses."""
    return serve(build_busy(once, 40).site) + "courses/2027-03/"


@pytest.fixture
def busy_on_paper(open_page: OpenPage, busy_url: str) -> Iterator[Page]:
    with open_page(PAPER) as visit:
        page = visit.go(busy_url)
        page.emulate_media(media="print")
        yield page
        assert visit.wrong == []


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def size_of(pdf: bytes) -> list[int]:
    """In millimetres."""
    [box] = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf))
    return [round(float(number) / 72 * 25.4) for number in box.split()]


@pytest.mark.parametrize(
    "options",
    [{"prefer_css_page_size": True}, {"format": "A4"}, {"format": "A4", "print_background": True}],
    ids=["as the page asks", "on A4", "with backgrounds"],
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_month_with_40_courses_is_two_pages_of_a4(
    scheme: str, options: dict[str, Any], open_page: OpenPage, busy_url: str
) -> None:
    with open_page(color_scheme=scheme) as visit:
        page = visit.go(busy_url)
        assert page.locator(".c-listing tbody tr").count() == 40
        pdf = page.pdf(**options)
    assert pages_of(pdf) == 2
    assert size_of(pdf) == [0, 0, 210, 297]


def test_an_ordinary_month_is_one_page(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        for month in ("2026-11", "2026-12", "2027-03"):
            pdf = visit.go(f"{frozen_url}courses/{month}/").pdf(prefer_css_page_size=True)
            assert pages_of(pdf) == 1, month


def test_all_of_it_is_black_on_white_and_large_enough_to_read_at_arms_length(busy_on_paper: Page) -> None:
    seen = busy_on_paper.evaluate(SEEN)
    assert len(seen) > 200
    assert [words for size, *_, words in seen if size < 8 - 0.01] == []
    assert {words for _, colour, background, words in seen if colour != BLACK or background not in WHITE} == set()
    cells = busy_on_paper.locator(".c-listing :is(td, th)").evaluate_all(
        "cells => cells.map((cell) => parseFloat(getComputedStyle(cell).fontSize))"
    )
    assert min(cells) >= 8.5 * POINT - 0.01


def test_the_dark_scheme_prints_the_same(open_page: OpenPage, busy_url: str) -> None:
    with open_page(PAPER, color_scheme="dark") as visit:
        page = visit.go(busy_url)
        page.emulate_media(media="print", color_scheme="dark")
        seen = page.evaluate(SEEN)
    assert {colour for _, colour, _, _ in seen} == {BLACK}


def test_no_row_is_cut_and_the_headings_stand_on_both_pages(busy_on_paper: Page) -> None:
    table = busy_on_paper.locator(".c-listing")
    assert table.evaluate("table => getComputedStyle(table.tHead).display") == "table-header-group"
    breaks = table.locator("tr").evaluate_all("rows => rows.map((row) => getComputedStyle(row).breakInside)")
    assert set(breaks) == {"avoid"}


def test_the_sheet_says_who_when_where_and_how_to_book(busy_on_paper: Page) -> None:
    page = busy_on_paper
    for selector in NOT_ON_PAPER:
        for found in page.locator(selector).all():
            expect(found).to_be_hidden()
    expect(page.locator(".c-header__name")).to_have_text("Northshire Primary Partnership")
    expect(page.locator("h1")).to_be_visible()
    code = page.get_by_role("img", name="QR code of this page")
    expect(code).to_be_visible()
    box = code.locator("svg").bounding_box()
    assert box
    assert box["width"] == box["height"] >= 28 / 25.4 * 96
    expect(page.locator(".c-sheet__corner p")).to_have_text("training.example.org.uk/courses/2027-03/")
    foot = page.locator(".c-sheet__foot")
    expect(foot).to_contain_text("To book, email office@example.org.uk or telephone 01706 000000")
    expect(foot).to_contain_text("training.example.org.uk/c/MA00SP27/")
    expect(foot).to_contain_text(
        "Discount for establishments: 15% off for 2 to 5 people from one establishment; "
        "6 or more people: Contact us for a price."
    )
    expect(foot).to_contain_text(
        "Dates and places may change: training.example.org.uk/courses/2027-03/ has the latest."
    )
    row = page.locator(".c-listing tr", has_text="MA06SP27")
    for words in (
        "Mon 15 Mar 2027",
        "9:30am to 3:30pm",
        "Emergency first aid",
        "Harebell Lane",
        "All staff",
        "£75",
        "Cancelled",
    ):
        expect(row).to_contain_text(words)
    for number in range(40):
        expect(page.locator(".c-listing .c-code", has_text=f"MA{number:02}SP27")).to_be_visible()


def test_the_sheet_has_the_meetings_of_the_clusters_a_line_each(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(PAPER) as visit:
        page = visit.go(f"{frozen_url}courses/2026-11/")
        page.emulate_media(media="print")
        expect(page.get_by_role("heading", name="Cluster meetings")).to_be_visible()
        lines = page.locator(".c-meetings li")
        expect(lines).to_have_count(4)
        expect(lines.first).to_contain_text("Tue 17 Nov 2026, 3:45pm to 5pm")
        expect(lines.first).to_contain_text("Whitefield Cluster")
        heights = lines.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
        assert max(heights) < 20


@pytest.mark.parametrize("width", [360, 1280])
def test_a_press_near_the_top_prints_the_month(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        visit.page.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; };")
        page = visit.go(f"{frozen_url}courses/2026-11/")
        button = page.get_by_role("button", name="Print this month on a sheet of A4")
        assert button.evaluate("it => it.getBoundingClientRect().bottom") < 800
        button.click()
        expect(page.locator("html")).to_have_attribute("data-printed", "yes")
        page.emulate_media(media="print")
        expect(button).to_be_hidden()
    with open_page(width, java_script_enabled=False) as visit:
        page = visit.go(f"{frozen_url}courses/2026-11/")
        expect(page.get_by_text("Print this month on a sheet of A4")).to_be_hidden()


def test_the_list_of_courses_prints_two_lines_each_on_few_pages(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(PAPER) as visit:
        page = visit.go(f"{frozen_url}courses/")
        assert page.locator(".c-found").count() > 60
        assert pages_of(page.pdf(format="A4")) <= 5
        page.emulate_media(media="print")
        free = page.locator(".c-found", has_text="Governors: reading the school budget")
        assert free.evaluate("card => card.getBoundingClientRect().height") < 50
        for words in ("Thu 3 Dec 2026", "6:30pm to 8:30pm", "Online", "Governors", "Free", "GV02AU26"):
            expect(free).to_contain_text(words)
        expect(free.locator(".c-card__summary")).to_be_hidden()


@pytest.mark.parametrize("width", [360, 1280])
def test_on_a_screen_the_sheet_is_not_seen(width: int, open_page: OpenPage, busy_url: str) -> None:
    with open_page(width) as visit:
        page = visit.go(busy_url)
        assert page.locator(".c-sheet").count() == 2
        for part in page.locator(".c-sheet").all():
            expect(part).to_be_hidden()


@pytest.mark.parametrize(
    "address",
    ["", "courses/", "courses/joint-practice-development-trios/", "calendar/", "clusters/prestwich/", "news/2026-11-20-last-places/"],
)  # fmt: skip
def test_other_pages_print_in_black_without_menus_and_say_whose_they_are(
    address: str, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(PAPER) as visit:
        page = visit.go(frozen_url + address)
        page.emulate_media(media="print")
        for selector in NOT_ON_PAPER[:8]:
            for found in page.locator(selector).all():
                expect(found).to_be_hidden()
        expect(page.locator(".c-header__name")).to_be_visible()
        expect(page.locator(".c-footer")).to_contain_text("0161 603 4628")
        seen = page.evaluate(SEEN)
        assert [words for size, *_, words in seen if size < 8] == []
        assert {words for _, colour, _, words in seen if colour != BLACK} == set()


@pytest.mark.parametrize("width", [360, 1280])
def test_an_email_in_a_browser_is_nothing_but_the_email(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        visit.page.route("**/favicon.ico", lambda route: route.fulfill(status=204))  # which every browser asks for
        for address in ("courses/2026-12/email.html", "courses/digest.html"):
            page = visit.go(frozen_url + address)
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
            page.keyboard.press("Control+A")
            chosen = page.evaluate("() => getSelection().toString()").strip()
            assert chosen.startswith(page.locator("h1").inner_text())
            assert chosen.endswith("our website has the latest.")
            table = page.locator("table").bounding_box()
            assert table
            assert table["width"] <= 640
        assert visit.wrong == []
