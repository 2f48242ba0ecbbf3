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
from collaborative.records.base import Record, Typed, Words
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

StatusField = Annotated[Status, BeforeValidator(one_of("a status", _STATUS_WORDS)), Words(_STATUS_WORDS)]
BasisField = Annotated[PriceBasis, BeforeValidator(one_of("a price basis", _BASIS_WORDS)), Words(_BASIS_WORDS)]


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

    date: DayOrTBC = Field(description="The day of this session, or TBC.", examples=["2026-03-19"])
    end_date: Day | None = Field(
        default=None, description="The last day, where the session ends on a later day.", examples=["2026-03-20"]
    )
    start: Clock = Field(
        default=None, description="When this session begins, where it differs from the course.", examples=["9.30am"]
    )
    end: Clock = Field(
        default=None, description="When this session ends, where it differs from the course.", examples=["midday"]
    )
    venue: Line | None = Field(
        default=None,
        description="Where this session is, where it differs from the course.",
        examples=["Riverside Primary School"],
    )
    title: Line | None = Field(default=None, description="What this session is called.", examples=["Part 1: the law"])
    audience: Audiences = Field(
        default=(), description="Who this session is for, where it differs from the course.", examples=["KS1"]
    )

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

    url: WebAddress | None = Field(
        default=None, description="The web page on which people book.", examples=["https://forms.example/book"]
    )
    email: Email | None = Field(
        default=None, description="The address to which people write to book.", examples=["office@example.org"]
    )
    closes: Day | None = Field(
        default=None, description="The last day on which people can book.", examples=["2026-03-12"]
    )

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
    one_of = ("date", "dates")
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "code": "x"}

    title: Line = Field(min_length=1, examples=["First aid for schools"], description="What the course is called.")
    code: Annotated[str, BeforeValidator(as_code)] = Field(
        min_length=1, examples=["FA01"], description="The course's own code, which no other course has."
    )
    date: DayOrTBC = Field(
        default=None,
        description="The day of the course, or TBC while it is not known.",
        examples=["2026-03-19", "Thursday 19 March 2026", "TBC"],
    )
    dates: Annotated[tuple[SessionRow, ...], BeforeValidator(as_rows), Doubts(time_belongs_in_start)] = Field(
        default=(),
        description="The days of a course with several sessions, instead of date.",
        examples=["19 and 26 March 2026", "[{date: 2026-03-19, start: 9.30am}, {date: 2026-03-26, start: 1pm}]"],
    )
    start: Clock = Field(
        default=None,
        description="When it begins; without a time the course lasts all day.",
        examples=["9.30am", "13:30"],
    )
    end: Clock = Field(default=None, description="When it ends.", examples=["midday", "15:30"])
    end_date: Day | None = Field(
        default=None,
        description="The last day, where a course without a break ends on a later day.",
        examples=["2026-03-20"],
    )
    venue: Line = Field(
        default="", description="Where it is, or Online.", examples=["Riverside Primary School, Bury", "Online"]
    )
    audience: Audiences = Field(
        default=(),
        description="Who it is for: roles, year groups or key stages.",
        examples=["Teaching assistants, KS1"],
    )
    subject: Subject | None = Field(
        default=None, description="What it is about: one subject of the site's list.", examples=["Maths"]
    )
    tags: Items = Field(
        default=(), description="Free words for what it is about.", examples=["outdoor learning, fractions"]
    )
    trainer: Items = Field(default=(), description="Who leads it.", examples=["Collaborative maths adviser"])
    price: Price | None = Field(
        default=None,
        description="What it costs a person: one price, or one for member schools and one for others.",
        examples=["95", "Free", "{member: 75, non_member: 120}"],
    )
    price_basis: BasisField = Field(
        default=PriceBasis.PERSON,
        description="Whether the price is for a person or for a whole group.",
        examples=["group"],
    )
    discount: Annotated[bool, BeforeValidator(as_discounted)] = Field(
        default=True, description="No where the discount notice does not hold for this course.", examples=["no"]
    )
    places: Count | None = Field(default=None, description="How many people can come.", examples=["24"])
    places_left: Count | None = Field(default=None, description="How many places are still free.", examples=["6"])
    status: StatusField = Field(
        default=Status.SCHEDULED,
        description="Whether it runs as announced, is full, or is off.",
        examples=["few places", "cancelled"],
    )
    reason: Line = Field(
        default="", description="Why it is off or has changed, for visitors to read.", examples=["The trainer is ill."]
    )
    new_date: DayOrTBC = Field(
        default=None, description="The new day of a course that is postponed, or TBC.", examples=["2026-04-23"]
    )
    booking: Annotated[Booking, Doubts(link_is_unencrypted)] = Field(
        default=Booking(),
        description="How to book, where it is not through the office.",
        examples=["https://forms.example/book", "{email: office@example.org, closes: 2026-03-12}"],
    )
    contact: Line = Field(
        default="",
        description="Whom to ask about this course: a name, an email address or a telephone number.",
        examples=["office@example.org"],
    )
    cluster: Line | None = Field(default=None, description="The cluster that runs it.", examples=["North cluster"])
    series: Line | None = Field(
        default=None,
        description="The same words on every run of a course; each then shows the others.",
        examples=["First aid for schools"],
    )
    summary: Text = Field(
        default="",
        description="One or two sentences for lists and feeds.",
        examples=["A one-day course for school staff."],
    )
    objectives: Lines = Field(
        default=(),
        description="What people will be able to do afterwards, one item a line.",
        examples=["[plan a lesson, mark it quickly]"],
    )
    bring: Text = Field(
        default="", description="What people should bring.", examples=["A laptop and comfortable shoes."]
    )
    image: FileOrWebAddress | None = Field(
        default=None,
        description="A picture: a file below content/ by its path from there, or a web address.",
        examples=["images/first-aid.jpg"],
    )
    image_alt: Line = Field(
        default="",
        description="What the picture shows, for people who cannot see it.",
        examples=["Two teachers practise bandaging."],
    )
    attachments: Files = Field(
        default=(),
        description="Files for people to download, by their path from content/.",
        examples=["files/programme.pdf"],
    )
    published: Moment | None = Field(
        default=None,
        description="When the course was first announced; without it, the day on which its file was added.",
        examples=["2026-02-20"],
    )
    updated: Moment | None = Field(
        default=None, description="When it last changed in a way that people should know of.", examples=["2026-03-02"]
    )
    slug: Slug = Field(description="Another address for the page than the file's name gives.", examples=["first-aid"])
    aliases: Slugs = Field(
        default=(), description="Old addresses of the page, which then lead to it.", examples=["first-aid-2026"]
    )
    draft: YesNo = Field(
        default=False,
        description="Yes keeps the page off the public site until you take the line out.",
        examples=["yes"],
    )

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
