"""What a course costs for so many people, as the visitor's browser works it out (theme/assets/price.js)."""

import datetime as dt
from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.records.course import Course, PriceBasis
from collaborative.records.price import ChargeKind
from collaborative.views import wording
from collaborative.views.courses import why_not_bookable

ALTOGETHER = "Altogether"


@dataclass(frozen=True, slots=True)
class PriceForPeople:
    """What one kind of visitor pays.

    Attributes:
        pence: For one person, or None where it is no amount.
        words: Its price in words, for where there is nothing to work out.
    """

    label: str
    pence: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Reduction:
    """For ``first`` to ``last`` people, or for ``first`` or more; ``percent`` has at most two decimal places."""

    first: int
    last: int | None
    percent: str


@dataclass(frozen=True, slots=True)
class Calculator:
    """What the sums for any number of people are made of.

    Attributes:
        reductions: Of all schemes that hold for the course; none overlap. Where there are any, a number of people that none
            covers is to ask the office, as the tables of :mod:`collaborative.views.discounts` say.
        places, left: How many people can come, and how many still can; None where nobody has counted, or none is left.
    """

    prices: tuple[PriceForPeople, ...]
    reductions: tuple[Reduction, ...]
    places: int | None = None
    left: int | None = None


def calculator_for(course: Course, catalogue: Catalogue, today: dt.date) -> Calculator | None:
    """None where nobody pays by the person, and while nobody can book."""
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
