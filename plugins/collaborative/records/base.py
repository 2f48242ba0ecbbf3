"""The base of every record: its origin, publication, address and text."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from inspect import get_annotations
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field


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
    def key_meant(cls, key: str, _value: Any) -> str:
        """Return the field that a value typed for a field is meant for; models with such a pair override this."""
        return key

    @classmethod
    def keys(cls) -> tuple[str, ...]:
        """Return the front matter keys as an editor types them."""
        return tuple(field.alias or name for name, field in cls.model_fields.items() if name not in cls.not_typed)

    @classmethod
    def label(cls, name: str) -> str:
        """The noun for a field in sentences for visitors: its title, or else its key in words."""
        field = cls.model_fields[name]
        return field.title or (field.alias or name).replace("_", " ")


class Record(Typed):
    """The content of one file.

    A kind of record declares the fields that people type for it; the others here keep their defaults, so that what is
    true of every record can be asked of every record.

    Attributes:
        kind: What one is called in ``new course``, in guids and as a kind of page.
        folder: Where the files are, as MkDocs sees it; also the first part of the addresses.
        in_feeds: Whether it is an item of a feed, so that subscribers know it by a guid.
        known_by: The field that tells one of them from another.
        is_place: Whether each is a place where courses and meetings can be held, so that venues are compared with titles.
        needs_text: Whether it is there to be read, so that an empty text without a summary is probably a mistake.
        has_title_alone: Whether no two may share a title, because other files refer to them by it.
        slug: The last part of the page's address.
        published: The moment from which the public may see it; None where it is not known or never set.
        updated: When it last changed in a way that matters to people.
        aliases: Slugs of old addresses that lead to its page.
        draft: It is in nothing public.
        image: A picture of it: a file by its path from the content folder, or a web address.
        image_alt: What the picture shows.
        body: Markdown.
    """

    kind: ClassVar[str]
    folder: ClassVar[str]
    in_feeds: ClassVar[bool] = False
    known_by: ClassVar[str] = "title"
    is_place: ClassVar[bool] = False
    needs_text: ClassVar[bool] = False
    has_title_alone: ClassVar[bool] = False
    not_typed: ClassVar[frozenset[str]] = frozenset({"origin", "body"})
    # Fields that default to the file's name.
    from_its_name: ClassVar[frozenset[str]] = frozenset({"slug"})
    # Values for required fields that are wrong, so that the same run can check the rest of the file.
    stand_ins: ClassVar[dict[str, Any]] = {"title": "x"}

    origin: Origin
    title: str = ""
    slug: str
    published: dt.datetime | None = None
    updated: dt.datetime | None = None
    aliases: tuple[str, ...] = ()
    draft: bool = False
    image: str | None = None
    image_alt: str = ""
    body: str = Field(default="", title="text")

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        """Only fields that the kind declares itself can be typed, in the order in which it declares them."""
        if not hasattr(cls, "kind"):
            return
        kinds = [base for base in cls.__mro__[::-1] if issubclass(base, Typed) and not issubclass(Record, base)]
        declared = {
            name: cls.model_fields[name] for base in kinds for name in get_annotations(base) if name in cls.model_fields
        }
        shared = {name: info for name, info in cls.model_fields.items() if name not in declared}
        cls.not_typed = cls.not_typed | shared.keys()
        cls.__pydantic_fields__ = {**shared, **declared}

    @property
    def address(self) -> str | None:
        """The page's address from the site's root; None for a kind without pages of its own."""
        return None

    @property
    def old_addresses(self) -> tuple[str, ...]:
        """The addresses of the record's aliases, which lead to its page."""
        return ()

    @property
    def public_name(self) -> str:
        """The name in guids and UIDs, which never changes; "" for a kind that subscribers do not know."""
        return self.origin.name if self.in_feeds else ""

    @property
    def name(self) -> str:
        """The name in messages."""
        return self.title

    @property
    def is_placed(self) -> bool:
        """Whether the file's name gives the record a place on the site."""
        return True

    def is_public(self, day: dt.date) -> bool:
        """Whether the public may see the record on a day: it is not a draft, and is published by then."""
        return not self.draft and (self.published is None or self.published.date() <= day)

    def is_archived(self, today: dt.date) -> bool:  # noqa: ARG002  # kinds that become old ask it
        """Whether the record is too old to be worth correcting."""
        return False

    def files_shown(self, today: dt.date) -> Iterator[str]:  # noqa: ARG002  # kinds that show some later ask it
        """Yield the files that its page shows or offers on a day, by their paths; web addresses may be among them."""
        if self.image:
            yield self.image

    def alias_for(self, address: str) -> str:
        """Return what to type below ``aliases`` so that an old address leads to the record's page."""
        return address.rstrip("/").rpartition("/")[2]

    # Versions of one record in the history of its files

    def is_same_as(self, later: Self) -> bool:  # noqa: ARG002  # kinds whose files are used again ask it
        """Whether a later version of the same file is still this record, and not another one."""
        return True

    def is_replaced_by(self, later: Self) -> bool:
        """Whether a record that appears after this one was deleted takes its place."""
        return self.slug in later.aliases

    def known_since(self, first: Self) -> Self:
        """Return the record with the public name that its first public version had."""
        return self.model_copy(update={"origin": replace(self.origin, name=first.origin.name)})

    def with_public_name(self, name: str) -> Self:
        return self.model_copy(update={"origin": replace(self.origin, name=name)})


class PageRecord(Record):
    """A record with a page of its own at ``folder/slug/``."""

    @property
    def address(self) -> str:
        return f"{self.folder}/{self.slug}/"

    @property
    def old_addresses(self) -> tuple[str, ...]:
        return tuple(f"{self.folder}/{alias}/" for alias in self.aliases)
