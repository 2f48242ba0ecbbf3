"""Changes of courses that visitors see."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from collaborative.catalogue import is_upcoming
from collaborative.past.matching import Pair, pairs, session_pairs, when_of_session
from collaborative.reading.words import fold
from collaborative.records.course import Course, Status
from collaborative.records.session import Session
from collaborative.views import wording
from collaborative.views.changes.comparison import Comparison, compared_fields
from collaborative.views.changes.values import (
    Added,
    Change,
    DetailChanged,
    Moved,
    PriceChanged,
    Recoded,
    Removed,
    Renamed,
    SessionAdded,
    SessionDropped,
    SessionStatusChanged,
    StatusChanged,
    Subject,
    VenueChanged,
    details,
)
from collaborative.views.course_wording import STATUS_LABELS, when_of

# What is compared in a way of its own, or is nothing that the page shows.
_APART = frozenset({
    "code", "date", "dates", "end_date", "overnight", "start", "end", "venue", "price", "price_basis", "discount", "status", "reason",
    "new_date", "booking", "series",
})  # fmt: skip
_ORDER = {"summary": -1, "tags": 1, "body": 2}  # other fields keep the order of the file
_DETAILS = tuple(sorted(compared_fields(Course, _APART), key=lambda name: _ORDER.get(name, 0)))


class CourseComparison(Comparison[Course]):
    """A comparison of courses: they keep their code, and their sessions are compared one by one."""

    def pairs(self) -> Iterator[Pair[Course]]:
        """Yield the courses by code; with a new code by file, if title or days show that it is the same course."""
        return pairs(
            self.old.of(Course),
            self.new.of(Course),
            lambda course: course.code_key,
            lambda course: (course.origin.path, fold(course.title)),
            lambda course: (course.origin.path, _days(course)),
            lambda course: (fold(course.title), _days(course)),
        )

    def subject(self, record: Course) -> Subject:
        return subject_of_course(record)

    def added(self, record: Course) -> Added:
        return Added(subject_of_course(record), _facts(record))

    def removed(self, record: Course) -> Removed:
        ahead = is_upcoming(record, self.today) and not record.is_off
        return Removed(subject_of_course(record), _facts(record)[:1], ahead)

    def differences(self, was: Course, now: Course) -> Iterator[Change]:
        return changes_of_course(was, now, self.today)


def subject_of_course(course: Course) -> Subject:
    return Subject(Course.kind, course.title, course.code, course.address, course.origin.path, course.first_day)


def changes_of_course(before: Course, after: Course, on: dt.date) -> Iterator[Change]:
    """Yield the differences between two versions of a course; the later one began ``on`` a day."""
    subject = subject_of_course(after)
    if before.title != after.title:
        yield Renamed(subject, before.title, after.title)
    if before.code_key != after.code_key:
        yield Recoded(subject, before.code, after.code)
    yield from _status(subject, before, after)
    yield from _sessions(subject, before.sessions, after.sessions, on)
    yield from _own_statuses(subject, before, after, on)
    prices = [wording.price(course.price, course.price_basis) for course in (before, after)]
    if prices[0] != prices[1]:
        yield PriceChanged(subject, *prices)
    yield from details(subject, before, after, _DETAILS)
    yield from _booking(subject, before, after)


def _facts(course: Course) -> tuple[str, ...]:
    times = {wording.clock_span(session.start, session.end) for session in course.sessions if session.start}
    venues = dict.fromkeys(session.venue for session in course.sessions if session.venue)
    facts = (
        when_of(course),
        times.pop() if len(times) == 1 else "",
        venues.popitem()[0] if len(venues) == 1 else "",
        wording.price(course.price, course.price_basis) if course.price else "",
        STATUS_LABELS[course.status].lower(),
    )
    return tuple(fact for fact in facts if fact)


def _days(course: Course) -> tuple[dt.date | None, ...]:
    return tuple(session.day for session in course.sessions)


def _status(subject: Subject, before: Course, after: Course) -> Iterator[StatusChanged | DetailChanged]:
    if (before.status, before.new_date) != (after.status, after.new_date):
        yield StatusChanged(subject, before.status, after.status, when_of(after), after.reason, after.new_date)
    elif before.reason != after.reason:
        yield DetailChanged(subject, "reason", before.reason, after.reason)


def _booking(subject: Subject, before: Course, after: Course) -> Iterator[DetailChanged]:
    yield from details(subject, before.booking, after.booking, ("closes", "url", "email"))
    yield from details(subject, before, after, ("discount",))


# Sessions: compared by their days, so that their order in the file does not matter


def _sessions(subject: Subject, before: Sequence[Session], after: Sequence[Session], on: dt.date) -> Iterator[Change]:
    found = session_pairs(before, after, on)
    kept = sorted(((was, now) for was, now in found if was and now), key=_order)
    for was, now in kept:
        if when_of_session(was) != when_of_session(now):
            yield Moved(subject, when_of_session(was), when_of_session(now), len(after))
    yield from (SessionDropped(subject, when_of_session(was)) for was, now in found if was and not now)
    yield from (SessionAdded(subject, when_of_session(now)) for was, now in found if now and not was)
    if any(was.title != now.title for was, now in kept):
        yield DetailChanged(subject, "names of sessions")
    changed = Counter((was.venue, now.venue) for was, now in kept if was.venue != now.venue)
    for (old, new), number in changed.items():
        if number == len(kept):
            yield VenueChanged(subject, old, new)
            continue
        for was, now in kept:
            if (was.venue, now.venue) == (old, new):
                yield VenueChanged(subject, old, new, now.day)


def _own_statuses(
    subject: Subject, before: Course, after: Course, on: dt.date
) -> Iterator[SessionStatusChanged | DetailChanged]:
    """Yield which sessions are off, or on again, while the course takes place."""
    if after.is_off:
        return
    for was, now in sorted(
        ((a, b) for a, b in session_pairs(before.sessions, after.sessions, on) if a and b), key=_order
    ):
        statuses = _own_status(was, before), _own_status(now, after)
        if (statuses[0], was.new_date) != (statuses[1], now.new_date):
            yield SessionStatusChanged(subject, *statuses, when_of_session(now), now.reason, now.new_date)
        elif was.reason != now.reason and statuses[1] is not Status.SCHEDULED:
            yield DetailChanged(subject, "reason", was.reason, now.reason)


def _own_status(session: Session, course: Course) -> Status:
    return Status.SCHEDULED if session.status is course.status else session.status


def _order(pair: tuple[Session, Session]) -> tuple[dt.date, dt.time, int]:
    session = pair[1]
    return session.day or dt.date.max, session.start or dt.time.min, session.number
