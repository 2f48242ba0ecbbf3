"""A time that is to be confirmed means neither all day nor a missing start."""

import datetime as dt

import pytest
from tests.builders import SETTINGS, load

from collaborative.catalogue import CourseSession
from collaborative.past.revisions import Revision
from collaborative.records.course import Course
from collaborative.views import wording
from collaborative.views.subscriptions.calendars import course_entry

FRONT = "title: First aid\ncode: FA01\nprice: 95\n"


def read(when: str) -> Course:
    content = load({"courses/a.md": f"---\n{FRONT}{when}\n---\n"})
    assert content.problems == ()
    return content.catalogue.courses[0]


@pytest.mark.parametrize("when", ["start: TBC", "start: Time to be confirmed\nend: tbc", "start: TBA\nend: 15:30"])
def test_the_time_is_shown_as_to_be_confirmed(when: str) -> None:
    course = read(f"date: 2026-03-19\n{when}")
    (session,) = course.sessions
    assert wording.time_of(session) == "Time to be confirmed"
    entry = course_entry(CourseSession(course, session, 1, 1, Revision(1)), SETTINGS)
    assert entry.start == dt.date(2026, 3, 19)
    assert entry.description.startswith("Time to be confirmed.")


def test_without_a_time_it_is_all_day() -> None:
    (session,) = read("date: 2026-03-19").sessions
    assert wording.time_of(session) == "All day"


def test_one_session_may_be_open_and_the_others_not() -> None:
    rows = "dates:\n  - {date: 2026-03-19, start: TBC}\n  - 2026-03-26\n  - {date: 2026-04-02, start: 1pm, end: 3pm}"
    assert [wording.time_of(session) for session in read(f"start: 9:30\nend: 15:30\n{rows}").sessions] == [
        "Time to be confirmed",
        "9:30am to 3:30pm",
        "1pm to 3pm",
    ]
    assert [wording.time_of(session) for session in read(f"start: TBC\n{rows}").sessions] == [
        "Time to be confirmed",
        "Time to be confirmed",
        "1pm to 3pm",
    ]
