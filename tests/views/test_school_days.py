"""Terms and holidays in a calendar."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.builders import SETTINGS

from collaborative.catalogue import Month
from collaborative.school_year import terms_from_config
from collaborative.settings import Nation, Settings
from collaborative.views.dated import Dated
from collaborative.views.school_days import Closure, Period, closures_on, periods_ahead, periods_in, term_changes

TERMS = terms_from_config(
    [
        {"name": "Autumn 2", "from": "2026-11-02", "to": "2026-12-18"},
        {"name": "Spring 1", "from": "2027-01-04", "to": "2027-02-12"},
        {"name": "Spring 2", "from": "2027-02-22", "to": "2027-03-25"},
        {"name": "Summer 1", "from": "2027-04-12", "to": "2027-05-28"},
    ]
)
SITE = replace(SETTINGS, terms=TERMS)


def closures_shown(day: str, site: Settings = SITE) -> list[tuple[str, str]]:
    return [(it.name, it.until) for it in closures_on(dt.date.fromisoformat(day), site)]


def test_a_month_names_the_terms_and_holidays_of_which_it_has_a_day() -> None:
    assert periods_in(Month(2026, 12), SITE) == (
        Period("Autumn 2", "2 November to 18 December 2026", is_holiday=False),
        Period("Christmas holiday", "19 December to 3 January 2027", is_holiday=True),
    )
    assert [it.name for it in periods_in(Month(2027, 1), SITE)] == ["Christmas holiday", "Spring 1"]
    assert [it.name for it in periods_in(Month(2027, 5), SITE)] == ["Summer 1"]
    assert periods_in(Month(2027, 6), SITE) == ()
    assert periods_in(Month(2026, 10), SITE) == ()


def test_past_terms_are_not_ahead_and_each_ends_after_its_last_day() -> None:
    ahead = periods_ahead(SITE, dt.date(2027, 3, 25))
    assert [(it.value.name, it.until) for it in ahead] == [
        ("Spring 2", dt.date(2027, 3, 25)),
        ("Easter holiday", dt.date(2027, 4, 11)),
        ("Summer 1", dt.date(2027, 5, 28)),
    ]
    assert ahead[1] == Dated(
        Period("Easter holiday", "26 March to 11 April 2027", is_holiday=True), until=ahead[1].until
    )
    assert [it.value.name for it in periods_ahead(SITE, dt.date(2027, 3, 26))] == ["Easter holiday", "Summer 1"]


@pytest.mark.parametrize(
    ("day", "closures"),
    [
        ("2026-12-18", []),
        ("2026-12-19", [("Christmas holiday", " to 3 January")]),
        ("2026-12-20", [("Christmas holiday", "")]),
        ("2026-12-25", [("Christmas Day", ""), ("Christmas holiday", "")]),
        ("2027-01-01", [("New Year's Day", ""), ("Christmas holiday", " to 3 January")]),
        ("2027-01-04", []),
        ("2027-05-03", [("May Day", "")]),
        ("2027-05-29", []),  # after the last term that is known
    ],
)
def test_a_day_says_why_schools_are_closed(day: str, closures: list[tuple[str, str]]) -> None:
    assert closures_shown(day) == closures


def test_a_grid_names_a_holiday_on_its_first_day_and_mondays_and_an_agenda_on_its_first_day() -> None:
    days = [dt.date(2026, 12, 19) + dt.timedelta(number) for number in range(16)]
    holiday = {day: closures_on(day, SITE)[-1] for day in days}
    assert {it.name for it in holiday.values()} == {"Christmas holiday"}
    assert [day.day for day, it in holiday.items() if it.is_shown] == [19, 21, 28, 1]
    assert [day.day for day, it in holiday.items() if it.in_agenda] == [19, 1]
    bank = [closures_on(day, SITE)[0] for day in (dt.date(2026, 12, 25), dt.date(2027, 5, 3))]
    assert bank == [
        Closure("Christmas Day", "", is_shown=True, in_agenda=False),
        Closure("May Day", "", is_shown=True, in_agenda=True),
    ]


def test_terms_begin_and_end() -> None:
    assert term_changes(dt.date(2026, 12, 18), SITE) == ("Autumn 2 ends",)
    assert term_changes(dt.date(2027, 1, 4), SITE) == ("Spring 1 begins",)
    assert term_changes(dt.date(2027, 1, 5), SITE) == ()


def test_a_site_without_terms_shows_nothing_and_bank_holidays_are_those_of_the_nation() -> None:
    assert closures_shown("2026-12-25", SETTINGS) == []
    assert periods_ahead(SETTINGS, dt.date(2026, 11, 1)) == ()
    assert closures_shown("2027-05-03", replace(SITE, nation=None)) == []
    assert closures_shown("2027-03-17", replace(SITE, nation=Nation.NORTHERN_IRELAND))[0][0] == "Saint Patrick's Day"
