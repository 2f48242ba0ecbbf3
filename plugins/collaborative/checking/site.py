"""All checks of a site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from traceback import extract_tb

from collaborative.checking.addresses import check_addresses
from collaborative.checking.files.attachments import check_attachments
from collaborative.checking.files.file_kinds import check_left_copies, check_strays
from collaborative.checking.files.file_names import check_file_names, check_same_names
from collaborative.checking.files.images import check_logo, check_pictures
from collaborative.checking.files.misplaced import check_details_below, check_misplaced
from collaborative.checking.findings import quoted
from collaborative.checking.menu import check_menu
from collaborative.checking.permanence import check_permanence
from collaborative.checking.records.availability import check_availability
from collaborative.checking.records.categories import check_categories
from collaborative.checking.records.discount_wording import check_discount_wording
from collaborative.checking.records.discounts import check_days_without_discount, check_discounts
from collaborative.checking.records.names import check_names
from collaborative.checking.records.prices import check_prices
from collaborative.checking.records.publication import check_publication
from collaborative.checking.records.schedule import check_schedule
from collaborative.checking.records.sessions import check_sessions
from collaborative.checking.records.unsaid import check_texts
from collaborative.checking.records.venues import check_venues
from collaborative.checking.subject import Subject
from collaborative.checking.texts.conflicts import check_conflicts
from collaborative.checking.texts.fields import check_configured_addresses, check_fields
from collaborative.checking.texts.headings import check_headings
from collaborative.checking.texts.links import check_links
from collaborative.checking.texts.lists import check_lists
from collaborative.checking.texts.pasted import check_pasted
from collaborative.checking.texts.placeholders import check_titles
from collaborative.checking.texts.private_data import check_private_data_elsewhere
from collaborative.checking.texts.raw_html import check_raw_html
from collaborative.checking.texts.tables import check_tables
from collaborative.checking.texts.unfinished_links import check_unfinished_links
from collaborative.checking.texts.words import check_words
from collaborative.problems import Message, Problem

Check = Callable[[Subject], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    check_schedule,
    check_sessions,
    check_texts,
    check_venues,
    check_publication,
    check_prices,
    check_discounts,
    check_discount_wording,
    check_days_without_discount,
    check_availability,
    check_names,
    check_categories,
    check_conflicts,
    check_links,
    check_fields,
    check_configured_addresses,
    check_menu,
    check_unfinished_links,
    check_raw_html,
    check_headings,
    check_tables,
    check_lists,
    check_pasted,
    check_words,
    check_private_data_elsewhere,
    check_titles,
    check_file_names,
    check_same_names,
    check_strays,
    check_left_copies,
    check_misplaced,
    check_details_below,
    check_addresses,
    check_pictures,
    check_logo,
    check_attachments,
    check_permanence,
)


@dataclass(frozen=True, slots=True)
class Failure(Problem):
    """A check that failed inside the program: no content is to blame, so it is reported for any choice of files."""

    error: Exception | None = field(default=None, compare=False)


def check_site(subject: Subject) -> Iterator[Problem]:
    """Run every check; a mistake in one of them does not hide what the others find."""
    for check in CHECKS:
        try:
            yield from check(subject)
        except Exception as error:  # any exception here is a mistake in the program
            yield _failure(check.__name__.removeprefix("check_").replace("_", " "), error)


def _failure(name: str, error: Exception) -> Failure:
    """Report the exception of a check, with its place in the program."""
    place = extract_tb(error.__traceback__)[-1]
    said = quoted(f"{type(error).__name__}: {error}", 120)
    return Failure(
        "mkdocs.yml",
        1,
        "",
        Message(
            f'The check of "{name}" failed inside the program: {said}, in {place.name}, line {place.lineno}.',
            "Your files need not be wrong. Please report it, with this message and the change that you made last.",
        ),
        error=error,
    )
