"""The price for a number of people, as data for the calculator in the browser (theme/assets/price.js)."""

import datetime as dt
from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.records.course import Course, PriceBasis
from collaborative.records.price import ChargeKind
from collaborative.views import wording
from collaborative.views.courses import why_not_bookable
from collaborative.views.discounts import CONTACT_US

ALTOGETHER = "Altogether"


@dataclass(frozen=True, slots=True)
class PriceForPeople:
    """The price for one kind of visitor.

    Attributes:
        pence: The price for one person, or None if it is not an amount.
        words: The price in words, if there is nothing to calculate.
    """

    label: str
    pence: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Reduction:
    """A reduction for ``first`` to ``last`` people, or for ``first`` or more; ``percent`` has up to two decimals."""

    first: int
    last: int | None
    percent: str


@dataclass(frozen=True, slots=True)
class Calculator:
    """The data for calculating the price for any number of people.

    Attributes:
        reductions: The reductions of all schemes for the course; none overlap. If there are any, the office quotes a
            price for numbers of people outside them, as the tables of :mod:`collaborative.views.discounts` say.
        contact: What is shown in place of a price for two or more people whom no reduction covers.
        places, left: How many people can come, and how many still can; None if unknown, or if no place is left.
    """

    prices: tuple[PriceForPeople, ...]
    reductions: tuple[Reduction, ...]
    places: int | None = None
    left: int | None = None
    contact: str = CONTACT_US


def calculator_for(course: Course, catalogue: Catalogue, today: dt.date) -> Calculator | None:
    """Return the calculator of a course, or None if the price is not by person or booking is not possible."""
    if why_not_bookable(course, today) or not course.price or course.price_basis is PriceBasis.GROUP:
        return None
    prices = tuple(
        PriceForPeople(
            label or ALTOGETHER,
            int(charge.amount * 100) if charge.kind is ChargeKind.AMOUNT else None,
            wording.charge(charge),
        )
        for label, charge in course.price.charges
    )
    if all(price.pence is None for price in prices):
        return None
    reductions = tuple(
        Reduction(tier.participants.first, tier.participants.last, f"{tier.percent.normalize():f}")
        for scheme in catalogue.discounts_on(today)
        if scheme.covers(course)
        for tier in scheme.tiers
    )
    return Calculator(prices, reductions, course.places or None, course.places_left or None)
