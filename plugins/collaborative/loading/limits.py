"""How large and how tangled a file may be: what is beyond takes minutes to read, or cannot be shown at all.

Files are held to these limits as they are now. Old versions are read without them, so that a file that was published
before there was a limit still counts as published.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from collaborative.loading.nodes import Document, Node
from collaborative.loading.sources import SourceFile
from collaborative.problems import Message, Problem
from collaborative.reading.comments import fenced_code

FILE = 1_000_000  # bytes
LINE = 10_000  # characters
LINES = 20_000
PARAGRAPH = 50_000  # characters without an empty line: some 5,000 cells of a table
SIGNS = 100_000  # that mean something in Markdown, such as * and <, of one body
DETAILS = 100_000  # characters of front matter
VALUE = 3_000  # characters of one value
KEYS = 1_000  # of one mapping
ITEMS = 400  # of one list: sessions of every school day for two years
DEPTH = 12  # lists and quotations within each other
HEADINGS = 500
FENCES = 1_000
STEPS = 3_000_000  # from each opening bracket of a body to its end, in characters: half a second
TAG_STEPS = 100_000_000  # the same for tags, in which searching is faster

_MARKS = re.compile(r"(?P<indent>[ \t]*)(?P<marks>(?:(?:>|(?:[-*+]|\d{1,9}\.)(?=[ \t]))[ \t]*)*)")
_MARK = re.compile(r">|[-*+](?=[ \t])|\d+\.(?=[ \t])")
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~)", re.MULTILINE)
_HEADING = re.compile(r"^(?:#{1,6}|(?:=+|-+)[ ]*$)", re.MULTILINE)
_BRACKETS = re.compile(r"\\.|[\[\]()]|\n[ \t]*\n", re.DOTALL)
_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_SIGNS = "*_`\\[]<>&!|~#"
_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n[ \t\n]*")
_LITTLE = 100  # openings of which nothing can be tangled


def too_large(source: SourceFile) -> Problem | None:
    """Return why a file is not read at all, or None."""
    data = source.data
    if len(data) > FILE:
        size = f"{len(data) / 1_000_000:.1f} MB"
        wrong = f"The file is too large: {size}. A file may have up to 1 MB, which is some 500 pages of text."
        remedy = "Split the text into several pages, or upload it as a document and link to it."
        return Problem(source.path, 1, "", Message(wrong, remedy))
    if len(data) <= LINE:
        return None
    lines = data.decode("utf-8", "replace").splitlines() or [""]
    for number, line in enumerate(lines, 1):
        if len(line) > LINE:
            wrong = f"This line is too long: {len(line):,} characters. A line may have up to {LINE:,}."
            remedy = "Split it into paragraphs with an empty line between them, or delete what is no text."
            return Problem(source.path, number, "", Message(wrong, remedy))
    if len(lines) > LINES:
        wrong = f"The file has {len(lines):,} lines. It may have up to {LINES:,}."
        return Problem(source.path, LINES, "", Message(wrong, "Split the text into several pages."))
    end = next((number for number, line in enumerate(lines) if number and line.strip() in ("---", "...")), 0)
    if lines[0].strip("\ufeff ") == "---" and sum(map(len, lines[:end])) > DETAILS:
        wrong = f"The details at the top are too long. They may have up to {DETAILS:,} characters."
        return Problem(source.path, 1, "", Message(wrong, "Move the text below the second line --- ."))
    return None


def beyond_limits(document: Document) -> Iterator[Problem]:
    """Yield what is too long, too deep or too tangled in a document; it is not to be read further then."""
    if len(document.typed) > VALUE or len(document.front) > KEYS:
        yield from _in_details(document.path, "", document.front.items(), 1)
    body = document.body
    if len(body) > DEPTH:
        for place, message in _in_body(body):
            yield Problem(document.path, document.body_line + body.count("\n", 0, place), "", message)


def _in_details(path: str, field: str, nodes: Iterable[tuple[str, Node]], line: int) -> Iterator[Problem]:
    pairs: list[tuple[str, Node]] = list(nodes)
    if len(pairs) > KEYS:
        wrong = f"There are {len(pairs):,} details here, and there may be up to {KEYS:,}."
        yield Problem(path, line, field, Message(wrong, "Delete those that belong elsewhere."))
        return
    for key, node in pairs:
        name = f"{field}.{key}" if field else key
        if isinstance(node.value, str):
            if len(node.value) > VALUE or len(key) > VALUE:
                length = max(len(node.value), len(key))
                wrong = f"This is too long: {length:,} characters. A detail may have up to {VALUE:,}."
                yield Problem(path, node.line, name, Message(wrong, "Write it as text below the second line --- ."))
        elif isinstance(node.value, dict):
            yield from _in_details(path, name, node.value.items(), node.line)
        elif len(node.value) > ITEMS:
            wrong = f"There are {len(node.value):,} items here, and there may be up to {ITEMS}."
            yield Problem(path, node.line, name, Message(wrong, "Split them between several files."))
        else:
            yield from _in_details(path, name, [(str(at), item) for at, item in enumerate(node.value, 1)], node.line)


class _Tangle(NamedTuple):
    place: int
    message: Message


def _in_body(body: str) -> Iterator[_Tangle]:
    """Yield the first place of each kind, as an offset."""
    yield from _too_deep(body)
    if len(body) > PARAGRAPH and (place := _long_paragraph(body)) is not None:
        wrong = f"This paragraph is too long. It may have up to {PARAGRAPH:,} characters."
        yield _Tangle(place, Message(wrong, "Leave an empty line between its parts."))
    if len(body) > SIGNS and (count := sum(map(body.count, _SIGNS))) > SIGNS:
        wrong = f"This text has {count:,} signs such as * and <, and a page may have up to {SIGNS:,}."
        yield _Tangle(0, Message(wrong, "Split it into several pages."))
    if body.count("```") + body.count("~~~") > FENCES and len(fences := list(_FENCE.finditer(body))) > FENCES:
        wrong = f"This text has {len(fences):,} lines that begin or end code, and a page may have up to {FENCES:,}."
        yield _Tangle(fences[FENCES].start(), Message(wrong, "Split it into several pages."))
    headings = [match.start() for match in _HEADING.finditer(body)]
    if len(headings) > HEADINGS:
        wrong = f"This text has {len(headings):,} headings, and a page may have up to {HEADINGS}."
        yield _Tangle(headings[HEADINGS], Message(wrong, "Split it into several pages."))
    if body.count("[") + body.count("](") > _LITTLE and (place := _unclosed_brackets(body)) is not None:
        wrong = "From here on, too many brackets [ or ( are opened and not closed."
        yield _Tangle(place, Message(wrong, "Close each of them, or delete them."))
    if body.count("<") > _LITTLE and (place := _unclosed_tags(body)) is not None:
        wrong = "From here on, too many signs < are opened and not closed with > ."
        yield _Tangle(place, Message(wrong, "Close each of them, or delete them."))


def _long_paragraph(body: str) -> int | None:
    begin = len(body) - len(body.lstrip())
    for gap in _BETWEEN_PARAGRAPHS.finditer(body, begin):
        if gap.start() - begin > PARAGRAPH:
            return begin
        begin = gap.end()
    return begin if len(body.rstrip()) - begin > PARAGRAPH else None


def _too_deep(body: str) -> Iterator[_Tangle]:
    """Yield the first line whose point or quotation is too deep in others; code between fences may be indented."""
    code = list(fenced_code(body))
    place = 0
    for line in body.split("\n"):
        if line[:1] in " \t>-*+0123456789" and (marks := _MARKS.match(line)) and marks["marks"]:
            depth = len(_MARK.findall(marks["marks"])) + len(marks["indent"].expandtabs(4)) // 4
            if depth > DEPTH and not any(start <= place < end for start, end in code):
                wrong = f"This is {depth} lists or quotations deep, and {DEPTH} can be shown."
                yield _Tangle(place, Message(wrong, "Write it less deep: delete spaces or signs at its beginning."))
                return
        place += len(line) + 1


def _unclosed_brackets(body: str) -> int | None:
    """Return the first opening bracket of the paragraph that takes Markdown too long, or None.

    From each bracket, Python-Markdown reads on to the one that closes it, or else to the end of the paragraph.
    """
    steps, worst, at = 0, 0, 0
    opened: dict[str, list[int]] = {"[": [], "(": []}

    def end_of_paragraph(place: int) -> None:
        nonlocal steps, worst, at
        unclosed = opened["["] + opened["("]
        taken = sum(place - start for start in unclosed)
        steps += taken
        if taken > worst:
            worst, at = taken, min(unclosed)
        for starts in opened.values():
            starts.clear()

    for match in _BRACKETS.finditer(body):
        sign = match[0]
        if sign == "[" or (sign == "(" and body[match.start() - 1 : match.start()] == "]"):
            opened[sign].append(match.start())
        elif sign in "])":
            if starts := opened["[" if sign == "]" else "("]:
                steps += (taken := match.start() - starts.pop())
                if taken > worst:
                    worst, at = taken, match.start() - taken
        elif sign.startswith("\n"):
            end_of_paragraph(match.start())
    end_of_paragraph(len(body))
    return at if steps > STEPS else None


def _unclosed_tags(body: str) -> int | None:
    steps, end, first = 0, -1, None
    for match in _TAG.finditer(body):
        place = match.start()
        if end < place:
            found = body.find(">", place)
            end = found if found >= 0 else len(body)
            first = place
        steps += end - place
        if steps > TAG_STEPS:
            return first
    return None
