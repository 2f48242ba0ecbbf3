"""Group prices on a course's page."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, course, discount

from collaborative.views.discounts import Sum, discounts_for, notice_of

TODAY = dt.date(2026, 3, 2)


def test_the_table_shows_each_number_of_people_up_to_the_last_that_a_tier_covers() -> None:
    record = course(price="95")
    (shown,) = discounts_for(record, catalogue_of(discounts=(discount(),)), TODAY)
    (table,) = shown.tables
    assert table.sums == (
        Sum("1 person", "£95.00", "full price", "£95.00"),
        Sum("2 people", "£190.00", "less 15%", "£161.50"),
        Sum("3 people", "£285.00", "less 15%", "£242.25"),
        Sum("4 people", "£380.00", "less 15%", "£323.00"),
        Sum("5 people", "£475.00", "less 15%", "£403.75"),
    )
    assert table.other == "6 or more people: £95.00 each, the full price. Please contact the office first."


def test_two_prices_have_a_table_each() -> None:
    record = course(price={"member": "95", "non_member": "125"})
    (shown,) = discounts_for(record, catalogue_of(discounts=(discount(),)), TODAY)
    assert [(table.label, table.sums[1].total) for table in shown.tables] == [
        ("Member schools", "£161.50"),
        ("Others", "£212.50"),
    ]


def test_a_course_that_is_free_for_members_has_a_table_for_others_only() -> None:
    record = course(price={"member": "Free", "non_member": "125"})
    (shown,) = discounts_for(record, catalogue_of(discounts=(discount(),)), TODAY)
    assert [table.label for table in shown.tables] == ["Others"]


def test_an_open_tier_covers_any_larger_group() -> None:
    scheme = discount(tiers=[{"participants": "3+", "percent": "12.5"}])
    (shown,) = discounts_for(course(price="80"), catalogue_of(discounts=(scheme,)), TODAY)
    (table,) = shown.tables
    assert table.sums[-1] == Sum("3 people", "£240.00", "less 12.5%", "£210.00")
    assert table.other == "More than 3 people: 12.5% less in the same way."


@pytest.mark.parametrize(
    ("front", "scheme"),
    [
        ({"price": "Free"}, {}),
        ({"price": "POA"}, {}),
        ({"price": "150", "price_basis": "group"}, {}),
        ({"price": "95", "discount": "no"}, {}),
        ({"price": "95", "status": "cancelled"}, {}),
        ({"price": "95", "date": "2026-03-01"}, {}),
        ({"price": "95"}, {"until": "2026-03-01"}),
        ({"price": "95"}, {"from": "2026-03-03"}),
    ],
)
def test_no_discount_is_shown_where_none_applies(front: dict[str, Any], scheme: dict[str, Any]) -> None:
    assert discounts_for(course(**front), catalogue_of(discounts=(discount(**scheme),)), TODAY) == ()


@pytest.mark.parametrize("dates", [{"until": "2026-03-02"}, {"from": "2026-03-02"}])
def test_a_discount_is_shown_on_its_first_and_on_its_last_day(dates: dict[str, Any]) -> None:
    assert len(discounts_for(course(price="95"), catalogue_of(discounts=(discount(**dates),)), TODAY)) == 1


def test_a_notice_says_its_tiers_and_its_last_day() -> None:
    scheme = discount(
        tiers=[{"participants": "2-5", "percent": "15"}, {"participants": "6+", "percent": "17.5"}], until="2026-07-31"
    )
    notice = notice_of(scheme, TODAY)
    assert notice.until == "Until Friday 31 July 2026."
    assert notice.tiers == (
        "2 to 5 people from one establishment: 15% off",
        "6 or more people from one establishment: 17.5% off",
    )
