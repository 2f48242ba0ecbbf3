"""The plan of a site: every page, feed, calendar, email and redirect with its address and the value that it shows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from collaborative.catalogue import Catalogue, Month
from collaborative.problems import Problem
from collaborative.records.page import PlainPage
from collaborative.settings import Settings
from collaborative.views import addresses
from collaborative.views.courses import Cards
from collaborative.views.emails.digest import digest_email
from collaborative.views.emails.email import Email
from collaborative.views.emails.month import month_email
from collaborative.views.following.calendars import CalendarFile
from collaborative.views.following.feeds import NO_SIZES, Feed
from collaborative.views.following.offers import Offers
from collaborative.views.following.subscriptions import as_json_feed, plan_calendars, plan_feeds
from collaborative.views.open_data import OpenData, open_data
from collaborative.views.page import Page
from collaborative.views.pages import plan_pages
from collaborative.views.parts import parts_of
from collaborative.views.pictures import NO_EXTENTS, Extent
from collaborative.views.preview.office import office_page
from collaborative.views.promises import Promise, promises_of
from collaborative.views.redirects import Redirect, old_files, redirects_of


@dataclass(frozen=True, slots=True)
class SitePlan:
    """All that is to be published, beside the plain pages."""

    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    feeds: tuple[Feed, ...]
    json_feeds: tuple[Feed, ...]
    calendars: tuple[CalendarFile, ...]
    open_data: OpenData
    promises: tuple[Promise, ...]
    emails: tuple[Email, ...]

    @property
    def old_files(self) -> dict[str, tuple[str, ...]]:
        """Where feeds and calendars stood before their pages moved, by their addresses."""
        files: tuple[Feed | CalendarFile, ...] = (*self.feeds, *self.json_feeds, *self.calendars)
        return old_files(self.redirects, (file.address for file in files))


def plan_site(
    catalogue: Catalogue,
    plain: Iterable[PlainPage],
    settings: Settings,
    today: dt.date,
    sizes: Mapping[str, int] = NO_SIZES,
    extents: Mapping[str, Extent] = NO_EXTENTS,
) -> SitePlan:
    """What the public sees on a day.

    ``sizes`` are those of the published files in bytes, by uri, for feeds to name; ``extents`` those of
    pictures of news and courses.
    """
    public = catalogue.public_on(today)
    parts = tuple(parts_of(public, settings))
    feeds = tuple(plan_feeds(public, parts, settings, today, sizes))
    json_feeds = tuple(map(as_json_feed, feeds))
    calendars = tuple(plan_calendars(public, parts, settings))
    offers = Offers(feeds, json_feeds, calendars, settings)
    shown = [page for page in plain if not page.draft]
    pages = tuple(plan_pages(public, shown, parts, offers, settings, today, extents))
    redirects = tuple(redirects_of(public, shown))
    return SitePlan(
        pages=pages,
        redirects=redirects,
        feeds=feeds,
        json_feeds=json_feeds,
        calendars=calendars,
        promises=promises_of(pages, redirects, (*feeds, *json_feeds, *calendars), public, shown, settings),
        open_data=open_data(public, settings),
        emails=tuple(_emails(public, public.months_with_pages, settings, today)),
    )


def plan_preview(
    catalogue: Catalogue,
    plain: Sequence[PlainPage],
    warnings: Iterable[Problem],
    settings: Settings,
    today: dt.date,
    sizes: Mapping[str, int] = NO_SIZES,
    extents: Mapping[str, Extent] = NO_EXTENTS,
) -> SitePlan:
    """What the office sees before the public does: drafts and what is published later, marked, and the office page.

    Feeds, calendars to subscribe to, open data and emails are those of the public; where it has none yet, empty ones.
    """
    public = plan_site(catalogue, (), settings, today, sizes)
    public_feeds = {feed.address: feed for feed in public.feeds}
    public_calendars = {calendar.address: calendar for calendar in public.calendars}
    parts = tuple(parts_of(catalogue, settings))
    feeds = tuple(
        public_feeds.get(feed.address) or replace(feed, items=())
        for feed in plan_feeds(catalogue, parts, settings, today)
    )
    json_feeds = tuple(map(as_json_feed, feeds))
    calendars = tuple(
        public_calendars.get(calendar.address) or (calendar if calendar.once else replace(calendar, entries=()))
        for calendar in plan_calendars(catalogue, parts, settings)
    )
    offers = Offers(feeds, json_feeds, calendars, settings)
    office = office_page(catalogue, plain, warnings, settings, today)
    pages = (
        *plan_pages(catalogue, plain, parts, offers, settings, today, extents),
        Page(
            addresses.OFFICE,
            f"{addresses.OFFICE}index.md",
            "Office page",
            "What needs attention.",
            "office.html",
            office,
            indexed=False,
        ),
    )
    return SitePlan(
        pages=pages,
        redirects=tuple(redirects_of(catalogue, plain)),
        feeds=feeds,
        json_feeds=json_feeds,
        calendars=calendars,
        open_data=public.open_data,
        promises=public.promises,
        emails=tuple(_emails(catalogue.public_on(today), catalogue.months_with_pages, settings, today)),
    )


def _emails(public: Catalogue, months: Iterable[Month], settings: Settings, today: dt.date) -> Iterator[Email]:
    """One of each month, and what is new, changed and closing soon."""
    cards = Cards(today)
    for month in months:
        yield month_email(month, public, settings, cards)
    yield digest_email(public, settings, cards)
