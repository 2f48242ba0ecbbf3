"""Schools: the list of them, and what each one hosts."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.reading.words import name_in_order
from collaborative.records.cluster import Cluster
from collaborative.records.school import School
from collaborative.views import wording
from collaborative.views.clusters import clusters_in_order
from collaborative.views.courses import Cards, SittingRow, row_of
from collaborative.views.links import Link
from collaborative.views.maps import map_link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.meetings import (
    HostedMeeting,
    host_of,
    hosted_meeting,
)
from collaborative.views.stays import Stay, last_day_of, without


@dataclass(frozen=True, slots=True)
class SchoolCard:
    title: str
    address: str
    setting: str
    town: str
    expertise: str
    summary: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class SchoolGroup:
    """The schools of a cluster; those of none have a ``heading`` without an address, or "" where there is no cluster."""

    heading: Link
    schools: tuple[SchoolCard, ...]


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    groups: tuple[SchoolGroup, ...]


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


def schools_page(catalogue: Catalogue, today: dt.date) -> SchoolsPage:
    """By clusters, as their own page has them; those that belong to none come last."""
    groups = [
        _group(Link(cluster.title, cluster.address), schools, today)
        for cluster in clusters_in_order(catalogue)
        if (schools := catalogue.schools_of(cluster))
    ]
    others = [school for school in catalogue.schools if not _cluster_of(school, catalogue)]
    if others:
        in_order = sorted(others, key=lambda school: name_in_order(school.title))
        groups.append(_group(Link("Other schools" if groups else "", ""), in_order, today))
    return SchoolsPage(tuple(groups))


def _group(heading: Link, schools: Sequence[School], today: dt.date) -> SchoolGroup:
    return SchoolGroup(heading, tuple(_school_card(school, today) for school in schools))


def _cluster_of(school: School, catalogue: Catalogue) -> Cluster | None:
    return catalogue.cluster_named(school.cluster) if school.cluster else None


def school_page(school: School, catalogue: Catalogue, cards: Cards) -> SchoolPage:
    today = cards.today
    cluster = _cluster_of(school, catalogue)
    hosting = tuple(
        Stay(hosted_meeting(entry), until=entry.meeting.date)
        for entry in catalogue.meetings
        if entry.meeting.is_upcoming(today) and host_of(entry, catalogue) is school
    )
    courses = tuple(
        Stay(row_of(sitting, cards), until=last)
        for sitting in catalogue.held_at(school)
        if (last := sitting.session.last_day) and last >= today
    )
    return SchoolPage(
        title=school.title,
        summary=school.summary,
        setting=wording.setting(school),
        cluster=Link(cluster.title, cluster.address) if cluster else None,
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
        courses_until=last_day_of(courses),
    )


def _school_card(school: School, today: dt.date) -> SchoolCard:
    return SchoolCard(
        title=school.title,
        address=school.address,
        setting=wording.setting(school),
        town=school.town,
        expertise=", ".join(school.expertise),
        summary=school.summary,
        mark=mark_of(school, today),
    )
