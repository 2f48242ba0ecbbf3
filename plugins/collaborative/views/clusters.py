"""Clusters, their meetings, and schools."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from collaborative.catalogue import Catalogue, ClusterMeeting
from collaborative.problems import Slip
from collaborative.reading.contact import parse_email
from collaborative.reading.venues import is_online
from collaborative.reading.words import in_words
from collaborative.records.cluster import Cluster, Meeting, MeetingStatus
from collaborative.records.school import School, Setting
from collaborative.settings import Settings
from collaborative.views import addresses, wording
from collaborative.views.coming import coming_among
from collaborative.views.courses import Badge, Cards, CourseCard, SittingRow, row_of
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.maps import map_link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.schematic import Spokes, spokes
from collaborative.views.stays import Stay, by_turns, day_after, together, without

T = TypeVar("T")

_BADGES = {
    MeetingStatus.CANCELLED: Badge("Cancelled", "cancelled"),
    MeetingStatus.POSTPONED: Badge("Postponed", "postponed"),
    MeetingStatus.HELD: Badge("Held", "finished"),
}

# What a number of schools of each setting is called, in the order of the children's age.
_SETTINGS = {
    Setting.NURSERY: ("nursery school", "nursery schools"),
    Setting.INFANT: ("infant school", "infant schools"),
    Setting.JUNIOR: ("junior school", "junior schools"),
    Setting.PRIMARY: ("primary school", "primary schools"),
    Setting.ALL_THROUGH: ("all-through school", "all-through schools"),
    Setting.SECONDARY: ("secondary school", "secondary schools"),
    Setting.SPECIAL: ("special school", "special schools"),
    Setting.UNIT: ("specialist unit", "specialist units"),
    Setting.ALTERNATIVE: ("alternative provision", "alternative provisions"),
}


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting in words.

    Attributes:
        anchor: Its id on the cluster's page.
        host_to_come: Says that there is no host yet.
        map: Shows where it is, or "".
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
class NextMeeting:
    """A meeting in few words; ``link`` leads to it on the cluster's page."""

    iso: str
    day: str
    time: str
    link: Link
    host: Link | None


@dataclass(frozen=True, slots=True)
class ClusterCard:
    title: str
    address: str
    area: str
    summary: str
    schools: str
    next_meeting: tuple[Stay[NextMeeting | None], ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ClustersPage:
    """The clusters round their partnership; ``total`` is how many they and their schools are."""

    partnership: str
    total: str
    clusters: tuple[ClusterCard, ...]
    spokes: Spokes


@dataclass(frozen=True, slots=True)
class Turn:
    """A school's turn to host a meeting of its cluster.

    Attributes:
        next: It is the cluster's next meeting that a school hosts.
        address: Of the meeting on the page of the cluster.
    """

    next: bool
    iso: str
    day: str
    address: str


@dataclass(frozen=True, slots=True)
class ClusterSchool:
    """A school in the drawing of its cluster."""

    title: str
    address: str
    facts: str
    hosts: tuple[Stay[Turn | None], ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """A cluster; ``settings`` says how many schools of each kind it has."""

    title: str
    summary: str
    area: str
    lead: str
    contact: Link
    number: str
    settings: str
    schools: tuple[ClusterSchool, ...]
    spokes: Spokes
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
    cluster: Link | None
    expertise: str
    summary: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    schools: tuple[SchoolCard, ...]


@dataclass(frozen=True, slots=True)
class HostedMeeting:
    """A meeting that a school hosts; ``duty`` is what the school must provide."""

    iso: str
    day: str
    time: str
    link: Link
    duty: str
    badge: Badge | None


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
    map: str
    phone: str
    email: str
    website: str
    expertise: tuple[str, ...]
    hosting: tuple[Stay[HostedMeeting], ...]
    no_hosting: tuple[Stay[None], ...]
    courses: tuple[Stay[SittingRow], ...]
    courses_until: dt.date | None


def meeting_name(entry: ClusterMeeting) -> str:
    """What a list or calendar calls the meeting: "Year 2 meeting: moderation of writing"."""
    name, topic = meeting_kind(entry), entry.meeting.topic
    return f"{name}: {topic}" if topic else name


def meeting_kind(entry: ClusterMeeting) -> str:
    """What sort of meeting it is, where there is no room for its topic: "Year 2 meeting"."""
    meeting = entry.meeting
    subject = in_words(meeting.year_groups) or meeting.subject or ""
    kind = meeting.kind or f"{subject} meeting".strip()
    name = kind if not subject or subject.lower() in kind.lower() else f"{subject} {kind[:1].lower()}{kind[1:]}"
    name = name if "meeting" in name.lower() else f"{name} meeting"
    return f"{name[:1].upper()}{name[1:]}"


def meeting_anchor(entry: ClusterMeeting) -> str:
    return f"c.meeting-{entry.number}"


def badge_of_meeting(entry: ClusterMeeting) -> Badge | None:
    return _BADGES.get(entry.meeting.status)


def meeting_view(entry: ClusterMeeting, catalogue: Catalogue, today: dt.date) -> MeetingView:
    meeting = entry.meeting
    school = _host_of(entry, catalogue)
    host = _host_link(entry, catalogue)
    from_host = f"Someone from {host.text}" if host and not is_online(host.text) else ""
    return MeetingView(
        anchor=meeting_anchor(entry),
        name=meeting_name(entry),
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.long_day(meeting.date) if meeting.date else "Date to be confirmed",
        time=wording.clock_span(meeting.start, meeting.end) if meeting.start else "",
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
        minutes=addresses.file(meeting.minutes) if meeting.date and meeting.date <= today else "",
        badge=badge_of_meeting(entry),
        reason=meeting.reason,
    )


def _host_of(entry: ClusterMeeting, catalogue: Catalogue) -> School | None:
    return catalogue.school_named(entry.meeting.host) if entry.meeting.host else None


def _host_link(entry: ClusterMeeting, catalogue: Catalogue) -> Link | None:
    """The host, which may be no school of the site; None while there is none."""
    if school := _host_of(entry, catalogue):
        return Link(school.title, addresses.school(school))
    return Link(entry.meeting.host, "") if entry.meeting.host else None


def meeting_address(entry: ClusterMeeting) -> str:
    """On the page of its cluster."""
    return f"{addresses.cluster(entry.cluster)}#{meeting_anchor(entry)}"


def clusters_page(catalogue: Catalogue, settings: Settings, today: dt.date) -> ClustersPage:
    members = sum(len(catalogue.schools_of(cluster)) for cluster in catalogue.clusters)
    counts = [wording.count(len(catalogue.clusters), "cluster"), wording.count(members, "school") if members else ""]
    return ClustersPage(
        partnership=settings.title,
        total=", ".join(filter(None, counts)),
        clusters=cluster_cards(catalogue, today),
        spokes=spokes(len(catalogue.clusters)),
    )


def cluster_cards(catalogue: Catalogue, today: dt.date) -> tuple[ClusterCard, ...]:
    return tuple(_card(cluster, catalogue, today) for cluster in _in_order(catalogue))


def cluster_page(cluster: Cluster, catalogue: Catalogue, cards: Cards, follow: Follow) -> ClusterPage:
    today = cards.today
    meetings = catalogue.meetings_of(cluster)
    schools = catalogue.schools_of(cluster)
    courses = [entry.card for entry in coming_among(catalogue.of_cluster(cluster), cards)]
    turns = [turn for entry in meetings for turn in _turns(entry, catalogue, today)]
    coming = tuple(Stay(turn.value[1], turn.since, turn.until) for turn in turns if turn.value[0])
    held = tuple(Stay(turn.value[1], turn.since) for turn in turns if not turn.value[0])
    return ClusterPage(
        title=cluster.title,
        summary=cluster.summary,
        area=cluster.area,
        lead=cluster.lead,
        contact=_contact_link(cluster.contact),
        number=wording.count(len(schools), "school"),
        settings=_settings_of(schools),
        schools=tuple(_cluster_school(school, meetings, catalogue, today) for school in schools),
        spokes=spokes(len(schools)),
        coming=coming,
        no_meetings=without(coming),
        held=held,
        held_since=held[0].since if held else None,
        courses=tuple(courses),
        courses_until=_until(courses),
        follow=follow,
    )


def _contact_link(contact: str) -> Link:
    """Whom to ask: an email address is a link, a name is not."""
    try:
        return Link(contact, f"mailto:{parse_email(contact)}" if "@" in contact else "")
    except Slip:  # a name with an address, say
        return Link(contact, "")


def _settings_of(schools: Sequence[School]) -> str:
    """3 primary schools and 1 special school"""
    numbers = Counter(school.setting for school in schools)
    return in_words([wording.count(numbers[kind], *names) for kind, names in _SETTINGS.items() if numbers[kind]])


def _cluster_school(
    school: School, meetings: Sequence[ClusterMeeting], catalogue: Catalogue, today: dt.date
) -> ClusterSchool:
    pupils = wording.count(school.pupils, "pupil") if school.pupils is not None else ""
    return ClusterSchool(
        title=school.title,
        address=addresses.school(school),
        facts=", ".join(filter(None, (school.setting.value.capitalize(), pupils))),
        hosts=_hosting_turns(school, meetings, catalogue, today),
        mark=mark_of(school, today),
    )


def _hosting_turns(
    school: School, meetings: Sequence[ClusterMeeting], catalogue: Catalogue, today: dt.date
) -> tuple[Stay[Turn | None], ...]:
    """When it is next to host: a meeting that has a day and takes place."""
    planned = [entry for entry in meetings if entry.meeting.date and not entry.meeting.is_off]
    hosted = [(entry, host) for entry in planned if (host := _host_of(entry, catalogue))]

    def shown(day: dt.date) -> Turn | None:
        coming = [(entry, host) for entry, host in hosted if entry.meeting.is_upcoming(day)]
        for place, (entry, host) in enumerate(coming):
            if host is school and entry.meeting.date:
                at = entry.meeting.date
                return Turn(place == 0, at.isoformat(), wording.short_day(at), meeting_address(entry))
        return None

    return by_turns(shown, today, (day_after(entry.meeting.date) for entry, _ in hosted if entry.meeting.date))


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


def school_page(school: School, catalogue: Catalogue, cards: Cards) -> SchoolPage:
    today = cards.today
    cluster = catalogue.cluster_named(school.cluster) if school.cluster else None
    hosting = tuple(
        Stay(_hosted(entry), until=entry.meeting.date)
        for entry in catalogue.meetings
        if entry.meeting.is_upcoming(today) and _host_of(entry, catalogue) is school
    )
    courses = tuple(
        Stay(row_of(sitting, cards), until=last)
        for sitting in catalogue.held_at(school)
        if (last := sitting.session.last_day) and last >= today
    )
    return SchoolPage(
        title=school.title,
        summary=school.summary,
        setting=school.setting.value.capitalize(),
        cluster=Link(cluster.title, addresses.cluster(cluster)) if cluster else None,
        pupils=str(school.pupils) if school.pupils is not None else "",
        headteacher=school.headteacher,
        town=school.town,
        postcode=school.postcode,
        map=map_link(school.title, school.town, school.postcode),
        phone=school.phone,
        email=school.email or "",
        website=school.website or "",
        expertise=school.expertise,
        hosting=hosting,
        no_hosting=without(hosting),
        courses=courses,
        courses_until=_until(courses),
    )


def _hosted(entry: ClusterMeeting) -> HostedMeeting:
    meeting = entry.meeting
    return HostedMeeting(
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.long_day(meeting.date) if meeting.date else "Date to be confirmed",
        time=wording.clock_span(meeting.start, meeting.end) if meeting.start else "",
        link=Link(meeting_name(entry), meeting_address(entry)),
        duty="" if meeting.is_off else _duty(meeting),
        badge=_BADGES.get(meeting.status),
    )


def _duty(meeting: Meeting) -> str:
    """What the host must provide: chair and minutes are its own unless somebody else is named."""
    if not meeting.chair and not meeting.minute_taker:
        return "The school provides the chair and takes the minutes."
    chair = f"{meeting.chair} takes the chair" if meeting.chair else "The school provides the chair"
    minutes = f"{meeting.minute_taker} takes the minutes" if meeting.minute_taker else "the school takes the minutes"
    return f"{chair}, and {minutes}."


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
            lambda day: next((_in_short(m, catalogue) for m in planned if m.meeting.is_upcoming(day)), None),
            today,
            (day_after(m.meeting.date) for m in planned if m.meeting.date),
        ),
        mark=mark_of(cluster, today),
    )


def _in_short(entry: ClusterMeeting, catalogue: Catalogue) -> NextMeeting:
    meeting = entry.meeting
    return NextMeeting(
        iso=meeting.date.isoformat() if meeting.date else "",
        day=wording.short_day(meeting.date) if meeting.date else "",
        time=wording.clock_span(meeting.start, meeting.end) if meeting.start else "",
        link=Link(meeting_name(entry), meeting_address(entry)),
        host=_host_link(entry, catalogue),
    )


def _school_card(school: School, catalogue: Catalogue, today: dt.date) -> SchoolCard:
    cluster = catalogue.cluster_named(school.cluster) if school.cluster else None
    return SchoolCard(
        title=school.title,
        address=addresses.school(school),
        setting=school.setting.value.capitalize(),
        town=school.town,
        cluster=Link(cluster.title, addresses.cluster(cluster)) if cluster else None,
        expertise=", ".join(school.expertise),
        summary=school.summary,
        mark=mark_of(school, today),
    )
