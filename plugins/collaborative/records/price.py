"""The price of a course."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from collaborative.problems import InputError
from collaborative.reading.money import parse_amount
from collaborative.reading.two_prices import two_prices
from collaborative.reading.words import fold
from collaborative.records.base import Typed
from collaborative.records.fields import as_text, is_tbc


class ChargeKind(StrEnum):
    AMOUNT = "amount"
    FREE = "free"
    ON_APPLICATION = "POA"
    TBC = "TBC"


@dataclass(frozen=True, slots=True)
class Charge:
    """One price: an amount in pounds, free, on application, or to be confirmed."""

    kind: ChargeKind
    amount: Decimal = Decimal("0.00")


_FREE = {
    "funded",
    "fullyfunded",
    "complimentary",
    "free",
    "nil",
    "none",
    "nocharge",
    "nocost",
    "freeofcharge",
    "foc",
    "included",
}
EXAMPLE = "Write one price, for example price: 95, or two: price: {member: 95, non_member: 125}."
_ON_APPLICATION = {
    "poa",
    "priceonapplication",
    "onapplication",
    "onrequest",
    "priceonrequest",
    "contactus",
    "contactoffice",
    "onenquiry",
    "askus",
}


def as_charge(value: Any) -> Charge:
    return value if isinstance(value, Charge) else _charge_of(as_text(value))


@lru_cache(maxsize=1_000)  # most files use the same few prices
def _charge_of(typed: str) -> Charge:
    if fold(typed) in _FREE:
        return Charge(ChargeKind.FREE)
    if fold(typed) in _ON_APPLICATION:
        return Charge(ChargeKind.ON_APPLICATION)
    if is_tbc(typed):
        return Charge(ChargeKind.TBC)
    amount = parse_amount(typed)
    return Charge(ChargeKind.AMOUNT, amount) if amount else Charge(ChargeKind.FREE)


ChargeField = Annotated[Charge, BeforeValidator(as_charge)]


class Price(Typed):
    """One price for everyone, or one for member schools and one for others."""

    not_typed = frozenset({"everyone"})  # typed as the value of price itself

    key_synonyms = {
        "members": "member",
        "member_schools": "member",
        "nonmember": "non_member",
        "nonmembers": "non_member",
        "others": "non_member",
        "other": "non_member",
        "other_schools": "non_member",
    }

    everyone: ChargeField | None = None
    member: ChargeField | None = Field(default=None, description="What a member school pays.", examples=["75"])
    non_member: ChargeField | None = Field(default=None, description="What others pay.", examples=["120"])

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        if isinstance(value, dict):
            if not value:
                raise InputError("The price is empty.", EXAMPLE)
            return value
        if isinstance(value, list):
            raise InputError(
                "This is a list, and a course has one price.",
                "For two prices write price: {member: 95, non_member: 125}.",
            )
        if isinstance(value, str) and (both := two_prices(value)):
            return {"member": both.members, "non_member": both.others}
        return {"everyone": value}

    @cached_property
    def charges(self) -> tuple[tuple[str, Charge], ...]:
        """Each payer and charge; the payer is "" for a single price."""
        labelled = (("", self.everyone), ("Member schools", self.member), ("Others", self.non_member))
        return tuple((label, charge) for label, charge in labelled if charge is not None)

    @property
    def for_members(self) -> Charge | None:
        """The charge for a member school."""
        return self.member or self.everyone or self.non_member

    @cached_property
    def is_free(self) -> bool:
        return all(charge.kind is ChargeKind.FREE for _, charge in self.charges)
