"""Days as people write them, always with the day before the month."""

import calendar
import re
import unicodedata
from datetime import date
from functools import lru_cache

from collaborative.problems import InputError
from collaborative.reading.calendar_words import (
    EXAMPLE,
    MONTHS,
    WEEKDAYS,
    parse_month_name,
    parse_weekday_name,
    weekday_number,
)
from collaborative.reading.day_errors import explain_day
from collaborative.reading.words import nearest, one_line, plain_hyphens

FIRST_YEAR, LAST_YEAR = 2000, 2099

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_ORDINAL = re.compile(r"(?<=\d) ?(st|nd|rd|th)\b", re.IGNORECASE)
_LEAD = re.compile(r"(?:on )?(?:the )?'?", re.IGNORECASE)
_DOT_AFTER_WORD = re.compile(r"(?<=[a-z])\.", re.IGNORECASE)
_NOISE = re.compile(r"[,()\s]+|\bof\b|'(?=\d\d$)", re.IGNORECASE)
_LOOSE_SEPARATOR = re.compile(r"\s*([-/.])\s*")
_WEEKDAY_LAST = re.compile(r"(.*\d) ([a-z]+)", re.IGNORECASE)

_YEAR_FIRST = re.compile(
    r"(?:(?P<weekday>[a-z]+) )?(?P<year>\d{4})[-/. ](?P<month>\d{1,2})[-/. ](?P<day>\d{1,2})", re.IGNORECASE
)
_YEAR_AND_NAME = re.compile(r"(?P<year>\d{4})[-/. ](?P<name>[a-z]+)[-/. ](?P<day>\d{1,2})", re.IGNORECASE)
_COMPACT = re.compile(r"(?P<year>20\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>\d\d)")
_COMPACT_DAY_FIRST = re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>20\d\d)")
_DAY_FIRST = re.compile(
    r"(?:(?P<weekday>[a-z]+) )?(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})[-/. ](?P<year>\d{4}|\d\d)", re.IGNORECASE
)
_WORDS = re.compile(
    r"(?:(?P<weekday>[a-z]+) )?(?P<day>\d{1,2})[-/. ]?(?P<name>[a-z]+)[-/. ]?(?P<year>\d{4}|\d\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    r"(?:(?P<weekday>[a-z]+) )?(?P<name>[a-z]+)[-/. ](?P<day>\d{1,2})[-/. ](?P<year>\d{4})", re.IGNORECASE
)
# The first match wins.
_FORMS = (_YEAR_FIRST, _COMPACT, _COMPACT_DAY_FIRST, _DAY_FIRST, _WORDS, _MONTH_FIRST, _YEAR_AND_NAME)

_CLOCK = r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?|(?:12 ?)?(?:noon|midday))"
_WITH_TIME = re.compile(
    rf"(.*?\d|.*?[a-z]day\)?)(?:T|[ ,]+)(?:at |from )?((?:{_CLOCK}|\d{{1,2}}(?= ?(?:-|to ))) ?(?:(?:-|to|until) ?{_CLOCK})?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=10_000)  # several courses are on one day
def parse_day(text: str) -> date:
    """Return one day; a time of day beside it is ignored (see :func:`split_day`).

    Raises:
        InputError: The day does not exist, its weekday does not fit, or the text is not a day.
    """
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    day_text, _ = split_day(text)
    found = read_day(day_text)
    if found is None:
        raise InputError.from_message(explain_day(one_line(text), read_day))
    return found


def split_day(text: str) -> tuple[str, str]:
    """Split text into the day and the time of day typed beside it, or "".

    Midnight counts as no time, because spreadsheets add it to every date.
    """
    if _ISO.fullmatch(text):
        return text, ""
    typed = plain_hyphens(one_line(text))
    match = _WITH_TIME.fullmatch(typed)
    if not match or _form_of(typed):
        return typed, ""
    spreadsheets = re.fullmatch(r"0?0[:.]00([:.]00(\.0+)?)?", match[2])
    return match[1], "" if spreadsheets else match[2]


def read_day(text: str) -> date | None:
    """Return the day, or None if the text does not have the form of a day.

    Raises:
        InputError: The text has the form of a day, but the calendar has no such day.
    """
    match = _form_of(text)
    if match is None:
        return None
    parts = match.groupdict()
    month = parse_month_name(parts["name"]) if "name" in parts else int(parts["month"])
    year = int(parts["year"]) if len(parts["year"]) == 4 else 2000 + int(parts["year"])
    found = _day(year, month, int(parts["day"]))
    if weekday := parts.get("weekday"):
        if weekday_number(weekday) is None and nearest(weekday, WEEKDAYS) is None:
            return None  # another remark on the day: "provisional"
        _check_weekday(weekday, found)
    return found


@lru_cache(maxsize=10_000)  # a text is asked first for a time, then for the day
def _form_of(text: str) -> re.Match[str] | None:
    return _matched(_simplified(text))


def _matched(plain: str) -> re.Match[str] | None:
    return next((match for form in _FORMS if (match := form.fullmatch(plain))), None)


def _simplified(text: str) -> str:
    """Remove what has no meaning in a date: ordinals, commas, full stops after short forms, "of"."""
    line = plain_hyphens(one_line(text))
    if not line.isascii():  # full-width digits and colons, as some keyboards type them
        line = unicodedata.normalize("NFKC", line).replace("\u2019", "'").replace("\u2018", "'")
    line = line[_LEAD.match(line).end() :] if line[:1] in "oOtT'" else line  # type: ignore[union-attr]  # may be empty
    line = _NOISE.sub(" ", _DOT_AFTER_WORD.sub("", _ORDINAL.sub("", line.rstrip(". "))))
    line = _LOOSE_SEPARATOR.sub(r"\1", " ".join(line.split()))
    last = _WEEKDAY_LAST.fullmatch(line)
    return f"{last[2]} {last[1]}" if last else line


def _day(year: int, month: int, day: int) -> date:
    """Return the day with these numbers.

    Raises:
        InputError: There is no such day, or its year is outside 2000 to 2099.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise InputError(f"The year {year} cannot be right.", f"Check the year: four digits, {EXAMPLE}")
    if not 1 <= month <= 12:
        if 1 <= day <= 12 and month <= calendar.monthrange(year, day)[1]:
            raise InputError(
                f"There is no month {month}: the day comes before the month.",
                f"If you mean {month} {MONTHS[day - 1]} {year}, write {month}/{day:02}/{year}.",
            )
        raise InputError(f"There is no month {month}.", f"Write the day, then the month, then the year, {EXAMPLE}")
    length = calendar.monthrange(year, month)[1]
    if not 1 <= day <= length:
        name = MONTHS[month - 1]
        raise InputError(
            f"{day} {name} does not exist: {name} {year} has {length} days.",
            f"Write the day that you mean, for example {length} {name} {year}.",
        )
    return date(year, month, day)


def _check_weekday(word: str, day: date) -> None:
    named, right = WEEKDAYS[parse_weekday_name(word)], WEEKDAYS[day.weekday()]
    if named != right:
        written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        raise InputError(
            f"{written} is a {right}, not a {named}.",
            f"Correct the day of the week or the date, for example {right} {written}.",
        )
