"""Match sessions, meetings and files to their earlier selves if nothing names them permanently."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from collaborative.records.cluster import Meeting
from collaborative.records.session import Session

T = TypeVar("T")
Pair = tuple[T, T] | tuple[T, None] | tuple[None, T]


def pairs(before: Iterable[T], after: Iterable[T], *keys: Callable[[T], Hashable]) -> Iterator[Pair[T]]:
    """Yield each item and its earlier self; None for one that is new or gone.

    The most certain key is used first; what it leaves unmatched goes to the next.
    """
    left, right = list(before), list(after)
    found: list[tuple[T, T]] = []
    for key in keys:
        by_key: dict[Hashable, list[T]] = {}
        for item in left:
            by_key.setdefault(key(item), []).append(item)
        unmatched = []
        for item in right:
            if others := by_key.get(key(item)):
                found.append((others.pop(0), item))
            else:
                unmatched.append(item)
        left, right = [item for others in by_key.values() for item in others], unmatched
    yield from found
    yield from ((item, None) for item in left)
    yield from ((None, item) for item in right)


class When(NamedTuple):
    """The days and times of a session or meeting; None for what is unknown, and for the times of a whole day."""

    day: dt.date | None
    last_day: dt.date | None
    start: dt.time | None
    end: dt.time | None
    time_tbc: bool = False


def when_of_session(session: Session) -> When:
    return When(session.day, session.last_day, session.start, session.end, session.time_tbc)


def when_of_meeting(meeting: Meeting) -> When:
    return When(meeting.date, meeting.date, meeting.start, meeting.end, meeting.time_tbc)


def session_pairs(
    before: Sequence[Session], after: Sequence[Session], on: dt.date | None = None
) -> list[Pair[Session]]:
    """Match sessions by their times, then by their days, then by their order in time.

    Their order in the file counts only if nothing else helps. A session that was over ``on`` the day of the change
    cannot have moved to a later day: it was removed.
    """
    keys = (when_of_session, lambda session: session.day)
    found = list(pairs(sorted(before, key=_order), sorted(after, key=_order), *keys))
    both: list[Pair[Session]] = [(was, now) for was, now in found if was and now]
    gone = sorted((was for was, now in found if was and not now), key=_order)
    new = sorted((now for was, now in found if now and not was), key=_order)
    for over in (True, False):  # past sessions may have been corrected, but never become upcoming ones
        old = [session for session in gone if _is_over(session.last_day, on) is over]
        now = [session for session in new if _is_over(session.last_day, on) is over]
        both += zip(old, now, strict=False)
        both += ((was, None) for was in old[len(now) :])
        both += ((None, session) for session in now[len(old) :])
    return both


def meeting_pairs(
    before: Sequence[Meeting], after: Sequence[Meeting], on: dt.date | None = None
) -> list[Pair[Meeting]]:
    """Match meetings by day and purpose, then by one of the two, then by their place in the file.

    ``on`` is the day of the change, as in :func:`session_pairs`.
    """
    places = {id(meeting): place for meetings in (before, after) for place, meeting in enumerate(meetings)}

    # A past meeting can only be itself, never one that has moved to another day.
    def movable(key: Callable[[Meeting], Hashable]) -> Callable[[Meeting], Hashable]:
        return lambda meeting: id(meeting) if _is_over(meeting.date, on) else key(meeting)

    return list(
        pairs(
            sorted(before, key=_when),
            sorted(after, key=_when),
            lambda meeting: (meeting.date, _purpose(meeting)),
            movable(_purpose),
            lambda meeting: meeting.date,
            movable(lambda meeting: places[id(meeting)]),
        )
    )


def _is_over(last_day: dt.date | None, on: dt.date | None) -> bool:
    return last_day is not None and on is not None and last_day < on


def _order(session: Session) -> tuple[dt.date, dt.time, int]:
    return session.day or dt.date.max, session.start or dt.time.min, session.number


def _when(meeting: Meeting) -> tuple[dt.date, dt.time]:
    return meeting.date or dt.date.max, meeting.start or dt.time.min


def _purpose(meeting: Meeting) -> Hashable:
    return meeting.kind, meeting.year_groups, meeting.subject, meeting.topic
