"""A cluster of schools, and its meetings."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from collaborative.records.base import Record
from collaborative.records.fields import (
    Audiences,
    Clock,
    DayOrTBC,
    FileOrWebAddress,
    Items,
    Line,
    Lines,
    Slug,
    Slugs,
    Subject,
    Text,
    YesNo,
    one_of,
)
from collaborative.records.timed import Timed


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


_STATUS_WORDS = {status.value: status for status in MeetingStatus} | {
    "scheduled": MeetingStatus.PLANNED,
    "provisional": MeetingStatus.PLANNED,
    "canceled": MeetingStatus.CANCELLED,
    "tbc": MeetingStatus.PLANNED,
    "took place": MeetingStatus.HELD,
    "done": MeetingStatus.HELD,
}


class Meeting(Timed):
    """One meeting; host is a school of the site, by name or file name."""

    key_synonyms = {
        "year_group": "year_groups",
        "years": "year_groups",
        "audience": "year_groups",
        "minutes_by": "minute_taker",
        "venue": "host",
        "location": "host",
        "school": "host",
        "day": "date",
        "time": "start",
        "times": "start",
        "finish": "end",
        "type": "kind",
    }

    date: DayOrTBC = Field(default=None, examples=["2026-03-19"])
    start: Clock = None
    end: Clock = None
    host: Line = Field(default="", examples=["Larkhill Primary School"])
    kind: Line = ""
    year_groups: Audiences = ()
    subject: Subject | None = None
    topic: Line = ""
    chair: Line = ""
    minute_taker: Line = ""
    agenda: Lines = ()
    bring: Line = ""
    minutes: FileOrWebAddress = ""
    status: Annotated[MeetingStatus, BeforeValidator(one_of("a status of a meeting", _STATUS_WORDS))] = (
        MeetingStatus.PLANNED
    )
    reason: Line = ""

    @property
    def is_off(self) -> bool:
        return self.status in (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)

    def is_upcoming(self, today: dt.date) -> bool:
        return self.date is None or self.date >= today


class Cluster(Record):
    title: Line = Field(min_length=1, examples=["North cluster"])
    summary: Text = ""
    area: Line = ""
    lead: Line = ""
    contact: Line = ""
    meetings: tuple[Meeting, ...] = Field(default=(), examples=["[{date: 2026-03-19, host: Larkhill Primary School}]"])
    tags: Items = ()
    slug: Slug
    aliases: Slugs = ()
    draft: YesNo = False
