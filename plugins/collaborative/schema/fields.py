"""The fields of a record, or of a part of one, as values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from collaborative.records.base import Record, Typed, Words
from collaborative.records.price import Price
from collaborative.schema.shapes import READ_BY, Shape
from collaborative.settings import Settings
from collaborative.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that a field may hold, and its synonyms."""

    name: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One key of the front matter.

    Attributes:
        key: As an editor types it, also for a part: ``from``, not ``from_``.
        description: One sentence for the office.
        examples: What may follow the colon, the plainest first.
        required: Whether a file without it is refused.
        choices: The words of a closed choice that is the same on every site, the default first; :func:`choices_of` also
            knows a site's own vocabularies.
        synonyms: Other names of the key.
        instead: Keys that may be used in its place; one of them all is required.
        parts: The keys inside it: of a session, a meeting, a tier, a price, the booking.
    """

    key: str
    description: str
    examples: tuple[str, ...]
    required: bool
    shape: Shape
    choices: tuple[Choice, ...] = ()
    synonyms: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    parts: tuple["FieldSpec", ...] = ()


@lru_cache
def fields_of(model: type[Typed]) -> tuple[FieldSpec, ...]:
    """Return every key that may be typed for a record or part, in the order of a file."""
    given = model.from_its_name if issubclass(model, Record) else frozenset()
    return tuple(
        _field(name, info, model, required=info.is_required() and name not in given)
        for name, info in model.model_fields.items()
        if name not in model.not_typed
    )


def field_of(model: type[Typed], key: str) -> FieldSpec:
    """Return the field with this key.

    Raises:
        LookupError: There is no such field.
    """
    for field in fields_of(model):
        if field.key == key:
            return field
    raise LookupError(key)


def choices_of(field: FieldSpec, settings: Settings) -> tuple[Choice, ...]:
    """Return the words that a field may hold on this site, or () if it may hold any."""
    match field.shape:
        case Shape.AUDIENCES:
            return _terms(settings.audiences)
        case Shape.SUBJECT:
            return _terms(settings.subjects)
        case _:
            return field.choices


def _terms(vocabulary: Vocabulary) -> tuple[Choice, ...]:
    return tuple(Choice(term.name, term.synonyms) for term in vocabulary.terms)


def _field(name: str, info: FieldInfo, model: type[Typed], *, required: bool) -> FieldSpec:
    part = _part_of(info.annotation)
    marks = list(marks_of(info))
    words = next((mark for mark in marks if isinstance(mark, Words)), None)
    return FieldSpec(
        key=info.alias or name,
        description=info.description or "",
        examples=tuple(str(example) for example in info.examples or ()),
        required=required,
        shape=Shape.CHOICE if words else _shape(marks, info.annotation, part),
        choices=_choices(words.meaning) if words else (),
        synonyms=tuple(word for word, field in model.key_synonyms.items() if field in (name, info.alias)),
        instead=tuple(key for key in model.one_of if key != name) if name in model.one_of else (),
        parts=fields_of(part) if part else (),
    )


def _shape(marks: list[Any], annotation: Any, part: type[Typed] | None) -> Shape:
    """Return a field's shape by its reader; for a part without one, by how many there may be."""
    for mark in marks:
        if isinstance(mark, BeforeValidator) and mark.func in READ_BY:
            return READ_BY[mark.func]
    if part is Price:
        return Shape.PRICE
    if part is not None:
        return Shape.GROUPS if get_origin(annotation) is tuple else Shape.GROUP
    raise LookupError(f"how {annotation} is typed is not known: add its reader to READ_BY")


def marks_of(info: FieldInfo) -> Iterator[Any]:
    """Yield everything beside the type, even inside a union: ``Annotated[date, …] | None``."""
    yield from info.metadata
    for argument in get_args(info.annotation):
        yield from getattr(argument, "__metadata__", ())


def _part_of(annotation: Any) -> type[Typed] | None:
    if isinstance(annotation, type) and issubclass(annotation, Typed):
        return annotation
    return next((part for argument in get_args(annotation) if (part := _part_of(argument))), None)


def _choices(meaning: Mapping[str, Any]) -> tuple[Choice, ...]:
    by_value: dict[str, list[str]] = {}
    for word, value in meaning.items():
        by_value.setdefault(str(value), []).append(word)
    return tuple(Choice(name, tuple(word for word in words if word != name)) for name, words in by_value.items())
