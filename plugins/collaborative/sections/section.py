"""The section: everything that the program needs to know about one kind of page."""

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
    """One kind of page. A new one needs a subclass in its own module, a template, and a line in ``SECTIONS``.

    Attributes:
        record: The kind of record that has a page each, if any.
        page_kind: The kind of those pages.
        noun: The noun for one of them in the summary of a build.
        reserved: Patterns of addresses that the section may need one day; slugs and aliases cannot have them.
    """

    record: ClassVar[type[Record] | None] = None
    page_kind: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    reserved: ClassVar[tuple[str, ...]] = ()

    def places(self, site: "Site") -> Iterator[Place]:
        """Yield the pages and redirects in the order of the site; ``make`` makes a page later."""
        raise NotImplementedError

    def feeds(self, site: "Site") -> Iterator[Feed]:
        """Yield the feeds, without their JSON versions."""
        yield from ()

    def calendars(self, site: "Site") -> Iterator[CalendarFile]:
        """Yield the calendars."""
        yield from ()

    def emails(self, site: "Site") -> Iterator[Email]:
        """Yield the emails."""
        yield from ()

    def menu(self, site: "Site") -> str | None:
        """Return the address of the section's menu entry if ``mkdocs.yml`` has no menu, or None."""
        return None
