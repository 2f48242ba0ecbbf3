"""The details at the top of a file as they were typed, with their lines."""

from typing import Any, NamedTuple

from collaborative.reading.words import fold


class Node(NamedTuple):
    """A value of the front matter and where it stands.

    Attributes:
        key: As typed, or "" for an item of a list.
        line: Of the key (or of the item), counted from 1 in the file.
        plain: A scalar typed without quotes.
    """

    key: str
    line: int
    value: Any
    plain: bool = False


class Document(NamedTuple):
    """A file, taken apart.

    Attributes:
        front: The front matter, by key as typed; a value is text, a list of nodes or a dict of nodes.
        body: Markdown.
        body_line: The line of the file on which the body begins.
        unread: Keys of the front matter whose lines could not be read.
        typed: The front matter as it stands in the file, without its fences.
    """

    path: str
    uri: str
    front: dict[str, Node]
    body: str
    body_line: int
    unread: frozenset[str] = frozenset()
    typed: str = ""

    def detail(self, name: str) -> Node | None:
        """The first detail of that name, in whatever way it is spelt; None where there is none."""
        if node := self.front.get(name):  # as nearly everybody spells it
            return node
        return next((node for key, node in self.front.items() if fold(key) == name), None)
