"""Courses in lists, and how to book them."""

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from tests.builders import SETTINGS, catalogue_of, cluster, course, site_of

from collaborative.sections.courses.course import course_page
from collaborative.settings import Settings
from collaborative.views.course_wording import when_of
from collaborative.views.courses import (
    Badge,
    BookingView,
    Cards,
    badges_of,
    booking_view,
    can_be_booked,
    card_of,
    row_of,
)

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
        "How to book",
        "Book: office@example.org.uk, telephone 01706 000000, code MA 01.",
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


def test_a_courses_own_email_takes_priority_over_the_offices() -> None:
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
        ({"status": "full", "booking": {"closes": "2026-03-01"}}, TODAY, "This course is fully booked."),
        ({"status": "postponed", "new_date": "2026-03-01"}, TODAY, "This course has finished."),
        ({"status": "postponed", "date": "TBC", "new_date": "2026-03-01"}, TODAY, "This course has finished."),
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
        {"booking": {"closes": "2026-03-02"}},
        {"date": "2026-03-02"},
    ],
)
def test_a_course_can_be_booked_up_to_and_on_its_last_day(front: dict[str, Any]) -> None:
    assert booking(**front).label == "Book a place"


def fields_of(link: str) -> tuple[str, list[str]]:
    """Return the subject and the lines of an email link."""
    query = parse_qs(urlsplit(link).query)
    return query["subject"][0], query["body"][0].split("\r\n")


@pytest.mark.parametrize(
    "front", [{"date": "TBC"}, {"dates": ["TBC", "TBC"]}, {"date": "TBC", "status": "provisional"}]
)
def test_a_course_without_a_day_takes_expressions_of_interest(front: dict[str, Any]) -> None:
    view = booking(**front)
    assert (view.heading, view.label) == ("No date yet", "Register your interest")
    assert view.text == (
        "The date is to be confirmed. Tell us that you are interested by email; the code FA01 is filled in for you."
    )
    assert view.on_paper == "Register your interest: office@example.org.uk, telephone 01706 000000, code FA01."
    subject, lines = fields_of(view.link)
    assert subject == "Interest: FA01 First aid"
    assert "permission" not in " ".join(lines)
    by_form = booking(booking="https://forms.example/book", **front)
    assert (by_form.link, by_form.label) == ("https://forms.example/book", "Register your interest")
    assert by_form.text.endswith("Tell us that you are interested on our form and quote FA01.")


def test_a_course_with_one_known_day_can_be_booked() -> None:
    assert booking(dates=["2026-03-19", "TBC"]).label == "Book a place"


def test_a_course_that_has_moved_is_booked_for_its_new_day() -> None:
    moved: dict[str, Any] = {"status": "postponed", "new_date": "2026-04-16", "start": "9:30"}
    view = booking(dt.date(2026, 4, 16), **moved)
    assert (view.heading, view.label) == ("How to book", "Book a place")
    assert view.text == "Book by email for the new date; the code FA01 is filled in for you."
    subject, lines = fields_of(view.link)
    assert (subject, lines[2]) == ("Booking: FA01 First aid", "Date: Thursday 16 April 2026, from 9:30am")
    assert booking(dt.date(2026, 4, 17), **moved).text == "This course has finished."
    assert booking(places_left="0", **moved).text == "This course is fully booked."
    assert can_be_booked(course(**moved), TODAY)
    assert not can_be_booked(course(places_left="0", **moved), TODAY)


@pytest.mark.parametrize(
    ("closes", "new_date", "shown"),
    [
        ("2026-03-12", "2026-04-16", ""),  # it was for 19 March
        ("2026-04-09", "2026-04-16", "Thursday 9 April 2026"),
        ("2026-03-05", "2026-03-12", "Thursday 5 March 2026"),  # it takes place earlier
    ],
)
def test_a_moved_course_does_not_keep_the_closing_day_of_its_old_date(closes: str, new_date: str, shown: str) -> None:
    assert booking(status="postponed", new_date=new_date, booking={"closes": closes}).closes == shown


def test_a_full_course_offers_to_ask_about_a_waiting_list_until_booking_closes() -> None:
    view = booking(status="full", booking={"closes": "2026-03-02"})
    assert (view.text, view.link) == ("This course is fully booked.", "")
    assert fields_of(view.ask)[0] == "Waiting list: FA01 First aid"
    assert booking(status="full", booking={"closes": "2026-03-01"}).ask == ""
    assert booking(status="full", settings=Settings(name="N", url="https://n.example/")).ask == ""
    assert booking().ask == ""


def test_on_paper_a_form_is_given_by_its_address() -> None:
    view = booking(booking="https://forms.example/book?c={code}")
    assert view.on_paper == (
        "Book: https://forms.example/book?c=FA01, office@example.org.uk, telephone 01706 000000, code FA01."
    )


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
def test_a_badge_shows_the_most_important_status(front: dict[str, Any], today: dt.date, badge: Badge | None) -> None:
    assert card_of(course(**front), today).badge == badge


CLOSES = {"closes": "2026-03-10"}
CLOSED = Badge("Booking closed", "closed")


@pytest.mark.parametrize(
    ("status", "badges"),
    [
        ("scheduled", [None, CLOSED, Badge("Finished", "finished")]),
        ("few places", [Badge("Few places left", "few-places"), CLOSED, Badge("Finished", "finished")]),
        ("waiting list", [Badge("Waiting list", "waiting-list"), CLOSED, Badge("Finished", "finished")]),
        ("full", [Badge("Fully booked", "full"), Badge("Finished", "finished")]),
        ("cancelled", [Badge("Cancelled", "cancelled")]),
    ],
)
def test_a_badge_shows_that_booking_has_closed_from_the_next_day(status: str, badges: list[Badge | None]) -> None:
    record = course(status=status, booking=CLOSES)
    periods = badges_of(record, TODAY)
    assert [period.value for period in periods] == badges
    days = [dt.date(2026, 3, 11), dt.date(2026, 3, 20)]
    assert [period.since for period in periods[1:]] == days[3 - len(periods) :] if len(periods) > 1 else True
    card = [period.value for period in card_of(record, TODAY).badges]
    assert card == [badge for badge in badges if badge != Badge("Finished", "finished")]
    [entry] = catalogue_of(courses=(record,)).sessions
    assert [period.value for period in row_of(entry, Cards(TODAY)).badges] == badges


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
    catalogue = catalogue_of(courses=(course(dates=rows),))
    assert [row_of(entry, Cards(TODAY)).note for entry in catalogue.sessions] == [
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
    assert course_page(record, site_of(catalogue_of(courses=(record,)), TODAY)).notice == notice


@pytest.mark.parametrize(
    ("front", "places"),
    [
        ({}, ""),
        ({"places": "20"}, "20 places"),
        ({"places": "1", "places_left": "1"}, "1 place, 1 left"),
        ({"places": "20", "places_left": "0"}, "20 places, none left"),
        ({"places_left": "3"}, "3 left"),
        ({"places": "6", "places_left": "3", "price": "180", "price_basis": "group"}, "6 groups, 3 left"),
        ({"places": "1", "price": "180", "price_basis": "group"}, "1 group"),
    ],
)
def test_places_say_how_many_are_left(front: dict[str, Any], places: str) -> None:
    record = course(**front)
    assert course_page(record, site_of(catalogue_of(courses=(record,)), TODAY)).places == places


def test_a_page_links_to_its_cluster_its_series_its_calendar_and_its_permanent_address() -> None:
    record, other = course("FA 01", cluster="North", series="First aid"), course("FA02", series="first aid")
    page = course_page(record, site_of(catalogue_of(courses=(record, other), clusters=(cluster(),)), TODAY))
    assert page.cluster is not None
    assert page.cluster.address == "clusters/north/"
    assert [run.value.code for run in page.upcoming_runs] == ["FA02"]
    assert page.calendar is not None
    assert page.calendar.file == "courses/fa-01/course.ics"
    assert page.share.url == "https://training.example.org.uk/c/fa-01/"


def test_a_course_to_be_confirmed_has_no_calendar() -> None:
    record = course(date="TBC")
    assert course_page(record, site_of(catalogue_of(courses=(record,)), TODAY)).calendar is None


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
def test_a_day_is_off_if_the_course_does_not_take_place_on_it(front: dict[str, str], off: bool) -> None:
    assert card_of(course(date="2026-03-19", **front), TODAY).day_is_off is off
