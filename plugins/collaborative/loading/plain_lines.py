"""Details that need no parser: ``key: some words``, ``key: "some words"``, ``key: [1, 2]`` or ``key: {a: 1, b: 2}``.

Most lines of most files are like that; YAML can read them in one way only, and its parser takes longer for them than
everything else that is done to a file. Whatever could be read in two ways, or be part of something larger, is left to
the parser. A test holds the one against the other.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from collaborative.loading.nodes import Node
from collaborative.reading.words import fold

LEFT_OUT = "#"
_new = tuple.__new__  # of a named tuple, in half of the time that its call takes; a file has a dozen of them

_LINE = re.compile(
    r'([A-Za-z][A-Za-z_]*): (?:([A-Za-z0-9(£][^\n]*)|"([^"\\\n]*)"|\[([^\[\]{}\n]+)\]|\{([^\[\]{}\n]+)\})'
)
_MARGIN_SIGNS = ("---", "...", "%")  # of YAML, between whole documents
_KEY = re.compile(r"[A-Za-z][A-Za-z_]*")
_ITEM = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 ./-]*[A-Za-z0-9])?")


def take_plain_lines(lines: Sequence[str], first_line: int) -> tuple[list[Node], list[str]] | None:
    """The plain details, and all lines with ``LEFT_OUT`` in the place of each of those.

    None where another line may reach over them (a quote or bracket that may be open, a sign between documents), or
    holds a sign that no editor shows.
    """
    if _begins_inside(lines) or not "".join(lines).isprintable():
        return None
    details: list[Node] = []
    others: list[str] = []
    # A line ends where the next one begins something new: else it may go on there.
    for number, (line, below) in enumerate(pairwise([*lines, "end"]), first_line):
        if below[:1].isalpha() and (node := _node(line, number)):
            details.append(node)
            others.append(LEFT_OUT)
        elif _is_closed(line):
            others.append(line)
        else:
            return None
    return details, others


def _begins_inside(lines: Sequence[str]) -> bool:
    """Whether the first detail does not begin at the margin, where the others would have to stand as well."""
    return next((line[0].isspace() for line in lines if line.strip() and line[0] != "#"), False)


def _node(line: str, number: int) -> Node | None:
    found = _LINE.fullmatch(line)
    if not found:
        return None
    key, words, quoted, items, pairs = found.groups()
    if words:
        return _new(Node, (key, number, words, True)) if _is_plain(words) else None
    if quoted is not None:
        return Node(key, number, quoted)
    value: Any = _items(items, number) if items else _pairs(pairs, number)
    return Node(key, number, value) if value else None


def _is_plain(text: str) -> bool:
    return ": " not in text and " #" not in text and text[-1] not in ": "


def _items(text: str, number: int) -> list[Node]:
    """The items of a list; none of them where one needs the parser."""
    items = [item.strip(" ") for item in text.split(",")]
    return [_new(Node, ("", number, item, True)) for item in items] if all(map(_ITEM.fullmatch, items)) else []


def _pairs(text: str, number: int) -> dict[str, Node]:
    """Likewise of a group of keys."""
    pairs: dict[str, Node] = {}
    for pair in text.split(","):
        key, _, item = pair.strip(" ").partition(": ")
        if key in pairs or not _KEY.fullmatch(key) or not _ITEM.fullmatch(item):
            return {}
        pairs[key] = _new(Node, (key, number, item, True))
    return pairs if names_differ(pairs) else {}


def names_differ(keys: Collection[str]) -> bool:
    """Whether no two keys are the same but for capitals, spaces and signs."""
    return len({fold(key) for key in keys}) == len(keys)


def _is_closed(line: str) -> bool:
    """Whether nothing that opens in a line could go on at the margin below it, and no sign of it is hidden."""
    if (
        not line.isprintable()
        or line.startswith(_MARGIN_SIGNS)
        or '"' in line
        or "'" in line
        or "\\" in line
        or ("#" in line and line[0] != "#")
    ):
        return False
    return line.count("[") == line.count("]") and line.count("{") == line.count("}")
