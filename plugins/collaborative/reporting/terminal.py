"""Problems for someone at a terminal: in colour, with the line of the file and the words concerned underlined.

Without either of them every problem is the one line of :func:`collaborative.problems.report`.
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
_NO_VALUE = re.compile(r"(?:[|>][+-]?\d?)?\s*(?:#.*)?")  # nothing, or the sign that the text begins below
_FENCE = re.compile(r"\s*(?:-{3,}|\.{3})?\s*")

# Select Graphic Rendition, ECMA-48 section 8.3.117
_CODES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "green": "32"}


@dataclass(frozen=True, slots=True)
class Look:
    """What the other end can show.

    Attributes:
        excerpts: Lines of the files, with the words concerned underlined.
        width: Of a line, in columns.
    """

    colours: bool = False
    excerpts: bool = False
    width: int = 80


PLAIN = Look()


def look_for(*, is_terminal: bool, width: int, environment: Mapping[str, str]) -> Look:
    """Plain text in files, pipes and dumb terminals; no colours where someone asks for none (https://no-color.org)."""
    if not is_terminal or environment.get("TERM", "").casefold() == "dumb":
        return PLAIN
    return Look(colours=not environment.get("NO_COLOR"), excerpts=True, width=max(width, 40))


def problems_text(problems: Iterable[Problem], lines: Mapping[str, Sequence[str]], look: Look) -> str:
    """Every problem; ``lines`` are those of the files, by the path that problems name."""
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
    """The last line: how many, and what to do next."""
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
    """The problem as everywhere else, in colour: the file stands out, then what is wrong."""
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
    """The line with its number, and marks below the words concerned; nothing where the line says nothing."""
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
    """Which characters of the line the problem is about, or None where that cannot be seen.

    What the problem quotes, if the line has it; or else the value of its field, the key where there is no value, the
    item of a list; the whole line where the problem is not in a field.
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
    """The line as a terminal shows it, cut to the width around the span, and the marks below."""
    before, within, after = (visible(part) for part in (line[: span[0]], line[span[0] : span[1]], line[span[1] :]))
    within = _cut(within, width)
    room = width - columns(within)
    kept = _cut(before, room, from_start=True) if columns(before) > room // 2 else before
    if columns(before) + columns(after) > room:
        kept = _cut(before, max(room // 2, room - columns(after)), from_start=True)
    shown = kept + within + _cut(after, room - columns(kept))
    return shown.rstrip(), " " * columns(kept) + "^" * max(columns(within.rstrip()), 1)


def visible(text: str) -> str:
    """The text without anything that a terminal would obey, or that nobody sees; tabs as spaces."""
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
    """How many columns of a terminal the text takes: letters with marks above them one, East Asian ones two."""
    return sum(
        0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _cut(text: str, width: int, *, from_start: bool = False) -> str:
    """At most so many columns, an ellipsis where something is left out."""
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
    if not look.colours or not text:
        return text
    return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"
