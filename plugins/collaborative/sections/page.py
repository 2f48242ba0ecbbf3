"""A page of the site: its address, and the value that it shows."""

import datetime as dt
from dataclasses import dataclass

from collaborative.views.links import Link
from collaborative.views.marks import Mark
from collaborative.views.pictures import Picture
from collaborative.views.schema_org import Thing
from collaborative.views.search import SearchEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: what it shows is ``view`` and ``body``, by the template of its kind.

    Attributes:
        kind: Names its template: ``course``, ``month``.
        address: From the site's root, with a slash at its end.
        uri: The page as MkDocs sees it; that of its file, where it has one, so that links to the file lead here.
        list_uri: What links call a page that the site makes, where its introduction has another name; else "".
        headline: The title where it stands alone, in tabs and among search results; "" where it is the same.
        description: For search engines; "" where the beginning of the text is the best.
        view: The value that its template shows.
        path: Its file in the repository, or "" where nobody wrote one.
        body: Markdown.
        crumbs: The way from the home page, without the page itself.
        feeds, calendars: Announced in its head, beside those of the whole site.
        changed: The day on which what it shows last changed, or None where that is not known.
        search: What the search knows of it; None for an archive, whose items are found by themselves.
        mark: Where only the preview shows it.
        thing: What the page is about, as search engines are told.
        published: When a news item was published; None for other pages.
        picture: Shown with links to it elsewhere; that of the site where there is none.
        indexed: Whether search engines may show it.
        edit: The address of the editor of its file, or "".
        actions: Links in the footer for the office: what may be added from here, and emails to send on.
        links: Where its texts lead: the addresses of the pages behind the files that they name.
        apart: What tells it from a page of the same title: a course's code, a day.
    """

    kind: str
    address: str
    uri: str
    title: str
    view: object
    list_uri: str = ""
    description: str = ""
    headline: str = ""
    body: str = ""
    path: str = ""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    calendars: tuple[Link, ...] = ()
    changed: dt.date | None = None
    search: SearchEntry | None = None
    mark: Mark | None = None
    thing: Thing | None = None
    published: dt.datetime | None = None
    picture: Picture | None = None
    indexed: bool = True
    edit: str = ""
    actions: tuple[Link, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    apart: str = ""

    @property
    def template(self) -> str:
        return f"{self.kind}.html"
