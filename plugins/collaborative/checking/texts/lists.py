"""Lists that are typed so that they run together in one line."""

import re
from collections.abc import Iterator

from collaborative.checking.faults import doubt
from collaborative.checking.subject import Subject
from collaborative.problems import Problem

_ITEM = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
_ITEM_SIGNS = ("- ", "* ", "+ ", "1. ")
_BEGINS_ITEM = frozenset("-*+1")
_LIST = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ \t]")
_NO_TEXT = re.compile(r"\s|#|>|\||<|(?:[-=]+[ ]*$)")
_BULLETS = "•·▪■◦‣●○"
_BULLET = re.compile(rf"^[ \t]*[{_BULLETS}][ \t\u00a0]*\S[^\n]*(?:\n[ \t]*[{_BULLETS}][^\n]*)*", re.MULTILINE)
_DASHES = re.compile(r"^[–—][ \t\u00a0]+\S[^\n]*(?:\n[–—][ \t\u00a0]+\S[^\n]*)+", re.MULTILINE)
_BRACKETS = re.compile(r"^(?:1\)|\(1\)|a\))[ \t]+\S[^\n]*\n(?:2\)|\(2\)|b\))[ \t]+\S", re.MULTILINE)


def check_lists(subject: Subject) -> Iterator[Problem]:
    for document in subject.content.documents:
        body = subject.body_of(document)
        source = body.source
        for number in _lists_under_text(source.split("\n")):
            yield doubt(
                "This list stands right below a line of text, so its items run together in one paragraph.",
                "Leave an empty line above the list.",
            ).at(document.path, body.line + number)
        for pattern in (_BULLET, _DASHES) if not source.isascii() else ():
            for match in pattern.finditer(source):
                sign = match[0].strip()[0]
                yield doubt(
                    f"Lines that begin with {sign} are not shown as a list: they run together in one paragraph.",
                    "Begin each with a hyphen and a space instead: - first point",
                ).at(document.path, body.line_of(match.start()))
        if ") " in source:
            for match in _BRACKETS.finditer(source):
                yield doubt(
                    f"Lines that begin with {match[0].split()[0]} are not shown as a list: they run together in one paragraph.",
                    "Write the numbers with a full stop: 1. first point",
                ).at(document.path, body.line_of(match.start()))


def _lists_under_text(lines: list[str]) -> Iterator[int]:
    """Which lines begin a list right below a paragraph, which other programs take for a list; counted from 0."""
    judged, is_text = 0, True  # all lines of the paragraph up to there; whether they are nothing but text
    begun = False  # below the headings at its top
    for number, line in enumerate(lines):
        if line[:1] not in _BEGINS_ITEM or not number or not (above := lines[number - 1]):
            continue
        if _LIST.match(above) or _NO_TEXT.match(above) or not (line.startswith(_ITEM_SIGNS) and _ITEM.match(line)):
            continue
        for each in lines[judged:number]:
            if not each:
                is_text, begun = True, False
            elif begun or not each.startswith("#"):
                begun = True
                is_text = is_text and not (_LIST.match(each) or _NO_TEXT.match(each))
        judged = number
        if is_text:
            yield number
