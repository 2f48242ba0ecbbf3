"""What every record has: where it comes from, and its text."""

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
        name: What it was first called, without ``.md``; stays when the file is renamed (from the history, if known).
    """

    path: str
    uri: str
    name: str

    @property
    def stem(self) -> str:
        return self.uri.rsplit("/", 1)[-1].removesuffix(".md")


@dataclass(frozen=True, eq=False, slots=True)
class Words:
    """Stands beside the type of a closed choice: what people type for it → what it means."""

    meaning: Mapping[str, Any]


class Typed(BaseModel):
    """A part of a record that an editor types: frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)

    # What people write for a key, beside its name.
    key_synonyms: ClassVar[dict[str, str]] = {}
    # Keys of which one is needed.
    one_of: ClassVar[tuple[str, ...]] = ()
    # Fields that come from elsewhere than the front matter.
    not_typed: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def from_text(cls, _text: str) -> dict[str, str]:
        """What a text means where the parts of this model could stand; a model that reads text says so itself."""
        return {}

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """The keys of the front matter, as an editor writes them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items() if name not in cls.not_typed)


class Record(Typed):
    """One file's worth.

    Attributes:
        slug: The last part of the page's address.
        body: Markdown.
    """

    not_typed: ClassVar[frozenset[str]] = frozenset({"origin", "body"})
    # Fields that the file's name gives where nothing is typed.
    from_its_name: ClassVar[frozenset[str]] = frozenset({"slug"})
    # What stands in for a required field that is wrong, so that the rest of the file can be checked in the same run.
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x"}

    origin: Origin
    body: str = ""
