"""The course page besides its main facts: venue, calculator, other runs, sharing."""

import datetime as dt
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.builders import catalogue_of, course, discount, school, site_of

from collaborative.past.record_history import PublicHistory, RecordHistory, State
from collaborative.records.course import Course
from collaborative.sections.courses.costs import Calculator, PriceForPeople, Reduction, calculator_for
from collaborative.sections.courses.course import CoursePage, course_page
from collaborative.views.links import Link, contact_parts
from collaborative.views.locations import Venue, venue_of

TODAY = dt.date(2026, 3, 2)
MAP = "https://www.google.com/maps/search/?api=1&query="


def page(*courses: Course, **more: Any) -> CoursePage:
    """Return the page of the first course."""
    return course_page(courses[0], site_of(catalogue_of(courses=courses, **more), TODAY))


# Where


def test_a_member_school_links_to_its_page_and_to_a_map() -> None:
    catalogue = catalogue_of(schools=(school("larkhill", town="Bury", postcode="BL9 0AA"),))
    for typed in ("Larkhill Primary School", "Larkhill Primary School, the small hall"):
        venue = venue_of(typed, catalogue)
        assert (venue.name, venue.school) == (typed, "schools/larkhill/")
        assert venue.map == MAP + typed.replace(" ", "+").replace(",", "%2C") + "%2C+Bury%2C+BL9+0AA"


@pytest.mark.parametrize(
    ("typed", "venue"),
    [
        ("Town Hall, Bury", Venue("Town Hall, Bury", "", MAP + "Town+Hall%2C+Bury")),
        ("Online", Venue("Online")),
        ("", Venue("To be confirmed")),
    ],
)
def test_other_venues_have_no_page_and_online_ones_no_map(typed: str, venue: Venue) -> None:
    assert venue_of(typed, catalogue_of()) == venue


def test_sessions_share_a_venue_or_each_show_their_own() -> None:
    one = page(course(dates=["2026-03-19", "2026-03-26"], venue="Hall"))
    assert one.place is not None
    assert one.place.name == "Hall"
    rows = [{"date": "2026-03-19", "venue": "Online"}, {"date": "2026-03-26"}]
    two = page(course(dates=rows, venue="Hall"))
    assert two.place is None
    assert [session.place.name for session in two.sessions] == ["Online", "Hall"]


# Whom to ask


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("The office", [("The office", "")]),
        ("office@example.org", [("office@example.org", "mailto:office@example.org")]),
        ("0161 496 0000", [("0161 496 0000", "tel:01614960000")]),
        ("Jo, (0161) 496 0000.", [("Jo, ", ""), ("(0161) 496 0000", "tel:01614960000"), (".", "")]),
        ("+44 (0)161 496 0000", [("+44 (0)161 496 0000", "tel:+441614960000")]),
        (
            "Jo on 01706 000000 or jo.b@a-b.org.uk",
            [("Jo on ", ""), ("01706 000000", "tel:01706000000"), (" or ", ""), ("jo.b@a-b.org.uk", "mailto:jo.b@a-b.org.uk")],
        ),
        ("Room 012, code 2026-03-19", [("Room 012, code 2026-03-19", "")]),
        ("", []),
    ],
)  # fmt: skip
def test_addresses_and_numbers_in_a_contact_are_links(typed: str, parts: list[tuple[str, str]]) -> None:
    assert contact_parts(typed) == tuple(Link(*part) for part in parts)
    assert "".join(part.text for part in contact_parts(typed)) == typed


# What it costs


def test_a_calculator_knows_each_price_in_pence_and_every_reduction() -> None:
    schemes = (
        discount(tiers=[{"participants": "2-5", "percent": "15"}, {"participants": "8+", "percent": "17.5"}]),
        discount(tiers=[{"participants": "6", "percent": "20"}], excludes="FA01"),
    )
    record = course(price={"member": "Free", "non_member": "33.33"})
    assert calculator_for(record, catalogue_of(discounts=schemes), TODAY) == Calculator(
        (PriceForPeople("Member schools", None, "Free"), PriceForPeople("Others", 3333, "£33.33")),
        (Reduction(2, 5, "15"), Reduction(8, None, "17.5")),
    )


@pytest.mark.parametrize(
    "front",
    [
        {},
        {"price": "Free"},
        {"price": "TBC"},
        {"price": "150", "price_basis": "group"},
        {"price": "95", "status": "cancelled"},
        {"price": "95", "status": "full"},
        {"price": "95", "date": "2026-03-01"},
        {"price": "95", "booking": {"closes": "2026-03-01"}},
    ],
)
def test_there_is_no_calculator_without_booking_or_a_price_per_person(front: dict[str, Any]) -> None:
    assert calculator_for(course(**front), catalogue_of(), TODAY) is None


def test_a_price_without_a_discount_has_a_calculator() -> None:
    shown = calculator_for(course(price="95", status="waiting list"), catalogue_of(), TODAY)
    assert shown == Calculator((PriceForPeople("Altogether", 9500, "£95"),), ())


def test_the_calculator_is_shown_while_booking_is_open_with_the_schemes_in_force() -> None:
    scheme = discount(**{"from": "2026-03-05", "until": "2026-03-08"})
    periods = page(course(price="95", booking={"closes": "2026-03-12"}), discounts=(scheme,)).costs
    seen = [(it.since, it.until, len(it.value.reductions) if it.value else None) for it in periods]
    assert seen == [
        (None, dt.date(2026, 3, 4), 0),
        (dt.date(2026, 3, 5), dt.date(2026, 3, 8), 1),
        (dt.date(2026, 3, 9), dt.date(2026, 3, 12), 0),
        (dt.date(2026, 3, 13), None, None),
    ]


def test_a_calculator_knows_the_number_of_places_if_given() -> None:
    for typed, known in (({"places": "12", "places_left": "2"}, (12, 2)), ({"places_left": "0"}, (None, None))):
        shown = calculator_for(course(price="95", **typed), catalogue_of(), TODAY)
        assert shown is not None
        assert (shown.places, shown.left) == known


def test_a_moved_course_has_a_calculator_until_its_new_day() -> None:
    moved = page(course(price="95", status="postponed", new_date="2026-04-16"), discounts=(discount(),))
    after = dt.date(2026, 4, 17)
    assert [(bool(it.value), it.since) for it in moved.costs] == [(True, None), (False, after)]
    assert [(it.since, it.until) for it in moved.discounts] == [(None, dt.date(2026, 4, 16))]
    off = page(course(price="95", status="postponed"), discounts=(discount(),))
    assert (off.costs[0].value, off.discounts) == (None, ())


# Other runs


def runs(**front: Any) -> tuple[Course, ...]:
    """Return a course on 19 March and others of its series in February, April (cancelled), May, June and July."""
    others = {
        "2026-02-10": {},
        "2026-04-14": {"status": "cancelled"},
        "2026-05-12": {"status": "full"},
        "2026-06-09": {},
        "2026-07-07": {},
    }
    made = [course(f"FA1{n}", date=day, series="aid", **more) for n, (day, more) in enumerate(others.items())]
    return course(series="Aid", **front), *made


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ({"status": "full"}, "This course is fully booked."),
        ({"status": "waiting list"}, "This course is full."),
        ({"status": "closed"}, "Booking has closed."),
        ({"status": "cancelled"}, ""),
        ({"status": "postponed"}, ""),
        ({"date": "2026-03-01"}, "This course has finished."),
    ],
)
def test_a_course_without_places_suggests_the_next_runs(front: dict[str, Any], why: str) -> None:
    [period, *_] = page(*runs(**front)).instead
    assert period.value is not None
    assert (period.value.why, [run.code for run in period.value.runs]) == (why, ["FA12", "FA13", "FA14"])


def test_other_runs_are_suggested_only_once_there_are_no_places() -> None:
    periods = page(*runs(booking={"closes": "2026-03-12"})).instead
    assert periods[0].value is None
    assert periods[1].since == dt.date(2026, 3, 13)
    assert periods[1].value is not None
    assert periods[1].value.why == "Booking closed on Thursday 12 March 2026."
    last = periods[-1]
    assert last.since == dt.date(2026, 7, 8)
    assert last.value is None


def test_a_course_without_other_upcoming_runs_suggests_none() -> None:
    assert page(course(status="full")).instead == ()
    over = course("FA02", date="2026-02-10", series="aid")
    [period] = page(course(status="full", series="aid"), over).instead
    assert period.value is None


def test_other_upcoming_and_past_runs_are_listed_separately() -> None:
    shown = page(*runs())
    assert [it.value.code for it in shown.upcoming_runs if it.since is None] == ["FA11", "FA12", "FA13", "FA14"]
    assert [it.value.code for it in shown.past_runs if it.since is None] == ["FA10"]
    assert [(it.since, it.until) for it in shown.running] == [(None, dt.date(2026, 7, 7))]
    assert shown.ran[0].since is None


# What is passed on


def test_an_email_to_a_colleague_has_title_days_venue_and_permanent_address() -> None:
    record = course("FA 01", title="Maths & more", start="9:30", end="15:30", venue="Town Hall, Bury")
    shared = page(record).share
    query = parse_qs(urlsplit(shared.email).query)
    assert shared.email.startswith("mailto:?subject=Maths%20%26%20more%20%28FA%2001%29&body=")
    assert query["body"][0].split("\r\n") == [
        "Maths & more",
        "Thursday 19 March 2026, 9:30am to 3:30pm",
        "Town Hall, Bury",
        "",
        "https://training.example.org.uk/c/fa-01/",
    ]
    assert shared.words == "Thursday 19 March 2026, 9:30am to 3:30pm\nTown Hall, Bury"


def test_sharing_a_course_says_that_it_is_off() -> None:
    assert page(course(status="cancelled", reason="Snow")).share.words.startswith("This course is cancelled. Snow.\n")


def test_sharing_several_sessions_leaves_out_times_and_places_that_differ() -> None:
    rows = [
        {"date": "2026-03-19", "start": "9:00", "venue": "Hall"},
        {"date": "2026-03-26", "start": "13:00", "venue": "Online"},
    ]
    words = page(course(dates=rows)).share.words
    assert words == "2 sessions: Thursday 19 March 2026; Thursday 26 March 2026\nHall; Online"


# What became of it


def page_after(*edits: dict[str, Any]) -> CoursePage:
    """Return the page of a course that was edited once a day; each edit keeps the changes of earlier ones."""
    fronts: list[dict[str, Any]] = [{"price": "95", "venue": "Town Hall"}]
    for edit in edits:
        fronts.append({**fronts[-1], **edit})
    first = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    states = tuple(
        State(first + dt.timedelta(days=day), course(**front), text=str(front)) for day, front in enumerate(fronts)
    )
    record = states[-1].record
    public_history = PublicHistory({record.origin.path: RecordHistory(states)}, known=True)
    return course_page(record, site_of(catalogue_of(courses=(record,), public_history=public_history), TODAY))


@pytest.mark.parametrize(
    ("edits", "first", "folded"),
    [
        ([], "", 0),
        ([{"status": "full"}], "", 1),
        ([{"status": "full"}, {"price": "Free"}], "this course is now free (was £95).", 1),
        ([{"status": "full"}, {"status": "scheduled"}], "this course can be booked as usual again.", 1),
        ([{"venue": "Elton Centre"}, {"status": "cancelled"}], "", 2),
        ([{"status": "postponed", "new_date": "2026-04-16"}], "", 1),
        (
            [{"status": "full", "price": "Free"}],
            "this course is now fully booked. It is now free (was £95).",
            0,
        ),
    ],
)
def test_a_change_that_the_badge_shows_is_folded_away(edits: list[dict[str, str]], first: str, folded: int) -> None:
    shown = page_after(*edits)
    assert (shown.changed.text if shown.changed else "") == first
    assert len(shown.changes) == folded


# What stands first


@pytest.mark.parametrize(
    ("front", "time"), [({"start": "16:00"}, "from 4pm"), ({}, "all day"), ({"start": "TBC"}, "time to be confirmed")]
)
def test_a_time_follows_its_day_in_lower_case(front: dict[str, Any], time: str) -> None:
    assert page(course(**front)).sessions[0].time == time


def test_a_long_summary_comes_after_the_facts() -> None:
    assert page(course(summary="Short.")).lead == "Short."
    assert page(course(summary="Long. " * 40)).lead == ""
    assert page(course(summary="Long. " * 40)).summary.startswith("Long. Long.")


@pytest.mark.parametrize(
    ("front", "said"),
    [({}, ""), ({"status": "full"}, ""), ({"status": "cancelled"}, "Cancelled"), ({"status": "postponed"}, "Was")],
)
def test_struck_out_days_are_also_marked_in_words(front: dict[str, Any], said: str) -> None:
    assert page(course(**front)).sessions[0].struck == said


def test_a_postponed_course_offers_a_calendar_only_with_a_new_date() -> None:
    assert page(course(status="postponed")).calendar is None
    moved = page(course(status="postponed", new_date="2026-04-16")).calendar
    assert moved is not None
    assert [session.value.name for session in moved.sessions] == ["Thursday 16 April 2026, all day"]


def test_a_course_page_grows_with_its_sessions_and_not_with_their_square() -> None:
    def held(number: int) -> int:
        days = [(dt.date(2026, 3, 3) + dt.timedelta(days=day)).isoformat() for day in range(number)]
        view = page(course(dates=days, venue="Hall"))
        return sum(len(period.value[1].sessions) for period in view.bookings if period.value[1])

    assert (held(50), held(100)) == (50, 100)


def test_a_session_leaves_the_links_for_calendars_after_its_day() -> None:
    view = page(course(dates=["2026-03-19", "2026-03-26"]))
    assert view.calendar is not None
    assert [each.until for each in view.calendar.sessions] == [dt.date(2026, 3, 19), None]
    assert [period.since for period in view.bookings] == [None, dt.date(2026, 3, 27)]
