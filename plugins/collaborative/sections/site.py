"""The site on a day, public or preview: the input of all pages, and what several pages share."""

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from collaborative.catalogue import Catalogue
from collaborative.past.record_history import PublicHistory
from collaborative.problems import Problem
from collaborative.records.base import PageRecord, Record
from collaborative.records.course import Course
from collaborative.records.page import PlainPage
from collaborative.sections.page import Page
from collaborative.sections.place import Owner, Place, Redirect
from collaborative.sections.repository import NoRepository, Repository
from collaborative.sections.section import Section
from collaborative.settings import Settings
from collaborative.views.course_lists import UpcomingCard, upcoming_cards
from collaborative.views.courses import Cards
from collaborative.views.descriptions import described
from collaborative.views.links import Link
from collaborative.views.marks import draft_introduction, mark_of
from collaborative.views.news_cards import NewsCards
from collaborative.views.pictures import NO_EXTENTS, Extent
from collaborative.views.schema_org import Placeholder, Thing, list_items
from collaborative.views.subscriptions.by_page import Subscriptions
from collaborative.views.subscriptions.calendars import CalendarEntry, CalendarFile, course_entry, meeting_entry
from collaborative.views.subscriptions.feeds import NO_SIZES, Feed, FeedItem, course_items, news_feed_item

R = TypeVar("R", bound=PageRecord)
T = TypeVar("T")

_FILES = re.compile(r"<([^<>\n]+\.md)|([^\s()<>\"'\[\]]+\.md)")
LISTED_AT_MOST = 100  # in structured data; search engines find the others on the page


@dataclass(frozen=True)
class Site:
    """The input of all pages.

    Attributes:
        catalogue: The records to show: the public ones, or all in the preview.
        plain: The plain pages to show; one at the address of a page that the site makes is its introduction.
        sections: The kinds of pages.
        sizes: The sizes of published files in bytes by uri, for feeds.
        extents: The sizes of records' pictures in pixels, by uri.
        repository: The website on which the office edits the files.
        docs: The name of the content folder in messages.
        assets: The addresses of the theme's files.
        warnings: Warnings for the office page of the preview, besides what it finds itself.
        is_preview: Whether drafts and records that are published later are shown.
    """

    catalogue: Catalogue
    plain: tuple[PlainPage, ...]
    settings: Settings
    today: dt.date
    sections: tuple[Section, ...]
    sizes: Mapping[str, int] = field(default_factory=lambda: NO_SIZES)
    extents: Mapping[str, Extent] = field(default_factory=lambda: NO_EXTENTS)
    repository: Repository = field(default_factory=NoRepository)
    docs: str = "content"
    assets: frozenset[str] = frozenset()
    warnings: tuple[Problem, ...] = ()
    is_preview: bool = False

    @cached_property
    def public(self) -> "Site":
        """The site as the public sees it."""
        if not self.is_preview:
            return self
        return replace(
            self,
            is_preview=False,
            catalogue=self.catalogue.public_on(self.today),
            plain=tuple(page for page in self.plain if not page.draft),
        )

    @cached_property
    def hidden(self) -> "Site":
        """The part that only the office sees: drafts, and records that are published later."""
        records = tuple(record for record in self.catalogue.records if not record.is_public(self.today))
        drafts = tuple(page for page in self.plain if page.draft)
        return replace(
            self, catalogue=Catalogue(records, self.catalogue.public_history), plain=drafts, is_preview=False
        )

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The address of every page, by its file's uri."""
        return {place.uri: place.address for place in self.places if not isinstance(place, Redirect)}

    def links_in(self, markdown: str, uri: str) -> tuple[tuple[str, str], ...]:
        """Return the pages that a text in the file ``uri`` links to: uri and address."""
        folder = posixpath.dirname(uri)
        named = (first or second for first, second in _FILES.findall(markdown)) if ".md" in markdown else ()
        found = {
            uri,
            *(name.lstrip("/") if name.startswith("/") else posixpath.normpath(f"{folder}/{name}") for name in named),
        }
        return tuple((name, self.addresses[name]) for name in sorted(found) if name in self.addresses)

    # What several pages share

    def once(self, make: Callable[["Site"], T]) -> T:
        """Return what a function makes of the site, calling it only once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])

    @cached_property
    def _made(self) -> dict[Callable[["Site"], object], object]:
        return {}

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.today)

    @cached_property
    def news_cards(self) -> NewsCards:
        return NewsCards(self.today, self.extents)

    @cached_property
    def upcoming_cards(self) -> tuple[UpcomingCard, ...]:
        return upcoming_cards(self.catalogue.courses, self.cards)

    @cached_property
    def upcoming(self) -> tuple[Course, ...]:
        return self.catalogue.upcoming(self.today)

    @cached_property
    def changes(self) -> "LastChanges":
        return LastChanges(self.catalogue.public_history, self.settings.zone, self.today)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The pages and redirects of every section."""
        return tuple(place for section in self.sections for place in section.places(self))

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        return tuple(feed for section in self.sections for feed in section.feeds(self))

    @cached_property
    def calendars(self) -> tuple[CalendarFile, ...]:
        return tuple(calendar for section in self.sections for calendar in section.calendars(self))

    @cached_property
    def subscriptions(self) -> Subscriptions:
        """The links to subscribe to each feed and calendar."""
        return Subscriptions(self.feeds, self.calendars, self.settings)

    # What feeds and calendars hold

    @cached_property
    def _course_items(self) -> dict[int, tuple[FeedItem, ...]]:
        made = (
            (course, course_items(course, self.catalogue, self.settings, self.today, self.sizes))
            for course in self.catalogue.courses
        )
        return {id(course): tuple(items) for course, items in made}

    def course_items(self, courses: Iterable[Course]) -> Iterator[FeedItem]:
        """Yield each course and each of its announced changes as feed items."""
        return (item for course in courses for item in self._course_items[id(course)])

    @cached_property
    def news_items(self) -> tuple[FeedItem, ...]:
        return tuple(news_feed_item(item, self.settings, self.sizes) for item in self.catalogue.latest_news)

    @cached_property
    def _course_entries(self) -> dict[int, list[CalendarEntry]]:
        by_course: dict[int, list[CalendarEntry]] = {}
        for entry in (*self.catalogue.sessions, *self.catalogue.new_dates):
            by_course.setdefault(id(entry.course), []).append(course_entry(entry, self.settings))
        return by_course

    def course_entries(self, courses: Iterable[Course]) -> Iterator[CalendarEntry]:
        return (entry for course in courses for entry in self._course_entries.get(id(course), ()))

    @cached_property
    def meeting_entries(self) -> tuple[tuple[str, CalendarEntry], ...]:
        """The dated meetings of clusters, each with its cluster's slug."""
        made = (
            (entry.cluster.slug, meeting_entry(entry, self.catalogue, self.settings))
            for entry in self.catalogue.meetings_and_new_dates
        )
        return tuple((slug, entry) for slug, entry in made if entry)

    # Places and pages

    @cached_property
    def _introductions(self) -> dict[str, PlainPage]:
        return {page.address: page for page in self.plain}

    def list_place(self, address: str, title: str, make: Callable[["Site"], Page]) -> Place:
        """Return the place of a page that the site makes.

        A file at its address gives it a title, a description and an introduction.
        """
        authored = self._introductions.get(address)
        if authored is None:
            return Place(address, title, make=lambda: self._described(make(self)), introduced=True)
        title = authored.title or authored.heading or title
        owner = Owner(authored.path, "", authored)
        make_introduced = partial(self._introduced, make, authored)
        return Place(address, title, owner, make_introduced, authored.uri, introduced=True)

    def record_places(self, record: R, make: Callable[[R, "Site"], Page]) -> Iterator[Place]:
        """Yield the place of a record's page, and the old addresses that lead there."""
        path = record.origin.path
        yield Place(
            record.address, record.title, Owner(path, "slug", record), partial(make, record, self), record.origin.uri
        )
        yield from self.redirects_to(record)

    def redirects_to(self, record: PageRecord | PlainPage) -> Iterator[Place]:
        """Yield a page's old addresses, from its aliases."""
        owner = Owner(record.origin.path, "aliases", record)
        for address in record.old_addresses:
            yield Redirect(address, record.name, owner, to=record.address, moved=True)

    def _described(self, page: Page, own: str = "") -> Page:
        description = described((own or page.description,), f"{page.title}: {self.settings.name}")
        return replace(page, description=description)

    def _introduced(self, make: Callable[["Site"], Page], authored: PlainPage) -> Page:
        page = make(self)
        page = replace(page, title=authored.title or authored.heading or page.title)
        return replace(
            self._described(page, authored.meta.get("description", "")),
            uri=authored.uri,
            list_uri=page.uri if page.uri != authored.uri else "",
            body=authored.text,
            path=authored.path,
            edit=self.repository.edit(authored.path),
            mark=draft_introduction() if authored.draft else page.mark,
            changed=max((day for day in (page.changed, self.changes.of(authored)) if day), default=None),
        )

    def page_of(self, record: PageRecord, kind: str, view: object) -> Page:
        """Return a record's page, with its text, and a label if only the preview shows it."""
        return Page(
            kind=kind,
            address=record.address,
            uri=record.origin.uri,
            title=record.title,
            view=view,
            body=record.body,
            path=record.origin.path,
            mark=mark_of(record, self.today),
            changed=self.changes.of(record),
            edit=self.repository.edit(record.origin.path),
        )

    def listed(self, courses: Iterable[Course]) -> Thing | None:
        """Return structured data (schema.org) for the courses that a page lists."""
        links = (Link(course.title, course.address) for course in courses)
        items = list_items(islice(links, LISTED_AT_MOST), "url", self.settings)
        if not items:
            return None
        return {
            "@type": "ItemList",
            "name": Placeholder.TITLE,
            "numberOfItems": len(items),
            "itemListElement": items,
        }


class LastChanges:
    """The days of last changes, in the site's time zone; moments after ``today`` do not count."""

    def __init__(self, public_history: PublicHistory, zone: ZoneInfo, today: dt.date) -> None:
        self._record_histories = public_history.current
        self._zone = zone
        self._today = today
        self._known: dict[int, dt.date | None] = {}  # by id(), as the records live as long as the plan

    def of(self, record: Record | PlainPage) -> dt.date | None:
        """Return the later of git's date and the record's own, or None if there is neither."""
        if id(record) not in self._known:
            self._known[id(record)] = max(self._days(record), default=None)
        return self._known[id(record)]

    def newest(self, records: Iterable[Record | PlainPage]) -> dt.date | None:
        """Return the latest change among several records, or None."""
        return max((day for record in records if (day := self.of(record))), default=None)

    def _days(self, record: Record | PlainPage) -> Iterable[dt.date]:
        record_history = self._record_histories.get(record.origin.path)
        moments = [state.moment for state in record_history.states] if record_history else []
        moments += [record.published, record.updated]
        days = (moment.astimezone(self._zone).date() for moment in moments if moment)
        return [day for day in days if day <= self._today]
