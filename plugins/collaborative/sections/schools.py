"""Schools: the list, and each school's page with what it hosts."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.reading.words import in_words, name_in_order
from collaborative.records.cluster import Cluster
from collaborative.records.school import School, Setting
from collaborative.sections.clusters import clusters_in_order
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.courses import ListingRow, row_of
from collaborative.views.dated import Dated, empty_periods, last_day_of
from collaborative.views.descriptions import described
from collaborative.views.links import Link
from collaborative.views.locations import map_link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.meetings import (
    HostedMeeting,
    host_of,
    hosted_meeting,
)
from collaborative.views.schema_org import Thing, known, organisation, postal_address
from collaborative.views.search import SearchEntry, facts, words

_KINDS = {
    Setting.NURSERY: "Nursery",
    Setting.UNIT: "Specialist unit",
    Setting.ALTERNATIVE: "Alternative provision",
}


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
    """The schools of a cluster, or those without one; then ``heading`` has no address, and no text without clusters."""

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
    hosting: tuple[Dated[HostedMeeting], ...]
    no_hosting: tuple[Dated[None], ...]
    courses: tuple[Dated[ListingRow], ...]
    courses_until: dt.date | None


class Schools(Section):
    """The list of schools, and each school's page."""

    record = School
    page_kind = "school"
    noun = "school"

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.SCHOOLS, "Schools", _list)
        for school in site.catalogue.schools:
            yield from site.record_places(school, _school)

    def menu(self, site: Site) -> str | None:
        return addresses.SCHOOLS if site.catalogue.schools else None


def _list(site: Site) -> Page:
    return Page(
        kind="schools",
        address=addresses.SCHOOLS,
        uri=f"{addresses.SCHOOLS}index.md",
        title="Schools",
        description=f"The member schools of {site.settings.name}, and what each is good at and glad to share.",
        view=schools_page(site),
        search=SearchEntry(),
        actions=site.repository.add(School),
        changed=site.changes.newest(site.catalogue.schools),
    )


def _school(school: School, site: Site) -> Page:
    view = school_page(school, site)
    return replace(
        site.page_of(school, "school", view),
        description=_description(school, site.settings),
        crumbs=(Link("Schools", addresses.SCHOOLS),),
        search=SearchEntry(
            facts=facts("School", view.town, view.cluster.text if view.cluster else ""),
            words=words(view.town, view.setting, view.postcode, view.headteacher, *view.expertise),
            text=view.summary,
        ),
        thing=_thing(school, site.settings),
    )


def _thing(school: School, settings: Settings) -> Thing:
    return {
        "@type": "School",
        "name": school.title,
        "memberOf": organisation(settings),
        **known(
            url=school.website,
            telephone=school.phone,
            email=school.email,
            address=postal_address(school.town, school.postcode),
        ),
    }


def _description(school: School, settings: Settings) -> str:
    kind = _KINDS.get(school.setting) or f"{school.setting.value.capitalize()} school"
    where = ", ".join(part for part in (kind, school.town, school.cluster or "") if part)
    good_at = f"Glad to share {in_words(school.expertise)}" if school.expertise else ""
    return described((school.summary, where, good_at), f"{school.title} is a member of {settings.name}")


def schools_page(site: Site) -> SchoolsPage:
    """Return the schools by cluster, in the order of the clusters' own page; schools without one come last."""
    catalogue, today = site.catalogue, site.today
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


def school_page(school: School, site: Site) -> SchoolPage:
    catalogue, cards, today = site.catalogue, site.cards, site.today
    cluster = _cluster_of(school, catalogue)
    hosting = tuple(
        Dated(hosted_meeting(entry), until=entry.meeting.date)
        for entry in catalogue.meetings_and_new_dates
        if entry.meeting.is_upcoming(today) and host_of(entry, catalogue) is school
    )
    courses = tuple(
        Dated(row_of(entry, cards), until=last)
        for entry in catalogue.held_at(school)
        if (last := entry.session.last_day) and last >= today
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
        no_hosting=empty_periods(hosting),
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
