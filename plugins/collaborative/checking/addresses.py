"""Every address has one owner: what is said to whoever asks for one that is taken."""

from collections.abc import Iterator

from collaborative.checking.subject import Subject
from collaborative.problems import Message, Problem
from collaborative.reading.files import same_name
from collaborative.reading.words import slugify
from collaborative.records.page import PlainPage
from collaborative.sections.owners import MADE_BY_THE_SITE, Clash, clashes
from collaborative.sections.place import Place


def check_addresses(subject: Subject) -> Iterator[Problem]:
    """Addresses that two pages, redirects or files ask for."""
    told: set[tuple[str, str, str]] = set()
    for clash in clashes(subject.site, (file.uri for file in subject.files)):
        owner, other = clash.second.owner, clash.first.owner
        of_one_name = owner.path != other.path and same_name(owner.path) == same_name(other.path)
        asked = owner.path, owner.field, clash.second.address.casefold()
        if of_one_name or asked in told or _is_said(clash, subject):
            continue
        told.add(asked)
        yield _problem(clash, subject)


def _is_said(clash: Clash, subject: Subject) -> bool:
    """Whether the field is wrong anyhow, or two courses have the same code, of which their rule speaks."""
    owner, other = clash.second.owner, clash.first.owner
    items = {item.document.path: item for item in subject.content.items}
    for one in (owner, other):
        if one.path in items and one.field in items[one.path].wrong:
            return True
    return owner.field == other.field == "code"


def _problem(clash: Clash, subject: Subject) -> Problem:
    owner = clash.second.owner
    document = next((it for it in subject.content.documents if it.path == owner.path), None)
    typed = document.detail(owner.field) if document and owner.field else None
    message = _message(clash, is_typed=typed is not None)
    for item in subject.content.items:
        if item.document.path == owner.path:
            return item.problem_at((owner.field,), message)
    path = next((file.path for file in subject.files if file.uri == owner.path), owner.path)
    return Problem(path, typed.line if typed else 1, owner.field, message)


def _message(clash: Clash, *, is_typed: bool) -> Message:
    address, owner = clash.second.address, clash.second.owner
    first = _named(clash.first)
    taken = f'The address "/{address}" is already used by {first}.'
    slug = owner.record.alias_for(address) if owner.record else address
    match owner.field:
        case "aliases" if clash.first.owner.path == owner.path:
            return Message(f'"{slug}" is the address of this page itself.', f"Take {slug} out of aliases.")
        case "aliases":
            return Message(taken, f"Take {slug} out of aliases.")
        case "code":
            return Message(taken, "Give the course another code, or the other page another address.")
        case "slug" if clash.first.owner.is_generator and owner.record:
            example = slugify(owner.record.title or "") or "another-name"
            how = "Write another slug, for example" if is_typed else "Rename the file, or add a line such as"
            return Message(taken, f"{how} slug: {example}.")
        case "slug":
            how = "Write another slug" if is_typed else "Rename one of the files, or give one another slug"
            remedy = f"{how}, for example slug: {slug}-2."
            return Message(taken, remedy)
        case _ if isinstance(owner.record, PlainPage):
            return Message(taken, "Put the text of both into one file, or rename one of them.")
        case _ if clash.first.owner.field == "aliases":
            return Message(taken, "Take the address out of aliases there, or rename the file.")
        case _:
            return Message(taken, "Rename the file.")


def _named(place: Place) -> str:
    if place.owner.path:
        return (
            f"{place.owner.path} ({place.owner.field})"
            if place.owner.field in ("aliases", "code")
            else place.owner.path
        )
    return (
        MADE_BY_THE_SITE if place.title in (place.address, MADE_BY_THE_SITE) else f'"{place.title}", {MADE_BY_THE_SITE}'
    )
