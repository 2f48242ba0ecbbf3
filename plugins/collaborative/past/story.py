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
class Story(Generic[R]):
    """One record through all its names and places.

    Attributes:
        states: Those that the public could read, oldest first.
        ended: When it was taken away, or None while it is there.
    """

    states: tuple[State[R], ...]
    ended: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Chronicle:
    """All stories.

    Attributes:
        stories: Of the records that are there, by the path of their file.
        gone: Of those that are no more.
        known: Whether there is a history to tell them from.
    """

    stories: Mapping[str, Story[Any]] = field(default_factory=dict)
    gone: tuple[Story[Any], ...] = ()
    known: bool = False

    def public_on(self, day: dt.date) -> "Chronicle":
        """Without what is published later than the day."""

        def until(story: Story[Any]) -> Story[Any]:
            return Story(tuple(state for state in story.states if _is_published(state.record, day)), story.ended)

        stories = {path: until(story) for path, story in self.stories.items()}
        return Chronicle(stories, tuple(until(story) for story in self.gone), self.known)

    def of(self, record: R) -> tuple[State[R], ...]:
        """What the public could read of it before; empty where nobody knows."""
        story = self.stories.get(record.origin.path)
        return story.states if story else ()

    def ever(self, kind: type[R]) -> Iterator[R]:
        """Every state of every record of a kind, those included that are no more."""
        for story in (*self.stories.values(), *self.gone):
            yield from (state.record for state in story.states if isinstance(state.record, kind))


def _is_published(record: Record, day: dt.date) -> bool:
    return record.published is None or record.published.date() <= day
