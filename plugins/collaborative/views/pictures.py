"""A record's picture as a page shows it, with room kept for it before it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from collaborative import addresses
from collaborative.records.course import Course
from collaborative.records.news import NewsItem

Extent = tuple[int, int]
"""Width and height of a picture in pixels, as it is shown."""

NO_EXTENTS: Mapping[str, Extent] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; ``alt`` is what it shows, width and height are in pixels, 0 where unknown (drawings have none)."""

    address: str
    alt: str
    width: int
    height: int


def picture_of(record: Course | NewsItem, extents: Mapping[str, Extent]) -> Picture | None:
    """The record's picture, if it has one; ``extents`` are those of the published files by uri: ``images/hall.jpg``."""
    if not record.image:
        return None
    width, height = extents.get(record.image, (0, 0))
    return Picture(addresses.file(record.image), record.image_alt, width, height)
