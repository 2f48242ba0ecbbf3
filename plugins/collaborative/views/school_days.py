"""School terms, holidays and bank holidays in a calendar; empty if the site lists no terms."""

import datetime as dt
from dataclasses import dataclass

from collaborative.bank_holidays import bank_holiday_on
from collaborative.catalogue import Month
from collaborative.school_year import SchoolHoliday, SchoolTerm, holidays_between
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.dated import Dated

MONDAY = 0


@dataclass(frozen=True, slots=True)
class Period:
    """A term or holiday with its days in words: "Autumn 2", "2 November to 18 December 2026"."""

    name: str
    days: str
    is_holiday: bool


@dataclass(frozen=True, slots=True)
class Closure:
    """The reason why schools are closed on a day.

    Attributes:
        until: The end of a holiday, " to 3 January", on its first day in a month; otherwise "".
        is_shown: Whether a grid shows the words: on the first day of a holiday and each Monday in it.
        in_agenda: Whether an agenda lists the day even if nothing else happens.
    """

    name: str
    until: str
    is_shown: bool
    in_agenda: bool


def periods_in(month: Month, settings: Settings) -> tuple[Period, ...]:
    """Return the terms and holidays with a day in the month, in order."""
    return tuple(
        _period(span) for span in _spans(settings) if span.first <= month.last_day and span.last >= month.first_day
    )


def periods_ahead(settings: Settings, today: dt.date) -> tuple[Dated[Period], ...]:
    """Return the current term or holiday and later ones."""
    return tuple(Dated(_period(span), until=span.last) for span in _spans(settings) if span.last >= today)


def term_changes(day: dt.date, settings: Settings) -> tuple[str, ...]:
    """Return the terms that begin or end on the day: "Autumn 2 ends", "Spring 1 begins"."""
    begins = [f"{term.name} begins" for term in settings.terms if term.first == day]
    ends = [f"{term.name} ends" for term in settings.terms if term.last == day]
    return *begins, *ends


def closures_on(day: dt.date, settings: Settings) -> tuple[Closure, ...]:
    if not settings.terms:
        return ()
    holiday = next((it for it in holidays_between(settings.terms) if it.first <= day <= it.last), None)
    found = []
    if name := bank_holiday_on(day, settings.nation):
        found.append(Closure(name, "", is_shown=True, in_agenda=holiday is None))
    if holiday:
        begins = day == max(holiday.first, Month.of(day).first_day)
        until = f" to {wording.day_and_month(holiday.last)}" if begins and day != holiday.last else ""
        shown = begins or day.weekday() == MONDAY
        found.append(Closure(holiday.name, until, is_shown=shown, in_agenda=begins))
    return tuple(found)


def _spans(settings: Settings) -> list[SchoolTerm | SchoolHoliday]:
    return sorted([*settings.terms, *holidays_between(settings.terms)], key=lambda span: span.first)


def _period(span: SchoolTerm | SchoolHoliday) -> Period:
    return Period(span.name, wording.plain_span(span.first, span.last), isinstance(span, SchoolHoliday))
