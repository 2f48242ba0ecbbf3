"""A section: one kind of page, with all that the rest of the program needs to know of it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from collaborative.records.base import Record
from collaborative.sections.place import Place
from collaborative.views.emails.email import Email
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed

if TYPE_CHECKING:
    from collaborative.sections.site import Site


class Section:
    """One kind of page. A new one is a subclass in a module of its own, a template, and a line in ``SECTIONS``.

    Attributes:
        record: The kind of record that its pages show, if they show one each.
        page_kind: The kind of those pages.
        noun: What the summary of a build calls one of them.
        reserved: Patterns of addresses that it may need one day, which no slug and no alias may have.
    """

    record: ClassVar[type[Record] | None] = None
    page_kind: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    reserved: ClassVar[tuple[str, ...]] = ()

    def places(self, site: "Site") -> Iterator[Place]:
        """Its pages and redirects, in the order of the site; a page is made when ``make`` is called."""
        raise NotImplementedError

    def feeds(self, site: "Site") -> Iterator[Feed]:
        """Its feeds, without those in JSON."""
        yield from ()

    def calendars(self, site: "Site") -> Iterator[CalendarFile]:
        yield from ()

    def emails(self, site: "Site") -> Iterator[Email]:
        yield from ()

    def menu(self, site: "Site") -> str | None:
        """The address of its entry in the menu of a site whose ``mkdocs.yml`` has none; None for no entry."""
        return None
