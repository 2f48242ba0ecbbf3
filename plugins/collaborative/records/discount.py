"""A discount notice and its calculations."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from collaborative.reading.numbers import parse_percent, parse_range
from collaborative.reading.words import fold
from collaborative.records.base import Record, Typed
from collaborative.records.course import Course, PriceBasis
from collaborative.records.fields import Day, Items, Line, as_text
from collaborative.records.page_fields import Draft, PageSlug
from collaborative.records.price import Charge, ChargeKind

PENNY = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Span:
    """A range of numbers of people, both ends included; ``last`` None means "or more"."""

    first: int
    last: int | None

    def __contains__(self, people: int) -> bool:
        return self.first <= people and (self.last is None or people <= self.last)

    def overlaps(self, other: "Span") -> bool:
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)

    def __str__(self) -> str:
        if self.last is None:
            return f"{self.first} or more"
        return str(self.first) if self.first == self.last else f"{self.first} to {self.last}"

    @property
    def people(self) -> str:
        """The number with its noun: "1 person", "2 to 5 people", "6 or more people"."""
        return f"{self} {'person' if self.last == 1 else 'people'}"


def as_span(value: Any) -> Span:
    """Read ``2-5``, ``2 to 5``, ``6+``, ``6 or more`` or ``4``."""
    if isinstance(value, Span):
        return value
    return Span(*parse_range(as_text(value)))


def as_percent(value: Any) -> Decimal:
    return parse_percent(as_text(value))


class Tier(Typed):
    """The discount for a number of people from one establishment."""

    key_synonyms = {"people": "participants", "discount": "percent", "percentage": "percent"}

    participants: Annotated[Span, BeforeValidator(as_span)] = Field(
        description="For how many people of one establishment.", examples=["2-5", "6+"]
    )
    percent: Annotated[Decimal, BeforeValidator(as_percent)] = Field(
        description="How much less they pay, in per cent.", examples=["15"]
    )


@dataclass(frozen=True, slots=True)
class Quote:
    """The price for a number of people together.

    Attributes:
        percent: None if no tier covers that number.
        total: None if the office must be asked: for two or more people whom no tier covers.
    """

    people: int
    full: Decimal
    percent: Decimal | None
    total: Decimal | None


class DiscountScheme(Record):
    """What an establishment saves by booking for several people; the body is the wording."""

    kind = "discount"
    folder = "discounts"
    key_synonyms = {"starts": "from", "ends": "until", "to": "until"}

    stand_ins: ClassVar[dict[str, Any]] = {"title": "x", "tiers": [{"participants": "1", "percent": "1"}]}

    title: Line = Field(
        min_length=1, examples=["Discount for establishments"], description="What the discount is called."
    )
    tiers: tuple[Tier, ...] = Field(
        min_length=1,
        title="reduction",
        examples=["[{participants: 2-5, percent: 15}]"],
        description="How many people pay how much less.",
    )
    from_: Day | None = Field(
        default=None,
        alias="from",
        title="first day",
        description="The first day on which it holds.",
        examples=["2026-09-01"],
    )
    until: Day | None = Field(
        default=None, title="last day", description="The last day on which it holds.", examples=["2027-08-31"]
    )
    applies_to: Items = Field(
        default=(),
        title="list of what it is for",
        description="The only courses that it is for: codes, subjects, series or tags.",
        examples=["First aid"],
    )
    excludes: Items = Field(
        default=(),
        title="list of what it leaves out",
        description="Courses that it is not for: codes, subjects, series or tags.",
        examples=["FA01, Residential"],
    )
    slug: PageSlug
    draft: Draft = False
    body: str = Field(default="", title="wording")

    def in_force(self, on: dt.date) -> bool:
        return (self.from_ is None or self.from_ <= on) and (self.until is None or on <= self.until)

    def may_meet(self, other: "DiscountScheme") -> bool:
        """Return whether both could apply to one booking: same days, number of people and courses."""
        apart = (self.until and other.from_ and self.until < other.from_) or (
            other.until and self.from_ and other.until < self.from_
        )
        if apart or not any(a.participants.overlaps(b.participants) for a in self.tiers for b in other.tiers):
            return False
        mine, theirs = {fold(word) for word in self.applies_to}, {fold(word) for word in other.applies_to}
        return not (mine and theirs) or bool(mine & theirs)

    def covers(self, course: Course) -> bool:
        """Return whether it applies to a course: priced per person, not opted out, named or not excluded."""
        if not course.discount or course.price is None or course.price_basis is PriceBasis.GROUP:
            return False
        if not any(charge.kind is ChargeKind.AMOUNT for _, charge in course.price.charges):
            return False
        words = {fold(word) for word in (course.code, course.subject or "", course.series or "", *course.tags)}
        if any(fold(word) in words for word in self.excludes):
            return False
        return not self.applies_to or any(fold(word) in words for word in self.applies_to)

    def quote(self, charge: Charge, people: int) -> Quote:
        """Return the price for this many people, rounded half up once, on the total."""
        full = charge.amount * people
        for tier in self.tiers:
            if people in tier.participants:
                total = (full * (100 - tier.percent) / 100).quantize(PENNY, ROUND_HALF_UP)
                return Quote(people, full, tier.percent, total)
        return Quote(people, full, None, full if people < 2 else None)


def without_price(schemes: Iterable[DiscountScheme]) -> tuple[Span, ...]:
    """Return the numbers of people, from 2, whom no tier covers: the office is asked what they pay."""
    spans: list[Span] = []
    first = 2
    for tier in sorted((tier.participants for scheme in schemes for tier in scheme.tiers), key=lambda span: span.first):
        if tier.first > first:
            spans.append(Span(first, tier.first - 1))
        if tier.last is None:
            return tuple(spans)
        first = max(first, tier.last + 1)
    return (*spans, Span(first, None))
