"""Short plain-text excerpts of Markdown, for lists whose pages have no summary."""

import re
from html import unescape

from collaborative.reading.comments import fenced_code, without_comments
from collaborative.reading.hidden import CONTROL
from collaborative.reading.words import one_line

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
# Not running text: headings (also underlined ones), lists, quotations, tables, HTML, rules, definitions, code.
_NO_PROSE = re.compile(
    r"[ ]{0,3}(?:[#>|<]|[-*+][ \t]|\d+[.)][ \t]|(?:[-*_=][ ]*){3,}$|\[[^\]]*\]:)|[ ]{4}|\t", re.MULTILINE
)
_UNDERLINED = re.compile(r"\n[ ]{0,3}(?:=+|-+)[ ]*(?:\n|$)")
_IMAGE = re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)?[^\s<>@]+[@/.][^\s<>]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CODE = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_MARKS = re.compile(r"(?<!\\)(?:\*+(?=\S)|(?<=\S)\*+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_]))")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!<>|])")
_SENTENCE_END = re.compile(r"[.!?][\"'\u2019\u201d)]*(?=\s)")


def excerpt(markdown: str, most: int = 200) -> str:
    """Return as many whole sentences of the first paragraph as fit into ``most`` characters, or "".

    If the first sentence alone is longer, it is cut after a word, with an ellipsis.
    """
    text = _first_paragraph(markdown)
    if len(text) <= most:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text, 0, most + 1)]  # with the space after the sentence
    if ends:
        return text[: ends[-1]]
    cut = text[:most].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.\u2013\u2014-") + "\u2026"


def _first_paragraph(markdown: str) -> str:
    text = without_comments(markdown.replace("\r\n", "\n"))
    for start, end in reversed(list(fenced_code(text))):
        text = f"{text[:start]}\n\n{text[end:]}"
    for paragraph in _PARAGRAPHS.split(text):
        block = paragraph.strip("\n")
        if not _NO_PROSE.match(block) and not _UNDERLINED.search(block) and (plain := _plain(block)):
            return plain
    return ""


def _plain(block: str) -> str:
    """Return a block's text without the signs of Markdown and HTML."""
    text = _LINK.sub(r"\1", _IMAGE.sub(" ", block))
    text = _TAG.sub(" ", _ADDRESS.sub(r"\1", text))
    text = _MARKS.sub("", _CODE.sub(r"\2", text))
    return one_line(CONTROL.sub(" ", unescape(_ESCAPED.sub(r"\1", text))))
