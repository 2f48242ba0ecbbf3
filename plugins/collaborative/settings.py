"""The settings in which one partnership's site differs from another; the adapter reads them from ``mkdocs.yml``."""

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
    """The nation whose bank holidays count."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site.

    Attributes:
        url: The address of the published site, with a trailing slash.
        short_name: The name where space is short (feed titles, calendar names); "" for the full name.
        email, phone: The office's, for booking and the footer; "" if there is none.
        feed_items: How many items a feed holds, newest first; it always keeps the items of the last week.
        nation: None if bank holidays are not shown.
        terms: The school terms in order; empty if the site lists none.
        markdown_extensions: The names of the Python-Markdown extensions in ``mkdocs.yml``.
        withdrawn: Addresses that were given up permanently, from the site's root, each with a trailing slash.
        usual_anchors: Whether headings have the ids that Python-Markdown gives them by default.
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
        """The host name that makes guids and UIDs unique (RFC 4151; RFC 7986, section 5.3)."""
        return urlsplit(self.url).hostname or "localhost"

    def absolute(self, address: str) -> str:
        """Return the whole URL of an address on the site."""
        return self.url + address

    def midnight(self, day: date) -> datetime:
        """Return the start of a day in the site's time zone."""
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)
