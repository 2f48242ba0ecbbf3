"""Files as they were found, before anybody knows what they say."""

from dataclasses import dataclass
from typing import NamedTuple

# What programs leave beside the files that people make: previews, locks of open documents, unfinished downloads.
_LEFT_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
_LEFT_BEGINNINGS = (".", "~$")
_LEFT_ENDINGS = (".tmp", ".part", ".crdownload", ".swo", ".swp")


def is_litter(name: str) -> bool:
    """Whether a file or folder of that name is nobody's: hidden, or left by a program. Never read, never published."""
    lower = name.lower()
    return lower in _LEFT_NAMES or lower.startswith(_LEFT_BEGINNINGS) or lower.endswith(_LEFT_ENDINGS)


class SourceFile(NamedTuple):
    """A Markdown file as it is.

    Attributes:
        path: From the site's root folder, with forward slashes: ``content/news/2026-02-20-programme.md``.
        uri: As MkDocs sees it: ``news/2026-02-20-programme.md``.
    """

    path: str
    uri: str
    data: bytes


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file that is no Markdown: an image, an attachment, something left behind.

    Attributes:
        path, uri: As of :class:`SourceFile`.
        size: In bytes.
    """

    path: str
    uri: str
    size: int
