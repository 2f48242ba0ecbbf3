"""A cluster of schools, and its meetings."""

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from collaborative.records.base import Record, Typed
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
}


class Meeting(Typed):
    """One meeting; host is a school of the site, by name or file name."""

    key_synonyms = {"year_group": "year_groups", "minutes_by": "minute_taker", "venue": "host"}

    date: DayOrTBC = None
    start: Clock = None
    end: Clock = None
    host: Line = ""
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
    meetings: tuple[Meeting, ...] = ()
    tags: Items = ()
    slug: Slug
    aliases: Slugs = ()
    draft: YesNo = False
