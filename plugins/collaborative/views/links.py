"""Links: a text and an address, the contact details in a text, and a course passed on to a colleague."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Link:
    """``address`` is from the site's root, or a whole URL; ``count`` is shown beside the text where it is given."""

    text: str
    address: str
    count: int | None = None


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


@dataclass(frozen=True, slots=True)
class Share:
    """What is passed on.

    Attributes:
        words: One fact a line.
        url: The address that stays for good.
        email: A mailto: link without an addressee, with all of it filled in (RFC 6068).
    """

    title: str
    words: str
    url: str
    email: str


def share(title: str, code: str, lines: tuple[str, ...], url: str) -> Share:
    """Of a course; empty lines are left out."""
    words = [line for line in lines if line]
    fields = {"subject": f"{title} ({code})", "body": "\r\n".join([title, *words, "", url])}
    return Share(title, "\n".join(words), url, f"mailto:?{urlencode(fields, quote_via=quote)}")
