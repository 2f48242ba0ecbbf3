"""Files as they were found, before anybody knows what they say."""

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
