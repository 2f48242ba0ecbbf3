"""All texts of a file, whatever their key: for checks of words rather than of meanings."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from collaborative.checking.markdown import Body
from collaborative.loading.documents import Document, Node

_BETWEEN = "\n;\n"  # so that digits of two fields never form a telephone number


class FieldText(NamedTuple):
    """A text after a key.

    Attributes:
        field: The key as messages name it, with items counted from 1: ``meetings.2.topic``.
        line: The key's line in the file.
    """

    field: str
    line: int
    text: str


def texts_in(front: Mapping[str, Node], keys: Set[str] | None = None) -> list[FieldText]:
    """Return the texts of the front matter in the file's order, or only those of these keys (in lower case)."""
    found: list[FieldText] = []
    for key, node in front.items():
        if keys is None or key.lower() in keys or not isinstance(node.value, str):
            _take(key, key, node, keys, found)
    return found


def _take(field: str, key: str, node: Node, keys: Set[str] | None, found: list[FieldText]) -> None:
    """Collect the texts of a value, or only those below ``keys``; ``key`` is the last name in ``field``."""
    if isinstance(node.value, str):
        if (keys is None or key.lower() in keys) and node.value:
            found.append(FieldText(field, node.line, node.value))
    elif isinstance(node.value, dict):
        for inner, below in node.value.items():
            _take(f"{field}.{inner}", inner, below, keys, found)
    else:
        for number, below in enumerate(node.value, 1):
            _take(f"{field}.{number}", key, below, keys, found)


def _bare_texts(nodes: Iterable[Node]) -> list[str]:
    """Return the texts in nodes, without their keys."""
    texts: list[str] = []
    for node in nodes:
        if isinstance(node.value, str):
            texts.append(node.value)
        else:
            texts += _bare_texts(node.value.values() if isinstance(node.value, dict) else node.value)
    return texts


def _details(document: Document) -> str:
    """Return the texts of the front matter, or all of it as typed if every text reads the same there."""
    typed = document.typed
    if typed.isascii() and not ("\\" in typed or '"' in typed or "'" in typed or "\n " in typed):
        return typed
    return _BETWEEN.join(_bare_texts(document.front.values()))


class Wording:
    """All texts of a file.

    Most files contain nothing to report. ``whole`` and ``lower`` show that quickly, so places are looked up on demand.

    Attributes:
        details: The texts of the front matter, often with its keys and comments.
        whole: ``details`` and the body, to see quickly whether a sign occurs at all.
        lower: ``whole`` in lower case.
    """

    __slots__ = ("body", "details", "document", "lower", "whole")

    def __init__(self, document: Document, body: Body) -> None:
        self.document, self.body = document, body
        self.details = _details(document)
        self.whole = f"{self.details}{_BETWEEN}{body.source}"
        self.lower = self.whole.lower()

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, re.Match[str]]]:
        """Yield each match with its field ("" for the body) and line."""
        for field in texts_in(self.document.front):
            for match in pattern.finditer(field.text):
                yield field.field, field.line, match
        for match in pattern.finditer(self.body.source):
            yield "", self.body.line_of(match.start()), match
