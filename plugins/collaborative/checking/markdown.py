"""The parts of a body: its links, images, headings, tables and text, each with its line in the file.

markdown-it-py finds what is inside a paragraph. Blocks are found the way Python-Markdown, which makes the pages, finds
them: fenced code only at the margin, ``##Heading`` without a space, link definitions anywhere in a paragraph. Indented
text is examined like any other, because only the list around it decides whether it is code.
"""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from collaborative.loading.documents import Document
from collaborative.reading.comments import fenced_code, without_comments
from collaborative.reading.pasted import in_place

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SPANS = "[<`\\"  # a paragraph without these has no spans to find
# As in Python-Markdown, without footnotes ([^1]:), which are not links.
_NO_LINE_END = re.compile(r"[^\n]")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<label>(?!\^)[^\[\]]*)\]:[ ]*\n?[ ]*(?P<target>[^\s]+)"
    r"[ ]*(?:\n[ ]*)?(?:\"[^\n]*\"[ ]*|'[^\n]*'[ ]*|\([^\n]*\)[ ]*)?$",
    re.MULTILINE,
)
_BEFORE_HEADING = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*")
_UNDERLINED = re.compile(r"^(?P<text>[^\s#>|][^\n]*)\n(?P<marks>=+|-+)[ ]*$", re.MULTILINE)
_ITEM = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
_ITEM_SIGNS = ("- ", "* ", "+ ", "1. ")
_BEGINS_ITEM = frozenset("-*+1")
_LIST = re.compile(r"[ ]{0,3}(?:[-*+]|\d+\.)[ \t]")
_NO_TEXT = re.compile(r"\s|#|>|\||<|(?:[-=]+[ ]*$)")
_NO_CELL_END = re.compile(r"\\.|(`+).+?\1")
_SPACED_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\[\]]*)\]\((?P<target>(?:[^()\n]|\([^()\n]*\))*+)\)")
_ESCAPED = frozenset("\\`*_{}[]()>#+-.!|")  # as in Python-Markdown, where < is not one of them
_MARKS = re.compile(r"[*`]|(?<![^\W_])_|_(?![^\W_])|\\(?=[^\w\s])")


@dataclass(frozen=True, slots=True)
class Link:
    """A link: ``[text](target)``, ``<target>``, or a definition ``[text]: target``.

    Attributes:
        target: With entities decoded, as a browser would follow it.
        definition: Whether this is the place of the definition, not of the link's use.
    """

    target: str
    text: str
    line: int
    definition: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    target: str
    alt: str
    line: int


class Heading(NamedTuple):
    """A heading of level 1 to 6.

    Attributes:
        text: Without marks of emphasis, or an id in braces.
        id: The explicit id, ``## Prices {#prices}``, or "".
        spaced: Whether a space follows the #; other programs need it.
        underlined: Whether a line of = or - below makes it a heading, instead of # before it.
    """

    level: int
    text: str
    line: int
    id: str = ""
    spaced: bool = True
    underlined: bool = False


class Row(NamedTuple):
    cells: int
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        line: The line of its head.
        columns: The number of columns in the head.
        divided: The number of columns in the line of hyphens below it.
        under_text: Whether text is right above, so that the table is shown as text.
    """

    columns: int
    divided: int
    rows: tuple[Row, ...]
    line: int
    under_text: bool


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, heading or cell.

    Code, links and escaped signs in it are blanks, so that offsets keep their lines.
    """

    text: str
    line: int

    def line_of(self, place: int) -> int:
        """Return the line in the file of an offset in the text."""
        return self.line + self.text.count("\n", 0, place)


class Body(NamedTuple):
    """The parts of a body.

    Attributes:
        source: The Markdown with fenced code blanked, from the file's line ``line`` on.
        texts: Only those with a bracket, an angle bracket or a backtick.
        lists_under_text: The lines where a list begins right below a paragraph, so that it is shown as part of it.
        text_under_lists: The lines of text right below a pasted list, which become part of its last item.
        labels: The folded labels of the links that are defined.
    """

    source: str
    line: int
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    headings: tuple[Heading, ...] = ()
    tables: tuple[Table, ...] = ()
    lists_under_text: tuple[int, ...] = ()
    text_under_lists: tuple[int, ...] = ()
    texts: tuple[Text, ...] = ()
    labels: frozenset[str] = frozenset()

    def line_of(self, place: int) -> int:
        """Return the line in the file of an offset in the source."""
        return self.line + bisect_left(_line_ends(self.source), place)


@functools.lru_cache(maxsize=2)  # a check goes through the offsets of one text after another
def _line_ends(text: str) -> tuple[int, ...]:
    return tuple(match.start() for match in re.finditer("\n", text))


def body_of(document: Document) -> Body:
    """Take a body apart; this is cheap if it has no links, code or markup."""
    typed = _without_fenced_code(without_comments(document.body))
    source = in_place(typed)
    lines = source.split("\n")
    found = Body(
        source,
        document.body_line,
        headings=tuple(_headings(source, document.body_line)),
        tables=tuple(_tables(lines, document.body_line)) if "|" in source else (),
        lists_under_text=tuple(_lists_under_text(typed.split("\n"), document.body_line)),
        text_under_lists=tuple(_text_under_lists(typed, source, document.body_line)),
    )
    return _Reader(source, document.body_line).read(found) if any(map(source.__contains__, _SPANS)) else found


def _without_fenced_code(source: str) -> str:
    """Blank fenced code in the source; all lines keep their place."""
    kept: list[str] = []
    place = 0
    for start, end in fenced_code(source):
        kept += (source[place:start], _NO_LINE_END.sub(" ", source[start:end]))
        place = end
    return "".join([*kept, source[place:]]) if kept else source


def fold_label(label: str) -> str:
    """Return the key by which link labels are compared: no case, each run of spaces as one."""
    return " ".join(label.split()).casefold()


def _blank(match: re.Match[str]) -> str:
    return _NO_LINE_END.sub(" ", match[0])


def _headings(source: str, first_line: int) -> Iterator[Heading]:
    found = list(_marked(source)) if "#" in source else []
    if "\n--" in source or "\n-\n" in source or ("=" in source and ("\n==" in source or "\n=\n" in source)):
        found = sorted([*found, *_underlined(source)])
    for number, column, level, typed in found:
        text, id_ = _without_attributes(typed) if "}" in typed and typed.rstrip("# ").endswith("}") else (typed, "")
        underlined = column < 0
        spaced = underlined or not text or text[0] in " \t"
        if "*" in text or "_" in text or "`" in text or "\\" in text:
            text = _MARKS.sub("", text)
        yield Heading(level, text.strip(" #\t"), first_line + number, id_, spaced, underlined)


_Place = tuple[int, int, int, str]
"""A heading's line from 0, the column of its first # (-1 if underlined), its level and its text."""


def _marked(source: str) -> Iterator[_Place]:
    """Yield each heading with # before it."""
    number = counted = 0  # the line, and the offset up to which lines are counted
    end = -1
    while (at := source.find("#", end + 1)) >= 0:
        start, end = source.rfind("\n", 0, at) + 1, source.find("\n", at)
        if end < 0:
            end = len(source)
        text = source[at:end].lstrip("#")
        level = end - at - len(text)
        if level <= 6 and (at == start or _BEFORE_HEADING.fullmatch(source, start, at)):
            number, counted = number + source.count("\n", counted, start), start
            yield number, at - start, level, text


def _underlined(source: str) -> Iterator[_Place]:
    """Yield each underlined heading; Python-Markdown looks only at the first two lines of a paragraph."""
    for match in _UNDERLINED.finditer(source):
        before = source[: match.start()].rsplit("\n", 2)
        if match.start() == 0 or not before[-2].strip():
            level = 1 if match["marks"][0] == "=" else 2
            yield source.count("\n", 0, match.start()), -1, level, match["text"]


def _without_attributes(text: str) -> tuple[str, str]:
    """Split ``{#id .class}`` off a heading's text; return the text and the id."""
    if match := re.search(r"\{:?(?P<attributes>[^{}]*)\}[ ]*#*[ ]*$", text):
        id_ = re.search(r"(?:^|\s)#([\w-]+)", match["attributes"])
        if id_:
            return text[: match.start()], id_[1]
    return text, ""


def _tables(lines: list[str], first_line: int) -> Iterator[Table]:
    number = 1
    while number < len(lines):
        if not _is_divider(lines[number]) or not (columns := _cells(lines[number - 1])):
            number += 1
            continue
        end = number + 1
        while end < len(lines) and lines[end].strip():
            end += 1
        rows = tuple(Row(_cells(lines[at]), first_line + at) for at in range(number + 1, end))
        yield Table(
            columns,
            _cells(lines[number]),
            rows,
            first_line + number - 1,
            number > 1 and bool(lines[number - 2].strip()),
        )
        number = end + 1


def _is_divider(line: str) -> bool:
    """Return whether a line can be below the head of a table, such as ``|---|:-:|``."""
    return "|" in line and "-" in line and not line.strip("|-: ")


def _cells(line: str) -> int:
    """Count the cells of a table's line, 0 without any |; a | in code or after a backslash does not end a cell."""
    line = line.strip()
    if "`" in line or "\\" in line:
        line = _NO_CELL_END.sub("", line)
    ends = line.count("|")
    return ends + 1 - line.startswith("|") - line.endswith("|") if ends else 0


def _lists_under_text(lines: list[str], first_line: int) -> Iterator[int]:
    """Yield the lines that begin a list right below a paragraph, as other programs allow."""
    judged, is_text = 0, True  # the line up to which the paragraph is judged, and whether it is only text
    begun = False  # past the headings at the top of the paragraph
    for number, line in enumerate(lines):
        if line[:1] not in _BEGINS_ITEM or not number or not (above := lines[number - 1]):
            continue
        if _LIST.match(above) or _NO_TEXT.match(above) or not (line.startswith(_ITEM_SIGNS) and _ITEM.match(line)):
            continue
        for each in lines[judged:number]:
            if not each:
                is_text, begun = True, False
            elif begun or not each.startswith("#"):
                begun = True
                is_text = is_text and not (_LIST.match(each) or _NO_TEXT.match(each))
        judged = number
        if is_text:
            yield first_line + number


def _text_under_lists(typed: str, source: str, first_line: int) -> Iterator[int]:
    """Yield the first line of text right below each pasted list: in Word, it was a paragraph of its own."""
    if typed == source:
        return
    lines = source.split("\n")
    for number, (before, after) in enumerate(zip(typed.split("\n"), lines, strict=True), 1):
        below = lines[number] if number < len(lines) else ""
        if _LIST.match(after.lstrip()) and before != after and below[:1].strip() and not _LIST.match(below):
            yield first_line + number


class _Reader:
    """One markdown-it parse of the paragraphs that contain markup."""

    def __init__(self, source: str, first_line: int) -> None:
        self._source, self._first_line = source, first_line
        self._links: list[Link] = []
        self._images: list[Image] = []
        self._texts: list[Text] = []
        self._definitions: dict[str, Link] = {}

    def read(self, body: Body) -> Body:
        text = self._take_definitions(self._source) if "]:" in self._source else self._source
        parser = _parser()
        references = {
            label.upper(): {"href": link.target, "title": "", "label": label}
            for label, link in self._definitions.items()
        }
        pictured: set[str] = set()
        for token in parser.parse(text):
            if token.type == "inline" and token.map and any(sign in token.content for sign in _SPANS):
                pictured |= self._take_paragraph(parser, token.content, self._first_line + token.map[0], references)
        defined = [link for label, link in self._definitions.items() if label not in pictured]
        return body._replace(
            links=tuple(sorted([*self._links, *defined], key=lambda link: link.line)),
            images=tuple(self._images),
            texts=tuple(self._texts),
            labels=frozenset(self._definitions),
        )

    def _take_definitions(self, source: str) -> str:
        """Note the link definitions, and return the source without them."""

        def take(match: re.Match[str]) -> str:
            line = self._first_line + source.count("\n", 0, match.start("target"))
            target = _unescaped(match["target"].removeprefix("<").removesuffix(">"))
            self._definitions.setdefault(fold_label(match["label"]), Link(target, match["label"], line, True))
            return _blank(match)

        return _DEFINITION.sub(take, source)

    def _take_paragraph(self, parser: "MarkdownIt", content: str, line: int, references: dict[str, Any]) -> set[str]:
        """Note what a paragraph contains; return the labels that its images use."""
        spans: list[_Span] = []
        env = {"references": references, "content": content, "spans": spans}
        parser.inline.parse(content, parser, env, [])
        pictured = set()
        for span in sorted(spans, key=lambda span: span.start):
            at = line + content.count("\n", 0, span.start)
            by_label = content[span.end - 1] == "]"
            if span.kind == "image":
                self._images.append(Image(span.target, span.text, at))
                if by_label:
                    pictured.add(fold_label(re.split(r"\]\s?\[", content[span.start : span.end - 1].strip("!["))[-1]))
            elif span.kind == "link" and not by_label:
                self._links.append(Link(span.target, span.text, at))
        self._texts.append(self._take_spaced_links(_masked(content, spans), line))
        return pictured

    def _take_spaced_links(self, masked: str, line: int) -> Text:
        """Note links with a space in their target, which only Python-Markdown takes for links."""

        def take(match: re.Match[str]) -> str:
            at = line + masked.count("\n", 0, match.start())
            target, text = match["target"].strip(), match["text"].strip()
            if match["image"]:
                self._images.append(Image(target, text, at))
            else:
                self._links.append(Link(target, text, at))
            return _blank(match)

        return Text(_SPACED_LINK.sub(take, masked), line)


@dataclass(frozen=True, slots=True)
class _Span:
    """A piece of a paragraph that is not plain text."""

    kind: str
    start: int
    end: int
    target: str = ""
    text: str = ""


def _masked(content: str, spans: list[_Span]) -> str:
    pieces, at = [], 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.end > at:
            pieces.append(content[at : span.start])
            pieces.append(re.sub(r"[^\n]", " ", content[max(span.start, at) : span.end]))
            at = span.end
    return "".join([*pieces, content[at:]])


@functools.cache
def _parser() -> "MarkdownIt":
    """Return a parser for CommonMark blocks and tables that notes the place of code, links, images and escapes."""
    from markdown_it import MarkdownIt, rules_inline  # noqa: PLC0415  # 30 ms, which a site without links saves

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.disable(["code", "fence", "reference", "html_block", "inline", "text_join"])
    parser.disable(["emphasis", "entity", "html_inline"])
    for name, kind, rule in (
        ("escape", "escape", rules_inline.escape),
        ("backticks", "code", rules_inline.backtick),
        ("link", "link", rules_inline.link),
        ("image", "image", rules_inline.image),
        ("autolink", "link", rules_inline.autolink),
    ):
        parser.inline.ruler.at(name, _noting(kind, rule))
    # The checks judge targets, with a message; the parser accepts any.
    parser.validateLink = _every_target  # type: ignore[method-assign,assignment]  # markdown-it's way
    parser.normalizeLink = _as_typed  # type: ignore[method-assign,assignment]  # as above
    return parser


def _every_target(_: str) -> bool:
    return True


def _as_typed(target: str) -> str:
    return target


def _noting(kind: str, rule: Any) -> Any:
    def noting(state: "StateInline", silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and state.src is state.env["content"]:  # not inside an image's description
            made = state.tokens[before:]
            if opening := next((token for token in made if token.type in ("link_open", "image")), None):
                target = str(opening.attrs.get("href", opening.attrs.get("src", "")))
                words = " ".join("".join(_words(kind, opening, made)).split())
                state.env["spans"].append(_Span(kind, start, state.pos, target, words))
            elif (kind == "code" and made) or (kind == "escape" and state.src[start + 1] in _ESCAPED):
                state.env["spans"].append(_Span(kind, start, state.pos))
        return True

    return noting


def _words(kind: str, opening: "Token", made: "list[Token]") -> Iterator[str]:
    """Yield the text of a link or image; for an image in a link, its description or else its name."""
    if kind == "image":
        yield opening.content
        return
    for token in made[made.index(opening) :]:
        yield token.content or ("\n" if token.type == "softbreak" else str(token.attrs.get("src", "")))


def _unescaped(target: str) -> str:
    from html import unescape  # noqa: PLC0415  # a table of all entities

    return unescape(target)
