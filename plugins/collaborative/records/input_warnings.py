"""Rules about values that can be read but were probably meant differently; each gives a problem at its line.

They judge files as they are now. The versions in the history are read without them, so that a new rule does not make
what was published once count as never published.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from collaborative.problems import Message, Replace, Severity
from collaborative.reading.contact import is_unencrypted, phone_warning, postcode_warning
from collaborative.reading.days import split_day
from collaborative.reading.meeting_access import access_in
from collaborative.reading.two_readings import day_of_two_readings
from collaborative.reading.venues import is_no_place

WarningRule = Callable[[str], Message | None]
"""Returns a message about a typed text, or None if nothing seems wrong."""


@dataclass(frozen=True, slots=True)
class WarnIf:
    """Annotates a field: the rule is asked about each text typed for it, and about each item of a list."""

    severity: ClassVar[Severity] = Severity.WARNING

    ask: WarningRule


@dataclass(frozen=True, slots=True)
class RefuseIf(WarnIf):
    """Annotates a field like :class:`WarnIf`, but with an error; the value can be read all the same."""

    severity: ClassVar[Severity] = Severity.ERROR


def day_is_unclear(typed: str) -> Message | None:
    """Refuse a date with a year of two digits between hyphens that could be read from either end."""
    return day_of_two_readings(typed)


def place_is_none(typed: str) -> Message | None:
    """Refuse words that name no place: ``no``, ``as above``, ``see email``, a link; a meeting's link is refused elsewhere."""
    if not is_no_place(typed) or access_in(typed):
        return None
    return Message(
        f'"{typed}" is not a place that people could find.',
        "Write Online if there is nowhere to go, TBC if the place is not known yet, or the name of the place.",
    )


def time_belongs_in_start(typed: str) -> Message | None:
    """Warn about a time of day in a date that has a separate start."""
    clock = split_day(typed)[1] if len(typed) > len("2026-03-19") else ""
    if not clock:
        return None
    return Message(
        f'Only the day of "{typed}" is read here, not the time {clock}.',
        "Write the time in start, for example start: 09:30.",
    )


def time_is_lost(typed: str) -> Message | None:
    """Warn about a time of day in a field for days only."""
    clock = split_day(typed)[1] if len(typed) > len("2026-03-19") else ""
    if not clock:
        return None
    return Message(f'Only the day of "{typed}" is read here, not the time {clock}.', "Write the day alone.")


def link_is_unencrypted(typed: str) -> Message | None:
    """Warn about an http:// link."""
    if not is_unencrypted(typed):
        return None
    safe = f"https://{typed[len('http://') :]}"
    wrong = "The link starts with http://, so what passes between the page and its readers is not protected."
    return Message(wrong, f"Write {safe} if the page opens like that.", Replace(typed, safe))


def phone_is_odd(typed: str) -> Message | None:
    """Warn about a telephone number that is probably mistyped."""
    return phone_warning(typed)


def postcode_is_odd(typed: str) -> Message | None:
    """Warn about a postcode that is probably mistyped."""
    return postcode_warning(typed)
