"""A course as it is shown, and how to book it."""

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.builders import SETTINGS, cluster, course

from collaborative.catalogue import Catalogue
from collaborative.settings import Settings
from collaborative.views.course_page import course_page
from collaborative.views.course_wording import when_of
from collaborative.views.courses import Badge, BookingView, Cards, booking_view, card_of, row_of

TODAY = dt.date(2026, 3, 2)
THREE = ["2026-02-26", "2026-03-05", "2026-03-12"]


def booking(today: dt.date = TODAY, settings: Settings = SETTINGS, **front: Any) -> BookingView:
    return booking_view(course(**front), settings, today)


def test_booking_by_email_fills_in_code_and_title() -> None:
    view = booking(title="Maths & English: 100% = fun?", code="MA 01")
    assert view == BookingView(
        "Book by email; the code MA 01 is filled in for you.",
        "Book a place",
        view.link,
        "",
        "01706 000000",
        "office@example.org.uk",
    )
    assert view.link.startswith(
        "mailto:office@example.org.uk?subject=Booking%3A%20MA%2001%20Maths%20%26%20English%3A%20100%25%20%3D%20fun%3F&body="
    )
    body = parse_qs(urlsplit(view.link).query)["body"][0]
    assert body.split("\r\n")[:4] == [
        "Course: Maths & English: 100% = fun?",
        "Code: MA 01",
        "Date: Thursday 19 March 2026",
        "",
    ]


def test_a_mailto_link_holds_no_plus_for_a_space_and_no_raw_line_end() -> None:
    link = booking(title="Élan in PE").link
    assert not set("+ \r\n") & set(link)
    assert link.isascii()
    assert "Élan in PE" in unquote(link)


def test_a_courses_own_email_goes_before_the_offices() -> None:
    assert booking(booking="trainer@example.org").link.startswith("mailto:trainer@example.org?")


def test_without_any_address_the_office_is_to_be_contacted() -> None:
    settings = Settings(name="N", url="https://n.example/", phone="01706 1")
    assert booking(settings=settings) == BookingView(
        "To book, contact the office and quote FA01.", "", "", "", "01706 1", ""
    )


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://forms.example/book", "https://forms.example/book"),
        (
            "https://forms.example/book?code={code}&title={title}",
            "https://forms.example/book?code=FA%2001&title=First%20aid%20%26%20more",
        ),
    ],
)
def test_a_booking_address_has_its_placeholders_filled_in(url: str, link: str) -> None:
    view = booking(code="FA 01", title="First aid & more", booking={"url": url})
    assert (view.link, view.label, view.text) == (link, "Book a place", "Book online and quote FA 01.")


@pytest.mark.parametrize(
    ("front", "today", "text"),
    [
        ({}, dt.date(2026, 3, 20), "This course has finished."),
        ({"status": "cancelled"}, TODAY, "This course is cancelled and cannot be booked."),
        ({"status": "postponed"}, TODAY, "Booking opens again when the new date is known."),
        ({"status": "full"}, TODAY, "This course is fully booked."),
        ({"status": "closed"}, TODAY, "Booking has closed."),
        ({"booking": {"closes": "2026-03-01"}}, TODAY, "Booking closed on Sunday 1 March 2026."),
        ({"status": "waiting list"}, dt.date(2026, 3, 20), "This course has finished."),
    ],
)
def test_a_course_that_cannot_be_booked_says_why_and_has_no_link(
    front: dict[str, Any], today: dt.date, text: str
) -> None:
    assert booking(today, **front) == BookingView(text, "", "", "", "01706 000000", "office@example.org.uk")


@pytest.mark.parametrize(
    "front",
    [
        {},
        {"status": "few places"},
        {"status": "provisional"},
        {"date": "TBC"},
        {"booking": {"closes": "2026-03-02"}},
        {"date": "2026-03-02"},
    ],
)
def test_a_course_can_be_booked_up_to_and_on_its_last_day(front: dict[str, Any]) -> None:
    assert booking(**front).label == "Book a place"


def test_the_day_on_which_booking_closes_is_shown() -> None:
    assert booking(booking={"closes": "2026-03-12"}).closes == "Thursday 12 March 2026"


def test_a_full_course_with_a_waiting_list_offers_the_list() -> None:
    view = booking(status="waiting list", booking={"url": "https://forms.example/book"})
    assert (view.text, view.label) == ("The course is full; the office keeps a waiting list.", "Join the waiting list")
    assert view.link.startswith("mailto:office@example.org.uk?subject=Waiting%20list%3A%20FA01%20First%20aid&")


@pytest.mark.parametrize(
    ("today", "day", "more"),
    [
        (dt.date(2026, 2, 1), "Thu 26 Feb 2026", "3 sessions"),
        (dt.date(2026, 2, 27), "Thu 5 Mar 2026", "Session 2 of 3"),
        (dt.date(2026, 3, 12), "Thu 12 Mar 2026", "Session 3 of 3"),
        (dt.date(2026, 3, 13), "Thu 12 Mar 2026", "Session 3 of 3"),
    ],
)
def test_a_card_shows_the_next_session(today: dt.date, day: str, more: str) -> None:
    card = card_of(course(dates=THREE), today)
    assert (card.day, card.more) == (day, more)


@pytest.mark.parametrize(
    ("front", "today", "badge"),
    [
        ({}, TODAY, None),
        ({}, dt.date(2026, 3, 20), Badge("Finished", "finished")),
        ({"status": "few places"}, TODAY, Badge("Few places left", "few-places")),
        ({"status": "full"}, dt.date(2026, 3, 20), Badge("Finished", "finished")),
        ({"status": "cancelled"}, dt.date(2026, 3, 20), Badge("Cancelled", "cancelled")),
    ],
)
def test_a_badge_says_what_matters_most(front: dict[str, Any], today: dt.date, badge: Badge | None) -> None:
    assert card_of(course(**front), today).badge == badge


def test_a_course_to_be_confirmed_says_so_everywhere() -> None:
    card = card_of(course(date="TBC"), TODAY)
    assert (card.iso, card.day, card.time, card.venue, card.price) == (
        "",
        "Date to be confirmed",
        "",
        "Venue to be confirmed",
        "Price to be confirmed",
    )


def test_a_card_does_not_show_a_day_that_is_over_while_another_is_still_to_be_confirmed() -> None:
    card = card_of(course(dates=["2026-02-26", "TBC"]), TODAY)
    assert (card.iso, card.day) == ("", "Date to be confirmed")


def test_a_row_says_which_session_of_how_many_it_is() -> None:
    rows = [{"date": day, "title": title} for day, title in zip(THREE, ("", "Practice", ""), strict=True)]
    catalogue = Catalogue(courses=(course(dates=rows),))
    assert [row_of(sitting, Cards(TODAY)).note for sitting in catalogue.sittings] == [
        "Session 1 of 3",
        "Practice, session 2 of 3",
        "Session 3 of 3",
    ]


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ({"date": "2026-03-19"}, "Thursday 19 March 2026"),
        ({"date": "2026-03-19", "end_date": "2026-03-20"}, "Thursday 19 to Friday 20 March 2026"),
        ({"dates": THREE}, "3 sessions: Thursday 26 February 2026; Thursday 5 March 2026; Thursday 12 March 2026"),
        ({"dates": ["2026-03-19", "TBC"]}, "2 sessions: Thursday 19 March 2026; 1 to be confirmed"),
        ({"date": "TBC"}, "Date to be confirmed"),
    ],
)
def test_when_a_course_runs_is_one_line(front: dict[str, Any], words: str) -> None:
    assert when_of(course(**front)) == words


@pytest.mark.parametrize(
    ("front", "notice"),
    [
        ({}, ""),
        ({"status": "cancelled", "reason": "Snow."}, "This course is cancelled. Snow."),
        ({"status": "cancelled", "reason": "the trainer is ill"}, "This course is cancelled. The trainer is ill."),
        (
            {"status": "postponed", "reason": "The trainer is ill", "new_date": "2026-04-16"},
            "This course is postponed. The trainer is ill. New date: Thursday 16 April 2026.",
        ),
        ({"status": "postponed"}, "This course is postponed. A new date is not known yet."),
    ],
)
def test_a_course_that_is_off_says_so_first(front: dict[str, Any], notice: str) -> None:
    record = course(**front)
    assert course_page(record, Catalogue(courses=(record,)), SETTINGS, Cards(TODAY)).notice == notice


@pytest.mark.parametrize(
    ("front", "places"),
    [
        ({}, ""),
        ({"places": "20"}, "20 places"),
        ({"places": "1", "places_left": "1"}, "1 place, 1 left"),
        ({"places": "20", "places_left": "0"}, "20 places, none left"),
        ({"places_left": "3"}, "3 left"),
    ],
)
def test_places_say_how_many_are_left(front: dict[str, Any], places: str) -> None:
    record = course(**front)
    assert course_page(record, Catalogue(courses=(record,)), SETTINGS, Cards(TODAY)).places == places


def test_a_page_links_to_its_cluster_its_series_its_calendar_and_its_permanent_address() -> None:
    record, other = course("FA 01", cluster="North", series="First aid"), course("FA02", series="first aid")
    page = course_page(record, Catalogue(courses=(record, other), clusters=(cluster(),)), SETTINGS, Cards(TODAY))
    assert page.cluster is not None
    assert page.cluster.address == "clusters/north/"
    assert [run.value.code for run in page.to_come] == ["FA02"]
    assert page.calendar is not None
    assert page.calendar.file == "courses/fa-01/course.ics"
    assert page.share.url == "https://training.example.org.uk/c/fa-01/"


def test_a_course_to_be_confirmed_has_no_calendar() -> None:
    record = course(date="TBC")
    assert course_page(record, Catalogue(courses=(record,)), SETTINGS, Cards(TODAY)).calendar is None


@pytest.mark.parametrize(
    ("front", "off"),
    [
        ({}, False),
        ({"status": "few places"}, False),
        ({"status": "cancelled"}, True),
        ({"status": "postponed"}, True),
        ({"status": "postponed", "new_date": "2026-04-16"}, False),  # the new day is the one that is shown
    ],
)
def test_a_day_is_off_where_the_course_does_not_take_place_on_it(front: dict[str, str], off: bool) -> None:
    assert card_of(course(date="2026-03-19", **front), TODAY).day_is_off is off
