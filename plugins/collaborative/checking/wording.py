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


def texts_in(front: Mapping[str, Node], prefix: str = "") -> Iterator[FieldText]:
    """Every text of the front matter, in the order of the file."""
    for key, node in front.items():
        yield from _texts_of(f"{prefix}{key}", node.line, node.value)


def _texts_of(field: str, line: int, value: Any) -> Iterator[FieldText]:
    if isinstance(value, str):
        if value:
            yield FieldText(field, line, value)
    elif isinstance(value, dict):
        yield from texts_in(value, f"{field}.")
    else:
        for number, node in enumerate(value, 1):
            yield from _texts_of(f"{field}.{number}", node.line, node.value)


@dataclass(frozen=True, slots=True)
class Wording:
    """All that somebody wrote in a file.

    Attributes:
        whole: The fields' texts and the body together: whether a sign occurs at all is quickly seen.
    """

    fields: tuple[FieldText, ...]
    body: Body
    whole: str

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, int, re.Match[str]]]:
        """Each place that matches, with its field ("" for the body) and line."""
        for field in self.fields:
            for match in pattern.finditer(field.text):
                yield field.field, field.line, match
        for match in pattern.finditer(self.body.source):
            yield "", self.body.line_of(match.start()), match


def wording_of(document: Document, body: Body) -> Wording:
    fields = tuple(texts_in(document.front))
    return Wording(fields, body, "\n".join([*(field.text for field in fields), body.source]))
