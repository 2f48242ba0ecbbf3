"""Addresses that lead to another one: courses by their codes, and what pages were called before."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from collaborative.catalogue import Catalogue
from collaborative.records.course import Course
from collaborative.records.page import PlainPage
from collaborative.views import addresses


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one.

    Attributes:
        moved: The page itself stood there once, with its feed and its calendars: programs that ask for those follow no
            page, and must find them there still.
    """

    address: str
    to: str
    title: str
    moved: bool = False


def redirects_of(catalogue: Catalogue, plain: Iterable[PlainPage]) -> Iterator[Redirect]:
    """Each course's code, as typed and in lower case, those that it had before, and every old address of every page."""
    taken = {address for course in catalogue.courses for address in code_addresses(course)}
    for course in sorted(catalogue.courses, key=lambda course: _age(course, catalogue)):
        earlier = (address for other in _earlier(course, catalogue) for address in code_addresses(other))
        old = dict.fromkeys(address for address in earlier if address not in taken)
        taken.update(old)
        for address in dict.fromkeys((*code_addresses(course), *old)):
            yield Redirect(address, addresses.course(course), course.title)
    records: Iterable[Any] = (*catalogue.courses, *catalogue.news, *catalogue.clusters, *catalogue.schools)
    for record in records:
        for address in addresses.old_addresses(record):
            yield Redirect(address, addresses.address_of(record) or "", record.title, moved=True)
    for page in plain:
        for address in addresses.old_addresses(page):
            yield Redirect(address, page.address, page.title or page.heading or page.uri, moved=True)


def _age(course: Course, catalogue: Catalogue) -> tuple[str, str]:
    """The one that bore a code first keeps it, where several have given it up."""
    states = catalogue.chronicle.of(course)
    moment = states[0].moment if states else None
    return moment.astimezone(dt.UTC).isoformat() if moment else "9999", course.code


def old_files(redirects: Iterable[Redirect], files: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The addresses of files beside pages, each with those at which it stood before."""
    beside: dict[str, list[str]] = {}
    for address in files:
        beside.setdefault(f"{address.rpartition('/')[0]}/", []).append(address)
    found: dict[str, list[str]] = {}
    for redirect in redirects:
        if redirect.moved:
            for address in beside.get(redirect.to, ()):
                found.setdefault(address, []).append(redirect.address + address.removeprefix(redirect.to))
    return {address: tuple(old) for address, old in found.items()}


def code_addresses(course: Course) -> tuple[str, str]:
    """Of a code in lower case, and as it was typed."""
    return addresses.course_code(course), addresses.course_code_as_typed(course)


def _earlier(course: Course, catalogue: Catalogue) -> Iterator[Course]:
    """What it was before, and the courses whose place it takes: they are gone, and it bears their address as an alias."""
    chronicle = catalogue.chronicle
    yield from (state.record for state in chronicle.of(course))
    for story in chronicle.gone:
        courses = [state.record for state in story.states if isinstance(state.record, Course)]
        if any(other.slug in course.aliases for other in courses):
            yield from courses
