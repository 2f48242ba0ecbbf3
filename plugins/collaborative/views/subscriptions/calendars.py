"""Sessions and meetings as calendar entries with permanent UIDs (RFC 5545)."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from collaborative import addresses
from collaborative.catalogue import Catalogue, ClusterMeeting, CourseSession
from collaborative.reading.times import end_of
from collaborative.records.cluster import MeetingStatus
from collaborative.records.course import Status
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_wording import STATUS_LABELS, new_date_of, new_date_of_session
from collaborative.views.meetings import meeting_anchor, meeting_name, where_of_meeting

# For entries without a known date: RFC 5545 (3.8.7.2) requires a DTSTAMP, and it must not change with each build.
UNKNOWN_STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One VEVENT.

    Attributes:
        start, end: Two days (the end is the day after the last, RFC 5545 section 3.6.1) or two moments in the
            site's zone; the end is None if unknown.
        stamp: When the entry last changed in a way that matters, in UTC.
        sequence: How often time, place or status changed.
        status: CONFIRMED, TENTATIVE or CANCELLED.
        is_off: Whether the time counts as free.
    """

    uid: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None
    stamp: dt.datetime
    created: dt.datetime | None
    sequence: int
    status: str
    summary: str
    location: str
    description: str
    url: str
    categories: tuple[str, ...]
    is_off: bool = False


@dataclass(frozen=True)
class CalendarFile:
    """A calendar to subscribe to, or (``once``) a course's dates to add to one's own calendar.

    Attributes:
        fill: Makes the entries when they are needed.
        for_google: Whether only the summary says that an entry is cancelled. Google removes entries with the status
            CANCELLED without a notice.
    """

    name: str
    description: str
    address: str
    fill: Callable[[], Iterable[CalendarEntry]]
    once: bool = False
    for_google: bool = False

    @cached_property
    def entries(self) -> tuple[CalendarEntry, ...]:
        return tuple(self.fill())

    @classmethod
    def both(
        cls, name: str, description: str, address: str, entries: Callable[[], Iterable[CalendarEntry]]
    ) -> Iterator["CalendarFile"]:
        """Yield a calendar to subscribe to, and its version for Google, with entries in time order."""
        calendar = cls(name, description, address, lambda: _in_order(entries()))
        yield calendar
        google = addresses.google_calendar_of(address)
        yield replace(calendar, address=google, fill=lambda: calendar.entries, for_google=True)


def _in_order(entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
    return sorted(entries, key=lambda entry: (entry.start.isoformat(), entry.uid))


_STATUS = {
    Status.CANCELLED: "CANCELLED",
    Status.POSTPONED: "TENTATIVE",
    Status.PROVISIONAL: "TENTATIVE",
}
_PREFIX = {Status.CANCELLED: "CANCELLED: ", Status.POSTPONED: "POSTPONED: ", Status.PROVISIONAL: "Provisional: "}
_MEETING_STATUS = {MeetingStatus.CANCELLED: "CANCELLED", MeetingStatus.POSTPONED: "TENTATIVE"}
_MEETING_PREFIX = {MeetingStatus.CANCELLED: "CANCELLED: ", MeetingStatus.POSTPONED: "POSTPONED: "}


def uid_of(entry: CourseSession, settings: Settings) -> str:
    """Return the session's permanent UID; a postponed course's new date has a UID of its own."""
    moved = "-new" if entry.moved_from else ""
    return f"{entry.course.identity}-{entry.revision.number}{moved}@{settings.host}"


def course_entry(entry: CourseSession, settings: Settings) -> CalendarEntry:
    """Return the entry of a session, or of a postponed course on its new date, which counts as any other session."""
    course, session, revision = entry.course, entry.session, entry.revision
    if session.day is None or session.last_day is None:
        raise ValueError("a session without a day is in no calendar")
    moved = entry.moved_from is not None
    status = Status.SCHEDULED if moved else session.status
    reason = session.reason or course.reason
    new_date = new_date_of(course) or new_date_of_session(session)
    part = f" (session {entry.place} of {entry.of})" if entry.of > 1 else ""
    start, end = _times(session.day, session.last_day, session.start, session.end, settings)
    url = settings.absolute(course.address)
    facts = [
        f"{session.title}." if session.title else "",
        f"Status: {STATUS_LABELS[status]}" if STATUS_LABELS[status] else "",
        f"Moved here from {wording.long_day(entry.moved_from)}." if entry.moved_from else "",
        "Time to be confirmed." if session.time_tbc else "",
        # A session that ends at an unknown time on a later day takes whole days: its start is given in words.
        f"{wording.time_of(session)}." if session.start and not isinstance(start, dt.datetime) else "",
        f"{reason.rstrip('.')}." if reason else "",
        f"New date: {new_date}." if new_date and not moved else "",
        f"Code: {course.code}",
        f"For: {', '.join(session.audience)}" if session.audience else "",
        f"Price: {wording.price(course.price, course.price_basis).removeprefix('Price ')}",
        url,
    ]
    return CalendarEntry(
        uid=uid_of(entry, settings),
        start=start,
        end=end,
        stamp=_latest(course.published, revision.begun, revision.modified),
        created=course.published.astimezone(dt.UTC) if course.published else None,
        sequence=revision.sequence,
        status=_STATUS.get(status, "CONFIRMED"),
        summary=f"{_PREFIX.get(status, '')}{course.title}{part}",
        location=session.venue,
        description="\n".join(fact for fact in facts if fact),
        url=url,
        categories=tuple(name for name in (course.subject, *course.all_audiences) if name),
        is_off=session.is_off,
    )


def meeting_entry(entry: ClusterMeeting, catalogue: Catalogue, settings: Settings) -> CalendarEntry | None:
    """Return the entry of a cluster's meeting, or None while its day is to be confirmed."""
    meeting, cluster, revision = entry.meeting, entry.cluster, entry.revision
    if meeting.date is None:
        return None
    start, end = _times(meeting.date, meeting.date, meeting.start, meeting.end, settings)
    moved = "-new" if entry.moved_from else ""
    url = f"{settings.absolute(cluster.address)}#{meeting_anchor(entry)}"
    facts = [
        f"Status: {meeting.status.value.capitalize()}" if meeting.is_off else "",
        "Time to be confirmed." if meeting.time_tbc else "",
        f"Moved here from {wording.long_day(entry.moved_from)}." if entry.moved_from else "",
        f"{meeting.reason.rstrip('.')}." if meeting.reason else "",
        f"New date: {wording.long_day(meeting.moved_to)}." if meeting.moved_to else "",
        cluster.title,
        *(f"- {item}" for item in meeting.agenda),
        f"Bring: {meeting.bring}" if meeting.bring else "",
        url,
    ]
    return CalendarEntry(
        uid=f"{cluster.origin.name}.meeting.{revision.number}{moved}@{settings.host}",
        start=start,
        end=end,
        stamp=_latest(revision.begun, revision.modified),
        created=revision.begun.astimezone(dt.UTC) if revision.begun else None,
        sequence=revision.sequence,
        status=_MEETING_STATUS.get(meeting.status, "CONFIRMED"),
        summary=f"{_MEETING_PREFIX.get(meeting.status, '')}{meeting_name(entry)}",
        location=where_of_meeting(meeting, catalogue),
        description="\n".join(fact for fact in facts if fact),
        url=url,
        categories=(cluster.title,),
        is_off=meeting.is_off,
    )


def _times(
    first: dt.date, last: dt.date, start: dt.time | None, end: dt.time | None, settings: Settings
) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime | None]:
    begins, ends = begin_and_end(first, last, start, end, settings.zone)
    return begins, ends if isinstance(begins, dt.datetime) else last + dt.timedelta(days=1)


def _latest(*moments: dt.datetime | None) -> dt.datetime:
    return max((moment.astimezone(dt.UTC) for moment in moments if moment), default=UNKNOWN_STAMP)


def begin_and_end(
    first: dt.date, last: dt.date, start: dt.time | None, end: dt.time | None, zone: ZoneInfo
) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime | None]:
    """Return the first and last day, or both moments in the zone; the end is None if unknown.

    An end at 00:00 is midnight at the end of the last day.
    """
    if start is None or (end is None and last > first):
        return first, last
    return dt.datetime.combine(first, start, zone), end_of(last, end, zone) if end else None
