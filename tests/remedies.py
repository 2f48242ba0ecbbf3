"""What the office does with a message: type what it says to type."""

import re
from collections.abc import Iterator, Sequence

from collaborative.loading.yaml_errors import known_keys
from collaborative.problems import DeleteLine, Edit, InsertLine, Problem, Replace
from collaborative.reading.words import fold

# Between two ways out, of which either is enough.
_EITHER = re.compile(r"[;,] or,? |; else |; if | or (?=[a-z_]+: )|(?<=[.\d]) (?=(?:For|If) )")
_LINE = re.compile(r"(?<![\w\"'{,\[-])([a-z_]+): ")
_END = re.compile(
    r"; |\. (?=[A-Z])|,? and(?:,? on a line of its own,?)? (?=[a-z_]+: )|,? and (?:why|change) "
    r"|,? (?:with what|where|while|instead of|in place of|if|as the|together) |,? \(|[.?]$"
)
_SAME = {"date": "dates", "dates": "date"}  # one takes the place of the other


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


def followed(problem: Problem, text: str) -> Iterator[str]:
    """Yield the text of the file after each of the things that the message tells to do."""
    if problem.message.edit:
        yield applied(problem.message.edit, text, problem.line)
    for way in _EITHER.split(problem.remedy):
        if lines := _lines_in(way):
            yield _with_lines(text, problem, lines)


def _lines_in(way: str) -> list[tuple[str, str]]:
    """Return the keys with their values that a remedy shows: ``Write start: 09:00 and end: 15:00.``"""
    found: list[tuple[str, str]] = []
    read = 0
    for match in _LINE.finditer(way):
        rest = way[match.end() :]
        if match.start() < read or not _is_key(match[1]) or ((inner := _LINE.match(rest)) and _is_key(inner[1])):
            continue  # of "the other kind: title: …" only the last is a key
        if way.count("{", 0, match.start()) > way.count("}", 0, match.start()) or rest.startswith("value,"):
            continue
        value = rest[: _closing(rest)] if rest[:1] in "[{\"'" else _END.split(rest, maxsplit=1)[0].rstrip()
        read = match.end() + len(value)
        found.append((match[1], value))
    return found


def _is_key(word: str) -> bool:
    return fold(word) in known_keys()


def _closing(text: str) -> int:
    """Return the end of the brackets or quotes that a text begins with."""
    if text[0] in "\"'":
        return text.index(text[0], 1) + 1
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign in "[{") - (sign in "]}")
        if depth == 0:
            return at + 1
    return len(text)


def _with_lines(text: str, problem: Problem, wanted: Sequence[tuple[str, str]]) -> str:
    lines = text.split("\n")
    inside = "." in problem.field and lines[problem.line - 1].endswith("}")
    for key, value in wanted:
        end = lines.index("---", 1)
        if inside and not problem.field.startswith(f"{key}."):
            lines[problem.line - 1] = f"{lines[problem.line - 1][:-1]}, {key}: {value}}}"
            continue
        keys = [re.split(r"\W", line.lstrip("\"'*- "))[0] for line in lines[:end]]
        if key in keys:
            lines[keys.index(key)] = f"{key}: {value}"
        elif _SAME.get(key) in keys:
            lines[keys.index(_SAME[key])] = f"{key}: {value}"
        elif "in place of this line" in problem.remedy or (
            len(wanted) == 1 and problem.field.partition(".")[0] not in known_keys()
        ):
            lines[problem.line - 1] = f"{key}: {value}"
        else:
            lines.insert(end, f"{key}: {value}")
    return "\n".join(lines)
