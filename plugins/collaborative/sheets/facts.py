"""Facts of a course: the units in which it is compared and changed.

All days of a course are one fact however they are typed, and so is its price. Its booking is three facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from collaborative.records.columns import (
    ALL_DAY,
    CANCELLED,
    CATEGORY,
    FIELDS,
    FULL,
    ONLINE,
    POSTPONED,
    SESSION,
    TEXT,
    TIMES,
    UID,
    VENUE_PARTS,
    heading,
)
from collaborative.records.course import Course
from collaborative.sheets.lists import plain_list
from collaborative.sheets.values import details_of
from collaborative.writing.front_matter import Value

_ON_ONE_LINE = frozenset({"audience", "trainer", "tags"})
DAYS = ("date", "dates", "end_date")
FACTS = tuple(
    dict.fromkeys(
        "date" if field in (*DAYS, SESSION) else "price" if field.startswith("price.") else field for field in FIELDS
    )
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Each fact and its value; None if nothing is given."""

    values: Mapping[str, Value | None]

    def changes(self, wanted: Mapping[str, Value | None]) -> dict[str, Value | None]:
        """Return the keys of the file to change, and their values, so that the file states these facts."""
        keys: dict[str, Value | None] = {}
        held = {**self.values, **wanted}
        booking = {fact.partition(".")[2]: value for fact, value in held.items() if fact.startswith("booking.")}
        for fact, value in wanted.items():
            if fact == TEXT:
                continue
            if fact == "date":
                days = value if isinstance(value, Mapping) else {}
                keys |= {key: days.get(key) for key in DAYS}
            elif fact.startswith("booking."):
                keys["booking"] = {part: held for part, held in booking.items() if held is not None} or None
            else:
                keys[fact] = _as_typed(fact, value)
        return keys


def _as_typed(key: str, value: Value | None) -> Value | None:
    """Return a value as most people write it, a short list on one line."""
    if key not in _ON_ONE_LINE or not isinstance(value, list):
        return value
    plain = plain_list(key, [str(item) for item in value])
    return value if plain is None else plain


def facts_of(course: Course) -> Facts:
    """Return the facts of a course."""
    details = details_of(course)
    found: dict[str, Value | None] = {}
    for fact in FACTS:
        key, _, part = fact.partition(".")
        if fact == TEXT:
            found[fact] = course.body or None
        elif fact == "date":
            found[fact] = {name: details[name] for name in DAYS if name in details}
        elif part:
            group = details.get(key)
            found[fact] = group.get(part) if isinstance(group, Mapping) else None
        else:
            found[fact] = details.get(key)
    return Facts(found)


def facts_in(fields: Iterable[str]) -> frozenset[str]:
    """Return the facts for which a sheet has at least one column."""
    columns = set(fields)
    found = {fact for fact in FACTS if fact in columns}
    if columns & {"price.member", "price.non_member"}:
        found.add("price")
    if columns & {ONLINE, *VENUE_PARTS}:
        found.add("venue")
    if columns & {CANCELLED, POSTPONED, FULL}:
        found.add("status")
    if TEXT in columns and columns & {ALL_DAY, UID}:
        found.add("summary")  # of a calendar: a short description
    if CATEGORY in columns:
        found.add("tags")
    if TIMES in columns:
        found |= {"start", "end"}
    return frozenset(found)


def called(fact: str) -> str:
    """Return the name of a fact in messages."""
    return heading(fact).lower()
