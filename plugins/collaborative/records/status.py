"""Whether a course, one of its sessions or a meeting takes place: the words, and what they share."""

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from collaborative.reading.day_errors import off_in_keys
from collaborative.reading.days import read_day
from collaborative.reading.words import fold, one_line
from collaborative.records.base import Words
from collaborative.records.fields import DayOrTBC, Line, one_of


class Standing(StrEnum):
    """A base for words that say whether something takes place."""

    @property
    def is_off(self) -> bool:
        """Whether it does not take place when it was announced."""
        return self.value in ("cancelled", "postponed")

    @property
    def is_postponed(self) -> bool:
        return self.value == "postponed"


class Status(Standing):
    """The status of a course, and of each of its sessions."""

    SCHEDULED = "scheduled"
    PROVISIONAL = "provisional"
    FEW_PLACES = "few places"
    FULL = "full"
    WAITING_LIST = "waiting list"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


STATUS_WORDS = {status.value: status for status in Status} | {
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
    "limited availability": Status.FEW_PLACES,
    "limited places available": Status.FEW_PLACES,
    "limited spaces": Status.FEW_PLACES,
    "moved": Status.POSTPONED,
    "rearranged": Status.POSTPONED,
    "rescheduled": Status.POSTPONED,
}
# People book a whole course, so one session has no places of its own.
_SESSION_WORDS = {
    word: status
    for word, status in STATUS_WORDS.items()
    if status in (Status.SCHEDULED, Status.PROVISIONAL, Status.POSTPONED, Status.CANCELLED)
}

StatusField = Annotated[Status, BeforeValidator(one_of("a status", STATUS_WORDS)), Words(STATUS_WORDS)]
SessionStatus = Annotated[
    Status, BeforeValidator(one_of("a status of a session", _SESSION_WORDS)), Words(_SESSION_WORDS)
]
Reason = Annotated[
    Line,
    Field(description="Why it is off or has changed, for visitors to read.", examples=["The trainer is ill."]),
]
NewDate = Annotated[
    DayOrTBC,
    Field(description="The new day, where it is postponed, or TBC.", examples=["2026-04-23"]),
]

_LEFT = re.compile(
    r"(?:only |last )?(\d{1,3}) (?:places?|spaces?)(?: (?:left|remaining|available|only))?(?: (?:left|only))?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[-\u2013\u2014,;:(/)]+\s*")


def with_status_in_keys(value: Any) -> Any:
    """Put what a status says beside its word where it belongs: a reason, a new date, the number of places left.

    ``Cancelled due to low numbers`` is a status and a reason; keys that were typed themselves stay.
    """
    typed = value.get("status") if isinstance(value, dict) else None
    if not isinstance(typed, str) or fold(typed) in _FOLDED:
        return value
    return {**_status_in_keys(one_line(typed)), **{key: text for key, text in value.items() if key != "status"}} | {
        "status": _status_in_keys(one_line(typed)).get("status", typed)
    }


def _status_in_keys(typed: str) -> dict[str, Any]:
    if left := _LEFT.fullmatch(typed):
        return {"status": "few places", "places_left": left[1]}
    parts = {_FOLDED.get(fold(part)) for part in _BETWEEN.split(typed) if part}
    if parts == {Status.FULL, Status.WAITING_LIST}:
        return {"status": "waiting list"}
    found = off_in_keys(typed, read_day)
    if found.get("new_date") == "TBC" and re.search(r"\d", typed):
        return {}  # a day without its year
    return dict(found) if len(found) > 1 else {}


_FOLDED = {fold(word): status for word, status in STATUS_WORDS.items()}
