"""Placeholder text that was meant to be replaced."""

import re
from collections.abc import Iterator

from collaborative.checking.findings import quoted, warning
from collaborative.checking.subject import Subject
from collaborative.checking.texts.wording import Wording
from collaborative.problems import Problem

_FILLED_IN = r"add|date|details|email|enter|fill|insert|link|name|number|phone|price|put|school|text|time|title|topic|type|url|venue|write|your"
_LOREM = re.compile(r"\blorem ipsum\b", re.IGNORECASE)
_TODO, _FIXME = re.compile(r"\bTODO\b"), re.compile(r"\bFIXME\b")
_CROSSES = re.compile(r"(?<![\w.@/-])[xX]{2,}(?![\w@/-]|\.\w)")
_QUESTION_MARKS = re.compile(r"\?{3,}")
_BRACKETS = re.compile(rf"\[(?<!\]\[)(?:{_FILLED_IN})\b[^\[\]]*\](?![\[(:])", re.IGNORECASE)
_HERE = re.compile(
    r"^[ \t]*(?:add|describe|enter|insert|put|type|write)\b[^.\n]{0,70}\bhere\b\s*[.:]?[ \t]*$"
    r"|^[^\n]*\b(?:content|date|description|details|name|summary|text|title) (?:goes |to go )?here\W*$",
    re.MULTILINE | re.IGNORECASE,
)
# The example address in this program's messages, copied unchanged.
_OUR_EXAMPLE = re.compile(r"https?://forms\.example(?:\.org/first-aid|/book)(?![\w/-])")
_PLACEHOLDER_TEXT = re.compile(r"\bplaceholder text\b", re.IGNORECASE)
_UNTITLED = frozenset(
    ("untitled", "title", "course title", "new course", "new page", "news title", "test", "your title")
)


def check_placeholders(wording: Wording) -> Iterator[Problem]:
    """Yield one warning a line."""
    seen: set[tuple[str, int]] = set()
    for pattern in _patterns(wording.whole, wording.lower):
        for field, line, match in wording.find(pattern):
            if (field, line) not in seen:
                seen.add((field, line))
                yield warning(
                    f"This looks like a placeholder that was to be replaced: {quoted(match[0].strip())}.",
                    "Write what people should read there, or delete it.",
                ).at(wording.document.path, line, field)


def _patterns(whole: str, lower: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns worth searching for; looking for a rare letter is much faster than for a word."""
    if "lorem ipsum" in lower:
        yield _LOREM
    if "D" in whole and "TODO" in whole:
        yield _TODO
    if "X" in whole and "FIXME" in whole:
        yield _FIXME
    if "x" in lower and "xx" in lower:
        yield _CROSSES
    if "?" in whole and "???" in whole:
        yield _QUESTION_MARKS
    if "[" in whole and _BRACKETS.search(whole):
        yield _BRACKETS
    if " here" in lower:
        yield _HERE
    if "/" in lower and "//forms.example" in lower:
        yield _OUR_EXAMPLE
    if "placeholder text" in lower:
        yield _PLACEHOLDER_TEXT


def check_titles(subject: Subject) -> Iterator[Problem]:
    """Report titles that are only placeholders."""
    for document in subject.content.documents:
        title = document.detail("title")
        if title and isinstance(title.value, str) and title.value.strip().lower() in _UNTITLED:
            yield warning(
                f"{quoted(title.value)} looks like a placeholder for the title.",
                "Write the title that people should read, for example title: First aid for schools",
            ).at(document.path, title.line, title.key)
