"""The frozen site in a real browser: on a phone and on a desk, with and without JavaScript."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT

MONTH = "courses/2026-11/"
ADDRESSES = {
    "home": "",
    "courses": "courses/",
    "month": MONTH,
    "old month": "courses/2018-01/",
    "course with sessions and sums": "courses/joint-practice-development-trios/",
    "calendar": "calendar/",
    "subscribe": "subscribe/",
    "clusters": "clusters/",
    "cluster": "clusters/prestwich/",
    "schools": "schools/",
    "news": "news/",
    "news item": "news/2026-11-20-last-places/",
    "discounts": "discounts/",
    "past": "courses/past/",
    "audience": "audience/ks2/",
    "contact": "contact/",
    "not found": "404.html",
}
WIDTHS = (320, 360, 1280)


def courses(frozen: Path) -> list[dict[str, Any]]:
    return list(json.loads((frozen / "courses.json").read_bytes())["courses"])


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways_and_nothing_goes_wrong(width: int, open_page: OpenPage, frozen_url: str) -> None:
    too_wide = {}
    with open_page(width) as visit:
        for name, address in ADDRESSES.items():
            visit.go(frozen_url + address, until="networkidle" if width == 1280 else "load")
            scroll, client = visit.measure(SCROLL_WIDTH)
            sticking_out = visit.measure(STICKING_OUT)
            if scroll > client or sticking_out:
                too_wide[name] = (scroll, client, sticking_out)
        assert too_wide == {}
        assert visit.wrong == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_month_shows_its_list_on_a_phone_and_its_grid_on_a_desk(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width) as visit:
        page = visit.go(frozen_url + MONTH)
        expect(page.locator(".c-listing")).to_be_visible()
        expect(page.locator(".c-listing tbody tr").first).to_be_visible()
        whom = page.locator(".c-listing td[data-label=For]").first
        expect(whom).to_be_visible()
        whom.evaluate("cell => cell.textContent = ''")  # as of a course for nobody in particular
        expect(whom).to_be_visible(visible=width == 1280)
        expect(page.locator(".c-grid table")).to_be_visible(visible=width == 1280)
        expect(page.locator(".c-grid-heading")).to_be_visible(visible=width == 1280)


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_the_months_table_and_list_are_there(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width, java_script_enabled=False) as visit:
        page = visit.go(frozen_url + MONTH)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator(".c-listing")).to_be_visible()
        assert page.locator(".c-listing tbody tr").count() >= 9
        expect(page.locator(".c-grid table")).to_be_visible(visible=width == 1280)
        expect(page.locator(".c-menu a").first).to_be_visible()
        page.locator(".c-listing a").first.click()
        expect(page.locator(".c-course h1")).to_be_visible()
        expect(page.locator(".c-booking")).to_be_visible()
        assert visit.wrong == []


def test_cancelled_and_postponed_are_said_in_words(open_page: OpenPage, frozen_url: str, frozen: Path) -> None:
    off = [course for course in courses(frozen) if course["status"] in ("cancelled", "postponed")]
    with open_page(360) as phone, open_page(1280) as desk:
        for course in off:
            address, month = course["url"].split("/", 3)[3], course["sessions"][0]["date"][:7]
            for visit in (phone, desk):
                page = visit.go(frozen_url + address)
                assert course["status"] in page.locator(".c-badge").first.inner_text().lower()
                assert f"this course is {course['status']}" in page.locator("main").inner_text().lower()
                page = visit.go(f"{frozen_url}courses/{month}/")
                row = page.locator(".c-listing tr", has_text=course["code"])
                assert course["status"] in row.inner_text().lower()
            entry = page.locator(".c-entry", has_text=course["title"])
            assert course["status"] in entry.first.inner_text().lower()


def test_the_code_from_a_printed_list_leads_to_the_course(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        for code in ("LD02AU26", "ld02au26"):
            visit.page.goto(f"{frozen_url}c/{code}/")
            visit.page.wait_for_url("**/courses/joint-practice-development-trios/")
            expect(visit.page.locator("h1")).to_have_text("Joint practice development: leading a trio")


def test_a_visitor_finds_from_the_home_page_to_booking(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        page = visit.go(frozen_url)
        page.locator(".c-menu").get_by_text("Courses", exact=True).click()
        page.get_by_role("link", name="Times tables in Year 4 without the tears").first.click()
        book = page.get_by_role("link", name="Book a place")
        expect(book).to_be_visible()
        target = book.get_attribute("href") or ""
        assert target.startswith("mailto:office@bplc.org.uk?subject=Booking")
        assert "Times%20tables" in target
        expect(page.get_by_role("link", name="Add to calendar")).to_be_visible()
        assert visit.wrong == []


def test_the_keyboard_reaches_what_it_should_see(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        page = visit.go(frozen_url + "courses/")
        seen = []
        for _ in range(12):
            page.keyboard.press("Tab")
            seen.append(
                page.evaluate(
                    "() => { const e = document.activeElement, s = getComputedStyle(e);"
                    " return [e.tagName, e.textContent.trim().slice(0, 40), s.outlineStyle !== 'none' || s.boxShadow !== 'none']; }"
                )
            )
        assert [text for tag, text, marked in seen if tag == "A" and not marked] == [], seen
        assert {"Calendar", "News"} <= {text for _, text, _ in seen}


@pytest.mark.parametrize("width", WIDTHS)
def test_text_is_large_enough_and_links_are_far_enough_apart(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        page = visit.go(frozen_url + MONTH)
        smallest = page.evaluate(
            "() => Math.min(...[...document.querySelectorAll('main p, main td, main th, main li')]"
            ".filter((e) => e.checkVisibility() && e.textContent.trim()).map((e) => parseFloat(getComputedStyle(e).fontSize)))"
        )
        assert smallest >= 12
        heights = page.locator(".c-menu a").evaluate_all("links => links.map((a) => a.getBoundingClientRect().height)")
        assert min(heights) >= 24  # WCAG 2.2, 2.5.8


@pytest.mark.parametrize(
    "address", ["", "courses/", "courses/2026-12/", "courses/talk-first-early-language/", "clusters/prestwich/"]
)
def test_text_of_twice_the_size_fits_the_narrowest_window(address: str, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(320) as visit:
        page = visit.go(frozen_url + address)
        page.evaluate("() => { document.documentElement.style.fontSize = '250%'; }")  # Material's is 125 %
        scroll, client = visit.measure(SCROLL_WIDTH)
        assert (scroll > client, visit.measure(STICKING_OUT)) == (False, [])
