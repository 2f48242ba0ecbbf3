"""Sundays, bank holidays, school holidays and mistyped years."""

import datetime as dt
from dataclasses import replace

import pytest
from tests.builders import SETTINGS
from tests.checking.one_check import cluster, course, messages_of, of_course, scheduled

from collaborative.checking.records import days
from collaborative.checking.records.sessions import check_sessions
from collaborative.school_year import SchoolTerm
from collaborative.settings import Nation

check_days = scheduled(days.check_days)

TERMS = (
    SchoolTerm("Spring 2", dt.date(2026, 2, 23), dt.date(2026, 3, 27)),
    SchoolTerm("Summer 1", dt.date(2026, 4, 13), dt.date(2026, 5, 22)),
    SchoolTerm("Autumn 1", dt.date(2026, 9, 2), dt.date(2026, 10, 23)),
)
IN_TERMS = replace(SETTINGS, terms=TERMS)
LEAVE = "if the course is meant for"


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("2026-03-22", "22 March 2026 is a Sunday."),
        ("2026-04-03", "3 April 2026 is a bank holiday (Good Friday)."),
        ("Monday 6 April 2026", "6 April 2026 is a bank holiday (Easter Monday)."),
        ("25/12/2026", "25 December 2026 is a bank holiday (Christmas Day)."),
        ("2026-12-28", "28 December 2026 is a bank holiday (Boxing Day, moved from the weekend)."),
        ("2027-01-01", "1 January 2027 is a bank holiday (New Year's Day)."),
    ],
)
def test_a_course_on_a_day_when_schools_are_closed_is_warned_of(day: str, wrong: str) -> None:
    [text] = of_course(check_days, f"date: {day}")
    assert text.startswith(f"4: date: warning: {wrong} Check the date; {LEAVE}")


@pytest.mark.parametrize(
    "day",
    [
        "2026-03-19",
        "2026-03-21",  # a Saturday: conferences are held on Saturdays
        "2026-12-31",
        "2026-12-24",
        "2028-03-01",  # not two years away
        "TBC",
        "2025-04-18",  # Good Friday of last year: over
    ],
)
def test_any_other_day_gives_no_warning(day: str) -> None:
    assert of_course(check_days, f"date: {day}", settings=IN_TERMS) == []


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_cancelled_course_may_be_on_any_day(status: str) -> None:
    assert of_course(check_days, "date: 2026-04-03", f"status: {status}") == []


def test_a_draft_may_be_on_any_day() -> None:
    assert of_course(check_days, "date: 2026-04-03", "draft: yes") == []


@pytest.mark.parametrize(
    ("nation", "holidays"),
    [(Nation.SCOTLAND, 1), (Nation.NORTHERN_IRELAND, 0), (Nation.ENGLAND, 0), (Nation.WALES, 0), (None, 0)],
)
def test_the_bank_holidays_are_those_of_the_nation(nation: Nation | None, holidays: int) -> None:
    found = of_course(check_days, "date: 2026-11-30", settings=replace(SETTINGS, nation=nation))
    assert len(found) == holidays


def test_each_session_is_warned_of_on_its_own_line() -> None:
    lines = ["dates:", "  - 2026-03-22", "  - date: 2026-04-03", "    start: 09:30", "  - 2026-04-22"]
    first, second = of_course(check_days, *lines)
    assert first.startswith("5: dates.1: warning: 22 March 2026 is a Sunday.")
    assert second.startswith("6: dates.2.date: warning: 3 April 2026 is a bank holiday")


def test_days_in_one_line_are_warned_of_there() -> None:
    [text] = of_course(check_days, "dates: 19 and 22 March 2026")
    assert text.startswith("4: dates: warning: 22 March 2026 is a Sunday.")


def test_only_sessions_that_are_still_to_come_are_looked_at() -> None:
    [text] = of_course(check_days, "dates: 22 February 2026, 22 March 2026")
    assert "22 March 2026 is a Sunday" in text


def test_a_meeting_on_a_sunday_is_warned_of() -> None:
    front = cluster("{date: 2026-03-19}", "{date: 2026-03-22}", "{date: 2026-04-03, status: cancelled}")
    assert messages_of(check_days, {"clusters/north.md": front}) == [
        (
            "content/clusters/north.md:5: meetings.2.date: warning: 22 March 2026 is a Sunday. "
            "Check the date; if the meeting is meant for a Sunday, leave it."
        )
    ]


def test_a_residential_weekend_may_end_on_a_sunday_but_not_on_a_bank_holiday() -> None:
    assert of_course(check_days, "date: 2026-03-20", "end_date: 2026-03-22") == []
    [text] = of_course(check_days, "date: 2026-04-01", "end_date: 2026-04-03")
    assert text.startswith("5: end_date: warning: 3 April 2026 is a bank holiday (Good Friday).")


def test_a_day_between_two_terms_is_in_the_school_holidays() -> None:
    [text] = of_course(check_days, "date: 2026-03-31", settings=IN_TERMS)
    assert text == (
        "4: date: warning: 31 March 2026 is in the school holidays, between Spring 2 (to 27 March) and Summer 1 "
        "(from 13 April). Check the date; if the course is meant for the holidays, leave it."
    )


@pytest.mark.parametrize("day", ["2026-03-27", "2026-04-13", "2026-03-28", "2026-07-07", "2026-10-26", "2026-02-20"])
def test_a_day_of_a_term_a_saturday_or_a_day_outside_of_the_known_terms_is_in_no_holidays(day: str) -> None:
    today = dt.date(2026, 2, 2)
    assert of_course(check_days, f"date: {day}", today=today, settings=IN_TERMS) == []


def test_a_year_far_off_is_warned_of_with_the_year_that_was_probably_meant() -> None:
    assert of_course(check_days, "date: 2036-03-19") == [
        "4: date: warning: 19 March 2036 is 10 years away. Check the year: did you mean 19 March 2026?"
    ]


@pytest.mark.parametrize(
    ("day", "meant"), [("1 February 2062", "1 February 2027"), ("29 February 2096", "1 March 2027")]
)
def test_the_year_that_was_meant_is_that_in_which_the_day_comes_next(day: str, meant: str) -> None:
    [text] = of_course(check_days, f"date: {day}")
    assert text.endswith(f"did you mean {meant}?")


def test_a_new_date_is_looked_at_like_a_date() -> None:
    postponed = ("date: 2026-03-19", "status: postponed")
    [text] = of_course(check_days, *postponed, "new_date: 2026-04-03")
    assert text.startswith("6: new_date: warning: 3 April 2026 is a bank holiday")
    assert of_course(check_days, *postponed, "new_date: 2026-04-22") == []
    assert of_course(check_days, *postponed, "new_date: TBC") == []


def test_a_new_date_that_is_the_old_one_is_refused() -> None:
    [text] = of_course(check_sessions, "date: 2026-03-19", "status: postponed", "new_date: 19 March 2026")
    assert text.startswith("6: new_date: The course would be postponed from 19 March 2026 to the same day.")


def test_a_new_date_before_the_old_one_is_warned_of() -> None:
    [text] = of_course(check_sessions, "date: 2026-04-22", "status: postponed", "new_date: 2026-03-19")
    assert text.startswith("6: new_date: warning: The new date, 19 March 2026, is before the old one, 22 April 2026.")


def test_a_course_of_more_than_a_month_without_a_break_is_warned_of() -> None:
    [text] = of_course(check_days, "date: 2026-03-19", "end_date: 2026-05-19")
    assert text.startswith("5: end_date: warning: It would go on for 62 days, until 19 May 2026.")
    assert of_course(check_days, "date: 2026-03-19", "end_date: 2026-04-16") == []


def test_a_session_a_year_after_the_others_is_warned_of() -> None:
    [text] = of_course(check_days, "dates:", "  - 2026-03-19", "  - 2027-03-25")
    assert text.startswith("6: dates.2: warning: 25 March 2027 comes 371 days after the session before it, 19 March")
    assert of_course(check_days, "dates: 19 March 2026, 21 September 2026, 28 January 2027") == []


def test_a_meeting_cannot_have_been_held_before_its_day() -> None:
    front = cluster("{date: 2026-03-19, status: held}", "{date: 2026-03-01, status: held}")
    [text] = messages_of(check_days, {"clusters/north.md": front})
    assert text.startswith(
        "content/clusters/north.md:4: meetings.1.status: warning: The status says that the meeting was held, "
        "and it is on 19 March 2026."
    )


def test_courses_beside_each_other_are_each_looked_at() -> None:
    files = {
        "courses/a.md": course("date: 2026-03-22"),
        "courses/b.md": course("date: 2026-03-19", code="FA02"),
        "courses/c.md": course("date: 2026-03-29", code="FA03"),
    }
    assert [text.split(":")[0] for text in messages_of(check_days, files)] == ["courses/a.md", "courses/c.md"]


@pytest.mark.parametrize("saturday", ["2026-04-04", "2026-08-15"])
def test_a_saturday_in_school_holidays_is_reported_like_a_weekday(saturday: str) -> None:
    terms = (
        *TERMS[:2],
        replace(TERMS[1], name="Summer 2", first=dt.date(2026, 6, 1), last=dt.date(2026, 7, 21)),
        TERMS[2],
    )
    [text] = of_course(check_days, f"date: {saturday}", settings=replace(SETTINGS, terms=terms))
    assert "is in the school holidays" in text
