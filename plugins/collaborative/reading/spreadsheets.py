"""Changes that spreadsheets make to what people type, and how to undo them."""

import re
from datetime import date, timedelta
from decimal import Decimal

from collaborative.reading.calendar_words import month_number

_EPOCH = date(1899, 12, 30)  # day 0 of Excel's calendar, for days after February 1900
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_AS_DATE = re.compile(r"([0-9]{1,2})[- ]([a-z]{3,9})|([a-z]{3,9})[- ]([0-9]{1,2})", re.IGNORECASE)
_FULL_DATE = re.compile(r"(?:[0-9]{4}-([0-9]{2})-([0-9]{2})|([0-9]{1,2})/([0-9]{1,2})/[0-9]{2,4})")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,2}", re.IGNORECASE)
_MINUTES = 24 * 60
# Signs with which Excel begins a formula; the wide ones in some languages (OWASP, CSV injection).
_FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")
_GUARDED = re.compile(f"'+{_FORMULA.pattern}")


def guarded(text: str) -> str:
    """Put ``'`` before a text that Excel could run as a formula, for CSV.

    Text that already looks guarded gets another ``'``, so that :func:`unguarded` is exact.
    """
    return f"'{text}" if _FORMULA.match(text) or _GUARDED.match(text) else text


def unguarded(text: str) -> str:
    """Undo :func:`guarded`."""
    return text[1:] if _GUARDED.match(text) else text


def day_of_serial(text: str) -> date | None:
    """Return the day of a serial number such as ``46100``, a date without its format; 2000 to 2099 only."""
    match = _SERIAL.fullmatch(text)
    day = _EPOCH + timedelta(int(match[1])) if match else None
    return day if day and 2000 <= day.year <= 2099 else None


def clock_of_fraction(text: str) -> str | None:
    """Return ``09:30`` for ``0.395833333``, a time without its format, else None."""
    if not re.fullmatch(r"0?\.[0-9]{3,}", text):
        return None
    minutes = round(Decimal(text) * _MINUTES)
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"


def range_of_date(text: str) -> tuple[int, int] | None:
    """Return the two numbers of a range that became a date: ``02-May``, ``Oct-15``, ``02/05/2026``."""
    if match := _AS_DATE.fullmatch(text):
        month = month_number(match[2] or match[3])
        other = int(match[1] or match[4])
        numbers = (other, month) if match[1] else (month, other)
    elif match := _FULL_DATE.fullmatch(text):
        numbers = (int(match[2] or match[3]), int(match[1] or match[4]))
    elif day := day_of_serial(text):
        numbers = (day.day, day.month)
    else:
        return None
    first, last = numbers
    return (min(first, last), max(first, last)) if first and last else None


def number_of_scientific(text: str) -> str | None:
    """Return ``150`` for ``1.5E+02``, else None."""
    if not _SCIENTIFIC.fullmatch(text):
        return None
    return f"{Decimal(text):f}"
