"""All checks of a site, over all that was read."""

from collections.abc import Callable, Iterator

from collaborative.checking.subject import Subject
from collaborative.problems import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = ()


def check_site(subject: Subject) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check(subject)
