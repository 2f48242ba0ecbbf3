"""Pictures of records and of the site, as pages, messengers and feeds show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import splitext
from types import MappingProxyType

from collaborative import addresses
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.settings import Settings

Extent = tuple[int, int]
"""Width and height of a picture in pixels, as it is shown."""

NO_EXTENTS: Mapping[str, Extent] = MappingProxyType({})

SITE_PICTURE_SIZE = (1200, 630)  # recommended by Facebook and LinkedIn; others crop the sides
SMALLEST_SHARED = 200  # pixels: Facebook refuses smaller pictures
ICON_SIZES = (96, 180, 512)  # tabs and search results (a multiple of 48), home screens, search engines' panels


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; ``alt`` describes it, width and height are in pixels, or 0 if unknown (drawings have none)."""

    address: str
    alt: str
    width: int
    height: int


def picture_of(record: Course | NewsItem, extents: Mapping[str, Extent]) -> Picture | None:
    """Return the record's picture, or None; ``extents`` are the sizes in pixels by uri: ``images/hall.jpg``."""
    if not record.image:
        return None
    width, height = extents.get(record.image, (0, 0))
    return Picture(addresses.file(record.image), record.image_alt, width, height)


def shared_picture(record: Course | NewsItem, extents: Mapping[str, Extent]) -> Picture | None:
    """Return the record's picture for messengers, if it has one that is large enough; a drawing has no size."""
    picture = picture_of(record, extents)
    return picture if picture and min(picture.width, picture.height) >= SMALLEST_SHARED else None


def site_picture(settings: Settings) -> Picture:
    """Return the picture for messengers of every page that has none of its own: the site's name and logo."""
    return Picture(addresses.SHARE_PICTURE, settings.name, *SITE_PICTURE_SIZE)


# The MIME types of the pictures that browsers show, by the endings that they go by (IANA's registry).
_TYPES = {
    **dict.fromkeys((".jpg", ".jpeg", ".jpe", ".jfif"), "image/jpeg"),
    ".png": "image/png",
    ".apng": "image/apng",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A picture in a feed; ``size`` is in bytes, ``alt`` describes it."""

    address: str
    type: str
    size: int
    alt: str


def enclosure_of(record: Course | NewsItem, sizes: Mapping[str, int]) -> Enclosure | None:
    """Return the record's picture for a feed; ``sizes`` are those of the published files in bytes by uri.

    It is None without a picture, or if its type or size is unknown: an enclosure needs both (RSS 2.0).
    """
    path = record.image or ""
    mime, size = _TYPES.get(splitext(path)[1].lower()), sizes.get(path)
    return Enclosure(addresses.file(path), mime, size, record.image_alt) if mime and size else None
