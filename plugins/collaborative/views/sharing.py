"""A course told to a colleague: by email, or by whatever the colleague's telephone has."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


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
