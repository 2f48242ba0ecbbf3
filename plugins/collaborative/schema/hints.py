"""Hints in templates: comments above the keys, recognised even after someone has typed into them."""

import re
from functools import cache

from collaborative.schema.fields import FieldSpec, fields_of
from collaborative.schema.kinds import KINDS

AT_THE_TOP = "# Write after each colon. Lines that begin with # are hints for you, and are not published."
ABOVE_THE_TEXT = "# Below the next line of hyphens"


def hint(field: FieldSpec, remarks: str) -> str:
    """Return ``# Where it is, or Online (for example Riverside Primary School)``; what follows it was typed."""
    return f"# {_sentence(field)} ({remarks})"


def key_of_hint(line: str) -> str:
    """Return the key that a line is the hint for, with or without its #, or ""."""
    return _found(line)[0]


def is_hint(line: str) -> bool:
    """Return whether a line is a hint of a template, with or without its #."""
    text = line.lstrip("# ")
    return text.startswith((AT_THE_TOP[2:], ABOVE_THE_TEXT[2:])) or bool(key_of_hint(line))


def typed_into_hint(line: str) -> str:
    """Return what was typed after a hint on its line, or ""."""
    _, sentence, rest = _found(line)
    if not sentence or not rest.startswith(" ("):
        return ""
    depth = 0
    for at, letter in enumerate(rest):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return rest[at + 1 :].strip(" .:")
    return ""


def _found(line: str) -> tuple[str, str, str]:
    """Return a hint's key, its sentence, and what follows."""
    text = re.sub(r"^#*\s*", "", line)
    for sentence, key in _keys_by_sentence().items():
        if text == sentence or text.startswith(f"{sentence} ("):
            return key, sentence, text[len(sentence) :]
    return "", "", ""


@cache
def _keys_by_sentence() -> dict[str, str]:
    """Map sentences to keys, longest first, since one sentence may begin like another."""
    keys = {_sentence(field): field.key for kind in KINDS for field in fields_of(kind.model)}
    return dict(sorted(keys.items(), key=lambda item: -len(item[0])))


def _sentence(field: FieldSpec) -> str:
    return field.description.rstrip(".")
