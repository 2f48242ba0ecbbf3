"""A course: one dated run of training, with its sessions."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from collaborative.problems import Slip
from collaborative.reading.days import parse_days
from collaborative.reading.words import fold, slugify
from collaborative.records.base import Record, Typed
from collaborative.records.fields import (
    Audiences,
    Clock,
    Count,
    Day,
    DayOrTBC,
    Email,
    FileOrWebAddress,
    Files,
    Items,
    Line,
    Lines,
    Moment,
    Slug,
    Slugs,
    Subject,
    Text,
    WebAddress,
    YesNo,
    as_line,
    is_tbc,
    one_of,
)
from collaborative.records.price import Price


class Status(StrEnum):
    SCHEDULED = "scheduled"
    PROVISIONAL = "provisional"
    FEW_PLACES = "few places"
    FULL = "full"
    WAITING_LIST = "waiting list"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class PriceBasis(StrEnum):
    PERSON = "person"
    GROUP = "group"


_STATUS_WORDS = {status.value: status for status in Status} | {
    "open": Status.SCHEDULED,
    "confirmed": Status.SCHEDULED,
    "planned": Status.PROVISIONAL,
    "few places left": Status.FEW_PLACES,
    "nearly full": Status.FEW_PLACES,
    "fully booked": Status.FULL,
    "sold out": Status.FULL,
    "waitlist": Status.WAITING_LIST,
    "bookings closed": Status.CLOSED,
    "canceled": Status.CANCELLED,
}
_BASIS_WORDS = {
    "person": PriceBasis.PERSON,
    "per person": PriceBasis.PERSON,
    "delegate": PriceBasis.PERSON,
    "group": PriceBasis.GROUP,
    "per group": PriceBasis.GROUP,
    "school": PriceBasis.GROUP,
    "per school": PriceBasis.GROUP,
}

StatusField = Annotated[Status, BeforeValidator(one_of("a status", _STATUS_WORDS))]
BasisField = Annotated[PriceBasis, BeforeValidator(one_of("a price basis", _BASIS_WORDS))]


class SessionRow(Typed):
    """One item of ``dates``; what it leaves out is the course's."""

    key_synonyms = {"day": "date", "time": "start", "name": "title"}

    date: DayOrTBC
    end_date: Day | None = None
    start: Clock = None
    end: Clock = None
    venue: Line | None = None
    title: Line | None = None
    audience: Audiences = ()

    @model_validator(mode="before")
    @classmethod
    def _from_day(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else value


def as_rows(value: Any) -> Any:
    """A list of days or of rows, or several days in one line of text."""
    if not isinstance(value, str):
        return value
    if is_tbc(value):
        raise Slip("The dates are to be confirmed.", "Write date: TBC (one line) instead of dates.")
    return [{"date": day} for day in parse_days(value)]


class Booking(Typed):
    """How to book; what it leaves out is the office's."""

    key_synonyms = {"link": "url", "deadline": "closes", "close": "closes"}

    url: WebAddress | None = None
    email: Email | None = None
    closes: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return {"email" if "@" in value and "/" not in value else "url": value}


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting of a course.

    Attributes:
        number: From 1, in the order of the file; with the code it names the session for good.
        day: The first day, or None while it is to be confirmed.
        last_day: The same as ``day``, or later.
        start, end: Clock times in the site's zone; None for the whole day.
    """

    number: int
    day: dt.date | None
    last_day: dt.date | None
    start: dt.time | None
    end: dt.time | None
    venue: str
    title: str
    audience: tuple[str, ...]

    def is_on(self, day: dt.date) -> bool:
        return self.day is not None and self.last_day is not None and self.day <= day <= self.last_day


def as_code(value: Any) -> str:
    code = as_line(value)
    if code and not slugify(code):
        raise Slip(f'"{code}" has no letter or digit.', "Write the course's code, for example code: FA01.")
    return code


class Course(Record):
    key_synonyms = {
        "attachment": "attachments",
        "time": "start",
        "tutor": "trainer",
        "leader": "trainer",
        "cost": "price",
        "location": "venue",
    }
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "code": "x"}

    title: Line = Field(min_length=1, examples=["First aid for schools"])
    code: Annotated[str, BeforeValidator(as_code)] = Field(min_length=1, examples=["FA01"])
    date: DayOrTBC = Field(default=None, examples=["2026-03-19"])
    dates: Annotated[tuple[SessionRow, ...], BeforeValidator(as_rows)] = ()
    start: Clock = None
    end: Clock = None
    end_date: Day | None = None
    venue: Line = ""
    audience: Audiences = ()
    subject: Subject | None = None
    tags: Items = ()
    trainer: Items = ()
    price: Price | None = None
    price_basis: BasisField = PriceBasis.PERSON
    discount: YesNo = True
    places: Count | None = None
    places_left: Count | None = None
    status: StatusField = Status.SCHEDULED
    reason: Line = ""
    new_date: DayOrTBC = None
    booking: Booking = Booking()
    contact: Line = ""
    cluster: Line | None = None
    series: Line | None = None
    summary: Text = ""
    objectives: Lines = ()
    bring: Text = ""
    image: FileOrWebAddress | None = None
    image_alt: Line = ""
    attachments: Files = ()
    published: Moment | None = None
    updated: Moment | None = None
    slug: Slug
    aliases: Slugs = ()
    draft: YesNo = False

    @property
    def code_slug(self) -> str:
        """The code in addresses: lower case, anything but letters and digits as a hyphen."""
        return slugify(self.code)

    @property
    def identity(self) -> str:
        """The code in guids and UIDs: the same however it is typed, in capitals or not, with or without spaces."""
        return slugify(self.code_key)

    @property
    def code_key(self) -> str:
        """For comparing codes: without case and spaces."""
        return "".join(self.code.split()).casefold()

    @property
    def series_key(self) -> str | None:
        return fold(self.series) if self.series else None

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Every session in the order of the file, at least one; a course to be confirmed has one without a day."""
        rows = self.dates or (SessionRow(date=self.date, end_date=self.end_date),)
        return tuple(
            Session(
                number=number,
                day=row.date,
                last_day=row.end_date or row.date,
                start=row.start or self.start,
                end=row.end or self.end,
                venue=row.venue if row.venue is not None else self.venue,
                title=row.title or "",
                audience=row.audience or self.audience,
            )
            for number, row in enumerate(rows, 1)
        )

    @cached_property
    def dated_sessions(self) -> tuple[Session, ...]:
        """The sessions that have a day, in the order in which they happen."""
        dated = (session for session in self.sessions if session.day)
        return tuple(sorted(dated, key=lambda s: (s.day or dt.date.max, s.start or dt.time.min, s.number)))

    @cached_property
    def first_day(self) -> dt.date | None:
        return self.dated_sessions[0].day if self.dated_sessions else None

    @cached_property
    def last_day(self) -> dt.date | None:
        """None while any session is to be confirmed: the course is not over."""
        if len(self.dated_sessions) < len(self.sessions):
            return None
        return max(session.last_day for session in self.dated_sessions if session.last_day)

    @cached_property
    def all_audiences(self) -> tuple[str, ...]:
        """The course's audience, and those of its sessions."""
        of_sessions = (name for session in self.sessions for name in session.audience)
        return tuple(dict.fromkeys([*self.audience, *of_sessions]))

    @property
    def is_off(self) -> bool:
        """Will not happen as announced."""
        return self.status in (Status.CANCELLED, Status.POSTPONED)
