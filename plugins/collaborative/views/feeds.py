"""What subscribers get: feed items with permanent guids, newest first."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from collaborative.reading.words import in_words
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.settings import Settings
from collaborative.views import addresses, wording
from collaborative.views.course_wording import when_of
from collaborative.views.courses import CourseCard, card_of


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item.

    Attributes:
        guid: A tag URI (RFC 4151) that stays when title, date and file name change.
        published: When subscribers first saw it; None where nobody knows.
        facts: Labelled facts that stand above the text.
        body: Markdown; ``uri`` is the file that its links are relative to.
    """

    guid: str
    title: str
    address: str
    published: dt.datetime | None
    summary: str
    facts: tuple[tuple[str, str], ...]
    body: str
    uri: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed; ``page`` is the address of the page that shows the same."""

    title: str
    description: str
    page: str
    address: str
    items: tuple[FeedItem, ...]


_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def course_item(course: Course, settings: Settings, today: dt.date) -> FeedItem:
    card = card_of(course, today)
    first = course.first_day
    day = wording.short_day(first) if first else "Date to be confirmed"
    status = f"{card.badge.text}: " if course.is_off and card.badge else ""
    return FeedItem(
        guid=guid_of(course, settings),
        title=f"{status}{course.title} ({day})",
        address=addresses.course(course),
        published=course.published,
        summary=course.summary or f"{course.title}: {when_of(course)}.",
        facts=_facts(course, card),
        body=course.body,
        uri=course.origin.uri,
        authors=(),
        categories=tuple(name for name in (course.subject, *course.tags) if name),
    )


def _facts(course: Course, card: CourseCard) -> tuple[tuple[str, str], ...]:
    """What stands above the text, by label; nothing is said where there is nothing to say."""
    status = f"{card.badge.text}. {course.reason}".strip() if card.badge and card.badge.kind != "finished" else ""
    time = wording.clock_span(course.start, course.end) if course.start else ""
    venues = dict.fromkeys(session.venue for session in course.sessions if session.venue)
    facts = (
        ("Status", status),
        ("New date", wording.long_day(course.new_date) if course.new_date else ""),
        ("When", ", ".join(part for part in (when_of(course), time) if part)),
        ("Venue", in_words(venues)),
        ("For", card.audience),
        ("Price", card.price.removeprefix("Price ")),
        ("Code", course.code),
    )
    return tuple((name, value) for name, value in facts if value)


def news_feed_item(item: NewsItem, settings: Settings) -> FeedItem:
    return FeedItem(
        guid=guid_of(item, settings),
        title=item.title,
        address=addresses.news_item(item),
        published=item.published,
        summary=item.summary or item.title,
        facts=(),
        body=item.body,
        uri=item.origin.uri,
        authors=item.author,
        categories=item.categories,
    )


def feed(title: str, description: str, page: str, address: str, items: Iterable[FeedItem], settings: Settings) -> Feed:
    """The newest items; those whose publication nobody knows come last."""
    newest = sorted(items, key=lambda item: (item.published or _LONG_AGO, item.guid), reverse=True)
    return Feed(title, description, page, address, tuple(newest[: settings.feed_items]))


def guid_of(record: Course | NewsItem, settings: Settings) -> str:
    """A tag URI (RFC 4151) that stays when title, date, code and file name change."""
    name = f"course/{record.identity}" if isinstance(record, Course) else f"news/{record.origin.name}"
    return f"tag:{settings.host},2026:{name}"
