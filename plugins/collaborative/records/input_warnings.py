"""Values that are read, but were probably not meant as they stand: each becomes a warning at its line."""

from collections.abc import Callable
from dataclasses import dataclass

from collaborative.problems import Message, Replace
from collaborative.reading.contact import is_unencrypted, phone_warning, postcode_warning
from collaborative.reading.days import split_day

WarningRule = Callable[[str], Message | None]
"""From the text as typed to a message, or None where nothing seems wrong."""


@dataclass(frozen=True, slots=True)
class WarnIf:
    """In the annotation of a field: asked about each text that was typed for it, in a list about each item."""

    ask: WarningRule


def time_belongs_in_start(typed: str) -> Message | None:
    clock = split_day(typed)[1] if len(typed) > len("2026-03-19") else ""
    if not clock:
        return None
    return Message(
        f'Only the day of "{typed}" is read here, not the time {clock}.',
        "Write the time in start, for example start: 09:30.",
    )


def time_is_lost(typed: str) -> Message | None:
    clock = split_day(typed)[1] if len(typed) > len("2026-03-19") else ""
    if not clock:
        return None
    return Message(f'Only the day of "{typed}" is read here, not the time {clock}.', "Write the day alone.")


def link_is_unencrypted(typed: str) -> Message | None:
    if not is_unencrypted(typed):
        return None
    safe = f"https://{typed[len('http://') :]}"
    wrong = "The link starts with http://, so what passes between the page and its readers is not protected."
    return Message(wrong, f"Write {safe} if the page opens like that.", Replace(typed, safe))


def phone_is_odd(typed: str) -> Message | None:
    return phone_warning(typed)


def postcode_is_odd(typed: str) -> Message | None:
    return postcode_warning(typed)
