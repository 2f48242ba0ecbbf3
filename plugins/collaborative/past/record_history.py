"""The story of a record: what the public could read of it, from one change of its file to the next."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from collaborative.records.base import Record

R = TypeVar("R", bound=Record)


class State(NamedTuple, Generic[R]):
    """A record between two changes.

    Attributes:
        moment: When it came to be so; None for what is not committed yet.
        text: A name for the bytes of its file, by which the same change is known again; "" where there is none.
    """

    moment: dt.datetime | None
    record: R
    text: str = ""


@dataclass(frozen=True, slots=True)
class RecordHistory(Generic[R]):
    """One record through all its names and places.

    Attributes:
        states: Those that the public could read, oldest first.
        deleted: When it was taken away, or None while it is there.
    """

    states: tuple[State[R], ...]
    deleted: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PublicHistory:
    """All stories.

    Attributes:
        current: Of the records that are there, by the path of their file.
        gone: Of those that are no more.
        known: Whether there is a history to tell them from.
    """

    current: Mapping[str, RecordHistory[Any]] = field(default_factory=dict)
    gone: tuple[RecordHistory[Any], ...] = ()
    known: bool = False

    def public_on(self, day: dt.date) -> "PublicHistory":
        """Without what is published later than the day."""

        def until(record_history: RecordHistory[Any]) -> RecordHistory[Any]:
            return RecordHistory(
                tuple(state for state in record_history.states if _is_published(state.record, day)),
                record_history.deleted,
            )

        record_histories = {path: until(record_history) for path, record_history in self.current.items()}
        return PublicHistory(record_histories, tuple(until(record_history) for record_history in self.gone), self.known)

    def of(self, record: R) -> tuple[State[R], ...]:
        """What the public could read of it before; empty where nobody knows."""
        record_history = self.current.get(record.origin.path)
        return record_history.states if record_history else ()

    def ever(self, kind: type[R]) -> Iterator[R]:
        """Every state of every record of a kind, those included that are no more."""
        for record_history in (*self.current.values(), *self.gone):
            yield from (state.record for state in record_history.states if isinstance(state.record, kind))


def _is_published(record: Record, day: dt.date) -> bool:
    return record.published is None or record.published.date() <= day
