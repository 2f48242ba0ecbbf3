"""What stands around a page: head, menu, breadcrumb and footer, as fragments for the theme's template."""

import datetime as dt
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
from collaborative.mkdocs_plugin.editing import Additions
from collaborative.rendering.html import Html, root_from
from collaborative.rendering.structured_data import structured_data
from collaborative.rendering.text import plain
from collaborative.sections.page import Page
from collaborative.sections.plan import SitePlan
from collaborative.sections.site import Site
from collaborative.settings import Settings
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
class MenuPart:
    """An entry of the menu; one that ``mkdocs.yml`` gives entries of its own leads to the first of them."""

    text: Markup
    pages: tuple[Link, ...]

    @property
    def address(self) -> str:
        return self.pages[0].address

    def has(self, address: str) -> bool:
        return self.page_at(address) is not None

    def page_at(self, address: str) -> str | None:
        """The address of the page of this part that is, or leads to, another page; None where that is elsewhere."""
        inside = [page.address for page in self.pages if page.address and address.startswith(page.address)]
        return max(inside, key=len, default=None)


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


class Frame:
    """Makes the fragments; those that are the same on many pages, once."""

    def __init__(
        self,
        html: Html,
        settings: Settings,
        today: dt.date,
        images: SiteImages,
        search: SearchFiles | None,
        *,
        preview: bool = False,
    ) -> None:
        self._html = html
        self._settings = settings
        self._today = today
        self._images = images
        has_own_icon = images.favicon != MATERIALS_ICON
        self._icon = images.favicon if has_own_icon else addresses.icon(ICON_SIZES[0])
        self._touch_icon = "" if has_own_icon else addresses.icon(ICON_SIZES[1])
        self._picture = site_picture(settings)
        self._search_files = search
        self._searches: dict[str, Markup] = {}
        self._given = today if preview else None  # a preview shows the site on its own day, whatever day it is
        self._additions: Additions | None = None
        self._menu: tuple[MenuPart, ...] = ()
        self._menus: dict[tuple[str, str | None, bool], Markup] = {}
        self._heads: dict[tuple[str, tuple[Link, ...], tuple[Link, ...]], Markup] = {}
        self._trails: dict[tuple[str, tuple[Link, ...]], Markup] = {}
        self._footers: dict[tuple[str, str | None, tuple[Link, ...]], Markup] = {}
        self._footer_links: tuple[Link, ...] = ()
        name = settings.title
        self._feeds = (
            Link(name, addresses.FEED),
            Link(f"{name}: news", addresses.NEWS_FEED),
            Link(f"{name}: courses", addresses.COURSES_FEED),
        )

    def set_menu(self, nav: Navigation, labels: dict[str, str], addresses_of_pages: Collection[str]) -> None:
        """Once every page has its title; ``labels`` are the names that the menu of ``mkdocs.yml`` gives to files."""
        self._menu = tuple(part for item in nav.items if (part := _menu_part(item, labels)))
        self._footer_links = tuple(link for link in FOOTER_LINKS if link.address in addresses_of_pages)

    def offer(self, additions: Additions) -> None:
        """Once it is known where the repository is: what may be added from which page."""
        self._additions = additions

    def around(self, page: MkDocsPage, plan: Page | None, beginning: str) -> dict[str, Markup]:
        """The fragments of a page; ``plan`` is None for a plain page, ``beginning`` the first words of its text."""
        root = root_from(page.url)
        home = page.url == ""
        title = plain(page.title or "")
        headline = self._settings.name if home else (plan.headline if plan else "") or title
        given = Markup(page.meta.get("description") or "").unescape()
        description = given if given and plan else described((given or beginning,), f"{title}: {self._settings.name}")
        return {
            "title": escape(document_title(headline, self._settings)),
            "meta": self._meta(page, plan, headline, description),
            "head": self._head(root, plan.feeds, plan.calendars) if plan else self._head(root),
            "data": self._data(page, plan, description),
            "name": self._name(root),
            "search": self._search(root),
            "menu": self._menu_of(root, page.url),
            "crumbs": Markup() if home else self._crumbs(root, plan.crumbs if plan else ()),
            "footer": self._footer(root, page.edit_url, self._for_the_office(plan) if plan else ()),
            "content": Markup(page.content or ""),
        }

    def around_not_found(self) -> dict[str, Markup]:
        """Of the 404 page, which may be shown at any address: its links begin at the host's root."""
        root = urlsplit(self._settings.url).path
        return {
            "title": escape(f"Page not found – {self._settings.name}"),
            "meta": self._html.render(
                "frame_meta.html", root, description="There is no page at this address.", canonical="", indexed=False
            ),
            "head": self._head(root),
            "data": Markup(),
            "name": self._name(root),
            "search": self._search(root),
            "menu": self._menu_of(root, None),
            "crumbs": Markup(),
            "footer": self._footer(root, None, ()),
            "content": self._html.render(
                "not_found.html",
                root,
                site=self._settings,
                has_search=self._search_files is not None,
                contact=next((link.address for link in self._footer_links if link.address == CONTACT), ""),
            ),
        }

    def _for_the_office(self, plan: Page) -> tuple[Link, ...]:
        """What may be added from a page, and in what other form it is there."""
        return (*(self._additions.on(plan) if self._additions else ()), *plan.office)

    def _name(self, root: str) -> Markup:
        return self._html.render("frame_name.html", root, site=self._settings, logo=self._images.logo)

    def _search(self, root: str) -> Markup:
        """The button that opens the search, and what it opens; nothing where the site has no search."""
        if not self._search_files:
            return Markup()
        if root not in self._searches:
            self._searches[root] = self._html.render(
                "frame_search.html", root, site=self._settings, files=self._search_files
            )
        return self._searches[root]

    def _head(self, root: str, feeds: tuple[Link, ...] = (), calendars: tuple[Link, ...] = ()) -> Markup:
        key = (root, feeds, calendars)
        if key not in self._heads:  # the page's own feed first, which is what many readers take
            announced = [(feed, addresses.json_feed_of(feed.address)) for feed in (*feeds, *self._feeds)]
            self._heads[key] = self._html.render(
                "frame_head.html",
                root,
                feeds=announced,
                calendars=calendars,
                site=self._settings,
                favicon=root + self._icon,
                touch_icon=self._touch_icon and root + self._touch_icon,
                given=self._given,
            )
        return self._heads[key]

    def _meta(self, page: MkDocsPage, plan: Page | None, headline: str, description: str) -> Markup:
        """What search engines and messengers show of the page."""
        picture = (plan.picture if plan else None) or self._picture
        return self._html.render(
            "frame_meta.html",
            "",
            headline=headline,
            description=description,
            canonical=page.canonical_url or "",
            picture=picture,
            picture_url=self._settings.absolute(picture.address),
            published=plan.published if plan else None,
            site=self._settings,
            indexed=self._given is None and (plan is None or plan.indexed),
        )

    def _data(self, page: MkDocsPage, plan: Page | None, description: str) -> Markup:
        """What search engines are told: data, which no browser runs."""
        title = plan.title if plan else Markup(page.title or "").striptags()
        crumbs, thing = (plan.crumbs, plan.thing) if plan else ((), None)
        graph = structured_data(page.url.removeprefix("./"), title, description, crumbs, thing, self._settings)
        return self._html.render("frame_data.html", root_from(page.url), graph=graph)

    def _menu_of(self, root: str, address: str | None) -> Markup:
        """With the part of the site marked to which the page belongs, and below it the pages of that part, if several."""
        is_list = address is not None and address.startswith(addresses.LISTS_OF_COURSES)
        is_named = any(part.has(address) for part in self._menu if address)
        place = addresses.COURSES if is_list and not is_named else address
        part = next((part for part in self._menu if place and part.has(place)), None)
        here = part.page_at(place) if part and place else None
        key = (root, here, here == address)
        if key not in self._menus:
            self._menus[key] = self._html.render(
                "frame_menu.html", root, menu=self._menu, part=part, here=here, exact=here == address
            )
        return self._menus[key]

    def _crumbs(self, root: str, crumbs: tuple[Link, ...]) -> Markup:
        if (root, crumbs) not in self._trails:
            self._trails[root, crumbs] = self._html.render("frame_crumbs.html", root, crumbs=crumbs)
        return self._trails[root, crumbs]

    def _footer(self, root: str, edit: str | None, additions: tuple[Link, ...]) -> Markup:
        key = (root, edit, additions)
        if key not in self._footers:
            day = self._today
            self._footers[key] = self._html.render(
                "frame_footer.html", root, site=self._settings, today=day, made_on=wording.long_day(day), edit=edit,
                additions=additions, links=self._footer_links,
            )  # fmt: skip
        return self._footers[key]


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


def _menu_part(item: StructureItem, labels: dict[str, str]) -> MenuPart | None:
    pages = tuple(_menu_links(item, labels))
    if not pages:
        return None
    return MenuPart(Markup(item.title or "") if isinstance(item, Section) else Markup(pages[0].text), pages)


def _menu_links(item: StructureItem, labels: dict[str, str]) -> Iterator[Link]:
    if isinstance(item, Section):
        for child in item.children:
            yield from _menu_links(child, labels)
    elif isinstance(item, (MkDocsPage, NavLink)):
        label = labels.get(item.file.src_uri) if isinstance(item, MkDocsPage) else None
        yield Link(Markup(label or item.title or ""), item.url)
