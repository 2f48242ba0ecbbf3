"""HTML comments, in which editors write for colleagues, and code, inside which ``<!--`` is text.

Each kind is found in one pass. A single regular expression would search for the end of every beginning up to the end
of the text, which takes quadratic time.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from collaborative.reading.words import holds

# As Python-Markdown's fenced_code has it: at the margin, closed, and with nothing but a language after the opening.
_OPENING = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[ ]*+(?:(?:[\w#.+-]++|\{[ ]*+\.?[\w#+-]*+[ ]*+\})[ ]*+)?\n", re.MULTILINE
)
_CLOSING = re.compile(r"^(?P<fence>`{3,}+|~{3,}+)[ ]*+$", re.MULTILINE)
_IN_BACKTICKS = re.compile(r"(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_BEGINNING = re.compile(r"`+|^~{3,}|<!--", re.MULTILINE)

# Word's soft line ends, page breaks, and line ends that no editor shows: the page shows ordinary ones.
SOFT_LINE_ENDS = dict.fromkeys((0x0B, 0x0C, 0x2028, 0x2029), "\n")


class _Fences:
    """The ends of fenced code: each fence ends at the next line that holds nothing but the same fence."""

    def __init__(self, markdown: str) -> None:
        self._markdown = markdown
        self._closings = defaultdict[str, list[tuple[int, int]]](list)
        for match in _CLOSING.finditer(markdown):
            self._closings[match["fence"]].append(match.span())

    def end(self, opening: re.Match[str]) -> int | None:
        closings = self._closings.get(opening["fence"], [])
        number = bisect_left(closings, (opening.end(), 0))
        return closings[number][1] if number < len(closings) else None


def fenced_code(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end offset of each piece of fenced code, fences included."""
    if not (holds(markdown, "```") or holds(markdown, "~~~")):
        return
    fences, place = _Fences(markdown), 0
    while opening := _OPENING.search(markdown, place):
        end = fences.end(opening)
        if end is not None:
            yield opening.start(), end
        place = end or opening.end()


def without_comments(markdown: str) -> str:
    """Return the Markdown without comments, so that they are not published; their line ends stay."""
    if not holds(markdown, "<!--"):
        return markdown
    kept: list[str] = []
    place = 0
    for start, end in _comments(markdown):
        kept += (markdown[place:start], "\n" * markdown.count("\n", start, end))
        place = end
    return "".join([*kept, markdown[place:]])


def _comments(markdown: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end offset of each comment; ``<!--`` inside code begins none."""
    last = markdown.rfind("-->")
    fences, place = _Fences(markdown), 0
    while last >= 0 and (beginning := _BEGINNING.search(markdown, place, last)):
        at, place = beginning.span()
        if beginning[0] == "<!--":
            end = markdown.find("-->", place)
            if end >= 0:
                place = end + len("-->")
                yield at, place
        elif (opening := _OPENING.match(markdown, at)) and (end_of_fence := fences.end(opening)) is not None:
            place = end_of_fence
        elif inline := _IN_BACKTICKS.match(markdown, at):
            place = inline.end()
