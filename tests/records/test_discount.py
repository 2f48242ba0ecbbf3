"""A discount notice and its calculations."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY, course, discount

from collaborative.problems import InputError
from collaborative.records.discount import Span, as_percent, as_span
from collaborative.records.price import Charge, ChargeKind


def charge(pounds: str) -> Charge:
    return Charge(ChargeKind.AMOUNT, Decimal(pounds))


@pytest.mark.parametrize(
    ("people", "full", "percent", "total"),
    [
        (0, "0.00", None, "0.00"),
        (1, "95.00", None, "95.00"),
        (2, "190.00", "15", "161.50"),
        (5, "475.00", "15", "403.75"),
        (6, "570.00", None, "None"),
    ],
)
def test_the_tier_that_covers_the_number_of_people_is_taken_off_and_no_other(
    people: int, full: str, percent: str | None, total: str
) -> None:
    quote = discount().quote(charge("95.00"), people)
    assert (str(quote.full), str(quote.total)) == (full, total)
    assert quote.percent == (Decimal(percent) if percent else None)


@pytest.mark.parametrize(
    ("each", "people", "total"),
    [
        ("12.35", 3, "31.49"),
        ("0.10", 3, "0.26"),
        ("12.30", 5, "52.28"),
        ("0.50", 2, "0.85"),
    ],
)
def test_a_sum_is_rounded_once_on_the_total_half_up(each: str, people: int, total: str) -> None:
    assert str(discount().quote(charge(each), people).total) == total


@PROPERTY
@given(st.integers(1, 100_000), st.integers(2, 5))
def test_a_sum_is_at_most_half_a_penny_above_the_exact_one_and_less_than_that_below(pence: int, people: int) -> None:
    quote = discount().quote(Charge(ChargeKind.AMOUNT, Decimal(pence).scaleb(-2)), people)
    assert quote.total is not None
    exact = Decimal(pence * people * 85).scaleb(-4)
    assert -Decimal("0.005") <= exact - quote.total < Decimal("0.005")


def test_several_tiers_each_cover_their_own_numbers() -> None:
    scheme = discount(tiers=[{"participants": "2-5", "percent": "15"}, {"participants": "6+", "percent": "20%"}])
    percents = [scheme.quote(charge("10"), people).percent for people in (1, 5, 6, 500)]
    assert percents == [None, Decimal(15), Decimal(20), Decimal(20)]


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2-5", Span(2, 5)),
        ("2 to 5", Span(2, 5)),
        ("2 – 5 people", Span(2, 5)),
        ("6+", Span(6, None)),
        ("6 or more", Span(6, None)),
        ("4", Span(4, 4)),
    ],
)
def test_a_number_of_people_is_read_in_every_usual_form(typed: str, span: Span) -> None:
    assert as_span(typed) == span


@pytest.mark.parametrize("typed", ["15", "15%", "15 %"])
def test_a_percentage_is_read_with_and_without_its_sign(typed: str) -> None:
    assert as_percent(typed) == Decimal(15)


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0", "0 per cent is not a discount. Write a number from 1 to 100, for example 15."),
        ("101", "101 per cent is not a discount. Write a number from 1 to 100, for example 15."),
        ("fifteen", '"fifteen" is not a percentage. Write a number from 1 to 100, for example 15.'),
        ("-15", '"-15" is not a percentage. Write a number from 1 to 100, for example 15.'),
    ],
)
def test_text_that_is_not_a_percentage_is_refused(typed: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        as_percent(typed)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        (dt.date(2026, 2, 28), False),
        (dt.date(2026, 3, 1), True),
        (dt.date(2026, 3, 31), True),
        (dt.date(2026, 4, 1), False),
    ],
)
def test_a_scheme_is_in_force_from_its_first_day_to_its_last(day: dt.date, in_force: bool) -> None:
    assert discount(**{"from": "2026-03-01", "until": "2026-03-31"}).in_force(day) is in_force


@pytest.mark.parametrize(
    ("front", "covered"),
    [
        ({"price": "95"}, True),
        ({"price": {"member": "Free", "non_member": "125"}}, True),
        ({"price": "Free"}, False),
        ({"price": "0"}, False),
        ({"price": "POA"}, False),
        ({"price": "TBC"}, False),
        ({}, False),
        ({"price": "95", "discount": "no"}, False),
        ({"price": "150", "price_basis": "group"}, False),
        ({"price": "150", "price_basis": "per school"}, False),
    ],
)
def test_a_scheme_covers_courses_that_cost_something_a_person_and_are_not_opted_out(
    front: dict[str, Any], covered: bool
) -> None:
    assert discount().covers(course(**front)) is covered


@pytest.mark.parametrize(
    ("scheme", "covered"),
    [
        ({"applies_to": "First aid"}, True),
        ({"applies_to": "Maths"}, False),
        ({"excludes": "fa01"}, False),
        ({"excludes": "Maths"}, True),
        ({"applies_to": "First aid", "excludes": "practical"}, False),
    ],
)
def test_a_scheme_names_the_courses_that_it_applies_to_or_excludes(scheme: dict[str, Any], covered: bool) -> None:
    assert discount(**scheme).covers(course(price="95", subject="First aid", tags="practical")) is covered
