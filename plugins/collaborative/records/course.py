"""A course: one dated run of training, with its sessions."""

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import BeforeValidator, Field, model_validator

from collaborative.problems import InputError
from collaborative.reading.day_errors import days_from_to
from collaborative.reading.day_lists import LONGEST_RANGE, each_day_in_words, is_one_day, lists_days
from collaborative.reading.days import read_day
from collaborative.reading.words import fold, one_line, slugify
from collaborative.records.base import PageRecord, Words
from collaborative.records.booking import Booking
from collaborative.records.course_keys import COURSE_KEYS
from collaborative.records.fields import (
    Audiences,
    Clock,
    Count,
    Day,
    EndClock,
    Files,
    Items,
    Line,
    Lines,
    Moment,
    Place,
    Subject,
    Text,
    UnclearDay,
    as_day_or_tbc,
    as_line,
    as_yes_no,
    one_of,
)
from collaborative.records.input_warnings import WarnIf, link_is_unencrypted, time_belongs_in_start
from collaborative.records.page_fields import Aliases, Draft, Image, ImageAlt, PageSlug
from collaborative.records.price import Price
from collaborative.records.session import Overnight, Session, SessionRow, as_rows
from collaborative.records.status import NewDate, Reason, Status, StatusField, with_status_in_keys
from collaborative.records.timed import Timed

__all__ = ["Course", "PriceBasis", "Status"]


class PriceBasis(StrEnum):
    PERSON = "person"
    GROUP = "group"


_BASIS_WORDS = {
    "person": PriceBasis.PERSON,
    "per person": PriceBasis.PERSON,
    "delegate": PriceBasis.PERSON,
    "group": PriceBasis.GROUP,
    "per group": PriceBasis.GROUP,
    "school": PriceBasis.GROUP,
    "per school": PriceBasis.GROUP,
}

BasisField = Annotated[PriceBasis, BeforeValidator(one_of("a price basis", _BASIS_WORDS)), Words(_BASIS_WORDS)]


def as_code(value: Any) -> str:
    code = as_line(value)
    if code and not slugify(code):
        raise InputError(f'"{code}" has no letter or digit.', "Write the course's code, for example code: FA01.")
    return code


def as_day_of_course(value: Any) -> dt.date | None:
    """Read the day of a course, or TBC; for a range, show how several sessions and one stay are written."""
    if isinstance(value, str) and not is_one_day(value) and (span := days_from_to(value, read_day)):
        first, last = span
        each = (
            f"For a session on each day write dates: {each_day_in_words(first, last)}. "
            if last - first <= LONGEST_RANGE
            else ""
        )
        raise InputError(
            f'"{one_line(value)}" is more than one day.',
            f"{each}If it goes on overnight, write on lines of their own date: {first.isoformat()} and "
            f"end_date: {last.isoformat()} and overnight: yes.",
        )
    return as_day_or_tbc(value)


def as_discounted(value: Any) -> bool:
    """Read yes or no: whether the discount notice applies to the course."""
    typed = "" if isinstance(value, bool) else as_line(value)
    if typed not in ("0", "1") and any(c.isdigit() for c in typed):
        raise InputError(
            f'"{typed}" is not yes or no: this line only says whether the discount holds for this course.',
            "Write discount: no where it does not. How many per cent it is (from 1 to 100) stands in a file in discounts.",
        )
    return as_yes_no(value)


def _in_time(session: Session) -> tuple[dt.date, dt.time, int]:
    return session.day or dt.date.max, session.start or dt.time.min, session.number


DayOfCourse = Annotated[dt.date | None, BeforeValidator(as_day_of_course), WarnIf(time_belongs_in_start), UnclearDay]


class Course(Timed, PageRecord):
    kind = "course"
    folder = "courses"
    in_feeds = True
    known_by = "code"
    key_synonyms = COURSE_KEYS
    one_of = ("date", "dates")
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "code": "x"}
    not_typed = PageRecord.not_typed | Timed.not_typed | {"known_as"}

    @model_validator(mode="before")
    @classmethod
    def _from_status(cls, value: Any) -> Any:
        return with_status_in_keys(value, cls.model_fields)

    @classmethod
    def key_meant(cls, key: str, _value: Any) -> str:
        """Several days typed below ``date`` are its ``dates``."""
        several = len(_value) > 1 if isinstance(_value, list) else isinstance(_value, str) and lists_days(_value)
        return "dates" if key == "date" and several else key

    title: Line = Field(min_length=1, examples=["First aid for schools"], description="What the course is called.")
    code: Annotated[str, BeforeValidator(as_code)] = Field(
        min_length=1, examples=["FA01"], description="The course's own code, which no other course has."
    )
    date: DayOfCourse = Field(
        default=None,
        description="The day of the course, or TBC while it is not known.",
        examples=["2026-03-19", "Thursday 19 March 2026", "TBC"],
    )
    dates: Annotated[tuple[SessionRow, ...], BeforeValidator(as_rows), WarnIf(time_belongs_in_start), UnclearDay] = (
        Field(
            default=(),
            description="The days of a course with several sessions, instead of date.",
            examples=[
                "19 and 26 March 2026",
                "14 to 18 June 2027",
                "[{date: 2026-03-19, start: 9.30am}, {date: 2026-03-26, start: 1pm}]",
            ],
        )
    )
    start: Clock = Field(
        default=None,
        description="When it begins, or TBC; without a time the course lasts all day.",
        examples=["9.30am", "13:30", "TBC"],
    )
    end: EndClock = Field(default=None, description="When it ends.", examples=["midday", "15:30"])
    end_date: Day | None = Field(
        default=None,
        description="The last day of a course that goes on without a break; see overnight.",
        examples=["2026-03-20"],
    )
    overnight: Overnight = False
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
    reason: Reason = ""
    new_date: NewDate = None
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
        """Every session in the file's order, at least one; a course to be confirmed has one without a day.

        Each says whether it takes place: by its own status, or by the course's.
        """
        if not self.dates:
            last_day = self.end_date or self.date
            only = Session(1, self.date, last_day, self.start, self.end, self.venue, "", self.audience, self.time_tbc)
            sessions = [only.ending_on_its_day()._replace(status=self.status, reason=self.reason)]
        else:
            sessions = [self._session(number, row) for number, row in enumerate(self.dates, 1)]
        if self.status is Status.POSTPONED and self.new_date:
            first = min(
                (session for session in sessions if session.status is Status.POSTPONED), key=_in_time, default=None
            )
            sessions = [
                session._replace(new_date=self.new_date) if session is first else session for session in sessions
            ]
        return tuple(sessions)

    def _session(self, number: int, row: SessionRow) -> Session:
        own = row.status is Status.CANCELLED or (row.status is not Status.SCHEDULED and not self.status.is_off)
        return Session(
            number=number,
            day=row.date,
            last_day=row.end_date or row.date,
            start=row.start or (None if row.time_tbc else self.start),
            end=row.end if row.end is not None else None if row.time_tbc else self.end,
            venue=row.venue if row.venue is not None else self.venue,
            title=row.title or "",
            audience=row.audience or self.audience,
            time_tbc=row.time_tbc or (self.time_tbc and row.start is None),
            status=row.status if own else self.status,
            reason=row.reason or ("" if own else self.reason),
            new_date=row.new_date if own and row.status is Status.POSTPONED else None,
            item=number - 1 if row.item is None else row.item,
        ).ending_on_its_day()

    @cached_property
    def dated_sessions(self) -> tuple[Session, ...]:
        """The sessions that have a day, in time order, whether they take place or not."""
        dated = tuple(session for session in self.sessions if session.day)
        return tuple(sorted(dated, key=_in_time)) if len(dated) > 1 else dated

    @cached_property
    def first_day(self) -> dt.date | None:
        """The first day on which it takes place; of a course that is off, the first that was announced."""
        days = self.dated_sessions if self.is_off else (self.expected_sessions or self.dated_sessions)
        return days[0].day if days else None

    @cached_property
    def last_day(self) -> dt.date | None:
        """The last day, or None while any session is to be confirmed, since the course is not over then."""
        if self.is_off:
            days = self.dated_sessions if len(self.dated_sessions) == len(self.sessions) else ()
        elif any(session.is_to_be_confirmed for session in self.sessions):
            days = ()
        else:
            days = self.expected_sessions or self.dated_sessions
        return max((session.last_day for session in days if session.last_day), default=None)

    @cached_property
    def moved_session(self) -> Session | None:
        """A postponed course's first session on its new day, with the same times and length; None without a new day."""
        if self.status is not Status.POSTPONED:
            return None
        return next((moved for session in self.dated_sessions if (moved := session.moved)), None)

    @cached_property
    def expected_sessions(self) -> tuple[Session, ...]:
        """The sessions that people expect, in time order: those that take place, and moved ones on their new days.

        A course that is off, and has no new day, keeps those that were announced.
        """
        coming = (session.moved if session.is_off else session for session in self.dated_sessions)
        expected = sorted((session for session in coming if session), key=_in_time)
        return self.dated_sessions if self.is_off and not expected else tuple(expected)

    def moved_from(self, session: Session) -> dt.date | None:
        """Return the day from which a session has moved, if it is on a new day."""
        announced = self.sessions[session.number - 1]
        return announced.day if announced.moved == session else None

    def place_of(self, session: Session) -> int:
        """Return the number of a session among those that have a day, in time order, from 1."""
        return next(place for place, other in enumerate(self.dated_sessions, 1) if other.number == session.number)

    def files_shown(self, today: dt.date) -> Iterator[str]:
        yield from super().files_shown(today)
        yield from self.attachments

    @property
    def sessions_off(self) -> tuple[Session, ...]:
        """The sessions that do not take place when they were announced, although the course does."""
        return () if self.is_off else tuple(session for session in self.sessions if session.is_off)

    @property
    def number_of_sessions(self) -> int:
        """How many sessions take place, including those to be confirmed; of a course that is off, were announced."""
        return sum(self.is_off or session.status is not Status.CANCELLED for session in self.sessions)

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
        return self.status.is_off

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
