"""All checks of a site, over all that was read."""

from collections.abc import Callable, Iterator

from collaborative.checking.availability import check_availability
from collaborative.checking.discounts import check_discounts
from collaborative.checking.names import check_names
from collaborative.checking.prices import check_prices
from collaborative.checking.publication import check_publication
from collaborative.checking.schedule import check_schedule
from collaborative.checking.links import check_links
from collaborative.checking.raw_html import check_raw_html
from collaborative.checking.subject import Subject
from collaborative.checking.unfinished_links import check_unfinished_links
from collaborative.problems import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_schedule,
    check_publication,
    check_prices,
    check_discounts,
    check_availability,
    check_names,
)
CHECKS: tuple[Check, ...] = (check_links,)
CHECKS: tuple[Check, ...] = (check_links, check_unfinished_links, check_raw_html)


def check_site(subject: Subject) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check(subject)
