"""What machines are told of a course is what its page says, and no more."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, course, school, site_of

from collaborative.records.school import School
from collaborative.sections.courses.course import course_page
from collaborative.views.structured_data import Availability, CourseFacts, EventFacts, EventStatus, course_facts

TODAY = dt.date(2026, 3, 2)
PAGE = "https://training.example.org.uk/courses/fa01/"
THREE: dict[str, Any] = {"dates": [{"date": "2026-03-26"}, {"date": "2026-03-19", "title": "The law"}, {"date": "TBC"}]}


def facts(today: dt.date = TODAY, schools: tuple[School, ...] = (), **front: Any) -> CourseFacts:
    record = course(**front)
    catalogue = catalogue_of(courses=(record,), schools=schools)
    booking = course_page(record, site_of(catalogue, today)).booking.link
    return course_facts(record, "Text", booking, catalogue, SETTINGS, today)


def run(**front: Any) -> EventFacts:
    found = facts(**front).run
    assert found
    return found


def local(day: int, hour: int, minute: int = 0, month: int = 3) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=SETTINGS.zone)


@pytest.mark.parametrize(
    ("front", "start", "end"),
    [
        ({"start": "9:30", "end": "15:30"}, local(19, 9, 30), local(19, 15, 30)),
        ({"start": "9:30"}, local(19, 9, 30), None),
        ({}, dt.date(2026, 3, 19), dt.date(2026, 3, 19)),
        ({"end_date": "2026-03-20"}, dt.date(2026, 3, 19), dt.date(2026, 3, 20)),
        ({"end_date": "2026-03-20", "start": "18:00", "end": "02:00"}, local(19, 18), local(20, 2)),
    ],
)
def test_a_run_has_times_in_the_sites_zone_or_whole_days_the_last_one_included(
    front: dict[str, Any], start: dt.date, end: dt.date | None
) -> None:
    assert (run(**front).start, run(**front).end) == (start, end)


def test_a_course_without_a_day_has_no_run() -> None:
    assert facts(date="TBC").run is None
    assert facts(date="TBC").sessions == ()


def test_an_only_session_is_the_run() -> None:
    found = facts(venue="Larkhill")
    assert found.sessions == ()
    assert found.run
    assert [venue.name for venue in found.run.venues] == ["Larkhill"]


def test_a_run_of_several_sessions_holds_each_dated_one_once_in_the_order_in_which_they_happen() -> None:
    found = facts(**THREE)
    assert [(session.name, session.start) for session in found.sessions] == [
        ("First aid: The law (session 1 of 3)", dt.date(2026, 3, 19)),
        ("First aid (session 2 of 3)", dt.date(2026, 3, 26)),
    ]


def test_a_run_ends_with_its_last_session_and_has_no_end_while_one_is_to_be_confirmed() -> None:
    assert run(dates="19 and 26 March 2026", start="9am", end="noon").end == local(26, 12)
    assert run(**THREE).end is None
    assert run(**THREE).start == dt.date(2026, 3, 19)


def test_venues_and_audience_of_sessions_are_told_where_they_differ() -> None:
    rows = [{"date": "2026-03-19", "audience": "KS1"}, {"date": "2026-03-26", "venue": "Online"}]
    found = facts(dates=rows, venue="Larkhill", audience="Governors")
    assert found.run
    assert [(venue.name, venue.online) for venue in found.run.venues] == [("Larkhill", False), ("Online", True)]
    assert [session.audience for session in found.sessions] == [("KS1",), ()]
    assert found.audience == ("Governors", "KS1")


def test_a_member_school_is_known_by_its_name_also_with_a_room_behind_it() -> None:
    known = school(title="Larkhill Primary School", town="Radcliffe", postcode="M26 1AA")
    for venue in ("Larkhill Primary School", "Larkhill Primary School, hall"):
        [found] = run(venue=venue, schools=(known,)).venues
        assert (found.name, found.town, found.postcode) == (venue, "Radcliffe", "M26 1AA")
    [elsewhere] = run(venue="Town Hall, Bury", schools=(known,)).venues
    assert (elsewhere.town, elsewhere.postcode) == ("", "")


# Whether it happens


@pytest.mark.parametrize("status", ["scheduled", "provisional", "few places", "full", "waiting list", "closed"])
def test_a_run_that_is_on_is_scheduled(status: str) -> None:
    assert run(status=status).status is EventStatus.SCHEDULED
    assert run(status=status).moved_from is None


def test_a_cancelled_run_keeps_its_days() -> None:
    found = facts(status="cancelled", dates="19 and 26 March 2026")
    assert found.run
    assert (found.run.status, found.run.start) == (EventStatus.CANCELLED, dt.date(2026, 3, 19))
    assert {session.status for session in found.sessions} == {EventStatus.CANCELLED}


def test_a_run_put_off_without_a_new_day_keeps_the_old_one_and_says_that_it_was_that() -> None:
    for front in ({}, {"new_date": "TBC"}):
        found = run(status="postponed", start="9am", end="noon", **front)
        assert found.status is EventStatus.POSTPONED
        assert found.start == found.moved_from == local(19, 9)


@pytest.mark.parametrize("days", [{"date": "2026-03-19"}, {"dates": "19 and 26 March 2026"}])
def test_a_run_put_off_to_a_new_day_is_on_that_day_at_its_times(days: dict[str, Any]) -> None:
    found = facts(status="postponed", new_date="2026-04-23", start="9am", end="noon", **days)
    assert found.run
    assert found.run.status is EventStatus.RESCHEDULED
    assert (found.run.start, found.run.end, found.run.moved_from) == (
        local(23, 9, month=4),
        local(23, 12, month=4),
        local(19, 9),
    )
    assert found.sessions == ()


# What it costs, and whether there are places


@pytest.mark.parametrize(
    ("front", "availability"),
    [
        ({}, Availability.IN_STOCK),
        ({"status": "few places"}, Availability.LIMITED),
        ({"status": "few places", "places_left": "0"}, Availability.SOLD_OUT),
        ({"places_left": "3"}, Availability.IN_STOCK),
        ({"places_left": "0"}, Availability.SOLD_OUT),
        ({"status": "full"}, Availability.SOLD_OUT),
        ({"status": "waiting list"}, Availability.SOLD_OUT),
        ({"status": "closed"}, Availability.OUT_OF_STOCK),
        ({"booking": {"closes": "2026-03-01"}}, Availability.OUT_OF_STOCK),
        ({"booking": {"closes": "2026-03-02"}}, Availability.IN_STOCK),
        ({"status": "provisional"}, Availability.PRE_ORDER),
        ({"date": "TBC"}, Availability.PRE_ORDER),
        ({"date": "TBC", "status": "full"}, Availability.SOLD_OUT),
    ],
)
def test_what_is_on_offer_says_whether_one_can_still_book(front: dict[str, Any], availability: Availability) -> None:
    [offer] = facts(price="95", **front).offers
    assert offer.availability is availability


@pytest.mark.parametrize(
    "front", [{"status": "cancelled"}, {"status": "postponed"}, {"date": "2026-03-01"}, {"price": None}]
)
def test_what_is_over_or_off_or_without_a_price_is_not_on_offer(front: dict[str, Any]) -> None:
    assert facts(**{"price": "95", **front}).offers == ()


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
    found = facts(price=price)
    assert [(offer.payer, offer.amount) for offer in found.offers] == amounts
    assert [offer.for_members for offer in found.offers] == [payer == "Member schools" for payer, _ in amounts]
    assert found.is_free is free


@pytest.mark.parametrize(
    ("price", "basis", "per_group"), [("400", "group", True), ("400", "person", False), ("Free", "group", False)]
)
def test_a_price_for_a_whole_group_says_so(price: str, basis: str, per_group: bool) -> None:
    [offer] = facts(price=price, price_basis=basis).offers
    assert offer.per_group is per_group


@pytest.mark.parametrize(
    ("booking", "url"),
    [
        ({"url": "https://forms.example/?c={code}&t={title}"}, "https://forms.example/?c=FA01&t=First%20aid"),
        ({"email": "office@example.org"}, PAGE),
        ({}, PAGE),
    ],
)
def test_people_book_on_the_web_page_for_that_or_else_by_the_courses_own(booking: dict[str, str], url: str) -> None:
    [offer] = facts(price="95", booking=booking).offers
    assert offer.url == url


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
def test_a_full_course_has_no_place_left_and_others_have_what_was_typed(
    front: dict[str, Any], places: int | None, left: int | None
) -> None:
    assert (facts(**front).places, facts(**front).places_left) == (places, left)


@pytest.mark.parametrize(
    ("image", "url"),
    [
        (None, ""),
        ("images/the hall.jpg", "https://training.example.org.uk/images/the%20hall.jpg"),
        ("https://img.example.org/a.jpg", "https://img.example.org/a.jpg"),
    ],
)
def test_a_picture_has_its_whole_address(image: str | None, url: str) -> None:
    assert facts(image=image).image == url
