"""Where the files of a site are edited: links for the office that open an editor on the web."""

from typing import Protocol

from collaborative.catalogue import Month
from collaborative.records.base import Record
from collaborative.views.links import Link


class Repository(Protocol):
    """A place on the web where files can be edited and added. An empty text or no link where that is not possible."""

    def edit(self, path: str) -> str:
        """The address of the editor of a file."""

    def add(self, kind: type[Record]) -> tuple[Link, ...]:
        """A link to a new file for a record of a kind, with a template filled in."""

    def add_course(self, month: Month | None = None) -> tuple[Link, ...]:
        """A link to a new course, in that month where one is given."""

    def add_listing(self, month: Month) -> tuple[Link, ...]:
        """A link to the introduction of a month that has none."""


class NoRepository:
    """What a site has that names no repository."""

    def edit(self, _path: str) -> str:
        return ""

    def add(self, _kind: type[Record]) -> tuple[Link, ...]:
        return ()

    def add_course(self, _month: Month | None = None) -> tuple[Link, ...]:
        return ()

    def add_listing(self, _month: Month) -> tuple[Link, ...]:
        return ()
