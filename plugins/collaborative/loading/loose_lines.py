"""Front matter lines without key and colon: which key they belong to, and how to type them there."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from collaborative.loading.line_errors import Lines, safe, split_detail
from collaborative.problems import DeleteLine, Message
from collaborative.reading.words import fold
from collaborative.schema.hints import key_of_hint
from collaborative.schema.known import field_called
from collaborative.schema.shapes import WITH_COMMAS, Shape

_EMPTY_KEY = re.compile(r"([A-Za-z][\w -]*?)\s*:\s*")
_LISTED = (Shape.LINES, Shape.GROUPS)
_WITH_PARTS = (Shape.GROUP, Shape.GROUPS, Shape.PRICE)
_MOVE_DOWN = "If it is the text that people read below the details, move it below the next line ---"
HINT_WITHOUT_SIGN = Message(
    "This hint has lost its # .", "Begin the line with # and a space, or delete it.", DeleteLine()
)


class Loose(NamedTuple):
    """Neighbouring lines that belong together.

    Attributes:
        offset: The first line, from 0.
        length: The number of lines.
        key: The key that they belong to, or "".
    """

    offset: int
    length: int
    message: Message
    key: str = ""


def explain_loose(typed: Lines, offset: int) -> Loose | None:
    """Explain a line of bare words together with its like above and below; return None for other lines."""
    if not is_loose(typed.lines[offset]):
        return None
    first, last = _first_of(typed.lines, offset), offset
    while last + 1 < len(typed.lines) and is_loose(typed.lines[last + 1]):
        last += 1
    words = [line.strip() for line in typed.lines[first : last + 1]]
    message, key = _explain(typed, words, typed.above(first), typed.lines[last + 1 :])
    return Loose(first, last + 1 - first, message, key)


def is_loose(line: str) -> bool:
    """Return whether a line is words at the margin: no key, comment, list item, open bracket or open quote."""
    return bool(line) and not line[0].isspace() and line[0] not in "#-\"'[]{}<>=|" and not split_detail(line)[0]


def empty_key(line: str) -> str:
    """Return the key of a line with nothing after its colon, or ""."""
    match = _EMPTY_KEY.fullmatch(line)
    return match[1] if match and field_called(match[1]) else ""


def below_empty_key(typed: Lines, offset: int) -> str:
    """Return the key above the line and its like if nothing follows its colon, or ""."""
    return _empty_key(typed.above(_first_of(typed.lines, offset))) if is_loose(typed.lines[offset]) else ""


def _first_of(lines: Sequence[str], offset: int) -> int:
    while offset > 0 and is_loose(lines[offset - 1]):
        offset -= 1
    return offset


def _explain(typed: Lines, words: list[str], above: str, below: list[str]) -> tuple[Message, str]:
    """Return the message for the words, and the key that they belong to."""
    upper, lower, ends = _empty_key(above), _empty_key(*[line for line in below if line.strip()][:2]), _is_end(below)
    if above.startswith("#") and (key := key_of_hint(above)) and key != lower and not _has(typed.lines, key):
        return Message("The name of the line is missing.", f"Write {_written(key, words)}"), key
    if upper:
        return _below(upper, lower, words, ends=ends)
    if lower:
        hint = (
            "If it belongs to the hint above it, begin it with # and a space; otherwise write"
            if above.startswith("#")
            else "Write"
        )
        return (
            Message(
                f'This line stands above "{lower}:", not after it.',
                f"{hint} it after the colon: {_written(lower, words)}",
            ),
            lower,
        )
    key, text = split_detail(above)
    if key and text and text[0] not in "\"'[{|>":
        whole = f"if it continues the line above, write both as one line: {_written(key, [text, *words])}"
        return Message(_no_name(words), f"{_MOVE_DOWN}; {whole}" if ends else f"I{whole[1:]}"), ""
    if ends:
        return Message(
            _no_name(words), f"{_MOVE_DOWN}; otherwise write it after the colon of one of the lines above."
        ), ""
    remedy = f"Write the name of the line and a colon before it, for example venue: {safe(words[0])}"
    return Message(_no_name(words), remedy), ""


def _no_name(words: list[str]) -> str:
    return f'The line "{words[0]}" has no name and colon.'


def _below(key: str, lower: str, words: list[str], *, ends: bool) -> tuple[Message, str]:
    """Explain words below a key that has nothing after its colon."""
    field = field_called(key)
    if field and field.shape in _LISTED:
        begin = "Begin it" if len(words) == 1 else "Begin each line"
        return Message("This item of a list has no hyphen.", f"{begin} with a hyphen and a space: - {words[0]}"), key
    if lower:
        wrong = f'This line stands below "{key}:" and above "{lower}:", not after either.'
        one = f"{_written(key, words)} or {_written(lower, words)}"
        return Message(wrong, f"Write it after the colon of the one that it belongs to: {one}"), key
    wrong = f'This line stands below "{key}:", not after it.'
    write = f"rite it after the colon: {_written(key, words)}"
    return Message(wrong, f"{_MOVE_DOWN}; otherwise w{write}" if ends else f"W{write}"), key


def _written(key: str, words: Sequence[str]) -> str:
    """Return the line with the words after its key, in the form that the key takes."""
    field = field_called(key)
    if field and field.shape in _WITH_PARTS and len(words) > 1:
        return f"{key}: {field.examples[-1]}"
    between = ", " if field and field.shape in WITH_COMMAS else " "
    return f"{key}: {safe(between.join(words))}"


def _empty_key(line: str = "", below: str = "") -> str:
    return empty_key(line) if not below.startswith((" ", "-")) else ""


def _has(lines: Sequence[str], key: str) -> bool:
    return any(fold(split_detail(line)[0]) == fold(key) for line in lines)


def _is_end(lines: Sequence[str]) -> bool:
    return all(not line.strip() or line.startswith("#") for line in lines)
