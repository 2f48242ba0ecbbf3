"""Clock times as people write them."""

import re
from datetime import time

from collaborative.problems import Slip
from collaborative.reading.words import one_line

EXAMPLE = "for example 09:30, 9.30am or 4pm."

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d\d)(?:[:.]00)?)?\s*(am|pm|a\.m\.?|p\.m\.?)?", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(\d{1,2})(\d\d)\s*(am|pm)?(?:hrs|h)?", re.IGNORECASE)
_WORDS = {"midday": time(12), "noon": time(12), "12 noon": time(12), "12 midday": time(12)}


def parse_time(text: str) -> time:
    """A time of day, to the minute.

    Raises:
        Slip: no such time, or one that could be midday and midnight.
    """
    typed = one_line(text)
    lower = typed.lower()
    if lower in _WORDS:
        return _WORDS[lower]
    if lower == "midnight":
        raise Slip(
            '"midnight" could be the start or the end of the day.',
            "Write 23:59, or 00:00 with end_date for the next day.",
        )
    match = _CLOCK.fullmatch(lower)
    if match and match[2] is None and match[3] is None:
        match = None  # a bare "9" says neither minutes nor morning; "930" and "1330" are read below
        if re.fullmatch(r"\d{1,2}", lower):
            could = "is not a whole time" if int(lower) > 12 else "could be morning or afternoon"
            raise Slip(f'"{typed}" {could}.', f"Write the hour and the minutes, {EXAMPLE}")
    match = match or _RUN_TOGETHER.fullmatch(lower)
    if not match:
        raise Slip(f'"{typed}" is not a time that I can read.', f"Write the hour and the minutes, {EXAMPLE}")
    if not match[3] and re.fullmatch(r"[1-6]", match[1]):
        hour, minute = int(match[1]), int(match[2] or 0)
        could = f"{hour:02}:{minute:02} (before school) or {hour + 12}:{minute:02}"
        raise Slip(
            f'"{typed}" could be {could}.',
            f"Write {hour + 12}:{minute:02} or {hour}:{minute:02}pm for the afternoon, or {hour:02}:{minute:02}.",
        )
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "")
    if half:
        hour = _twenty_four_hour(typed, hour, half)
    if hour == 24:
        raise Slip(
            f'"{typed}" does not exist: the day ends at 23:59.',
            "Write 23:59, or 00:00 with end_date for the next day (midnight).",
        )
    if hour > 23 or minute > 59:
        raise Slip(
            f'"{typed}" is not a time: hours go to 23 and minutes to 59.',
            f"Write the time on a 24-hour clock, {EXAMPLE}",
        )
    return time(hour, minute)


def _twenty_four_hour(typed: str, hour: int, half: str) -> int:
    if hour > 12 and half == "pm":
        return hour
    if hour > 12 or hour == 0:
        raise Slip(f'"{typed}" mixes the 24-hour clock with {half}.', f"Write one or the other, {EXAMPLE}")
    if hour == 12 and half == "am":
        raise Slip(f'"{typed}" could be midday or midnight.', "Write midday or 12:00 for the middle of the day.")
    return hour % 12 + (12 if half == "pm" else 0)
