"""Lists whose items would run together in one line."""

import re
from collections.abc import Iterator

from collaborative.checking.findings import warning
from collaborative.checking.subject import Subject
from collaborative.problems import Problem

_BULLETS = "•·▪■◦‣●○"
_BULLET = re.compile(rf"^[ \t]*[{_BULLETS}][ \t\u00a0]*\S[^\n]*(?:\n[ \t]*[{_BULLETS}][^\n]*)*", re.MULTILINE)
_DASHES = re.compile(r"^[–—][ \t\u00a0]+\S[^\n]*(?:\n[–—][ \t\u00a0]+\S[^\n]*)+", re.MULTILINE)
_BRACKETS = re.compile(r"^(?:1\)|\(1\)|a\))[ \t]+\S[^\n]*\n(?:2\)|\(2\)|b\))[ \t]+\S", re.MULTILINE)


def check_lists(subject: Subject) -> Iterator[Problem]:
    """Warn about lists that Python-Markdown would not show as lists."""
    for document in subject.content.documents:
        body = subject.body_of(document)
        source = body.source
        for line in body.lists_under_text:
            yield warning(
                "This list stands right below a line of text, so its items run together in one paragraph.",
                "Leave an empty line above the list.",
            ).at(document.path, line)
        for pattern in (_BULLET, _DASHES) if not source.isascii() else ():
            for match in pattern.finditer(source):
                sign = match[0].strip()[0]
                yield warning(
                    f"Lines that begin with {sign} are not shown as a list: they run together in one paragraph.",
                    "Begin each with a hyphen and a space instead: - first point",
                ).at(document.path, body.line_of(match.start()))
        if ")" in source and ") " in source:
            for match in _BRACKETS.finditer(source):
                yield warning(
                    f"Lines that begin with {match[0].split()[0]} are not shown as a list: they run together in one paragraph.",
                    "Write the numbers with a full stop: 1. first point",
                ).at(document.path, body.line_of(match.start()))
