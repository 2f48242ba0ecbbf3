"""Prices that are missing, or that lost their decimal point."""

from collections.abc import Iterator
from decimal import Decimal

from collaborative.catalogue import is_upcoming
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import Problem
from collaborative.records.course import Course, PriceBasis
from collaborative.records.price import Charge, ChargeKind, Price
from collaborative.views.wording import pounds

HIGHEST = {PriceBasis.PERSON: Decimal(2_000), PriceBasis.GROUP: Decimal(10_000)}
LOWEST = Decimal(1)
# The names of payers in ``Price.charges``, by the key of the price.
KEYS = ("everyone", "member", "non_member")


def check_prices(subject: Subject) -> Iterator[Problem]:
    """Check the prices of courses that can still be booked."""
    for item, course in subject.items_of(Course):
        if course.draft or "price" in item.wrong:
            continue
        if course.is_off or not is_upcoming(course, subject.today):
            continue
        if course.price is None:
            remedy = "Add a line such as price: 95, or price: Free, price: POA (on application) or price: TBC."
            yield item.warning(("price",), "The price is missing, and no price does not mean that it is free.", remedy)
        else:
            yield from _amounts(item, course.price, course.price_basis)


def _amounts(item: Shaped[Course], price: Price, basis: PriceBasis) -> Iterator[Problem]:
    for key in KEYS:
        charge: Charge | None = getattr(price, key)
        if charge is None or charge.kind is not ChargeKind.AMOUNT:
            continue
        amount = charge.amount
        place = ("price",) if key == "everyone" else ("price", key)
        if amount > HIGHEST[basis]:
            wrong = f"{pounds(amount)} is a lot for a course."
            remedy = f"Did you mean £{amount / 100:,.2f}? If {pounds(amount)} is right, leave it."
            yield item.warning(place, wrong, remedy)
        elif amount < LOWEST:
            wrong = f"£{amount} is less than a pound."
            remedy = f"Did you mean £{amount * 100:,.2f}? Write Free where there is nothing to pay."
            yield item.warning(place, wrong, remedy)
    if price.member and price.non_member and _costs(price.non_member) < _costs(price.member):
        wrong = f"Others would pay less ({_said(price.non_member)}) than member schools ({_said(price.member)})."
        yield item.warning(("price", "non_member"), wrong, "Exchange the two prices if they stand the wrong way round.")


def _costs(charge: Charge) -> Decimal:
    """Return an amount for comparison; an unknown price counts as more than any other."""
    known = charge.kind in (ChargeKind.AMOUNT, ChargeKind.FREE)
    return charge.amount if known else Decimal("Infinity")


def _said(charge: Charge) -> str:
    return "nothing" if charge.kind is ChargeKind.FREE else pounds(charge.amount)
