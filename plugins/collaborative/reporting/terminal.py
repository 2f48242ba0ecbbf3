"""Problems for a terminal: in colour, with the line of the file and the words concerned underlined.

Without colour and excerpts, each problem is one line, as in :func:`collaborative.problems.report`.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collaborative.problems import Problem, Severity, in_order, report
from collaborative.reading.words import fold
from collaborative.views.wording import count

TAB = "    "
_QUOTED = re.compile(r'"([^"\n]+)"')
_KEY = re.compile(r"""\s*(?:-\s+)?["']?([^:"'{}\[\]]+?)["']?\s*:(?=\s|$)\s*""")
_NO_VALUE = re.compile(r"(?:[|>][+-]?\d?)?\s*(?:#.*)?")  # no value, or the sign for a text on the lines below
_FENCE = re.compile(r"\s*(?:-{3,}|\.{3})?\s*")

# Select Graphic Rendition, ECMA-48 section 8.3.117
_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32"}


@dataclass(frozen=True, slots=True)
class Look:
    """What the output can show.

    Attributes:
        colours: Whether it shows colours.
        excerpts: Whether to show lines of the files, with the words concerned underlined.
        width: The width of a line in columns.
    """

    colours: bool = False
    excerpts: bool = False
    width: int = 80


PLAIN = Look()


def look_for(*, is_terminal: bool, width: int, environment: Mapping[str, str]) -> Look:
    """Choose plain text for files, pipes and dumb terminals, and no colours with NO_COLOR (https://no-color.org)."""
    if not is_terminal or environment.get("TERM", "").casefold() == "dumb":
        return PLAIN
    return Look(colours=not environment.get("NO_COLOR"), excerpts=True, width=max(width, 40))


def problems_text(problems: Iterable[Problem], lines: Mapping[str, Sequence[str]], look: Look) -> str:
    """Return every problem; ``lines`` are the lines of the files, by path."""
    if look == PLAIN:
        return report(problems)
    blocks: list[str] = []
    previous = None
    for problem in in_order(problems):
        if previous not in (None, problem.path):
            blocks.append("")
        previous = problem.path
        blocks.append(_headline(problem, look))
        if look.excerpts:
            blocks += _excerpt(problem, lines.get(problem.path, ()), look)
    return "\n".join(blocks)


def closing(problems: Iterable[Problem], look: Look) -> str:
    """Return the last line: the number of problems, and what to do next."""
    counts = Counter(problem.severity for problem in problems)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    said = f"{count(errors, 'error')}, {count(warnings, 'warning')}."
    if look == PLAIN:
        return said
    if errors:
        advice = "Mend the errors, save, and run the same command again: nothing is published until they are gone."
    elif warnings:
        advice = "Nothing stops the site from being published; look at the warnings first, each is probably a slip."
    else:
        advice = "All is well: the site can be published."
    colour = "red" if errors else "yellow" if warnings else "green"
    return f"{_painted(said, look, 'bold', colour)} {advice}"


def _headline(problem: Problem, look: Look) -> str:
    """Return the problem in colour, with the file and what is wrong emphasised."""
    is_warning = problem.severity is Severity.WARNING
    whole = visible(str(problem))
    place = visible(f"{problem.path}:{problem.line}:")
    rest = whole.removeprefix(place)
    wrong = visible(problem.wrong)
    at = rest.find(wrong)
    colour = "yellow" if is_warning else "red"
    return (
        f"{_painted(place, look, 'bold')}{_painted(rest[:at], look, colour)}{_painted(wrong, look, 'bold', colour)}"
        f"{rest[at + len(wrong) :]}"
    )


def _excerpt(problem: Problem, lines: Sequence[str], look: Look) -> list[str]:
    """Return the line with its number and marks below the words concerned; nothing for an empty line."""
    if not 0 < problem.line <= len(lines):
        return []
    line = lines[problem.line - 1].rstrip("\r\n")
    if _FENCE.fullmatch(line):
        return []
    span = span_of(problem, line)
    if span is None:
        return []
    shown, marks = underlined(line, span, look.width - len(str(problem.line)) - 8)
    margin = " " * len(str(problem.line))
    return [
        f"    {_painted(f'{problem.line} |', look, 'dim')} {shown}",
        f"    {_painted(f'{margin} |', look, 'dim')} {_painted(marks, look, 'bold', 'red' if problem.severity is Severity.ERROR else 'yellow')}",
    ]


def span_of(problem: Problem, line: str) -> tuple[int, int] | None:
    """Return the characters of the line that a problem is about, or None if that is unclear.

    The span is what the problem quotes, if the line contains it; otherwise the value of its field, the key if there is
    no value, or the item of a list; and the whole line for a problem outside fields.
    """
    key = _KEY.match(line)
    of_field = key and fold(key[1]) == fold(problem.field.rsplit(".", 1)[-1])
    for match in _QUOTED.finditer(problem.wrong):
        if key and match[1] == key[1]:
            return key.span(1)
        begin = key.end() if key and of_field else 0
        at = line.find(match[1], begin)
        if (at := at if at >= 0 else line.find(match[1])) >= 0:
            return at, at + len(match[1])
    if key and of_field:
        if _NO_VALUE.fullmatch(line, key.end()):
            return key.start(1), key.end(1)
        return key.end(), len(line.rstrip())
    if not problem.field or re.match(r"\s*-\s", line):
        begin = len(line) - len(line.lstrip(" \t-*" if problem.field else None))
        return begin, max(len(line.rstrip()), begin + 1)
    return None


def underlined(line: str, span: tuple[int, int], width: int) -> tuple[str, str]:
    """Return the line as shown, cut to the width around the span, and the marks below it."""
    before, within, after = (visible(part) for part in (line[: span[0]], line[span[0] : span[1]], line[span[1] :]))
    within = _cut(within, width)
    room = width - columns(within)
    kept = _cut(before, room, from_start=True) if columns(before) > room // 2 else before
    if columns(before) + columns(after) > room:
        kept = _cut(before, max(room // 2, room - columns(after)), from_start=True)
    shown = kept + within + _cut(after, room - columns(kept))
    return shown.rstrip(), " " * columns(kept) + "^" * max(columns(within.rstrip()), 1)


def visible(text: str) -> str:
    """Return text without control and invisible characters, tabs as spaces."""
    out = []
    for c in text:
        if c == "\t":
            out.append(TAB)
        elif (category := unicodedata.category(c)) == "Zs":
            out.append(" ")
        elif category in ("Cc", "Zl", "Zp", "Cs"):
            out.append("\N{REPLACEMENT CHARACTER}")
        elif category != "Cf" or c == "\N{ZERO WIDTH JOINER}":
            out.append(c)
    return "".join(out)


def columns(text: str) -> int:
    """Return the number of columns that text takes: none for combining marks, two for East Asian letters."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _cut(text: str, width: int, *, from_start: bool = False) -> str:
    """Return at most ``width`` columns of the text, with an ellipsis where something is left out."""
    if columns(text) <= width:
        return text
    if width < 6:
        return ""
    kept: list[str] = []
    room = width - 3
    for c in reversed(text) if from_start else text:
        if columns(c) > room:
            break
        room -= columns(c)
        kept.append(c)
    return "..." + "".join(reversed(kept)) if from_start else "".join(kept) + "..."


def _painted(text: str, look: Look, *styles: str) -> str:
    """Return text in colour if the output shows colours."""
    if not look.colours or not text:
        return text
    return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"
