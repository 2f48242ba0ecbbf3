"""The forms of Pages CMS (https://pagescms.org), an editor in the browser that saves into the repository.

A form must never lose what somebody typed by hand. Pages CMS empties a date or a list that it finds in another form
than its own, and says nothing; a field of text keeps it, or says what it minds. So dates are fields of text; prices
are written with their sign, as text (£75), for a form of numbers could not hold Free; and what
people mostly write as a list or with lines of its own has no field: it stays as it is in the file (``merge``).
"""

from typing import Any

import yaml

from collaborative.schema.fields import Choice, FieldSpec, choices_of, fields_of
from collaborative.schema.kinds import KINDS, Kind
from collaborative.schema.shapes import Shape
from collaborative.settings import Settings

PAGES_CMS = ".pages.yml"
PICTURES = "images"

_HEADER = """\
# The forms of Pages CMS (https://app.pagescms.org): sign in with GitHub there, and choose this repository.
# Made by "python3 build.py reference" from the record types; a change here is lost at its next run.
"""
# {primary} is the title; a listing is named after its month, which the form suggests and people may change.
_FILE_NAMES: dict[str, Any] = {
    "course": "{primary}-{fields.date}.md",
    "news": "{fields.published}-{primary}.md",
    "listing": {"template": "{year}-{month}.md", "field": "create"},
}


def pages_cms(settings: Settings, courses: str, docs: str) -> str:
    """Return the configuration file; ``courses`` and ``docs`` are folders in the repository."""
    whole = {
        "media": {"input": f"{docs}/{PICTURES}", "output": PICTURES},
        "settings": {"content": {"merge": True}},
        "content": [
            _collection(kind, courses if kind.folder == "courses" else f"{docs}/{kind.folder}", settings)
            for kind in KINDS
        ],
    }
    return _HEADER + yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=120)


def _collection(kind: Kind, path: str, settings: Settings) -> dict[str, Any]:
    fields = [_field(field, settings) for field in fields_of(kind.model) if has_form(field)]
    body = {"name": "body", "label": "Text", "description": kind.body, "type": "rich-text"}
    return {
        "name": kind.folder,
        "label": kind.plural,
        "description": kind.description,
        "type": "collection",
        "path": path,
        "filename": _FILE_NAMES.get(kind.name, "{primary}.md"),
        "view": {"fields": _columns(kind), "primary": "title"},
        "fields": [*fields, body],
    }


def has_form(field: FieldSpec) -> bool:
    """Return whether a form field can hold every way to write the value."""
    if field.shape is Shape.GROUPS:
        return all(has_form(part) for part in field.parts)
    return field.shape not in (Shape.GROUP, Shape.DATES) and not field.examples[0].startswith("[")


def _field(field: FieldSpec, settings: Settings) -> dict[str, Any]:
    choices = choices_of(field, settings)
    described = f"{field.description} {_hint(field, choices)}".strip()
    form: dict[str, Any] = {"name": field.key, "label": label(field.key), "description": described}
    match field.shape:
        case Shape.YES_NO:
            return {**form, "type": "select", "options": {"values": ["yes", "no"]}}
        case Shape.CHOICE | Shape.SUBJECT:
            form |= {"type": "select", "options": {"values": [choice.name for choice in choices]}}
        case Shape.NUMBER:
            form |= {"type": "number", "options": {"min": 0}}
        case Shape.PERCENT:
            form |= {"type": "number", "options": {"min": 1, "max": 100}}
        case Shape.TEXT:
            form |= {"type": "text"}
        case Shape.PRICE:
            # With one price alone, which the form would not see, it asks for both before it saves.
            parts = [{**_field(part, settings), "required": True} for part in field.parts]
            return {**form, "type": "object", "required": True, "fields": parts}
        case Shape.GROUPS:
            form |= {"type": "object", "list": True, "fields": [_field(part, settings) for part in field.parts]}
        case Shape.FILE if field.key == "image":
            form |= {"type": "image"}
        case _:
            form |= {"type": "string"}
    return {**form, "required": True} if field.required else form


def _hint(field: FieldSpec, choices: tuple[Choice, ...]) -> str:
    if field.shape is Shape.PRICE:
        return "Where there is one price for everybody, write it twice."
    if field.shape is Shape.AMOUNT:
        return "With the sign £, for example £75; or Free, POA or TBC."
    if field.shape is Shape.AUDIENCES:
        known = ", ".join(choice.name for choice in choices)
        return f"With commas between them, of these: {known}."
    if field.shape in (Shape.YES_NO, Shape.CHOICE, Shape.SUBJECT, Shape.FILE, Shape.NUMBER, Shape.PERCENT):
        return ""
    return f"For example: {field.examples[0]}"


def label(key: str) -> str:
    """Return a key as a label: ``places_left`` becomes ``Places left``."""
    return key.replace("_", " ").capitalize()


def _columns(kind: Kind) -> list[str]:
    """Return the fields that the list of files shows beside the title."""
    keys = {field.key for field in fields_of(kind.model)}
    return ["title", *(key for key in ("code", "date", "published", "cluster", "area") if key in keys)]
