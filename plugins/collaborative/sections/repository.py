"""Links that open a web editor for the site's files."""

from typing import Protocol

from collaborative.catalogue import Month
from collaborative.records.base import Record
from collaborative.views.links import Link


class Repository(Protocol):
    """The website on which the site's files are edited."""

    def edit(self, path: str) -> str:
        """Return the address of a file's editor, or "" if it cannot be edited there."""

    def add(self, kind: type[Record]) -> tuple[Link, ...]:
        """Return the link to a new file for a record of a kind, with a template filled in, if there is one."""

    def add_course(self, month: Month | None = None) -> tuple[Link, ...]:
        """Return the link to a new course, in the given month if any, if there is one."""

    def add_listing(self, month: Month) -> tuple[Link, ...]:
        """Return the link to a new introduction of a month, if there is one."""


class NoRepository:
    """The repository of a site that names none: it has no links."""

    def edit(self, _path: str) -> str:
        return ""

    def add(self, _kind: type[Record]) -> tuple[Link, ...]:
        return ()

    def add_course(self, _month: Month | None = None) -> tuple[Link, ...]:
        return ()

    def add_listing(self, _month: Month) -> tuple[Link, ...]:
        return ()
