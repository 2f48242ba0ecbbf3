"""Any other page of the site: Markdown that MkDocs shows as it is."""

import datetime as dt
from dataclasses import dataclass, field
from typing import ClassVar

from collaborative.records.base import Origin


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A page whose front matter has been found readable. What every record answers, it answers as well.

    Attributes:
        path: As in the repository; ``uri`` as MkDocs sees it.
        title: As typed, or None where the page's heading is the title.
        meta: Every piece of text in the front matter, by lower-case key.
        aliases: Old addresses that lead here, from the site's root and without slashes at their ends.
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
        """What to type below ``aliases`` so that an old address leads to such a page."""
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
        """The first-level heading with which the text begins, if it does."""
        first = self.body.lstrip("\n").split("\n", 1)[0]
        return first[2:].strip(" #") if first.startswith("# ") else None

    @property
    def text(self) -> str:
        """The body without that heading."""
        return self.body.lstrip("\n").partition("\n")[2] if self.heading else self.body

    @property
    def address(self) -> str:
        """Where it stands on the site: ``about.md`` at ``about/``, ``index.md`` at its folder."""
        folder, _, name = self.uri.rpartition("/")
        stem = name.rsplit(".", 1)[0]
        parts = [folder] if folder else []
        if stem.lower() not in ("index", "readme"):
            parts.append(stem)
        return "/".join(parts) + "/" if parts else ""
