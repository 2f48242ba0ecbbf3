"""Two prices in one line: one for members, one for others."""

import re
from typing import NamedTuple

from collaborative.reading.words import one_line

_OTHERS = r"(?:non[- ]?(?:members?|sla)?(?: schools?)?|others?(?: schools?)?|every(?:one|body) else|outside schools?)"
_MEMBERS = r"(?:(?:members?|sla)(?: schools?)?)"
_AMOUNT = r"(?:£\s*)?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|(?:£\s*)?[0-9]+(?:\.[0-9]{1,2})?|free"
_BETWEEN = r"(?:\s*[,;/|&]\s*|\s+)(?:(?:and|or|but)\s+)?"


def _who_pays(number: int, *, amount_first: bool) -> str:
    """Return a pattern for one price and its payer, with group names that end in ``number``."""
    who = rf"(?P<others{number}>{_OTHERS})|(?P<members{number}>{_MEMBERS})"
    amount = rf"(?P<amount{number}>{_AMOUNT})"
    if amount_first:
        return rf"{amount}\s*[-\u2013:(]?\s*(?:for |to )?(?:{who})\)?"
    return rf"(?:for )?\(?(?:{who})\)?\s*(?:pay\b)?\s*[-\u2013:=]?\s*{amount}"


_FORMS = tuple(
    re.compile(
        _who_pays(1, amount_first=first) + _BETWEEN + _who_pays(2, amount_first=first) + r"\.?",
        re.IGNORECASE,
    )
    for first in (True, False)
)


class TwoPrices(NamedTuple):
    """Two prices as typed, ``£35`` and ``£55``."""

    members: str
    others: str


def two_prices(text: str) -> TwoPrices | None:
    """Return both prices of ``£35 members, £55 non-members`` or ``Members free, others £20``.

    Returns None unless it is certain which price is whose.
    """
    typed = one_line(text)
    for form in _FORMS:
        match = form.fullmatch(typed)
        if match and bool(match["others1"]) != bool(match["others2"]):
            first, second = match["amount1"], match["amount2"]
            return TwoPrices(second, first) if match["others1"] else TwoPrices(first, second)
    return None
