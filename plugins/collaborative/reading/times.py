"""Clock times as people write them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from collaborative.problems import InputError, Message, Replace
from collaborative.reading.spreadsheets import clock_of_fraction
from collaborative.reading.words import has_letter_for_digit, one_line, plain_hyphens

EXAMPLE = "for example 09:30, 9.30am or 4pm."

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h;,]|: )?(?:(?<=\D)(\d\d)(?:[:.]00(?:\.0+)?)?)?\s*(am|pm)?", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"(\d{1,2}) ?(\d\d)\s*(am|pm)?", re.IGNORECASE)
_HALF = re.compile(r"\b([ap])\.?\s?m\b\.?|(?<=\d)([ap])\.?\s?m\b\.?|(?<=\d) ?([ap])$", re.IGNORECASE)
_LEAD = re.compile(r"^(?:from|at|start(?:s|ing)?|until|till?)\s+(?=\d)", re.IGNORECASE)
CLOCKS = re.compile(r"\s*\b(gmt|bst)$", re.IGNORECASE)  # of the United Kingdom, in winter and in summer
_TAIL = re.compile(r"\s*(?:hrs|hours|h|start|onwards|o'clock|prompt|sharp|\.)$", re.IGNORECASE)
_WORDS = {"midday": time(12), "noon": time(12), "12 noon": time(12), "12 midday": time(12), "12noon": time(12)}
MIDNIGHT = time(0)
_MIDNIGHT_WORDS = re.compile(r"(?:(?:until|till|to|at) )?(?:12 ?(?:o'clock )?)?midnight|24(?:[:.]?00){0,2}")
_ZONE = re.compile(r"(.*\d.*?)\s*\b(?:gmt|bst|utc|z|[+-]\d\d:?\d\d)$|\d\d:\d\d(?::\d\d)?z", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\btill\b|\bto\b)\s*", re.IGNORECASE)


@lru_cache(maxsize=1_000)  # most files use the same few times
def parse_time(text: str) -> time:
    """Return a time of day, to the minute.

    Raises:
        InputError: There is no such time, it could be midday or midnight, or the text holds a start and an end.
    """
    typed = one_line(text)
    lower = _plain(typed)
    if lower in _WORDS:
        return _WORDS[lower]
    if is_midnight(typed):
        raise InputError(
            f'"{typed}" is the end of a day, and a time at which something begins is wanted.',
            "Write 00:00 for the very beginning of the day, or the time at which it begins, for example 19:30.",
        )
    if re.fullmatch(r"\d{1,2}", lower):
        could = "is not a whole time" if int(lower) > 12 else "could be morning or afternoon"
        raise InputError(f'"{typed}" {could}.', f"Write the hour and the minutes, {EXAMPLE}")
    match = _CLOCK.fullmatch(lower)
    if not match or (match[2] is None and match[3] is None):  # "930" and "1330"
        match = _RUN_TOGETHER.fullmatch(lower)
    if not match:
        raise InputError.from_message(_explain(typed, lower))
    # 1 to 6 without am or pm could be either half of the day. From 7 on the time is read as typed, and the checks warn
    # if it was probably meant for the evening.
    if not match[3] and re.fullmatch(r"[1-6]", match[1]):
        hour, minute = int(match[1]), int(match[2] or 0)
        could = f"{hour:02}:{minute:02} (before school) or {hour + 12}:{minute:02}"
        raise InputError(
            f'"{typed}" could be {could}.',
            f"Write {hour + 12}:{minute:02} or {hour}:{minute:02}pm for the afternoon, or {hour:02}:{minute:02}.",
        )
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3] or ""
    if half:
        hour = _twenty_four_hour(typed, hour, half)
    if hour > 23 or minute > 59:
        raise InputError(
            f'"{typed}" is not a time: hours go to 23 and minutes to 59.',
            f"Write the time on a 24-hour clock, {EXAMPLE}",
        )
    return time(hour, minute)


def parse_end(text: str) -> time:
    """Return the time of day at which something ends; ``midnight`` and ``24:00`` are 00:00, the end of that day.

    Raises:
        InputError: As :func:`parse_time`.
    """
    return MIDNIGHT if is_midnight(text) else parse_time(text)


def is_midnight(text: str) -> bool:
    """Return whether the text is a word for the end of a day; ``00:00`` is not, because it is also its beginning."""
    return _MIDNIGHT_WORDS.fullmatch(_plain(text)) is not None


def says_midnight(text: str) -> bool:
    """Return whether the text is midnight, or a start and an end at midnight."""
    return is_midnight(_BETWEEN.split(_plain(text), maxsplit=1)[-1])


def end_of(day: date, end: time, zone: tzinfo | None = None) -> datetime:
    """Return the moment at which something ends that ends on this day; 00:00 is the end of the day."""
    return datetime.combine(day + timedelta(days=end == MIDNIGHT), end, zone)


def ends_later(start: time, end: time) -> bool:
    """Return whether the end is later on the clock than the start; midnight is later than any time after noon."""
    return start < end or (end == MIDNIGHT and start > _NOON)


_NOON = time(12)


@lru_cache(maxsize=1_000)
def parse_times(text: str) -> tuple[time, time] | None:
    """Return start and end of ``9.30am - 12pm`` or ``1.30-4.30pm``.

    A single am or pm at the end holds for both. Returns None unless both times are certain and in order; a bare hour up
    to 6 after a morning start is not certain.
    """
    halves = _BETWEEN.split(_plain(text), maxsplit=1)
    if len(halves) != 2:
        return None
    start_text, end_text = halves
    half = re.search(r"[ap]m$", end_text)
    candidates = [start_text]
    if half and re.fullmatch(r"\d{1,2}(?:[:.]\d\d)?", start_text):  # "1-4pm" is all afternoon, "10-2pm" is not
        candidates = [start_text + half[0], start_text + "am"]
    end = MIDNIGHT if is_midnight(end_text) else _certain(end_text)
    if end is None:
        return None
    for candidate in candidates:
        start = _certain(candidate)
        if start and ends_later(start, end):
            return start, end
    return None


def _twenty_four_hour(typed: str, hour: int, half: str) -> int:
    """Return the hour on the 24-hour clock for an hour with am or pm."""
    if hour > 12 and half == "pm":
        return hour
    if hour > 12 or hour == 0:
        raise InputError(f'"{typed}" mixes the 24-hour clock with {half}.', f"Write one or the other, {EXAMPLE}")
    if hour == 12 and half == "am":
        raise InputError(
            f'"{typed}" could be midday or midnight.',
            "Write midday or 12:00 for the middle of the day; for an end at midnight write midnight.",
        )
    return hour % 12 + (12 if half == "pm" else 0)


def _certain(text: str) -> time | None:
    """Read a time; return None where that fails."""
    try:
        return parse_time(text)
    except InputError:
        return None


def _plain(text: str) -> str:
    """Lower the case and remove what has no meaning in a time; write "am" and "pm" without full stops."""
    line = CLOCKS.sub("", plain_hyphens(one_line(text)))
    if not line.isascii():  # full-width digits and colons, as some keyboards type them
        line = unicodedata.normalize("NFKC", line).replace("\u2019", "'")
    line = _HALF.sub(lambda match: f"{match[1] or match[2] or match[3]}m", line.lower())
    line = _LEAD.sub("", line.lstrip("'"), count=1)
    return _TAIL.sub("", line) if not _BETWEEN.search(line) else line


def _explain(typed: str, lower: str) -> Message:
    """Explain why a text is not one time."""
    if clock := clock_of_fraction(typed):
        return Message(
            f'"{typed}" is how a spreadsheet stores a time: it stands for {clock}.',
            f"Write {clock}.",
            Replace(typed, clock),
        )
    if any(c.isdigit() for c in lower) and len(halves := _BETWEEN.split(lower, maxsplit=1)) == 2 and all(halves):
        return _two_times(typed, *halves)
    if _ZONE.fullmatch(lower):
        remedy = f"Write the time on the clock at the venue, {EXAMPLE}"
        return Message(f'"{typed}" carries a time zone, which would move the time.', remedy)
    if match := re.fullmatch(r"(\d{1,2})[:.](\d)", lower):
        return Message(
            f'"{typed}" has one digit for the minutes.',
            f"Write two: {match[1]}:{match[2]}0, or {match[1]}:0{match[2]}.",
        )
    if re.fullmatch(r"\d{1,2}:\d\d:\d\d", lower):
        clock = lower.rsplit(":", 1)[0]
        return Message(f'"{typed}" has seconds.', f"Write the hour and the minutes: {clock}.", Replace(typed, clock))
    if re.fullmatch(r"(?:all|whole|full) day|n/?a|-+", lower):
        return Message(f'"{typed}" is not a time.', "Take the line away where the course takes the whole day.")
    if has_letter_for_digit(typed):
        return Message(
            f'"{typed}" has a letter where a number should be.', "Use the digits 0 and 1, not the letters O and l."
        )
    return Message(f'"{typed}" is not a time that I can read.', f"Write the hour and the minutes, {EXAMPLE}")


def _two_times(typed: str, first: str, last: str) -> Message:
    """Explain a start and an end in one field, with both lines to type."""
    wrong = f'"{typed}" holds a start and an end.'
    if both := parse_times(typed):
        start, end = both
    else:
        found, end_found = _certain(first), _certain(last) or _certain(f"{last}pm")
        if not found or not end_found or end_found <= found:
            return Message(
                wrong, "Write them in two lines, each with its own time, for example start: 09:30 and end: 15:30."
            )
        start, end = found, end_found
    return Message(wrong, f"Write them in two lines: start: {start:%H:%M} and end: {end:%H:%M}.")
