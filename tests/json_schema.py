"""JSON Schema (draft 2020-12) read by the words that this project's schemas use; an unknown word is an error."""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

Schema = dict[str, Any]

TYPES_OF = {"string": str, "integer": int, "number": (int, float), "array": list, "object": dict, "null": type(None)}
SAYS_NOTHING = {"$schema", "$id", "$defs", "title", "description", "examples"}
FORMATS: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "date-time": lambda text: datetime.fromisoformat(text).utcoffset() is not None,
    "uri": lambda text: urlsplit(text).scheme and text.isascii() and not re.search(r"\s", text),
    "email": lambda text: re.fullmatch(r"[^@\s]+@[^@\s]+", text),
}


def is_a(value: Any, names: str | list[str]) -> bool:
    wanted = [names] if isinstance(names, str) else names
    if isinstance(value, bool):
        return "boolean" in wanted
    return any(isinstance(value, TYPES_OF[name]) for name in wanted if name != "boolean")  # type: ignore[arg-type]


def has_format(value: Any, name: str) -> bool:
    try:
        return not isinstance(value, str) or bool(FORMATS[name](value))
    except ValueError:
        return False


ASSERTIONS: dict[str, Callable[[Any, Any, Schema], bool]] = {
    "type": lambda value, wanted, _: is_a(value, wanted),
    "enum": lambda value, wanted, _: value in wanted,
    "pattern": lambda value, wanted, _: not isinstance(value, str) or bool(re.search(wanted, value)),
    "format": lambda value, wanted, _: has_format(value, wanted),
    "anyOf": lambda value, wanted, _: any(fits(value, one) for one in wanted),
    "allOf": lambda value, wanted, _: all(fits(value, one) for one in wanted),
    "properties": lambda value, wanted, _: all(fits(value[key], wanted[key]) for key in value if key in wanted),
    "required": lambda value, wanted, _: set(wanted) <= set(value),
    "additionalProperties": lambda value, _, schema: set(value) <= set(schema["properties"]),
    "items": lambda value, wanted, _: all(fits(item, wanted) for item in value),
    "minItems": lambda value, wanted, _: len(value) >= wanted,
    "minimum": lambda value, wanted, _: value >= wanted,
}


def fits(value: Any, schema: Schema) -> bool:
    """Whether a value fits a schema without references (see :func:`resolved`)."""
    words = sorted(schema.keys() - SAYS_NOTHING, key=lambda word: word != "type")  # what follows may depend on it
    return all(ASSERTIONS[word](value, schema[word], schema) for word in words)


def resolved(schema: Any, definitions: Schema | None = None) -> Any:
    """The schema with each ``$ref`` to one of its ``$defs`` replaced by what it stands for."""
    if isinstance(schema, list):
        return [resolved(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    known = schema.get("$defs", {}) if definitions is None else definitions
    whole = {key: resolved(value, known) for key, value in schema.items() if key not in ("$ref", "$defs")}
    if "$ref" in schema:
        whole = {**resolved(known[schema["$ref"].removeprefix("#/$defs/")], known), **whole}
    return whole
