"""Clusters: their meetings, courses and schools, and a drawing of the schools around the cluster."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from collaborative import addresses
from collaborative.catalogue import Catalogue, ClusterMeeting, upcoming_among
from collaborative.problems import InputError
from collaborative.reading.contact import parse_email
from collaborative.reading.words import in_words
from collaborative.records.cluster import Cluster
from collaborative.records.school import School
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.sections.topics import calendars_of_courses, courses_ever, feed_of_courses
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_lists import upcoming_cards
from collaborative.views.courses import CourseCard
from collaborative.views.dated import Dated, dated_values, day_after, empty_periods, last_day_of
from collaborative.views.descriptions import NAMED_AT_MOST, described
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.meetings import (
    MeetingView,
    dated_meeting,
    host_link,
    host_of,
    meeting_address,
    meeting_name,
)
from collaborative.views.search import SearchEntry, facts, words
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed
from collaborative.views.subscriptions.links import SubscribeLinks

ROW = WIDTH = 100  # the drawing's own units


@dataclass(frozen=True, slots=True)
class Spokes:
    """The lines from each place of a list to the hub, as SVG paths.

    Attributes:
        height: :data:`ROW` for each row. The drawing is :data:`WIDTH` wide, and is stretched to fit the list.
        left: From the left column (the first, third … place), whose right edge is 0, to the hub.
        right: From the hub at 0 to the right column.
    """

    height: int
    left: tuple[str, ...]
    right: tuple[str, ...]


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
    next_meeting: tuple[Dated[NextMeeting | None], ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ClustersPage:
    """The clusters around their partnership; ``total`` is the number of clusters and of schools."""

    partnership: str
    total: str
    clusters: tuple[ClusterCard, ...]
    spokes: Spokes


@dataclass(frozen=True, slots=True)
class Hosting:
    """A meeting that a school hosts for its cluster.

    Attributes:
        next: Whether it is the cluster's next meeting that a school hosts.
        address: The meeting's address on the cluster's page.
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
    hosts: tuple[Dated[Hosting | None], ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class ClusterPage:
    """A cluster; ``settings`` is the number of schools of each kind."""

    title: str
    summary: str
    area: str
    lead: str
    contact: Link
    number: str
    settings: str
    schools: tuple[ClusterSchool, ...]
    spokes: Spokes
    upcoming: tuple[Dated[MeetingView], ...]
    no_meetings: tuple[Dated[None], ...]
    past: tuple[Dated[MeetingView], ...]
    past_since: dt.date | None
    courses: tuple[Dated[CourseCard], ...]
    courses_until: dt.date | None
    subscribe: SubscribeLinks


class Clusters(Section):
    """The list of clusters, and each cluster's page."""

    record = Cluster
    page_kind = "cluster"
    noun = "cluster"

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.CLUSTERS, "Clusters", _list)
        for cluster in site.catalogue.clusters:
            yield from site.record_places(cluster, _cluster)

    def feeds(self, site: Site) -> Iterator[Feed]:
        for cluster in clusters_in_order(site.catalogue):
            yield feed_of_courses(Link(cluster.title, cluster.address), site.catalogue.of_cluster(cluster), site)

    def calendars(self, site: Site) -> Iterator[CalendarFile]:
        with_dates = site.once(_with_dated_courses)
        for cluster in clusters_in_order(site.catalogue):
            if cluster.slug in with_dates or site.catalogue.has_ever_met(cluster):
                link, courses = Link(cluster.title, cluster.address), site.catalogue.of_cluster(cluster)
                yield from calendars_of_courses(link, courses, site, meetings_of=cluster.slug)

    def menu(self, site: Site) -> str | None:
        return addresses.CLUSTERS if site.catalogue.clusters else None


def _with_dated_courses(site: Site) -> set[str]:
    """Return the slugs of clusters that have or had a course with a date."""
    names = {course.cluster for course in site.once(courses_ever) if course.dated_sessions and course.cluster}
    return {cluster.slug for name in names if (cluster := site.catalogue.cluster_named(name))}


def _list(site: Site) -> Page:
    return Page(
        kind="clusters",
        address=addresses.CLUSTERS,
        uri=f"{addresses.CLUSTERS}index.md",
        title="Clusters",
        description=f"The local clusters of {site.settings.name}: their schools, meetings and courses.",
        view=clusters_page(site),
        search=SearchEntry(),
        actions=site.repository.add(Cluster),
        changed=site.changes.newest([*site.catalogue.clusters, *site.catalogue.schools]),
    )


def _cluster(cluster: Cluster, site: Site) -> Page:
    link = Link(cluster.title, cluster.address)
    schools = site.catalogue.schools_of(cluster)
    courses = upcoming_among(site.catalogue.of_cluster(cluster), site.today)
    view = cluster_page(cluster, site)
    meetings = (item.value.name for item in view.upcoming)
    return replace(
        site.page_of(cluster, "cluster", view),
        description=_description(cluster, [school.title for school in schools], site.settings),
        crumbs=(Link("Clusters", addresses.CLUSTERS),),
        search=SearchEntry(
            facts=facts("Cluster", view.area),
            words=words(view.area, *(school.title for school in view.schools), *meetings),
            text=view.summary,
        ),
        changed=site.changes.newest([cluster, *schools, *courses]),
        feeds=site.subscriptions.feeds_of(link),
        calendars=site.subscriptions.calendars_of(link),
    )


def _description(cluster: Cluster, schools: Sequence[str], settings: Settings) -> str:
    number = wording.count(len(schools), "school")
    which = f"{number}: {in_words(schools[:NAMED_AT_MOST])}" if schools else ""
    return described((cluster.summary, which), f"{cluster.title}: schools, meetings and courses of {settings.name}")


def clusters_page(site: Site) -> ClustersPage:
    catalogue, settings = site.catalogue, site.settings
    # As in the list of schools, including those without a cluster; the partnership may have more members.
    schools = len(catalogue.schools)
    listed = f"{wording.count(schools, 'school')} listed" if schools else ""
    counts = [wording.count(len(catalogue.clusters), "cluster"), listed]
    return ClustersPage(
        partnership=settings.title,
        total=", ".join(filter(None, counts)),
        clusters=cluster_cards(catalogue, site.today),
        spokes=spokes(len(catalogue.clusters)),
    )


def cluster_cards(catalogue: Catalogue, today: dt.date) -> tuple[ClusterCard, ...]:
    return tuple(_card(cluster, catalogue, today) for cluster in clusters_in_order(catalogue))


def cluster_page(cluster: Cluster, site: Site) -> ClusterPage:
    catalogue, today = site.catalogue, site.today
    meetings = catalogue.meetings_of(cluster)
    planned = catalogue.planned_meetings_of(cluster)
    schools = catalogue.schools_of(cluster)
    courses = [entry.card for entry in upcoming_cards(catalogue.of_cluster(cluster), site.cards)]
    periods = [period for entry in meetings for period in dated_meeting(entry, catalogue, today)]
    upcoming = tuple(Dated(period.value[1], period.since, period.until) for period in periods if period.value[0])
    past = tuple(Dated(period.value[1], period.since) for period in periods if not period.value[0])
    return ClusterPage(
        title=cluster.title,
        summary=cluster.summary,
        area=cluster.area,
        lead=cluster.lead,
        contact=_contact_link(cluster.contact),
        number=wording.count(len(schools), "school"),
        settings=_settings_of(schools),
        schools=tuple(_cluster_school(school, planned, catalogue, today) for school in schools),
        spokes=spokes(len(schools)),
        upcoming=upcoming,
        no_meetings=empty_periods(upcoming),
        past=past,
        past_since=past[0].since if past else None,
        courses=tuple(courses),
        courses_until=last_day_of(courses),
        subscribe=site.subscriptions.of(cluster.address),
    )


def _contact_link(contact: str) -> Link:
    """Return the contact; an email address becomes a link, a name does not."""
    try:
        return Link(contact, f"mailto:{parse_email(contact)}" if "@" in contact else "")
    except InputError:  # such as a name with an address
        return Link(contact, "")


def _settings_of(schools: Sequence[School]) -> str:
    """Return, for example, "3 primary schools and 1 special school"."""
    numbers = Counter(school.setting for school in schools)
    return in_words([wording.count(numbers[kind], *names) for kind, names in wording.SETTINGS.items() if numbers[kind]])


def _cluster_school(
    school: School, meetings: Sequence[ClusterMeeting], catalogue: Catalogue, today: dt.date
) -> ClusterSchool:
    pupils = wording.count(school.pupils, "pupil") if school.pupils is not None else ""
    return ClusterSchool(
        title=school.title,
        address=school.address,
        facts=", ".join(filter(None, (wording.setting(school), pupils))),
        hosts=_dated_hosting(school, meetings, catalogue, today),
        mark=mark_of(school, today),
    )


def _dated_hosting(
    school: School, meetings: Sequence[ClusterMeeting], catalogue: Catalogue, today: dt.date
) -> tuple[Dated[Hosting | None], ...]:
    """Return the school's next meeting as host over time; only dated meetings that take place count."""
    hosted = [(entry, host) for entry in meetings if (host := host_of(entry, catalogue))]

    def shown(day: dt.date) -> Hosting | None:
        upcoming = [(entry, host) for entry, host in hosted if entry.meeting.is_upcoming(day)]
        for place, (entry, host) in enumerate(upcoming):
            if host is school and entry.meeting.date:
                at = entry.meeting.date
                return Hosting(place == 0, at.isoformat(), wording.short_day(at), meeting_address(entry))
        return None

    return dated_values(shown, today, (day_after(entry.meeting.date) for entry, _ in hosted if entry.meeting.date))


def clusters_in_order(catalogue: Catalogue) -> list[Cluster]:
    return sorted(catalogue.clusters, key=lambda cluster: cluster.title)


def _card(cluster: Cluster, catalogue: Catalogue, today: dt.date) -> ClusterCard:
    planned = catalogue.planned_meetings_of(cluster)
    schools = catalogue.schools_of(cluster)
    return ClusterCard(
        title=cluster.title,
        address=cluster.address,
        area=cluster.area,
        summary=cluster.summary,
        schools=wording.count(len(schools), "school") if schools else "",
        next_meeting=dated_values(
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
        time=wording.then(wording.clock_span(meeting.start, meeting.end)) if meeting.start else "",
        link=Link(meeting_name(entry), meeting_address(entry)),
        host=host_link(entry, catalogue),
    )


def spokes(places: int) -> Spokes:
    """Draw the lines for a number of places, in two columns that are filled row by row."""
    rows = (places + 1) // 2
    middle = rows * ROW // 2
    heights = [ROW // 2 + ROW * row for row in range(rows)]
    return Spokes(
        height=rows * ROW,
        left=tuple(_curve(height, middle) for height in heights),
        right=tuple(_curve(middle, height) for height in heights[: places // 2]),
    )


def _curve(start: int, end: int) -> str:
    """Return a curve from edge to edge that is level at both ends."""
    half = WIDTH // 2
    return f"M0 {start}C{half} {start} {half} {end} {WIDTH} {end}"
