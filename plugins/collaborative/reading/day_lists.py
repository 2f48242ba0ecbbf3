"""Several days in one line of text."""

import re
from datetime import date, timedelta

from collaborative.problems import InputError, Message
from collaborative.reading.calendar_words import weekday_number
from collaborative.reading.day_errors import BETWEEN_DAYS, days_from_to
from collaborative.reading.days import parse_day, read_day
from collaborative.reading.words import in_words, one_line

_ORDINAL = re.compile(r"(?<=\d) ?(st|nd|rd|th)\b(?: of\b)?", re.IGNORECASE)
_SHORTENED = re.compile(r"([a-z]{3,5})\.(?=[ ,])", re.IGNORECASE)  # "Thu." and "Sept."
_WEEKDAY_COMMA = re.compile(r"\b([a-z]{3,9})\.?,(?=\s*\d)", re.IGNORECASE)
_COMMA_BEFORE_YEAR = re.compile(r"(?<=[a-z]),(?=\s*\d{4}\b)", re.IGNORECASE)
_MOST_LISTED = 7  # days that a message writes out one by one


def parse_days(text: str) -> list[date]:
    """Return the days in one line, in the order typed: ``19 and 26 March 2026``, ``5 March 2026, 23 April 2026``.

    A day without a month or year takes those of the next day that has them. It takes the year only if the days stay in
    order.

    Raises:
        InputError: One of them is not a day, or they are a range, which could be one session or many.
    """
    line = _WEEKDAY_COMMA.sub(_without_comma, _COMMA_BEFORE_YEAR.sub("", one_line(text, keep_lines=True)))
    days: list[date] = []
    month = year = ""
    # Backwards, because a day takes its month and year from the next day that has them.
    for part in reversed([part for part in BETWEEN_DAYS.split(line) if part]):
        if (span := days_from_to(part, read_day)) and _is_a_range(part):
            raise InputError.from_message(_which_days(part, *span))
        whole = _SHORTENED.sub(r"\1", _ORDINAL.sub("", part))
        needs_year = re.fullmatch(r"(?:[a-z]+ )?\d{1,2} [a-z]+", whole, re.IGNORECASE)
        if re.fullmatch(r"(?:[a-z]+ )?\d{1,2}", whole, re.IGNORECASE) and month:
            whole = f"{whole} {month} {year}"
        elif needs_year and year:
            whole = f"{whole} {year}"
        elif year and re.fullmatch(r"\d{1,2}/\d{1,2}", whole):
            needs_year, whole = re.match("", ""), f"{whole}/{year}"
        if words := re.search(r"([a-z]+)[ ,]+(\d{4}|\d\d)$", whole, re.IGNORECASE):
            month, year = words[1], words[2]
        day = parse_day(whole)
        year = year or str(day.year)
        if needs_year and days and day > days[-1]:
            wrong = f'"{part}" has no year: it could be {day.year} or {day.year - 1}.'
            raise InputError(wrong, f"Write the year of each date, for example {part} {day.year - 1}.")
        days.append(day)
    return days[::-1]


def _without_comma(match: re.Match[str]) -> str:
    return match[1] if weekday_number(match[1]) is not None else match[0]


def _is_a_range(part: str) -> bool:
    """Return whether the text can only be read as a range: ``15-17 June 2026``, but not ``2026-06-15``."""
    try:
        return read_day(part) is None
    except InputError:
        return True


def _which_days(part: str, first: date, last: date) -> Message:
    """Ask whether a range is one session or a session on each day."""
    count = (last - first).days + 1
    one = (
        f"For one session over these days write date: {first.isoformat()} and end_date: {last.isoformat()} "
        "instead of dates."
    )
    if count > _MOST_LISTED:
        return Message(
            f'"{part}" could be one session or a session on each day.', f"{one} For several sessions list each day."
        )
    listed = in_words([(first + timedelta(n)).isoformat() for n in range(count)])
    return Message(
        f'"{part}" could be one session or a session on each day.',
        f"{one} For a session on each day write dates: {listed}",
    )
