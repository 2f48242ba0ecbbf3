"""Sessions over several days, and sessions and meetings that are off."""

import re

import pytest
from tests.builders import load
from tests.checking.one_check import cluster, course, messages_of, of_course

from collaborative.checking.records.sessions import check_sessions

HOURS = ("start: 9.30am", "end: 3pm")


def test_hours_on_several_days_are_refused_with_the_lines_for_each_day_and_for_a_stay() -> None:
    [text] = of_course(check_sessions, "date: 14 June 2027", *HOURS, "end_date: 18 June 2027")
    assert text.startswith("7: end_date: 9:30am to 3pm could be the hours of each day until 18 June 2027, or one time")
    daily, stay = re.findall(r"(dates: .*2027) in place|(overnight: yes)", text)
    assert of_course(check_sessions, *HOURS, daily[0]) == []
    assert of_course(check_sessions, "date: 14 June 2027", *HOURS, "end_date: 18 June 2027", stay[1]) == []


def test_the_line_for_each_day_can_be_read_where_they_go_over_a_weekend() -> None:
    [text] = of_course(check_sessions, "date: 11 June 2027", *HOURS, "end_date: 15 June 2027")
    [daily] = re.findall(r"dates: .*? in place", text)
    line = daily.removesuffix(" in place")
    assert line == "dates: 11 June 2027, 12 to 13 June 2027, 14 to 15 June 2027"
    assert of_course(check_sessions, *HOURS, line) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("date: 14 June 2027", "end_date: 18 June 2027"),
        ("date: 14 June 2027", "end_date: 18 June 2027", "start: 9.30am"),
        ("date: 14 June 2027", "end_date: 15 June 2027", "start: 4pm", "end: midday"),
        ("date: 14 June 2027", "end_date: 15 June 2027", "start: 9.30am", "end: 9.30am"),
        ("date: 14 June 2027", "end_date: 15 June 2027", "start: 19:00", "end: 00:00"),
        ("date: 14 June 2027", "end_date: 14 June 2027", *HOURS),
        (*HOURS, "dates: [{date: 14 June 2027, end_date: 15 June 2027, overnight: yes}, 21 June 2027]"),
        (*HOURS, "overnight: yes", "dates: [{date: 14 June 2027, end_date: 15 June 2027}, 21 June 2027]"),
    ],
)
def test_what_has_one_meaning_only_is_accepted(lines: tuple[str, ...]) -> None:
    assert of_course(check_sessions, *lines) == []


def test_hours_on_several_days_of_one_session_are_refused_at_its_line() -> None:
    lines = (*HOURS, "dates:", "  - date: 14 June 2027", "    end_date: 15 June 2027", "  - 21 June 2027")
    [text] = of_course(check_sessions, *lines)
    assert text.startswith("8: dates.1.end_date: 9:30am to 3pm could be the hours of each day until 15 June 2027")
    assert "write this session once for each day, without end_date: 14 to 15 June 2027." in text


def test_evenings_until_midnight_on_several_days_are_refused_like_other_hours() -> None:
    lines = ("date: 14 June 2027", "end_date: 18 June 2027", "start: 19:00", "end: 00:00")
    [text] = of_course(check_sessions, *lines)
    assert "7pm to midnight could be the hours of each day until 17 June 2027" in text


def test_midnight_beside_an_end_date_is_asked_about() -> None:
    lines = ("date: 14 June 2027", "end_date: 15 June 2027", "start: 19:00")
    [text] = of_course(check_sessions, *lines, "end: midnight")
    assert text.startswith("5: end_date: Midnight could be the beginning or the end of 15 June 2027.")
    assert "end: 00:00 and end_date: 2027-06-16" in text
    assert of_course(check_sessions, *lines, "end: 00:00") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("date: 14 June 2027",),
        ("date: 14 June 2027", "end_date: 14 June 2027"),
        ("dates: [14 June 2027, 15 June 2027]",),
    ],
)
def test_overnight_without_a_last_day_is_refused(lines: tuple[str, ...]) -> None:
    first, *_ = of_course(check_sessions, *lines, *HOURS, "overnight: yes")
    assert "overnight: It goes on overnight, and there is no later day in end_date" in first
    assert "end_date: 2027-06-15" in first


def test_a_course_whose_sessions_are_all_cancelled_is_to_be_cancelled_itself() -> None:
    lines = ("dates:", "  - {date: 2027-06-14, status: cancelled}", "  - {date: 2027-06-15, status: called off}")
    [text] = of_course(check_sessions, *lines)
    assert text.startswith("4: dates: Every session is cancelled, and the course is not. Cancel the course: write")
    assert of_course(check_sessions, "status: cancelled", *lines) == []
    assert of_course(check_sessions, *lines, "  - 2027-06-16") == []


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("{date: 2027-06-14, reason: Snow}", "There is a reason, but no status, so the session looks as if it"),
        (
            "{date: 2027-06-14, new_date: 2027-06-21}",
            "There is a new_date, but the status of this session is scheduled.",
        ),
        (
            "{date: 2027-06-14, status: cancelled, new_date: 2027-06-21}",
            "There is a new_date, but the status of this session is cancelled.",
        ),
        (
            "{date: 2027-06-14, status: postponed, new_date: 2027-06-14}",
            "The session would be postponed from 14 June 2027 to the same day.",
        ),
        (
            "{date: 2027-06-14, status: postponed, new_date: 2026-06-21}",
            "warning: The new date, 21 June 2026, is before the old one, 14 June 2027.",
        ),
    ],
)
def test_a_session_that_is_half_changed_is_reported_at_its_line(row: str, wrong: str) -> None:
    [text] = of_course(check_sessions, "dates:", "  - 2027-06-07", f"  - {row}")
    assert text.startswith("6: dates.2.")
    assert wrong in text


def test_a_meeting_is_moved_like_a_session() -> None:
    front = cluster(
        "{date: 2027-06-14, new_date: 2027-06-21}", "{date: 2027-06-15, status: postponed, new_date: 2027-06-15}"
    )
    first, second = messages_of(check_sessions, {"clusters/north.md": front})
    assert "meetings.1.new_date: There is a new_date, but the status of this meeting is planned." in first
    assert "meetings.2.new_date: The meeting would be postponed from 15 June 2027 to the same day." in second


def test_a_session_cannot_be_full_because_people_book_the_course() -> None:
    [problem] = load({"courses/a.md": course("dates: [2027-06-14, {date: 2027-06-15, status: full}]")}).problems
    assert problem.wrong == '"full" is not a status of a session.'


def test_problems_after_a_range_in_a_list_are_at_their_own_lines() -> None:
    rows = ("dates:", "  - 14 to 16 June 2027", "  - {date: 2027-06-21, reason: Snow}")
    [text] = of_course(check_sessions, *rows)
    assert text.startswith("6: dates.2.reason:")
