"""The field that a word for a key stands for, where the kind of file is not known."""

from functools import cache

from collaborative.reading.words import fold
from collaborative.schema.fields import FieldSpec, fields_of
from collaborative.schema.kinds import KINDS


def field_called(word: str) -> FieldSpec | None:
    """By its key or a synonym, however it is spelled; a course's where several kinds have it."""
    return _fields().get(fold(word))


@cache
def _fields() -> dict[str, FieldSpec]:
    fields = [field for kind in reversed(KINDS) for field in fields_of(kind.model)]
    synonyms = {fold(word): field for field in fields for word in field.synonyms}
    return synonyms | {fold(field.key): field for field in fields}
