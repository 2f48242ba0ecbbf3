"""An address of the site: what is there, and whose it is."""

from collections.abc import Callable
from dataclasses import dataclass

from collaborative.records.base import Record
from collaborative.records.page import PlainPage
from collaborative.sections.page import Page


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has an address.

    Attributes:
        path: The file that asks for it, or "" for the generator itself.
        field: The key in that file; "" for the file's own name.
        record: What the file holds, where it is one of the site's records or plain pages.
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
    """One address, from the site's root without a slash in front; a page's ends with a slash.

    Attributes:
        title: What a visitor finds there.
        make: Makes the page; None for a redirect, a file, or a page that MkDocs makes.
        file: The uri of the file behind a page, by which links lead to it; "" where nobody wrote one.
        permanent: Whether the public may rely on it: it is listed in ``published.json``.
        introduced: Whether a file at this address gives the page, which the site makes, an introduction.
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
        """The page as MkDocs sees it."""
        return self.file or (self.list_uri if self.address.endswith("/") or not self.address else self.address)

    @property
    def list_uri(self) -> str:
        """What links call a page that the site makes, whatever the file of its introduction is called."""
        return f"{self.address}index.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect(Place):
    """An address that leads to another one.

    Attributes:
        moved: The page itself was there once, with its feed and its calendars: programs that ask for those follow no
            redirect, and must find them there still.
    """

    to: str
    moved: bool = False
