"""Dates that could be read from either end: ``27-03-18``."""

import datetime as dt
import re

from collaborative.problems import Message, Replace
from collaborative.reading.words import plain_hyphens

_HYPHENS = re.compile(r"(?<![\d-])(\d\d?) ?- ?(\d\d?) ?- ?(\d\d)(?![\d-])", re.ASCII)


def day_of_two_readings(typed: str) -> Message | None:
    """Return a message about the first date in a text that is one day with the year last, and another with it first."""
    for match in _HYPHENS.finditer(plain_hyphens(typed)):
        first, month, last = (int(part) for part in match.groups())
        readings = [day for year, number in ((last, first), (first, last)) if (day := _day(2000 + year, month, number))]
        if len({*readings}) > 1:
            either, other = (f"{day.day} {day:%B %Y}" for day in readings)
            wrong = (
                f'"{match[0]}" could be {either} or {other}: years of two digits between hyphens stand at either end.'
            )
            return Message(wrong, f"Write the year with four digits, for example {either}.", Replace(match[0], either))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
