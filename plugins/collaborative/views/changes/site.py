"""Every change between two editions of a site that visitors will see."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from collaborative import addresses
from collaborative.catalogue import Catalogue, Month
from collaborative.past.matching import pairs
from collaborative.records.base import Record
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme, Tier
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.schema import kinds
from collaborative.views import wording
from collaborative.views.changes.comparison import Comparison, compared_fields
from collaborative.views.changes.courses import CourseComparison
from collaborative.views.changes.meetings import changes_of_meetings
from collaborative.views.changes.values import (
    Added,
    Announced,
    Change,
    DetailChanged,
    ExpiryChanged,
    Removed,
    Renamed,
    Subject,
    details,
    in_text,
)


@dataclass(frozen=True, slots=True)
class Edition:
    """All records and plain pages of a site at one moment, including drafts and news that is published later."""

    catalogue: Catalogue
    pages: tuple[PlainPage, ...] = ()


def compare(before: Edition, after: Edition, today: dt.date) -> tuple[Change, ...]:
    """Return the changes that visitors see between two editions on the same day, by kind, then by day.

    Drafts and records that are published later do not count until then; a later publication is announced.
    """
    old, new = before.catalogue.public_on(today), after.catalogue.public_on(today)
    found: list[Change] = []
    for kind in kinds.KINDS:
        comparison = _SPECIAL.get(kind.model, Comparison)(kind.model, old, new, today)
        announced = _announced(comparison, before.catalogue, after.catalogue)
        found += sorted(comparison.changes_of_parts(), key=_order)
        found += sorted([*comparison.changes(), *announced], key=_order)
    return (*found, *sorted(_changes_of_pages(before.pages, after.pages), key=_order))


def _order(change: Change) -> tuple[dt.date, str, str]:
    subject = change.subject
    return subject.day or dt.date.max, subject.name, subject.code


def _announced(comparison: Comparison[Any], before: Catalogue, after: Catalogue) -> Iterator[Announced]:
    """Yield what will be published on a later day, if that day or the record is new."""
    today = comparison.today
    known = {record.origin.name: day for record in before.of(comparison.model) if (day := _later(record, today))}
    for record in after.of(comparison.model):
        day, earlier = _later(record, today), known.get(record.origin.name)
        if day and day != earlier:
            yield Announced(comparison.subject(record), day, earlier)


def _later(record: Record, today: dt.date) -> dt.date | None:
    day = record.published.date() if record.published and not record.draft else None
    return day if day and day > today else None


# What is special to one kind


class _NewsComparison(Comparison[NewsItem]):
    excluded = frozenset({"expires"})

    def subject(self, record: NewsItem) -> Subject:
        return replace(super().subject(record), day=record.day)

    def added(self, record: NewsItem) -> Added:
        facts = (f"on the news page until {wording.long_day(record.expires)}",) if record.expires else ()
        return Added(self.subject(record), facts)

    def differences(self, was: NewsItem, now: NewsItem) -> Iterator[Change]:
        subject = self.subject(now)
        yield from self.renamed(was, now)
        if was.expires != now.expires:
            yield ExpiryChanged(subject, was.expires, now.expires)
        if was.day != now.day:
            yield DetailChanged(subject, "date", wording.long_day(was.day), wording.long_day(now.day))
        yield from self.details(was, now)


class _ClusterComparison(Comparison[Cluster]):
    excluded = frozenset({"meetings", "tags"})

    def changes_of_parts(self) -> Iterator[Change]:
        return changes_of_meetings(self.old, self.new, self.today)


class _DiscountComparison(Comparison[DiscountScheme]):
    excluded = frozenset({"tiers", "from_", "until"})

    def changes(self) -> Iterator[Change]:
        yield from super().changes()
        for was, now in self.pairs():
            if was is not None and now is not None:
                subject = self.subject(now)
                before, after = (in_text(tuple(map(_tier, scheme.tiers))) for scheme in (was, now))
                if before != after:
                    yield DetailChanged(subject, now.label("tiers"), before, after)
                yield from details(subject, was, now, ("from_", "until"))


def _tier(tier: Tier) -> str:
    return f"{tier.percent.normalize():f}% for {tier.participants} people"


class _ListingComparison(Comparison[Listing]):
    """A comparison of listings: a month has its page anyway, so only its words are added and removed."""

    def changes(self) -> Iterator[Change]:
        for was, now in pairs(self.old.listings, self.new.listings, lambda listing: listing.slug):
            if known := now or was:
                blank = Listing(origin=known.origin, slug=known.slug)
                names = ("title", *compared_fields(Listing))
                yield from details(self.subject(known), was or blank, now or blank, names)

    def subject(self, record: Listing) -> Subject:
        month = Month(record.year, record.month)
        name = f"Courses in {wording.month_name(month)}"
        return Subject(record.kind, name, "", addresses.month(month), record.origin.path, month.first_day)


_SPECIAL: Mapping[type[Record], type[Comparison[Any]]] = {
    Course: CourseComparison,
    NewsItem: _NewsComparison,
    Cluster: _ClusterComparison,
    DiscountScheme: _DiscountComparison,
    Listing: _ListingComparison,
}


# Pages that are no records


def _changes_of_pages(old: Iterable[PlainPage], new: Iterable[PlainPage]) -> Iterator[Change]:
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


def _subject_of_page(page: PlainPage) -> Subject:
    name = _title_of_page(page) if page.address else "Home page"
    return Subject(page.kind, name, "", page.address, page.path)


def _title_of_page(page: PlainPage) -> str:
    in_address = page.address.rstrip("/").rpartition("/")[2]
    return page.title or page.heading or in_address.replace("-", " ").capitalize()


def without(edition: Edition, paths: frozenset[str]) -> Edition:
    """Return the edition without these files: their faulty content was never published."""
    records = tuple(record for record in edition.catalogue.records if record.origin.path not in paths)
    return Edition(Catalogue(records), tuple(page for page in edition.pages if page.path not in paths))
