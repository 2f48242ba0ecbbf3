"""Explanations of why a line of ``mkdocs.yml`` cannot be read, for people who have never heard of YAML.

Unlike the front matter of a page, its lines are nested by their indentation.
"""

import re
from collections.abc import Set

import yaml
from yaml.reader import ReaderError

from collaborative.loading.line_errors import CONFLICT_MARKS, Lines, explain_start, explain_value, split_detail
from collaborative.loading.yaml_errors import UnreadLine, explain
from collaborative.problems import Message
from collaborative.reading.words import fold

LineMessage = tuple[Message, str]
"""A message and the name on its line, or ""."""

_UNSPACED = re.compile(r"^\s*(?:- )?([A-Za-z_][\w ]*):([^\s/].*)$")


def explain_configuration(error: yaml.YAMLError, lines: list[str], known: Set[str]) -> UnreadLine:
    """Find the line with the mistake, which is often above the line where YAML stops, and explain it."""
    if isinstance(error, ReaderError):
        return explain(error, lines)
    bare = [
        "" if line.lstrip().startswith("#") else line for line in lines
    ]  # a comment does not explain its neighbours
    typed = Lines(bare, known)
    for offset in _suspects(error, bare):
        for why in (_conflict, _tab, _hyphen, _name, _value, _open_bracket, _bare, _indentation):
            if found := why(typed, offset):
                return UnreadLine(offset, *found)
    offset = next(iter(_suspects(error, bare)), 0)
    return UnreadLine(
        offset,
        Message(
            "This line cannot be read, or does not fit the one above.",
            "Write it as name: value, begin it with as many spaces as its neighbours, and put text that holds : or # or "
            'quotes between quotes, for example site_description: "Training: courses and news".',
        ),
        split_detail(bare[offset])[0] if bare else "",
    )


def _suspects(error: yaml.YAMLError, lines: list[str]) -> list[int]:
    """Return the lines that may be wrong, likeliest first; an open quote or bracket shows only at the file's end."""
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    at, context = (min(mark.line, max(len(lines) - 1, 0)) if mark else 0 for mark in (marks[0] or marks[1], marks[1]))
    # YAML notices an open quote or bracket only further down; the context mark is where it opened.
    if re.search(r"quoted|flow", str(getattr(error, "context", ""))):
        at, context = context, at
    above = next((offset for offset in range(at - 1, -1, -1) if lines[offset].strip()), at)
    near = (at, above, context) if marks[1] else (at, above)
    return [offset for offset in dict.fromkeys(near) if lines[offset : offset + 1] and lines[offset].strip()]


def _conflict(typed: Lines, offset: int) -> LineMessage | None:
    """Explain the marks that git leaves where two versions conflict."""
    if not typed.lines[offset].startswith(CONFLICT_MARKS):
        return None
    wrong = "Two versions of the file stand here, marked with <<<<<<< and >>>>>>>."
    return Message(wrong, "Keep the lines of one version, and delete the others and the marks."), ""


def _tab(typed: Lines, offset: int) -> LineMessage | None:
    """Explain a line that begins with a tab."""
    line = typed.lines[offset]
    if not re.match(r" *\t", line):
        return None
    above = typed.above(offset)
    deeper = (4 if above.lstrip().startswith("- ") else 2) if re.search(r":\s*$", above) else 0
    spaces = _indent(above) + deeper
    remedy = (
        f"Delete the tab and type {_spaces(spaces)} instead."
        if spaces
        else "Delete it: this line begins at the margin."
    )
    return Message("The line begins with a tab.", remedy), split_detail(line)[0]


def _name(typed: Lines, offset: int) -> LineMessage | None:
    """Explain a mistake in the name or its colon."""
    line = typed.lines[offset]
    if (match := _UNSPACED.match(line)) and fold(match[1]) in typed.known:
        return Message("There is no space after the colon.", f"Write {match[1]}: {match[2]}"), match[1]
    words = line.strip()
    if fold(words) in typed.known and ":" not in words and _indent(typed.below(offset)) >= _indent(line):
        return Message(f"The colon after {words} is missing.", f"Write {words}:"), words
    if line[:1].isspace() or line.startswith("-"):  # lists are common here, so a hyphen is no mistake
        line_alone = Lines([line.strip().removeprefix("- ")], typed.known)
        return explain_start(line_alone, 0)
    return explain_start(typed, offset)


def _value(typed: Lines, offset: int) -> LineMessage | None:
    """Explain quotes, colons and signs in the text after the colon or hyphen."""
    line = typed.lines[offset]
    key, text = split_detail(line)
    balanced = text[:1] in ("[", "{") and all(text.count(one) == text.count(other) for one, other in ("[]", "{}"))
    if key and text and not balanced and not text.startswith("!"):
        return explain_value(key, text)
    item = re.match(r"\s*- ([\"'])(.*)$", line)
    if item and item[2].count(item[1]) % 2 == 0:
        return Message(
            f"The quote {item[1]} that opens here is not closed.", f"Type {item[1]} at the end of the text."
        ), ""
    return None


def _open_bracket(typed: Lines, offset: int) -> LineMessage | None:
    """Explain brackets that do not match within the line."""
    line = typed.lines[offset].split(" #")[0].rstrip()
    for opening, closing in ("{}", "[]"):
        if line.count(opening) > line.count(closing):
            wrong = f"The bracket {opening} that opens here is not closed."
            return Message(wrong, f"Type {closing} at its end."), split_detail(line)[0]
        if line.count(opening) < line.count(closing):
            return (
                Message(f"There is a {closing} too many.", "Delete it, or type the bracket that opens it."),
                split_detail(line)[0],
            )
    return None


def _hyphen(typed: Lines, offset: int) -> LineMessage | None:
    """Explain a list item without its hyphen, or without the space after it."""
    line, above = typed.lines[offset], typed.above(offset)
    words = line.strip()
    if match := re.match(r"-([^\s-].*)$", words):
        return Message("There is no space after the hyphen.", f"Write - {match[1]}"), ""
    if above.lstrip().startswith("- ") and not words.startswith("-") and _indent(line) == _indent(above):
        name = split_detail(line)[0]
        return Message("The lines above begin with a hyphen, and this one does not.", f"Write - {words}"), name
    return None


def _bare(typed: Lines, offset: int) -> LineMessage | None:
    """Explain a line of words without name and colon."""
    words = typed.lines[offset].strip()
    if not _is_bare(words):
        return None
    remedy = "Write it as name: value; if it continues the line above, write both as one line."
    return Message(f'The line "{words}" has no name and colon.', remedy), ""


def _is_bare(line: str) -> bool:
    return ":" not in line and line.lstrip()[:1].isalpha()


def _indentation(typed: Lines, offset: int) -> LineMessage | None:
    """Explain an indentation that matches no line above and opens no new level."""
    line, above = typed.lines[offset], typed.above(offset)
    indent, own = _indent(line), split_detail(line)[0]
    if not above:
        return (Message("The line begins with spaces.", "Begin it at the margin."), own) if indent else None
    levels = [_indent(other) for other in typed.lines[:offset] if other.strip()]
    if re.search(r":\s*$", above) or _is_bare(above) or (indent in levels and indent <= _indent(above)):
        return None
    meant = min(levels, key=lambda level: (abs(level - indent), -level))
    wrong = f"The line begins with {_spaces(indent)}, and the one above with {_spaces(_indent(above))}."
    return Message(wrong, f"Begin it with {_spaces(meant)}, like the lines that it belongs with."), own


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(number: int) -> str:
    return "no space" if number == 0 else "1 space" if number == 1 else f"{number} spaces"
