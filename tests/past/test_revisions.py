"""Sessions and meetings keep their numbers; their sequence grows only with time, place and status."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import cluster, course

from collaborative.past.record_history import State
from collaborative.past.revisions import Revision, revisions_of_meetings, revisions_of_sessions

FIRST = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)


def sessions(*fronts: dict[str, Any]) -> list[Revision]:
    """Return the revisions of a course that changed once a week."""
    records = [course(**front) for front in fronts]
    states = [State(FIRST + WEEK * number, record) for number, record in enumerate(records)]
    return list(revisions_of_sessions(states, records[-1]))


def meetings(*versions: list[dict[str, Any]]) -> list[Revision]:
    records = [cluster(meetings=version) for version in versions]
    states = [State(FIRST + WEEK * number, record) for number, record in enumerate(records)]
    return list(revisions_of_meetings(states, records[-1]))


def numbers(revisions: list[Revision]) -> list[tuple[int, int]]:
    return [(revision.number, revision.sequence) for revision in revisions]


BASE: dict[str, Any] = {"start": "9:30", "end": "15:30", "venue": "Town Hall"}


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2026-03-26"},
        {"date": "2026-03-19", "end_date": "2026-03-20"},
        {"start": "10:00"},
        {"end": "15:00"},
        {"start": "TBC"},
        {"venue": "Elton Centre"},
        {"venue": "TBC"},
        {"status": "cancelled"},
        {"status": "full"},
        {"status": "postponed", "new_date": "2026-04-23"},
    ],
)
def test_time_place_and_status_count_as_a_revision(change: dict[str, Any]) -> None:
    assert sessions(BASE, {**BASE, **change}) == [Revision(1, 1, FIRST, FIRST + WEEK)]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "First aid for all"},
        {"price": "110"},
        {"slug": "elsewhere"},
        {"body": "Corrected."},
        {"venue": "town hall"},
        {"venue": "Town Hall, Bury"},
        {"start": "9.30am"},
        {"updated": "2026-01-20"},
        {"places": "3"},
    ],
)
def test_nothing_else_does(change: dict[str, Any]) -> None:
    assert sessions(BASE, {**BASE, **change}) == [Revision(1, 0, FIRST, None)]


def test_a_change_and_its_undoing_are_two_revisions() -> None:
    assert sessions(BASE, {**BASE, "start": "10:00"}, BASE) == [Revision(1, 2, FIRST, FIRST + 2 * WEEK)]


def test_a_session_before_the_others_takes_nobodys_number() -> None:
    two = ["2026-03-19", "2026-03-26"]
    assert numbers(sessions({"dates": two}, {"dates": ["2026-03-12", *two]})) == [(3, 0), (1, 0), (2, 0)]


def test_the_number_of_a_session_that_is_taken_away_is_never_given_again() -> None:
    three = ["2026-03-12", "2026-03-19", "2026-03-26"]
    found = sessions({"dates": three}, {"dates": three[:2]}, {"dates": [*three[:2], "2026-04-23"]})
    assert numbers(found) == [(1, 0), (2, 0), (4, 0)]


def test_a_session_that_comes_back_is_the_same_again() -> None:
    two = ["2026-03-19", "2026-03-26"]
    assert numbers(sessions({"dates": two}, {"dates": two[:1]}, {"dates": two})) == [(1, 0), (2, 1)]


def test_the_order_in_the_file_does_not_matter() -> None:
    two = ["2026-03-19", "2026-03-26"]
    assert numbers(sessions({"dates": two}, {"dates": two[::-1]})) == [(2, 0), (1, 0)]


def test_one_day_becomes_a_list_of_days_and_keeps_its_number() -> None:
    assert numbers(sessions({"date": "2026-03-26"}, {"dates": ["2026-03-19", "2026-03-26"]})) == [(2, 0), (1, 0)]


def test_a_session_whose_day_becomes_known_has_been_revised() -> None:
    found = sessions({"dates": ["2026-03-19", "TBC"]}, {"dates": ["2026-03-19", "2026-03-26"]})
    assert numbers(found) == [(1, 0), (2, 1)]


def test_a_day_that_was_put_down_wrongly_is_corrected_when_it_is_over() -> None:
    assert numbers(sessions({"date": "2026-01-08"}, {"date": "2026-01-09"})) == [(1, 1)]


def test_what_has_been_does_not_become_what_is_to_come() -> None:
    before, after = ["2026-01-08", "2026-03-19"], ["2026-01-07", "2026-03-18", "2026-03-26"]
    assert numbers(sessions({"dates": before}, {"dates": after})) == [(1, 1), (2, 1), (3, 0)]


def test_a_session_that_was_held_and_is_taken_off_the_list_is_gone() -> None:
    assert numbers(sessions({"dates": ["2026-01-08", "2026-03-19"]}, {"dates": ["2026-03-19", "2026-03-26"]})) == [
        (2, 0),
        (3, 0),
    ]


def test_what_is_not_committed_counts_and_has_no_moment() -> None:
    old, new = course(**BASE), course(**{**BASE, "start": "10:00"})
    assert revisions_of_sessions([State(FIRST, old)], new) == (Revision(1, 1, FIRST, None),)


def test_without_a_history_the_number_is_the_place_in_the_file() -> None:
    assert numbers(list(revisions_of_sessions([], course(dates="26 March 2026, 19 March 2026")))) == [(1, 0), (2, 0)]


# Meetings

SPRING = {"date": "2026-02-05", "kind": "Headteachers", "host": "Larkhill"}
SUMMER = {"date": "2026-06-11", "kind": "Headteachers", "host": "Larkhill"}


def test_a_meeting_added_above_takes_nobodys_number() -> None:
    first = {"date": "2026-01-29", "kind": "SENDCos", "host": "Larkhill"}
    assert numbers(meetings([SPRING, SUMMER], [first, SPRING, SUMMER])) == [(3, 0), (1, 0), (2, 0)]


@pytest.mark.parametrize(
    ("change", "sequence"),
    [
        ({"date": "2026-02-12"}, 1),
        ({"start": "15:45"}, 1),
        ({"host": "Riverside"}, 1),
        ({"status": "cancelled"}, 1),
        ({"status": "confirmed"}, 0),
        ({"status": "held"}, 0),
        ({"topic": "Moderation"}, 0),
        ({"agenda": ["Budget"]}, 0),
        ({"minutes": "files/minutes.pdf"}, 0),
    ],
)
def test_a_meeting_is_revised_by_time_place_and_being_off(change: dict[str, Any], sequence: int) -> None:
    assert numbers(meetings([SPRING, SUMMER], [{**SPRING, **change}, SUMMER])) == [(1, sequence), (2, 0)]


def test_a_meeting_that_was_held_and_is_taken_off_the_list_does_not_become_the_next_one() -> None:
    held = {**SPRING, "date": "2026-01-06"}
    next_year = {**SPRING, "date": "2027-01-06"}
    assert numbers(meetings([held, SUMMER], [SUMMER, next_year])) == [(2, 0), (3, 0)]


def test_a_meeting_without_a_history_has_the_number_of_its_place() -> None:
    record = cluster(meetings=[SPRING, {**SUMMER, "status": "cancelled"}])
    assert numbers(list(revisions_of_meetings([], record))) == [(1, 0), (2, 1)]
