"""Lists as Word and a CMS give them when they are copied, rewritten as Markdown.

Word marks the points with signs of its symbol fonts, which are boxes in any other font, or with a tab after a letter.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from collaborative.reading.comments import SOFT_LINE_ENDS, fenced_code

# The bullets of the fonts Symbol and Wingdings: Word stores their signs at F000 and above.
SYMBOLS = "\uf02d\uf06c\uf06d\uf06e\uf06f\uf071\uf072\uf073\uf075\uf076\uf077\uf09e\uf09f\uf0a1\uf0a2\uf0a4\uf0a7\uf0a8\uf0b7\uf0d8\uf0dc\uf0e0\uf0e8\uf0f0\uf0fc\uf0fe"
ROUND = "•·▪■◦‣●○⁃∙◆❖➢➤►▶✓✔"
_WORDS_SECOND_AND_THIRD = frozenset(("o", "◦", "\uf0a7", "§", "▪"))  # Word's own bullets of deeper levels
_GAP = "[ \t\u00a0]"
_ITEM = re.compile(
    rf"(?P<indent>{_GAP}*)(?:"
    rf"(?P<bullet>[{SYMBOLS}{ROUND}]|&bull;|&middot;|&#8226;|&#183;|[-*+](?={_GAP}*\u00a0)|[–—](?=\t)"
    rf"|[oOvqnlwØüà§](?={_GAP}*\t|[ \u00a0]*\u00a0)|o(?=  ))"
    rf"|(?P<open>\()?(?P<label>\d{{1,2}}|[a-zA-Z]|[ivx]{{2,6}})(?P<close>[).])(?={_GAP}))"
    rf"(?P<gap>{_GAP}*)(?P<text>\S.*)",
)
_COULD_BE = re.compile(
    rf"^{_GAP}*(?:[{SYMBOLS}{ROUND}\-*+–—oOvqnlwØüà§]|&(?:bull|middot|#8226|#183);|\(?\w{{1,6}}[).]{_GAP})",
    re.MULTILINE,
)
# A letter or a number before an item of a list in front matter.
LABEL = r"(?:[oOvqnlwØüà§]\t|\(?(?:\d{1,2}|[a-z]|[ivx]{2,6})\)[ \t])"
_ITEM_MARK = re.compile(rf"\s*(?:[{SYMBOLS}{ROUND}\-*]|{LABEL}){_GAP}*")
_NATIVE = re.compile(r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+])|\d{1,2}\.)[ \t]+\S")  # points that are Markdown already
_BULLET = "-"
_HIDDEN = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and marks without width, which mean nothing in a text
_SYMBOL_FIRST = re.compile(rf"^[ \t\u00a0]*[{SYMBOLS}][ \t\u00a0]*", re.MULTILINE)
_DEEPEST = 6  # Word has nine levels


class _Label(NamedTuple):
    """What stands before a point.

    Attributes:
        sign: The bullet itself, or the kind of number: ``1)``, ``(a)``.
        value: The number, 0 for a bullet.
        certain: Whether the line can only be a point, whatever stands around it.
    """

    sign: str
    value: int
    certain: bool


class _Point(NamedTuple):
    indent: int
    labels: tuple[_Label, ...]
    text: str


class _Open(NamedTuple):
    """A level of the list that is open, with its last number."""

    indent: int
    sign: str
    value: int


def as_markdown(text: str) -> str:
    """Return the text with its pasted lists as Markdown, and an empty line above each that stands right below text."""
    return _rewritten(text, in_place=False)


def in_place(text: str) -> str:
    """Return the same with every line where it was, for messages: no empty line is added."""
    return _rewritten(text, in_place=True)


def without_symbol(text: str) -> str:
    """Return a value without Word's symbol bullet at its start; in a text of several lines, each becomes •."""
    return _SYMBOL_FIRST.sub("• " if "\n" in text.strip() else "", text)


def without_mark(item: str) -> str:
    """Return an item of a list without the bullet or number before it."""
    return _ITEM_MARK.sub("", item, count=1) if (match := _ITEM_MARK.match(item)) and match.end() < len(item) else item


def _rewritten(text: str, *, in_place: bool) -> str:
    if not text.isascii():
        text = _HIDDEN.sub("", text)
    if not in_place:
        text = text.translate(SOFT_LINE_ENDS)
    if not _COULD_BE.search(text):
        return text
    lines = text.split("\n")
    for number, line, begins in list(_points(lines, _lines_of_code(text))):
        is_under_text = begins and number and lines[number - 1].strip()
        lines[number] = f"\n{line}" if is_under_text and not in_place else line
    return "\n".join(lines)


def _lines_of_code(text: str) -> frozenset[int]:
    """Return the lines of fenced code, in which nothing is a list."""
    spans = fenced_code(text)
    return frozenset(
        number for start, end in spans for number in range(text.count("\n", 0, start), text.count("\n", 0, end) + 1)
    )


def _points(lines: Sequence[str], code: frozenset[int]) -> Iterator[tuple[int, str, bool]]:
    """Yield each point's line number, its Markdown, and whether it begins a list."""
    stack: list[_Open] = []
    is_after_gap = True
    for number, line in enumerate(lines):
        if not line.strip():
            is_after_gap = True
            continue
        if native := None if number in code else _NATIVE.match(line):
            sign = _Label(_BULLET if native["bullet"] else "1.", 0, certain=True)
            stack = _placed(stack, len(native["indent"].expandtabs(4)), sign, is_after_gap)
            is_after_gap = False
            continue
        point = None if number in code else _point(line)
        label = _chosen(point, stack, is_after_gap, lines, number) if point else None
        if point is None or label is None:
            if is_after_gap and not line.startswith(("  ", "\t", "\u00a0")):
                stack = []
        else:
            begins = not stack
            stack = _placed(stack, point.indent, label, is_after_gap)
            depth = min(len(stack), _DEEPEST) - 1
            mark = f"{label.value}." if label.value else "-"
            yield number, f"{'    ' * depth}{mark} {point.text}", begins
        is_after_gap = False


def _placed(stack: list[_Open], indent: int, label: _Label, is_after_gap: bool) -> list[_Open]:
    """Return the open levels with the point in the last of them."""
    own = _Open(indent, label.sign, label.value)
    while stack and stack[-1].indent > indent:
        stack = stack[:-1]
    for depth, level in enumerate(stack):
        if level.indent == indent and level.sign == label.sign:
            return [*stack[:depth], own]
    is_deeper = bool(stack) and (
        stack[-1].indent < indent
        or (not is_after_gap and stack[-1].sign != _BULLET)
        or label.sign in _WORDS_SECOND_AND_THIRD
    )
    return [*stack, own] if is_deeper else [own]


def _chosen(
    point: _Point, stack: Sequence[_Open], is_after_gap: bool, lines: Sequence[str], number: int
) -> _Label | None:
    """Return the label that is meant, or None if the line is not a point of a list."""
    for label in point.labels:  # one that goes on with an open list comes first
        if any(level.sign == label.sign and (label.value in (0, level.value + 1)) for level in stack):
            return label
    for label in point.labels:
        if label.certain and (not label.value or label.value == 1 or is_after_gap):
            return label
        if label.value == 1 and _is_followed(label.sign, lines, number):
            return label
    return None


def _is_followed(sign: str, lines: Sequence[str], number: int) -> bool:
    """Return whether the next point of the same kind, within a few lines, is the second."""
    for line in lines[number + 1 : number + 12]:
        for label in point.labels if (point := _point(line)) else ():
            if label.sign == sign:
                return label.value == 2
    return False


def _point(line: str) -> _Point | None:
    match = _ITEM.match(line)
    if match is None:
        return None
    indent = len(match["indent"].expandtabs(4))
    if bullet := match["bullet"]:
        return _Point(indent, (_Label(bullet, 0, certain=True),), match["text"])
    return _Point(indent, tuple(_labels(match, "\t" in line[: match.start("text")])), match["text"])


def _labels(match: re.Match[str], has_tab: bool) -> Iterator[_Label]:
    """Yield what a number or letter could be: ``i)`` is a Roman one, or the ninth letter."""
    label, form = match["label"], f"{match['open'] or ''}{{}}{match['close']}"
    if match["open"] and match["close"] == ".":
        return
    if label.isdigit():
        if match["close"] == ")" or match["gap"].startswith("\u00a0"):
            yield _Label(form.format("1"), int(label), certain=True)
        return
    if set(label) <= set("ivx") and (value := _roman(label)):
        yield _Label(form.format("i"), value, certain=has_tab)
    if len(label) == 1 and (match["close"] == ")" or has_tab or label.islower()):  # A. Smith is a name
        yield _Label(form.format("a" if label.islower() else "A"), ord(label.lower()) - ord("a") + 1, certain=has_tab)


def _roman(label: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in label]
    return sum(-value if value < after else value for value, after in pairwise([*values, 0]))
