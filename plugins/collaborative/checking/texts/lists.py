"""Lists whose items would run together in one line."""

import re
from collections.abc import Iterator

from collaborative.checking.findings import warning
from collaborative.checking.subject import Subject
from collaborative.problems import InsertLine, Problem

_DASHES = re.compile(r"^[–—][ \t\u00a0]+\S[^\n]*(?:\n[–—][ \t\u00a0]+\S[^\n]*)+", re.MULTILINE)


def check_lists(subject: Subject) -> Iterator[Problem]:
    """Warn about lists that Python-Markdown would not show as lists; pasted ones are read as lists."""
    for document in subject.content.documents:
        body = subject.body_of(document)
        for line in body.lists_under_text:
            yield warning(
                "This list stands right below a line of text, so its items run together in one paragraph.",
                "Leave an empty line above the list.",
            ).at(document.path, line)
        for line in body.text_under_lists:
            yield warning(
                "This line stands right below a list, so it is shown as part of the last item.",
                "Leave an empty line above it. If it belongs to the point, begin it with four spaces.",
                InsertLine(""),
            ).at(document.path, line)
        for match in _DASHES.finditer(body.source) if not body.source.isascii() else ():
            sign = match[0][0]
            yield warning(
                f"Lines that begin with {sign} are not shown as a list: they run together in one paragraph.",
                "Begin each with a hyphen and a space instead: - first point",
            ).at(document.path, body.line_of(match.start()))
