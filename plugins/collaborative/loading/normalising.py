"""Unambiguous typing in front matter, rewritten as YAML needs it; every line keeps its place."""

import re

from collaborative.reading.pasted import LABEL, ROUND, SYMBOLS

_ODD = re.compile(
    r"[\t\u201c-\u201f\u2018-\u201b\u00ab]|^\s*(?:-[^\s-]|-\t|[*\u2013\u2014"
    + ROUND
    + SYMBOLS
    + r"]\s*\S|"
    + LABEL
    + ")",
    re.MULTILINE,
)
_SIGNS = ("\t", "*", "\n-", " -", ") ")  # an ASCII text without them needs no change
_OPEN, _CLOSE = "\u201c\u201e\u201f\u2018\u201a\u201b\u00ab\"'", "\u201d\u201c\u2019\u2018\u00bb\"'"
_CURLY = re.compile("[\u2018-\u201f\u00ab\u00bb]")
_QUOTED = re.compile(rf"^(\s*(?:- )?(?:[\w -]+:[ \t]+)?)([{_OPEN}])(.*)([{_CLOSE}])\s*$")
_QUOTED_ITEM = re.compile('(?<=[\\[{,:])(\\s*)[\u201c\u201e]([^\u201c-\u201f"]*)[\u201d\u201c](?=\\s*[,\\]}])')
_BULLET = re.compile(
    r"^(\s*)(?:-(?=[^\s-])|-\t\s*(?=\S)|[*\u2013\u2014" + ROUND + SYMBOLS + r"]\s*(?=\S)|" + LABEL + r"\s*(?=\S))"
)
_WORDS_INDENT = re.compile(r"^[\u00a0\u202f][ \u00a0\u202f]*", re.MULTILINE)  # no text of several lines begins so
_TEXT_BELOW = re.compile(r"^(\s*)(-\s+)?([\w -]+:[ \t]+)?[|>][-+1-9]*\s*$")
_EMPTY_KEY = re.compile(r"^\s*(?:- )?[A-Za-z][\w -]*:\s*$")


def normalise(text: str) -> str:
    """Replace tabs after a key, curly quotes around a value, and bullets of a list by what YAML reads.

    No-break spaces at the start of a line become ordinary ones. A text of several lines, below | or >, stays as it is.
    """
    if "\u00a0" in text or "\u202f" in text:
        text = _WORDS_INDENT.sub(lambda match: " " * len(match[0]), text)
    if (text.isascii() and not any(map(text.__contains__, _SIGNS))) or not _ODD.search(text):
        return text
    mended: list[str] = []
    in_list, text_column = False, -1  # of a text of several lines, the column of its key or hyphen
    for line in text.split("\n"):
        if text_column >= 0 and (not line.strip() or _column(line) > text_column):
            mended.append(line)
            continue
        bullet = _BULLET.match(line) if in_list else None
        if bullet:
            line = f"{bullet[1]}- {line[bullet.end() :]}"  # noqa: PLW2901  # mended again below
        in_list = bool(_EMPTY_KEY.match(line)) or (in_list and (bool(bullet) or line.lstrip().startswith("- ")))
        mended.append(_straight(_spaced(line)))
        opens = _TEXT_BELOW.match(mended[-1])
        text_column = len(f"{opens[1]}{(opens[2] or '') if opens[3] else ''}") if opens else -1
    return "\n".join(mended)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip())


def _straight(line: str) -> str:
    """Replace curly quotes around a value by straight ones."""
    if not _CURLY.search(line):
        return line
    if (match := _QUOTED.match(line)) and (_CURLY.match(match[2]) or _CURLY.match(match[4])):
        inner = match[3]
        single = match[2] in "\u2018\u201a\u201b'"
        own = "\u2018\u201a\u201b" if single else '\u201c\u201d\u201e\u201f\u00ab\u00bb"'
        if single == (match[4] in "\u2018\u2019'") and not any(quote in inner for quote in own):
            escaped = inner.replace("\\", "\\\\").replace('"', '\\"')
            return f'{match[1]}"{escaped}"'
    if re.search(r":\s+[\[{]|^\s*[\[{]", line):
        return _QUOTED_ITEM.sub(lambda match: f'{match[1]}"{match[2].replace(chr(92), chr(92) * 2)}"', line)
    return line


def _spaced(line: str) -> str:
    """Replace a tab after a key's colon by a space."""
    head, colon, rest = line.partition(":\t")
    return f"{head}: {rest.lstrip()}" if colon and head.strip().replace("_", "").replace(" ", "").isalnum() else line
