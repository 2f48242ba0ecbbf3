"""Explanations of why a text is not one day, with what to type instead."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from collaborative.problems import InputError, Message
from collaborative.reading.calendar_words import EXAMPLE, MONTHS, month_number, weekday_number
from collaborative.reading.spreadsheets import day_of_serial
from collaborative.reading.words import has_letter_for_digit, in_words, one_line, plain_hyphens

Read = Callable[[str], date | None]

BETWEEN_DAYS = re.compile(r"\s*(?:,|;|&|\+|\band\b|\n)\s*", re.IGNORECASE)
_WITHOUT_YEAR = re.compile(
    r"(?:[a-z]+[ ,]+)?(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -][a-z]+|[a-z]+ \d{1,2}(?:st|nd|rd|th)?|\d{1,2}[/.]\d{1,2})",
    re.IGNORECASE,
)
_MONTH_ONLY = re.compile(r"([a-z]+)[ ,.-]+\d{4}|\d{4}-\d\d|\d\d?/\d{4}", re.IGNORECASE)
_WITH_ZONE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)", re.IGNORECASE)
_REMARK_AFTER = re.compile(r"(?P<day>.*\d{2})[\s,;-]+(?P<remark>[(\[]?[a-z][^\d]*)", re.IGNORECASE)
_REMARK_BEFORE = re.compile(r"(?P<remark>[(\[]?[a-z][^\d]*?)[\s:-]+(?P<day>\d.*\d{2})", re.IGNORECASE)
_OFF = (
    r"(?P<off>cancell?ed|called off|no (?:session|course|training)|not running"
    r"|postponed|moved|rearranged|rescheduled|changed(?= to\b)|now(?= .*\d))\b"
)
_CANCELLED = ("c", "no ", "not ")  # how the words for cancelled begin; the others mean postponed
_IS_OFF = re.compile(_OFF, re.IGNORECASE)
_TO = re.compile(r"(?:to|until|till)\s+", re.IGNORECASE)
_BECAUSE = re.compile(r"(?:due to|because of|because|as|since|owing to)\s+", re.IGNORECASE)
_OFF_AFTER = re.compile(rf"(?P<day>.*\d)[\s,;:(\[-]*\b(?:(?:is|was|has been|now) )*{_OFF}(?P<rest>.*)", re.IGNORECASE)
_OFF_BEFORE = re.compile(rf"[(\[]?{_OFF}(?P<rest>)[)\]]?[\s:,-]+(?P<day>.*\d.*)", re.IGNORECASE)
_NOT_SURE = re.compile(
    r"\b(?:prov|provisional(?:ly)?|tb[acd]|to be (?:confirmed|announced|agreed|arranged)|unconfirmed|not confirmed"
    r"|pencill?ed(?: in)?|subject to|possibly|maybe|probably|tentative(?:ly)?|likely|draft|hopefully)\b",
    re.IGNORECASE,
)
EXAMPLE_YEAR = 2027  # for examples, because no clock is read below the adapter
_LONGEST_RANGE = 100  # characters; what is longer is no range, and would take long to try
_A_WEEK = re.compile(r"w/?c\b|w/b\b|week (?:beginning|commencing|of)|week\b", re.IGNORECASE)


def explain_day(typed: str, read: Read) -> Message:
    """Explain why a text is not one day; ``read`` reads a day, and returns None for any other text."""
    if not typed:
        return Message("The date is empty.", f"Take it away, or write the day, {EXAMPLE}")
    if serial := day_of_serial(typed):
        return Message(
            f'"{typed}" is how a spreadsheet stores a date: it stands for {_written(serial)}.',
            f"Write the date as people do, for example {serial.isoformat()} or {_written(serial)}.",
        )
    if _WITH_ZONE.fullmatch(typed):
        return Message(f'"{typed}" carries a time zone, which would move the time.', f"Write the day alone, {EXAMPLE}")
    if span := days_from_to(typed, read):
        first, last = map(_written, span)
        return Message(f'"{typed}" is more than one day.', f"Write one day here, for example {first} or {last}.")
    parts = [part for part in BETWEEN_DAYS.split(typed) if any(c.isdigit() for c in part)]
    if len(parts) > 1 and (one := _reads(parts[-1], read)):
        return Message(f'"{typed}" is more than one day.', f"Write one day here, for example {_written(one)}.")
    if re.match(r"w/?[cb]\b", typed, re.IGNORECASE) or (_A_WEEK.match(typed) and re.search(r"\d", typed)):
        return Message(f'"{typed}" is a week, and one day is wanted.', f"Write the day itself, {EXAMPLE}")
    if session := day_that_is_off(typed, read):
        lines = [f"{key}: {value}" for key, value in session.items() if key != "date"]
        own = "on a line of its own" if len(lines) == 1 else "on lines of their own"
        remedy = f"Write the date alone, {session['date']}, and {own} {' and '.join(lines)}"
        return Message(f'"{typed}" says more than a date.', remedy)
    if found := _day_with_remark(typed, read):
        return found
    return _incomplete(typed, read)


def split_off(text: str) -> tuple[str, str] | None:
    """Split ``26 March 2026 cancelled`` into the day and what is said about it; None if it is not said to be off."""
    line = one_line(text)
    if match := re.fullmatch(r"~~(.*)~~", line):  # struck out, as Markdown writes it
        return match[1].strip(), "cancelled"
    match = _OFF_AFTER.fullmatch(line) or _OFF_BEFORE.fullmatch(line)
    return (match["day"].strip(" ,;:-([)]"), f"{match['off']}{match['rest']}") if match else None


def off_in_keys(said: str, read: Read, year: int | None = None) -> dict[str, str]:
    """Return what ``postponed to 23 April`` or ``cancelled: snow`` says, by the keys of a session.

    A new day without a year is in ``year``. A new day that cannot be read is to be confirmed.
    """
    match = _IS_OFF.match(said)
    if match is None:
        return {}
    off, rest = match[0].lower(), said[match.end() :].strip(" ,;:-([)].")
    if off.startswith(_CANCELLED) and off != "changed":
        found, rest = {"status": "cancelled"}, _BECAUSE.sub("", rest)
        return found | ({"reason": _quoted(rest)} if rest else {})
    moved = _TO.sub("", rest)
    new_day = _reads(moved, read) or (_reads(f"{moved} {year}", read) if year else None)
    if new_day:
        return {"status": "postponed", "new_date": new_day.isoformat()}
    if _TO.match(rest):
        return {"status": "postponed", "new_date": "TBC"}
    rest = _BECAUSE.sub("", rest)
    return {"status": "postponed"} | ({"reason": _quoted(rest)} if rest else {})


def day_that_is_off(typed: str, read: Read) -> dict[str, str] | None:
    """Return what ``26 March 2026 cancelled`` says, by the keys of a session; None for any other text."""
    parts = split_off(typed)
    day = _reads(parts[0], read) if parts else None
    return {"date": day.isoformat(), **off_in_keys(parts[1], read, day.year)} if parts and day else None


def day_that_is_not_sure(typed: str, read: Read) -> dict[str, str] | None:
    """Return what ``15 June 2027 (provisional)`` says, by the keys of a session; None for any other text."""
    match = _REMARK_AFTER.fullmatch(typed) or _REMARK_BEFORE.fullmatch(typed)
    day = _reads(match["day"], read) if match and _NOT_SURE.search(match["remark"]) else None
    return {"date": day.isoformat(), "status": "provisional"} if day else None


def _quoted(text: str) -> str:
    """Return a text as it may be typed between braces."""
    return text if re.fullmatch(r"[A-Za-z][\w '.-]*", text) else f'"{text.replace(chr(34), chr(39))}"'


def range_in_words(first: date, last: date) -> str:
    """Return a range as people type it in ``dates``: ``15 to 19 June 2026``."""
    if first == last:
        return _written(first)
    begins = str(first.day) if (first.year, first.month) == (last.year, last.month) else _written(first)
    return f"{begins} to {_written(last)}"


def _day_with_remark(typed: str, read: Read) -> Message | None:
    """Explain a whole date with words before or after it: ``15 June 2027 (provisional)``."""
    match = _REMARK_AFTER.fullmatch(typed) or _REMARK_BEFORE.fullmatch(typed)
    if not match or not _reads(match["day"], read):
        return None
    day, remark = match["day"].strip(" ,;-"), match["remark"].strip(" ()[],;:-")
    wrong = f'"{typed}" says more than a date.'
    if _NOT_SURE.search(remark):
        return Message(wrong, f"Write the date alone, {day}, and on a line of its own status: provisional")
    where = "what else is to be said belongs in the text below the details"
    return Message(
        wrong, f"Write the date alone, {day}; {where}. While it is not certain, add a line status: provisional"
    )


def _incomplete(typed: str, read: Read) -> Message:
    """Explain a date that lacks its day or year, is left open, or cannot be read at all."""
    if wrong_half := _impossible_half(typed, read):
        return wrong_half
    if days_from_to(f"{typed} {EXAMPLE_YEAR}", read):
        return Message(f'"{typed}" has no year.', f"Write the year too, for example {typed} {EXAMPLE_YEAR}")
    month_only = _MONTH_ONLY.fullmatch(typed)
    if month_only and (month_only[1] is None or month_number(month_only[1]) or len(month_only[1]) > 2):
        remedy = f"Write the day too, for example {_in_month(typed, read)}, or TBC while it is not known."
        return Message(f'"{typed}" has no day.', remedy)
    if _WITHOUT_YEAR.fullmatch(typed):
        return Message(f'"{typed}" has no year.', _with_a_year(typed, read))
    if re.search(r"\?$|\bor\b", typed):
        return Message(f'"{typed}" leaves the day open.', "Write date: TBC while the day is not known.")
    if has_letter_for_digit(typed):
        return Message(
            f'"{typed}" has a letter where a number should be.', "Use the digits 0 and 1, not the letters O and l."
        )
    return Message(f'"{typed}" is not a date that I can read.', f"Write the day, month and year, {EXAMPLE}")


def _in_month(typed: str, read: Read) -> str:
    """Return an example day in the typed month, or in any month if none was typed: ``19 January 2027``."""
    for whole in (f"19 {typed}", f"19/{typed}", f"{typed}-19"):
        if day := _reads(whole, read):
            return _written(day)
    return "19 March 2026"


def _with_a_year(typed: str, read: Read) -> str:
    """Propose the typed date with a year; with a weekday, only years in which it falls on that day."""
    joined = re.search(r"\d([/.-])\w+$", typed)
    between = joined[1] if joined and " " not in typed else " "
    weekday = re.match(r"[a-z]+(?=[ ,]+\d)", typed, re.IGNORECASE)
    has_weekday = weekday is not None and weekday_number(weekday[0]) is not None
    first_year = EXAMPLE_YEAR - 1 if has_weekday else EXAMPLE_YEAR
    wholes = [f"{typed.rstrip(' ,.')}{between}{year}" for year in range(first_year, first_year + 12)]
    fitting = [whole for whole in wholes if _reads(whole, read)]
    if not fitting:
        return f"Write the whole date, {EXAMPLE}"
    if has_weekday:
        return f"Write the year too: as the day of the week has it, {in_words(fitting[:2], 'or')}"
    return f"Write the year too, for example {fitting[0]}"


def days_from_to(text: str, read: Read) -> tuple[date, date] | None:
    """Return the first and last day of ``15-17 June 2026`` or ``30 June to 2 July 2026``, else None."""
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


def _impossible_half(typed: str, read: Read) -> Message | None:
    """Return what is wrong with the first or last day of a range that no calendar has: ``15 to 31 June 2026``."""
    for first, last in _halves(plain_hyphens(typed)):
        if not (first[-1:].isalnum() and re.search(r"\d", first)):
            continue
        try:
            day = read(last)
            if day:
                read(f"{first} {MONTHS[day.month - 1]} {day.year}")
        except InputError as error:
            return error.message
    return None


def _halves(line: str) -> Iterator[tuple[str, str]]:
    """Yield the text before and after each hyphen, "to" or "until", at which a range may be split."""
    if len(line) > _LONGEST_RANGE:
        return
    for match in re.finditer(r"\s*(?:-|\bto\b|\buntil\b|\btill\b)\s*", re.sub(r"^(?:from|between) ", "", line)):
        whole = match.string
        yield whole[: match.start()], whole[match.end() :]


def _reads(text: str, read: Read) -> date | None:
    """Read a day; return None where that fails, whatever the reason."""
    try:
        return read(text)
    except InputError:
        return None


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
