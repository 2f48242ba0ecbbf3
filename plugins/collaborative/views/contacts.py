"""Whom to ask, as it was typed, with the email addresses and telephone numbers in it as links."""

import re

from collaborative.views.links import Link

_EMAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"(?<![\w+])(?:\+44[ ()-]*(?:\(0\))?[ ()-]*|\(?0)[0-9](?:[ ()-]*[0-9]){7,9}(?!\d)"
_EITHER = re.compile(f"({_EMAIL}|{_PHONE})")


def contact_parts(text: str) -> tuple[Link, ...]:
    """Pieces that make up the text again; those that are words have no address."""
    pieces = _EITHER.split(text)  # every second one is an email address or a number
    return tuple(Link(piece, _address(piece) if place % 2 else "") for place, piece in enumerate(pieces) if piece)


def _phone_link(number: str) -> str:
    """``tel:01614960000`` (RFC 3966)."""
    return f"tel:{re.sub(r'[^0-9+]', '', number.replace('(0)', ''))}"


def _address(piece: str) -> str:
    return f"mailto:{piece}" if "@" in piece else _phone_link(piece)
