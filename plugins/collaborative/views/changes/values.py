"""What visitors will see change between two editions of a site, as values: a closed set of kinds of change."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from collaborative.past.matching import When
from collaborative.reading.words import in_words
from collaborative.records.base import Typed
from collaborative.records.cluster import MeetingStatus
from collaborative.records.course import Status
from collaborative.views import wording

LONGEST_QUOTE = 80  # what is longer is said to have changed, and not quoted


@dataclass(frozen=True, slots=True)
class Subject:
    """What changes.

    Attributes:
        kind: The name of its kind, one of ``schema.kinds.nouns()``.
        name: As visitors know it, the new name where it has one.
        code: A course's code, or a meeting's cluster, or "".
        address: From the site's root; where it is removed, where it was.
        path: Of its file.
        day: For the order: when it happens, or was published.
    """

    kind: str
    name: str
    code: str
    address: str
    path: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """Visitors could not see it before; ``facts`` are what they would ask first, in words."""

    subject: Subject
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """Visitors cannot see it any more; ``ahead``: people may be counting on it."""

    subject: Subject
    facts: tuple[str, ...] = ()
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Announced:
    """Nothing to see yet: it becomes public by itself on a later day."""

    subject: Subject
    on: dt.date
    before: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Renamed:
    subject: Subject
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Recoded:
    """A course has another code: printed lists and bookings name the old one."""

    subject: Subject
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Another day or time; ``of``: how many sessions the course has now."""

    subject: Subject
    before: When
    after: When
    of: int = 1


@dataclass(frozen=True, slots=True)
class SessionAdded:
    subject: Subject
    when: When


@dataclass(frozen=True, slots=True)
class SessionDropped:
    subject: Subject
    when: When


@dataclass(frozen=True, slots=True)
class VenueChanged:
    """Another place; ``on`` where it is one session's among several, "" for a venue that is not known."""

    subject: Subject
    before: str
    after: str
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """Cancelled, full, postponed, on again …

    Attributes:
        when: The days announced, in words.
        new_date: Of a postponed course, where it is known.
    """

    subject: Subject
    before: Status | MeetingStatus
    after: Status | MeetingStatus
    when: str = ""
    reason: str = ""
    new_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PriceChanged:
    """Prices as lists of courses show them."""

    subject: Subject
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExpiryChanged:
    """A piece of news leaves the front pages after another day, or stays (None)."""

    subject: Subject
    before: dt.date | None
    after: dt.date | None


@dataclass(frozen=True, slots=True)
class AddressChanged:
    """Links to the old address lead on to the new one, or nowhere."""

    subject: Subject
    before: str
    after: str
    leads_on: bool


@dataclass(frozen=True, slots=True)
class DetailChanged:
    """Anything else that a page shows.

    Attributes:
        label: What it is, as a noun: "trainer".
        before, after: "" for nothing; both None where they are too long to be quoted.
    """

    subject: Subject
    label: str
    before: str | None = None
    after: str | None = None


Change = (
    Added | Removed | Announced | Renamed | Recoded | Moved | SessionAdded | SessionDropped | VenueChanged
    | StatusChanged | PriceChanged | ExpiryChanged | AddressChanged | DetailChanged
)  # fmt: skip


def details(subject: Subject, before: Typed, after: Typed, names: Iterable[str]) -> Iterator[DetailChanged]:
    """The fields, of those named, that differ between two records or parts of records."""
    for name in names:
        was, now = in_text(getattr(before, name)), in_text(getattr(after, name))
        if was.split() == now.split():
            continue
        short = name != "body" and max(len(was), len(now)) <= LONGEST_QUOTE
        label = after.label(name)
        yield DetailChanged(subject, label, was, now) if short else DetailChanged(subject, label)


def in_text(value: Any) -> str:
    """A field's value as a reader would say it."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.date():
            return wording.long_day(value)
        case dt.time():
            return wording.clock(value)
        case tuple():
            return in_words(in_text(item) for item in value)
        case Typed():
            texts = (in_text(getattr(value, name)) for name in type(value).model_fields)
            return ", ".join(text for text in texts if text)
        case _:
            return str(value)
