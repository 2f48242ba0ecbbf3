"""Why a text is not one day, in words that say what to type."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from collaborative.problems import Slip
from collaborative.reading.calendar_words import EXAMPLE, MONTHS, month_number
from collaborative.reading.spreadsheets import day_of_serial
from collaborative.reading.words import has_letter_for_digit, one_line, plain_hyphens

Read = Callable[[str], date | None]

BETWEEN_DAYS = re.compile(r"\s*(?:,|;|&|\+|\band\b|\n)\s*", re.IGNORECASE)
_WITHOUT_YEAR = re.compile(
    r"(?:[a-z]+[ ,]+)?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][a-z]+|[a-z]+ \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[/.]\d{1,2})",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(r"([a-z]+)[ ,.-]+\d{4}|\d{4}-\d\d|\d\d?/\d{4}", re.IGNORECASE)
_WITH_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)", re.IGNORECASE)
_A_WEEK = re.compile(r"w/?c\b|w/b\b|week (?:beginning|commencing|of)|week\b", re.IGNORECASE)


def why_not_a_day(typed: str, read: Read) -> tuple[str, str]:
    """What is wrong, and what to do."""
    if serial := day_of_serial(typed):
        return (
            f'"{typed}" is how a spreadsheet stores a date: it stands for {_written(serial)}.',
            f"Write the date as people do, for example {serial.isoformat()} or {_written(serial)}.",
        )
    if _WITH_ZONE.fullmatch(typed):
        return f'"{typed}" carries a time zone, which would move the time.', f"Write the day alone, {EXAMPLE}"
    if span := days_from_to(typed, read):
        first, last = span
        remedy = (
            f"For one course over these days write date: {first.isoformat()} and, on a line of its own, "
            f"end_date: {last.isoformat()}. For a session on each day list the days in dates."
        )
        return f'"{typed}" is more than one day.', remedy
    parts = [part for part in BETWEEN_DAYS.split(typed) if any(c.isdigit() for c in part)]
    if len(parts) > 1 and _reads(parts[-1], read):
        return f'"{typed}" is more than one day.', f"Write several days in dates: dates: {typed}"
    if re.match(r"w/?[cb]\b", typed, re.IGNORECASE) or (_A_WEEK.match(typed) and re.search(r"\d", typed)):
        return f'"{typed}" is a week, and one day is wanted.', f"Write the day itself, {EXAMPLE}"
    return _incomplete(typed, read)


def _incomplete(typed: str, read: Read) -> tuple[str, str]:
    month_only = _MONTH_ONLY.fullmatch(typed)
    if month_only and (month_only[1] is None or month_number(month_only[1]) or len(month_only[1]) > 2):
        remedy = f"Write the day too, for example {_in_month(typed, read)}, or TBC while it is not known."
        return f'"{typed}" has no day.', remedy
    if _WITHOUT_YEAR.fullmatch(typed):
        return f'"{typed}" has no year.', f"Write the whole date, {EXAMPLE}"
    if re.search(r"\?$|\bor\b", typed):
        return f'"{typed}" leaves the day open.', "Write date: TBC while the day is not known."
    if has_letter_for_digit(typed):
        return (
            f'"{typed}" has a letter where a number should be.',
            "Use the digits 0 and 1, not the letters O and l.",
        )
    return f'"{typed}" is not a date that I can read.', f"Write the day, month and year, {EXAMPLE}"


def _in_month(typed: str, read: Read) -> str:
    """A day of the month that was typed, or of any where that is none: ``19 January 2027``."""
    for whole in (f"19 {typed}", f"19/{typed}", f"{typed}-19"):
        if day := _reads(whole, read):
            return _written(day)
    return "19 March 2026"


def days_from_to(text: str, read: Read) -> tuple[date, date] | None:
    """The first and last day of ``15-17 June 2026``, ``30 June to 2 July 2026``; None where it is no such range."""
    line = plain_hyphens(one_line(text))
    for first_text, last_text in _halves(line):
        last = _reads(last_text, read)
        if last is None:
            continue
        month, year = MONTHS[last.month - 1], last.year
        for whole in (first_text, f"{first_text} {year}", f"{first_text} {month} {year}", f"{first_text}/{year}"):
            first = _reads(whole, read)
            if first and first < last:
                return first, last
    return None


def _halves(line: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\s*(?:-|\bto\b|\buntil\b|\btill\b)\s*", re.sub(r"^(?:from|between) ", "", line)):
        whole = match.string
        yield whole[: match.start()], whole[match.end() :]


def _reads(text: str, read: Read) -> date | None:
    try:
        return read(text)
    except Slip:
        return None


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
