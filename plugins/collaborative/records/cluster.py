"""A cluster of schools and its meetings."""

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from collaborative.records.base import PageRecord, Words
from collaborative.records.fields import (
    Audiences,
    Clock,
    DayOrTBC,
    EndClock,
    FileOrWebAddress,
    Items,
    Line,
    Lines,
    Place,
    Subject,
    Text,
    one_of,
)
from collaborative.records.page_fields import Aliases, Draft, PageSlug
from collaborative.records.status import STATUS_WORDS, NewDate, Reason, Standing, with_status_in_keys
from collaborative.records.timed import Timed


class MeetingStatus(Standing):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    HELD = "held"


_STATUS_WORDS = {status.value: status for status in MeetingStatus} | {
    "scheduled": MeetingStatus.PLANNED,
    "provisional": MeetingStatus.PLANNED,
    **{word: MeetingStatus(status.value) for word, status in STATUS_WORDS.items() if status.is_off},
    "tbc": MeetingStatus.PLANNED,
    "took place": MeetingStatus.HELD,
    "done": MeetingStatus.HELD,
}


class Meeting(Timed):
    """One meeting; the host is a school of the site, by name or file name."""

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

    @model_validator(mode="before")
    @classmethod
    def _from_status(cls, value: Any) -> Any:
        return with_status_in_keys(value, cls.model_fields)

    date: DayOrTBC = Field(default=None, description="The day of the meeting, or TBC.", examples=["2026-03-19"])
    start: Clock = Field(default=None, description="When it begins.", examples=["3.45pm"])
    end: EndClock = Field(default=None, description="When it ends.", examples=["17:00"])
    host: Place = Field(
        default="", description="The school where it is held, or TBC.", examples=["Larkhill Primary School"]
    )
    kind: Line = Field(default="", description="What sort of meeting it is.", examples=["Headteachers", "Year group"])
    year_groups: Audiences = Field(
        default=(), description="The year groups that it is for.", examples=["Year 2, Year 3"]
    )
    subject: Subject | None = Field(
        default=None, description="What it is about: one subject of the site's list.", examples=["English"]
    )
    topic: Line = Field(
        default="", description="What will be talked about, in a few words.", examples=["Moderating writing in Year 2"]
    )
    chair: Line = Field(
        default="",
        description="Who chairs it; without this, the head of the host.",
        examples=["Headteacher, Larkhill Primary School"],
    )
    minute_taker: Line = Field(
        default="",
        description="Who takes the minutes; without this, somebody of the host.",
        examples=["Business manager, Larkhill Primary School"],
    )
    agenda: Lines = Field(
        default=(), description="The points of the agenda, one item a line.", examples=["[last meeting, budget]"]
    )
    bring: Line = Field(
        default="",
        title="note on what to bring",
        description="What people should bring.",
        examples=["One child's writing."],
    )
    minutes: FileOrWebAddress = Field(
        default="",
        title="link to its minutes",
        description="The minutes: a file below content/ by its path from there, or a web address.",
        examples=["files/minutes-march.pdf"],
    )
    status: Annotated[
        MeetingStatus, BeforeValidator(one_of("a status of a meeting", _STATUS_WORDS)), Words(_STATUS_WORDS)
    ] = Field(
        default=MeetingStatus.PLANNED,
        description="Whether it is planned, confirmed, held or off.",
        examples=["cancelled"],
    )
    reason: Reason = ""
    new_date: NewDate = None

    @property
    def is_off(self) -> bool:
        """Whether it does not take place when it was announced."""
        return self.status.is_off

    def minutes_on(self, today: dt.date) -> str:
        """Return the minutes from the day of the meeting on; before, nothing."""
        return self.minutes if self.date and self.date <= today else ""

    @property
    def moved_to(self) -> dt.date | None:
        """The new day of a postponed meeting, if it is known."""
        return self.new_date if self.status.is_postponed else None

    @property
    def moved(self) -> "Meeting | None":
        """A postponed meeting on its new day; None without one."""
        if self.moved_to is None:
            return None
        on_new_day = {"date": self.moved_to, "status": MeetingStatus.PLANNED, "reason": "", "new_date": None}
        return self.model_copy(update=on_new_day)

    def is_upcoming(self, today: dt.date) -> bool:
        """Whether it is still to come, on the day announced or its new day."""
        return self.date is None or max(self.date, self.moved_to or self.date) >= today


class Cluster(PageRecord):
    kind = "cluster"
    folder = "clusters"
    has_title_alone = True
    title: Line = Field(min_length=1, examples=["North cluster"], description="What the cluster is called.")
    summary: Text = Field(
        default="",
        description="One or two sentences about the cluster.",
        examples=["Four schools that plan maths together."],
    )
    area: Line = Field(
        default="", description="The part of the borough in which its schools are.", examples=["Radcliffe"]
    )
    lead: Line = Field(
        default="",
        description="The head who speaks for the cluster on the Board.",
        examples=["Headteacher, Larkhill Primary School"],
    )
    contact: Line = Field(
        default="",
        description="Whom to ask: a name, an email address or a telephone number.",
        examples=["office@example.org"],
    )
    meetings: tuple[Meeting, ...] = Field(
        default=(),
        description="The cluster's meetings, each with its own lines.",
        examples=["[{date: 2026-03-19, start: 3.45pm, host: Larkhill Primary School}]"],
    )
    tags: Items = Field(
        default=(), description="Free words for what the cluster works on.", examples=["moderation, maths"]
    )
    slug: PageSlug
    aliases: Aliases = ()
    draft: Draft = False

    def files_shown(self, today: dt.date) -> Iterator[str]:
        yield from super().files_shown(today)
        yield from (meeting.minutes_on(today) for meeting in self.meetings)

    @property
    def public_name(self) -> str:
        return self.origin.name
