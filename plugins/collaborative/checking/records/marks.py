"""Marks of bold and HTML in values that are shown as typed."""

import re
from collections.abc import Iterator

from collaborative.checking.findings import quoted, warning
from collaborative.checking.texts.wording import Wording, texts_in
from collaborative.problems import Problem
from collaborative.reading.marks import without_marks

_SHOWN_AS_TYPED = frozenset(("title", "summary", "topic", "venue", "trainer", "reason"))
_UNDERLINE_AT_END = re.compile(r"_(?!\w)")  # around words, not in the middle of a key


def check_marks(wording: Wording) -> Iterator[Problem]:
    """Warn about marks in titles, summaries and other values without formatting."""
    typed = wording.details
    if not ("*" in typed or "`" in typed or "<" in typed or _UNDERLINE_AT_END.search(typed)):
        return
    for field, line, text in texts_in(wording.document.front, _SHOWN_AS_TYPED):
        if (words := without_marks(text)) != text:
            yield warning(
                f"{quoted(text)} would be shown with its marks: bold and HTML work in the text below the details only.",
                f"Write the words alone: {words}" if words else "Write the words alone.",
            ).at(wording.document.path, line, field)
