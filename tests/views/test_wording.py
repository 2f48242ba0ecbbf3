"""Days, times and money as this site writes them."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from tests.builders import course

from collaborative.catalogue import Month
from collaborative.views import wording

DAY = dt.date(2026, 3, 5)


def test_a_day_is_written_long_short_and_without_its_weekday() -> None:
    assert (wording.long_day(DAY), wording.short_day(DAY), wording.day_without_weekday(DAY)) == (
        "Thursday 5 March 2026",
        "Thu 5 Mar 2026",
        "5 March 2026",
    )


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (dt.date(2026, 3, 5), "Thursday 5 March 2026"),
        (dt.date(2026, 3, 6), "Thursday 5 to Friday 6 March 2026"),
        (dt.date(2026, 4, 2), "Thursday 5 March to Thursday 2 April 2026"),
        (dt.date(2027, 3, 5), "Thursday 5 March 2026 to Friday 5 March 2027"),
    ],
)
def test_a_span_of_days_does_not_repeat_month_and_year(last: dt.date, words: str) -> None:
    assert wording.day_span(DAY, last) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (dt.time(9, 30), "9:30am"),
        (dt.time(16), "4pm"),
        (dt.time(12), "midday"),
        (dt.time(12, 5), "12:05pm"),
        (dt.time(0, 0), "midnight"),
        (dt.time(23, 59), "11:59pm"),
    ],
)
def test_a_time_is_written_on_the_12_hour_clock(time: dt.time, words: str) -> None:
    assert wording.clock(time) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (dt.time(9, 30), dt.time(15, 30), "9:30am to 3:30pm"),
        (dt.time(9, 30), None, "From 9:30am"),
        (None, None, "All day"),
    ],
)
def test_a_span_of_time_shows_what_is_known(start: dt.time | None, end: dt.time | None, words: str) -> None:
    assert wording.clock_span(start, end) == words


def test_a_month_and_a_school_year_have_their_names() -> None:
    assert (wording.month_name(Month(2026, 3)), wording.school_year(2026), wording.school_year(2099)) == (
        "March 2026",
        "2026/27",
        "2099/00",
    )


@pytest.mark.parametrize(
    ("amount", "short", "exact"),
    [("95", "£95", "£95.00"), ("1250.00", "£1,250", "£1,250.00"), ("125.50", "£125.50", "£125.50")],
)
def test_money_has_pence_only_if_there_are_any(amount: str, short: str, exact: str) -> None:
    assert (wording.pounds(Decimal(amount)), wording.exact_pounds(Decimal(amount))) == (short, exact)


@pytest.mark.parametrize(
    ("front", "words"),
    [
        ({}, "Price to be confirmed"),
        ({"price": "TBC"}, "Price to be confirmed"),
        ({"price": "95"}, "£95"),
        ({"price": "Free"}, "Free"),
        ({"price": "POA"}, "Price on application"),
        ({"price": {"member": "95", "non_member": "125.50"}}, "£95 for members, £125.50 for others"),
        ({"price": {"member": "Free", "non_member": "35"}}, "Free for members, £35 for others"),
        ({"price": {"member": "Free", "non_member": "Free"}}, "Free"),
        ({"price": "150", "price_basis": "group"}, "£150 per group"),
    ],
)
def test_a_price_is_one_line(front: dict[str, Any], words: str) -> None:
    record = course(**front)
    assert wording.price(record.price, record.price_basis) == words


@pytest.mark.parametrize(("number", "words"), [(0, "0 courses"), (1, "1 course"), (2, "2 courses")])
def test_a_count_agrees_with_its_noun(number: int, words: str) -> None:
    assert wording.count(number, "course") == words
