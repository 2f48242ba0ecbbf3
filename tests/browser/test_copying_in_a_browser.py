"""Addresses of feeds and calendars in a real browser: copied by pointer and keyboard, and whole without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT

CLIPBOARD = ["clipboard-read", "clipboard-write"]
CALENDAR = "https://www.bplc.org.uk/calendar.ics"
FOLLOWED = ("clusters/prestwich/", "audience/ks2/", "subject/maths/", "courses/2026-12/", "calendar/", "news/")


def clipboard(page: Page) -> str:
    return str(page.evaluate("() => navigator.clipboard.readText()"))


def test_the_button_copies_the_address_and_says_so(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360, permissions=CLIPBOARD) as visit:
        page = visit.go(frozen_url + "subscribe/")
        button = page.locator(".c-copy").first
        expect(button).to_have_accessible_name("Copy the address: calendar, All courses and meetings")
        button.click()
        expect(button).to_have_accessible_name("Copied the address: calendar, All courses and meetings")
        expect(page.locator(".c-hidden[role=status]")).to_have_text("Copied")
        assert clipboard(page) == CALENDAR
        expect(button.locator("span").first).to_have_text("Copy")
        expect(page.locator(".c-hidden[role=status]")).to_have_text("")
        assert visit.wrong == []


def test_the_keyboard_opens_a_group_and_copies_an_address(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(permissions=CLIPBOARD) as visit:
        page = visit.go(frozen_url + "subscribe/")
        page.locator("summary", has_text="Subjects").first.focus()
        page.keyboard.press("Enter")
        button = page.get_by_role("button", name="Copy the address: calendar, Maths", exact=True)
        expect(button).to_be_visible()
        for _ in range(100):
            if button.evaluate("button => button === document.activeElement"):
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(".c-hidden[role=status]")).to_have_text("Copied")
        assert clipboard(page) == "https://www.bplc.org.uk/subject/maths/calendar.ics"


def test_each_button_copies_the_address_that_stands_before_it(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(permissions=CLIPBOARD) as visit:
        for address in FOLLOWED:
            page = visit.go(frozen_url + address)
            rows = page.locator(".c-follow .c-copyable")
            assert rows.count() >= 1
            for row in rows.all():
                row.get_by_role("button").click()
                expect(row.get_by_role("button")).to_have_text(re.compile("^Copied"))
                assert clipboard(page) == row.locator("code").inner_text()


@pytest.mark.parametrize(
    "refuse",
    [
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})",
    ],
)
def test_where_the_clipboard_is_refused_the_address_is_selected(
    refuse: str, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page() as visit:
        visit.page.add_init_script(refuse)
        page = visit.go(frozen_url + "calendar/")
        page.get_by_role("button", name="Copy the address: calendar").click()
        assert page.evaluate("() => getSelection().toString()") == CALENDAR
        expect(page.locator(".c-hidden[role=status]")).to_have_text("The address is selected. Copy it from there.")
        assert visit.wrong == []


@pytest.mark.parametrize("width", [360, 1280])
def test_without_javascript_every_address_is_there_and_no_button_is_dead(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width, java_script_enabled=False) as visit:
        page = visit.go(frozen_url + "subscribe/")
        assert page.locator(".c-copy").count() > 100
        for summary in page.locator("main summary").all():
            summary.click()
        expect(page.get_by_text("https://www.bplc.org.uk/subject/maths/calendar.ics")).to_be_visible()
        assert [button for button in page.locator("button").all() if button.is_visible()] == []


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways_with_everything_unfolded(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width) as visit:
        for address in ("subscribe/", "courses/joint-practice-development-trios/", *FOLLOWED):
            page = visit.go(frozen_url + address)
            page.evaluate("() => document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
            scroll, client = visit.measure(SCROLL_WIDTH)
            assert scroll <= client, address
            assert visit.measure(STICKING_OUT) == [], address
        assert visit.wrong == []


def test_what_one_presses_is_large_enough(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        for address in ("subscribe/", "courses/joint-practice-development-trios/", "audience/ks2/"):
            page = visit.go(frozen_url + address)
            page.evaluate("() => document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
            found = page.locator(".c-copy, .c-fold > summary, .c-offers__links a, .c-add li a, .c-follow .c-button")
            heights = found.evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
            assert heights
            assert min(heights) >= 24, address  # WCAG 2.2, 2.5.8


def test_a_course_is_added_to_a_calendar_from_its_page(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360, java_script_enabled=False) as visit:
        page = visit.go(frozen_url + "courses/joint-practice-development-trios/")
        inside = page.locator(".c-add")
        expect(inside.get_by_role("link", name="Add to calendar")).to_have_attribute("href", re.compile("/course.ics$"))
        expect(inside).to_contain_text("A file with all 3 sessions")
        expect(inside.get_by_role("link", name="Google Calendar for Session 3: Monday")).not_to_be_visible()
        inside.locator("summary").click()
        for place in (1, 2):  # 12 October and 16 November are over
            expect(inside.get_by_role("link", name=f"for Session {place}: Monday")).to_have_count(0)
        expect(inside.get_by_role("link", name="Google Calendar for Session 3: Monday")).to_be_visible()
        expect(inside.get_by_role("link", name="Outlook for Session 3: Monday")).to_be_visible()
