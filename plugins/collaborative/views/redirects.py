"""Addresses that lead to another one: courses by their codes, and what pages were called before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from collaborative.catalogue import Catalogue
from collaborative.records.course import Course
from collaborative.records.page import PlainPage
from collaborative.views import addresses


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that leads to another one."""

    address: str
    to: str
    title: str


def redirects_of(catalogue: Catalogue, plain: Iterable[PlainPage]) -> Iterator[Redirect]:
    """Each course's code, as typed and in lower case, those that it had before, and every old address of every page."""
    now = {address for course in catalogue.courses for address in code_addresses(course)}
    for course in catalogue.courses:
        earlier = (address for other in _earlier(course, catalogue) for address in code_addresses(other))
        mine = [*code_addresses(course), *(address for address in earlier if address not in now)]
        for address in dict.fromkeys(mine):
            yield Redirect(address, addresses.course(course), course.title)
    records: Iterable[Any] = (*catalogue.courses, *catalogue.news, *catalogue.clusters, *catalogue.schools)
    for record in records:
        for address in addresses.old_addresses(record):
            yield Redirect(address, addresses.address_of(record) or "", record.title)
    for page in plain:
        for address in addresses.old_addresses(page):
            yield Redirect(address, page.address, page.title or page.heading or page.uri)


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
