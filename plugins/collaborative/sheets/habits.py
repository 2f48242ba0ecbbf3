"""Automatic conversions by spreadsheets, undone where the column leaves only one meaning."""

import re
from decimal import Decimal

from collaborative.problems import InputError
from collaborative.reading.spreadsheets import clock_of_fraction, day_of_serial
from collaborative.records.session import as_rows

_RANGE = re.compile(r"(\S.*?)\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b)\s*(.*\S)", re.IGNORECASE | re.DOTALL)
_FRACTION = re.compile(r"0?\.[0-9]{1,2}")  # 0.5 is noon; 0.3 is no time that anyone would have typed
_CLOCK = re.compile(r"\d|noon|midday", re.IGNORECASE)


def day_typed(text: str) -> str:
    """Return ``2026-03-19`` for ``46100`` and ``2026-03-19 09:30`` for ``46100.395833``; other text as it is."""
    shown = text.strip()
    day = day_of_serial(shown)
    if not day:
        return text
    clock = time_typed(f"0{shown[shown.index('.') :]}") if "." in shown else ""
    return f"{day.isoformat()} {clock}" if ":" in clock and clock != "00:00" else day.isoformat()


def time_typed(text: str) -> str:
    """Return ``09:30`` for ``0.395833``, a time without its format, and for ``09:30:00``."""
    shown = text.strip()
    if _FRACTION.fullmatch(shown) and (minutes := Decimal(shown) * 24 * 60) % 5 == 0:
        return f"{int(minutes) // 60:02}:{int(minutes) % 60:02}"
    return clock_of_fraction(shown) or re.sub(
        r"^(\d{1,2}:\d\d):00(?=$| ?[ap]\.?m\.?$)", r"\1", shown, flags=re.IGNORECASE
    )


def start_and_end(text: str) -> tuple[str, str] | None:
    """Split ``9.30am - 3.30pm`` into two times as typed, or return None."""
    match = _RANGE.fullmatch(text.strip())
    if match and all(_CLOCK.search(half) for half in match.groups()):
        return match[1], match[2]
    return None


def several_days(text: str) -> list[str]:
    """Return each day of ``19 and 26 March 2026`` as ``2026-03-19``; other text alone as it is."""
    try:
        days = [row["date"].isoformat() for row in as_rows(text)]
    except InputError:
        return [text]
    return days if len(days) > 1 else [text]
