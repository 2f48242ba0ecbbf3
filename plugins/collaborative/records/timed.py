"""Parts of a record that have a start and an end."""

from typing import Any

from pydantic import model_validator

from collaborative.reading.times import parse_times
from collaborative.records.base import Typed


class Timed(Typed):
    @model_validator(mode="before")
    @classmethod
    def _start_and_end_together(cls, value: Any) -> Any:
        """``start: 9.30am - 12pm`` says when it ends too, where nothing else does."""
        start = value.get("start") if isinstance(value, dict) else None
        if not isinstance(start, str) or len(start) <= len("9:30") or value.get("end"):
            return value
        both = parse_times(start)
        return {**value, "start": both[0], "end": both[1]} if both else value
