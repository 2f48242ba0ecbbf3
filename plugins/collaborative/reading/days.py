"""Days as people write them, day before month always."""

import calendar
import re
from datetime import date

from collaborative.problems import Slip
from collaborative.reading.words import nearest, one_line

MONTHS = tuple(calendar.month_name)[1:]
WEEKDAYS = tuple(calendar.day_name)
FIRST_YEAR, LAST_YEAR = 2000, 2099
EXAMPLE = "for example 2026-03-19, 19/03/2026 or 19 March 2026."

_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)
_SHORTENED = re.compile(r"([a-z]{3,5})\.(?=[ ,])", re.IGNORECASE)  # "Thu." and "Sept."
_WEEKDAY_COMMA = re.compile(
    r"\b((?:mon|tue|tues|wed|wednes|thu|thurs|fri|sat|satur|sun)(?:day)?),(?=\s*\d)", re.IGNORECASE
)
_BETWEEN_DAYS = re.compile(r"\s*(?:,|;|&|\band\b|\n)\s*", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)")
_WORDS = re.compile(
    r"(?:(?P<weekday>[a-z]+)[ ,]+)?(?P<day>\d{1,2})[ -](?:of )?(?P<month>[a-z]+)[,.]?[ -](?P<year>\d{4}|\d\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    r"(?:(?P<weekday>[a-z]+)[ ,]+)?(?P<month>[a-z]+) (?P<day>\d{1,2})[ ,]+(?P<year>\d{4})", re.IGNORECASE
)
_WITHOUT_YEAR = re.compile(r"(?:[a-z]+[ ,]+)?(?:\d{1,2}[ -][a-z]+|\d{1,2}[/.]\d{1,2})", re.IGNORECASE)
_MONTH_ONLY = re.compile(r"[a-z]+ \d{4}|\d{4}-\d\d", re.IGNORECASE)
_WITH_TIME = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})[T ]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?")
_WITH_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)")


def parse_day(text: str) -> date:
    """One day of the calendar.

    Raises:
        Slip: no such day, a weekday that does not fit, or not a day at all.
    """
    typed = one_line(text)
    plain = _SHORTENED.sub(r"\1", _ORDINAL.sub("", typed))
    if match := _YEAR_FIRST.fullmatch(plain) or _COMPACT.fullmatch(plain):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := _DAY_FIRST.fullmatch(plain):
        day, month = int(match[1]), int(match[2])
        return _day(_full_year(match[3]), month, day)
    if match := _WORDS.fullmatch(plain) or _MONTH_FIRST.fullmatch(plain):
        found = _day(_full_year(match["year"]), parse_month_name(match["month"]), int(match["day"]))
        if match["weekday"]:
            _check_weekday(match["weekday"], found)
        return found
    if _WITH_ZONE.fullmatch(plain):
        raise Slip(f'"{typed}" carries a time zone, which would move the time.', f"Write the day alone, {EXAMPLE}")
    if _WITH_TIME.fullmatch(plain):
        raise Slip(
            f'"{typed}" is a day and a time together.',
            "Write the day here and the time in start, for example start: 09:30.",
        )
    if _MONTH_ONLY.fullmatch(plain):
        raise Slip(
            f'"{typed}" has no day.', "Write the day too, for example 19 March 2026, or TBC while it is not known."
        )
    if _WITHOUT_YEAR.fullmatch(plain):
        raise Slip(f'"{typed}" has no year.', f"Write the whole date, {EXAMPLE}")
    raise Slip(f'"{typed}" is not a date that I can read.', f"Write the day, month and year, {EXAMPLE}")


def parse_days(text: str) -> list[date]:
    """Several days in one line: ``19 and 26 March 2026``, ``5 March 2026, 23 April 2026``.

    Days without a month or year of their own take those of the next day that has them; a year, only where that
    does not put the days into the wrong order.
    """
    line = _WEEKDAY_COMMA.sub(r"\1", one_line(text, keep_lines=True))
    days: list[date] = []
    month = year = ""
    for part in reversed([part for part in _BETWEEN_DAYS.split(line) if part]):
        whole = _SHORTENED.sub(r"\1", _ORDINAL.sub("", part))
        needs_year = re.fullmatch(r"(?:[a-z]+ )?\d{1,2} [a-z]+", whole, re.IGNORECASE)
        if re.fullmatch(r"(?:[a-z]+ )?\d{1,2}", whole, re.IGNORECASE) and month:
            whole = f"{whole} {month} {year}"
        elif needs_year and year:
            whole = f"{whole} {year}"
        if words := re.search(r"([a-z]+) (\d{4}|\d\d)$", whole, re.IGNORECASE):
            month, year = words[1], words[2]
        day = parse_day(whole)
        if needs_year and days and day > days[-1]:
            wrong = f'"{part}" has no year: it could be {day.year} or {day.year - 1}.'
            raise Slip(wrong, f"Write the year of each date, for example {part} {day.year - 1}.")
        days.append(day)
    return days[::-1]


def parse_month_name(word: str) -> int:
    """A month of the year, 1 to 12, from its name or the usual short forms ("Sept")."""
    lower = word.lower().rstrip(".")
    for number, name in enumerate(MONTHS, 1):
        if lower == name.lower() or (len(lower) >= 3 and lower in (name[:3].lower(), name[:4].lower())):
            return number
    guess = nearest(word, MONTHS)
    hint = f"Did you mean {guess}?" if guess else f"Write the date with the month's name in full, {EXAMPLE}"
    raise Slip(f'"{word}" is not a month.', hint)


def _day(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Slip(f"The year {year} cannot be right.", f"Check the year: four digits, {EXAMPLE}")
    if not 1 <= month <= 12:
        if 1 <= day <= 12:
            raise Slip(
                f"There is no month {month}: the day comes before the month.",
                f"Did you mean {month}/{day:02}/{year}, {month} {MONTHS[day - 1]} {year}?",
            )
        raise Slip(f"There is no month {month}.", f"Write the day, then the month, then the year, {EXAMPLE}")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        name = MONTHS[month - 1]
        raise Slip(
            f"{day} {name} does not exist: {name} {year} has {length} days.",
            f"Write the day that you mean, for example {length} {name} {year}.",
        )
    return date(year, month, day)


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _check_weekday(word: str, day: date) -> None:
    lower = word.lower().rstrip(".")
    named = [name for name in WEEKDAYS if len(lower) >= 3 and name.lower().startswith(lower)] or (
        ["Tuesday"] if lower == "tues" else []
    )
    if not named:
        guess = nearest(word, WEEKDAYS)
        hint = f"Did you mean {guess}?" if guess else f"Write the date alone, {EXAMPLE}"
        raise Slip(f'"{word}" is not a day of the week.', hint)
    right = WEEKDAYS[day.weekday()]
    if named[0] != right:
        written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        raise Slip(
            f"{written} is a {right}, not a {named[0]}.",
            f"Correct the day of the week or the date, for example {right} {written}.",
        )
