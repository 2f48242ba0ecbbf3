"""The sessions of a course, as typed and as held."""

import datetime as dt
from typing import Any, NamedTuple

from pydantic import Field, model_validator

from collaborative.problems import InputError
from collaborative.reading.day_lists import parse_days
from collaborative.records.fields import Audiences, Clock, Day, DayOrTBC, Line, Place, is_tbc
from collaborative.records.timed import Timed


class SessionRow(Timed):
    """One item of ``dates``; what is left out comes from the course."""

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
    venue: Place | None = Field(
        default=None,
        description="Where this session is, or TBC, where it differs from the course.",
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
    """Read a list of days or of rows, or several days in one line of text."""
    if not isinstance(value, str):
        return value
    if is_tbc(value):
        raise InputError("The dates are to be confirmed.", "Write date: TBC (one line) instead of dates.")
    return [{"date": day} for day in parse_days(value)]


class Session(NamedTuple):
    """One session of a course.

    Attributes:
        number: From 1, in the file's order; with the code it is the session's permanent name.
        day: The first day, or None while it is to be confirmed.
        last_day: The same as ``day``, or later.
        start: In the site's zone; None for the whole day, or while it is to be confirmed.
        end: As ``start``.
        time_tbc: Whether the times are to be confirmed.
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

    def is_on(self, day: dt.date) -> bool:
        return self.day is not None and self.last_day is not None and self.day <= day <= self.last_day
