"""Discount notices, and the prices for groups."""

import datetime as dt
from dataclasses import dataclass

from collaborative.catalogue import Catalogue, is_upcoming
from collaborative.reading.words import in_words
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme, Quote
from collaborative.records.price import Charge, ChargeKind
from collaborative.views import wording
from collaborative.views.dated import Dated, dated_list, day_after
from collaborative.views.marks import Mark, mark_of

MOST_SUMS = 30


@dataclass(frozen=True, slots=True)
class Notice:
    """A discount scheme in its own words; ``wording`` is Markdown, ``uri`` the file that its links are relative to."""

    title: str
    wording: str
    uri: str
    until: str
    tiers: tuple[str, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Sum:
    """One line of the table: a number of people and their price."""

    people: str
    full: str
    discount: str
    total: str


@dataclass(frozen=True, slots=True)
class SumTable:
    """The prices for groups; ``label`` names the payers if there are two prices."""

    label: str
    sums: tuple[Sum, ...]
    other: str


@dataclass(frozen=True, slots=True)
class CourseDiscount:
    notice: Notice
    tables: tuple[SumTable, ...]


def notice_of(scheme: DiscountScheme, today: dt.date) -> Notice:
    until = f"Until {wording.long_day(scheme.until)}." if scheme.until else ""
    tiers = tuple(
        f"{tier.participants} people from one establishment: {tier.percent.normalize():f}% off" for tier in scheme.tiers
    )
    return Notice(scheme.title, scheme.body, scheme.origin.uri, until, tiers, mark_of(scheme, today))


def notices_from(catalogue: Catalogue, today: dt.date, last: dt.date = dt.date.max) -> tuple[Dated[Notice], ...]:
    """Return the notices in force over time, until the ``last`` day if there is one."""

    def shown(day: dt.date) -> tuple[Notice, ...]:
        return tuple(notice_of(scheme, day) for scheme in catalogue.discounts_on(day)) if day <= last else ()

    ends = [day_after(last)] if last < dt.date.max else []
    return dated_list(shown, today, [*discount_changes(catalogue), *ends])


def discount_changes(catalogue: Catalogue) -> list[dt.date]:
    """Return the days on which a scheme starts, and the days after one ends."""
    begins = [scheme.from_ for scheme in catalogue.discounts if scheme.from_]
    return [*begins, *(day_after(scheme.until) for scheme in catalogue.discounts if scheme.until)]


def in_short(scheme: DiscountScheme) -> str:
    """Return, for example, "Establishment discount: 15% off for 2 to 5 people from one establishment"."""
    tiers = [
        f"{tier.percent.normalize():f}% off for {tier.participants} {'person' if tier.participants.last == 1 else 'people'}"
        for tier in scheme.tiers
    ]
    until = f", until {wording.day_without_weekday(scheme.until)}" if scheme.until else ""
    return f"{scheme.title}: {in_words(tiers)} from one establishment{until}"


def discounts_for(course: Course, catalogue: Catalogue, today: dt.date) -> tuple[CourseDiscount, ...]:
    """Return the schemes in force on a day that cover the course, each with its prices.

    There are none for a course that is over, cancelled, or postponed without a new date.
    """
    if (course.is_off and not course.moved_session) or not is_upcoming(course, today):
        return ()
    charges = course.price.charges if course.price else ()
    priced = [(label, charge) for label, charge in charges if charge.kind is ChargeKind.AMOUNT]
    return tuple(
        CourseDiscount(notice_of(scheme, today), tuple(_table(label, charge, scheme) for label, charge in priced))
        for scheme in catalogue.discounts_on(today)
        if scheme.covers(course)
    )


def _table(label: str, charge: Charge, scheme: DiscountScheme) -> SumTable:
    """Return a line for each number of people that a tier names, and a sentence for larger groups."""
    last = min(max(tier.participants.last or tier.participants.first for tier in scheme.tiers), MOST_SUMS)
    quotes = [scheme.quote(charge, people) for people in range(1, last + 1)]
    beyond = scheme.quote(charge, last + 1)
    if beyond.percent is None:
        each = wording.exact_pounds(charge.amount)
        other = f"{last + 1} or more people: {each} each, the full price. Please contact the office first."
    elif any(tier.participants.last is None for tier in scheme.tiers):
        other = f"More than {last} people: {beyond.percent.normalize():f}% less in the same way."
    else:
        other = f"More than {last} people: please ask the office for the price."
    return SumTable(label, tuple(_sum(quote) for quote in quotes), other)


def _sum(quote: Quote) -> Sum:
    people = "1 person" if quote.people == 1 else f"{quote.people} people"
    discount = f"less {quote.percent.normalize():f}%" if quote.percent is not None else "full price"
    if quote.percent is None and quote.people > 1:
        discount += ": contact the office"
    return Sum(people, wording.exact_pounds(quote.full), discount, wording.exact_pounds(quote.total))
