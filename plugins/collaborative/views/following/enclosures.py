"""A record's picture as a file that feeds enclose: where it is, of what type, how large."""

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import splitext

from collaborative import addresses
from collaborative.records.course import Course
from collaborative.records.news import NewsItem

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
    """A picture; ``size`` is in bytes, ``alt`` what it shows."""

    address: str
    type: str
    size: int
    alt: str


def enclosure_of(record: Course | NewsItem, sizes: Mapping[str, int]) -> Enclosure | None:
    """The record's picture; ``sizes`` are those of the published files, in bytes, by uri: ``images/hall.jpg``.

    None where there is no picture, or none of which type and size are known: both must be said (RSS 2.0, enclosure).
    """
    path = record.image or ""
    mime, size = _TYPES.get(splitext(path)[1].lower()), sizes.get(path)
    return Enclosure(addresses.file(path), mime, size, record.image_alt) if mime and size else None
