"""All that somebody wrote in a file, whatever the key: for checks of words, not of what they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import NamedTuple

from collaborative.checking.markdown import Body
from collaborative.loading.documents import Document, Node

_BETWEEN = "\n;\n"  # the digits of two fields are no telephone number


class FieldText(NamedTuple):
    """A piece of text that stands after a key.

    Attributes:
        field: As in messages: ``meetings.2.topic``, items counted from 1.
        line: Of its key in the file.
    """

    field: str
    line: int
    text: str


def texts_in(front: Mapping[str, Node], keys: Set[str] | None = None) -> list[FieldText]:
    """Every text of the front matter in the order of the file, or those alone whose key is one of these (in lower case)."""
    found: list[FieldText] = []
    for key, node in front.items():
        if keys is None or key.lower() in keys or not isinstance(node.value, str):
            _take(key, key, node, keys, found)
    return found


def _take(field: str, key: str, node: Node, keys: Set[str] | None, found: list[FieldText]) -> None:
    """Every text of a value, or those under ``keys`` alone; ``key`` is the last name in ``field``."""
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
    texts: list[str] = []
    for node in nodes:
        if isinstance(node.value, str):
            texts.append(node.value)
        else:
            texts += _bare_texts(node.value.values() if isinstance(node.value, dict) else node.value)
    return texts


def _details(document: Document) -> str:
    """The details' texts together, or the details as they were typed, where each text stands there as it is read."""
    typed = document.typed
    if typed.isascii() and not ("\\" in typed or '"' in typed or "'" in typed or "\n " in typed):
        return typed
    return _BETWEEN.join(_bare_texts(document.front.values()))


class Wording:
    """All that somebody wrote in a file.

    Most files hold nothing to say, which is seen from ``whole`` and ``lower``: where its texts stand is looked up
    when it is asked for.

    Attributes:
        details: The texts of the front matter, often with its keys and comments.
        whole: The same and the body: whether a sign occurs at all is quickly seen.
        lower: The same in lower case.
    """

    __slots__ = ("body", "details", "document", "lower", "whole")

    def __init__(self, document: Document, body: Body) -> None:
        self.document, self.body = document, body
        self.details = _details(document)
        self.whole = f"{self.details}{_BETWEEN}{body.source}"
        self.lower = self.whole.lower()

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, re.Match[str]]]:
        """Each place that matches, with its field ("" for the body) and line."""
        for field in texts_in(self.document.front):
            for match in pattern.finditer(field.text):
                yield field.field, field.line, match
        for match in pattern.finditer(self.body.source):
            yield "", self.body.line_of(match.start()), match
