"""Edits that messages carry, applied to the text of a file."""

import re

from collaborative.problems import DeleteLine, Edit, InsertLine, Replace


def applied(edit: Edit, text: str, line: int) -> str:
    """The text of a file with the edit made at a line, counted from 1."""
    lines = text.split("\n")
    match edit:
        case Replace(before, after):
            whole_words = rf"(?<!\w){re.escape(before)}(?!\w)"
            lines[line - 1], count = re.subn(whole_words, lambda _: after, lines[line - 1], count=1)
            assert count == 1, (edit, lines[line - 1])
        case InsertLine(inserted):
            lines.insert(line - 1, inserted)
        case DeleteLine():
            del lines[line - 1]
    return "\n".join(lines)
