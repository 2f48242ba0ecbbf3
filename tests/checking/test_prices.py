"""Prices that are missing or mistyped."""

import pytest
from tests.checking.one_check import of_course

from collaborative.checking.records.prices import check_prices

DAY = "date: 2026-03-19"


def test_a_missing_price_is_warned_of_with_what_can_be_written() -> None:
    assert of_course(check_prices, DAY) == [
        (
            "1: price: warning: The price is missing, and no price does not mean that it is free. "
            "Add a line such as price: 95, or price: Free, price: POA (on application) or price: TBC."
        )
    ]


def test_a_price_with_nothing_after_its_colon_is_missing_on_that_line() -> None:
    [text] = of_course(check_prices, DAY, "price:")
    assert text.startswith("5: price: warning: The price is missing")


@pytest.mark.parametrize(
    "lines",
    [
        (DAY, "price: Free"),
        (DAY, "price: 0"),
        (DAY, "price: TBC"),
        (DAY, "price: POA"),
        (DAY, "price: 1,250"),
        (DAY, "price: 2000"),
        (DAY, "price: 1.50"),
        (DAY, "price: 4800", "price_basis: group"),
        (DAY, "price: {member: Free, non_member: 40}"),
        (DAY, "price: {member: 75, non_member: 75}"),
        (DAY, "price: {member: 75, non_member: POA}"),
        (DAY, "price: {member: POA, non_member: TBC}"),
        (DAY, "price: {member: 75}"),
        (DAY, "status: cancelled"),
        (DAY, "draft: yes"),
        ("date: 2026-03-01",),  # over
    ],
)
def test_usual_prices_give_no_warning(lines: tuple[str, ...]) -> None:
    assert of_course(check_prices, *lines) == []


@pytest.mark.parametrize(
    ("price", "wrong", "remedy"),
    [
        ("price: 12500", "price: warning: £12,500 is a lot for a course.", "Did you mean £125.00? If £12,500 is right"),
        ("price: £9,550", "price: warning: £9,550 is a lot for a course.", "Did you mean £95.50?"),
        ("price: {member: 75, non_member: 12000}", "price.non_member: warning: £12,000 is a lot", "mean £120.00?"),
        ("price: 0.95", "price: warning: £0.95 is less than a pound.", "Did you mean £95.00?"),
        ("price: {member: 65, non_member: 45}", "price.non_member: warning: Others would pay less (£45) than", "Exchange"),
        ("price: {member: 65, non_member: Free}", "price.non_member: warning: Others would pay less (nothing)", "Exchange"),
    ],
)  # fmt: skip
def test_an_amount_that_was_probably_mistyped_is_warned_of(price: str, wrong: str, remedy: str) -> None:
    [text] = of_course(check_prices, DAY, price)
    assert text.startswith(f"5: {wrong}")
    assert remedy in text
