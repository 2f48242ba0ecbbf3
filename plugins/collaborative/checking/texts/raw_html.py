"""HTML in bodies: a few tags are allowed; all others are errors, because they would reach visitors unchanged."""

import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from collaborative.checking.findings import Finding, error, quoted
from collaborative.checking.subject import Subject
from collaborative.checking.texts.web_addresses import check_address, is_outside
from collaborative.problems import Problem
from collaborative.reading.comments import SOFT_LINE_ENDS

_EVERYWHERE = frozenset(("class", "dir", "id", "lang", "title"))
_INLINE = frozenset((
    "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_BLOCKS = frozenset((
    "blockquote", "caption", "dd", "details", "div", "dl", "dt", "hr", "li", "ol", "p", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_ATTRIBUTES = {
    "a": frozenset(("href",)),
    "details": frozenset(("open",)),
    "ol": frozenset(("start", "type")),
    "td": frozenset(("colspan", "rowspan")),
    "th": frozenset(("colspan", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
_ALLOWED = _INLINE | _BLOCKS | {"a"}
_EMPTY = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_AT_MARGIN = re.compile(r"^[ ]{0,3}<[/!?]?(?P<name>[a-zA-Z][^\s/>]*)?", re.MULTILINE)
_AUTOMATIC_LINK = re.compile(
    r"<(?:https?|mailto|tel|ftp|file|javascript|vbscript|data):[^<>\s]*>|<[^<>\s@]+@[^<>\s@]+>", re.IGNORECASE
)
_ENOUGH = 200  # characters; a message quotes the first of them
_PARAGRAPHS = re.compile(r"(\n[ \t]*\n)")
_CODE = re.compile(r"(?<![\\`])(`+)(?!`)[^\n]+?(?<!`)\1(?!`)")
_BEGINNING = re.compile(r"<!(?:--|\[)")
_TAG_IN_TEXT = re.compile(r"<[/!?]?[a-zA-Z][^<>]*>")
_FROM_WORD = re.compile(r"^(?:o|w|v|m|st1):|\bmso|MsoNormal|urn:schemas-microsoft", re.IGNORECASE)
_FORBIDDEN_IN_BRACES = re.compile(r"\{:?[^{}\n]*?\b(?P<name>on[a-z]+|style|href|src)\s*=[^{}\n]*\}", re.IGNORECASE)

_LINK_INSTEAD = "Put a link instead: [Watch the film](https://www.example.org/film)"
_INSTEAD = {
    **dict.fromkeys(("script", "noscript", "template"), ("runs a program in the visitor's browser", "Remove it with all that stands in it.")),
    **dict.fromkeys(("style", "link"), ("changes how the site looks", "Remove it; the look of the site is the same on all pages.")),
    **dict.fromkeys(
        ("iframe", "embed", "object", "frame", "frameset", "applet", "portal"),
        ("embeds another site, which would learn of everybody who looks at this page", f"Remove it. {_LINK_INSTEAD}"),
    ),
    **dict.fromkeys(("video", "audio", "source", "track"), ("embeds a film or sound", f"Remove it. {_LINK_INSTEAD}")),
    **dict.fromkeys(
        ("form", "input", "button", "select", "textarea", "option", "label", "fieldset"),
        ("makes a form, and this site has nobody who would read what is sent", "Remove it, and link to the form: [Booking form](https://forms.example.org/first-aid)"),
    ),
    **dict.fromkeys(
        ("img", "picture", "figure", "figcaption", "svg", "canvas", "map", "area"),
        ("is another site's way of showing pictures", "Upload the picture into content/images, and write ![What it shows](../images/name.jpg)"),
    ),
    **dict.fromkeys(("base", "meta", "html", "head", "body", "title"), ("belongs to the whole page, not to its text", "Remove it.")),
    **dict.fromkeys(("font", "center", "big", "tt", "strike", "marquee", "blink"), ("changes how the text looks", "Remove it; use **bold** or *italics*.")),
    **{f"h{level}": ("makes a heading that the site does not know of", f"Write {'#' * level} and a space before the heading.") for level in range(1, 7)},
}  # fmt: skip

# [text](<my file.pdf>): a link target in angle brackets, not a tag.
_TARGET = re.compile(
    rf"(?<=\]\()<(?!(?:{'|'.join(sorted([*_INSTEAD, *_ALLOWED]))})\b)[\w./ %-]+\.\w{{2,5}}>(?=[) ])", re.IGNORECASE
)


def check_raw_html(subject: Subject) -> Iterator[Problem]:
    """Report tags and attributes that are not allowed, and tags that are not closed."""
    extensions = subject.settings.markdown_extensions
    for document in subject.content.documents:
        body = subject.body_of(document)
        if "<" in body.source:
            reader = _Reader(inside_is_markdown="md_in_html" in extensions)
            for place, finding in reader.read(_without_code_and_links(body.source)):
                yield finding.at(document.path, body.line_of(place))
        if "attr_list" in extensions and "{" in body.source:
            for match in _FORBIDDEN_IN_BRACES.finditer(body.source):
                yield _check_attribute("", match["name"].lower(), match[0]).at(
                    document.path, body.line_of(match.start())
                )


def _without_code_and_links(source: str) -> str:
    """Blank everything in the source that is certainly not a tag.

    Python-Markdown leaves the content of block tags unchanged, even code between backticks: nothing is blanked there.
    """
    source = _AUTOMATIC_LINK.sub(_blank, source.translate(SOFT_LINE_ENDS))
    if any((match["name"] or "").lower() not in _INLINE for match in _AT_MARGIN.finditer(source)):
        return source
    source = _TARGET.sub(_blank, source)
    if "`" not in source:
        return source
    return "".join(map(_without_code, _PARAGRAPHS.split(source)))


def _without_code(paragraph: str) -> str:
    """Blank code in a paragraph if it is certain which backticks belong together."""
    blanked = _CODE.sub(_blank, paragraph)
    return paragraph if "`" in blanked else blanked


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Reader(HTMLParser):
    """Reads a text and notes what is wrong with its tags."""

    def __init__(self, *, inside_is_markdown: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._more = frozenset(("markdown",)) if inside_is_markdown else frozenset[str]()
        self._starts = [0]  # the offset of each line
        self._open: list[tuple[str, int]] = []
        self._number_open = Counter[str]()
        self._crossed = Counter[str]()
        self._found: list[tuple[int, Finding]] = []
        self._from_word = False

    def read(self, text: str) -> Iterator[tuple[int, Finding]]:
        """Yield each finding with its offset in the text."""
        self._starts += [match.end() for match in re.finditer("\n", text)]
        text = self._without_beginnings(text)
        self.feed(text[: text.rfind(">") + 1])  # after the last >, the parser would search the rest from every <
        self.close()
        for tag, place in self._open:
            self._found.append(
                (
                    place,
                    error(
                        f"<{tag}> is not closed, so it swallows all that follows.",
                        f"Type </{tag}> where it ends, or delete <{tag}>.",
                    ),
                )
            )
        yield from sorted(self._found, key=lambda found: found[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        typed = self.get_starttag_text() or f"<{tag}>"
        if not self._is_from_word(tag, attrs):
            self._judge(tag, attrs, typed)
        if tag in _ALLOWED and tag not in _EMPTY:
            self._open.append((tag, self._place))
            self._number_open[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # browsers ignore the slash in <div/>

    def handle_endtag(self, tag: str) -> None:
        if tag == "br":
            self._say(error("</br> is no tag.", "Write <br> for a new line."))
        elif tag in _EMPTY or tag not in _ALLOWED:
            return  # reported at its opening tag, or harmless
        elif self._crossed[tag]:
            self._crossed[tag] -= 1
        elif not self._number_open[tag]:
            self._say(error(f"</{tag}> closes nothing: there is no <{tag}> before it.", f"Delete </{tag}>."))
        else:
            self._number_open[tag] -= 1
            while (inner := self._open.pop())[0] != tag:
                self._number_open[inner[0]] -= 1
                self._crossed[inner[0]] += 1
                self._found.append(
                    (
                        inner[1],
                        error(
                            f"<{inner[0]}> is still open where </{tag}> closes what is around it.",
                            f"Type </{inner[0]}> before </{tag}>.",
                        ),
                    )
                )

    def handle_comment(self, data: str) -> None:
        """Report what browsers take for a comment, such as ``</ b>``; real ones are gone already."""
        self._say_code(f"<{data}>")

    def handle_data(self, data: str) -> None:
        """Report a tag left in the text after a quotation mark misled the parser, but not browsers."""
        if match := _TAG_IN_TEXT.search(data):
            self._say_code(match[0])

    def handle_decl(self, decl: str) -> None:
        self._say_code(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._say_code(f"<?{data}>")

    def _without_beginnings(self, text: str) -> str:
        """Blank what would make the parser search to the end of the text, or stop it."""
        for match in _BEGINNING.finditer(text):
            finding = (
                _NOTE_NOT_CLOSED if match[0] == "<!--" else _check_code(text[match.start() : match.start() + _ENOUGH])
            )
            self._found.append((match.start(), finding))
        return _BEGINNING.sub(_blank, text)

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _say(self, finding: Finding) -> None:
        self._found.append((self._place, finding))

    def _say_code(self, typed: str) -> None:
        self._say(_check_code(typed))

    def _is_from_word(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Recognise Word's markup; it is reported once a file, since the remedy is to paste everything again."""
        words = [tag, *(f"{name}={value}" for name, value in attrs)]
        if not any(_FROM_WORD.search(word) for word in words):
            return False
        if not self._from_word:
            self._from_word = True
            self._say(
                error(
                    f"This was pasted from Word with its hidden code (HTML): {quoted(self.get_starttag_text() or tag)}.",
                    "Delete it, and paste the text again without formatting (Ctrl+Shift+V).",
                )
            )
        return True

    def _judge(self, tag: str, attrs: list[tuple[str, str | None]], typed: str) -> None:
        if tag not in _ALLOWED:
            self._say(_check_tag(tag, typed))
            return
        for name, value in attrs:
            if name == "href" and tag == "a":
                if finding := _check_href(value or ""):
                    self._say(finding)
            elif name not in _EVERYWHERE and name not in _ATTRIBUTES.get(tag, ()) and name not in self._more:
                self._say(_check_attribute(tag, name, typed))


_NOTE_NOT_CLOSED = error("The note <!-- … is not closed, so everybody would see it.", "Type --> where the note ends.")


def _check_code(typed: str) -> Finding:
    return error(f"{quoted(typed, 30)} is code, which is not allowed in a text.", "Remove it.")


def _check_tag(tag: str, typed: str) -> Finding:
    if tag in _INSTEAD:
        why, remedy = _INSTEAD[tag]
        return error(f"<{tag}> is not allowed in a text: it {why}.", remedy)
    if "." in tag or "/" in tag:
        return error(f"{quoted(typed)} is no web address as it is written.", f"Write <https://{typed.strip('<>/ ')}>")
    return error(
        f"{quoted(typed)} is read as code of the page, so nobody would see it.",
        f"If these words are to be read, leave out the < and > around them: ({typed.strip('<>/ ')}). Otherwise delete them.",
    )


def _check_attribute(tag: str, name: str, typed: str) -> Finding:
    if name.startswith("on"):
        return error(
            f"{name}= runs a program (JavaScript) in the visitor's browser, which is not allowed.",
            f"Remove {name}=… from {quoted(typed)}.",
        )
    if name == "markdown":
        return error(
            f"In {quoted(typed)} Markdown is not read on this site.",
            f"Delete the <{tag}> and its </{tag}>, and keep the text.",
        )
    if name == "style":
        return error(
            "style= changes how the text looks, which is not allowed.", f"Remove style=… from {quoted(typed)}."
        )
    return error(f"{name}= is not allowed in <{tag}>.", f"Remove {name}=… from {quoted(typed)}.")


def _check_href(target: str) -> Finding | None:
    if is_outside(target):
        return check_address(target)
    if target.startswith("#") and target != "#":
        return None
    return error(
        f'The link <a href="{target}"> leads to a page of this site, which works only as Markdown.',
        f"Write [text]({target or 'contact.md'}), with the text of the link in the square brackets.",
    )
