"""Fields of every record: its origin, address and text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True, slots=True)
class Origin:
    """The file behind a record.

    Attributes:
        path: As in the repository, for messages and edit links: ``content/news/2026-02-20-programme.md``.
        uri: As MkDocs sees it, beside the other pages: ``news/2026-02-20-programme.md``.
        name: The file's first name without ``.md``, from the history if known; it stays when the file is renamed.
    """

    path: str
    uri: str
    name: str

    @property
    def stem(self) -> str:
        return self.uri.rsplit("/", 1)[-1].removesuffix(".md")


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """The typed words of a closed choice and their values; annotates the choice's type."""

    meaning: Mapping[str, Any]


class Typed(BaseModel):
    """A part of a record as typed by an editor: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)

    # Other names that people type for a key.
    key_synonyms: ClassVar[dict[str, str]] = {}
    # Groups of keys of which one is required.
    one_of: ClassVar[tuple[str, ...]] = ()
    # Fields that do not come from the front matter.
    not_typed: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def from_text(cls, _text: str) -> dict[str, str]:
        """Return the parts that a single text means; models that read text override this."""
        return {}

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the front matter keys as an editor types them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items() if name not in cls.not_typed)


class Record(Typed):
    """The content of one file.

    Attributes:
        slug: The last part of the page's address.
        body: Markdown.
    """

    not_typed: ClassVar[frozenset[str]] = frozenset({"origin", "body"})
    # Fields that default to the file's name.
    from_its_name: ClassVar[frozenset[str]] = frozenset({"slug"})
    # Values for required fields that are wrong, so that the same run can check the rest of the file.
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x"}

    origin: Origin
    body: str = ""
