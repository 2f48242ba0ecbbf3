"""Structured data about a course agrees with its page."""

import datetime as dt
import json
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, course, school, site_of

from collaborative.records.school import School
from collaborative.sections.courses.course import course_page
from collaborative.sections.courses.structured_data import course_thing

TODAY = dt.date(2026, 3, 2)
PAGE = "https://training.example.org.uk/courses/fa01/"
THREE: dict[str, Any] = {"dates": [{"date": "2026-03-26"}, {"date": "2026-03-19", "title": "The law"}, {"date": "TBC"}]}

Thing = dict[str, Any]


def course_data(today: dt.date = TODAY, schools: tuple[School, ...] = (), **front: Any) -> Thing:
    """Return the course as a search engine reads it."""
    record = course(**front)
    site = site_of(catalogue_of(courses=(record,), schools=schools), today)
    booking = course_page(record, site).booking.link
    thing: Thing = json.loads(json.dumps(course_thing(record, "Text", booking, site)))
    return thing


def run(**front: Any) -> Thing:
    instance: Thing = course_data(**front)["hasCourseInstance"]
    return instance


def offers(**front: Any) -> list[Thing]:
    """Return the offers of the run, or of a course without one."""
    thing = course_data(**front)
    return as_list(thing.get("hasCourseInstance", thing).get("offers", []))


def as_list(value: Any) -> list[Thing]:
    return value if isinstance(value, list) else [value]


def span(event: Thing) -> tuple[str, str | None]:
    return event["startDate"], event.get("endDate")


def status(event: Thing) -> str:
    return last_word(event["eventStatus"])


def last_word(term: str) -> str:
    assert term.startswith("https://schema.org/")
    return term.removeprefix("https://schema.org/")


def local(day: int, hour: int, minute: int = 0, month: int = 3) -> str:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SETTINGS.zone).isoformat()


@pytest.mark.parametrize(
    ("front", "start", "end"),
    [
        ({"start": "9:30", "end": "15:30"}, local(19, 9, 30), local(19, 15, 30)),
        ({"start": "9:30"}, local(19, 9, 30), None),
        ({}, "2026-03-19", "2026-03-19"),
        ({"end_date": "2026-03-20"}, "2026-03-19", "2026-03-20"),
        ({"end_date": "2026-03-20", "start": "18:00", "end": "02:00"}, local(19, 18), local(20, 2)),
        ({"start": "19:00", "end": "midnight"}, local(19, 19), local(20, 0)),
        ({"end_date": "2026-03-20", "start": "19:00", "end": "00:00"}, local(19, 19), local(20, 0)),
    ],
)
def test_a_run_has_times_in_the_sites_zone_or_whole_days_including_the_last(
    front: dict[str, Any], start: str, end: str | None
) -> None:
    assert span(run(**front)) == (start, end)


def test_a_course_without_a_day_has_no_run() -> None:
    assert "hasCourseInstance" not in course_data(date="TBC")
    assert "subEvent" not in json.dumps(course_data(date="TBC"))


def test_a_single_session_is_the_run() -> None:
    found = run(venue="Larkhill")
    assert found["@type"] == ["CourseInstance", "EducationEvent"]
    assert "subEvent" not in found
    assert found["location"]["name"] == "Larkhill"


def test_a_run_of_several_sessions_has_each_dated_one_in_time_order() -> None:
    found = run(**THREE)
    assert found["@type"] == "CourseInstance"
    assert [(session["name"], session["startDate"]) for session in found["subEvent"]] == [
        ("First aid: The law (session 1 of 3)", "2026-03-19"),
        ("First aid (session 2 of 3)", "2026-03-26"),
    ]


def test_a_run_ends_with_its_last_session_and_has_no_end_while_one_is_to_be_confirmed() -> None:
    assert run(dates="19 and 26 March 2026", start="9am", end="noon")["endDate"] == local(26, 12)
    assert span(run(**THREE)) == ("2026-03-19", None)


def test_sessions_have_their_own_venue_and_audience_if_they_differ() -> None:
    rows = [{"date": "2026-03-19", "audience": "KS1"}, {"date": "2026-03-26", "venue": "Online"}]
    found = course_data(dates=rows, venue="Larkhill", audience="Governors")
    instance = found["hasCourseInstance"]
    assert [(place["name"], place["@type"]) for place in instance["location"]] == [
        ("Larkhill", "Place"),
        ("Online", "VirtualLocation"),
    ]
    assert [session.get("audience", {}).get("audienceType") for session in instance["subEvent"]] == ["KS1", None]
    assert found["audience"]["audienceType"] == ["Governors", "KS1"]


@pytest.mark.parametrize(
    ("venue", "mode", "locations"),
    [
        ("via Teams", "Online", [("via Teams", "VirtualLocation")]),
        ("Town Hall", "Offline", [("Town Hall", "Place")]),
        ("Town Hall and online", "Mixed", [("Town Hall", "Place"), ("Online", "VirtualLocation")]),
        ("Hybrid", "Mixed", [("Venue to be confirmed", "Place"), ("Online", "VirtualLocation")]),
    ],
)
def test_people_take_part_at_the_place_online_or_both(venue: str, mode: str, locations: list[tuple[str, str]]) -> None:
    instance = run(venue=venue)
    assert instance["eventAttendanceMode"] == f"https://schema.org/{mode}EventAttendanceMode"
    assert [(place["name"], place["@type"]) for place in as_list(instance["location"])] == locations


def test_a_member_school_is_recognised_by_its_name_even_with_a_room() -> None:
    known = school(title="Larkhill Primary School", town="Radcliffe", postcode="M26 1AA")
    for venue in ("Larkhill Primary School", "Larkhill Primary School, hall"):
        found = run(venue=venue, schools=(known,))["location"]
        assert found["name"] == venue
        assert (found["address"]["addressLocality"], found["address"]["postalCode"]) == ("Radcliffe", "M26 1AA")
    assert run(venue="Town Hall, Bury", schools=(known,))["location"] == {"@type": "Place", "name": "Town Hall, Bury"}


# Whether it happens


@pytest.mark.parametrize("typed", ["scheduled", "provisional", "few places", "full", "waiting list", "closed"])
def test_a_run_that_is_on_is_scheduled(typed: str) -> None:
    found = run(status=typed)
    assert status(found) == "EventScheduled"
    assert "previousStartDate" not in found


def test_a_cancelled_run_keeps_its_days() -> None:
    found = run(status="cancelled", dates="19 and 26 March 2026")
    assert (status(found), found["startDate"]) == ("EventCancelled", "2026-03-19")
    assert [status(session) for session in found["subEvent"]] == ["EventCancelled", "EventCancelled"]


def test_a_run_postponed_without_a_new_day_keeps_the_old_one_as_previous_start() -> None:
    for front in ({}, {"new_date": "TBC"}):
        found = run(status="postponed", start="9am", end="noon", **front)
        assert status(found) == "EventPostponed"
        assert found["startDate"] == found["previousStartDate"] == local(19, 9)


def test_each_session_postponed_without_a_new_day_has_its_old_day_as_previous_start() -> None:
    found = run(status="postponed", dates="19 and 26 March 2026")
    assert [(status(session), session["startDate"], session["previousStartDate"]) for session in found["subEvent"]] == [
        ("EventPostponed", "2026-03-19", "2026-03-19"),
        ("EventPostponed", "2026-03-26", "2026-03-26"),
    ]


@pytest.mark.parametrize("days", [{"date": "2026-03-19"}, {"dates": "19 and 26 March 2026"}])
def test_a_run_postponed_to_a_new_day_is_on_that_day_at_its_times(days: dict[str, Any]) -> None:
    found = run(status="postponed", new_date="2026-04-23", start="9am", end="noon", **days)
    assert status(found) == "EventRescheduled"
    assert span(found) == (local(23, 9, month=4), local(23, 12, month=4))
    assert found["previousStartDate"] == local(19, 9)
    assert "subEvent" not in found


# What it costs, and whether there are places


@pytest.mark.parametrize(
    ("front", "availability"),
    [
        ({}, "InStock"),
        ({"status": "few places"}, "LimitedAvailability"),
        ({"status": "few places", "places_left": "0"}, "SoldOut"),
        ({"places_left": "3"}, "InStock"),
        ({"places_left": "0"}, "SoldOut"),
        ({"status": "full"}, "SoldOut"),
        ({"status": "waiting list"}, "SoldOut"),
        ({"status": "closed"}, "OutOfStock"),
        ({"booking": {"closes": "2026-03-01"}}, "OutOfStock"),
        ({"booking": {"closes": "2026-03-02"}}, "InStock"),
        ({"status": "provisional"}, "PreOrder"),
        ({"date": "TBC"}, "PreOrder"),
        ({"date": "TBC", "status": "full"}, "SoldOut"),
    ],
)
def test_an_offer_says_whether_booking_is_open(front: dict[str, Any], availability: str) -> None:
    [offer] = offers(price="95", **front)
    assert last_word(offer["availability"]) == availability


@pytest.mark.parametrize(
    "front", [{"status": "cancelled"}, {"status": "postponed"}, {"date": "2026-03-01"}, {"price": None}]
)
def test_a_course_that_is_over_off_or_without_a_price_has_no_offer(front: dict[str, Any]) -> None:
    assert offers(**{"price": "95", **front}) == []


@pytest.mark.parametrize(
    ("price", "amounts", "free"),
    [
        ("95", [("", "95.00")], False),
        ("£1,250.50", [("", "1250.50")], False),
        ("Free", [("", "0.00")], True),
        ("POA", [], False),
        ("TBC", [], None),
        (None, [], None),
        ({"member": "75", "non_member": "120"}, [("Member schools", "75.00"), ("Others", "120.00")], False),
        ({"member": "Free", "non_member": "120"}, [("Member schools", "0.00"), ("Others", "120.00")], False),
        ({"member": "75", "non_member": "POA"}, [("Member schools", "75.00")], False),
        ({"member": "Free", "non_member": "TBC"}, [("Member schools", "0.00")], None),
    ],
)
def test_each_known_price_is_one_offer(price: Any, amounts: list[tuple[str, str]], free: bool | None) -> None:
    found = offers(price=price)
    assert [(offer.get("name", ""), offer["price"]) for offer in found] == amounts
    assert ["validForMemberTier" in offer for offer in found] == [payer == "Member schools" for payer, _ in amounts]
    assert course_data(price=price).get("isAccessibleForFree") is free


@pytest.mark.parametrize(
    ("price", "basis", "per_group"), [("400", "group", True), ("400", "person", False), ("Free", "group", False)]
)
def test_a_price_for_a_whole_group_says_so(price: str, basis: str, per_group: bool) -> None:
    [offer] = offers(price=price, price_basis=basis)
    assert offer.get("priceSpecification", {}).get("unitText") == ("group" if per_group else None)


def test_an_offer_ends_on_the_day_on_which_booking_closes() -> None:
    [offer] = offers(price="95", booking={"closes": "2026-03-12"})
    assert offer["validThrough"] == "2026-03-12"


@pytest.mark.parametrize(
    ("booking", "url"),
    [
        ({"url": "https://forms.example/?c={code}&t={title}"}, "https://forms.example/?c=FA01&t=First%20aid"),
        ({"email": "office@example.org"}, PAGE),
        ({}, PAGE),
    ],
)
def test_an_offer_has_the_booking_page_or_else_the_courses_own(booking: dict[str, str], url: str) -> None:
    [offer] = offers(price="95", booking=booking)
    assert offer["url"] == url


@pytest.mark.parametrize(
    ("front", "places", "left"),
    [
        ({}, None, None),
        ({"places": "20"}, 20, None),
        ({"places": "20", "places_left": "6"}, 20, 6),
        ({"places": "20", "status": "full"}, 20, 0),
        ({"status": "waiting list"}, None, 0),
    ],
)
def test_a_full_course_has_no_places_left_and_others_have_the_typed_number(
    front: dict[str, Any], places: int | None, left: int | None
) -> None:
    found = run(**front)
    assert (found.get("maximumAttendeeCapacity"), found.get("remainingAttendeeCapacity")) == (places, left)


@pytest.mark.parametrize(
    ("image", "url"),
    [
        (None, None),
        ("images/the hall.jpg", "https://training.example.org.uk/images/the%20hall.jpg"),
        ("https://img.example.org/a.jpg", "https://img.example.org/a.jpg"),
    ],
)
def test_a_picture_has_its_whole_address(image: str | None, url: str | None) -> None:
    assert course_data(image=image).get("image") == url
    assert run(image=image).get("image") == url
