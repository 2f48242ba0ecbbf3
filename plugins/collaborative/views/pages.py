"""The plan of a site: every page, feed, calendar and redirect with its address and the value that it shows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from collaborative.catalogue import Catalogue, Month
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.page import PlainPage
from collaborative.settings import Settings
from collaborative.views import addresses, lists, wording
from collaborative.views.calendars import CalendarEntry, CalendarFile, course_entry, meeting_entry
from collaborative.views.clusters import cluster_page, clusters_page, school_page, schools_page
from collaborative.views.courses import Cards, course_page
from collaborative.views.discounts import DiscountsPage, notices_on
from collaborative.views.feeds import Feed, FeedItem, course_item, feed, news_feed_item
from collaborative.views.links import Link
from collaborative.views.months import month_page
from collaborative.views.news import NEWS_ON_FIRST_PAGE, authors, categories, months, news_item_pages, news_page, years
from collaborative.views.open_data import CourseData, course_data


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it shows is ``view`` and ``body``, by the template of that name.

    Attributes:
        uri: The page as MkDocs sees it; that of its file, where it has one, so that links to the file lead here.
        path: Its file in the repository, or "" where nobody wrote one.
        body: Markdown.
        crumbs: The way from the home page, without the page itself.
        feeds: Announced in its head, beside those of the whole site.
        changed: The day of the last change that is known, or None.
        searchable: Lists are left out of the search, which finds what they list.
    """

    address: str
    uri: str
    title: str
    description: str
    template: str
    view: Any
    body: str = ""
    path: str = ""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    changed: dt.date | None = None
    searchable: bool = False


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
    return _Planner(catalogue.public_on(today), plain, settings, today).plan()


class _Planner:
    def __init__(self, catalogue: Catalogue, plain: Iterable[PlainPage], settings: Settings, today: dt.date) -> None:
        self.catalogue = catalogue
        self.settings = settings
        self.today = today
        self.cards = Cards(today)
        self._plain = {page.uri: page for page in plain}
        self._course_items = {id(course): course_item(course, settings, today) for course in catalogue.courses}
        self._news_items = tuple(news_feed_item(item, settings) for item in catalogue.latest_news)
        entries: dict[int, list[CalendarEntry]] = {}
        for sitting in catalogue.sittings:
            entries.setdefault(id(sitting.course), []).append(course_entry(sitting, settings))
        self._course_entries = entries

    def plan(self) -> SitePlan:
        parts = tuple(self._parts())
        everything = self._everything()
        return SitePlan(
            pages=(*self._pages(parts),),
            redirects=tuple(self._redirects()),
            feeds=(everything, *self._feeds(parts)),
            json_feeds=(self._as_json(everything),),
            calendars=tuple(self._calendars(parts)),
            open_data=tuple(course_data(course, self.catalogue, self.settings) for course in self.catalogue.courses),
        )

    # Parts of the site that have courses, a feed and a calendar of their own

    def _parts(self) -> "Iterator[_Part]":
        catalogue = self.catalogue
        for cluster in sorted(catalogue.clusters, key=lambda c: c.title):
            yield _Part(Link(cluster.title, addresses.cluster(cluster)), catalogue.of_cluster(cluster), cluster=True)
        used = {name for course in catalogue.courses for name in course.all_audiences}
        for term in self.settings.audiences.terms:
            if self.settings.audiences.covering(term.name) & used:
                courses = catalogue.for_audience(term.name, self.settings.audiences)
                yield _Part(
                    Link(term.name, addresses.audience(term.name)),
                    courses,
                    intro=f"Training for {_in_a_sentence(term.name)}.",
                )
        for term in self.settings.subjects.terms:
            if courses := catalogue.on_subject(term.name):
                yield _Part(
                    Link(term.name, addresses.subject(term.name)),
                    courses,
                    intro=f"Training on {_in_a_sentence(term.name)}.",
                )

    # Pages

    def _pages(self, parts: "Sequence[_Part]") -> Iterator[Page]:
        catalogue, settings, today = self.catalogue, self.settings, self.today
        yield self._page(
            addresses.HOME,
            settings.name,
            settings.description,
            "home.html",
            lists.home_page(catalogue, self.cards),
        )
        yield self._page(
            addresses.COURSES,
            "Courses",
            "All upcoming courses, by month.",
            "courses.html",
            lists.courses_page(catalogue, settings, self.cards),
        )
        yield self._page(
            addresses.PAST_COURSES, "Past courses", "The archive of courses by school year and month.", "past.html",
            lists.past_page(catalogue, self.cards), crumbs=(Link("Courses", addresses.COURSES),),
        )  # fmt: skip
        for month in catalogue.months:
            yield self._month(month)
        for course in catalogue.courses:
            yield self._course(course)
        yield self._page(
            addresses.CALENDAR, "Calendar", "This month's training, and how to have it in your own calendar.", "calendar.html",
            lists.calendar_page(catalogue, settings, today),
        )  # fmt: skip
        yield from self._news()
        yield from self._clusters_and_schools()
        for part in parts:
            if not part.cluster:
                view = lists.topic_page(part.intro, part.link.address, part.courses, self.cards)
                yield self._page(
                    part.link.address, f"Courses: {part.link.text}", part.intro, "topic.html", view,
                    crumbs=(Link("Courses", addresses.COURSES),), feeds=(_announced(part.link),),
                )  # fmt: skip
        yield self._page(
            addresses.DISCOUNTS, "Discounts", "What an establishment saves when it books for several people.", "discounts.html",
            DiscountsPage(notices_on(catalogue, today), settings.email, settings.phone), searchable=True,
        )  # fmt: skip
        categories_ = tuple(Link(f"News: {name}", addresses.news_category(name)) for name in categories(catalogue))
        yield self._page(
            addresses.SUBSCRIBE, "Subscribe", "Feeds and calendars, and how to add each to Outlook, Google, Apple and a feed reader.",
            "subscribe.html", lists.subscribe_page([part.link for part in parts], settings, categories_), searchable=True,
        )  # fmt: skip

    def _page(self, address: str, title: str, description: str, template: str, view: Any, **more: Any) -> Page:
        """A page that the site makes; a file at its place gives its title, description and introduction."""
        uri = f"{address}index.md"
        authored = self._plain.get(uri)
        if authored is None:
            return Page(address, uri, title, description, template, view, **more)
        description = authored.meta.get("description") or description
        title = authored.title or authored.heading or title
        return Page(address, uri, title, description, template, view, authored.text, authored.path, **more)

    def _month(self, month: Month) -> Page:
        listing = self.catalogue.listing_of(month)
        name = wording.month_name(month)
        return Page(
            address=addresses.month(month),
            uri=listing.origin.uri if listing else f"listings/{month}.md",
            title=(listing.title if listing else "") or f"Courses in {name}",
            description=(listing.summary if listing else "") or f"Training in {name}: dates, times, venues and prices.",
            template="month.html",
            view=month_page(month, self.catalogue, self.cards),
            body=listing.body if listing else "",
            path=listing.origin.path if listing else "",
            crumbs=(Link("Courses", addresses.COURSES),),
            searchable=True,
        )

    def _course(self, course: Course) -> Page:
        view = course_page(course, self.catalogue, self.settings, self.cards)
        past = (Link("Past courses", addresses.PAST_COURSES),) if view.badge and view.badge.kind == "finished" else ()
        changed = course.updated or course.published
        return Page(
            address=addresses.course(course),
            uri=course.origin.uri,
            title=course.title,
            description=course.summary or f"{course.title}: {view.when}, {view.venue}.",
            template="course.html",
            view=view,
            body=course.body,
            path=course.origin.path,
            crumbs=(Link("Courses", addresses.COURSES), *past),
            changed=changed.date() if changed else None,
            searchable=True,
        )

    def _news(self) -> Iterator[Page]:
        catalogue, today = self.catalogue, self.today
        news = (Link("News", addresses.NEWS),)
        current = catalogue.current_news(today)[:NEWS_ON_FIRST_PAGE]
        yield self._page(addresses.NEWS, "News", "The latest news.", "news.html", news_page("", current, catalogue))
        for item, view in news_item_pages(catalogue, today):
            yield Page(
                address=addresses.news_item(item),
                uri=item.origin.uri,
                title=item.title,
                description=item.summary or item.title,
                template="news_item.html",
                view=view,
                body=item.body,
                path=item.origin.path,
                crumbs=news,
                changed=(item.updated or item.published).date(),
                searchable=True,
            )
        for year in years(catalogue):
            items = [item for item in catalogue.latest_news if item.day.year == year]
            yield self._page(
                addresses.news_year(year),
                f"News of {year}",
                f"All news of {year}.",
                "news.html",
                news_page(str(year), items, catalogue),
                crumbs=news,
            )
        for month in months(catalogue):
            items = [item for item in catalogue.latest_news if Month.of(item.day) == month]
            name = wording.month_name(month)
            crumbs = (*news, Link(str(month.year), addresses.news_year(month.year)))
            yield self._page(
                addresses.news_month(month),
                f"News of {name}",
                f"All news of {name}.",
                "news.html",
                news_page(name, items, catalogue),
                crumbs=crumbs,
            )
        for category in categories(catalogue):
            address = addresses.news_category(category)
            items = [item for item in catalogue.latest_news if category in item.categories]
            yield self._page(
                address, f"News: {category}", f"All news about {category}.", "news.html", news_page(category, items, catalogue),
                crumbs=news, feeds=(_announced(Link(f"News: {category}", address)),),
            )  # fmt: skip
        for author in authors(catalogue):
            items = [item for item in catalogue.latest_news if author in item.author]
            yield self._page(
                addresses.news_author(author), f"News by {author}", f"All news by {author}.", "news.html",
                news_page(author, items, catalogue), crumbs=news,
            )  # fmt: skip

    def _clusters_and_schools(self) -> Iterator[Page]:
        catalogue, today = self.catalogue, self.today
        yield self._page(
            addresses.CLUSTERS,
            "Clusters",
            "The local clusters, their schools and their meetings.",
            "clusters.html",
            clusters_page(catalogue, today),
        )
        for cluster in catalogue.clusters:
            link = Link(cluster.title, addresses.cluster(cluster))
            yield self._authored(
                cluster, cluster.title, cluster.summary or f"{cluster.title}: schools and meetings.", link.address, "cluster.html",
                cluster_page(cluster, catalogue, self.cards), (Link("Clusters", addresses.CLUSTERS),), (_announced(link),),
            )  # fmt: skip
        yield self._page(
            addresses.SCHOOLS,
            "Schools",
            "The member schools and what each is good at.",
            "schools.html",
            schools_page(catalogue),
        )
        for school in catalogue.schools:
            yield self._authored(
                school, school.title, school.summary or f"{school.title}: contact and expertise.", addresses.school(school), "school.html",
                school_page(school, catalogue, today), (Link("Schools", addresses.SCHOOLS),), (),
            )  # fmt: skip

    @staticmethod
    def _authored(
        record: Record,
        title: str,
        description: str,
        address: str,
        template: str,
        view: Any,
        crumbs: tuple[Link, ...],
        feeds: tuple[Link, ...],
    ) -> Page:
        return Page(
            address=address,
            uri=record.origin.uri,
            title=title,
            description=description,
            template=template,
            view=view,
            body=record.body,
            path=record.origin.path,
            crumbs=crumbs,
            feeds=feeds,
            searchable=True,
        )

    # Feeds and calendars

    def _items_of(self, courses: Iterable[Course]) -> list[FeedItem]:
        return [self._course_items[id(course)] for course in courses]

    def _everything(self) -> Feed:
        name = self.settings.title
        items = [*self._items_of(self.catalogue.courses), *self._news_items]
        return feed(
            name, f"Courses and news of {self.settings.name}", addresses.HOME, addresses.FEED, items, self.settings
        )

    def _as_json(self, everything: Feed) -> Feed:
        return Feed(everything.title, everything.description, everything.page, addresses.JSON_FEED, everything.items)

    def _feeds(self, parts: "Sequence[_Part]") -> Iterator[Feed]:
        settings, name = self.settings, self.settings.title
        yield feed(
            f"{name}: news", f"News of {settings.name}", addresses.NEWS, addresses.NEWS_FEED, self._news_items, settings
        )
        courses = self._items_of(self.catalogue.courses)
        yield feed(
            f"{name}: courses",
            f"Courses of {settings.name}",
            addresses.COURSES,
            addresses.COURSES_FEED,
            courses,
            settings,
        )
        for category in categories(self.catalogue):
            address = addresses.news_category(category)
            items = [item for item in self._news_items if category in item.categories]
            yield feed(
                f"{name}: {category}", f"News about {category}", address, addresses.feed_of(address), items, settings
            )
        for part in parts:
            text, address = part.link.text, part.link.address
            yield feed(
                f"{name}: {text}",
                f"Courses: {text}",
                address,
                addresses.feed_of(address),
                self._items_of(part.courses),
                settings,
            )

    def _calendars(self, parts: "Sequence[_Part]") -> Iterator[CalendarFile]:
        catalogue, settings, name = self.catalogue, self.settings, self.settings.title
        meetings = {
            id(entry): made
            for entry in catalogue.meetings
            if (made := meeting_entry(entry, catalogue, settings)) is not None
        }
        everything = [*self._entries_of(catalogue.courses), *meetings.values()]
        yield _calendar(name, f"Courses and meetings of {settings.name}", addresses.CALENDAR_FILE, everything)
        for part in parts:
            entries = self._entries_of(part.courses)
            if part.cluster:
                own = [entry for entry in catalogue.meetings if addresses.cluster(entry.cluster) == part.link.address]
                entries += [meetings[id(entry)] for entry in own if id(entry) in meetings]
            text = part.link.text
            yield _calendar(f"{name}: {text}", f"Dates for {text}", addresses.calendar_of(part.link.address), entries)
        for course in catalogue.courses:
            if course.dated_sessions:
                yield CalendarFile(
                    "", "", addresses.course_calendar(course), tuple(self._entries_of([course])), once=True
                )

    def _entries_of(self, courses: Iterable[Course]) -> list[CalendarEntry]:
        return [entry for course in courses for entry in self._course_entries.get(id(course), ())]

    # Redirects

    def _redirects(self) -> Iterator[Redirect]:
        for course in self.catalogue.courses:
            for address in dict.fromkeys((addresses.course_code(course), addresses.course_code_as_typed(course))):
                yield Redirect(address, addresses.course(course), course.title)
            for alias in course.aliases:
                yield Redirect(f"courses/{alias}/", addresses.course(course), course.title)
        for item in self.catalogue.news:
            for alias in item.aliases:
                yield Redirect(f"news/{alias}/", addresses.news_item(item), item.title)
        for cluster in self.catalogue.clusters:
            for alias in cluster.aliases:
                yield Redirect(f"clusters/{alias}/", addresses.cluster(cluster), cluster.title)
        for school in self.catalogue.schools:
            for alias in school.aliases:
                yield Redirect(f"schools/{alias}/", addresses.school(school), school.title)


@dataclass(frozen=True, slots=True)
class _Part:
    """A cluster, audience or subject with its courses."""

    link: Link
    courses: tuple[Course, ...]
    intro: str = ""
    cluster: bool = False


def _announced(part: Link) -> Link:
    return Link(part.text, addresses.feed_of(part.address))


def _calendar(name: str, description: str, address: str, entries: Iterable[CalendarEntry]) -> CalendarFile:
    in_order = sorted(entries, key=lambda entry: (entry.start.isoformat(), entry.uid))
    return CalendarFile(name, description, address, tuple(in_order))


def _in_a_sentence(name: str) -> str:
    """A name within a sentence, "class teachers"; abbreviations such as SENDCos and KS1 stay."""
    first = name.split(maxsplit=1)[0]
    return name if not first[1:].islower() or name.startswith("Year ") else name[:1].lower() + name[1:]
