"""All checks of a site, over all that was read."""

from collections.abc import Callable, Iterator

from collaborative.checking.attachments import check_attachments
from collaborative.checking.availability import check_availability
from collaborative.checking.conflicts import check_conflicts
from collaborative.checking.discounts import check_discounts
from collaborative.checking.file_kinds import check_left_copies, check_strays
from collaborative.checking.file_names import check_file_names, check_same_names
from collaborative.checking.headings import check_headings
from collaborative.checking.images import check_pictures
from collaborative.checking.links import check_links
from collaborative.checking.lists import check_lists
from collaborative.checking.menu import check_menu
from collaborative.checking.misplaced import check_addresses, check_details_below, check_misplaced
from collaborative.checking.names import check_names
from collaborative.checking.prices import check_prices
from collaborative.checking.publication import check_publication
from collaborative.checking.raw_html import check_raw_html
from collaborative.checking.schedule import check_schedule
from collaborative.checking.subject import Subject
from collaborative.checking.tables import check_tables
from collaborative.checking.unfinished_links import check_unfinished_links
from collaborative.checking.words import check_words
from collaborative.problems import Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_schedule,
    check_publication,
    check_prices,
    check_discounts,
    check_availability,
    check_names,
    check_conflicts,
    check_links,
    check_menu,
    check_unfinished_links,
    check_raw_html,
    check_headings,
    check_tables,
    check_lists,
    check_words,
    check_file_names,
    check_same_names,
    check_strays,
    check_left_copies,
    check_misplaced,
    check_details_below,
    check_addresses,
    check_pictures,
    check_attachments,
)


def check_site(subject: Subject) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check(subject)
