"""All that visitors will see change between two editions of a site."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from collaborative import addresses
from collaborative.catalogue import Catalogue, Month
from collaborative.past.matching import pairs
from collaborative.reading.words import fold
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.records.school import School
from collaborative.views import wording
from collaborative.views.changes.courses import (
    added_course,
    changes_of_course,
    course_pairs,
    removed_course,
    subject_of_course,
)
from collaborative.views.changes.meetings import changes_of_meetings
from collaborative.views.changes.values import (
    Added,
    AddressChanged,
    Announced,
    Change,
    DetailChanged,
    ExpiryChanged,
    Kind,
    Removed,
    Renamed,
    Subject,
    details,
    in_text,
)

_DETAILS: dict[Kind, dict[str, str]] = {
    Kind.NEWS: {
        "summary": "summary",
        "author": "author",
        "categories": "category",
        "image": "picture",
        "image_alt": "description of its picture",
        "pinned": 'answer to "Does it stay at the top?"',
        "body": "text",
    },
    Kind.CLUSTER: {"summary": "summary", "area": "area", "lead": "lead", "contact": "contact", "body": "text"},
    Kind.SCHOOL: {
        "cluster": "cluster",
        "headteacher": "headteacher",
        "setting": "setting",
        "pupils": "number of pupils",
        "town": "town",
        "postcode": "postcode",
        "phone": "telephone number",
        "email": "email address",
        "website": "website",
        "expertise": "list of expertise",
        "summary": "summary",
        "body": "text",
    },
    Kind.DISCOUNT: {
        "applies_to": "list of what it is for",
        "excludes": "list of what it leaves out",
        "body": "wording",
    },
    Kind.LISTING: {"title": "title", "summary": "summary", "body": "introduction"},
}


@dataclass(frozen=True, slots=True)
class Edition:
    """All that a site holds at one moment: drafts and later news included."""

    catalogue: Catalogue
    pages: tuple[PlainPage, ...] = ()


def compare(before: Edition, after: Edition, today: dt.date) -> tuple[Change, ...]:
    """What visitors see change, both editions looked at on the same day; ordered by kind, then by day.

    Drafts, and news of a later day, are not there for visitors: publishing one adds it. What becomes public by itself
    later is announced.
    """
    old, new = before.catalogue.public_on(today), after.catalogue.public_on(today)
    found = [
        *_courses(old, new, today),
        *_news(old, new),
        *_to_come(before.catalogue, after.catalogue, today),
        *changes_of_meetings(old, new, today),
        *_clusters(old, new),
        *_schools(old, new),
        *_discounts(old, new),
        *_listings(old, new),
        *_pages(before.pages, after.pages),
    ]
    order = list(Kind)
    return tuple(sorted(found, key=lambda change: _order(change.subject, order)))


def _order(subject: Subject, kinds: list[Kind]) -> tuple[int, dt.date, str, str]:
    return kinds.index(subject.kind), subject.day or dt.date.max, subject.name, subject.code


def _courses(old: Catalogue, new: Catalogue, today: dt.date) -> Iterator[Change]:
    for was, now in course_pairs(old, new):
        if now is None and was is not None:
            yield removed_course(was, today)
        elif was is None and now is not None:
            yield added_course(now)
        elif was is not None and now is not None:
            yield from changes_of_course(was, now, today)
            yield from _address(subject_of_course(now), was.address, was, now)


def _news(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    for was, now in pairs(old.news, new.news, *_BY_FILE):
        if now is None and was is not None:
            yield Removed(_subject_of_news(was))
        elif was is None and now is not None:
            facts = () if now.expires is None else (f"on the news page until {wording.long_day(now.expires)}",)
            yield Added(_subject_of_news(now), facts)
        elif was is not None and now is not None:
            subject = _subject_of_news(now)
            yield from _renamed(subject, was, now)
            if was.expires != now.expires:
                yield ExpiryChanged(subject, was.expires, now.expires)
            if was.day != now.day:
                yield DetailChanged(subject, "date", wording.long_day(was.day), wording.long_day(now.day))
            yield from details(subject, was, now, _DETAILS[Kind.NEWS])
            yield from _address(subject, was.address, was, now)


def _to_come(old: Catalogue, new: Catalogue, today: dt.date) -> Iterator[Change]:
    """What becomes public by itself on a later day, if that day or the item is new."""
    earlier: list[NewsItem | Course] = [*old.news, *old.courses]
    known = {(type(record), record.origin.name): day for record in earlier if (day := _later(record, today))}
    later: list[NewsItem | Course] = [*new.news, *new.courses]
    for record in later:
        day, before = _later(record, today), known.get((type(record), record.origin.name))
        if day and day != before:
            subject = _subject_of_news(record) if isinstance(record, NewsItem) else subject_of_course(record)
            yield Announced(subject, day, before)


def _later(record: NewsItem | Course, today: dt.date) -> dt.date | None:
    day = record.published.date() if record.published and not record.draft else None
    return day if day and day > today else None


def _clusters(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    yield from _simple(Kind.CLUSTER, old.clusters, new.clusters, lambda record: record.address)


def _schools(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    yield from _simple(Kind.SCHOOL, old.schools, new.schools, lambda record: record.address)


def _discounts(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    def address(_: DiscountScheme) -> str:
        return addresses.DISCOUNTS

    yield from _simple(Kind.DISCOUNT, old.discounts, new.discounts, address)
    for was, now in pairs(old.discounts, new.discounts, *_BY_FILE):
        if was is None or now is None:
            continue
        subject = _subject(Kind.DISCOUNT, now, addresses.DISCOUNTS)
        said = [
            in_text(tuple(_tier(tier.participants, tier.percent) for tier in scheme.tiers)) for scheme in (was, now)
        ]
        if said[0] != said[1]:
            yield DetailChanged(subject, "reduction", *said)
        for label, days in (("first day", (was.from_, now.from_)), ("last day", (was.until, now.until))):
            if days[0] != days[1]:
                yield DetailChanged(subject, label, *(wording.long_day(day) if day else "" for day in days))


def _tier(participants: object, percent: Any) -> str:
    return f"{percent.normalize():f}% for {participants} people"


def _simple(kind: Kind, old: Any, new: Any, address: Any) -> Iterator[Change]:
    """Records of one kind that have a title and details, and happen on no day."""
    for was, now in pairs(old, new, *_BY_FILE):
        if now is None and was is not None:
            yield Removed(_subject(kind, was, address(was)))
        elif was is None and now is not None:
            yield Added(_subject(kind, now, address(now)))
        elif was is not None and now is not None:
            subject = _subject(kind, now, address(now))
            yield from _renamed(subject, was, now)
            yield from details(subject, was, now, _DETAILS[kind])
            yield from _address(subject, address(was), was, now)


def _listings(old: Catalogue, new: Catalogue) -> Iterator[Change]:
    """A month has its page with or without a listing: only its words come and go."""
    for was, now in pairs(old.listings, new.listings, lambda listing: listing.slug):
        known = now or was
        if known is None:
            continue
        blank = Listing(origin=known.origin, slug=known.slug)
        month = Month(known.year, known.month)
        name = f"Courses in {wording.month_name(month)}"
        subject = Subject(Kind.LISTING, name, "", addresses.month(month), known.origin.path, month.first_day)
        yield from details(subject, was or blank, now or blank, _DETAILS[Kind.LISTING])


def _pages(old: tuple[PlainPage, ...], new: tuple[PlainPage, ...]) -> Iterator[Change]:
    for was, now in pairs(old, new, lambda page: page.uri):
        if now is None and was is not None:
            yield Removed(_subject_of_page(was))
        elif was is None and now is not None:
            yield Added(_subject_of_page(now))
        elif was is not None and now is not None:
            subject = _subject_of_page(now)
            if _title_of_page(was) != _title_of_page(now):
                yield Renamed(subject, _title_of_page(was), _title_of_page(now))
            if was.text.split() != now.text.split():
                yield DetailChanged(subject, "text")


# What all kinds share

_BY_FILE = (
    lambda record: record.origin.path,
    lambda record: record.origin.name,
    lambda record: fold(record.title),
)


def _renamed(subject: Subject, was: Any, now: Any) -> Iterator[Renamed]:
    if was.title != now.title:
        yield Renamed(subject, was.title, now.title)


def _address(subject: Subject, before: str, was: Any, now: Any) -> Iterator[AddressChanged]:
    if before != subject.address:
        yield AddressChanged(subject, before, subject.address, was.slug in now.aliases)


def _subject(kind: Kind, record: Cluster | School | DiscountScheme, address: str) -> Subject:
    return Subject(kind, record.title, "", address, record.origin.path)


def _subject_of_news(item: NewsItem) -> Subject:
    return Subject(Kind.NEWS, item.title, "", item.address, item.origin.path, item.day)


def _subject_of_page(page: PlainPage) -> Subject:
    name = _title_of_page(page) if page.address else "Home page"
    return Subject(Kind.PAGE, name, "", page.address, page.path)


def _title_of_page(page: PlainPage) -> str:
    in_address = page.address.rstrip("/").rpartition("/")[2]
    return page.title or page.heading or in_address.replace("-", " ").capitalize()


def without(edition: Edition, paths: frozenset[str]) -> Edition:
    """The edition without these files: what was wrong in them was never published as it stood."""
    records = tuple(record for record in edition.catalogue.records if record.origin.path not in paths)
    return Edition(Catalogue(records), tuple(page for page in edition.pages if page.path not in paths))
