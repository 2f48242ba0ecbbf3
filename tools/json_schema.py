"""JSON Schema (draft 2020-12) of the front matter of each kind, for editors such as VS Code.

Looser than the program: it knows the form in which people usually type a value, while ``check`` knows what it means.
"""

import json
from collections.abc import Iterator
from typing import Any

from collaborative.schema.fields import FieldSpec, choices_of, fields_of
from collaborative.schema.kinds import KINDS, Kind
from collaborative.schema.shapes import Shape
from collaborative.settings import Settings

SCHEMAS = "docs/schema"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT = {"type": ["string", "number"]}  # editors take 2026 for a number
_LIST = {"type": "array", "items": _TEXT}


def json_schemas(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the name of each kind and its schema as text."""
    for kind in KINDS:
        yield kind.name, json.dumps(_of_kind(kind, settings), indent=2, ensure_ascii=False) + "\n"


def _of_kind(kind: Kind, settings: Settings) -> dict[str, Any]:
    return {
        "$schema": DIALECT,
        "title": f"The details at the top of a file in {kind.folder}/",
        "description": kind.description,
        **_object(fields_of(kind.model), settings),
    }


def _object(fields: tuple[FieldSpec, ...], settings: Settings) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for field in fields:
        own = _property(field, settings)
        properties[field.key] = own
        properties |= {word: {**own, "description": f"The same as {field.key}."} for word in field.synonyms}
    whole = {"type": "object", "properties": properties, "additionalProperties": False}
    if wanted := [_given(field) for field in fields if field.required or field.instead]:
        whole["allOf"] = wanted
    return whole


def _given(field: FieldSpec) -> dict[str, Any]:
    """Return a schema that requires the key or one of its synonyms."""
    words = (field.key, *field.synonyms, *field.instead)
    return {"anyOf": [{"required": [word]} for word in words]} if len(words) > 1 else {"required": [field.key]}


def _property(field: FieldSpec, settings: Settings) -> dict[str, Any]:
    form = _form(field, settings)
    if not field.required:  # nothing after the colon: as if it were not there
        form = {"anyOf": [*form.get("anyOf", [form]), {"type": "null"}]}
    return {"description": field.description, "examples": list(field.examples), **form}


def _form(field: FieldSpec, settings: Settings) -> dict[str, Any]:
    choices = choices_of(field, settings)
    words = [word for choice in choices for word in (choice.name, *choice.synonyms)]
    parts = _object(field.parts, settings) if field.parts else {}
    match field.shape:
        case Shape.YES_NO:
            return {"enum": ["yes", "no", True, False]}
        case Shape.NUMBER:
            return {"type": "integer", "minimum": 0}
        case Shape.CHOICE | Shape.SUBJECT:
            return {"enum": words}
        case Shape.AUDIENCES:
            return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"enum": words}}]}
        case Shape.WORDS | Shape.LINES | Shape.FILES | Shape.NAMES_IN_ADDRESS:
            return {"anyOf": [_TEXT, _LIST]}
        case Shape.PRICE | Shape.GROUP:
            return {"anyOf": [_TEXT, parts]}
        case Shape.DATES:
            return {"anyOf": [_TEXT, {"type": "array", "items": {"anyOf": [_TEXT, parts]}}]}
        case Shape.GROUPS:
            return {"type": "array", "minItems": 1, "items": parts}
        case _:
            return dict(_TEXT)
