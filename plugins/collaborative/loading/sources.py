"""Files as found on the disk, before their content is read."""

from dataclasses import dataclass
from typing import NamedTuple

# Files that programs leave behind: previews, locks of open documents, unfinished downloads.
_LEFT_NAMES = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "__macosx"})
_LEFT_BEGINNINGS = (".", "~$")
_LEFT_ENDINGS = (".tmp", ".part", ".crdownload", ".swo", ".swp")


def is_litter(name: str) -> bool:
    """Return whether a file or folder is hidden or left by a program; it is never read or published."""
    lower = name.lower()
    if lower == ".well-known":  # RFC 8615: hosts and certificate authorities ask for what is in it
        return False
    return lower in _LEFT_NAMES or lower.startswith(_LEFT_BEGINNINGS) or lower.endswith(_LEFT_ENDINGS)


class SourceFile(NamedTuple):
    """A Markdown file's bytes.

    Attributes:
        path: From the site's root folder, with forward slashes: ``content/news/2026-02-20-programme.md``.
        uri: As MkDocs sees it: ``news/2026-02-20-programme.md``.
    """

    path: str
    uri: str
    data: bytes


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file other than Markdown: an image, an attachment, something left behind.

    Attributes:
        path: As in :class:`SourceFile`.
        uri: As in :class:`SourceFile`.
        size: In bytes.
    """

    path: str
    uri: str
    size: int
