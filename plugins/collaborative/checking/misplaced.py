"""Markdown files in a place where they are not what they were meant to be."""

from collections.abc import Iterator

from collaborative.checking.subject import Subject
from collaborative.loading.content import KINDS
from collaborative.loading.documents import Document
from collaborative.problems import Problem, Severity
from collaborative.reading.files import same_name
from collaborative.reading.words import fold
from collaborative.records.listing import MONTH_NAME
from collaborative.records.page import PlainPage
from collaborative.views.addresses import address_of

# Details that are typed for one kind of record, and for no plain page.
_TELLING: dict[str, tuple[frozenset[str], ...]] = {
    "courses": (frozenset({"code"}), frozenset({"date", "dates", "start", "venue", "price"})),
    "clusters": (frozenset({"meetings"}),),
    "discounts": (frozenset({"tiers"}),),
    "schools": (frozenset({"headteacher", "setting", "pupils", "expertise"}),),
    "news": (frozenset({"published", "pinned", "expires"}),),
}
_CALLED = {
    "courses": "a course",
    "clusters": "a cluster",
    "discounts": "a discount notice",
    "schools": "a school",
    "news": "news",
    "listings": "a training listing",
}


def check_misplaced(subject: Subject) -> Iterator[Problem]:
    """Plain pages that were meant to be something else, which would be missing from its lists."""
    documents = {document.path: document for document in subject.content.documents}
    for page in subject.content.pages:
        document = documents[page.path]
        folder, _, rest = page.uri.rpartition("/")
        stem = rest.rsplit(".", 1)[0]
        if stem.lower() in ("index", "readme"):
            continue
        if kind := _kind_meant(document, folder, stem):
            wrong = f"This looks like {_CALLED[kind]}, but here it would be a page of its own, in no list and no feed."
            yield Problem(page.path, 1, "", wrong, f"Move the file to {_folder(page, kind)}{rest}.")
        elif document.front and (kind := _folder_meant(folder)):
            wrong = f'The folder is called "{folder}", which the site does not know, so this is a page of its own.'
            remedy = f"If it is {_CALLED[kind]}, move the file to {_folder(page, kind)}{rest}."
            yield Problem(page.path, 1, "", wrong, remedy, Severity.WARNING)


def _kind_meant(document: Document, folder: str, stem: str) -> str | None:
    keys = {fold(key) for key in document.front}
    for kind, telling in _TELLING.items():
        if all(keys & group for group in telling):
            return kind
    return (
        "listings"
        if MONTH_NAME.fullmatch(stem)
        and (not folder or "listings" in (folder.partition("/")[0], _folder_meant(folder)))
        else None
    )


def _folder_meant(folder: str) -> str | None:
    """The kind of records whose folder is spelled nearly so: in the singular, or with capitals."""
    first = folder.partition("/")[0]
    plain = fold(first)
    return next((kind for kind in KINDS if plain and first != kind and plain in (kind, kind[:-1], f"{kind}s")), None)


def _folder(page: PlainPage, kind: str) -> str:
    """Where records of that kind stand; the courses are beside the content folder."""
    content = page.path.removesuffix(page.uri)
    return "courses/" if kind == "courses" else f"{content}{kind}/"


def check_addresses(subject: Subject) -> Iterator[Problem]:
    """Plain pages of which one would silently take the place of another, or of a record's page."""
    first = {
        address: item.document.path
        for item in subject.content.items
        if item.record is not None and (address := address_of(item.record))
    }
    for page in sorted(subject.content.pages, key=_readme_last):
        other = first.setdefault(page.address, page.path)
        if other != page.path and same_name(other) != same_name(page.path):
            wrong = f'This page and {other} have the same address, "/{page.address}": one would replace the other.'
            yield Problem(page.path, 1, "", wrong, "Put the text of both into one file, or rename one of them.")


def _readme_last(page: PlainPage) -> tuple[bool, str]:
    return page.uri.lower().endswith("readme.md"), page.path
