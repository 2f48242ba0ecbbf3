"""A course: one dated run of training, with its sessions."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, model_validator

from collaborative.problems import Slip
from collaborative.reading.day_lists import parse_days
from collaborative.reading.words import fold, slugify
from collaborative.records.base import Record, Typed
from collaborative.records.course_keys import COURSE_KEYS
from collaborative.records.doubts import Doubts, link_is_unencrypted, time_belongs_in_start
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
    as_yes_no,
    is_tbc,
    one_of,
)
from collaborative.records.price import Price
from collaborative.records.timed import Timed


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
    "on": Status.SCHEDULED,
    "going ahead": Status.SCHEDULED,
    "running": Status.SCHEDULED,
    "places available": Status.SCHEDULED,
    "tbc": Status.PROVISIONAL,
    "to be confirmed": Status.PROVISIONAL,
    "limited places": Status.FEW_PLACES,
    "few spaces": Status.FEW_PLACES,
    "few spaces left": Status.FEW_PLACES,
    "last few places": Status.FEW_PLACES,
    "almost full": Status.FEW_PLACES,
    "booked up": Status.FULL,
    "no places left": Status.FULL,
    "waiting list only": Status.WAITING_LIST,
    "booking closed": Status.CLOSED,
    "closed for booking": Status.CLOSED,
    "called off": Status.CANCELLED,
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


class SessionRow(Timed):
    """One item of ``dates``; what it leaves out is the course's."""

    key_synonyms = {
        "day": "date",
        "time": "start",
        "times": "start",
        "finish": "end",
        "name": "title",
        "location": "venue",
        "until": "end_date",
    }

    date: DayOrTBC = Field(examples=["2026-03-19"])
    end_date: Day | None = None
    start: Clock = Field(default=None, examples=["09:30"])
    end: Clock = Field(default=None, examples=["15:30"])
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

    key_synonyms = {
        "link": "url",
        "form": "url",
        "address": "url",
        "deadline": "closes",
        "close": "closes",
        "closing_date": "closes",
    }

    url: WebAddress | None = Field(default=None, examples=["https://forms.example/book"])
    email: Email | None = Field(default=None, examples=["office@example.org"])
    closes: Day | None = Field(default=None, examples=["2026-03-12"])

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return cls.from_text(value) if isinstance(value, str) else value

    @classmethod
    def from_text(cls, _text: str) -> dict[str, str]:
        """A link, or an email address."""
        return {"email" if "@" in _text and "/" not in _text else "url": _text}


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


def as_discounted(value: Any) -> bool:
    """Whether the discount notice holds for the course: yes or no."""
    typed = "" if isinstance(value, bool) else as_line(value)
    if typed not in ("0", "1") and any(c.isdigit() for c in typed):
        raise Slip(
            f'"{typed}" is not yes or no: this line only says whether the discount holds for this course.',
            "Write discount: no where it does not. How many per cent it is (from 1 to 100) stands in a file in discounts.",
        )
    return as_yes_no(value)


class Course(Timed, Record):
    key_synonyms = COURSE_KEYS
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "code": "x"}

    title: Line = Field(min_length=1, examples=["First aid for schools"])
    code: Annotated[str, BeforeValidator(as_code)] = Field(min_length=1, examples=["FA01"])
    date: DayOrTBC = Field(default=None, examples=["2026-03-19"])
    dates: Annotated[tuple[SessionRow, ...], BeforeValidator(as_rows), Doubts(time_belongs_in_start)] = Field(
        default=(), examples=["19 and 26 March 2026"]
    )
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
    discount: Annotated[bool, BeforeValidator(as_discounted)] = True
    places: Count | None = None
    places_left: Count | None = None
    status: StatusField = Status.SCHEDULED
    reason: Line = ""
    new_date: DayOrTBC = None
    booking: Annotated[Booking, Doubts(link_is_unencrypted)] = Booking()
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
