"""Every feed and calendar of a site."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views.changes.announcements import news_of
from collaborative.views.following.calendars import CalendarEntry, CalendarFile, course_entry, meeting_entry
from collaborative.views.following.feeds import NO_SIZES, Feed, FeedItem, change_item, course_item, feed, news_feed_item
from collaborative.views.news import categories_with_pages, is_among
from collaborative.views.parts import Part


def plan_feeds(
    catalogue: Catalogue,
    parts: Sequence[Part],
    settings: Settings,
    today: dt.date,
    sizes: Mapping[str, int] = NO_SIZES,
) -> Iterator[Feed]:
    """The feed of everything first, then news, courses, and one for each category and part.

    ``sizes`` are those of the published files in bytes, by uri.
    """
    name, whole = settings.title, settings.name
    by_course = {id(course): list(_items_of(course, catalogue, settings, today, sizes)) for course in catalogue.courses}
    courses = [item for items in by_course.values() for item in items]
    news = [news_feed_item(item, settings, sizes) for item in catalogue.latest_news]
    everything = [*courses, *news]
    yield feed(name, f"Courses and news of {whole}", addresses.HOME, addresses.FEED, everything, settings)
    yield feed(f"{name}: news", f"News of {whole}", addresses.NEWS, addresses.NEWS_FEED, news, settings)
    yield feed(f"{name}: courses", f"Courses of {whole}", addresses.COURSES, addresses.COURSES_FEED, courses, settings)
    for category in categories_with_pages(catalogue, settings.withdrawn):
        page = addresses.news_category(category)
        items = [item for item in news if is_among(category, item.categories)]
        yield feed(f"{name}: {category}", f"News about {category}", page, addresses.feed_of(page), items, settings)
    for part in parts:
        text, page = part.link.text, part.link.address
        items = [item for course in part.courses for item in by_course[id(course)]]
        yield feed(f"{name}: {text}", f"Courses: {text}", page, addresses.feed_of(page), items, settings)


def _items_of(
    course: Course, catalogue: Catalogue, settings: Settings, today: dt.date, sizes: Mapping[str, int]
) -> Iterator[FeedItem]:
    """The course, and each change of it that matters."""
    cluster = catalogue.cluster_named(course.cluster) if course.cluster else None
    yield course_item(course, settings, cluster=cluster.title if cluster else "", sizes=sizes)
    for announcement in news_of(course, catalogue, settings.zone, today):
        yield change_item(announcement, course, settings)


def as_json_feed(rss: Feed) -> Feed:
    """The same items at the address of the JSON feed."""
    return replace(rss, address=addresses.json_feed_of(rss.address))


def plan_calendars(catalogue: Catalogue, parts: Sequence[Part], settings: Settings) -> Iterator[CalendarFile]:
    """The calendar of everything first, then one for each part and each course that has or had a date."""
    by_course: dict[int, list[CalendarEntry]] = {}
    for sitting in (*catalogue.sittings, *catalogue.new_dates):
        by_course.setdefault(id(sitting.course), []).append(course_entry(sitting, settings))
    of_meetings = [(entry.cluster, meeting_entry(entry, catalogue, settings)) for entry in catalogue.meetings]
    meetings = [(cluster, made) for cluster, made in of_meetings if made]

    def of(courses: Iterable[Course]) -> list[CalendarEntry]:
        return [entry for course in courses for entry in by_course.get(id(course), ())]

    name = settings.title
    everything = [*of(catalogue.courses), *(made for _, made in meetings)]
    yield from _calendar(name, f"Courses and meetings of {settings.name}", addresses.CALENDAR_FILE, everything)
    for part in parts:
        if not part.has_calendar:
            continue
        own = [made for cluster, made in meetings if cluster is part.cluster]
        text, address = part.link.text, addresses.calendar_of(part.link.address)
        yield from _calendar(f"{name}: {text}", f"Dates for {text}", address, [*of(part.courses), *own])
    for course in catalogue.courses:
        if catalogue.has_ever_had_a_date(course):
            yield CalendarFile(course.title, "", addresses.course_calendar(course), tuple(of([course])), once=True)


def _calendar(name: str, description: str, address: str, entries: Iterable[CalendarEntry]) -> Iterator[CalendarFile]:
    """The calendar, and Google's beside it."""
    in_order = tuple(sorted(entries, key=lambda entry: (entry.start.isoformat(), entry.uid)))
    yield CalendarFile(name, description, address, in_order)
    yield CalendarFile(name, description, addresses.google_calendar_of(address), in_order, for_google=True)
