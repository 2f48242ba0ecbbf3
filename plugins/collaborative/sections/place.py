"""A place: an address of the site, and its owner."""

from collections.abc import Callable
from dataclasses import dataclass

from collaborative.records.base import Record
from collaborative.records.page import PlainPage
from collaborative.sections.page import Page


@dataclass(frozen=True, slots=True)
class Owner:
    """The owner of an address.

    Attributes:
        path: The file that claims it, or "" for the generator itself.
        field: The key in that file; "" for the file's name.
        record: The content of the file, if it is a record or a plain page.
    """

    path: str = ""
    field: str = ""
    record: Record | PlainPage | None = None

    @property
    def is_generator(self) -> bool:
        return not self.path


GENERATOR = Owner()


@dataclass(frozen=True, slots=True)
class Place:
    """One address, from the site's root without a leading slash; a page's ends with a slash.

    Attributes:
        title: The title of the page or file.
        make: Makes the page; None for a redirect, a file, or a page that MkDocs makes.
        file: The uri of the page's file, by which links lead to it; "" if there is none.
        permanent: Whether the public may rely on it; if so, ``published.json`` lists it.
        introduced: Whether a file at this address gives a page that the site makes an introduction.
    """

    address: str
    title: str
    owner: Owner = GENERATOR
    make: Callable[[], Page] | None = None
    file: str = ""
    permanent: bool = True
    introduced: bool = False

    @property
    def uri(self) -> str:
        """The page for MkDocs."""
        return self.file or (self.list_uri if self.address.endswith("/") or not self.address else self.address)

    @property
    def list_uri(self) -> str:
        """The uri in links to a page that the site makes, whatever its introduction's file is called."""
        return f"{self.address}index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Place):
    """An address that leads to another one.

    Attributes:
        moved: Whether the page was here once, with its feed and calendar. Programs do not follow redirects to those, so
            both are still published here.
    """

    to: str
    moved: bool = False
