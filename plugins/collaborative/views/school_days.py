"""School terms, holidays and bank holidays in a calendar; nothing of them where a site lists no terms."""

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
    """A term or a holiday with its days in words: "Autumn 2", "2 November to 18 December 2026"."""

    name: str
    days: str
    is_holiday: bool


@dataclass(frozen=True, slots=True)
class Closure:
    """Why schools are closed on a day.

    Attributes:
        until: " to 3 January" where the month has the holiday for the first time on that day, or "".
        is_told: Whether a grid says it: of the days of a holiday, its first one and each Monday.
        in_agenda: Whether an agenda has the day for this alone.
    """

    name: str
    until: str
    is_told: bool
    in_agenda: bool


def periods_in(month: Month, settings: Settings) -> tuple[Period, ...]:
    """Those of which a day falls into the month, in order."""
    return tuple(
        _period(span) for span in _spans(settings) if span.first <= month.last_day and span.last >= month.first_day
    )


def periods_ahead(settings: Settings, today: dt.date) -> tuple[Dated[Period], ...]:
    """The one that it is, and those to come."""
    return tuple(Dated(_period(span), until=span.last) for span in _spans(settings) if span.last >= today)


def term_changes(day: dt.date, settings: Settings) -> tuple[str, ...]:
    """What happens on the day: "Autumn 2 ends", "Spring 1 begins"."""
    begins = [f"{term.name} begins" for term in settings.terms if term.first == day]
    ends = [f"{term.name} ends" for term in settings.terms if term.last == day]
    return *begins, *ends


def closures_on(day: dt.date, settings: Settings) -> tuple[Closure, ...]:
    if not settings.terms:
        return ()
    holiday = next((it for it in holidays_between(settings.terms) if it.first <= day <= it.last), None)
    found = []
    if name := bank_holiday_on(day, settings.nation):
        found.append(Closure(name, "", is_told=True, in_agenda=holiday is None))
    if holiday:
        begins = day == max(holiday.first, Month.of(day).first_day)
        until = f" to {wording.day_and_month(holiday.last)}" if begins and day != holiday.last else ""
        told = begins or day.weekday() == MONDAY
        found.append(Closure(holiday.name, until, is_told=told, in_agenda=begins))
    return tuple(found)


def _spans(settings: Settings) -> list[SchoolTerm | SchoolHoliday]:
    return sorted([*settings.terms, *holidays_between(settings.terms)], key=lambda span: span.first)


def _period(span: SchoolTerm | SchoolHoliday) -> Period:
    return Period(span.name, wording.plain_span(span.first, span.last), isinstance(span, SchoolHoliday))
