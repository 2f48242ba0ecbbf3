"""The sessions of a course, as typed and as held."""

import datetime as dt
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import Field, model_validator

from collaborative.problems import InputError, Replace
from collaborative.reading.day_errors import BETWEEN_DAYS, day_that_is_not_sure, day_that_is_off, off_in_keys, split_off
from collaborative.reading.day_lists import UnclearRangeError, is_one_day, parse_days
from collaborative.reading.days import read_day
from collaborative.reading.times import MIDNIGHT
from collaborative.reading.words import one_line
from collaborative.records.fields import Audiences, Clock, Day, DayOrTBC, EndClock, Line, Place, YesNo, each, is_tbc
from collaborative.records.status import NewDate, Reason, SessionStatus, Status, with_status_in_keys
from collaborative.records.timed import Timed

Overnight = Annotated[
    YesNo,
    Field(
        title='answer to "Does it go on overnight?"',
        description="Yes where it goes on without a break until end_date; several days with the same hours go in dates.",
        examples=["yes"],
    ),
]


class SessionRow(Timed):
    """One item of ``dates``; what is left out comes from the course.

    Attributes:
        item: The place of its item in the list, from 0, where an item with a range stands for several; otherwise None.
    """

    not_typed: ClassVar[frozenset[str]] = Timed.not_typed | {"item"}

    key_synonyms = {
        "day": "date",
        "time": "start",
        "times": "start",
        "finish": "end",
        "name": "title",
        "location": "venue",
        "until": "end_date",
        "residential": "overnight",
    }

    date: DayOrTBC = Field(description="The day of this session, or TBC.", examples=["2026-03-19"])
    end_date: Day | None = Field(
        default=None, description="The last day, where the session ends on a later day.", examples=["2026-03-20"]
    )
    overnight: Overnight = False
    start: Clock = Field(
        default=None, description="When this session begins, where it differs from the course.", examples=["9.30am"]
    )
    end: EndClock = Field(
        default=None, description="When this session ends, where it differs from the course.", examples=["midday"]
    )
    venue: Place | None = Field(
        default=None,
        description="Where this session is, or TBC, where it differs from the course.",
        examples=["Riverside Primary School"],
    )
    title: Line | None = Field(default=None, description="What this session is called.", examples=["Part 1: the law"])
    audience: Audiences = Field(
        default=(), description="Who this session is for, where it differs from the course.", examples=["KS1"]
    )
    status: SessionStatus = Field(
        default=Status.SCHEDULED,
        description="Whether this session takes place, where it differs from the course.",
        examples=["cancelled"],
    )
    reason: Reason = ""
    new_date: NewDate = None
    item: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_day(cls, value: Any) -> Any:
        return {"date": value} if isinstance(value, str) else with_status_in_keys(value, cls.model_fields)


def as_rows(value: Any) -> Any:
    """Read a list of days or of rows, or several days in one line of text; ``14 to 18 June 2027`` is each day."""
    if isinstance(value, list):
        rows = each(value, _rows_of_item)
        if all(len(found) == 1 for found in rows):
            return [row for (row,) in rows]
        return [
            {**(row if isinstance(row, dict) else {"date": row}), "item": place}
            for place, found in enumerate(rows)
            for row in found
        ]
    if not isinstance(value, str):
        return value
    if is_tbc(value):
        raise InputError("The dates are to be confirmed.", "Write date: TBC (one line) instead of dates.")
    try:
        return [{"date": day} for day in parse_days(value)]
    except InputError as error:
        raise _with_rows(value) or error from None


def _rows_of_item(item: Any) -> list[Any]:
    """Return the rows that an item of the list stands for: one, or one for each day of a range."""
    if isinstance(item, dict) and isinstance(typed := item.get("date"), str) and len(days := _several(typed)) > 1:
        listed = ", ".join(day.isoformat() for day in days)
        raise InputError(
            f'"{typed}" is more than one day, and these lines are one session.',
            f"Write such lines for each day: {listed}. If it goes on overnight, write date: {days[0].isoformat()}, "
            f"end_date: {days[-1].isoformat()} and overnight: yes.",
        )
    if not isinstance(item, str):
        return [item]
    if session := day_that_is_off(item, read_day) or day_that_is_not_sure(one_line(item), read_day):
        row = _as_row(session)
        raise InputError(
            f'"{item}" says more than a date.', f"Write it with its status: - {row}", Replace(one_line(item), row)
        )
    days = _several(item)
    return [{"date": day} for day in days] if len(days) > 1 else [item]


def _several(typed: str) -> list[dt.date]:
    """Return the days of a range; nothing for a text that is one day, or none."""
    if is_tbc(typed) or is_one_day(typed):
        return []
    try:
        return parse_days(typed)
    except UnclearRangeError as error:
        raise InputError(error.message.wrong, error.message.remedy.replace("write dates: ", "write - ")) from None
    except InputError:
        return []


def _with_rows(typed: str) -> InputError | None:
    """Return the error for a line of days of which one is off: each must be an item of a list."""
    parts = [part for part in BETWEEN_DAYS.split(one_line(typed)) if part]
    said = [split_off(part) for part in parts]
    if not any(said):
        return None
    try:
        days = parse_days(", ".join(off[0] if off else part for off, part in zip(said, parts, strict=True)))
    except InputError:
        return None
    if len(days) != len(parts):
        return None
    rows = ", ".join(
        _as_row({"date": day.isoformat(), **off_in_keys(off[1], read_day, day.year)}) if off else day.isoformat()
        for day, off in zip(days, said, strict=True)
    )
    return InputError(
        "One of these days is not like the others, and needs its own status.",
        f"Write a list: dates: [{rows}]",
        Replace(typed, f"[{rows}]"),
    )


def _as_row(session: dict[str, str]) -> str:
    """Return a session as one line of a list: ``{date: 2026-03-26, status: cancelled}``."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in session.items())}}}"


class Session(NamedTuple):
    """One session of a course.

    Attributes:
        number: From 1, in the file's order; with the code it is the session's permanent name.
        day: The first day, or None while it is to be confirmed.
        last_day: The same as ``day``, or later.
        start: In the site's zone; None for the whole day, or while it is to be confirmed.
        end: As ``start``.
        time_tbc: Whether the times are to be confirmed.
        status: Its own, or else the course's.
        reason: Why it is off or has changed.
        new_date: Its new day, if it is postponed and that is known.
        item: The place of its item in ``dates``, from 0.
    """

    number: int
    day: dt.date | None
    last_day: dt.date | None
    start: dt.time | None
    end: dt.time | None
    venue: str
    title: str
    audience: tuple[str, ...]
    time_tbc: bool = False
    status: Status = Status.SCHEDULED
    reason: str = ""
    new_date: dt.date | None = None
    item: int = 0

    @property
    def is_off(self) -> bool:
        """Whether it does not take place when it was announced."""
        return self.status.is_off

    @property
    def is_to_be_confirmed(self) -> bool:
        """Whether it takes place on a day that is not known yet."""
        return self.new_date is None if self.status.is_postponed else self.day is None and not self.is_off

    @property
    def moved(self) -> "Session | None":
        """A postponed session on its new day, with the same times and length; None without a new day."""
        if not (self.status.is_postponed and self.new_date and self.day):
            return None
        lasts = self.last_day - self.day if self.last_day else dt.timedelta(0)
        return self._replace(
            day=self.new_date, last_day=self.new_date + lasts, status=Status.SCHEDULED, reason="", new_date=None
        )

    def ending_on_its_day(self) -> "Session":
        """Return the session with an end at 00:00 as the end of the day before, not the beginning of ``last_day``."""
        if self.end != MIDNIGHT or self.day is None or self.last_day is None or self.last_day <= self.day:
            return self
        return self._replace(last_day=self.last_day - dt.timedelta(days=1))

    def is_on(self, day: dt.date) -> bool:
        return self.day is not None and self.last_day is not None and self.day <= day <= self.last_day
