"""Everything on the site that a link can lead to."""

import difflib
import posixpath
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urlsplit

from collaborative.checking.subject import Subject
from collaborative.loading.content import kind_of
from collaborative.loading.documents import Document
from collaborative.reading.calendar_words import month_number
from collaborative.reading.words import fold
from collaborative.records.cluster import Cluster
from collaborative.records.discount import DiscountScheme
from collaborative.records.page import PlainPage
from collaborative.sections.place import Redirect
from collaborative.sections.places import file_places
from collaborative.views.meetings import meeting_anchor

LIKE_ENOUGH = 0.5  # half of the words of both
_LITTLE = frozenset(("and", "for", "the", "with", "from", "our", "your", "new"))


class Places:
    """Pages and files of a site, by their uri (``courses/first-aid.md``) and by their address (``courses/first-aid/``)."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self.documents: dict[str, Document] = {document.uri: document for document in subject.content.documents}
        self._files = {file.uri for file in subject.files}
        lists = [place for place in subject.site.public.places if place.introduced]
        introduced = (place.list_uri for place in lists if isinstance(place.owner.record, PlainPage))
        self._known = {*self.documents, *self._files, *(place.uri for place in lists), *introduced}

    def holds(self, uri: str) -> bool:
        """Whether there is such a file, or such a page of the site's own making."""
        return uri in self._known or uri in self._made

    @cached_property
    def _made(self) -> set[str]:
        """The pages, by the uris that links name, and the files that the site makes itself."""
        site = self._subject.site.public
        return {*(place.uri for place in site.places), *(place.address for place in file_places(site))}

    def serves(self, address: str) -> bool:
        """Whether a visitor's browser finds anything at an address, given from the site's root."""
        address = address.removesuffix("index.html")
        return address in self._addresses or f"{address}/" in self._addresses or address in self._files | self._made

    @cached_property
    def _addresses(self) -> set[str]:
        return {*self._pages.values(), *(place.address for place in self._subject.site.public.places)}

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The address of each page, by its uri."""
        pages = {page.uri: page.address for page in self._subject.content.pages}
        made = self._subject.site.public.places
        return pages | {place.uri: place.address for place in made if not isinstance(place, Redirect)}

    def address_of(self, uri: str) -> str:
        """Where a file's page stands; for a draft, where it would stand."""
        return self._pages.get(uri, uri.removesuffix(".md").removesuffix("index") + "/")

    def uri_at(self, address: str) -> str | None:
        """The file of the page at an address, or what stands for it in a link."""
        wanted = address.removesuffix("index.html").rstrip("/")
        return next((uri for uri, address in self._pages.items() if address.rstrip("/") == wanted), None)

    def within(self, path: str) -> str | None:
        """An address from the site's root, given one from the root of its domain; None where it leads elsewhere."""
        base = urlsplit(self._subject.settings.url).path or "/"
        return path.removeprefix(base) if path.startswith(base) else None

    def why_unreachable(self, uri: str) -> str | None:
        """Why a file that is there never has a page of its own, after "which"; None where it has or will have one."""
        if kind_of(uri) is DiscountScheme:
            return "has no page of its own: all discounts are shown on one page, discounts/index.md"
        return None

    def anchors_made_for(self, uri: str) -> Iterator[str]:
        """Places on a page that the site itself names."""
        yield "c.content"
        yield "top"
        for item, cluster in self._subject.items_of(Cluster):
            if item.document.uri == uri:
                for entry in self._subject.content.catalogue.meetings_of(cluster):
                    yield meeting_anchor(entry)

    def nearest_to(self, uri: str) -> str | None:
        """The file that was probably meant: other capitals, another folder, another ending, a slip of the pen."""
        page = uri.removesuffix(".html")
        for wanted in (uri, f"{page}.md", f"{page.rstrip('/')}/index.md", f"{page.removesuffix('/index')}/index.md"):
            if found := self._by_spelling.get(posixpath.normpath(wanted).casefold()):
                return found
        name = fold(_name(uri))
        close = [name] if name in self._by_name else difflib.get_close_matches(name, self._by_name, n=1, cutoff=0.8)
        return self._by_name[close[0]][0] if close and len(self._by_name[close[0]]) == 1 else None

    def most_like(self, uri: str) -> str | None:
        """The page whose name or title shares most words with the name of one that is not there any more."""
        wanted = _words(_name(uri))
        if not wanted:
            return None
        folder = posixpath.dirname(uri).partition("/")[0]
        best, found = 0.0, None
        for other, document in sorted(self.documents.items()):
            title = document.front.get("title")
            said = title.value if title and isinstance(title.value, str) else ""
            by_name, by_title = _likeness(wanted, _words(_name(other))), _likeness(wanted, _words(said))
            likeness = max(by_name, by_title) + by_name / 10  # of two, the one with the name too
            if likeness and other.startswith(f"{folder}/"):
                likeness += 0.1
            if likeness > best:
                best, found = likeness, other
        return found if best >= LIKE_ENOUGH else None

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {uri.casefold(): uri for uri in sorted(self._known)}

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for uri in sorted(self._known):
            names.setdefault(fold(_name(uri)), []).append(uri)
        return names


def _name(uri: str) -> str:
    """What a page is called: the name of its file, or of its folder where the file is only index.md."""
    folder, name = posixpath.split(uri.rstrip("/"))
    stem = name.removesuffix(".html").removesuffix(".md")
    return posixpath.basename(folder) if stem == "index" else stem


def _words(text: str) -> frozenset[str]:
    """The words that tell one page from another: neither years nor months nor little ones."""
    words = re.findall(r"[a-z]{3,}", text.lower())
    return frozenset(word for word in words if word not in _LITTLE and month_number(word) is None)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0, no word in common, to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def link_to(uri: str, page: str) -> str:
    """What to type in the file ``page`` to link to ``uri``."""
    return posixpath.relpath(uri, posixpath.dirname(page) or ".")
