"""A course: one dated run of training, with its sessions."""

import datetime as dt
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field

from collaborative.problems import InputError
from collaborative.reading.words import fold, slugify
from collaborative.records.base import PageRecord, Words
from collaborative.records.booking import Booking
from collaborative.records.course_keys import COURSE_KEYS
from collaborative.records.fields import (
    Audiences,
    Clock,
    Count,
    Day,
    DayOrTBC,
    Files,
    Items,
    Line,
    Lines,
    Moment,
    Place,
    Subject,
    Text,
    UnclearDay,
    as_line,
    as_yes_no,
    one_of,
)
from collaborative.records.input_warnings import WarnIf, link_is_unencrypted, time_belongs_in_start
from collaborative.records.page_fields import Aliases, Draft, Image, ImageAlt, PageSlug
from collaborative.records.price import Price
from collaborative.records.session import Session, SessionRow, as_rows
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


def as_code(value: Any) -> str:
    code = as_line(value)
    if code and not slugify(code):
        raise InputError(f'"{code}" has no letter or digit.', "Write the course's code, for example code: FA01.")
    return code


def as_discounted(value: Any) -> bool:
    """Read yes or no: whether the discount notice applies to the course."""
    typed = "" if isinstance(value, bool) else as_line(value)
    if typed not in ("0", "1") and any(c.isdigit() for c in typed):
        raise InputError(
            f'"{typed}" is not yes or no: this line only says whether the discount holds for this course.',
            "Write discount: no where it does not. How many per cent it is (from 1 to 100) stands in a file in discounts.",
        )
    return as_yes_no(value)


class Course(Timed, PageRecord):
    kind = "course"
    folder = "courses"
    in_feeds = True
    known_by = "code"
    key_synonyms = COURSE_KEYS
    one_of = ("date", "dates")
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "code": "x"}
    not_typed = PageRecord.not_typed | Timed.not_typed | {"known_as"}

    title: Line = Field(min_length=1, examples=["First aid for schools"], description="What the course is called.")
    code: Annotated[str, BeforeValidator(as_code)] = Field(
        min_length=1, examples=["FA01"], description="The course's own code, which no other course has."
    )
    date: DayOrTBC = Field(
        default=None,
        description="The day of the course, or TBC while it is not known.",
        examples=["2026-03-19", "Thursday 19 March 2026", "TBC"],
    )
    dates: Annotated[tuple[SessionRow, ...], BeforeValidator(as_rows), WarnIf(time_belongs_in_start), UnclearDay] = (
        Field(
            default=(),
            description="The days of a course with several sessions, instead of date.",
            examples=["19 and 26 March 2026", "[{date: 2026-03-19, start: 9.30am}, {date: 2026-03-26, start: 1pm}]"],
        )
    )
    start: Clock = Field(
        default=None,
        description="When it begins, or TBC; without a time the course lasts all day.",
        examples=["9.30am", "13:30", "TBC"],
    )
    end: Clock = Field(default=None, description="When it ends.", examples=["midday", "15:30"])
    end_date: Day | None = Field(
        default=None,
        description="The last day, where a course without a break ends on a later day.",
        examples=["2026-03-20"],
    )
    venue: Place = Field(
        default="", description="Where it is, Online, or TBC.", examples=["Riverside Primary School, Bury", "Online"]
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
        default=(),
        title="list of tags",
        description="Free words for what it is about.",
        examples=["outdoor learning, fractions"],
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
        default=True,
        title='answer to "Does the discount notice apply?"',
        description="No where the discount notice does not hold for this course.",
        examples=["no"],
    )
    places: Count | None = Field(
        default=None, title="number of places", description="How many people can come.", examples=["24"]
    )
    places_left: Count | None = Field(
        default=None, title="number of places left", description="How many places are still free.", examples=["6"]
    )
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
    booking: Annotated[Booking, WarnIf(link_is_unencrypted)] = Field(
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
        title="list of objectives",
        description="What people will be able to do afterwards, one item a line.",
        examples=["[plan a lesson, mark it quickly]"],
    )
    bring: Text = Field(
        default="",
        title="note on what to bring",
        description="What people should bring.",
        examples=["A laptop and comfortable shoes."],
    )
    image: Image = None
    image_alt: ImageAlt = ""
    attachments: Files = Field(
        default=(),
        title="list of attachments",
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
    slug: PageSlug
    aliases: Aliases = ()
    draft: Draft = False
    # Its name in guids and UIDs if the history knows an earlier code.
    known_as: str = ""

    @property
    def code_slug(self) -> str:
        """The code in addresses: lower case, with a hyphen for anything but letters and digits."""
        return slugify(self.code)

    @property
    def identity(self) -> str:
        """The code in guids and UIDs, the same for any capitals and spaces.

        If the history knows an earlier code, that one is used, because subscribers know the course by it.
        """
        return self.known_as or slugify(self.code_key)

    @property
    def public_name(self) -> str:
        return self.identity

    @property
    def code_key(self) -> str:
        """The code in the form for comparing: no case, no spaces."""
        return "".join(self.code.split()).casefold()

    @property
    def series_key(self) -> str | None:
        return fold(self.series) if self.series else None

    @cached_property
    def sessions(self) -> tuple[Session, ...]:
        """Every session in the file's order, at least one; a course to be confirmed has one without a day."""
        if not self.dates:
            last_day = self.end_date or self.date
            session = Session(
                1, self.date, last_day, self.start, self.end, self.venue, "", self.audience, self.time_tbc
            )
            return (session,)
        return tuple(
            Session(
                number=number,
                day=row.date,
                last_day=row.end_date or row.date,
                start=row.start or (None if row.time_tbc else self.start),
                end=row.end or (None if row.time_tbc else self.end),
                venue=row.venue if row.venue is not None else self.venue,
                title=row.title or "",
                audience=row.audience or self.audience,
                time_tbc=row.time_tbc or (self.time_tbc and row.start is None),
            )
            for number, row in enumerate(self.dates, 1)
        )

    @cached_property
    def dated_sessions(self) -> tuple[Session, ...]:
        """The sessions that have a day, in time order."""
        dated = tuple(session for session in self.sessions if session.day)
        if len(dated) < 2:
            return dated
        return tuple(sorted(dated, key=lambda s: (s.day or dt.date.max, s.start or dt.time.min, s.number)))

    @cached_property
    def first_day(self) -> dt.date | None:
        return self.dated_sessions[0].day if self.dated_sessions else None

    @cached_property
    def last_day(self) -> dt.date | None:
        """The last day, or None while any session is to be confirmed, since the course is not over then."""
        if len(self.dated_sessions) < len(self.sessions):
            return None
        return max(session.last_day for session in self.dated_sessions if session.last_day)

    @cached_property
    def moved_session(self) -> Session | None:
        """A postponed course's first session on its new day, with the same times and length; None without a new day."""
        first = next(iter(self.dated_sessions), None)
        if self.status is not Status.POSTPONED or self.new_date is None or first is None:
            return None
        lasts = first.last_day - first.day if first.last_day and first.day else dt.timedelta(0)
        return first._replace(day=self.new_date, last_day=self.new_date + lasts)

    @cached_property
    def expected_sessions(self) -> tuple[Session, ...]:
        """The sessions that people expect: the dated ones, or the one on the new day."""
        return (self.moved_session,) if self.moved_session else self.dated_sessions

    @property
    def closes(self) -> dt.date | None:
        """The last day for booking; a day before the date that a course has moved from belonged to that date."""
        closes = self.booking.closes
        if closes and self.moved_session and self.new_date and self.first_day:
            return None if closes <= self.first_day < self.new_date else closes
        return closes

    @cached_property
    def all_audiences(self) -> tuple[str, ...]:
        """The audiences of the course and of its sessions."""
        of_sessions = (name for session in self.sessions for name in session.audience)
        return tuple(dict.fromkeys([*self.audience, *of_sessions]))

    @property
    def is_off(self) -> bool:
        """Whether the course will not take place as announced."""
        return self.status in (Status.CANCELLED, Status.POSTPONED)

    @property
    def last_expected_day(self) -> dt.date | None:
        """The last on which the course is to come, or None while a session is to be confirmed."""
        return self.moved_session.last_day if self.moved_session else self.last_day

    def is_archived(self, today: dt.date) -> bool:
        return self.last_expected_day is not None and self.last_expected_day < today

    def is_same_as(self, later: Self) -> bool:
        return self.code_key == later.code_key or (self._has_title_of(later) and self._days == later._days)

    def is_replaced_by(self, later: Self) -> bool:
        """Another course may take its address, and not its place in people's calendars."""
        alike = self._has_title_of(later) or self._days == later._days
        return alike and (super().is_replaced_by(later) or self.code_key == later.code_key)

    def known_since(self, first: Self) -> Self:
        known_as = "" if self.code_key == first.code_key else first.identity
        return super().known_since(first).with_public_name(known_as)

    def with_public_name(self, name: str) -> Self:
        return self.model_copy(update={"known_as": name})

    def _has_title_of(self, other: Self) -> bool:
        return fold(self.title) == fold(other.title)

    @property
    def _days(self) -> tuple[dt.date | None, ...]:
        return tuple(session.day for session in self.sessions)
