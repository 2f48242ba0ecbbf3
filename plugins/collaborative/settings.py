"""What differs from one partnership's site to the next; read from ``mkdocs.yml`` by the adapter."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from collaborative.palette import DEFAULT_PALETTE, Palette
from collaborative.school_year import SchoolTerm
from collaborative.vocabulary import AUDIENCES, SUBJECTS, Vocabulary

LONDON = ZoneInfo("Europe/London")


class Nation(StrEnum):
    """Whose bank holidays count."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class Settings:
    """The site as a whole.

    Attributes:
        url: Where the site will stand, with a trailing slash.
        short_name: For tight places (feed titles, calendar names); the whole name where there is none.
        email, phone: The office's, for booking and the footer; "" where there is none.
        feed_items: How many items a feed holds, the newest; those of its last week stay all the same.
        nation: None where no bank holidays are looked up.
        terms: In order; empty where the site lists none.
        markdown_extensions: Names of those of Python-Markdown that are on, as in ``mkdocs.yml``.
        withdrawn: Addresses that were given up for good, from the site's root, each with a slash at its end.
        usual_anchors: Headings have the ids that Python-Markdown gives them unless told otherwise.
    """

    name: str
    url: str
    description: str = ""
    short_name: str = ""
    zone: ZoneInfo = LONDON
    email: str = ""
    phone: str = ""
    audiences: Vocabulary = AUDIENCES
    subjects: Vocabulary = SUBJECTS
    feed_items: int = 100
    nation: Nation | None = Nation.ENGLAND
    terms: tuple[SchoolTerm, ...] = ()
    markdown_extensions: frozenset[str] = frozenset()
    usual_anchors: bool = True
    withdrawn: frozenset[str] = frozenset()
    palette: Palette = DEFAULT_PALETTE

    @property
    def title(self) -> str:
        return self.short_name or self.name

    @property
    def host(self) -> str:
        """The name that makes guids and UIDs ours (RFC 4151, RFC 7986 section 5.3)."""
        return urlsplit(self.url).hostname or "localhost"

    def absolute(self, address: str) -> str:
        """The whole URL of a page or file of the site, given its address from the root."""
        return self.url + address

    def midnight(self, day: date) -> datetime:
        """The start of a day in the site's zone."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)
