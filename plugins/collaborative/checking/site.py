"""All checks of a site, over all that was read."""

from collections.abc import Callable, Iterator

from collaborative.checking.availability import check_availability
from collaborative.checking.clashes import check_clashes
from collaborative.checking.clock_changes import check_clock_changes
from collaborative.checking.days import check_days
from collaborative.checking.discounts import check_discounts
from collaborative.checking.hours import check_hours
from collaborative.checking.names import check_names
from collaborative.checking.prices import check_prices
from collaborative.checking.publication import check_publication
from collaborative.checking.subject import Subject
from collaborative.problems import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_days,
    check_hours,
    check_clock_changes,
    check_clashes,
    check_publication,
    check_prices,
    check_discounts,
    check_availability,
    check_names,
)


def check_site(subject: Subject) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check(subject)
