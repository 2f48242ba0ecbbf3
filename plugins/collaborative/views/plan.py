"""The plan of a site: every page, feed, calendar and redirect with its address and the value that it shows."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.records.page import PlainPage
from collaborative.settings import Settings
from collaborative.views import addresses
from collaborative.views.calendars import CalendarFile
from collaborative.views.feeds import Feed
from collaborative.views.open_data import CourseData, course_data
from collaborative.views.pages import Page, plan_pages
from collaborative.views.parts import parts_of
from collaborative.views.subscriptions import as_json_feed, plan_calendars, plan_feeds


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one."""

    address: str
    to: str
    title: str


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All that is to be published, beside the plain pages."""

    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    feeds: tuple[Feed, ...]
    json_feeds: tuple[Feed, ...]
    calendars: tuple[CalendarFile, ...]
    open_data: tuple[CourseData, ...]


def plan_site(catalogue: Catalogue, plain: Iterable[PlainPage], settings: Settings, today: dt.date) -> SitePlan:
    """What the public sees on a day."""
    public = catalogue.public_on(today)
    parts = tuple(parts_of(public, settings))
    feeds = tuple(plan_feeds(public, parts, settings, today))
    return SitePlan(
        pages=tuple(plan_pages(public, plain, parts, settings, today)),
        redirects=tuple(_redirects(public)),
        feeds=feeds,
        json_feeds=(as_json_feed(feeds[0]),),
        calendars=tuple(plan_calendars(public, parts, settings)),
        open_data=tuple(course_data(course, public, settings) for course in public.courses),
    )


def _redirects(catalogue: Catalogue) -> Iterator[Redirect]:
    """Each course's code, as typed and in lower case, and every old address."""
    for course in catalogue.courses:
        for address in dict.fromkeys((addresses.course_code(course), addresses.course_code_as_typed(course))):
            yield Redirect(address, addresses.course(course), course.title)
        for alias in course.aliases:
            yield Redirect(f"{addresses.COURSES}{alias}/", addresses.course(course), course.title)
    for item in catalogue.news:
        for alias in item.aliases:
            yield Redirect(f"{addresses.NEWS}{alias}/", addresses.news_item(item), item.title)
    for cluster in catalogue.clusters:
        for alias in cluster.aliases:
            yield Redirect(f"{addresses.CLUSTERS}{alias}/", addresses.cluster(cluster), cluster.title)
    for school in catalogue.schools:
        for alias in school.aliases:
            yield Redirect(f"{addresses.SCHOOLS}{alias}/", addresses.school(school), school.title)
