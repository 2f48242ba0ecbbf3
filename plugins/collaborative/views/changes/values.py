"""The kinds of change between two editions of a site that visitors see."""

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

LONGEST_QUOTE = 80  # characters; longer values are only named as changed


@dataclass(frozen=True, slots=True)
class Subject:
    """The record that changes.

    Attributes:
        kind: The name of its kind, one of ``schema.kinds.nouns()``.
        name: The name that visitors know, the new one if it has changed.
        code: A course's code, or a meeting's cluster, or "".
        address: From the site's root; the last one if the record is removed.
        path: The path of its file.
        day: The day by which changes are ordered: when it happens, or when it was published.
    """

    kind: str
    name: str
    code: str
    address: str
    path: str
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """A record that visitors could not see before; ``facts`` are its most important details in words."""

    subject: Subject
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A record that visitors can no longer see; ``ahead`` if people may be counting on it."""

    subject: Subject
    facts: tuple[str, ...] = ()
    ahead: bool = False


@dataclass(frozen=True, slots=True)
class Announced:
    """A record that becomes public on a later day."""

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
    """A course has another code; printed lists and bookings have the old one."""

    subject: Subject
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A session or meeting has another day or time; ``of`` is the number of sessions that the course now has."""

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
    """Another venue; ``on`` is the day if it is one session's among several, and "" is an unknown venue."""

    subject: Subject
    before: str
    after: str
    on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class StatusChanged:
    """Another status: cancelled, full, postponed, on again …

    Attributes:
        when: The announced days, in words.
        new_date: The new date of a postponed course, if known.
    """

    subject: Subject
    before: Status | MeetingStatus
    after: Status | MeetingStatus
    when: str = ""
    reason: str = ""
    new_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SessionStatusChanged:
    """One session of several is cancelled, postponed or on again, while the course takes place.

    Attributes:
        when: The announced day and times.
        new_date: The new day of a postponed session, if known.
    """

    subject: Subject
    before: Status
    after: Status
    when: When
    reason: str = ""
    new_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class PriceChanged:
    """Another price; both as lists of courses show them."""

    subject: Subject
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExpiryChanged:
    """A news item expires on another day, or no longer (None)."""

    subject: Subject
    before: dt.date | None
    after: dt.date | None


@dataclass(frozen=True, slots=True)
class AddressChanged:
    """A record has another address; the old one leads to it, or nowhere."""

    subject: Subject
    before: str
    after: str
    leads_on: bool


@dataclass(frozen=True, slots=True)
class DetailChanged:
    """Any other change of what a page shows.

    Attributes:
        label: The detail as a noun: "trainer".
        before, after: The values, "" for none; both None if they are too long to quote.
    """

    subject: Subject
    label: str
    before: str | None = None
    after: str | None = None


Change = (
    Added | Removed | Announced | Renamed | Recoded | Moved | SessionAdded | SessionDropped | VenueChanged
    | StatusChanged | SessionStatusChanged | PriceChanged | ExpiryChanged | AddressChanged | DetailChanged
)  # fmt: skip


def details(subject: Subject, before: Typed, after: Typed, names: Iterable[str]) -> Iterator[DetailChanged]:
    """Yield the named fields that differ between two records or parts of records."""
    for name in names:
        was, now = in_text(getattr(before, name)), in_text(getattr(after, name))
        if was.split() == now.split():
            continue
        short = name != "body" and max(len(was), len(now)) <= LONGEST_QUOTE
        label = after.label(name)
        yield DetailChanged(subject, label, was, now) if short else DetailChanged(subject, label)


def in_text(value: Any) -> str:
    """Return a field's value as text for people."""
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
