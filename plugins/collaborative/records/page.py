"""A plain page: Markdown that MkDocs shows as it is."""

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from collaborative.records.base import Origin


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A plain page with readable front matter. It answers what every record answers.

    Attributes:
        path: As in the repository.
        uri: As MkDocs sees it.
        title: As typed, or None if the page's heading is its title.
        meta: Every text of the front matter, by lower-case key.
        aliases: Old addresses of the page, from the site's root, without slashes at the ends.
    """

    path: str
    uri: str
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    body: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()

    kind: ClassVar[str] = "page"
    in_feeds: ClassVar[bool] = False
    published: ClassVar[dt.datetime | None] = None
    updated: ClassVar[dt.datetime | None] = None
    known_by: ClassVar[str] = "title"
    public_name: ClassVar[str] = ""

    @property
    def slug(self) -> str:
        """The whole address: an alias of another page that names it takes its place."""
        return self.address.rstrip("/")

    @property
    def origin(self) -> Origin:
        return Origin(self.path, self.uri, self.uri.removesuffix(".md"))

    @property
    def old_addresses(self) -> tuple[str, ...]:
        """Addresses that lead here because an alias names them."""
        return tuple(f"{alias}/" for alias in self.aliases)

    def is_public(self, _day: dt.date) -> bool:
        return not self.draft

    def alias_for(self, address: str) -> str:
        """Return what to type below ``aliases`` so that an old address leads to the page."""
        return address.rstrip("/")

    def is_same_as(self, _later: "PlainPage") -> bool:
        return True

    def is_replaced_by(self, later: "PlainPage") -> bool:
        return self.slug in later.aliases

    @property
    def name(self) -> str:
        """The title, the heading, or the file."""
        return self.title or self.heading or self.uri

    @property
    def heading(self) -> str | None:
        """The first-level heading at the start of the text, or None."""
        first = self.body.lstrip("\n").split("\n", 1)[0]
        return first[2:].strip(" #") if first.startswith("# ") else None

    @property
    def text(self) -> str:
        """The body without that heading."""
        return self.body.lstrip("\n").partition("\n")[2] if self.heading else self.body

    @property
    def address(self) -> str:
        """The page's address: ``about/`` for ``about.md``, its folder for ``index.md``."""
        folder, _, name = self.uri.rpartition("/")
        stem = name.rsplit(".", 1)[0]
        parts = [folder] if folder else []
        if stem.lower() not in ("index", "readme"):
            parts.append(stem)
        return "/".join(parts) + "/" if parts else ""
