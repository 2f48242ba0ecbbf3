"""Lines of the details without a name and colon: which line they belong to, and how they are typed there."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from collaborative.loading.line_slips import Lines, safe, split_detail
from collaborative.reading.words import fold
from collaborative.schema.fields import FieldSpec, fields_of
from collaborative.schema.hints import key_of_hint
from collaborative.schema.kinds import KINDS
from collaborative.schema.shapes import Shape

_EMPTY_KEY = re.compile(r"([A-Za-z][\w -]*?)\s*:\s*")
_LISTED = (Shape.LINES, Shape.GROUPS)
_WITH_COMMAS = (Shape.WORDS, Shape.AUDIENCES, Shape.FILES, Shape.NAMES_IN_ADDRESS)
_WITH_PARTS = (Shape.GROUP, Shape.GROUPS, Shape.PRICE)


class Loose(NamedTuple):
    """Lines that belong together.

    Attributes:
        offset: The first of them, from 0.
        count: How many they are.
        key: Of the line that they belong to, or "".
    """

    offset: int
    count: int
    wrong: str
    remedy: str
    key: str = ""


def why_loose(typed: Lines, offset: int) -> Loose | None:
    """What to do with a line of words alone, and with those like it above and below; None for any other line."""
    if not is_loose(typed.lines[offset]):
        return None
    first = last = offset
    while first > 0 and is_loose(typed.lines[first - 1]):
        first -= 1
    while last + 1 < len(typed.lines) and is_loose(typed.lines[last + 1]):
        last += 1
    words = [line.strip() for line in typed.lines[first : last + 1]]
    above, below = typed.above(first), next((line for line in typed.lines[last + 1 :] if line.strip()), "")
    wrong, remedy, key = _why(typed, words, above, below, ends=_at_the_end(typed.lines[last + 1 :]))
    return Loose(first, last + 1 - first, wrong, remedy, key)


def is_loose(line: str) -> bool:
    """Whether it is words at the margin: no key, no comment, no item of a list, no bracket or quote that goes on."""
    return bool(line) and not line[0].isspace() and line[0] not in "#-\"'[]{}<>=|" and not split_detail(line)[0]


def below_empty_key(typed: Lines, offset: int) -> str:
    """The key above the line, where nothing follows its colon, or ""."""
    return _empty_key(typed.above(offset)) if is_loose(typed.lines[offset]) else ""


def _why(typed: Lines, words: list[str], above: str, below: str, *, ends: bool) -> tuple[str, str, str]:
    upper, lower = _empty_key(above), _empty_key(below)
    if key_of_hint(words[0]):
        return "This hint has lost its # .", "Begin the line with # and a space, or delete it.", ""
    if above.startswith("#") and (key := key_of_hint(above)) and key != lower and not _has(typed.lines, key):
        return "The name of the line is missing.", f"Write {_written(key, words)}.", key
    if upper:
        return _below(upper, lower, words, ends=ends)
    if lower:
        remedy = f"Write it after the colon: {_written(lower, words)}."
        if above.startswith("#"):
            remedy = f"{remedy} If it belongs to the hint above it, begin it with # and a space."
        return f'This line stands above "{lower}:", not after it.', remedy, lower
    wrong = f'The line "{words[0]}" has no name and colon.'
    if ends:
        move = "move it below the line --- that ends the details"
        return wrong, f"If it is the text that people read below the details, {move}; {_name_it(above, words)}", ""
    return wrong, _name_it(above, words).capitalize(), ""


def _below(key: str, lower: str, words: list[str], *, ends: bool) -> tuple[str, str, str]:
    field = _field(key)
    if field and field.shape in _LISTED:
        begin = "Begin it" if len(words) == 1 else "Begin each line"
        return "This item of a list has no hyphen.", f"{begin} with a hyphen and a space: - {words[0]}", key
    wrong = f'This line stands below "{key}:", not after it.'
    remedy = f"Write it after the colon: {_written(key, words)}"
    if lower:
        wrong = f'This line stands below "{key}:" and above "{lower}:", not after either.'
        remedy = f"Write it after the colon of the one that it belongs to: {_written(key, words)} or {_written(lower, words)}"
    elif ends:
        remedy = f"{remedy}; or, if it is the text that people read below the details, move it below the next line ---"
    return wrong, remedy if remedy.endswith((".", '."', "---")) else f"{remedy}.", key


def _name_it(above: str, words: list[str]) -> str:
    key, text = split_detail(above)
    if key and text and text[0] not in "\"'[{|>":
        both = f"write both as one line: {key}: {safe(' '.join([text, *words]))}"
        return f"if it continues the line above, {both}"
    return "write it as name: value; if it continues the line above, write both as one line."


def _written(key: str, words: Sequence[str]) -> str:
    """The words after the colon, as the key takes them."""
    field = _field(key)
    if field and field.shape in _WITH_PARTS and len(words) > 1:
        return f"{key}: {field.examples[-1]}"
    between = ", " if field and field.shape in _WITH_COMMAS else " "
    return f"{key}: {safe(between.join(words))}"


def _empty_key(line: str) -> str:
    match = _EMPTY_KEY.fullmatch(line)
    return match[1] if match and _field(match[1]) else ""


def _has(lines: Sequence[str], key: str) -> bool:
    return any(fold(split_detail(line)[0]) == fold(key) for line in lines)


def _at_the_end(lines: Sequence[str]) -> bool:
    return all(not line.strip() or line.startswith("#") for line in lines)


def _field(key: str) -> FieldSpec | None:
    return _fields().get(fold(key))


@cache
def _fields() -> dict[str, FieldSpec]:
    """By every word for a key of any kind of record, folded; what a course calls so comes first."""
    fields = [field for kind in reversed(KINDS) for field in fields_of(kind.model)]
    synonyms = {fold(word): field for field in fields for word in field.synonyms}
    return synonyms | {fold(field.key): field for field in fields}
