"""Amounts of money, exact to the penny."""

import re
from decimal import Decimal

from collaborative.problems import Slip
from collaborative.reading.words import one_line

EXAMPLE = "for example 95, £95.00, Free, POA or TBC."

_AMOUNT = re.compile(
    r"£?\s*([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?\s*(?:pp|each|per person|a head)?", re.IGNORECASE
)


def parse_amount(text: str) -> Decimal:
    """Pounds and pence, with two decimal places.

    Raises:
        Slip: not one amount in pounds.
    """
    typed = one_line(text)
    if match := _AMOUNT.fullmatch(typed):
        return Decimal(f"{match[1].replace(',', '')}.{(match[2] or '').ljust(2, '0')}")
    raise Slip(*_why_not(typed))


def _why_not(typed: str) -> tuple[str, str]:
    if re.match(r"[-\u2212\u2013]\s*£?\s*\d|£\s*[-\u2212\u2013]", typed):
        return f'"{typed}" is below nothing: a price cannot be negative.', f"Write the amount, {EXAMPLE}"
    if "$" in typed or "€" in typed:
        return f'"{typed}" is not in pounds.', f"Prices are in £: write the amount, {EXAMPLE}"
    if re.search(r"[0-9][OolI]|[OolI][0-9]", typed):
        return f'"{typed}" has a letter where a number should be.', "Use the digits 0 and 1, not the letters O and l."
    if len(re.findall(r"[0-9]+(?:[.,][0-9]+)*", typed)) > 1:
        return (
            f'"{typed}" holds two amounts, and a course has one price.',
            "For two prices write price: {member: 95, non_member: 125}.",
        )
    if any(c.isdigit() and not c.isascii() for c in typed):
        return (
            f'"{typed}" is not written in ordinary digits.',
            f"Type the number again with the digits 0 to 9, {EXAMPLE}",
        )
    return f'"{typed}" is not an amount that I can read.', f"Write the price as a number, {EXAMPLE}"
