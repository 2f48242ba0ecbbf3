"""Compare the records of one kind between two editions of a site."""

import datetime as dt
from collections.abc import Iterator, Set
from typing import ClassVar, Generic, TypeVar

from collaborative.catalogue import Catalogue
from collaborative.past.matching import Pair, pairs
from collaborative.reading.words import fold
from collaborative.records.base import Record
from collaborative.views.changes.values import (
    Added,
    AddressChanged,
    Change,
    DetailChanged,
    Removed,
    Renamed,
    Subject,
    details,
)

R = TypeVar("R", bound=Record)

# What every record has, and what is compared as its name, its address and its publication.
_COMPARED_FOR_ALL = frozenset({"title", "slug", "aliases", "published", "updated", "draft"})


class Comparison(Generic[R]):
    """A comparison of two editions by the fields of the records.

    It suffices for a kind with a title and details; a subclass adds what is special to its kind.

    Attributes:
        model: The kind of record.
        old, new: The public editions, both on the same day.
        excluded: Fields that visitors do not see, or that a subclass compares itself.
    """

    excluded: ClassVar[Set[str]] = frozenset()

    def __init__(self, model: type[R], old: Catalogue, new: Catalogue, today: dt.date) -> None:
        self.model = model
        self.old = old
        self.new = new
        self.today = today

    def changes(self) -> Iterator[Change]:
        """Yield what is new, gone, renamed, moved or different in its details."""
        for was, now in self.pairs():
            if now is None and was is not None:
                yield self.removed(was)
            elif was is None and now is not None:
                yield self.added(now)
            elif was is not None and now is not None:
                subject, before = self.subject(now), self.subject(was).address
                yield from self.differences(was, now)
                if before != subject.address:
                    yield AddressChanged(subject, before, subject.address, before in now.old_addresses)

    def changes_of_parts(self) -> Iterator[Change]:
        """Yield changes of parts that visitors know by themselves, which are reported before the records."""
        yield from ()

    def pairs(self) -> Iterator[Pair[R]]:
        """Yield each record with its earlier version: by file, by the file's first name, or by title."""
        return pairs(
            self.old.of(self.model),
            self.new.of(self.model),
            lambda record: record.origin.path,
            lambda record: record.origin.name,
            lambda record: fold(record.title),
        )

    def subject(self, record: R) -> Subject:
        """Return the subject of a change; a record without a page of its own has the page of its folder."""
        address = f"{record.folder}/" if record.address is None else record.address
        return Subject(record.kind, record.title, "", address, record.origin.path)

    def added(self, record: R) -> Added:
        return Added(self.subject(record))

    def removed(self, record: R) -> Removed:
        return Removed(self.subject(record))

    def differences(self, was: R, now: R) -> Iterator[Change]:
        """Yield every difference except the address."""
        yield from self.renamed(was, now)
        yield from self.details(was, now)

    def renamed(self, was: R, now: R) -> Iterator[Renamed]:
        if was.title != now.title:
            yield Renamed(self.subject(now), was.title, now.title)

    def details(self, was: R, now: R) -> Iterator[DetailChanged]:
        yield from details(self.subject(now), was, now, compared_fields(self.model, self.excluded))


def compared_fields(model: type[Record], excluded: Set[str] = frozenset()) -> tuple[str, ...]:
    """Return the fields that can be typed, in order, then the body; without the excluded ones."""
    typed = (name for name in model.model_fields if name not in model.not_typed | _COMPARED_FOR_ALL)
    return tuple(name for name in (*typed, "body") if name not in excluded)
