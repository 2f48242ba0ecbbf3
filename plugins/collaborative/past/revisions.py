"""Revisions of sessions and meetings: how often each was revised, and the number that it keeps for good.

The count is the revision sequence number of RFC 5545, section 3.8.7.4. It grows only with changes of time, place and
status.
"""

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from typing import Any, NamedTuple, TypeVar

from collaborative.past.matching import (
    Pair,
    When,
    meeting_pairs,
    session_pairs,
    when_of_meeting,
    when_of_session,
)
from collaborative.past.record_history import State
from collaborative.reading.venues import same_place
from collaborative.records.cluster import Cluster, Meeting, MeetingStatus
from collaborative.records.course import Course
from collaborative.records.session import Session

P = TypeVar("P")


class Revision(NamedTuple):
    """The revisions of a session or meeting.

    Attributes:
        number: From 1; it stays when others are added or removed, and is never reused.
        sequence: How often time, place or status changed since it was first public.
        begun: When it was first public, or None if unknown.
        modified: When it was last revised, or None.
    """

    number: int
    sequence: int = 0
    begun: dt.datetime | None = None
    modified: dt.datetime | None = None


class _Known(NamedTuple):
    """A session or meeting, with what counts as a revision if it changes.

    Attributes:
        place: As at the last revision: many small changes of spelling can add up to another place.
    """

    part: Any
    when: When
    status: Hashable
    place: str
    revision: Revision


def revisions_of_sessions(states: Sequence[State[Course]], now: Course) -> tuple[Revision, ...]:
    """Return the revision of each session, in the file's order; ``states`` are the public versions."""
    if not states:
        return tuple(_without_history(now, session) for session in now.sessions)

    def facts(course: Course, session: Session) -> tuple[When, Hashable]:
        return when_of_session(session), (course.status, course.new_date, session.status, session.new_date)

    revisions = _revisions(
        states, now, lambda course: course.sessions, facts, lambda session: session.venue, session_pairs
    )
    return tuple(revisions)


def revisions_of_meetings(states: Sequence[State[Cluster]], now: Cluster) -> tuple[Revision, ...]:
    """Return the revision of each meeting, in the file's order; ``states`` are the public versions."""
    if not states:
        return tuple(
            Revision(number, int(meeting.is_off), None, None) for number, meeting in enumerate(now.meetings, 1)
        )

    def facts(_: Cluster, meeting: Meeting) -> tuple[When, Hashable]:
        status = meeting.status if meeting.is_off else MeetingStatus.CONFIRMED
        return when_of_meeting(meeting), (status, meeting.moved_to)

    revisions = _revisions(
        states, now, lambda cluster: cluster.meetings, facts, lambda meeting: meeting.host, meeting_pairs
    )
    return tuple(revisions)


def _revisions(
    states: Sequence[State[Any]],
    now: Any,
    parts: Callable[[Any], Sequence[P]],
    facts: Callable[[Any, P], tuple[When, Hashable]],
    place: Callable[[P], str],
    match: Callable[[Sequence[P], Sequence[P], dt.date | None], Sequence[Pair[P]]],
) -> list[Revision]:
    """Follow the sessions or meetings from version to version; one that returns later is the same again."""
    known: dict[int, _Known] = {}  # by the index in the record's file
    gone: list[_Known] = []
    numbers = 0
    # What is not committed yet counts as one more version.
    for state in states if states[-1].record is now else (*states, State(None, now)):
        before = [entry.part for entry in known.values()]
        after = list(parts(state.record))
        on = state.moment.date() if state.moment else None
        was_at = {id(entry.part): entry for entry in known.values()}
        place_of = {id(part): at for at, part in enumerate(after)}
        found = list(match(before, after, on))
        gone += (was_at[id(was)] for was, part in found if part is None)
        known = {}
        for was, part in sorted(
            ((was, part) for was, part in found if part is not None), key=lambda pair: place_of[id(pair[1])]
        ):
            when, status = facts(state.record, part)
            where = place(part)
            # A session that was removed and is back keeps its number, and so its UID in people's calendars.
            entry = was_at[id(was)] if was is not None else _returned(gone, when)
            if entry is None:
                numbers += 1
                known[place_of[id(part)]] = _Known(part, when, status, where, Revision(numbers, 0, state.moment))
            elif was is not None and (entry.when, entry.status) == (when, status) and same_place(entry.place, where):
                known[place_of[id(part)]] = entry._replace(part=part)
            else:
                revision = entry.revision._replace(
                    sequence=entry.revision.sequence + 1, modified=state.moment or entry.revision.modified
                )
                known[place_of[id(part)]] = _Known(part, when, status, where, revision)
    return [entry.revision for entry in known.values()]


def _returned(gone: list[_Known], when: When) -> _Known | None:
    """Return a removed session or meeting that is back at its old time, or None."""
    for entry in gone:
        if entry.when == when:
            gone.remove(entry)
            return entry
    return None


def _without_history(course: Course, session: Session) -> Revision:
    """Estimate a revision from the file alone: the later ``updated``, the higher the sequence."""
    changed = 0
    if course.updated:
        changed = 1 + (max((course.updated - course.published).days, 0) if course.published else 0)
    return Revision(session.number, changed + int(session.is_off), course.published, course.updated)
