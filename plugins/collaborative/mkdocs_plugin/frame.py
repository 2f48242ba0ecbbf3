"""The frames of pages: what MkDocs knows of a page and its menu, as values."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link as NavLink
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from collaborative import addresses
from collaborative.records.page import PlainPage
from collaborative.rendering.frame import Footer, Frame, Head, HelpForLost, Menu, MenuEntry, Meta, Name, SearchBox
from collaborative.rendering.html import root_from
from collaborative.rendering.structured_data import structured_data
from collaborative.rendering.text import plain
from collaborative.sections.page import Page
from collaborative.sections.plan import SitePlan
from collaborative.sections.site import Site
from collaborative.views import wording
from collaborative.views.descriptions import described, document_title
from collaborative.views.links import Link
from collaborative.views.pictures import ICON_SIZES, site_picture

MATERIALS_ICON = "assets/images/favicon.png"
"""Where ``mkdocs.yml`` names no favicon: a sign of another program, in place of which ours stands."""

CONTACT = "contact/"
# Where a footer leads, in this order, as far as the site has such a page.
FOOTER_LINKS = (
    Link("Subscribe to courses, news and calendars", addresses.SUBSCRIBE),
    Link("Discounts", addresses.DISCOUNTS),
    Link("Past courses", addresses.PAST_COURSES),
    Link("Contact", CONTACT),
    Link("Accessibility", "accessibility/"),
    Link("Privacy", "privacy/"),
)


@dataclass(frozen=True, slots=True)
class SiteImages:
    """Addresses of pictures that each page shows; ``logo`` is "" where the site has none."""

    favicon: str
    logo: str = ""


@dataclass(frozen=True, slots=True)
class SearchFiles:
    """What the search fetches when it is opened, from the site's root: the index, and the program that looks through it."""

    index: str
    worker: str


class Frames:
    """Makes the frame of every page; what all of them share is asked once."""

    def __init__(self, site: Site, images: SiteImages, search: SearchFiles | None) -> None:
        self._site = site
        self._settings = settings = site.settings
        has_own_icon = images.favicon != MATERIALS_ICON
        self._icon = images.favicon if has_own_icon else addresses.icon(ICON_SIZES[0])
        self._touch_icon = "" if has_own_icon else addresses.icon(ICON_SIZES[1])
        self._picture = site_picture(settings)
        self._search = SearchBox(settings.title, search.index, search.worker) if search else None
        self._name = Name(settings.name, images.logo)
        self._menu: tuple[MenuEntry, ...] = ()
        self._footer_links: tuple[Link, ...] = ()
        name = settings.title
        self._calendar = Link(f"{name}: calendar", addresses.CALENDAR_FILE)
        self._feeds = (
            Link(name, addresses.FEED),
            Link(f"{name}: news", addresses.NEWS_FEED),
            Link(f"{name}: courses", addresses.COURSES_FEED),
        )

    def set_menu(self, nav: Navigation, labels: dict[str, str], addresses_of_pages: Collection[str]) -> None:
        """Once every page has its title; ``labels`` are the names that the menu of ``mkdocs.yml`` gives to files."""
        self._menu = tuple(entry for item in nav.items if (entry := _menu_entry(item, labels)))
        self._footer_links = tuple(link for link in FOOTER_LINKS if link.address in addresses_of_pages)

    def of(self, page: MkDocsPage, planned: Page | None, own: PlainPage | None, beginning: str) -> Frame:
        """The frame of a page that the site makes (``planned``) or of a plain one (``own``).

        ``beginning`` are the first words of its text, which describe it where nothing else does.
        """
        settings, home = self._settings, page.url == ""
        title = plain(page.title or "")
        headline = settings.name if home else (planned.headline if planned else "") or title
        given = Markup(page.meta.get("description") or "").unescape()
        description = given if given and planned else described((given or beginning,), f"{title}: {settings.name}")
        crumbs = planned.crumbs if planned else ()
        picture = (planned.picture if planned else None) or self._picture
        whole_title = planned.title if planned else Markup(page.title or "").striptags()
        address, thing = page.url.removeprefix("./"), planned.thing if planned else None
        return Frame(
            root=root_from(page.url),
            document_title=document_title(headline, settings),
            head=self._head(planned.feeds, planned.calendars) if planned else self._head(),
            meta=Meta(
                site=settings.name,
                headline=headline,
                description=description,
                canonical=page.canonical_url or "",
                indexed=not self._site.is_preview and (planned is None or planned.indexed),
                picture=picture,
                picture_url=settings.absolute(picture.address),
                published=planned.published if planned else None,
            ),
            thing=structured_data(address, whole_title, description, crumbs, thing, settings),
            name=self._name,
            search=self._search,
            menu=self._menu_at(page.url),
            crumbs=None if home else crumbs,
            footer=self._footer(planned, own),
        )

    def not_found(self) -> Frame:
        """The frame of the 404 page, which may be shown at any address: its links begin at the host's root."""
        settings = self._settings
        return Frame(
            root=urlsplit(settings.url).path,
            document_title=f"Page not found – {settings.name}",
            head=self._head(),
            meta=Meta(settings.name, "", "There is no page at this address.", "", indexed=False),
            thing=None,
            name=self._name,
            search=self._search,
            menu=Menu(self._menu),
            crumbs=None,
            footer=self._footer(None, None),
        )

    def help_for_lost(self) -> HelpForLost:
        """What the 404 page offers."""
        contact = next((link.address for link in self._footer_links if link.address == CONTACT), "")
        return HelpForLost(self._settings.url, contact, has_search=self._search is not None)

    def _head(self, feeds: tuple[Link, ...] = (), calendars: tuple[Link, ...] = ()) -> Head:
        return Head(
            feeds=tuple((feed, addresses.json_feed_of(feed.address)) for feed in (*feeds, *self._feeds)),
            calendars=(*calendars, self._calendar),
            favicon=self._icon,
            touch_icon=self._touch_icon,
            zone=self._settings.zone.key,
            day=self._site.today if self._site.is_preview else None,
        )

    def _menu_at(self, address: str) -> Menu:
        """The menu with the part of the site marked to which a page belongs."""
        is_list = address.startswith(addresses.LISTS_OF_COURSES)
        is_named = any(entry.page_at(address) for entry in self._menu if address)
        place = addresses.COURSES if is_list and not is_named else address
        entry = next((entry for entry in self._menu if place and entry.page_at(place)), None)
        here = entry.page_at(place) if entry and place else None
        return Menu(self._menu, entry, here, here == address)

    def _footer(self, planned: Page | None, own: PlainPage | None) -> Footer:
        settings, site = self._settings, self._site
        changed = planned.changed if planned else site.changes.of(own) if own else None
        return Footer(
            site=settings.name,
            phone=settings.phone,
            email=settings.email,
            links=self._footer_links,
            changed=(changed, wording.long_day(changed)) if changed else None,
            edit=planned.edit if planned else site.repository.edit(own.path) if own else "",
            actions=planned.actions if planned else (),
        )


def take_labels(nav: Navigation) -> dict[str, str]:
    """The names that ``mkdocs.yml`` gives to pages, by file, as HTML; titles of sections and links become HTML in place.

    Such names are text, while the titles that MkDocs makes of headings are HTML; templates print both as they are.
    """
    labels = {}
    for page in nav.pages:
        if page.title is not None:
            page.title = labels[page.file.src_uri] = str(escape(page.title))
    _escape_sections(nav.items)
    return labels


def default_nav(site: Site, plan: SitePlan, plain: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """The menu of a site whose ``mkdocs.yml`` has none: the sections that have something to show, then the plain pages."""
    wanted = [address for section in site.sections if (address := section.menu(site)) is not None]
    pages = {page.address: page for page in plan.pages}
    own = [{"Home" if address == addresses.HOME else pages[address].title: pages[address].uri} for address in wanted]
    return [*own, *({title: uri} for title, uri in plain)]


def nav_without(nav: list[Any], uris: Collection[str], introductions: Mapping[str, str]) -> list[Any]:
    """The menu of ``mkdocs.yml`` without pages that are drafts, and without parts in which nothing is left.

    ``introductions`` are the files that introduce the lists of the site, by the uris under which menus name the lists.
    """
    kept: list[Any] = []
    for entry in nav:
        title, target = next(iter(entry.items())) if isinstance(entry, dict) and len(entry) == 1 else (None, entry)
        if isinstance(target, list):
            if inside := nav_without(target, uris, introductions):
                kept.append({title: inside})
        elif target not in uris:
            found = introductions.get(target, target) if isinstance(target, str) else target
            kept.append(found if title is None else {title: found})
    return kept


def _escape_sections(items: Iterable[StructureItem]) -> None:
    for item in items:
        if isinstance(item, (Section, NavLink)) and item.title:
            item.title = str(escape(item.title))
        if isinstance(item, Section):
            _escape_sections(item.children)


def _menu_entry(item: StructureItem, labels: dict[str, str]) -> MenuEntry | None:
    pages = tuple(_menu_links(item, labels))
    if not pages:
        return None
    return MenuEntry(Markup(item.title or "") if isinstance(item, Section) else Markup(pages[0].text), pages)


def _menu_links(item: StructureItem, labels: dict[str, str]) -> Iterator[Link]:
    if isinstance(item, Section):
        for child in item.children:
            yield from _menu_links(child, labels)
    elif isinstance(item, (MkDocsPage, NavLink)):
        label = labels.get(item.file.src_uri) if isinstance(item, MkDocsPage) else None
        yield Link(Markup(label or item.title or ""), item.url)
