"""The site as checks see it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from collaborative.checking.files.pictures import Look, without_looking
from collaborative.checking.markdown import Body, body_of
from collaborative.loading.configuration import Configuration
from collaborative.loading.content import Content
from collaborative.loading.documents import Document
from collaborative.loading.shaping import Shaped, of_kind
from collaborative.loading.sources import OtherFile, SourceFile
from collaborative.records.base import Record
from collaborative.sections import SECTIONS
from collaborative.sections.repository import NoRepository, Repository
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views.permanent_addresses import PermanentAddress

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
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
    published: tuple[PermanentAddress, ...] | None = None
    repository: Repository = field(default_factory=NoRepository)
    assets: frozenset[str] = frozenset()
    docs: str = "content"

    @cached_property
    def site(self) -> Site:
        """What the pages of the site are made of, drafts and what is published later included."""
        catalogue = self.content.catalogue
        shown = {*(item.image for item in catalogue.news), *(course.image for course in catalogue.courses)}
        pictures = {file.uri: self.look(file.path) for file in self.files if file.uri in shown}
        return Site(
            catalogue,
            self.content.pages,
            self.settings,
            self.today,
            SECTIONS,
            sizes={file.uri: file.size for file in self.files},
            extents={uri: (picture.width, picture.height) for uri, picture in pictures.items() if picture.width},
            repository=self.repository,
            assets=self.assets,
            docs=self.docs,
            is_preview=True,
        )

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        return {}

    def items_of(self, kind: type[R]) -> Iterator[tuple[Shaped[R], R]]:
        """The records of a kind, drafts included, each with the lines on which it was typed."""
        return of_kind(self.content.items, kind)

    def body_of(self, document: Document) -> Body:
        """Return the parts of a file's Markdown, parsed once for all checks."""
        if (body := self._bodies.get(document.path)) is None:
            body = self._bodies[document.path] = body_of(document)
        return body
