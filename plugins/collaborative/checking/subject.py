"""The site as checks see it."""

import datetime as dt
from dataclasses import dataclass, field

from collaborative.checking.files.pictures import Look, without_looking
from collaborative.checking.markdown import Body, body_of
from collaborative.loading.configuration import Configuration
from collaborative.loading.content import Content
from collaborative.loading.documents import Document
from collaborative.loading.sources import OtherFile, SourceFile
from collaborative.settings import Settings
from collaborative.views.promises import Promise


@dataclass(frozen=True, slots=True)
class Subject:
    """A site as it was read.

    Attributes:
        files: Everything in the content and courses folders that is not Markdown.
        today: The day of the check, in the site's zone.
        sources: Every Markdown file, including those that could not be read.
        configured: The uris of files that mkdocs.yml names, such as style sheets.
        look: Returns what is in a picture file, by its path.
        configuration: mkdocs.yml as typed.
        published: The permanent addresses of the published site, or None if they are not at hand.
    """

    content: Content
    files: tuple[OtherFile, ...]
    settings: Settings
    today: dt.date
    sources: tuple[SourceFile, ...] = ()
    configured: frozenset[str] = frozenset()
    look: Look = without_looking
    configuration: Configuration = field(default_factory=lambda: Configuration("mkdocs.yml"))
    published: tuple[Promise, ...] | None = None
    _bodies: dict[str, Body] = field(default_factory=dict, repr=False, compare=False)

    def body_of(self, document: Document) -> Body:
        """Return the parts of a file's Markdown, parsed once for all checks."""
        if (body := self._bodies.get(document.path)) is None:
            body = self._bodies[document.path] = body_of(document)
        return body
