"""The lines of hyphens around the front matter, and what to do if they are not quite right."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from collaborative.problems import InsertLine, Message, Replace

FENCE = "---"
ENDS = (FENCE, "...")
HOW_TO_START = "Start the file with a line --- , then the details (title: …), then another line --- ."

_DASHES = re.compile(r"[-\u2010-\u2015\u2212]{2,}|[\u2010-\u2015\u2212]")
_OTHER = re.compile(r"[*=_~+]{3,}|`{3,}\w*")
_DETAIL = re.compile(r"\s*(?:[-*\u2022] |\*\*)?[A-Za-z][\w -]{0,30}\s*[:\uff1a](?:\s|\*|$)")
_EMPTY_DETAIL = re.compile(r"[A-Za-z][\w -]*:\s*$")
_TITLE = re.compile(r"\W*(?:title|code)\W*:", re.IGNORECASE)


class Fences(NamedTuple):
    """The place of the front matter: ``lines[first:last]``; the body begins after ``lines[last]``.

    Attributes:
        odd_line: The offset, from 0, of a fence that is not quite right, and its message; or None.
    """

    first: int
    last: int
    odd_line: tuple[int, Message] | None = None


def take_apart(text: str) -> tuple[list[str], str] | None:
    """Return the lines of the front matter and the body of a file with ordinary fences.

    Returns None if anything is odd about them; :func:`find_fences` then explains it.
    """
    end = text.find(f"\n{FENCE}\n", len(FENCE))
    if end < 0 or not text.startswith(f"{FENCE}\n"):
        return None
    lines = text[: end + len(FENCE) + 1].split("\n")
    if _closed(lines, 0) != Fences(1, len(lines) - 1):
        return None
    return lines[1:-1], text[end + len(FENCE) + 2 :]


def find_fences(lines: Sequence[str], opening: int) -> Fences | tuple[int, Message] | None:
    """Find the fences of a file whose first line with content is at ``opening``.

    Returns None if the file has no front matter, and only the odd line if nothing shows where the front matter ends.
    """
    first = lines[opening].strip()
    if first == FENCE:
        return _closed(lines, opening)
    if _DASHES.fullmatch(first) or (_OTHER.fullmatch(first) and _is_detail(lines, opening + 1)):
        wrong = f"The first line should be three hyphens, --- , and is {first} instead."
        odd_line = (opening, Message(wrong, "Type three hyphens (---) above and below the details."))
        found = _closed(lines, opening, first)
        return Fences(found.first, found.last, odd_line) if isinstance(found, Fences) else odd_line
    if first.startswith(f"{FENCE} ") and (":" in first or _all_details(lines, opening + 1, _first_fence(lines))):
        message = Message("There is text on the line of the three hyphens.", "Put it on a line of its own, below --- .")
        return opening, message
    return _misplaced(lines, opening)


def looks_like_details(text: str) -> bool:
    """Return whether a text begins like front matter: ``title: …`` or ``code: …``."""
    return bool(_TITLE.match(text))


def _closed(lines: Sequence[str], opening: int, own: str = "") -> Fences | tuple[int, Message]:
    """Find the closing fence; ``own`` is the text in place of the opening hyphens, which may close them too."""
    for number in range(opening + 1, len(lines)):
        if lines[number][:1].isalnum():  # nearly all lines of front matter: skipped for speed
            continue
        line = lines[number].rstrip()
        if line in ENDS:
            return _without_text(lines, opening, number)
        if own and line == (own[:3] if own.startswith("```") else own):
            return Fences(opening + 1, number)
        odd = _DASHES.fullmatch(line) or _OTHER.fullmatch(line)
        if odd and not (line.startswith("=") and any(other.startswith("<<<<<<<") for other in lines)):
            wrong = f'"{line}" should be three hyphens: the line that ends the details.'
            return Fences(
                opening + 1,
                number,
                (number, Message(wrong, "Type three hyphens (---) there, and nothing else.", Replace(line, FENCE))),
            )
    for number in range(opening + 1, len(lines)):
        if lines[number].strip() == FENCE:
            wrong = "There are spaces before the three hyphens that end the details."
            return Fences(opening + 1, number, (number, Message(wrong, "Begin --- at the left margin.")))
        if lines[number].startswith(f"{FENCE} "):
            wrong = "There is text on the line of three hyphens that ends the details."
            return Fences(
                opening + 1, number, (number, Message(wrong, "Put the text on a line of its own, below --- ."))
            )
    wrong = "The details at the top have no end: the closing line --- is missing."
    return opening, Message(wrong, "Type a line with three hyphens (---) below the last detail.")


def _without_text(lines: Sequence[str], opening: int, closing: int) -> Fences:
    """End the front matter at the first text: a horizontal rule further down is not its closing fence."""
    if "" not in lines[opening:closing]:
        return Fences(opening + 1, closing)
    for number in range(opening + 2, closing):
        line = lines[number]
        if lines[number - 1]:
            continue
        if line and line[0] not in " \t-#\"'}])" and not _DETAIL.match(line):
            if _belongs_above(lines, number, closing):
                continue
            if not any(below.strip() for below in lines[closing + 1 :]):
                wrong = f"The text stands above the line --- that ends the details, line {closing + 1}."
                return Fences(opening + 1, number - 1, (number, Message(wrong, "Move the text below that line.")))
            wrong = f"The details at the top have no end: the closing line --- is missing above line {number + 1}."
            remedy = "Type a line with three hyphens (---) below the last detail."
            return Fences(opening + 1, number - 1, (opening, Message(wrong, remedy)))
    return Fences(opening + 1, closing)


def _belongs_above(lines: Sequence[str], number: int, closing: int) -> bool:
    """Return whether text after an empty line belongs to a key without a value above it: ``summary:``."""
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    below = next((line for line in lines[number + 1 : closing] if line.strip()), "")
    return bool(_EMPTY_DETAIL.match(above)) and (below.startswith("#") or bool(_DETAIL.match(below)))


def _misplaced(lines: Sequence[str], opening: int) -> Fences | None:
    """Find front matter without its opening fence, or with text above it."""
    fences = [number for number in range(opening, len(lines)) if lines[number].rstrip() == FENCE]
    if not fences:
        return None
    if _all_details(lines, opening, fences[0]):
        wrong = "The line --- above the details is missing."
        return Fences(
            opening,
            fences[0],
            (opening, Message(wrong, "Type three hyphens (---) on a line above the first detail.", InsertLine(FENCE))),
        )
    if opening + 1 < fences[0] and _all_details(lines, opening + 1, fences[0]):
        wrong = f"The first line should be three hyphens, --- , and is {lines[opening].strip()} instead."
        remedy = "Type three hyphens (---) in its place; what it says belongs after the colon of one of the details."
        return Fences(opening + 1, fences[0], (opening, Message(wrong, remedy)))
    if len(fences) > 1 and _all_details(lines, fences[0] + 1, fences[1]):
        wrong = "There is text above the details, so they are not found."
        remedy = "Move it below the second line --- , so that the file begins with --- ."
        return Fences(fences[0] + 1, fences[1], (opening, Message(wrong, remedy)))
    return None


def _first_fence(lines: Sequence[str]) -> int:
    return next((number for number, line in enumerate(lines) if line.rstrip() == FENCE), len(lines))


def _all_details(lines: Sequence[str], first: int, last: int) -> bool:
    """Return whether the lines are front matter: a title or code, and nothing but keys at the margin."""
    part = [line for line in lines[first:last] if line.strip()]
    outer = [line for line in part if not line[:1].isspace() and not line.startswith(("-", "#"))]
    return any(_TITLE.match(line) for line in part) and all(_DETAIL.match(line) for line in outer)


def _is_detail(lines: Sequence[str], number: int) -> bool:
    return number < len(lines) and bool(_DETAIL.match(lines[number]))
