"""School terms from mkdocs.yml, and the holidays between them."""

import datetime as dt

import pytest

from collaborative.problems import InputError
from collaborative.school_year import SchoolTerm, holiday_on, holidays_between, terms_from_config

SPRING = {"name": "Spring", "from": dt.date(2027, 1, 4), "to": dt.date(2027, 3, 25)}
SUMMER = {"name": "Summer", "from": "Monday 12 April 2027", "to": "21/07/2027"}


def test_terms_are_read_in_any_order_with_days_as_people_write_them() -> None:
    assert terms_from_config([SUMMER, SPRING]) == (
        SchoolTerm("Spring", dt.date(2027, 1, 4), dt.date(2027, 3, 25)),
        SchoolTerm("Summer", dt.date(2027, 4, 12), dt.date(2027, 7, 21)),
    )
    assert terms_from_config([{"Starts": "2027-01-04", "ends": "2027-03-25"}])[0].name == "Term 1"
    assert terms_from_config([]) == ()


@pytest.mark.parametrize(
    ("config", "message"),
    [
        ("Autumn", "The terms are not a list."),
        (["Autumn"], "Term 1 is not a name with two days."),
        ([{"name": "Spring", "from": "2027-01-04"}], "Spring: the day in to is missing."),
        ([{"name": "Spring", "until": "x", **SPRING}], "Spring: until is not known here."),
        ([{**SPRING, "to": "2027-02-31"}], "Spring: 31 February does not exist"),
        ([{**SPRING, "to": "2026-12-18"}], "Spring would end on 2026-12-18, before it begins."),
        ([SPRING, {**SUMMER, "from": "2027-03-25"}], "Summer begins on 2027-03-25, before Spring ends on 2027-03-25."),
    ],
)
def test_terms_of_another_shape_are_refused(config: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        terms_from_config(config)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("day", "in_holidays"),
    [
        (dt.date(2027, 3, 25), False),
        (dt.date(2027, 3, 26), True),
        (dt.date(2027, 4, 11), True),
        (dt.date(2027, 4, 12), False),
        (dt.date(2026, 12, 25), False),  # before the first term that is known
        (dt.date(2027, 8, 1), False),  # after the last
    ],
)
def test_the_holidays_lie_between_two_terms(day: dt.date, in_holidays: bool) -> None:  # a table
    holiday = holiday_on(day, terms_from_config([SPRING, SUMMER]))
    assert (holiday is not None) == in_holidays
    if holiday:
        assert (holiday.after.name, holiday.before.name) == ("Spring", "Summer")


def test_a_term_that_is_not_listed_makes_no_holiday() -> None:
    autumn = {"name": "Autumn", "from": "2026-09-02", "to": "2026-12-18"}
    assert holiday_on(dt.date(2027, 2, 1), terms_from_config([autumn, SUMMER])) is None


def named(*spans: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    terms = terms_from_config([{"name": name, "from": first, "to": last} for name, first, last in spans])
    return [(it.name, str(it.first), str(it.last)) for it in holidays_between(terms)]


def test_holidays_have_a_name_by_the_time_of_the_year() -> None:
    assert named(
        ("Autumn 1", "2026-09-02", "2026-10-16"),
        ("Autumn 2", "2026-11-02", "2026-12-18"),  # after two weeks, which some boroughs have
        ("Spring 1", "2027-01-04", "2027-02-12"),
        ("Spring 2", "2027-02-22", "2027-03-25"),
        ("Summer 1", "2027-04-12", "2027-05-28"),
        ("Summer 2", "2027-06-07", "2027-07-21"),
        ("Autumn 1", "2027-09-02", "2027-10-22"),
    ) == [
        ("Half term", "2026-10-17", "2026-11-01"),
        ("Christmas holiday", "2026-12-19", "2027-01-03"),
        ("Half term", "2027-02-13", "2027-02-21"),
        ("Easter holiday", "2027-03-26", "2027-04-11"),
        ("Half term", "2027-05-29", "2027-06-06"),
        ("Summer holiday", "2027-07-22", "2027-09-01"),
    ]


def test_a_long_holiday_of_no_known_time_has_no_name_of_its_own() -> None:
    assert (
        named(("Autumn", "2026-09-02", "2026-10-09"), ("Winter", "2026-10-26", "2026-12-18"))[0][0] == "School holiday"
    )


def test_a_weekend_between_two_terms_is_no_holiday_and_one_day_is() -> None:
    assert named(("A", "2026-09-02", "2026-10-23"), ("B", "2026-10-26", "2026-12-18")) == []
    assert [it[0] for it in named(("A", "2026-09-02", "2026-10-23"), ("B", "2026-10-27", "2026-12-18"))] == [
        "Half term"
    ]
    assert named(("A", "2026-09-02", "2026-10-23"), ("B", "2027-01-04", "2027-02-12")) == []
