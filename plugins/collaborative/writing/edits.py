"""Change, add or remove single keys of an existing file; every other byte of it stays."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from collaborative.problems import InputError
from collaborative.reading.words import fold
from collaborative.writing.front_matter import FENCE, Value, block, inline


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key and its value, by their offsets in the header.

    Attributes:
        name: As typed.
        start: The start of its first line.
        colon_end: Just after the colon.
        value: The node.
        at: The start of the typed value.
        end: The end of the typed value.
        stop: The start of the line after its last.
    """

    name: str
    start: int
    colon_end: int
    value: yaml.Node
    at: int
    end: int
    stop: int
    on_one_line: bool


def edited(
    text: str,
    changes: Mapping[str, Value | None],
    *,
    order: Sequence[str] = (),
    synonyms: Mapping[str, str] | None = None,
) -> str:
    """Return the file with some keys changed; comments, the order of keys, line ends and the body stay.

    Args:
        text: The whole file with its own line ends (read with ``newline=""``).
        changes: The new value of each key; None removes the key with its line. Keys are found as editors may type them:
            capitals, spaces and hyphens do not matter, and synonyms count.
        order: The keys in the order of a new file; an added key goes after those that precede it there.
        synonyms: Other names of keys, as in :attr:`Typed.key_synonyms`.

    Raises:
        InputError: The file has no front matter that can be read.
    """
    for key, value in changes.items():
        text = _with_key(text, key, value, order, synonyms or {})
    return text


def appended(text: str, key: str, item: Value, *, order: Sequence[str] = ()) -> str:
    """Return the file with one more item at the end of a list, or with a new list of that item.

    Raises:
        InputError: The file has no front matter that can be read, or the key does not hold a list.
    """
    header = _Header(text)
    entry = header.find(key, {})
    if entry is None or entry.at == entry.end:
        return _with_key(text, key, [item], order, {})
    if not isinstance(entry.value, yaml.SequenceNode):
        raise InputError(f"{key} holds something else than a list.", "Write its items one a line, each after a hyphen.")
    if entry.value.flow_style:
        before = text[: header.offset + entry.end - 1].rstrip()
        comma = "" if before.endswith("[") else ", "
        return before + comma + inline(item) + text[header.offset + entry.end - 1 :]
    indent = " " * entry.value.start_mark.column
    return header.with_lines(entry.stop, header.lines_of(block([item]), indent))


def _with_key(text: str, key: str, value: Value | None, order: Sequence[str], synonyms: Mapping[str, str]) -> str:
    header = _Header(text)
    entry = header.find(key, synonyms)
    if entry is None:
        return text if value is None else header.with_lines(header.place_for(key, order), header.key_lines(key, value))
    if value is None:
        return header.replaced(entry.start, entry.stop, "")
    lines = block({entry.name: value})
    if entry.on_one_line and (isinstance(entry.value, yaml.CollectionNode) or header.has_comment(entry)):
        written = inline(value)  # in the old style, so that a comment after it stays
    elif entry.on_one_line and lines.count("\n") == 1:
        written = lines.split(": ", 1)[1].rstrip("\n")
    else:
        return header.replaced(entry.start, entry.stop, header.lines_of(lines))
    return header.replaced(entry.at, entry.end, written if entry.at > entry.colon_end else f" {written}")


class _Header:
    """The front matter as text, with the offsets of its keys."""

    def __init__(self, text: str) -> None:
        self._whole = text
        self._line_end = "\r\n" if "\r\n" in text else "\n"
        self.offset, stop = _span(text)
        self.text = text[self.offset : stop]
        try:
            root = yaml.compose(self.text.replace("\t", " "), Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            raise InputError(
                "The details at the top of the file cannot be read.", "Mend them first: check says how."
            ) from error
        if root is not None and not isinstance(root, yaml.MappingNode):
            raise InputError(
                "The details at the top of the file are no lines of the form name: value.", "Mend them first."
            )
        self._entries = [self._entry(key, value) for key, value in root.value] if root else []

    def find(self, key: str, synonyms: Mapping[str, str]) -> _Entry | None:
        meant = {fold(key), *(fold(word) for word, name in synonyms.items() if fold(name) == fold(key))}
        return next((entry for entry in self._entries if fold(entry.name) in meant), None)

    def place_for(self, key: str, order: Sequence[str]) -> int:
        """Return the offset after the last of the keys that precede this one, or the end."""
        earlier = {fold(name) for name in order[: order.index(key)]} if key in order else set()
        return max((entry.stop for entry in self._entries if fold(entry.name) in earlier), default=len(self.text))

    def key_lines(self, key: str, value: Value) -> str:
        return self.lines_of(block({key: value}))

    def lines_of(self, written: str, indent: str = "") -> str:
        lines = written.removesuffix("\n").split("\n")
        return "".join(f"{indent if line else ''}{line}{self._line_end}" for line in lines)

    def with_lines(self, place: int, lines: str) -> str:
        return self.replaced(place, place, lines)

    def replaced(self, start: int, stop: int, new: str) -> str:
        start, stop = self.offset + start, self.offset + stop
        return self._whole[:start] + new + self._whole[stop:]

    def _entry(self, key: yaml.Node, value: yaml.Node) -> _Entry:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        key_end = key.end_mark.index
        at, end = _typed_span(value, self.text)
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        colon_end = self.text.index(":", key_end) + 1
        at, end = (at, end) if end > at else (colon_end, colon_end)
        line_end = self.text.find("\n", max(end - 1, colon_end - 1))
        stop = line_end + 1 if line_end >= 0 else len(self.text)
        return _Entry(name, start, colon_end, value, at, end, stop, "\n" not in self.text[colon_end:end])

    def has_comment(self, entry: _Entry) -> bool:
        return "#" in self.text[entry.end : entry.stop]


def _typed_span(node: Any, text: str) -> tuple[int, int]:
    """Return a node's span without the comments and empty lines that PyYAML includes."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        return start, max(_typed_span(part, text)[1] for part in _parts(node))
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return start, start + len(text[start:end].rstrip())
    return start, end


def _parts(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)


def _span(text: str) -> tuple[int, int]:
    """Return the start and end of the front matter, between the fences."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    place = 0
    opening = None
    for line in lines:
        bare = line.lstrip("\ufeff").strip() if opening is None else line.rstrip()
        if opening is None and bare and bare != FENCE:
            break
        place += len(line)
        if bare in (FENCE, "...") and opening is not None:
            return opening, place - len(line)
        if bare == FENCE and opening is None:
            opening = place
    raise InputError(
        "The file has no details at the top.", f"Start it with a line {FENCE} , then the details, then another."
    )
