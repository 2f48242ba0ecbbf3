"""The history of a record: its versions that the public could read."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from collaborative.records.base import Record

R = TypeVar("R", bound=Record)


class State(NamedTuple, Generic[R]):
    """A record between two changes.

    Attributes:
        moment: When this version began; None if it is not committed.
        record: The record.
        text: An id of the file's bytes, by which the same change is recognised; "" if unknown.
    """

    moment: dt.datetime | None
    record: R
    text: str = ""


@dataclass(frozen=True, slots=True)
class RecordHistory(Generic[R]):
    """One record through all its names and places.

    Attributes:
        states: The versions that the public could read, oldest first.
        deleted: When it was removed, or None while it exists.
    """

    states: tuple[State[R], ...]
    deleted: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class PublicHistory:
    """The histories of all records.

    Attributes:
        current: Of records that exist, by the path of their file.
        gone: Of records that no longer exist.
        known: Whether there is a git history to read.
    """

    current: Mapping[str, RecordHistory[Any]] = field(default_factory=dict)
    gone: tuple[RecordHistory[Any], ...] = ()
    known: bool = False

    def public_on(self, day: dt.date) -> "PublicHistory":
        """Return the histories without versions that are published after the day."""

        def until(record_history: RecordHistory[Any]) -> RecordHistory[Any]:
            return RecordHistory(
                tuple(state for state in record_history.states if _is_published(state.record, day)),
                record_history.deleted,
            )

        record_histories = {path: until(record_history) for path, record_history in self.current.items()}
        return PublicHistory(record_histories, tuple(until(record_history) for record_history in self.gone), self.known)

    def of(self, record: R) -> tuple[State[R], ...]:
        """Return the versions of a record that the public could read; empty if unknown."""
        record_history = self.current.get(record.origin.path)
        return record_history.states if record_history else ()

    def ever(self, kind: type[R]) -> Iterator[R]:
        """Yield every version of every record of a kind, including records that no longer exist."""
        for record_history in (*self.current.values(), *self.gone):
            yield from (state.record for state in record_history.states if isinstance(state.record, kind))


def _is_published(record: Record, day: dt.date) -> bool:
    return record.published is None or record.published.date() <= day
