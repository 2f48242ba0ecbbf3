"""Days, times and money as this site writes them, in the style of GOV.UK."""

import datetime as dt
from decimal import Decimal
from functools import lru_cache
from typing import Protocol

from collaborative.catalogue import Month
from collaborative.records.course import PriceBasis
from collaborative.records.price import Charge, ChargeKind, Price
from collaborative.records.school import School, Setting

LANGUAGE = "en-GB"
TO_BE_CONFIRMED = "To be confirmed"
VENUE_TO_BE_CONFIRMED = "Venue to be confirmed"

# What one school and several of each setting are called, in the order of the children's age.
SETTINGS = {
    Setting.NURSERY: ("nursery school", "nursery schools"),
    Setting.INFANT: ("infant school", "infant schools"),
    Setting.JUNIOR: ("junior school", "junior schools"),
    Setting.PRIMARY: ("primary school", "primary schools"),
    Setting.ALL_THROUGH: ("all-through school", "all-through schools"),
    Setting.SECONDARY: ("secondary school", "secondary schools"),
    Setting.SPECIAL: ("special school", "special schools"),
    Setting.UNIT: ("specialist unit", "specialist units"),
    Setting.ALTERNATIVE: ("alternative provision", "alternative provisions"),
}


def long_day(day: dt.date) -> str:
    """Return, for example, "Thursday 19 March 2026"."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def short_day(day: dt.date) -> str:
    """Return, for example, "Thu 19 Mar 2026"."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def day_without_weekday(day: dt.date) -> str:
    """Return, for example, "19 March 2026"."""
    return f"{day.day} {day:%B %Y}"


def day_and_month(day: dt.date) -> str:
    """Return, for example, "14 January"."""
    return f"{day.day} {day:%B}"


def day_span(first: dt.date, last: dt.date) -> str:
    """Return, for example, "Thursday 19 to Friday 20 March 2026"."""
    if first == last:
        return long_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%A} {first.day} to {long_day(last)}"
    if first.year == last.year:
        return f"{first:%A} {first.day} {first:%B} to {long_day(last)}"
    return f"{long_day(first)} to {long_day(last)}"


_NAMED = {dt.time(0): "midnight", dt.time(12): "midday"}


@lru_cache(maxsize=2_000)
def clock(time: dt.time) -> str:
    """Return, for example, "9:30am", "midday", "4pm" or "midnight"."""
    if time in _NAMED:
        return _NAMED[time]
    half = "am" if time.hour < 12 else "pm"
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{half}"


def plain_span(first: dt.date, last: dt.date) -> str:
    """Return, for example, "2 November to 18 December 2026"; the days are less than a year apart."""
    if first == last:
        return day_without_weekday(first)
    begins = str(first.day) if (first.year, first.month) == (last.year, last.month) else day_and_month(first)
    return f"{begins} to {day_without_weekday(last)}"


class Timing(Protocol):
    """The days and times of a session or meeting."""

    @property
    def day(self) -> dt.date | None: ...
    @property
    def last_day(self) -> dt.date | None: ...
    @property
    def start(self) -> dt.time | None: ...
    @property
    def end(self) -> dt.time | None: ...
    @property
    def time_tbc(self) -> bool: ...


def is_stay(timing: Timing) -> bool:
    """Return whether it goes on without a break, at known times, from one day to a later one."""
    return bool(timing.day != timing.last_day and timing.start and timing.end)


def days_of(timing: Timing, *, short: bool = False, with_time: bool = True) -> str:
    """Return the days in words; ``with_time`` for use before :func:`time_of`, which names the last day of a stay."""
    if timing.day is None or timing.last_day is None:
        return "Date to be confirmed"
    if timing.day == timing.last_day or (with_time and is_stay(timing)):
        return short_day(timing.day) if short else long_day(timing.day)
    return (
        f"{short_day(timing.day)} to {short_day(timing.last_day)}" if short else day_span(timing.day, timing.last_day)
    )


def time_of(timing: Timing, *, short: bool = False) -> str:
    """Return the time as :func:`clock_span` does, that it is to be confirmed, or "9:30am, to Friday 12 March, 3pm"."""
    if timing.time_tbc:
        return "Time to be confirmed"
    if is_stay(timing) and timing.last_day and timing.start and timing.end:
        last = short_day(timing.last_day) if short else long_day(timing.last_day)
        return f"{clock(timing.start)}, to {last}, {clock(timing.end)}"
    return clock_span(timing.start, timing.end)


def when(timing: Timing) -> str:
    """Return days and time: "Thursday 11 March 2027, 9:30am, to Friday 12 March 2027, 3pm"."""
    return f"{days_of(timing)}, {then(time_of(timing))}"


def time_on(timing: Timing, day: dt.date) -> str:
    """Return the time on one of the days, for the cells of a calendar: "From 9:30am", "All day", "Until 3pm"."""
    if timing.day == timing.last_day or timing.start is None:
        return time_of(timing)
    if day == timing.day:
        return f"From {clock(timing.start)}"
    return f"Until {clock(timing.end)}" if timing.end and day == timing.last_day else "All day"


def clock_span(start: dt.time | None, end: dt.time | None) -> str:
    """Return, for example, "9:30am to 3:30pm"; "All day" without times."""
    if start is None:
        return "All day"
    return f"{clock(start)} to {clock(end)}" if end else f"From {clock(start)}"


def then(text: str) -> str:
    """Lower the first letter, for use after a day and a comma: "from 4pm", "all day"."""
    return text[:1].lower() + text[1:]


def month_name(month: Month) -> str:
    """Return, for example, "March 2026"."""
    return f"{month.first_day:%B %Y}"


def school_year(first: int) -> str:
    """Return, for example, "2026/27"; ``first`` is the year in which it begins."""
    return f"{first}/{(first + 1) % 100:02}"


def pounds(amount: Decimal) -> str:
    """Return, for example, "£1,250.50", and whole pounds as "£95"."""
    return f"£{amount:,.2f}".removesuffix(".00")


def exact_pounds(amount: Decimal) -> str:
    """Return, for example, "£1,250.00", for sums: always with pence."""
    return f"£{amount:,.2f}"


def charge(value: Charge) -> str:
    match value.kind:
        case ChargeKind.FREE:
            return "Free"
        case ChargeKind.ON_APPLICATION:
            return "Price on application"
        case ChargeKind.TBC:
            return "Price to be confirmed"
        case _:
            return pounds(value.amount)


def price(value: Price | None, basis: PriceBasis) -> str:
    """Return one line: "£95", "£40 for members, £65 for others", "£150 per group"."""
    if value is None:
        return "Price to be confirmed"
    if value.is_free:
        return "Free"
    per_group = " per group" if basis is PriceBasis.GROUP else ""
    return ", ".join(f"{charge(c)}{per_group}{_PAYERS[label][0]}" for label, c in value.charges)


def price_lines(value: Price | None, basis: PriceBasis) -> tuple[str, ...]:
    """Return the lines for a course's own page: "£75 per person for member schools"."""
    if value is None:
        return (TO_BE_CONFIRMED,)
    lines = []
    for label, c in value.charges:
        per = f" per {basis.value}" if c.kind is ChargeKind.AMOUNT else ""
        lines.append(f"{charge(c).removeprefix('Price ')}{per}{_PAYERS[label][1]}")
    return tuple(line[:1].upper() + line[1:] for line in lines)


# Who pays, in a list and on the course's own page, by the label of the charge.
_PAYERS = {
    "": ("", ""),
    "Member schools": (" for members", " for member schools"),
    "Others": (" for others", " for others"),
}


def setting(school: School) -> str:
    """Return the kind of school, capitalised: "Specialist unit"; "" if none is given."""
    return SETTINGS[school.setting][0].capitalize() if school.has_setting else ""


def count(number: int, one: str, many: str | None = None) -> str:
    """Return, for example, "1 course" or "2 courses"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
