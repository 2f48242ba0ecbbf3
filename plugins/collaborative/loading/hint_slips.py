"""Text that was typed into the hints of a template, where nobody will ever read it."""

import re
from collections.abc import Iterator, Sequence

from collaborative.loading.line_slips import safe, split_detail
from collaborative.problems import Problem, Severity
from collaborative.reading.words import fold
from collaborative.schema.hints import is_hint, key_of_hint, typed_into_hint
from collaborative.schema.known import field_called

_EMPTY_KEY = re.compile(r"([A-Za-z][\w -]*?)\s*:\s*")


def typed_into_hints(path: str, header: Sequence[str], first_line: int) -> Iterator[Problem]:
    """An error where a hint goes on; a warning where a comment of somebody's own stands above an empty key.

    Args:
        header: The lines of the details.
        first_line: Of the file, where they begin.
    """
    for number, (line, below) in enumerate(zip(header, [*header[1:], ""], strict=True), first_line):
        if not line.startswith("#"):
            continue
        key = key_of_hint(line)
        if key and (typed := typed_into_hint(line)) and not _is_filled(header, key):
            wrong = "Text after a # is a hint, and is not published."
            yield Problem(path, number, key, wrong, f"Write it after the colon, on the next line: {key}: {safe(typed)}")
        elif (empty := _EMPTY_KEY.fullmatch(below)) and field_called(empty[1]) and not is_hint(line):
            text = line.lstrip("# ")
            if text and not split_detail(text)[0]:
                wrong = "This line begins with # and is not published."
                remedy = f"If it is what you want to say, write it after the colon: {empty[1]}: {safe(text)}"
                yield Problem(path, number, empty[1], wrong, remedy, Severity.WARNING)


def _is_filled(header: Sequence[str], key: str) -> bool:
    return any(fold(typed) == fold(key) and text for typed, text in map(split_detail, header))
