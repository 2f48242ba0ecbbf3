"""A course and its sessions."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.builders import course, problems_of_course

from collaborative.records.course import Status
from collaborative.records.price import Charge, ChargeKind


def amount(pounds: str) -> Charge:
    return Charge(ChargeKind.AMOUNT, Decimal(pounds))


def test_a_course_on_one_day_has_one_session() -> None:
    (session,) = course(start="9.30am", end="3.30pm", venue="Hall", audience="KS1").sessions
    assert (session.number, session.day, session.last_day) == (1, dt.date(2026, 3, 19), dt.date(2026, 3, 19))
    assert (session.start, session.end, session.venue) == (dt.time(9, 30), dt.time(15, 30), "Hall")
    assert session.audience == ("KS1",)


def test_what_a_session_leaves_out_is_the_courses() -> None:
    rows = [{"date": "2026-03-19"}, {"date": "2026-03-26", "start": "13:00", "venue": "Online", "audience": "TA"}]
    first, second = course(dates=rows, start="9:30", venue="Hall", audience="KS1").sessions
    assert (first.start, first.venue, first.audience) == (dt.time(9, 30), "Hall", ("KS1",))
    assert (second.start, second.venue, second.audience) == (dt.time(13), "Online", ("Teaching assistants",))


def test_sessions_are_numbered_as_in_the_file_and_happen_in_the_order_of_their_days() -> None:
    several = course(dates=["2026-03-26", "TBC", "2026-03-19"])
    assert [session.number for session in several.sessions] == [1, 2, 3]
    assert [session.number for session in several.dated_sessions] == [3, 1]


@pytest.mark.parametrize(
    ("front", "first", "last"),
    [
        ({"date": "2026-03-19"}, dt.date(2026, 3, 19), dt.date(2026, 3, 19)),
        ({"date": "2026-03-19", "end_date": "2026-03-20"}, dt.date(2026, 3, 19), dt.date(2026, 3, 20)),
        ({"dates": "26 and 19 March 2026"}, dt.date(2026, 3, 19), dt.date(2026, 3, 26)),
        ({"date": "TBC"}, None, None),
        ({"dates": ["2026-03-19", "TBC"]}, dt.date(2026, 3, 19), None),
    ],
)
def test_a_course_runs_from_its_first_day_to_its_last(
    front: dict[str, Any], first: dt.date | None, last: dt.date | None
) -> None:
    assert (course(**front).first_day, course(**front).last_day) == (first, last)


@pytest.mark.parametrize("typed", ["TBC", "tba", "To be confirmed", "to be arranged"])
def test_to_be_confirmed_is_not_a_day(typed: str) -> None:
    assert course(date=typed).date is None


@pytest.mark.parametrize(
    ("typed", "charges"),
    [
        ("£1,250", (("", amount("1250.00")),)),
        ("Free", (("", Charge(ChargeKind.FREE)),)),
        ("0", (("", Charge(ChargeKind.FREE)),)),
        ("no charge", (("", Charge(ChargeKind.FREE)),)),
        ("POA", (("", Charge(ChargeKind.ON_APPLICATION)),)),
        ("price on application", (("", Charge(ChargeKind.ON_APPLICATION)),)),
        ("TBC", (("", Charge(ChargeKind.TBC)),)),
        (
            {"member": "95", "non_member": "£125"},
            (("Member schools", amount("95.00")), ("Others", amount("125.00"))),
        ),
    ],
)
def test_a_price_is_an_amount_a_word_or_one_for_members_and_one_for_others(
    typed: Any, charges: tuple[tuple[str, Charge], ...]
) -> None:
    price = course(price=typed).price
    assert price is not None
    assert price.charges == charges


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("Few places", Status.FEW_PLACES),
        ("fully booked", Status.FULL),
        ("canceled", Status.CANCELLED),
        ("Waiting-list", Status.WAITING_LIST),
        ("bookings closed", Status.CLOSED),
    ],
)
def test_a_status_is_known_by_what_people_call_it(typed: str, status: Status) -> None:
    assert course(status=typed).status is status


@pytest.mark.parametrize(
    ("typed", "url", "email"),
    [
        ("https://forms.example/book", "https://forms.example/book", None),
        ("bookings@example.org", None, "bookings@example.org"),
        ({"email": "mailto:bookings@example.org"}, None, "bookings@example.org"),
    ],
)
def test_booking_may_be_one_address(typed: Any, url: str | None, email: str | None) -> None:
    booking = course(booking=typed).booking
    assert (booking.url, booking.email) == (url, email)


@pytest.mark.parametrize(
    ("code", "key", "slug"), [("FA01", "fa01", "fa01"), ("FA 01", "fa01", "fa-01"), ("fa/01", "fa/01", "fa-01")]
)
def test_a_code_is_compared_without_case_and_spaces(code: str, key: str, slug: str) -> None:
    assert (course(code).code_key, course(code).code_slug) == (key, slug)


def test_audiences_are_in_the_order_of_the_vocabulary() -> None:
    assert course(audience="year 2; NQT, KS1, SENCO").audience == ("SENDCos", "ECTs", "KS1", "Year 2")


def test_objectives_keep_their_commas() -> None:
    typed = "- Know what to do, and when\n- Keep calm"
    assert course(objectives=typed).objectives == ("Know what to do, and when", "Keep calm")


@pytest.mark.parametrize("start", ["9am", "09:30"])
def test_twelve_after_a_start_in_the_morning_is_midday(start: str) -> None:
    assert course(start=start, end="12").end == dt.time(12)


@pytest.mark.parametrize("start", ["13:00", "18:30", "10"])
def test_twelve_after_a_start_that_is_not_certainly_in_the_morning_is_refused(start: str) -> None:
    found = [str(problem) for problem in problems_of_course("date: 2026-03-19", f"start: {start}", "end: 12")]
    assert [text for text in found if 'end: "12" could be morning or afternoon' in text]
