"""Text typed into the hints of a template, where it would not be published."""

from collections.abc import Iterator, Sequence

from collaborative.loading.line_errors import safe, split_detail
from collaborative.loading.loose_lines import empty_key
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.words import fold
from collaborative.schema.hints import is_hint, key_of_hint, typed_into_hint


def typed_into_hints(path: str, header: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Report an error where a hint continues, and a warning for another comment above an empty key.

    Args:
        path: The file's path.
        header: The lines of the front matter.
        first_line: The line of the file on which they begin.
    """
    for number, line in enumerate(header):
        if not line.startswith("#"):
            continue
        key = key_of_hint(line)
        if key and (typed := typed_into_hint(line)) and not _is_filled(header, key):
            wrong = "Text after a # is a hint, and is not published."
            remedy = f"Write it after the colon, on the next line: {key}: {safe(typed)}"
            yield Problem(path, first_line + number, key, Message(wrong, remedy))
        elif (empty := _empty_at(header, number + 1)) and not is_hint(line):
            text = line.lstrip("# ")
            if text and not split_detail(text)[0]:
                wrong = "This line begins with # and is not published."
                remedy = f"If it is what you want to say, write it after the colon: {empty}: {safe(text)}"
                yield Problem(path, first_line + number, empty, Message(wrong, remedy), Severity.WARNING)


def _empty_at(header: Sequence[str], number: int) -> str:
    """Return the key on this line if nothing stands beside or below it, else ""."""
    line, below = [*header[number : number + 2], "", ""][:2]
    return "" if below.startswith((" ", "-", "\t")) else empty_key(line)


def _is_filled(header: Sequence[str], key: str) -> bool:
    return any(fold(typed) == fold(key) and text for typed, text in map(split_detail, header))
