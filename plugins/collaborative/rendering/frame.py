"""What is around the content of a page, as a value, and the fragments of HTML that are made of it."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from collaborative.rendering.html import Html
from collaborative.views.links import Link
from collaborative.views.pictures import Picture
from collaborative.views.schema_org import Thing

FRAGMENTS_KEPT = 1000  # the same for many pages, but for the footer


@dataclass(frozen=True, slots=True)
class Head:
    """What browsers and feed readers read of a page.

    Attributes:
        feeds: Each with the address of its JSON feed; the page's own first, which many readers take.
        calendars: Those of the page, and that of the whole site.
        favicon, touch_icon: Addresses of icons; the second may be "".
        zone: The IANA name of the site's time zone.
        day: The day that the preview shows; None where the page finds out itself.
    """

    feeds: tuple[tuple[Link, str], ...]
    calendars: tuple[Link, ...]
    favicon: str
    touch_icon: str
    zone: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Meta:
    """What search engines and messengers show of a page; ``canonical`` is its whole URL, or "" for one that has none."""

    site: str
    headline: str
    description: str
    canonical: str
    indexed: bool
    picture: Picture | None = None
    picture_url: str = ""
    published: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """The name of the site, and the address of its logo or ""."""

    text: str
    logo: str


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The search: the addresses of its index and of the program that looks through it."""

    site: str
    index: str
    worker: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """An entry of the menu; one that ``mkdocs.yml`` gives entries of its own leads to the first of them."""

    text: Markup
    pages: tuple[Link, ...]

    @property
    def address(self) -> str:
        return self.pages[0].address

    def page_at(self, address: str) -> str | None:
        """The address of the page of this entry that is, or leads to, another page; None where that is elsewhere."""
        inside = [page.address for page in self.pages if page.address and address.startswith(page.address)]
        return max(inside, key=len, default=None)


@dataclass(frozen=True, slots=True)
class Menu:
    """The menu, with the entry and the page of it that lead to this page; ``exact`` where that page is this one."""

    entries: tuple[MenuEntry, ...]
    entry: MenuEntry | None = None
    here: str | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Footer:
    """What is below every page.

    Attributes:
        links: Other pages of the site.
        changed: The day on which the page last changed, with its words; None where that is not known.
        edit: The address of the editor of its file, or "".
        actions: Links for the office.
    """

    site: str
    phone: str
    email: str
    links: tuple[Link, ...]
    changed: tuple[dt.date, str] | None = None
    edit: str = ""
    actions: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpForLost:
    """What the page for addresses that lead nowhere offers; ``contact`` is the address of a page, or ""."""

    url: str
    contact: str
    has_search: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """All that is around the content of a page; ``root`` is the way to the site's root, which links begin with."""

    root: str
    document_title: str
    head: Head
    meta: Meta
    thing: Thing | None
    name: Name
    search: SearchBox | None
    menu: Menu
    crumbs: tuple[Link, ...] | None
    footer: Footer


class Fragments:
    """Renders frames; a fragment that is the same on several pages once."""

    def __init__(self, html: Html) -> None:
        self._html = html
        self._kept = lru_cache(FRAGMENTS_KEPT)(self._rendered)

    def of(self, frame: Frame, content: Markup) -> dict[str, Markup]:
        """The fragments of a page, by the names that the theme's template has for them."""
        root = frame.root
        return {
            "title": escape(frame.document_title),
            "head": self._kept("head", root, frame.head),
            "meta": self._html.render("frame_meta.html", root, it=frame.meta),
            "data": self._html.render("frame_data.html", root, it=frame.thing) if frame.thing else Markup(),
            "name": self._kept("name", root, frame.name),
            "search": self._kept("search", root, frame.search) if frame.search else Markup(),
            "menu": self._kept("menu", root, frame.menu),
            "crumbs": Markup() if frame.crumbs is None else self._kept("crumbs", root, frame.crumbs),
            "footer": self._kept("footer", root, frame.footer),
            "content": content,
        }

    def _rendered(self, part: str, root: str, value: Hashable) -> Markup:
        return self._html.render(f"frame_{part}.html", root, it=value)
