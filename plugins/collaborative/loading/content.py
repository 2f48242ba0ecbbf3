"""All files of a site into its catalogue and plain pages, with every problem of every file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from collaborative.catalogue import Catalogue
from collaborative.loading.documents import read_document
from collaborative.loading.fences import HOW_TO_START, looks_like_details
from collaborative.loading.history import History
from collaborative.loading.kinds import KINDS, folder_meant, kind_of
from collaborative.loading.limits import beyond_limits, too_large
from collaborative.loading.nodes import Document
from collaborative.loading.pages import plain_page
from collaborative.loading.past import read_past, with_past
from collaborative.loading.places import derived_from
from collaborative.loading.rules import check_all, check_record
from collaborative.loading.shaping import Shaped, shape
from collaborative.loading.sources import SourceFile
from collaborative.past.record_history import PublicHistory
from collaborative.problems import Message, Problem, in_order
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.page import PlainPage
from collaborative.settings import Settings

__all__ = ["KINDS", "Content", "kind_of", "load_content"]


@dataclass(frozen=True, slots=True)
class Content:
    """What was read; drafts and later news included.

    Attributes:
        items: The catalogue's records with the lines on which they were typed, for checks.
        documents: Every file that could be taken apart, those of plain pages included.
    """

    catalogue: Catalogue
    pages: tuple[PlainPage, ...]
    problems: tuple[Problem, ...]
    items: tuple[Shaped[Any], ...] = ()
    documents: tuple[Document, ...] = ()


def load_content(sources: Iterable[SourceFile], settings: Settings, history: History) -> Content:
    """Read every file to its end, whatever is wrong with the others."""
    sources = tuple(sources)
    items: list[Shaped[Any]] = []
    pages: list[PlainPage] = []
    documents: list[Document] = []
    problems: list[Problem] = []
    unread: set[type[Record] | None] = set()  # the kinds of files of which not even the title is known
    for source in sources:
        model = kind_of(source.uri)
        if problem := too_large(source):
            problems.append(problem)
            unread.add(model)
            continue
        document, found = read_document(source)
        problems += found
        if document and (beyond := list(beyond_limits(document))):
            problems += beyond
            document = None
        if document is None:
            unread.add(model)
            continue
        documents.append(document)
        if model is None:
            page, found = plain_page(document)
            pages.append(page)
            problems += found
        elif model is not Course and folder_meant(document.front) == "courses":
            wrong = "This looks like a course, but in this folder it is read as something else."
            problems.append(Problem(source.path, 1, "", Message(wrong, "Move the file to the folder courses.")))
        elif not document.front:
            unread.add(model)
            if not found:
                problems.append(_without_details(document))
        else:
            item, found = shape(
                document, model, settings, derived_from(document, model, history.current.get(document.path), settings)
            )
            items.append(item)
            problems += found
            problems += check_record(item)
            if "title" in item.wrong:
                unread.add(model)
    public_history = read_past(items, pages, sources, history, settings)
    items = with_past(items, public_history, settings)
    problems += check_all(sorted(items, key=lambda item: _age(item.document, history)), unread)
    return Content(_catalogue(items, public_history), tuple(pages), in_order(problems), tuple(items), tuple(documents))


def _age(document: Document, history: History) -> tuple[bool, str, str]:
    """Sorts by first commit, files that are not committed yet last: of two that clash, the newer one is at fault."""
    file = history.current.get(document.path)
    return file is None, file.created.astimezone(dt.UTC).isoformat() if file else "", document.path


def _without_details(document: Document) -> Problem:
    if looks_like_details(document.body):
        wrong = "The details at the top do not stand between two lines of three hyphens (---)."
        remedy = "Type a line --- above the first detail and another below the last one."
        return Problem(document.path, document.body_line, "", Message(wrong, remedy))
    wrong = "There are no details (front matter) at the top of the file: no title, nothing to list."
    return Problem(document.path, 1, "", Message(wrong, HOW_TO_START))


def _catalogue(items: Iterable[Shaped[Any]], public_history: PublicHistory) -> Catalogue:
    """Of the records; a listing of no month has no place in a year, and stays out of it."""
    records = (item.record for item in items if item.record is not None)
    placed = (record for record in records if record.is_placed)
    return Catalogue(tuple(placed), public_history)
