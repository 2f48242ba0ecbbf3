"""What a spreadsheet does to a value behind its user's back, undone where the column leaves one meaning only."""

import re

from collaborative.problems import InputError
from collaborative.reading.spreadsheets import clock_of_fraction, day_of_serial
from collaborative.records.session import as_rows

_RANGE = re.compile(r"(\S.*?)\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*(.*\S)", re.IGNORECASE | re.DOTALL)
_CLOCK = re.compile(r"\d|noon|midday", re.IGNORECASE)


def day_typed(text: str) -> str:
    """``2026-03-19`` of ``46100``, a date that has lost its format."""
    day = day_of_serial(text.strip())
    return day.isoformat() if day else text


def time_typed(text: str) -> str:
    """``09:30`` of ``0.395833``, a part of a day that has lost its format, and of ``09:30:00``."""
    shown = text.strip()
    return clock_of_fraction(shown) or re.sub(r"^(\d{1,2}:\d\d):00$", r"\1", shown)


def start_and_end(text: str) -> tuple[str, str] | None:
    """The two halves of ``9.30am - 3.30pm``, each as typed."""
    match = _RANGE.fullmatch(text.strip())
    if match and all(_CLOCK.search(half) for half in match.groups()):
        return match[1], match[2]
    return None


def several_days(text: str) -> list[str]:
    """Each day of ``19 and 26 March 2026`` as ``2026-03-19``; the text alone where it holds one, or none."""
    try:
        days = [row["date"].isoformat() for row in as_rows(text)]
    except InputError:
        return [text]
    return days if len(days) > 1 else [text]
