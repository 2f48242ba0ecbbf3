"""Meetings of clusters: names, details and hosts."""

import datetime as dt
from dataclasses import dataclass

from collaborative import addresses
from collaborative.catalogue import Catalogue, ClusterMeeting
from collaborative.reading.venues import attendance_at
from collaborative.reading.words import in_words
from collaborative.records.cluster import Meeting, MeetingStatus
from collaborative.records.school import School
from collaborative.views import wording
from collaborative.views.courses import Badge
from collaborative.views.dated import Dated, dated_values, day_after
from collaborative.views.links import Link
from collaborative.views.locations import map_link

_BADGES = {
    MeetingStatus.CANCELLED: Badge("Cancelled", "cancelled"),
    MeetingStatus.POSTPONED: Badge("Postponed", "postponed"),
    MeetingStatus.HELD: Badge("Held", "finished"),
}


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting as its cluster's page shows it.

    Attributes:
        anchor: The id on the cluster's page.
        host_to_come: The text shown if there is no host yet, or "".
        map: A map link, or "".
    """

    anchor: str
    name: str
    iso: str
    day: str
    time: str
    host: Link | None
    host_to_come: str
    map: str
    topic: str
    audience: str
    subject: str
    chair: str
    minute_taker: str
    agenda: tuple[str, ...]
    bring: str
    minutes: str
    badge: Badge | None
    reason: str


@dataclass(frozen=True, slots=True)
class HostedMeeting:
    """A meeting that a school hosts; ``duty`` is what the school must provide."""

    iso: str
    day: str
    time: str
    link: Link
    duty: str
    badge: Badge | None


def meeting_name(entry: ClusterMeeting) -> str:
    """Return the name in lists and calendars: "Year 2 meeting: moderation of writing"."""
    name, topic = meeting_kind(entry), entry.meeting.topic
    return f"{name}: {topic}" if topic else name


def meeting_kind(entry: ClusterMeeting) -> str:
    """Return the name without the topic, for narrow places: "Year 2 meeting"."""
    meeting = entry.meeting
    subject = in_words(meeting.year_groups) or meeting.subject or ""
    kind = meeting.kind or f"{subject} meeting".strip()
    name = kind if not subject or subject.lower() in kind.lower() else f"{subject} {kind[:1].lower()}{kind[1:]}"
    name = name if "meeting" in name.lower() else f"{name} meeting"
    return f"{name[:1].upper()}{name[1:]}"


def meeting_anchor(entry: ClusterMeeting) -> str:
    return f"c.meeting-{entry.number}"


def badge_of_meeting(entry: ClusterMeeting) -> Badge | None:
    badge, new_date = _BADGES.get(entry.meeting.status), entry.meeting.moved_to
    return Badge(f"{badge.text} to {wording.day_and_month(new_date)}", badge.kind) if badge and new_date else badge


def meeting_view(entry: ClusterMeeting, catalogue: Catalogue, today: dt.date) -> MeetingView:
    meeting = entry.meeting
    school = host_of(entry, catalogue)
    host = host_link(entry, catalogue)
    place = school.title if school else attendance_at(meeting.host).place
    from_host = f"Someone from {place}" if place else ""
    return MeetingView(
        anchor=meeting_anchor(entry),
        name=meeting_name(entry),
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.long_day(meeting.date) if meeting.date else "Date to be confirmed",
        time=wording.then(wording.clock_span(meeting.start, meeting.end)) if meeting.start else "",
        host=host,
        host_to_come=wording.TO_BE_CONFIRMED if meeting.is_upcoming(today) and not meeting.is_off else "",
        map=map_link(school.title, school.town, school.postcode) if school else map_link(meeting.host),
        topic=meeting.topic,
        audience=", ".join(meeting.year_groups),
        subject=meeting.subject or "",
        chair=meeting.chair or from_host,
        minute_taker=meeting.minute_taker or from_host,
        agenda=meeting.agenda,
        bring=meeting.bring,
        minutes=addresses.file(meeting.minutes_on(today)),
        badge=badge_of_meeting(entry),
        reason=_reason(meeting),
    )


def _reason(meeting: Meeting) -> str:
    """Return why a meeting is off, and its new date."""
    if meeting.moved_to is None:
        return meeting.reason
    new_date = f"New date: {wording.long_day(meeting.moved_to)}."
    return f"{meeting.reason.rstrip('.')}. {new_date}" if meeting.reason else new_date


def host_of(entry: ClusterMeeting, catalogue: Catalogue) -> School | None:
    return catalogue.host_of(entry.meeting)


def where_of_meeting(meeting: Meeting, catalogue: Catalogue) -> str:
    """Return where a meeting is, by the school's title: "Larkhill Primary School and online"; "" if unknown."""
    school = catalogue.host_of(meeting)
    if school is None:
        return meeting.host
    return f"{school.title} and online" if attendance_at(meeting.host).online else school.title


def host_link(entry: ClusterMeeting, catalogue: Catalogue) -> Link | None:
    """Return the host, which need not be a school of the site; None if there is none."""
    if school := host_of(entry, catalogue):
        return Link(where_of_meeting(entry.meeting, catalogue), school.address)
    return Link(entry.meeting.host, "") if entry.meeting.host else None


def meeting_address(entry: ClusterMeeting) -> str:
    """Return the meeting's address on its cluster's page."""
    return f"{entry.cluster.address}#{meeting_anchor(entry)}"


def dated_meeting(
    entry: ClusterMeeting, catalogue: Catalogue, today: dt.date
) -> tuple[Dated[tuple[bool, MeetingView]], ...]:
    """Return the meeting, with whether it is upcoming, before its day, on its day and afterwards."""
    day = entry.meeting.date
    return dated_values(
        lambda at: (entry.meeting.is_upcoming(at), meeting_view(entry, catalogue, at)),
        today,
        [other for at in (day, entry.meeting.moved_to) if at for other in (at, day_after(at))],
    )


def hosted_meeting(entry: ClusterMeeting) -> HostedMeeting:
    meeting = entry.meeting
    return HostedMeeting(
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.long_day(meeting.date) if meeting.date else "Date to be confirmed",
        time=wording.then(wording.clock_span(meeting.start, meeting.end)) if meeting.start else "",
        link=Link(meeting_name(entry), meeting_address(entry)),
        duty="" if meeting.is_off else _duty(meeting),
        badge=badge_of_meeting(entry),
    )


def _duty(meeting: Meeting) -> str:
    """Return what the host must provide: chair and minutes, unless somebody else is named for them."""
    if not meeting.chair and not meeting.minute_taker:
        return "The school provides the chair and takes the minutes."
    chair = f"{meeting.chair} takes the chair" if meeting.chair else "The school provides the chair"
    minutes = f"{meeting.minute_taker} takes the minutes" if meeting.minute_taker else "the school takes the minutes"
    return f"{chair}, and {minutes}."
