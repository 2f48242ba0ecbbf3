"""Audiences and subjects: their upcoming courses, each with a feed and a calendar."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from collaborative import addresses
from collaborative.catalogue import upcoming_among
from collaborative.records.course import Course
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views.course_lists import CourseGroup, by_month, latest_past, upcoming_cards
from collaborative.views.courses import CourseCard
from collaborative.views.dated import Dated, empty_periods, first_day_of
from collaborative.views.descriptions import NAMED_AT_MOST, described
from collaborative.views.links import Link
from collaborative.views.search import SearchEntry, words
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed
from collaborative.views.subscriptions.links import SubscribeLinks

PAST_ON_TOPIC = 20


@dataclass(frozen=True, slots=True)
class Topic:
    """An audience or subject.

    Attributes:
        names: The name and its synonyms.
        has_calendar: Whether it has or once had a date, since people may have subscribed to its calendar. Before the
            first date there is no calendar, because some programs refuse an empty one.
    """

    link: Link
    names: tuple[str, ...]
    courses: tuple[Course, ...]
    has_calendar: bool


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Upcoming courses for one audience or on one subject, and a few past ones."""

    groups: tuple[Dated[CourseGroup], ...]
    no_courses: tuple[Dated[None], ...]
    past: tuple[Dated[CourseCard], ...]
    past_since: dt.date | None
    subscribe: SubscribeLinks


class Topics(Section):
    """A page for each audience and subject that has or once had a course: addresses are permanent."""

    reserved = (r"(audience|subject)/([^/]+/)?",)

    def places(self, site: Site) -> Iterator[Place]:
        for topic in site.once(topics):
            yield site.list_place(topic.link.address, f"Courses: {topic.link.text}", partial(_page, topic))

    def feeds(self, site: Site) -> Iterator[Feed]:
        return (feed_of_courses(topic.link, topic.courses, site) for topic in site.once(topics))

    def calendars(self, site: Site) -> Iterator[CalendarFile]:
        for topic in site.once(topics):
            if topic.has_calendar:
                yield from calendars_of_courses(topic.link, topic.courses, site)


def _page(topic: Topic, site: Site) -> Page:
    name, address = topic.link.text, topic.link.address
    upcoming = upcoming_among(topic.courses, site.today)
    titles = "; ".join(list(dict.fromkeys(course.title for course in upcoming))[:NAMED_AT_MOST])
    return Page(
        kind="topic",
        address=address,
        uri=f"{address}index.md",
        title=f"Courses: {name}",
        description=described(
            (f"{name}: training from {site.settings.title}, with dates, venues and prices", titles),
            f"All courses of {site.settings.name}",
        ),
        view=topic_page(topic.courses, site, site.subscriptions.of(address)),
        search=SearchEntry(names=words(*topic.names)),
        crumbs=(Link("Courses", addresses.COURSES),),
        changed=site.changes.newest(topic.courses),
        thing=site.listed(upcoming),
        feeds=site.subscriptions.feeds_of(topic.link),
        calendars=site.subscriptions.calendars_of(topic.link),
    )


def topics(site: Site) -> tuple[Topic, ...]:
    return (*_audiences(site), *_subjects(site))


def _audiences(site: Site) -> Iterator[Topic]:
    vocabulary = site.settings.audiences
    ever = site.once(courses_ever)
    used, used_with_dates = _named(ever), _named(course for course in ever if course.dated_sessions)
    for term in vocabulary.terms:
        covering = vocabulary.covering(term.name)
        if covering & used:
            courses = site.catalogue.for_audience(term.name, vocabulary)
            link = Link(term.name, addresses.audience(term.name))
            yield Topic(link, term.names, courses, bool(covering & used_with_dates))


def _named(courses: Iterable[Course]) -> set[str]:
    return {name for course in courses for name in course.all_audiences}


def _subjects(site: Site) -> Iterator[Topic]:
    ever = site.once(courses_ever)
    used, used_with_dates = {c.subject for c in ever}, {c.subject for c in ever if c.dated_sessions}
    for term in site.settings.subjects.terms:
        if term.name in used:
            courses = site.catalogue.on_subject(term.name)
            link = Link(term.name, addresses.subject(term.name))
            yield Topic(link, term.names, courses, term.name in used_with_dates)


def courses_ever(site: Site) -> tuple[Course, ...]:
    """Return every course, and every earlier version of one."""
    return (*site.catalogue.courses, *site.catalogue.public_history.ever(Course))


def feed_of_courses(link: Link, courses: Iterable[Course], site: Site) -> Feed:
    """Return the feed for the page of a cluster, an audience or a subject."""
    return Feed.of_newest(
        f"{site.settings.title}: {link.text}",
        f"Courses: {link.text}",
        link.address,
        lambda: site.course_items(courses),
        site.settings,
    )


def calendars_of_courses(
    link: Link, courses: Iterable[Course], site: Site, meetings_of: str = ""
) -> Iterator[CalendarFile]:
    """Yield the calendars for such a page; ``meetings_of`` is the slug of the cluster whose meetings they include."""
    return CalendarFile.both(
        f"{site.settings.title}: {link.text}",
        f"Dates for {link.text}",
        addresses.calendar_of(link.address),
        lambda: [
            *site.course_entries(courses),
            *(entry for slug, entry in site.meeting_entries if slug == meetings_of),
        ],
    )


def topic_page(courses: Iterable[Course], site: Site, subscribe: SubscribeLinks) -> TopicPage:
    listed, cards = list(courses), site.cards
    upcoming = upcoming_cards(listed, cards)
    past = latest_past(listed, PAST_ON_TOPIC, cards)
    return TopicPage(
        groups=by_month(upcoming),
        no_courses=empty_periods([entry.card for entry in upcoming]),
        past=past,
        past_since=first_day_of(past),
        subscribe=subscribe,
    )
