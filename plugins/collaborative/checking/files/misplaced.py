"""Markdown files in a place where they are not read as what they were meant to be."""

import re
from collections.abc import Iterable, Iterator

from collaborative.checking.subject import Subject
from collaborative.loading.documents import Document, read_document
from collaborative.loading.kinds import KINDS, folder_meant, kind_of
from collaborative.loading.sources import SourceFile
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.words import fold
from collaborative.records.listing import MONTH_NAME
from collaborative.records.page import PlainPage
from collaborative.schema import kinds

_DETAIL = re.compile(r"([a-z_]+):(?: [^\n]*|)(?:\n|$)")


def check_misplaced(subject: Subject) -> Iterator[Problem]:
    """Report plain pages that were meant as records, and would be missing from the lists."""
    documents = {document.path: document for document in subject.content.documents}
    for page in subject.content.pages:
        document = documents[page.path]
        folder, _, rest = page.uri.rpartition("/")
        stem = rest.rsplit(".", 1)[0]
        if stem.lower() in ("index", "readme"):
            if folder in KINDS and (kind := folder_meant(document.front)):
                wrong = f"This looks like {_called(kind)}, but {rest} is the text above the list of {folder}."
                yield Problem(page.path, 1, "", Message(wrong, "Give the file another name, after its title."))
            continue
        if kind := _kind_meant(document, folder, stem):
            wrong = f"This looks like {_called(kind)}, but here it would be a page of its own, in no list and no feed."
            yield Problem(page.path, 1, "", Message(wrong, f"Move the file to {_folder(page, kind)}{rest}."))
        elif document.front and (kind := _folder_meant(folder)):
            wrong = f'The folder is called "{folder}", which the site does not know, so this is a page of its own.'
            remedy = f"If it is {_called(kind)}, move the file to {_folder(page, kind)}{rest}."
            yield Problem(page.path, 1, "", Message(wrong, remedy), Severity.WARNING)


def _kind_meant(document: Document, folder: str, stem: str) -> str | None:
    """Return the folder for which a plain page was probably meant, or None."""
    return folder_meant(document.front) or (
        "listings"
        if MONTH_NAME.fullmatch(stem)
        and (not folder or "listings" in (folder.partition("/")[0], _folder_meant(folder)))
        else None
    )


def _folder_meant(folder: str) -> str | None:
    """Return the folder of records with a similar name: in the singular, or with capitals."""
    first = folder.partition("/")[0]
    plain = fold(first)
    return next((kind for kind in KINDS if plain and first != kind and plain in (kind, kind[:-1], f"{kind}s")), None)


def _called(folder: str) -> str:
    """Return what a record of the folder is called in a sentence."""
    return next(kind.called for kind in kinds.KINDS if kind.folder == folder)


def _folder(page: PlainPage, kind: str) -> str:
    """Return the folder in which records of that kind are kept; courses are beside the content folder."""
    content = page.path.removesuffix(page.uri)
    return "courses/" if kind == "courses" else f"{content}{kind}/"


def check_details_below(subject: Subject) -> Iterator[Problem]:
    """Report front matter typed below its closing line, where it is only text."""
    for document in subject.content.documents:
        model = kind_of(document.uri)
        match = _DETAIL.match(document.body) if model else None
        if model and match and match[1] in model.keys():  # noqa: SIM118  # no dict
            wrong = f'"{match[0].strip()}" stands below the line --- that ends the details, so it is only text.'
            remedy = "Move the line up, above that --- , so that the site can read it."
            yield Problem(document.path, document.body_line, match[1], Message(wrong, remedy))


def pages_outside(sources: Iterable[SourceFile]) -> Iterator[Problem]:
    """Report Markdown files beside the site's folders that were meant to be inside them."""
    for source in sources:
        if not source.data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"---"):
            continue  # a programmer's README may show front matter too, but not at its start
        document, _ = read_document(source)
        folder = source.path.rpartition("/")[0]
        kind = (folder_meant(document.front) if document else None) or (_folder_meant(folder) if folder else None)
        if kind and document and document.front:
            wrong = f"This looks like {_called(kind)}, but it stands outside the folders of the site and is not read."
            yield Problem(source.path, 1, "", Message(wrong, f"Move the file to the folder {kind} of the site."))
