"""The page with every feed and calendar of the site."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from collaborative import addresses
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views import wording
from collaborative.views.search import SearchEntry
from collaborative.views.subscriptions.by_page import Subscriptions
from collaborative.views.subscriptions.links import CalendarLinks, FeedLinks

Links = TypeVar("Links", CalendarLinks, FeedLinks)

_WHOLE_SITE = (addresses.HOME, addresses.NEWS, addresses.COURSES)
_ALL_FEEDS = "Courses and news"
_ALL_DATES = "All courses and meetings"
_PARTS = (
    ("Clusters", "clusters/"),
    ("Audiences", "audience/"),
    ("Subjects", "subject/"),
    ("Kinds of news", "news/category/"),
)


@dataclass(frozen=True, slots=True)
class Group(Generic[Links]):
    """Feeds or calendars of one kind."""

    heading: str
    entries: tuple[Links, ...]


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """Feeds and calendars of the whole site first, then the others by kind; empty kinds are left out."""

    calendars: tuple[CalendarLinks, ...]
    calendar_groups: tuple[Group[CalendarLinks], ...]
    feeds: tuple[FeedLinks, ...]
    feed_groups: tuple[Group[FeedLinks], ...]
    built: dt.date
    built_on: str


class Subscribe(Section):
    """The subscribe page."""

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.SUBSCRIBE, "Subscribe", _page)


def _page(site: Site) -> Page:
    return Page(
        kind="subscribe",
        address=addresses.SUBSCRIBE,
        uri=f"{addresses.SUBSCRIBE}index.md",
        title="Subscribe",
        description="Feeds and calendars, and how to add each to Outlook, Google, Apple and a feed reader.",
        view=subscribe_page(site.subscriptions, site.today),
        search=SearchEntry(),
    )


def subscribe_page(subscriptions: Subscriptions, today: dt.date) -> SubscribePage:
    calendars, feeds = subscriptions.calendars, subscriptions.feeds
    return SubscribePage(
        calendars=tuple(replace(entry, name=entry.name or _ALL_DATES) for entry in calendars if not _kind(entry)),
        calendar_groups=_groups(calendars),
        feeds=tuple(
            replace(entry, name=_capital(entry.name) or _ALL_FEEDS)
            for entry in sorted(feeds, key=_rank)
            if not _kind(entry)
        ),
        feed_groups=_groups(feeds),
        built=today,
        built_on=wording.long_day(today),
    )


def _groups(entries: Sequence[Links]) -> tuple[Group[Links], ...]:
    groups = []
    for heading, _ in _PARTS:
        if of_kind := tuple(entry for entry in entries if _kind(entry) == heading):
            groups.append(Group(heading, of_kind))
    return tuple(groups)


def _rank(entry: FeedLinks) -> int:
    """Return the position of a feed: the whole site's in the order above, then any others."""
    return _WHOLE_SITE.index(entry.page) if entry.page in _WHOLE_SITE else len(_WHOLE_SITE)


def _kind(entry: CalendarLinks | FeedLinks) -> str:
    """Return the heading for a feed or calendar; "" for the whole site, and for unknown kinds."""
    return next((heading for heading, folder in _PARTS if entry.page.startswith(folder)), "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
