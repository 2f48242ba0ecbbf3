"""Changes of cluster meetings that visitors see."""

import datetime as dt
from collections.abc import Iterator

from collaborative.catalogue import Catalogue, ClusterMeeting
from collaborative.past.matching import When, pairs, when_of_meeting
from collaborative.schema.kinds import MEETING
from collaborative.views import wording
from collaborative.views.changes.values import (
    Added,
    Change,
    DetailChanged,
    Moved,
    Removed,
    Renamed,
    StatusChanged,
    Subject,
    VenueChanged,
    details,
)
from collaborative.views.meetings import meeting_anchor, meeting_name, where_of_meeting

_DETAILS = ("chair", "minute_taker", "agenda", "bring")


def changes_of_meetings(before: Catalogue, after: Catalogue, today: dt.date) -> Iterator[Change]:
    """Yield the changes of all meetings; one that has moved is recognised by its name or its place in the file."""
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
    if (was.meeting.status, was.meeting.moved_to) != (now.meeting.status, now.meeting.moved_to):
        when = wording.long_day(now.meeting.date) if now.meeting.date else ""
        reason, new_date = now.meeting.reason, now.meeting.moved_to
        yield StatusChanged(subject, was.meeting.status, now.meeting.status, when, reason, new_date)
    if _meeting_when(was) != _meeting_when(now):
        yield Moved(subject, _meeting_when(was), _meeting_when(now))
    hosts = where_of_meeting(was.meeting, before), where_of_meeting(now.meeting, after)
    if hosts[0] != hosts[1]:
        yield VenueChanged(subject, *hosts)
    yield from details(subject, was.meeting, now.meeting, _DETAILS)
    if was.meeting.minutes != now.meeting.minutes and now.meeting.date and now.meeting.date <= today:
        yield DetailChanged(subject, now.meeting.label("minutes"))


def _cluster(entry: ClusterMeeting) -> str:
    return entry.cluster.origin.name


def _meeting_when(entry: ClusterMeeting) -> When:
    return when_of_meeting(entry.meeting)


def _meeting_facts(entry: ClusterMeeting, catalogue: Catalogue) -> tuple[str, ...]:
    meeting = entry.meeting
    facts = (
        wording.long_day(meeting.date) if meeting.date else "date to be confirmed",
        wording.clock_span(meeting.start, meeting.end) if meeting.start else "",
        where_of_meeting(entry.meeting, catalogue),
    )
    return tuple(fact for fact in facts if fact)


def _subject_of_meeting(entry: ClusterMeeting) -> Subject:
    address = f"{entry.cluster.address}#{meeting_anchor(entry)}"
    path = entry.cluster.origin.path
    return Subject(MEETING, meeting_name(entry), entry.cluster.title, address, path, entry.meeting.date)
