"""The page: an address and the value that it shows."""

import datetime as dt
from dataclasses import dataclass

from collaborative.views.links import Link
from collaborative.views.marks import Mark
from collaborative.views.pictures import Picture
from collaborative.views.schema_org import Thing
from collaborative.views.search import SearchEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page. Its content is ``view`` and ``body``, in the template of its kind.

    Attributes:
        kind: The kind, which names the template: ``course``, ``month``.
        address: From the site's root, with a trailing slash.
        uri: The page for MkDocs: its file's uri, if it has a file, so that links to the file lead here.
        list_uri: The uri in links to a page that the site makes, if its introduction has another name; otherwise "".
        headline: The title on its own, in tabs and search results; "" if it is the same.
        description: For search engines; "" for the beginning of the text.
        view: The value that the template shows.
        path: The file in the repository, or "".
        body: Markdown.
        crumbs: The links from the home page to this page, which is not included.
        feeds, calendars: Links in the page's head, besides those of the whole site.
        changed: The day on which the content last changed, or None if unknown.
        search: The entry in the search index; None for an archive, whose items have their own entries.
        mark: The preview's label for a page that is not public.
        thing: Structured data (schema.org) about the page's subject.
        published: When a news item was published; None for other pages.
        picture: The picture shown with links to the page elsewhere; None for the site's own.
        indexed: Whether search engines may list the page.
        edit: The address of the editor of its file, or "".
        actions: Links in the footer for the office: to add something, and to emails to send.
        links: The pages that the texts link to: uri and address.
        qualifier: What is added to a title that another page has too: a course's code, a day.
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
    qualifier: str = ""

    @property
    def template(self) -> str:
        return f"{self.kind}.html"
