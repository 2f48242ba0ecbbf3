"""Links: text and address, contact details in a text, and sharing a course."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``address`` is from the site's root or a whole URL, ``count`` a number shown beside the text."""

    text: str
    address: str
    count: int | None = None


_EMAIL = r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = r"(?<![\w+])(?:\+44[ ()-]*(?:\(0\))?[ ()-]*|\(?0)[0-9](?:[ ()-]*[0-9]){7,9}(?!\d)"
_EITHER = re.compile(f"({_EMAIL}|{_PHONE})")


def contact_parts(text: str) -> tuple[Link, ...]:
    """Split a text into links for its email addresses and phone numbers, and words with an empty address."""
    pieces = _EITHER.split(text)  # every second piece is an email address or phone number
    return tuple(Link(piece, _address(piece) if place % 2 else "") for place, piece in enumerate(pieces) if piece)


def _phone_link(number: str) -> str:
    """Return, for example, ``tel:01614960000`` (RFC 3966)."""
    return f"tel:{re.sub(r'[^0-9+]', '', number.replace('(0)', ''))}"


def _address(piece: str) -> str:
    return f"mailto:{piece}" if "@" in piece else _phone_link(piece)


@dataclass(frozen=True, slots=True)
class Share:
    """A course as people share it.

    Attributes:
        words: One fact on each line.
        url: The permanent address.
        email: A mailto: link without an addressee, with everything filled in (RFC 6068).
    """

    title: str
    words: str
    url: str
    email: str


def share(title: str, code: str, lines: tuple[str, ...], url: str) -> Share:
    """Return how to share a course; empty lines are left out."""
    words = [line for line in lines if line]
    fields = {"subject": f"{title} ({code})", "body": "\r\n".join([title, *words, "", url])}
    return Share(title, "\n".join(words), url, f"mailto:?{urlencode(fields, quote_via=quote)}")
