"""A page of the site: its address, and the value that it shows."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from collaborative.views.links import Link
from collaborative.views.marks import Mark
from collaborative.views.pictures import Picture
from collaborative.views.structured_data import About


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it shows is ``view`` and ``body``, by the template of that name.

    Attributes:
        uri: The page as MkDocs sees it; that of its file, where it has one, so that links to the file lead here.
        headline: The title where it stands alone, in tabs and among search results; "" where it is the same.
        description: For search engines; "" where the beginning of the text is the best.
        path: Its file in the repository, or "" where nobody wrote one.
        body: Markdown.
        crumbs: The way from the home page, without the page itself.
        feeds, calendars: Announced in its head, beside those of the whole site.
        changed: The day on which what it shows last changed, or None where that is not known.
        searchable: Archives are left out of the search, which finds what they list.
        mark: Where only the preview shows it.
        about: What search engines are told of the thing that the page is about.
        picture: Shown with links to it elsewhere; that of the site where there is none.
        indexed: Whether search engines may show it.
        office: Links in the footer for those who send the page's courses on.
    """

    address: str
    uri: str
    title: str
    description: str
    template: str
    view: Any
    body: str = ""
    path: str = ""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    calendars: tuple[Link, ...] = ()
    changed: dt.date | None = None
    searchable: bool = False
    mark: Mark | None = None
    about: About | None = None
    headline: str = ""
    picture: Picture | None = None
    indexed: bool = True
    office: tuple[Link, ...] = ()
