"""The calendar: one table, which is a grid where there is room, and a list of days on a phone and on paper."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT
from tests.conftest import Once
from tests.site.busy_month import build_busy

MONTH = "courses/2026-11/"
NOW = "2026-11-25T12:00:00Z"
COMING = ["Wednesday 25 November", "Thursday 26 November", "Monday 30 November"]
OUTSIDE_THEIR_DAY = """
() => [...document.querySelectorAll('.c-grid td *')]
    .filter((it) => getComputedStyle(it).position !== 'absolute' && it.checkVisibility())
    .filter((it) => {
        const own = it.getBoundingClientRect(), day = it.closest('td').getBoundingClientRect();
        return own.right > day.right + 0.5 || own.left < day.left - 0.5 || own.bottom > day.bottom + 0.5;
    })
    .map((it) => it.textContent)
"""


@pytest.fixture(scope="module")
def busy_url(once: Once, serve: Callable[[Path], str]) -> str:
    """A month with 60 courses, two or three on each day."""
    return serve(build_busy(once, 60).site)


def days_shown(page: Page) -> list[str]:
    """The days of the agenda or grid that are seen, as they are read out."""
    times = page.locator(".c-grid__date").filter(visible=True)
    return [" ".join((text or "").split()) for text in times.all_text_contents()]


def test_the_grid_is_a_table_with_a_caption_and_weeks_from_monday(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(1280) as visit:
        table = visit.go(frozen_url + MONTH).locator(".c-grid table")
        assert table.locator("caption").text_content() == "Calendar of November 2026"
        headers = table.get_by_role("columnheader")
        assert table.locator("thead th[scope=col]").count() == 7
        days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        for header, name in zip(headers.all(), days, strict=True):
            expect(header).to_have_accessible_name(name)
        seen = []
        for row in table.locator("tbody tr").all():
            cells = row.locator("td").all()
            assert len(cells) == 7
            for column, cell in enumerate(cells):
                for time in cell.locator("time").all():
                    day = date.fromisoformat(time.get_attribute("datetime") or "")
                    assert day.weekday() == column
                    assert (time.text_content() or "").strip().startswith(days[column])
                    seen.append(day)
        assert seen == [date(2026, 11, number) for number in range(1, 31)]


@pytest.mark.parametrize("address", ["", "calendar/"])
@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_it_is_a_list_from_today_on(width: int, address: str, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width, now=NOW) as visit:
        page = visit.go(frozen_url + address)
        expect(page.locator(".c-grid")).to_have_count(1)
        assert days_shown(page) == COMING
        table = page.get_by_role("table", name="Calendar of November 2026")
        expect(table.get_by_role("cell")).to_have_count(3)
        expect(table.get_by_role("columnheader")).to_have_count(0)
        expect(table.get_by_role("row")).to_have_count(2)  # a week without anything is no row
        expect(table.get_by_role("heading", level=3, name="Thursday 26 November")).to_be_visible()
        words = table.locator("td", has_text="Thursday 26 November").inner_text()
        assert re.sub(r"\s+", " ", words).startswith(
            "Thursday 26 November 9am to midday Attendance codes and first-day calls Fully booked 1pm to 4pm"
        )
        heights = (
            page.locator(".c-entry a")
            .filter(visible=True)
            .evaluate_all("links => links.map((link) => link.getBoundingClientRect().height)")
        )
        assert min(heights) >= 24
        assert visit.wrong == []


@pytest.mark.parametrize("width", [768, 1280])
def test_where_there_is_room_it_is_a_grid_of_the_whole_month(width: int, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(width, now=NOW) as visit:
        page = visit.go(f"{frozen_url}calendar/")
        assert len(days_shown(page)) == 30
        table = page.get_by_role("table", name="Calendar of November 2026")
        expect(table.get_by_role("row")).to_have_count(7)
        expect(table.get_by_role("cell")).to_have_count(42)
        expect(table.get_by_role("columnheader", name="Wednesday")).to_be_visible()
        assert page.evaluate(OUTSIDE_THEIR_DAY) == []
        assert visit.wrong == []


@pytest.mark.parametrize("width", [768, 1280])
def test_on_the_home_page_it_begins_with_the_week_that_it_is(width: int, open_page: OpenPage, frozen_url: str) -> None:
    for day, first, days in (
        ("2026-11-22", "Monday 16 November", 15),
        ("2026-11-23", "Monday 23 November", 8),
        ("2026-11-30", "Monday 30 November", 1),
        ("2026-12-01", "Tuesday 1 December", 31),
    ):
        with open_page(width, now=f"{day}T12:00:00Z") as visit:
            page = visit.go(frozen_url)
            assert (days_shown(page)[0], len(days_shown(page))) == (first, days)
            expect(page.get_by_role("columnheader", name="Wednesday")).to_be_visible()
            assert page.evaluate(OUTSIDE_THEIR_DAY) == []
    with open_page(width, java_script_enabled=False) as visit:
        assert len(days_shown(visit.go(frozen_url))) == 30


@pytest.mark.parametrize("width", [320, 768, 960, 1280])
def test_many_courses_in_a_day_break_nothing_and_can_be_read(width: int, open_page: OpenPage, busy_url: str) -> None:
    with open_page(width, now="2027-03-01T12:00:00Z") as visit:
        page = visit.go(busy_url + "calendar/")
        expect(page.locator(".c-entry").filter(visible=True)).to_have_count(60)
        scroll, client = visit.measure(SCROLL_WIDTH)
        assert (scroll > client, visit.measure(STICKING_OUT)) == (False, [])
        assert page.evaluate(OUTSIDE_THEIR_DAY) == []
        sizes = page.locator(".c-grid :is(time, .c-entry__time, .c-entry a)").evaluate_all(
            "all => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert min(sizes) >= 13
        assert visit.wrong == []


def test_on_paper_it_is_the_list_and_nothing_says_today(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(710, now=NOW) as visit:
        page = visit.go(frozen_url + "calendar/")
        page.emulate_media(media="print")
        assert days_shown(page) == COMING
        today = page.locator(".c-grid [aria-current=date]")
        assert today.evaluate("time => getComputedStyle(time, '::after').content") == "none"
        assert today.evaluate("time => getComputedStyle(time.closest('td')).outlineStyle") == "none"
    with open_page(1280, now=NOW) as visit:  # a wide window prints the same
        page = visit.go(frozen_url + "calendar/")
        page.emulate_media(media="print")
        assert days_shown(page) == COMING
        assert page.pdf(format="A4").count(b"/Type /Page\n") <= 2


def test_without_javascript_a_phone_has_all_days_on_which_there_is_something(
    open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(360, now=NOW, java_script_enabled=False) as visit:
        page = visit.go(frozen_url + "calendar/")
        days = days_shown(page)
        assert days[:3] == ["Sunday 1 November", "Monday 2 November", "Wednesday 4 November"]
        assert days[-3:] == COMING
        expect(page.locator("[data-past]")).to_have_count(0)


def test_when_nothing_is_left_of_the_month_it_says_so(open_page: OpenPage, frozen_url: str) -> None:
    for day, count in (("2026-12-14", 0), ("2026-12-15", 0), ("2026-12-16", 1)):
        with open_page(360, now=f"{day}T12:00:00Z") as visit:
            page = visit.go(frozen_url + "calendar/")
            expect(page.get_by_text("No more training this month.")).to_have_count(count)


def test_holidays_are_marked_in_the_grid_by_words_and_dots(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(1280, now="2026-12-01T12:00:00Z") as visit:
        page = visit.go(frozen_url + "calendar/")
        cells = page.locator(".c-grid td:has(time)")
        words = {number: cells.nth(number - 1).inner_text() for number in range(1, 32)}
        told = {number: text for number, text in words.items() if "holiday" in text or "Day" in text}
        assert {number: "Christmas holiday" in text for number, text in told.items()} == {
            **dict.fromkeys(range(19, 32), True)
        }  # of those between Mondays only to hear
        seen = page.locator(".c-grid__why").evaluate_all(
            "all => all.filter((it) => it.getBoundingClientRect().width > 1).map((it) => it.firstChild.textContent)"
        )
        assert seen == [
            "Christmas holiday",
            "Christmas holiday",
            "Christmas Day",
            "Boxing Day",
            "Boxing Day, moved from the weekend",
            "Christmas holiday",
        ]
        dotted = cells.evaluate_all("all => all.map((it) => getComputedStyle(it).backgroundImage !== 'none')")
        assert dotted == [False] * 18 + [True] * 13
        expect(cells.nth(17)).to_contain_text("Autumn 2 ends")
        assert page.locator(".c-periods li").all_inner_texts() == [
            "Autumn 2: 2 November to 18 December 2026",
            "Christmas holiday: 19 December to 3 January 2027",
        ]


def test_a_holiday_is_one_line_on_a_phone(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360, now="2026-12-15T12:00:00Z") as visit:
        page = visit.go(frozen_url + "calendar/")
        assert days_shown(page) == ["Tuesday 15 December", "Friday 18 December", "Saturday 19 December"]
        line = page.locator("td", has_text="Saturday 19 December").inner_text().split("\n")
        assert [text for text in line if text.strip()] == ["Saturday 19 December", "Christmas holiday to 3 January"]


def test_terms_and_holidays_that_are_over_go(open_page: OpenPage, frozen_url: str) -> None:
    for day, first in (("2026-12-18", "Autumn 2"), ("2026-12-19", "Christmas holiday"), ("2027-07-21", "Summer 2")):
        with open_page(360, now=f"{day}T12:00:00Z") as visit:
            page = visit.go(frozen_url + "calendar/")
            assert page.locator(".c-terms__name").first.inner_text() == first
    with open_page(360, now="2027-07-22T12:00:00Z") as visit:
        page = visit.go(frozen_url + "calendar/")
        expect(page.get_by_role("heading", name="School terms and holidays")).to_have_count(0)


@pytest.mark.parametrize("forced", ["none", "active"])
def test_today_has_a_word_and_a_frame_in_all_colours(forced: str, open_page: OpenPage, frozen_url: str) -> None:
    with open_page(1280, now=NOW, forced_colors=forced) as visit:
        today = visit.go(frozen_url + "calendar/").locator(".c-grid [aria-current=date]")
        expect(today).to_have_count(1)
        assert "Today" in today.evaluate("time => getComputedStyle(time, '::after').content")
        style = (
            "time => { const it = getComputedStyle(time.closest('td')); return [it.outlineStyle, it.outlineWidth]; }"
        )
        assert today.evaluate(style) == ["solid", "3px"]


@pytest.mark.parametrize("width", [320, 1280])
def test_other_months_are_large_targets_above_and_below_with_their_names(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width, now=NOW) as visit:
        page = visit.go(frozen_url + "calendar/")
        for name in ("Months", "More months"):
            links = page.get_by_role("navigation", name=name, exact=True).get_by_role("link")
            assert links.evaluate_all("all => all.map((it) => it.rel)") == ["prev", "next"]
            assert min(links.evaluate_all("all => all.map((it) => it.getBoundingClientRect().height)")) >= 44
        page.get_by_role("link", name="December 2026").first.click()
        expect(page.locator("h1")).to_contain_text("December 2026")
        page.get_by_role("link", name="This month").first.click()
        expect(page).to_have_url(frozen_url + "calendar/")
        expect(page.get_by_role("heading", name="November 2026")).to_be_visible()
        page.goto(frozen_url)
        expect(page.locator(".c-months [rel=next]")).to_be_visible()


def test_a_meeting_is_in_the_calendar_and_leads_to_the_page_of_its_cluster(
    open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(1280, now=NOW) as visit:
        page = visit.go(frozen_url + "calendar/")
        meeting = page.locator("td", has_text="Wednesday 25 November").locator(".c-entry--meeting")
        assert re.sub(r"\s+", " ", meeting.inner_text()) == (
            "3:45pm to 5pm Year 5 and Year 6 year group meeting Bury Town Cluster"
        )
        meeting.get_by_role("link").click()
        expect(page).to_have_url(re.compile(r"/clusters/bury-town/#c\.meeting-2$"))
        expect(page.locator("#c\\.meeting-2")).to_contain_text("Moderating narrative writing")
        assert visit.wrong == []


@pytest.mark.parametrize("width", [360, 1280])
def test_a_months_own_page_shows_a_phone_each_course_once_and_its_meetings_below(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width, now=NOW) as visit:
        page = visit.go(frozen_url + MONTH)
        expect(page.locator(".c-grid")).to_be_visible(visible=width == 1280)
        title = page.get_by_role("link", name="Food hygiene, level 2").filter(visible=True)
        expect(title).to_have_count(1 if width == 360 else 2)
        meetings = page.locator(".c-meetings li")
        expect(meetings).to_have_count(4)
        expect(meetings.nth(2)).to_contain_text("Year 5 and Year 6 year group meeting: Moderating narrative writing")
        expect(page.locator(".c-listing", has_text="meeting")).to_have_count(0)
        page.emulate_media(media="print")
        expect(page.locator(".c-meetings")).to_be_visible()
        expect(page.locator(".c-periods")).to_be_hidden()
