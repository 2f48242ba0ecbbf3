"""Implausible times of day."""

import pytest
from tests.checking.one_check import cluster, messages_of, of_course, scheduled

from collaborative.checking.records import hours

check_hours = scheduled(lambda _, occasions: hours.check_hours(occasions))

DAY = "date: 2026-03-19"


def of_times(start: str, end: str, *more: str) -> list[str]:
    return of_course(check_hours, DAY, f'start: "{start}"', f'end: "{end}"', *more)


def test_a_start_late_in_the_evening_is_warned_of_with_the_morning_that_was_probably_meant() -> None:
    assert of_times("21:30", "23:30") == [
        (
            "5: start: warning: 21:30 is late in the evening for a course. "
            "If you mean the morning, write start: 09:30. If 21:30 is right, leave it."
        )
    ]


def test_a_start_before_school_is_warned_of_with_the_afternoon_that_was_probably_meant() -> None:
    [text] = of_times("03:45", "05:30")
    assert text.startswith("5: start: warning: 03:45 is early in the morning for a course. If you mean the afternoon")
    assert "start: 15:45" in text


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("07:00", "08:30"),
        ("09:30", "15:30"),
        ("18:30", "22:30"),
        ("20:30", "21:30"),
        ("7.30am", "6.30pm"),
        ("9am", "9.15am"),
    ],
)
def test_breakfast_meetings_long_days_and_evenings_are_usual(start: str, end: str) -> None:
    assert of_times(start, end) == []


def test_what_goes_on_past_midnight_is_meant_to_be_late() -> None:
    assert of_times("22:00", "06:00", "end_date: 2026-03-20") == []


def test_a_session_of_half_a_day_too_much_is_warned_of_at_its_end() -> None:
    assert of_times("09:30", "22:30") == [
        (
            "6: end: warning: From 09:30 to 22:30 it would last 13 hours. "
            "If you mean 10:30, write end: 10:30. If the times are right, leave them."
        )
    ]


def test_a_session_of_a_few_minutes_is_warned_of() -> None:
    [text] = of_times("09:30", "09:35")
    assert text.startswith("6: end: warning: From 09:30 to 09:35 it would last 5 minutes.")


def test_each_session_gives_a_warning_at_the_line_of_its_time() -> None:
    lines = ["dates:", "  - {date: 2026-03-19, start: '21:30', end: '23:00'}", "  - 2026-03-26", "start: '22:00'"]
    own, whole = of_course(check_hours, *lines, "end: '23:00'")
    assert own.startswith("5: dates.1.start: warning: 21:30")
    assert whole.startswith("7: start: warning: 22:00")


def test_meetings_are_looked_at_too_and_what_is_over_is_not() -> None:
    front = cluster("{date: 2026-03-19, start: '03:45'}", "{date: 2026-02-19, start: '03:45'}")
    [text] = messages_of(check_hours, {"clusters/north.md": front})
    assert text.startswith("content/clusters/north.md:4: meetings.1.start: warning: 03:45 is early in the morning")


@pytest.mark.parametrize(("start", "end"), [("7.30", "9.00"), ("7:30", ""), ("7.15", "08:45")])
def test_seven_without_am_or_pm_may_be_the_evening(start: str, end: str) -> None:
    lines = [f"start: {start}", *([f"end: {end}"] if end else [])]
    [text] = of_course(check_hours, DAY, *lines)
    assert text.startswith("5: start: warning: 07:")
    assert "If you mean the evening, write start: 19:" in text


@pytest.mark.parametrize(
    ("start", "end"), [("07:30", "9.00"), ("7.30am", "9.00"), ("7.30pm", "9pm"), ("7.30", "12:30"), ("7.30", "4pm")]
)
def test_seven_that_can_only_be_the_one_is_not_asked_about(start: str, end: str) -> None:
    assert of_course(check_hours, DAY, f"start: {start}", f"end: {end}") == []


def test_a_meeting_at_seven_is_asked_about_too() -> None:
    [text] = messages_of(check_hours, {"clusters/n.md": cluster("{date: 2026-03-19, start: 7.00, end: 8.30}")})
    assert "4: meetings.1.start: warning: 07:00 in the morning?" in text
