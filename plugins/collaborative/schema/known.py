"""Look up a field by a word for its key, if the kind of file is not known."""

from functools import cache

from collaborative.reading.words import fold
from collaborative.schema.fields import FieldSpec, fields_of
from collaborative.schema.kinds import KINDS


def field_called(word: str) -> FieldSpec | None:
    """Find a field by its key or a synonym, however spelled; a course's field comes first."""
    return _fields().get(fold(word))


@cache
def _fields() -> dict[str, FieldSpec]:
    fields = [field for kind in reversed(KINDS) for field in fields_of(kind.model)]
    synonyms = {fold(word): field for field in fields for word in field.synonyms}
    return synonyms | {fold(field.key): field for field in fields}
