"""The details at the top of a file as they were typed, with their lines."""

from dataclasses import dataclass
from typing import Any, NamedTuple


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


@dataclass(frozen=True, slots=True)
class Document:
    """A file, taken apart.

    Attributes:
        front: The front matter, by key as typed; a value is text, a list of nodes or a dict of nodes.
        body: Markdown.
        body_line: The line of the file on which the body begins.
        unread: Keys of the front matter whose lines could not be read.
    """

    path: str
    uri: str
    front: dict[str, Node]
    body: str
    body_line: int
    unread: frozenset[str] = frozenset()
