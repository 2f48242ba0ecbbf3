"""Explanations of why YAML cannot read a line, for people who have never heard of YAML."""

from functools import cache
from typing import NamedTuple

import yaml
from yaml.reader import ReaderError

from collaborative.loading.kinds import KINDS
from collaborative.loading.line_errors import (
    CONFLICT_MARKS,
    Lines,
    begins_with_key,
    explain_line,
    explain_start,
    quoted,
    split_detail,
)
from collaborative.loading.loose_lines import HINT_WITHOUT_SIGN, Loose, below_empty_key, explain_loose
from collaborative.problems import Message
from collaborative.reading.words import fold
from collaborative.records.base import Typed
from collaborative.records.parts import part_model
from collaborative.schema.hints import is_hint


class UnreadLine(NamedTuple):
    """A front matter line that cannot be read.

    Attributes:
        offset: The line, from 0.
        key: The key of the line, or "".
        certain: Whether this line is surely the cause, so that the others can be read without it.
        length: How many lines belong to it.
    """

    offset: int
    message: Message
    key: str
    certain: bool = True
    length: int = 1


def explain(error: yaml.YAMLError, lines: list[str]) -> UnreadLine:
    """Find the line with the mistake, which is often above the line where YAML stops, and explain it."""
    if isinstance(error, ReaderError):
        at = "\n".join(lines)[: error.position].count("\n")
        wrong = f"There is an invisible control character in this line (number {error.character})."
        message = Message(wrong, "Delete the text after the colon and type it again.")
        return UnreadLine(at, message, split_detail(lines[at])[0])
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(mark.line if mark else 0, max(len(lines) - 1, 0))
    context = getattr(error, "context_mark", None)
    typed = Lines(lines, known_keys())
    suspects = _suspects(lines, at, context.line if context else at)
    for offset in suspects:
        if explained := _explain(typed, offset):
            return explained
    for offset in suspects:
        if loose := explain_loose(typed, offset):
            return _of_loose(loose)
    for offset in range(len(lines)):  # YAML may have read on, with the line as part of another
        if not lines[offset].startswith("#") and (found := explain_start(typed, offset)):
            return UnreadLine(offset, *found)
    key, text = split_detail(lines[at]) if lines else ("", "")
    example = f"for example {key}: {quoted(text)}" if key and text else 'for example title: "First aid: part 2"'
    remedy = f"Write it as name: value, and put text that holds : or # or quotes between quotes, {example}."
    return UnreadLine(at, Message("This line cannot be read.", remedy), key, certain=False)


def _explain(typed: Lines, offset: int) -> UnreadLine | None:
    if is_hint(typed.lines[offset]):
        return UnreadLine(offset, HINT_WITHOUT_SIGN, key="")
    belongs_above = below_empty_key(typed, offset) and not begins_with_key(typed, offset)
    if belongs_above and (loose := explain_loose(typed, offset)):
        return _of_loose(loose)
    if found := explain_line(typed, offset):
        return UnreadLine(offset, *found, certain=not typed.lines[offset].startswith(CONFLICT_MARKS))
    return None


def _of_loose(loose: Loose) -> UnreadLine:
    return UnreadLine(loose.offset, loose.message, loose.key, length=loose.length)


def _suspects(lines: list[str], at: int, context: int) -> list[int]:
    """Return the line where YAML stops, the one where it began, and those above them; never comments."""
    readable = [offset for offset, line in enumerate(lines) if line.strip() and not line.startswith("#")]
    near = [at, context, *(max((n for n in readable if n < before), default=-1) for before in (at, context))]
    return [offset for offset in dict.fromkeys(near) if offset in readable]


@cache
def known_keys() -> frozenset[str]:
    """Return every key and synonym of all records and their parts, folded."""
    models: list[type[Typed]] = [*KINDS.values()]
    models += [
        part for model in models for info in model.model_fields.values() if (part := part_model(info.annotation))
    ]
    return frozenset(fold(key) for model in models for key in (*model.keys(), *model.key_synonyms))
