"""Clusters, their meetings, and schools."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from collaborative.catalogue import Catalogue, ClusterMeeting
from collaborative.reading.venues import is_online
from collaborative.reading.words import in_words
from collaborative.records.cluster import Cluster, MeetingStatus
from collaborative.records.school import School
from collaborative.views import addresses, wording
from collaborative.views.coming import coming_among
from collaborative.views.courses import Badge, Cards, CourseCard
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.stays import Stay, by_turns, day_after, together, without

T = TypeVar("T")

_BADGES = {
    MeetingStatus.CANCELLED: Badge("Cancelled", "cancelled"),
    MeetingStatus.POSTPONED: Badge("Postponed", "postponed"),
    MeetingStatus.HELD: Badge("Held", "finished"),
}


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting in words; ``anchor`` is its id on the cluster's page, ``host_to_come`` says that there is no host yet."""

    anchor: str
    name: str
    iso: str
    day: str
    time: str
    host: Link | None
    host_to_come: str
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
class ClusterCard:
    title: str
    address: str
    area: str
    summary: str
    schools: str
    next_meeting: tuple[Stay[str], ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ClustersPage:
    clusters: tuple[ClusterCard, ...]


@dataclass(frozen=True, slots=True)
class ClusterPage:
    title: str
    summary: str
    area: str
    lead: str
    contact: str
    schools: tuple[Link, ...]
    coming: tuple[Stay[MeetingView], ...]
    no_meetings: tuple[Stay[None], ...]
    held: tuple[Stay[MeetingView], ...]
    held_since: dt.date | None
    courses: tuple[Stay[CourseCard], ...]
    courses_until: dt.date | None
    follow: Follow


@dataclass(frozen=True, slots=True)
class SchoolCard:
    title: str
    address: str
    setting: str
    town: str
    cluster: str
    expertise: str
    summary: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    schools: tuple[SchoolCard, ...]


@dataclass(frozen=True, slots=True)
class SchoolPage:
    title: str
    summary: str
    setting: str
    cluster: Link | None
    pupils: str
    headteacher: str
    town: str
    postcode: str
    phone: str
    email: str
    website: str
    expertise: tuple[str, ...]
    hosting: tuple[Stay[Link], ...]
    hosting_until: dt.date | None


def meeting_name(entry: ClusterMeeting) -> str:
    """What a list or calendar calls the meeting: "Year 2 meeting: moderation of writing"."""
    meeting = entry.meeting
    subject = in_words(meeting.year_groups) or meeting.subject or ""
    kind = meeting.kind or f"{subject} meeting".strip()
    name = kind if not subject or subject.lower() in kind.lower() else f"{subject} {kind[:1].lower()}{kind[1:]}"
    name = name if "meeting" in name.lower() else f"{name} meeting"
    name = f"{name[:1].upper()}{name[1:]}"
    return f"{name}: {meeting.topic}" if meeting.topic else name


def meeting_anchor(entry: ClusterMeeting) -> str:
    return f"c.meeting-{entry.number}"


def meeting_view(entry: ClusterMeeting, catalogue: Catalogue, today: dt.date) -> MeetingView:
    meeting = entry.meeting
    school = catalogue.school_named(meeting.host) if meeting.host else None
    host = Link(school.title, addresses.school(school)) if school else Link(meeting.host, "") if meeting.host else None
    from_host = f"Someone from {host.text}" if host and not is_online(host.text) else ""
    return MeetingView(
        anchor=meeting_anchor(entry),
        name=meeting_name(entry),
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.long_day(meeting.date) if meeting.date else "Date to be confirmed",
        time=wording.clock_span(meeting.start, meeting.end) if meeting.start else "",
        host=host,
        host_to_come=wording.TO_BE_CONFIRMED if meeting.is_upcoming(today) and not meeting.is_off else "",
        topic=meeting.topic,
        audience=", ".join(meeting.year_groups),
        subject=meeting.subject or "",
        chair=meeting.chair or from_host,
        minute_taker=meeting.minute_taker or from_host,
        agenda=meeting.agenda,
        bring=meeting.bring,
        minutes=addresses.file(meeting.minutes) if meeting.date and meeting.date <= today else "",
        badge=_BADGES.get(meeting.status),
        reason=meeting.reason,
    )


def clusters_page(catalogue: Catalogue, today: dt.date) -> ClustersPage:
    return ClustersPage(tuple(_card(cluster, catalogue, today) for cluster in _in_order(catalogue)))


def cluster_page(cluster: Cluster, catalogue: Catalogue, cards: Cards, follow: Follow) -> ClusterPage:
    today = cards.today
    meetings = catalogue.meetings_of(cluster)
    courses = [entry.card for entry in coming_among(catalogue.of_cluster(cluster), cards)]
    turns = [turn for entry in meetings for turn in _turns(entry, catalogue, today)]
    coming = tuple(Stay(turn.value[1], turn.since, turn.until) for turn in turns if turn.value[0])
    held = tuple(Stay(turn.value[1], turn.since) for turn in turns if not turn.value[0])
    return ClusterPage(
        title=cluster.title,
        summary=cluster.summary,
        area=cluster.area,
        lead=cluster.lead,
        contact=cluster.contact,
        schools=tuple(Link(school.title, addresses.school(school)) for school in catalogue.schools_of(cluster)),
        coming=coming,
        no_meetings=without(coming),
        held=held,
        held_since=held[0].since if held else None,
        courses=tuple(courses),
        courses_until=_until(courses),
        follow=follow,
    )


def _turns(entry: ClusterMeeting, catalogue: Catalogue, today: dt.date) -> tuple[Stay[tuple[bool, MeetingView]], ...]:
    """The meeting with whether it is to come: before its day, on it, and after it."""
    day = entry.meeting.date
    return by_turns(
        lambda at: (entry.meeting.is_upcoming(at), meeting_view(entry, catalogue, at)),
        today,
        [day, day_after(day)] if day else [],
    )


def _until(stays: Sequence[Stay[T]]) -> dt.date | None:
    """The last day of any of them, which are never interrupted."""
    whole = together(stays)
    return whole[-1].until if whole else None


def schools_page(catalogue: Catalogue, today: dt.date) -> SchoolsPage:
    return SchoolsPage(
        tuple(_school_card(school, catalogue, today) for school in sorted(catalogue.schools, key=lambda s: s.title))
    )


def school_page(school: School, catalogue: Catalogue, today: dt.date) -> SchoolPage:
    cluster = catalogue.cluster_named(school.cluster) if school.cluster else None
    hosting = [
        Stay(
            Link(
                f"{wording.short_day(entry.meeting.date) if entry.meeting.date else 'Date to be confirmed'}: {meeting_name(entry)}",
                f"{addresses.cluster(entry.cluster)}#{meeting_anchor(entry)}",
            ),
            until=entry.meeting.date,
        )
        for entry in catalogue.meetings
        if entry.meeting.is_upcoming(today)
        and entry.meeting.host
        and catalogue.school_named(entry.meeting.host) is school
    ]
    return SchoolPage(
        title=school.title,
        summary=school.summary,
        setting=school.setting.value.capitalize(),
        cluster=Link(cluster.title, addresses.cluster(cluster)) if cluster else None,
        pupils=str(school.pupils) if school.pupils is not None else "",
        headteacher=school.headteacher,
        town=school.town,
        postcode=school.postcode,
        phone=school.phone,
        email=school.email or "",
        website=school.website or "",
        expertise=school.expertise,
        hosting=tuple(hosting),
        hosting_until=_until(hosting),
    )


def _in_order(catalogue: Catalogue) -> list[Cluster]:
    return sorted(catalogue.clusters, key=lambda cluster: cluster.title)


def _card(cluster: Cluster, catalogue: Catalogue, today: dt.date) -> ClusterCard:
    planned = [m for m in catalogue.meetings_of(cluster) if m.meeting.date and not m.meeting.is_off]
    schools = catalogue.schools_of(cluster)
    return ClusterCard(
        title=cluster.title,
        address=addresses.cluster(cluster),
        area=cluster.area,
        summary=cluster.summary,
        schools=wording.count(len(schools), "school") if schools else "",
        next_meeting=by_turns(
            lambda day: next((_in_short(m) for m in planned if m.meeting.is_upcoming(day)), ""),
            today,
            (day_after(m.meeting.date) for m in planned if m.meeting.date),
        ),
        mark=mark_of(cluster, today),
    )


def _in_short(entry: ClusterMeeting) -> str:
    day = wording.short_day(entry.meeting.date) if entry.meeting.date else ""
    return f"{day}: {meeting_name(entry)}"


def _school_card(school: School, catalogue: Catalogue, today: dt.date) -> SchoolCard:
    cluster = catalogue.cluster_named(school.cluster) if school.cluster else None
    return SchoolCard(
        title=school.title,
        address=addresses.school(school),
        setting=school.setting.value.capitalize(),
        town=school.town,
        cluster=cluster.title if cluster else "",
        expertise=", ".join(school.expertise),
        summary=school.summary,
        mark=mark_of(school, today),
    )
