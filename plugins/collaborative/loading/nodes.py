"""The front matter as typed, with its lines."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from collaborative.reading.words import fold


class Node(NamedTuple):
    """A front matter value and its place.

    Attributes:
        key: As typed, or "" for a list item.
        line: The line of the key or list item in the file, from 1.
        value: Text, a list of nodes or a dict of nodes.
        plain: Whether it is a scalar typed without quotes.
    """

    key: str
    line: int
    value: Any
    plain: bool = False


class Document(NamedTuple):
    """A file, split into front matter and body.

    Attributes:
        front: The front matter by key as typed; a value is text, a list of nodes or a dict of nodes.
        body: Markdown.
        body_line: The line of the file on which the body begins.
        unread: The keys of front matter lines that could not be read.
        typed: The front matter as typed, without its fences.
    """

    path: str
    uri: str
    front: dict[str, Node]
    body: str
    body_line: int
    unread: frozenset[str] = frozenset()
    typed: str = ""

    def texts_on(self, line: int | None) -> list[str]:
        """Return the texts of the front matter on a line of the file."""
        return [text for node in self.front.values() for text in _texts_on(node, line)]

    def detail(self, name: str) -> Node | None:
        """Return the first key with this folded name, however it is spelled, or None."""
        if node := self.front.get(name):  # the usual spelling, found fast
            return node
        return next((node for key, node in self.front.items() if fold(key) == name), None)


def _texts_on(node: Node, line: int | None) -> Iterator[str]:
    if isinstance(node.value, str):
        if node.line == line:
            yield node.value
        return
    for below in node.value.values() if isinstance(node.value, dict) else node.value or ():
        yield from _texts_on(below, line)
