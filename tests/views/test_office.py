"""The office page: what needs attention, on 2 March 2026."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, cluster, course, discount, listing, news, school, site_of

from collaborative.catalogue import Catalogue, Month
from collaborative.problems import Message, Problem, Severity
from collaborative.records.page import PlainPage
from collaborative.sections.office import OfficeGroup, office_page
from collaborative.sections.repository import NoRepository
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views.links import Link

TODAY = dt.date(2026, 3, 2)
GOOD: dict[str, Any] = {"venue": "Online", "price": "95"}
MARCH = listing("2026-03", body="Spring.")


class Editors(NoRepository):
    """A repository whose editors are known by the files that they open."""

    def edit(self, path: str) -> str:
        return f"edit:{path}"

    def add_listing(self, month: Month) -> tuple[Link, ...]:
        return (Link("Add an introduction", f"new:{month}"),)


def shown(
    catalogue: Catalogue,
    plain: tuple[PlainPage, ...] = (),
    warnings: Sequence[Problem] = (),
    settings: Settings = SETTINGS,
) -> Site:
    site = site_of(catalogue, TODAY, settings, plain=plain, is_preview=True)
    return replace(site, warnings=tuple(warnings), repository=Editors())


def groups(
    *, settings: Settings = SETTINGS, warnings: tuple[Problem, ...] = (), **records: Any
) -> dict[str, OfficeGroup]:
    page = office_page(shown(catalogue_of(**records), warnings=warnings, settings=settings))
    return {group.heading: group for group in (*page.attention, *page.upcoming)}


def notes_of_course(heading: str, **front: Any) -> list[str]:
    found = groups(courses=(course(**{**GOOD, **front}),), listings=(MARCH, listing("2026-04", body="x")))
    return [item.note for item in found[heading].items] if heading in found else []


@pytest.mark.parametrize(
    ("heading", "front", "notes"),
    [
        ("No venue", {"venue": ""}, ["Thursday 19 March 2026"]),
        ("No venue", {"venue": "TBC"}, ["Thursday 19 March 2026"]),
        ("No venue", {}, []),
        ("No venue", {"venue": "", "date": "2026-02-19"}, []),
        ("No venue", {"venue": "", "status": "cancelled"}, []),
        ("No venue", {"venue": "", "draft": "yes"}, []),
        (
            "No venue",
            {"venue": "", "dates": [{"date": "2026-02-19"}, {"date": "2026-03-19"}, {"date": "2026-03-20", "venue": "Hall"}]},
            ["1 session of 3: 3 sessions: Thursday 19 February 2026; Thursday 19 March 2026; Friday 20 March 2026"],
        ),
        ("No price", {"price": None}, ["Thursday 19 March 2026"]),
        ("No price", {"price": "TBC"}, ["Thursday 19 March 2026"]),
        ("No price", {"price": "Free"}, []),
        ("No price", {"price": "POA"}, []),
        ("Dates to be confirmed", {"date": "TBC"}, ["Date to be confirmed"]),
        ("Dates to be confirmed", {"date": "TBC", "draft": "yes"}, []),
        ("Dates to be confirmed", {"status": "postponed"}, ["Postponed, and a new date is not known yet"]),
        ("Dates to be confirmed", {"status": "postponed", "new_date": "2026-04-02"}, []),
        ("Places and status", {"places_left": "0"}, ["No place is left, and its status is scheduled"]),
        ("Places and status", {"places_left": "0", "status": "full"}, []),
        ("Places and status", {"places_left": "3", "status": "full"}, ["3 places are left, and its status is full"]),
        ("Places and status", {"places_left": "1", "status": "waiting list"}, ["1 place is left, and its status is waiting list"]),
        ("Places and status", {"places_left": "9", "places": "8"}, ["9 places are left, of 8"]),
        ("Places and status", {"places_left": "0", "date": "2026-02-19"}, []),
        ("Booking closes soon", {"booking": {"closes": "2026-03-16"}}, ["Booking closes on Monday 16 March 2026"]),
        ("Booking closes soon", {"booking": {"closes": "2026-03-17"}}, []),
        ("Booking closes soon", {"booking": {"closes": "2026-03-01"}}, []),
        ("Booking closes soon", {"booking": {"closes": "2026-03-16"}, "status": "full"}, []),
        ("Full", {"status": "full"}, ["Thursday 19 March 2026"]),
        ("Full", {"status": "full", "date": "2026-02-19"}, []),
        ("Goes public by itself", {"published": "2026-03-03"}, ["Goes public on Tuesday 3 March 2026"]),
        ("Goes public by itself", {"published": "2026-03-02"}, []),
        ("Goes public by itself", {"published": "2026-03-03", "draft": "yes"}, []),
        ("Drafts", {"draft": "yes"}, ["Course; still without an audience and a summary or text"]),
        ("Drafts", {"draft": "yes", "audience": "KS1", "summary": "x"}, ["Course"]),
        (
            "Drafts",
            {"draft": "yes", "audience": "KS1", "summary": "x", "date": "TBC", "venue": "TBC", "price": "TBC"},
            ["Course; still without a date, a venue and a price"],
        ),
    ],
)  # fmt: skip
def test_a_course_is_listed_under_what_needs_attention(heading: str, front: dict[str, Any], notes: list[str]) -> None:
    assert notes_of_course(heading, **front) == notes


@pytest.mark.parametrize(("day", "listed"), [("2026-03-16", True), ("2026-03-17", False), ("2026-03-01", False)])
def test_a_course_that_begins_within_14_days_needs_a_way_to_book(day: str, listed: bool) -> None:
    nobody = Settings(name="x", url="https://x.example/")
    records: dict[str, Any] = {"courses": (course(**GOOD, date=day),), "listings": (MARCH,)}
    assert ("No way to book" in groups(settings=nobody, **records)) is listed
    assert "No way to book" not in groups(settings=SETTINGS, **records), "the office's email address is one"


@pytest.mark.parametrize(
    ("expires", "notes"),
    [
        ("2026-03-16", ["Expires on Monday 16 March 2026"]),
        ("2026-03-17", []),
        ("2026-02-16", ["Expired on Monday 16 February 2026"]),
        ("2026-02-15", []),
    ],
)
def test_news_is_listed_two_weeks_before_and_after_it_expires(expires: str, notes: list[str]) -> None:
    found = groups(news=(news(expires=expires, published="2026-02-01"),))
    assert [item.note for group in found.values() for item in group.items] == notes


@pytest.mark.parametrize(
    ("meetings", "note"),
    [
        ([], "There has been none"),
        ([{"date": "2026-02-10", "host": "Online"}], "The last one was on Tuesday 10 February 2026"),
        (
            [{"date": "2026-03-10", "host": "Online", "status": "cancelled"}],
            "There has been none",
        ),
        ([{"date": "2026-03-02", "host": "Online"}], None),
    ],
)
def test_a_cluster_without_a_next_meeting_is_listed(meetings: list[dict[str, str]], note: str | None) -> None:
    found = groups(clusters=(cluster(meetings=meetings),)).get("Clusters without a next meeting")
    assert [item.note for item in found.items] == [note] if found else note is None


def test_an_upcoming_meeting_without_a_host_or_day_is_listed() -> None:
    meetings = [{"topic": "Oracy", "host": "To be confirmed"}, {"date": "2026-02-10", "topic": "Over"}]
    found = groups(clusters=(cluster(meetings=meetings),))
    assert [item.address for item in found["Meetings without a host"].items] == ["clusters/north/#c.meeting-1"]
    assert [item.note for item in found["Dates to be confirmed"].items] == ["Meeting of North cluster"]


def test_an_upcoming_month_with_public_courses_but_no_introduction_is_listed() -> None:
    courses = (
        course("A1", **GOOD, date="2026-02-19"),
        course("A2", **GOOD, date="2026-03-19"),
        course("A3", **GOOD, date="2026-04-16"),
        course("A4", **GOOD, date="2026-05-14", draft="yes"),
    )
    found = groups(courses=courses, listings=(listing("2026-04"),))
    items = found["Months without an introduction"].items
    assert [(item.title, item.path, item.edit, item.is_new) for item in items] == [
        ("March 2026", "content/listings/2026-03.md", "new:2026-03", True),
        ("April 2026", "content/listings/2026-04.md", "edit:content/listings/2026-04.md", False),
    ]


def test_a_discount_that_ends_soon_is_listed() -> None:
    assert "Discounts about to end" in groups(discounts=(discount(until="2026-03-16"),))
    assert "Discounts about to end" not in groups(discounts=(discount(until="2026-03-17"),))


def test_drafts_of_every_kind_are_listed_with_their_files() -> None:
    found = groups(
        courses=(course(**GOOD, draft="yes", audience="KS1", summary="x"),),
        news=(news(draft="yes"),),
        listings=(listing("2026-03", draft="yes"),),
        clusters=(cluster(draft="yes"),),
        schools=(school(draft="yes"),),
        discounts=(discount(draft="yes"),),
    )
    assert [(item.note, item.path.split("/")[-2]) for item in found["Drafts"].items] == [
        ("Course", "courses"),
        ("News item; still without a summary or text", "news"),
        ("Cluster; still without a meeting", "clusters"),
        ("School", "schools"),
        ("Discount", "discounts"),
        ("Monthly listing; still without a summary or text", "listings"),
    ]
    assert set(found) == {"Drafts"}, "a draft wants nothing else"


def test_warnings_come_first_and_say_what_to_do() -> None:
    warning = Problem("courses/a.md", 7, "date", Message("This is a Sunday.", "Write another day."), Severity.WARNING)
    page = office_page(shown(catalogue_of(), warnings=(warning,)))
    assert page.attention[0].items[0].note == "Line 7, date: This is a Sunday. Write another day."
    assert page.total == 1


def test_a_warning_is_listed_under_the_name_of_its_record_with_a_link() -> None:
    first = course(**GOOD)
    plain = PlainPage("content/about.md", "about.md", "About us", body="x")
    warnings = [
        Problem(path, 7, "date", Message("This is a Sunday.", "Write another day."), Severity.WARNING)
        for path in (first.origin.path, plain.path, "content/old.bak")
    ]
    page = office_page(shown(catalogue_of(courses=(first,), listings=(MARCH,)), (plain,), warnings))
    assert [(item.title, item.address, item.edit) for item in page.attention[0].items] == [
        ("First aid (FA01)", "courses/fa01/", f"edit:{first.origin.path}"),
        ("About us", "about/", "edit:content/about.md"),
        ("content/old.bak", "", "edit:content/old.bak"),
    ]


def test_a_group_replaces_the_warning_about_the_same_field() -> None:
    needy = course(venue="Online")
    warning = Problem(needy.origin.path, 1, "price", Message("The price is missing.", "Add it."), Severity.WARNING)
    found = groups(courses=(needy,), listings=(MARCH,), warnings=(warning,))
    assert set(found) == {"No price"}
    elsewhere = Problem(
        needy.origin.path, 3, "date", Message("This is a Sunday.", "Write another day."), Severity.WARNING
    )
    assert "Warnings" in groups(courses=(needy,), listings=(MARCH,), warnings=(warning, elsewhere))


def test_without_anything_to_do_the_page_lists_what_it_checked() -> None:
    page = office_page(shown(catalogue_of(courses=(course(**GOOD),), listings=(MARCH,))))
    assert (page.attention, page.upcoming, page.total) == ((), (), 0)
    assert "No venue" in page.fine
