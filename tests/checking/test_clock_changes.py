"""Times that a change of the clocks skips or repeats."""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from tests.builders import SETTINGS
from tests.checking.one_check import of_course, scheduled

from collaborative.checking.records import clock_changes

check_clock_changes = scheduled(
    lambda subject, occasions: clock_changes.check_clock_changes(occasions, subject.settings.zone)
)


def test_a_time_that_the_clocks_skip_is_refused() -> None:
    assert of_course(check_clock_changes, "date: 2026-03-29", "start: '01:30'", "end: '04:00'") == [
        (
            "5: start: 01:30 on 29 March 2026 does not exist: the clocks go forward then, and skip it. "
            "Write a time that the clocks show, for example start: 02:30."
        )
    ]


def test_a_time_that_happens_twice_is_warned_of() -> None:
    assert of_course(check_clock_changes, "date: 2026-10-25", "start: '01:30'", "end: '04:00'") == [
        (
            "5: start: warning: 01:30 on 25 October 2026 happens twice, because the clocks go back then; calendars will "
            "show the first. Write an earlier or a later time if you can, for example start: 02:30."
        )
    ]


def test_an_end_on_the_morning_after_is_looked_at_on_its_own_day() -> None:
    overnight = ("date: 2026-03-28", "start: '22:00'", "end_date: 2026-03-29")
    [text] = of_course(check_clock_changes, *overnight, "end: '01:15'")
    assert text.startswith("7: end: 01:15 on 29 March 2026 does not exist")
    assert of_course(check_clock_changes, *overnight, "end: '06:00'") == []


@pytest.mark.parametrize(("start", "end"), [("00:59", "02:00"), ("09:30", "15:30"), ("00:30", "03:30")])
@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_other_times_of_that_day_are_good(day: str, start: str, end: str) -> None:
    assert of_course(check_clock_changes, f"date: {day}", f"start: '{start}'", f"end: '{end}'") == []


def test_the_same_hour_of_another_day_is_good() -> None:
    assert of_course(check_clock_changes, "date: 2026-03-30", "start: '01:30'") == []


@pytest.mark.parametrize(("zone", "message"), [("Australia/Sydney", "twice"), ("UTC", ""), ("America/New_York", "")])
def test_the_zone_is_the_sites(zone: str, message: str) -> None:
    settings = replace(SETTINGS, zone=ZoneInfo(zone))
    found = of_course(check_clock_changes, "date: 2026-04-05", "start: '02:30'", settings=settings)
    assert message in "".join(found)
    assert bool(found) == bool(message)


def test_half_an_hours_change_gives_half_an_hour_later() -> None:
    settings = replace(SETTINGS, zone=ZoneInfo("Australia/Lord_Howe"))
    [text] = of_course(
        check_clock_changes, "date: 2026-10-04", "start: '02:15'", today=dt.date(2026, 9, 1), settings=settings
    )
    assert "for example start: 02:45" in text


@pytest.mark.parametrize(
    ("day", "typed", "right"),
    [("2026-06-18", "16:00 GMT", "start: 16:00."), ("2026-12-10", "4pm BST", "start: 4pm.")],
)
def test_a_time_on_the_clock_of_the_other_half_of_the_year_is_refused(day: str, typed: str, right: str) -> None:
    (message,) = of_course(check_clock_changes, f"date: {day}", f"start: {typed}")
    assert right in message
    assert "warning" not in message


def test_a_time_on_the_clock_of_its_own_half_of_the_year_is_fine() -> None:
    assert of_course(check_clock_changes, "date: 2026-12-10", "start: 16:00-17:30 GMT") == []
    assert of_course(check_clock_changes, "date: 2026-06-18", "start: 16:00 BST") == []
