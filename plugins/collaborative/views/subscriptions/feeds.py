"""Feed items with permanent guids, newest first."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.reading.words import fold, in_words
from collaborative.records.base import Record
from collaborative.records.course import Course, Status
from collaborative.records.news import NewsItem
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.changes.announcements import Announcement, news_of
from collaborative.views.changes.values import StatusChanged
from collaborative.views.course_wording import STATUS_LABELS, new_date_of, off_in_words, when_and_time, when_of
from collaborative.views.courses import badge_of
from collaborative.views.links import Link
from collaborative.views.pictures import Enclosure, enclosure_of
from collaborative.views.subscriptions import limits as feed_limits
from collaborative.views.subscriptions.limits import cut

NO_SIZES: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item. It depends only on the content, not on the day, so that unchanged content means unchanged bytes.

    Attributes:
        guid: A tag URI (RFC 4151) that stays the same when title, date and file name change.
        published: When subscribers first saw it, or None if unknown.
        lead: The summary as typed, above everything else; "" if there is none.
        facts: Labels and values above the text.
        body: Markdown; ``uri`` is the file that its links are relative to. Both are "" if there is no text.
        categories: Words to filter by.
        objectives, files: Lists below the text.
        more: The text of the link to the page, at the end.
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
    lead: str = ""
    picture: Enclosure | None = None
    objectives: tuple[str, ...] = ()
    files: tuple[Link, ...] = ()
    more: str = ""


@dataclass(frozen=True)
class Feed:
    """A feed; ``page`` is the address of its page, ``fill`` makes the items when they are needed."""

    title: str
    description: str
    page: str
    address: str
    fill: Callable[[], tuple[FeedItem, ...]]

    @classmethod
    def of_newest(
        cls, title: str, description: str, page: str, items: Callable[[], Iterable[FeedItem]], settings: Settings
    ) -> "Feed":
        """Return a page's feed of the newest items: as many as the site wants, and all of the last week."""
        return cls(title, description, page, addresses.feed_of(page), lambda: _newest(items(), settings))

    @cached_property
    def items(self) -> tuple[FeedItem, ...]:
        """The items, newest first; those without a date last."""
        return self.fill()

    def as_json(self) -> "Feed":
        """Return the feed with the address of its JSON Feed."""
        return replace(self, address=addresses.json_feed_of(self.address), fill=lambda: self.items)


_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)


def course_item(
    course: Course, settings: Settings, *, cluster: str = "", sizes: Mapping[str, int] = NO_SIZES
) -> FeedItem:
    """Return a course as an item; ``cluster`` is a title, ``sizes`` are those of published files in bytes, by uri."""
    badge = _badge(course) if course.is_off else ""
    return FeedItem(
        guid=guid_of(course, settings),
        title=_title(f"{badge}: " if badge else "", course),
        address=course.address,
        published=course.published,
        summary=cut(course.summary or f"{course.title}: {when_of(course)}.", feed_limits.SUMMARY),
        facts=_facts(course, cluster, course.reason),
        body=course.body,
        uri=course.origin.uri,
        authors=(),
        categories=_categories(course.subject or "", *course.all_audiences, cluster, *course.tags),
        lead=course.summary,
        picture=enclosure_of(course, sizes),
        objectives=course.objectives,
        files=tuple(Link(path.rsplit("/", 1)[-1], addresses.file(path)) for path in course.attachments),
        more="See this course on the website" if course.is_off else "How to book, and more, on the website",
    )


def course_items(
    course: Course, catalogue: Catalogue, settings: Settings, today: dt.date, sizes: Mapping[str, int] = NO_SIZES
) -> Iterator[FeedItem]:
    """Yield a course and each announced change."""
    cluster = catalogue.cluster_named(course.cluster) if course.cluster else None
    yield course_item(course, settings, cluster=cluster.title if cluster else "", sizes=sizes)
    for announcement in news_of(course, catalogue, settings.zone, today):
        yield change_item(announcement, course, settings)


def change_item(announcement: Announcement, course: Course, settings: Settings) -> FeedItem:
    """Return a change of a course as an item, with the course's details from then on and a link to its page."""
    then = announcement.course
    return FeedItem(
        guid=f"{guid_of(course, settings)}/changed/{announcement.key}",
        title=_title("Changed: ", then, f": {announcement.headline}"),
        address=course.address,
        published=announcement.moment,
        summary=cut(announcement.sentence, feed_limits.SUMMARY),
        facts=(*_before(announcement), *_facts(then, "", reason="")),
        body="",
        uri="",
        authors=(),
        categories=_categories(then.subject or "", *then.all_audiences, *then.tags),
        lead=announcement.sentence,
        more="See this course on the website",
    )


def _before(announcement: Announcement) -> Iterator[tuple[str, str]]:
    """Yield the earlier status, which the sentence does not name."""
    for change in announcement.changes:
        if isinstance(change, StatusChanged) and isinstance(change.before, Status):
            yield "Status before", STATUS_LABELS[change.before] or "Places available"


def _title(before: str, course: Course, after: str = "") -> str:
    """Return the title with the course's day, which a long title does not push out."""
    day = wording.short_day(course.first_day) if course.first_day else "Date to be confirmed"
    end = f" ({day}){after}"
    return f"{before}{cut(course.title, feed_limits.TITLE - len(before) - len(end))}{end}"


def _badge(course: Course) -> str:
    """Return the status in words as before the course's day: "Finished" is not news."""
    badge = badge_of(course, dt.date.min)
    return badge.text if badge else ""


def _facts(course: Course, cluster: str, reason: str) -> tuple[tuple[str, str], ...]:
    """Return the facts above the text, by label, without empty ones."""
    badge, closes = _badge(course), course.closes
    venues = dict.fromkeys(session.venue for session in course.sessions if session.venue)
    facts = (
        ("Status", f"{badge}. {reason}".strip() if badge else ""),
        ("New date", new_date_of(course)),
        ("Before" if course.moved_session else "When", when_and_time(course)),
        ("Off", "; ".join(off_in_words(session) for session in course.sessions_off)),
        ("Venue", in_words(venues)),
        ("For", ", ".join(course.all_audiences)),
        ("Price", _capital(wording.price(course.price, course.price_basis).removeprefix("Price "))),
        ("Book by", wording.long_day(closes) if closes and not course.is_off else ""),
        ("Led by", in_words(course.trainer)),
        ("Bring", course.bring),
        ("Cluster", cluster),
        ("Code", course.code),
    )
    return tuple((name, value) for name, value in facts if value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def news_feed_item(item: NewsItem, settings: Settings, sizes: Mapping[str, int] = NO_SIZES) -> FeedItem:
    """Return a news item, even if it has expired, so that people who read the feed once a week do not miss it."""
    return FeedItem(
        guid=guid_of(item, settings),
        title=cut(item.title, feed_limits.TITLE),
        address=item.address,
        published=item.published,
        summary=cut(item.summary or item.title, feed_limits.SUMMARY),
        facts=(),
        body=item.body,
        uri=item.origin.uri,
        authors=item.author,
        categories=_categories(*item.categories),
        lead=item.summary,
        picture=enclosure_of(item, sizes),
    )


def _categories(*names: str) -> tuple[str, ...]:
    """Return each category once, whatever its spelling, in the order given."""
    by_name: dict[str, str] = {}
    for name in names:
        if name:
            by_name.setdefault(fold(name) or name, cut(name, feed_limits.CATEGORY))
    return tuple(by_name.values())[: feed_limits.CATEGORIES]


def _newest(items: Iterable[FeedItem], settings: Settings) -> tuple[FeedItem, ...]:
    newest = sorted(items, key=lambda item: (item.published or _LONG_AGO, item.guid), reverse=True)
    latest = newest[0].published if newest else None
    fresh = sum(
        item.published is not None and latest is not None and latest - item.published <= feed_limits.LOOKED_AT_WITHIN
        for item in newest
    )
    return tuple(newest[: max(settings.feed_items, min(fresh, feed_limits.MOST_ITEMS))])


def guid_of(record: Record, settings: Settings) -> str:
    """Return a tag URI (RFC 4151) that stays the same when title, date, code and file name change."""
    return f"tag:{settings.host},2026:{record.kind}/{record.public_name}"
