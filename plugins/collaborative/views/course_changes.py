"""What visitors see change of courses and of cluster meetings."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence

from collaborative.catalogue import Catalogue, ClusterMeeting, is_upcoming
from collaborative.past.matching import When, pairs, session_pairs, when_of_meeting, when_of_session
from collaborative.reading.words import fold
from collaborative.records.course import Course
from collaborative.records.session import Session
from collaborative.views import addresses, wording
from collaborative.views.changes import (
    Added,
    Change,
    DetailChanged,
    Kind,
    Moved,
    PriceChanged,
    Recoded,
    Removed,
    Renamed,
    SessionAdded,
    SessionDropped,
    StatusChanged,
    Subject,
    VenueChanged,
    details,
)
from collaborative.views.clusters import meeting_anchor, meeting_name
from collaborative.views.courses import STATUS_LABELS, when_of

_COURSE_DETAILS = {
    "summary": "summary",
    "audience": "audience",
    "subject": "subject",
    "trainer": "trainer",
    "places": "number of places",
    "places_left": "number of places left",
    "contact": "contact",
    "cluster": "cluster",
    "objectives": "list of objectives",
    "bring": "note on what to bring",
    "image": "picture",
    "image_alt": "description of its picture",
    "attachments": "list of attachments",
    "tags": "list of tags",
    "body": "text",
}
_MEETING_DETAILS = {
    "chair": "chair",
    "minute_taker": "minute taker",
    "agenda": "agenda",
    "bring": "note on what to bring",
}


# Courses


def course_pairs(before: Catalogue, after: Catalogue) -> Iterator[tuple[Course | None, Course | None]]:
    """By code; a course that has another code by its file, if it is still the same course by title or days."""
    yield from pairs(
        before.courses,
        after.courses,
        lambda course: course.code_key,
        lambda course: (course.origin.path, fold(course.title)),
        lambda course: (course.origin.path, _days(course)),
        lambda course: (fold(course.title), _days(course)),
    )


def subject_of_course(course: Course) -> Subject:
    return Subject(
        Kind.COURSE, course.title, course.code, addresses.course(course), course.origin.path, course.first_day
    )


def added_course(course: Course) -> Added:
    return Added(subject_of_course(course), _facts(course))


def removed_course(course: Course, today: dt.date) -> Removed:
    ahead = is_upcoming(course, today) and not course.is_off
    return Removed(subject_of_course(course), _facts(course)[:1], ahead)


def changes_of_course(before: Course, after: Course, on: dt.date) -> Iterator[Change]:
    """What differs between two states of a course, of which the later one began ``on`` a day."""
    subject = subject_of_course(after)
    if before.title != after.title:
        yield Renamed(subject, before.title, after.title)
    if before.code_key != after.code_key:
        yield Recoded(subject, before.code, after.code)
    yield from _status(subject, before, after)
    yield from _sessions(subject, before.sessions, after.sessions, on)
    prices = [wording.price(course.price, course.price_basis) for course in (before, after)]
    if prices[0] != prices[1]:
        yield PriceChanged(subject, *prices)
    yield from details(subject, before, after, _COURSE_DETAILS)
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
    if before.booking.closes != after.booking.closes:
        closes = [wording.long_day(day) if day else "" for day in (before.booking.closes, after.booking.closes)]
        yield DetailChanged(subject, "last day for booking", *closes)
    yield from details(subject, before.booking, after.booking, {"url": "booking page", "email": "email for booking"})
    if before.discount != after.discount:
        said = ["yes" if course.discount else "no" for course in (before, after)]
        yield DetailChanged(subject, 'answer to "Does the discount notice apply?"', *said)


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


def _order(pair: tuple[Session, Session]) -> tuple[dt.date, dt.time, int]:
    session = pair[1]
    return session.day or dt.date.max, session.start or dt.time.min, session.number


# Meetings


def changes_of_meetings(before: Catalogue, after: Catalogue, today: dt.date) -> Iterator[Change]:
    """The meetings of all clusters; one whose day has changed is known by its name, or its place in the file."""
    found = pairs(
        before.meetings,
        after.meetings,
        lambda entry: (_cluster(entry), entry.meeting.date, meeting_name(entry)),
        lambda entry: (_cluster(entry), meeting_name(entry)),
        lambda entry: (_cluster(entry), entry.meeting.date),
        lambda entry: (_cluster(entry), entry.number),
    )
    for was, now in found:
        if was is None and now is not None:
            yield Added(_subject_of_meeting(now), _meeting_facts(now, after))
        elif now is None and was is not None:
            ahead = was.meeting.is_upcoming(today) and not was.meeting.is_off
            yield Removed(_subject_of_meeting(was), _meeting_facts(was, before)[:1], ahead)
        elif was is not None and now is not None:
            yield from _changes_of_meeting(was, now, before, after, today)


def _changes_of_meeting(
    was: ClusterMeeting, now: ClusterMeeting, before: Catalogue, after: Catalogue, today: dt.date
) -> Iterator[Change]:
    subject = _subject_of_meeting(now)
    if meeting_name(was) != meeting_name(now):
        yield Renamed(subject, meeting_name(was), meeting_name(now))
    if was.meeting.status is not now.meeting.status:
        when = wording.long_day(now.meeting.date) if now.meeting.date else ""
        yield StatusChanged(subject, was.meeting.status, now.meeting.status, when, now.meeting.reason)
    if _meeting_when(was) != _meeting_when(now):
        yield Moved(subject, _meeting_when(was), _meeting_when(now))
    hosts = _host(was, before), _host(now, after)
    if hosts[0] != hosts[1]:
        yield VenueChanged(subject, *hosts)
    yield from details(subject, was.meeting, now.meeting, _MEETING_DETAILS)
    if was.meeting.minutes != now.meeting.minutes and now.meeting.date and now.meeting.date <= today:
        yield DetailChanged(subject, "link to its minutes")


def _cluster(entry: ClusterMeeting) -> str:
    return entry.cluster.origin.name


def _host(entry: ClusterMeeting, catalogue: Catalogue) -> str:
    school = catalogue.school_named(entry.meeting.host) if entry.meeting.host else None
    return school.title if school else entry.meeting.host


def _meeting_when(entry: ClusterMeeting) -> When:
    return when_of_meeting(entry.meeting)


def _meeting_facts(entry: ClusterMeeting, catalogue: Catalogue) -> tuple[str, ...]:
    meeting = entry.meeting
    facts = (
        wording.long_day(meeting.date) if meeting.date else "date to be confirmed",
        wording.clock_span(meeting.start, meeting.end) if meeting.start else "",
        _host(entry, catalogue),
    )
    return tuple(fact for fact in facts if fact)


def _subject_of_meeting(entry: ClusterMeeting) -> Subject:
    address = f"{addresses.cluster(entry.cluster)}#{meeting_anchor(entry)}"
    path = entry.cluster.origin.path
    return Subject(Kind.MEETING, meeting_name(entry), entry.cluster.title, address, path, entry.meeting.date)
