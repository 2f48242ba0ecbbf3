"""The ten commonest things that people want of a site like this: from the home page, on a phone, in three taps at most.

Typing and scrolling are no taps. Each test ends with what the visitor came for, read off the screen.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from icalendar import Calendar
from playwright.sync_api import Download, Locator, Page, expect
from tests.browser.conftest import OpenPage

MOST_TAPS = 3


class Phone:
    """A visitor's thumb on a screen of 360 by 740."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, target: Locator) -> None:
        assert self.taps < MOST_TAPS, f"a fourth tap: {target}"
        self.taps += 1
        expect(target).to_be_visible()
        target.tap()

    def link(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("link", name=name).first

    def go_on(self, target: Locator) -> Locator:
        """Taps what leads to another page; gives the main part of that."""
        before = self.page.url
        self.tap(target)
        self.page.wait_for_url(lambda url: url != before)
        return self.page.locator("main")

    def menu(self, name: str) -> Locator:
        return self.go_on(self.page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True))

    def save(self, target: Locator) -> Path:
        with self.page.expect_download() as saved:
            self.tap(target)
        download: Download = saved.value
        return Path(download.path())


@pytest.fixture
def phone(open_page: OpenPage, frozen_url: str) -> Iterator[Phone]:
    with hold(open_page, frozen_url) as held:
        yield held


@contextmanager
def hold(open_page: OpenPage, url: str, **context: Any) -> Iterator[Phone]:
    with open_page(360, has_touch=True, is_mobile=True, accept_downloads=True, **context) as visit:
        visit.page.set_viewport_size({"width": 360, "height": 740})
        yield Phone(visit.go(url))
        assert visit.wrong == []


def test_1_what_is_on_next_month_in_the_order_of_dates(phone: Phone) -> None:
    main = phone.go_on(phone.link("Courses in December 2026"))
    expect(main.locator("h1")).to_have_text("Training in December 2026")
    rows = main.locator(".c-listing tbody tr")
    days = [
        date.fromisoformat(day or "")
        for day in rows.locator("time").evaluate_all("all => all.map((time) => time.dateTime)")
    ]
    assert len(days) >= 9
    assert days == sorted(days)
    assert {(day.year, day.month) for day in days} == {(2026, 12)}
    expect(rows.filter(has_text="Governors: reading the school budget")).to_be_visible()


def test_2_the_courses_for_a_sendco(phone: Phone) -> None:
    main = phone.menu("Courses")
    link = main.locator("a:text-is('SENDCos')")
    phone.tap(main.locator("summary", has_text="Lists by month, role or subject"))
    main = phone.go_on(link)
    expect(main.locator("h1")).to_contain_text("SENDCos")
    found = main.locator(".c-card")
    assert found.count() >= 3
    expect(found.filter(has_text="SENDCo network").first).to_be_visible()
    assert all("SENDCos" in text or "All staff" in text for text in found.all_inner_texts())


def test_2_the_courses_for_a_sendco_by_the_word(phone: Phone) -> None:
    box = phone.page.get_by_label("Find a course")
    phone.tap(box)
    box.fill("senco")
    phone.go_on(phone.page.get_by_role("button", name="Find", exact=True))
    found = phone.page.locator("main .c-card:visible")
    expect(found.filter(has_text="SENDCo network").first).to_be_visible()
    assert found.count() < 40
    phone.go_on(found.first.get_by_role("link"))
    expect(phone.page.locator("main h1")).to_be_visible()


def test_3_when_where_who_for_who_leads_it_and_what_to_bring(phone: Phone) -> None:
    main = phone.go_on(phone.link("Times tables in Year 4 without the tears"))
    for said in (
        "Thursday 26 November 2026, 1pm to 4pm",
        "Teasel Park Primary School",
        "Class teachers",
        "Year 4",
        "MA02AU26",
    ):
        expect(main.get_by_text(said).first).to_be_visible()
    for name in ("When", "Where", "(Who f|F)or", "Led by", "Bring"):
        term = main.locator("dt", has_text=re.compile(f"^{name}")).first
        expect(term).to_be_visible()
        expect(term.locator("xpath=following-sibling::dd[1]")).not_to_be_empty()


def test_4_what_four_people_of_a_member_school_pay_in_all(phone: Phone) -> None:
    main = phone.go_on(phone.link("Times tables in Year 4 without the tears"))
    # Four times £40, less 15%.
    people = main.get_by_label("How many people?")
    if people.is_visible():
        phone.tap(people)
        people.fill("4")
        expect(main.get_by_role("status")).to_contain_text("£136")
    table = main.locator("table.c-sums").filter(has_text=re.compile("member", re.IGNORECASE)).first
    if not table.is_visible():
        phone.tap(main.locator("details:not([open])").filter(has=table).locator("> summary"))
    row = table.locator("tbody tr").filter(has=phone.page.get_by_role("rowheader", name="4 people"))
    expect(row).to_contain_text("£160")
    expect(row.locator("td").last).to_have_text(re.compile(r"£136(\.00)?"))


def test_5_whether_there_are_places_and_what_to_do_when_there_are_none(phone: Phone) -> None:
    phone.menu("Courses")
    main = phone.go_on(phone.page.locator("main a[href*='emergency-first-aid-december-2026/']").first)
    expect(main.locator(".c-badge").first).to_have_text(re.compile("full", re.IGNORECASE))
    expect(main.get_by_text("none left")).to_be_visible()
    # Another run of the same course, to be tapped.
    other = main.locator("a[href*='emergency-first-aid-january-2027/']").first
    expect(other).to_be_visible()
    phone.go_on(other)
    expect(phone.page.get_by_role("link", name="Book a place")).to_be_visible()


def test_6_how_to_book_quoting_which_code(phone: Phone) -> None:
    phone.menu("Courses")
    main = phone.go_on(phone.link("Times tables in Year 4 without the tears"))
    book = main.get_by_role("link", name="Book a place")
    expect(book).to_be_visible()
    mail = urlsplit(book.get_attribute("href") or "")
    asked = {key: values[0] for key, values in parse_qs(mail.query).items()}
    assert (mail.scheme, mail.path) == ("mailto", "office@bplc.org.uk")
    assert "MA02AU26" in asked["subject"]
    assert "name" in asked["body"].lower()
    assert "school" in asked["body"].lower()
    expect(main.get_by_role("link", name="0161 603 4628").first).to_have_attribute("href", "tel:01616034628")


def test_7_a_course_into_ones_own_calendar(phone: Phone) -> None:
    phone.menu("Courses")
    main = phone.go_on(phone.link("Year 6 maths: reasoning without the worry"))
    file = phone.save(main.get_by_role("link", name="Add to calendar").first)
    (event,) = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert start.isoformat() == "2026-12-08T09:00:00+00:00"
    assert end.isoformat() == "2026-12-08T15:30:00+00:00"
    assert "Year 6 maths" in str(event["summary"])
    assert "Copperbeech Road" in str(event["location"])


def test_8_where_it_is_on_a_map(phone: Phone) -> None:
    main = phone.go_on(phone.link("Year 6 maths: reasoning without the worry"))
    where = main.locator("dt", has_text=re.compile("^Where")).first.locator("xpath=following-sibling::dd[1]")
    expect(where).to_contain_text("Copperbeech Road Primary School")
    map_link = where.get_by_role("link", name=re.compile("map", re.IGNORECASE)).first
    expect(map_link).to_be_visible()
    target = unquote(map_link.get_attribute("href") or "").replace("+", " ")
    assert target.startswith("https://")
    assert "Copperbeech Road" in target
    assert "Whitefield" in target  # the sample's invented schools have a town and no postcode


def test_9_what_is_cancelled_or_postponed_and_the_new_date(phone: Phone) -> None:
    main = phone.go_on(phone.link("Courses in December 2026"))
    rows = main.locator(".c-listing tbody tr")
    off = rows.filter(has_text="Worry, sleep and big feelings")
    expect(off).to_be_visible()
    expect(off).to_contain_text("Cancelled")
    moved = rows.filter(has_text="Teaching the agreed syllabus with confidence")
    expect(moved).to_contain_text("Postponed to 14 January")
    main = phone.go_on(moved.get_by_role("link").first)
    expect(main.get_by_text("Thursday 14 January 2027").first).to_be_visible()
    expect(main.get_by_text("Thursday 10 December 2026").first).to_be_visible()


def test_10_the_next_meeting_of_ones_cluster(phone: Phone) -> None:
    main = phone.menu("Clusters")
    main = phone.go_on(main.get_by_role("link", name="Prestwich Cluster").first)
    for said in (
        "Thursday 26 November 2026, 3:45pm to 5pm",
        "Drawing a problem",
        "Clayhill Rise Primary School",
        "Three children's drawings from a maths lesson",
    ):
        expect(main.get_by_text(said).first).to_be_visible()
