"""Discount notices, and the prices for groups."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from collaborative.catalogue import Catalogue, is_upcoming
from collaborative.reading.words import in_words
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme, Quote, Span, without_price
from collaborative.records.price import Charge, ChargeKind
from collaborative.views import wording
from collaborative.views.dated import Dated, dated_list, day_after
from collaborative.views.marks import Mark, mark_of

MOST_SUMS = 30
CONTACT_US = "Contact us for a price"


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
    """One line of the table: a number of people and their price; if the office must be asked, ``total`` says so alone."""

    people: str
    full: str
    discount: str
    total: str


@dataclass(frozen=True, slots=True)
class SumTable:
    """The prices for groups; ``label`` names the payers if there are two prices, ``other`` is for larger groups."""

    label: str
    sums: tuple[Sum, ...]
    other: str


@dataclass(frozen=True, slots=True)
class CourseDiscount:
    notice: Notice
    tables: tuple[SumTable, ...]


def notice_of(scheme: DiscountScheme, today: dt.date, in_force: Sequence[DiscountScheme] = ()) -> Notice:
    """Return a notice; ``in_force`` are all schemes of the day, of which another may cover more numbers of people."""
    until = f"Until {wording.long_day(scheme.until)}." if scheme.until else ""
    tiers = [
        f"{tier.participants.people} from one establishment: {tier.percent.normalize():f}% off" for tier in scheme.tiers
    ]
    tiers += [f"{span.people} from one establishment: {CONTACT_US}" for span in without_price((scheme, *in_force))]
    return Notice(scheme.title, scheme.body, scheme.origin.uri, until, tuple(tiers), mark_of(scheme, today))


def notices_from(catalogue: Catalogue, today: dt.date, last: dt.date = dt.date.max) -> tuple[Dated[Notice], ...]:
    """Return the notices in force over time, until the ``last`` day if there is one."""

    def shown(day: dt.date) -> tuple[Notice, ...]:
        schemes = catalogue.discounts_on(day) if day <= last else ()
        return tuple(notice_of(scheme, day, schemes) for scheme in schemes)

    ends = [day_after(last)] if last < dt.date.max else []
    return dated_list(shown, today, [*discount_changes(catalogue), *ends])


def discount_changes(catalogue: Catalogue) -> list[dt.date]:
    """Return the days on which a scheme starts, and the days after one ends."""
    begins = [scheme.from_ for scheme in catalogue.discounts if scheme.from_]
    return [*begins, *(day_after(scheme.until) for scheme in catalogue.discounts if scheme.until)]


def in_short(scheme: DiscountScheme, in_force: Sequence[DiscountScheme]) -> str:
    """Return a scheme in one line, without a full stop.

    For example: "Establishment discount: 15% off for 2 to 5 people from one establishment; 6 or more people: Contact us
    for a price".
    """
    tiers = [f"{tier.percent.normalize():f}% off for {tier.participants.people}" for tier in scheme.tiers]
    until = f", until {wording.day_without_weekday(scheme.until)}" if scheme.until else ""
    others = [span.people for span in without_price((scheme, *in_force))]
    ask = f"; {in_words(others)}: {CONTACT_US}" if others else ""
    return f"{scheme.title}: {in_words(tiers)} from one establishment{until}{ask}"


def discounts_for(course: Course, catalogue: Catalogue, today: dt.date) -> tuple[CourseDiscount, ...]:
    """Return the schemes in force on a day that cover the course, each with its prices.

    There are none for a course that is over, cancelled, or postponed without a new date.
    """
    if (course.is_off and not course.moved_session) or not is_upcoming(course, today):
        return ()
    charges = course.price.charges if course.price else ()
    priced = [(label, charge) for label, charge in charges if charge.kind is ChargeKind.AMOUNT]
    schemes = tuple(scheme for scheme in catalogue.discounts_on(today) if scheme.covers(course))
    return tuple(
        CourseDiscount(
            notice_of(scheme, today, schemes), tuple(_table(label, charge, scheme, schemes) for label, charge in priced)
        )
        for scheme in schemes
    )


def _table(label: str, charge: Charge, scheme: DiscountScheme, schemes: Sequence[DiscountScheme]) -> SumTable:
    """Return a line for each number of people that the scheme names, and one for numbers that no scheme names."""
    last = min(max(tier.participants.last or tier.participants.first for tier in scheme.tiers), MOST_SUMS)
    sums = {1: _sum(scheme.quote(charge, 1))}
    for tier in scheme.tiers:
        highest = min(tier.participants.last or last, last)
        sums |= {people: _sum(scheme.quote(charge, people)) for people in range(tier.participants.first, highest + 1)}
    sums |= {span.first: Sum(span.people, "", "", CONTACT_US) for span in without_price(schemes)}
    more = [
        f"{Span(last + 1, tier.participants.last).people}: {tier.percent.normalize():f}% less in the same way."
        for tier in scheme.tiers
        if tier.participants.last is None or tier.participants.last > last
    ]
    return SumTable(label, tuple(sums[people] for people in sorted(sums)), " ".join(more))


def _sum(quote: Quote) -> Sum:
    people = Span(quote.people, quote.people).people
    discount = f"less {quote.percent.normalize():f}%" if quote.percent is not None else "full price"
    total = quote.full if quote.total is None else quote.total
    return Sum(people, wording.exact_pounds(quote.full), discount, wording.exact_pounds(total))
