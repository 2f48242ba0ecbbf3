"""Markdown to HTML outside MkDocs: for feeds, notices and summaries; the only other user of Python-Markdown is MkDocs."""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor

from collaborative.reading.comments import SOFT_LINE_ENDS, without_comments

# From an address within the site to what the page or feed links to.
Resolve = Callable[[str], str]
# The addresses of pages, by the uris of their files.
Links = tuple[tuple[str, str], ...]

_TAG = re.compile("<[^>]+>")
_CLOSED = re.compile(r"<((?:br|hr|img)\b[^<>]*?) />")
_LINK_TO_FILE = re.compile(r'<a href="(?![a-zA-Z][\w+.-]*:|//)[^"#?]*\.md(?:[#?][^"]*)?"[^>]*>(.*?)</a>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p[^>]*>(.*?)</p>", re.DOTALL)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class MarkdownText:
    """One Markdown converter for the whole build."""

    def __init__(self, extensions: Sequence[str], configs: Mapping[str, Any]) -> None:
        self._links = _Links()
        self._markdown = markdown.Markdown(extensions=list(extensions), extension_configs=dict(configs))
        self._markdown.treeprocessors.register(self._links, "collaborative_links", 0)

    def to_html(self, text: str, uri: str, resolve: Resolve, addresses: Mapping[str, str]) -> str:
        """Convert a text of the file ``uri``, its links and images resolved.

        ``addresses`` are those of the pages to which it leads, by their files: ``courses/first-aid.md``.
        """
        self._links.uri, self._links.resolve, self._links.addresses = uri, resolve, addresses
        self._markdown.reset()
        return without_dead_links(self._markdown.convert(publishable(text)))


class _Links(Treeprocessor):
    """Relative links between files into whatever ``resolve`` makes of the addresses of their pages."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: Mapping[str, str] = {}
        self.uri = ""
        self.resolve: Resolve = str

    def run(self, root: Element) -> None:
        for element in root.iter():
            for attribute in ("href", "src"):
                if value := element.get(attribute):
                    element.set(attribute, self._resolved(value))

    def _resolved(self, link: str) -> str:
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", link):
            return link
        path, mark, rest = _split(link)
        if not path:
            return self.resolve(self.addresses.get(self.uri, "")) + mark + rest
        target = (
            path.lstrip("/")
            if path.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(self.uri), path))
        )
        return self.resolve(self.addresses.get(target, target)) + mark + rest


def _split(link: str) -> tuple[str, str, str]:
    match = re.search(r"[?#]", link)
    return (link[: match.start()], match[0], link[match.end() :]) if match else (link, "", "")


def publishable(markdown: str) -> str:
    """What of a text is for the public: neither comments nor characters that cannot be printed."""
    return printable(without_comments(markdown))


def is_clean(text: str) -> bool:
    """Whether a text has nothing but letters, signs, spaces and ends of lines, as most have: a quick look."""
    return text.replace("\n", " ").isprintable()


def printable(text: str) -> str:
    """Without the control characters that XML 1.0 and RFC 5545 forbid; Word's soft line end becomes an ordinary one."""
    if is_clean(text):
        return text
    return _CONTROL.sub("", text.translate(SOFT_LINE_ENDS))


def without_dead_links(html: str) -> str:
    """Links to drafts and to news of a later day as text: their files have no page yet, so they are links to files still."""
    return _LINK_TO_FILE.sub(r"\1", html) if ".md" in html else html


def void_tags(html: str) -> str:
    """``<br>`` and ``<img …>`` as HTML writes them; Markdown's ``<br />`` is of XHTML."""
    return _CLOSED.sub(r"<\1>", html) if " />" in html else html


def first_paragraph(html: str) -> str:
    """The words of the first paragraph that has any."""
    return next((words for match in _PARAGRAPH.finditer(html) if (words := _words_of_line(match[1]))), "")


def _words_of_line(html: str) -> str:
    """Of what stands within lines: its tags part no words, but for ends of lines."""
    return " ".join(unescape(_TAG.sub("", html.replace("<br", " <br"))).split())


def plain(html: str) -> str:
    """The words of a piece of HTML, as text."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())
