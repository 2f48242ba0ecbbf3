"""Venues whose names are nearly that of a place of the site, whose page and address they would otherwise miss."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from pydantic import BeforeValidator

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Location
from collaborative.problems import Message, Problem, Replace, Severity
from collaborative.reading.venues import attendance_at
from collaborative.reading.words import fold
from collaborative.records.base import Typed
from collaborative.records.cluster import Meeting
from collaborative.records.fields import as_place
from collaborative.schema.fields import marks_of

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
# Words that people leave out of a school's name.
_LEFT_OUT = frozenset(
    (
        "the", "school", "schools", "primary", "infant", "infants", "junior", "juniors", "nursery", "special", "community",
        "academy", "ce", "rc", "c", "e", "catholic", "church", "of", "england", "unit", "and",
    )
)  # fmt: skip
_ALIKE, _SHORTEST = 0.75, 4


def check_venues(subject: Subject) -> Iterator[Problem]:
    """Ask about venues of every kind of record that are nearly the title of a school or other place of the site."""
    places = [
        record for item in subject.content.items if (record := item.record) and record.is_place and not record.draft
    ]
    known = {fold(record.title): record.title for record in places}
    towns = {fold(str(getattr(record, "town", ""))) for record in places}
    if not known:
        return
    for item in subject.content.items:
        record = item.record
        if record is None or record.draft or record.is_archived(subject.today):
            continue
        for location, typed in _places_in(record, ()):
            place = attendance_at(typed).place
            parts = [part.strip() for part in (place, *place.split(","))]
            if not place or fold(parts[1]) in towns or any(fold(part) in known for part in parts):
                continue
            if (meant := _meant(parts[1], known.values())) and location in item.lines:
                wrong = f'"{parts[1]}" is nearly {meant}, which this site knows: its page and its map would be missed.'
                remedy = f"If you mean it, write {meant}. If it is another place, leave it."
                yield item.problem_at(location, Message(wrong, remedy, Replace(parts[1], meant)), Severity.WARNING)


def _places_in(part: Typed, at: Location) -> Iterator[tuple[Location, str]]:
    """Yield the value of each field for a place, at any depth; hosts of meetings are checked as references."""
    if isinstance(part, Meeting):
        return
    for name, info in type(part).model_fields.items():
        value: Any = getattr(part, name)
        if isinstance(value, str):
            if value and any(isinstance(mark, BeforeValidator) and mark.func is as_place for mark in marks_of(info)):
                yield (*at, name), value
        elif isinstance(value, Typed):
            yield from _places_in(value, (*at, name))
        elif isinstance(value, tuple):
            for index, inner in enumerate(value):
                if isinstance(inner, Typed):
                    yield from _places_in(inner, (*at, name, index))


def _meant(typed: str, titles: Iterable[str]) -> str | None:
    """Return the title that was shortened or misspelt, or None if there is none, or more than one."""
    found = [title for title in titles if _is_short_for(typed, title) or _is_misspelt(typed, title)]
    return found[0] if len(found) == 1 else None


def _is_short_for(typed: str, title: str) -> bool:
    """Return whether only words such as "Primary School" are left out: "Larkhill Primary"."""
    mine, theirs = _words(typed), _words(title)
    own = [word for word in mine if word not in _LEFT_OUT]
    return bool(own) and own == [word for word in theirs if word not in _LEFT_OUT] and set(mine) < set(theirs)


def _is_misspelt(typed: str, title: str) -> bool:
    """Return whether each word is the same or nearly so; another first letter makes another name, as in Norton."""
    mine, theirs = _words(typed), _words(title)
    if len(mine) != len(theirs) or mine == theirs:
        return mine == theirs
    return all(one == other or _is_alike(one, other) for one, other in zip(mine, theirs, strict=True))


def _is_alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or one.isdigit():
        return False
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]
