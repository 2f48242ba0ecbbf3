"""The plan of a site: everything to publish, with addresses and values."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from collaborative.reading.words import fold
from collaborative.sections.page import Page
from collaborative.sections.place import Redirect
from collaborative.sections.places import old_files, permanent_addresses_of
from collaborative.sections.site import Site
from collaborative.views.descriptions import described
from collaborative.views.emails.email import Email
from collaborative.views.open_data import OpenData, open_data
from collaborative.views.permanent_addresses import PermanentAddress
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed


@dataclass(frozen=True, slots=True)
class SitePlan:
    """Everything to publish, except the plain pages, which MkDocs renders."""

    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    feeds: tuple[Feed, ...]
    json_feeds: tuple[Feed, ...]
    calendars: tuple[CalendarFile, ...]
    open_data: OpenData
    permanent_addresses: tuple[PermanentAddress, ...]
    emails: tuple[Email, ...]

    @property
    def old_files(self) -> dict[str, tuple[str, ...]]:
        """The former addresses of feeds and calendars, by their current address."""
        files: tuple[Feed | CalendarFile, ...] = (*self.feeds, *self.json_feeds, *self.calendars)
        return old_files(self.redirects, (file.address for file in files))


def plan(site: Site) -> SitePlan:
    """Plan a site, public or preview.

    Feeds, calendars to subscribe to, open data and emails are always the public ones. If the public site does not have
    one yet, the preview has it without entries.
    """
    public_feeds = {feed.address: feed for feed in site.public.feeds}
    feeds = tuple(public_feeds.get(feed.address) or replace(feed, fill=tuple) for feed in site.feeds)
    public_calendars = {calendar.address: calendar for calendar in site.public.calendars}
    calendars = tuple(
        public_calendars.get(calendar.address) or (calendar if calendar.once else replace(calendar, fill=tuple))
        for calendar in site.calendars
    )
    shared = tuple(
        link for scheme in site.catalogue.discounts for link in site.links_in(scheme.body, scheme.origin.uri)
    )
    made = (place.make() for place in site.places if place.make)
    pages = with_unique_titles([replace(page, links=(*site.links_in(page.body, page.uri), *shared)) for page in made])
    return SitePlan(
        pages=tuple(pages),
        redirects=tuple(place for place in site.places if isinstance(place, Redirect)),
        feeds=feeds,
        json_feeds=tuple(feed.as_json() for feed in feeds),
        calendars=calendars,
        open_data=open_data(site.public.catalogue, site.settings),
        permanent_addresses=permanent_addresses_of(site.public),
        emails=tuple(email for section in site.sections for email in section.emails(site)),
    )


def with_unique_titles(pages: Sequence[Page]) -> list[Page]:
    """Add each page's qualifier to a title or description that another page has too."""
    titles = Counter(fold(page.headline or page.title) for page in pages)
    texts = Counter(fold(page.description) for page in pages if page.description)

    def qualified(page: Page) -> Page:
        qualifier, headline, description = page.qualifier, page.headline, page.description
        if qualifier and titles[fold(headline or page.title)] > 1:
            headline = f"{headline or page.title} ({qualifier})"
        if qualifier and texts[fold(description)] > 1:
            description = described((qualifier, description))
        return (
            page
            if (headline, description) == (page.headline, page.description)
            else replace(page, headline=headline, description=description)
        )

    return [qualified(page) for page in pages]
