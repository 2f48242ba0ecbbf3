"""Several days in one line of text."""

import re
from datetime import date, timedelta
from itertools import groupby

from collaborative.problems import InputError
from collaborative.reading.calendar_words import WEEKDAYS, parse_weekday_name, weekday_number
from collaborative.reading.day_errors import BETWEEN_DAYS, days_from_to, range_in_words
from collaborative.reading.days import parse_day, read_day
from collaborative.reading.words import one_line

_ORDINAL = re.compile(r"(?<=\d) ?(st|nd|rd|th)\b(?: of\b)?", re.IGNORECASE)
_SHORTENED = re.compile(r"([a-z]{3,5})\.(?=[ ,])", re.IGNORECASE)  # "Thu." and "Sept."
_WEEKDAY_COMMA = re.compile(r"\b([a-z]{3,9})\.?,(?=\s*\d)", re.IGNORECASE)
_COMMA_BEFORE_YEAR = re.compile(r"(?<=[a-z]),(?=\s*\d{4}\b)", re.IGNORECASE)
_FROM_TO = re.compile(r"-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b", re.IGNORECASE)
_BETWEEN_AND = re.compile(r"^between (.+) and (.+)$", re.IGNORECASE)
_INCLUSIVE = re.compile(r"\s*\(?\binclusive\b\)?$", re.IGNORECASE)
_MON_TO_FRI = re.compile(
    r"\b([a-z]{3,9})\.?\s*(?:-|\u2013|\bto\b)\s*([a-z]{3,9})\.?,?\s+(\d{1,2}(?:st|nd|rd|th)?)\s*(?:-|\u2013|\bto\b)\s*(?=\d)",
    re.IGNORECASE,
)
_DAYS_OF_A_WEEK = re.compile(r"(?:on )?([a-z]{3,9}day)s\b,?\s+(\d.*)", re.IGNORECASE)
_SATURDAY = 5
LONGEST_RANGE = timedelta(days=31)


class UnclearRangeError(InputError):
    """Days from one to another of which some may not be meant."""


def parse_days(text: str) -> list[date]:
    """Return the days in one line, in the order typed: ``19 and 26 March 2026``, ``5 March 2026, 23 April 2026``.

    A day without a month or year takes those of the next day that has them. It takes the year only if the days stay in
    order. ``14 to 18 June 2027`` is each of these days.

    Raises:
        InputError: One of them is not a day, or a range goes over a weekend, whose days may be meant or not.
    """
    line = _WEEKDAY_COMMA.sub(_without_comma, _COMMA_BEFORE_YEAR.sub("", one_line(text, keep_lines=True)))
    line = _MON_TO_FRI.sub(_weekday_by_day, _BETWEEN_AND.sub(r"\1 to \2", _INCLUSIVE.sub("", line)))
    weekday, line = _by_weekday(line)
    days: list[date] = []
    month = year = ""
    # Backwards, because a day takes its month and year from the next day that has them.
    for part in reversed([part for part in BETWEEN_DAYS.split(line) if part]):
        if span := _range_in(part, month, year):
            days += reversed(_each_day(part, *span, line))
            month, year = f"{span[0]:%B}", str(span[0].year)
            continue
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
    return _on_the_weekday(days[::-1], weekday) if weekday else days[::-1]


def lists_days(text: str) -> bool:
    """Return whether a text is certainly several days, each of them typed: ``19 and 26 March 2026``, but no range."""
    line = one_line(text, keep_lines=True)
    if not BETWEEN_DAYS.search(line) or _FROM_TO.search(line):
        return False
    try:
        return len(parse_days(line)) > 1
    except InputError:
        return _DAYS_OF_A_WEEK.match(line) is not None


def _by_weekday(line: str) -> tuple[str, str]:
    """Split ``Thursdays 4, 11 and 25 February`` into the day of the week and the days; "" where there is none."""
    match = _DAYS_OF_A_WEEK.match(line)
    return (match[1], match[2]) if match and weekday_number(match[1]) is not None else ("", line)


def _on_the_weekday(days: list[date], weekday: str) -> list[date]:
    """Return the days.

    Raises:
        InputError: One of them is another day of the week.
    """
    named = WEEKDAYS[parse_weekday_name(weekday)]
    for day in days:
        if (right := WEEKDAYS[day.weekday()]) != named:
            written = f"{day.day} {day:%B %Y}"
            raise InputError(
                f"{written} is a {right}, not a {named}.", f"Correct the day, or write the dates without {weekday}s."
            )
    return days


def _weekday_by_day(match: re.Match[str]) -> str:
    """Write ``Mon-Fri 14-18 June`` as ``Mon 14 to Fri 18 June``, so that both weekdays are checked."""
    first, last = match[1], match[2]
    if weekday_number(first) is None or weekday_number(last) is None:
        return match[0]
    return f"{first} {match[3]} to {last} "


def _without_comma(match: re.Match[str]) -> str:
    return match[1] if weekday_number(match[1]) is not None else match[0]


def _range_in(part: str, month: str, year: str) -> tuple[date, date] | None:
    """Return the first and last day of ``15-17 June 2026``, or of ``15-17`` before a day with its month."""
    if not _FROM_TO.search(part):
        return None
    for whole in (part, f"{part} {year}", f"{part} {month} {year}") if year else (part,):
        if (span := days_from_to(whole, read_day)) and not is_one_day(whole):
            return span
    return None


def is_one_day(text: str) -> bool:
    """Return whether the text is a day of the calendar: ``2026-06-15``, but not ``15-17 June 2026``."""
    try:
        return read_day(text) is not None
    except InputError:
        return False


def each_day_in_words(first: date, last: date) -> str:
    """Write every day from one to another as :func:`parse_days` reads it, with ranges that stop at weekends."""
    return _listed(_weeks_and_weekends(first, last))


def _weeks_and_weekends(first: date, last: date) -> list[list[date]]:
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    return [list(group) for _, group in groupby(days, key=_is_at_a_weekend)]


def _each_day(part: str, first: date, last: date, line: str) -> list[date]:
    """Return every day of a range, which is part of a line.

    Raises:
        InputError: The range goes over a weekend, or over more than a month.
    """
    if last - first > LONGEST_RANGE:
        raise UnclearRangeError(
            f'"{part}" is {(last - first).days + 1} days.',
            "Check both days, or write each day on which there is a session, for example 19 and 26 March 2026.",
        )
    parts = _weeks_and_weekends(first, last)
    if len(parts) > 1:
        working_days = [group for group in parts if not _is_at_a_weekend(group[0])]
        raise UnclearRangeError(
            f'"{part}" goes over a weekend.',
            f"Without the weekend write dates: {line.replace(part, _listed(working_days))}. "
            f"With it write dates: {line.replace(part, _listed(parts))}.",
        )
    return parts[0]


def _is_at_a_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def _listed(groups: list[list[date]]) -> str:
    """Write ranges as :func:`parse_days` reads them: ``11 to 12 June 2026, 15 June 2026``."""
    return ", ".join(range_in_words(group[0], group[-1]) for group in groups)
