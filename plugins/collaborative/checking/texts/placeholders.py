"""Text that was to be replaced before anybody reads it."""

import re
from collections.abc import Iterator

from collaborative.checking.faults import doubt, quoted
from collaborative.checking.texts.wording import Wording
from collaborative.problems import Problem
from collaborative.reading.words import holds

_FILLED_IN = r"add|date|details|email|enter|fill|insert|link|name|number|phone|price|put|school|text|time|title|topic|type|url|venue|write|your"
# What to look for where a sign occurs in the text, or in the text in lower case; most texts have none of the signs.
_PLACEHOLDERS = {
    "lorem": re.compile(r"\blorem ipsum\b", re.IGNORECASE),
    "TODO": re.compile(r"\bTODO\b"),
    "FIXME": re.compile(r"\bFIXME\b"),
    "xx": re.compile(r"(?<![\w.@/-])[xX]{2,}(?![\w@/-]|\.\w)"),
    "???": re.compile(r"\?{3,}"),
    "[": re.compile(rf"\[(?<!\]\[)(?:{_FILLED_IN})\b[^\[\]]*\](?![\[(:])", re.IGNORECASE),
    " here": re.compile(
        r"^[ \t]*(?:add|describe|enter|insert|put|type|write)\b[^.\n]{0,70}\bhere\b\s*[.:]?[ \t]*$"
        r"|^[^\n]*\b(?:content|date|description|details|name|summary|text|title) (?:goes |to go )?here\W*$",
        re.MULTILINE | re.IGNORECASE,
    ),
    # The address that messages of this program give as an example, copied as it stands.
    "forms.example": re.compile(r"https?://forms\.example(?:\.org/first-aid|/book)(?![\w/-])"),
    "placeholder": re.compile(r"\bplaceholder text\b", re.IGNORECASE),
}
_UNTITLED = frozenset(
    ("untitled", "title", "course title", "new course", "new page", "news title", "test", "your title")
)


def check_placeholders(wording: Wording) -> Iterator[Problem]:
    """One warning a line."""
    document = wording.document
    seen: set[tuple[str, int]] = set()
    for sign, pattern in _PLACEHOLDERS.items():
        if holds(wording.whole if sign.isupper() else wording.lower, sign):
            for field, line, match in wording.find(pattern):
                if (field, line) not in seen:
                    seen.add((field, line))
                    yield doubt(
                        f"This looks like a placeholder that was to be replaced: {quoted(match[0].strip())}.",
                        "Write what people should read there, or delete it.",
                    ).at(document.path, line, field)
    for key, node in document.front.items():
        if key.lower() == "title" and isinstance(node.value, str) and node.value.strip().lower() in _UNTITLED:
            yield doubt(
                f"{quoted(node.value)} looks like a placeholder for the title.",
                "Write the title that people should read, for example title: First aid for schools",
            ).at(document.path, node.line, key)
