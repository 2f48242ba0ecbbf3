"""Group prices on a course's page."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, course, discount

from collaborative.views.discounts import Sum, discounts_for, in_short, notice_of

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
        Sum("6 or more people", "", "", "Contact us for a price"),
    )
    assert table.other == ""


def test_numbers_between_and_beyond_the_tiers_have_no_price() -> None:
    scheme = discount(tiers=[{"participants": "2-3", "percent": "10"}, {"participants": "6-40", "percent": "20"}])
    (shown,) = discounts_for(course(price="95"), catalogue_of(discounts=(scheme,)), TODAY)
    (table,) = shown.tables
    asked = [sum_.people for sum_ in table.sums if sum_.total == "Contact us for a price"]
    assert asked == ["4 to 5 people", "41 or more people"]
    assert table.other == "31 to 40 people: 20% less in the same way."
    assert in_short(scheme, ()).endswith("; 4 to 5 people and 41 or more people: Contact us for a price")


def test_a_number_that_another_notice_covers_has_its_price_there() -> None:
    few = discount(tiers=[{"participants": "2-5", "percent": "15"}])
    many = discount(tiers=[{"participants": "6+", "percent": "20"}])
    for shown in discounts_for(course(price="95"), catalogue_of(discounts=(few, many)), TODAY):
        assert "Contact us for a price" not in str(shown)


def test_a_tier_for_one_person_is_written_in_the_singular() -> None:
    scheme = discount(tiers=[{"participants": "1", "percent": "5"}, {"participants": "2+", "percent": "10"}])
    (shown,) = discounts_for(course(price="95"), catalogue_of(discounts=(scheme,)), TODAY)
    assert shown.notice.tiers[0] == "1 person from one establishment: 5% off"
    everyone = discount(tiers=[{"participants": "1+", "percent": "10"}])
    (shown,) = discounts_for(course(price="95"), catalogue_of(discounts=(everyone,)), TODAY)
    assert shown.tables[0].other == "2 or more people: 10% less in the same way."


def test_everything_off_costs_nothing() -> None:
    scheme = discount(tiers=[{"participants": "2+", "percent": "100"}])
    (shown,) = discounts_for(course(price="95"), catalogue_of(discounts=(scheme,)), TODAY)
    assert shown.tables[0].sums[1].total == "£0.00"


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
    assert table.other == "4 or more people: 12.5% less in the same way."


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
