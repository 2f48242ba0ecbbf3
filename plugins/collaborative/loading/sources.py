"""A file as it was read, before anybody knows what it says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A Markdown file as it is.

    Attributes:
        path: From the site's root folder, with forward slashes: ``content/news/2026-02-20-programme.md``.
        uri: As MkDocs sees it: ``news/2026-02-20-programme.md``.
    """

    path: str
    uri: str
    data: bytes
