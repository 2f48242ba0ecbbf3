"""Structured data in the vocabulary of https://schema.org: the parts that several kinds of page share."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import TypeAlias

from collaborative import addresses
from collaborative.settings import Settings
from collaborative.views.links import Link

SCHEMA = "https://schema.org"


class Placeholder(Enum):
    """A property whose value is known only once the page is complete."""

    TITLE = auto()
    DESCRIPTION = auto()


Value: TypeAlias = "str | int | Placeholder | Sequence[Value] | Mapping[str, Value]"
Thing: TypeAlias = Mapping[str, Value]


def organisation_reference(settings: Settings) -> Thing:
    return {"@id": settings.absolute("#organization")}


def organisation(settings: Settings) -> Thing:
    """Return the organisation that runs the site."""
    return {
        "@type": "Organization",
        **organisation_reference(settings),
        "name": settings.name,
        "url": settings.url,
        **known(email=settings.email, telephone=settings.phone),
    }


def postal_address(town: str, postcode: str) -> Thing | None:
    address = known(addressLocality=town, postalCode=postcode)
    return {"@type": "PostalAddress", **address, "addressCountry": "GB"} if address else None


def list_items(links: Iterable[Link], url_property: str, settings: Settings) -> list[Thing]:
    """Return numbered links; ``url_property`` is "item" in a breadcrumb and "url" in other lists."""
    return [
        {"@type": "ListItem", "position": place, "name": link.text, url_property: settings.absolute(link.address)}
        for place, link in enumerate(links, 1)
    ]


def image_url(path: str | None, settings: Settings) -> str | None:
    """Return the whole URL of the record's own picture, at any size."""
    return addresses.file_url(path, settings) if path else None


def iso(moment: dt.date | dt.datetime | None) -> str | None:
    """Return a day, or a moment with its offset from UTC, in ISO 8601."""
    return moment.isoformat() if moment else None


def one_or_many(values: Sequence[Value]) -> Value:
    return values[0] if len(values) == 1 else values


def known(**properties: "Value | None") -> dict[str, Value]:
    """Return the properties without empty ones; False and 0 are values."""
    return {name: value for name, value in properties.items() if value or isinstance(value, int)}
