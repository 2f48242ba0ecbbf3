"""Text that was to be replaced before anybody reads it."""

import re
from collections.abc import Iterator

from collaborative.checking.faults import doubt, quoted
from collaborative.checking.subject import Subject
from collaborative.problems import Problem

# At least one of these, in lower case, is in every placeholder.
_SIGNS = ("lorem", "todo", "fixme", "xx", "???", "[", " here", "placeholder")
_FILLED_IN = r"add|date|details|email|enter|fill|insert|link|name|number|phone|price|put|school|text|time|title|topic|type|url|venue|write|your"
_PLACEHOLDER = re.compile(
    rf"\b(?i:lorem ipsum)\b|\b(?:TODO|FIXME)\b|(?<![\w.@/-])[xX]{{2,}}(?![\w@/-]|\.\w)|\?{{3,}}"
    rf"|(?<!\])\[(?i:{_FILLED_IN})\b[^\[\]]*\](?![\[(:])"
    r"|^[ \t]*(?i:add|describe|enter|insert|put|type|write)\b[^.\n]{0,70}\b(?i:here)\b\s*[.:]?[ \t]*$"
    r"|\b(?i:content|date|description|details|name|summary|text|title)\s+(?:(?i:goes|to go)\s+)?(?i:here)\b(?=\W*$)"
    r"|\b(?i:placeholder text)\b",
    re.MULTILINE,
)
_UNTITLED = frozenset(
    ("untitled", "title", "course title", "new course", "new page", "news title", "test", "your title")
)


def check_placeholders(subject: Subject) -> Iterator[Problem]:
    """One warning a line."""
    for document in subject.content.documents:
        wording = subject.wording_of(document)
        lower = wording.whole.lower()
        if any(sign in lower for sign in _SIGNS):
            seen: set[tuple[str, int]] = set()
            for field, line, match in wording.find(_PLACEHOLDER):
                if (field, line) not in seen and "`" not in match[0]:
                    seen.add((field, line))
                    yield doubt(
                        f"This looks like a placeholder that was to be replaced: {quoted(match[0].strip())}.",
                        "Write what people should read there, or delete it.",
                    ).at(document.path, line, field)
        for text in wording.fields:
            if text.field.lower() == "title" and text.text.strip().lower() in _UNTITLED:
                yield doubt(
                    f"{quoted(text.text)} looks like a placeholder for the title.",
                    "Write the title that people should read, for example title: First aid for schools",
                ).at(document.path, text.line, text.field)
