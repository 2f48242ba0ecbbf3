"""A plain page: Markdown that MkDocs shows as it is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PlainPage:
    """A plain page with readable front matter.

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
