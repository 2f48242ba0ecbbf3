"""All that somebody wrote in a file, whatever the key: for checks of words, not of what they mean."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from collaborative.checking.markdown import Body
from collaborative.loading.documents import Document, Node


class FieldText(NamedTuple):
    """A piece of text that stands after a key.

    Attributes:
        field: As in messages: ``meetings.2.topic``, items counted from 1.
        line: Of its key in the file.
    """

    field: str
    line: int
    text: str

    @property
    def key(self) -> str:
        """The last name in the field: ``topic``."""
        return next((part for part in reversed(self.field.split(".")) if not part.isdigit()), "").lower()


def texts_in(front: Mapping[str, Node]) -> list[FieldText]:
    """Every text of the front matter, in the order of the file."""
    found: list[FieldText] = []
    for key, node in front.items():
        _take(key, node.line, node.value, found)
    return found


def _take(field: str, line: int, value: Any, found: list[FieldText]) -> None:
    if isinstance(value, str):
        if value:
            found.append(FieldText(field, line, value))
    elif isinstance(value, dict):
        for key, node in value.items():
            _take(f"{field}.{key}", node.line, node.value, found)
    else:
        for number, node in enumerate(value, 1):
            _take(f"{field}.{number}", node.line, node.value, found)


@dataclass(frozen=True, slots=True)
class Wording:
    """All that somebody wrote in a file.

    Attributes:
        whole: The fields' texts and the body together: whether a sign occurs at all is quickly seen.
        lower: The same in lower case.
    """

    fields: tuple[FieldText, ...]
    body: Body
    whole: str
    lower: str

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, re.Match[str]]]:
        """Each place that matches, with its field ("" for the body) and line."""
        for field in self.fields:
            for match in pattern.finditer(field.text):
                yield field.field, field.line, match
        for match in pattern.finditer(self.body.source):
            yield "", self.body.line_of(match.start()), match


def wording_of(document: Document, body: Body) -> Wording:
    fields = tuple(texts_in(document.front))
    whole = "\n".join([*(field.text for field in fields), body.source])
    return Wording(fields, body, whole, whole.lower())
