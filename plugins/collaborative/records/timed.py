"""Parts of a record with a start and an end."""

from datetime import time
from typing import Any, ClassVar

from pydantic import model_validator

from collaborative.problems import InputError
from collaborative.reading.times import parse_time, parse_times
from collaborative.records.base import Typed
from collaborative.records.fields import is_tbc

_MIDDAY = time(12)


def _is_in_the_morning(start: str) -> bool:
    """Return whether the start is before noon, so that a bare 12 as the end can only be midday."""
    try:
        return parse_time(start) < _MIDDAY
    except InputError:
        return False


class Timed(Typed):
    """A part of a record with ``start`` and ``end``.

    Attributes:
        time_tbc: Whether the start was typed as to be confirmed; it does not mean all day.
    """

    not_typed: ClassVar[frozenset[str]] = frozenset({"time_tbc"})

    time_tbc: bool = False

    @model_validator(mode="before")
    @classmethod
    def _start_and_end_together(cls, value: Any) -> Any:
        """Split ``start: 9.30am - 12pm`` into start and end; note ``start: TBC``."""
        start = value.get("start") if isinstance(value, dict) else None
        if is_tbc(start):
            return {**value, "time_tbc": True}
        if isinstance(start, str) and value.get("end") == "12":
            return {**value, "end": _MIDDAY} if _is_in_the_morning(start) else value
        if not isinstance(start, str) or len(start) <= len("9:30") or value.get("end"):
            return value
        both = parse_times(start)
        return {**value, "start": both[0], "end": both[1]} if both else value
