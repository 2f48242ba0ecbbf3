"""Names of months and weekdays."""

import calendar

from collaborative.problems import InputError, did_you_mean
from collaborative.reading.words import nearest

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
EXAMPLE = "for example 2026-03-19, 19/03/2026 or 19 March 2026."

_SHORT_WEEKDAYS = {"tues": 1, "weds": 2, "thurs": 3}  # common short forms that are not the first letters of the name


def month_number(word: str) -> int | None:
    """Return 1 to 12 for a month's name or its first three or more letters ("Sept"), else None."""
    return _beginning_of(word, MONTHS, 1)


def weekday_number(word: str) -> int | None:
    """Return 0 (Monday) to 6 for a weekday's name or its first letters ("Thurs", "Weds"), else None."""
    found = _beginning_of(word, WEEKDAYS, 0)
    return _SHORT_WEEKDAYS.get(word.lower().rstrip(".")) if found is None else found


def parse_month_name(word: str) -> int:
    """Return the month, 1 to 12.

    Raises:
        InputError: No month begins like this.
    """
    if (number := month_number(word)) is not None:
        return number
    wrong = f'"{word}" is not a month.'
    if guess := nearest(word, MONTHS):
        raise InputError.from_message(did_you_mean(wrong, word, guess))
    raise InputError(wrong, f"Write the date with the month's name in full, {EXAMPLE}")


def parse_weekday_name(word: str) -> int:
    """Return the day of the week, 0 for Monday.

    Raises:
        InputError: No day begins like this.
    """
    if (number := weekday_number(word)) is not None:
        return number
    wrong = f'"{word}" is not a day of the week.'
    if guess := nearest(word, WEEKDAYS):
        raise InputError.from_message(did_you_mean(wrong, word, guess))
    raise InputError(wrong, f"Write the date alone, {EXAMPLE}")


def _beginning_of(word: str, names: tuple[str, ...], first: int) -> int | None:
    """Return the number of the first name that begins with the word, counting from ``first``."""
    lower = word.lower().rstrip(".")
    if len(lower) < 3:
        return None
    return next((number for number, name in enumerate(names, first) if name.lower().startswith(lower)), None)
