"""Rules about values that can be read but were probably meant differently; each gives a warning at its line."""

from collections.abc import Callable
from dataclasses import dataclass

from collaborative.problems import Message, Replace
from collaborative.reading.contact import is_unencrypted, phone_warning, postcode_warning
from collaborative.reading.days import split_day

WarningRule = Callable[[str], Message | None]
"""Returns a message about a typed text, or None if nothing seems wrong."""


@dataclass(frozen=True, slots=True)
class WarnIf:
    """Annotates a field: the rule is asked about each text typed for it, and about each item of a list."""

    ask: WarningRule


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
