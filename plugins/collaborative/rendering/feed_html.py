"""HTML as feed readers take it: whole addresses, and none of what they refuse or what means nothing outside the page."""

import re
from urllib.parse import urljoin

import lxml.html
from lxml import etree

# What a reader shows. Of everything else the text is kept. The W3C's feed validator knows no bdo, lxml no wbr.
_SHOWN = frozenset((
    "a", "abbr", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl",
    "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark",
    "ol", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
))  # fmt: skip
# Whose content is no text of the author's.
_NOT_TEXT = frozenset((
    "audio", "button", "canvas", "embed", "form", "iframe", "input", "math", "noscript", "object", "script", "select",
    "source", "style", "svg", "template", "textarea", "video",
))  # fmt: skip
# Neither class, id, style nor data-…: they belong to the site's style sheet and scripts.
_KEPT = {
    "": frozenset(("dir", "lang", "title")),
    "a": frozenset(("href",)),
    "details": frozenset(("open",)),
    "img": frozenset(("alt", "height", "src", "width")),
    "ol": frozenset(("start", "type")),
    "td": frozenset(("colspan", "rowspan")),
    "th": frozenset(("colspan", "rowspan", "scope")),
    "time": frozenset(("datetime",)),
}
_ADDRESSES = {
    "href": re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE),
    "src": re.compile(r"https?://", re.IGNORECASE),
}
_EMPTY = frozenset(("br", "hr", "img"))
# In what each part of a table stands.
_WITHIN = {
    **dict.fromkeys(("caption", "thead", "tbody", "tfoot"), ("table",)),
    "tr": ("table", "thead", "tbody", "tfoot"),
    **dict.fromkeys(("td", "th"), ("tr",)),
}
_BLOCKS = frozenset((
    "blockquote", "dd", "details", "div", "dl", "dt", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol",
    "p", "pre", "summary", "table", "ul",
))  # fmt: skip
# What may be cut between two of its parts.
_OF_PARTS = frozenset(("blockquote", "details", "div", "dl", "ol", "table", "tbody", "ul"))


def for_readers(html: str, base: str) -> str:
    """A page's text for a feed; its links and pictures are seen from the page at ``base``."""
    if "<" not in html:
        return html
    whole = _read(html)
    for element in list(whole.iterdescendants()):
        _tidy(element, base)
    _set_right(whole)
    return _written(whole)


def _tidy(element: lxml.html.HtmlElement, base: str) -> None:
    if element.tag in (etree.Comment, etree.ProcessingInstruction) or element.tag in _NOT_TEXT or _is_of_page(element):
        element.drop_tree()
    elif element.tag not in _SHOWN:
        element.drop_tag()
    else:
        for name, value in list(element.attrib.items()):
            kept = name in _KEPT[""] or name in _KEPT.get(element.tag, ())
            address = _absolute(value, base, name) if name in _ADDRESSES else value
            del element.attrib[name]
            if kept and address is not None:
                element.set(name, address)
        if src := element.attrib.pop("src", None):
            element.set(
                "src", src
            )  # last: what describes a picture may look like another one's src to what readers use


def _is_of_page(element: lxml.html.HtmlElement) -> bool:
    """The sign behind a heading that leads to it (¶)."""
    return "headerlink" in element.get("class", "").split()


def _absolute(address: str, base: str, attribute: str) -> str | None:
    """None for what leads nowhere outside the page."""
    try:
        whole = urljoin(base, address.strip())
    except ValueError:  # of a host that is none
        return None
    return whole if _ADDRESSES[attribute].match(whole) else None


def _set_right(whole: lxml.html.HtmlElement) -> None:
    """What stands where HTML does not allow it as plain blocks, as which browsers show it, too."""
    for element in whole.iterdescendants():  # a table before its parts: those of a block are blocks
        lost = element.tag in _WITHIN and element.getparent().tag not in _WITHIN[element.tag]
        if lost or (element.tag == "table" and not all(map(_holds_parts_only, element.iter("table", *_WITHIN)))):
            element.tag = "div"
    for paragraph in whole.iter("p"):
        if any(inner.tag in _BLOCKS for inner in paragraph.iterdescendants()):
            paragraph.tag = "div"


def _holds_parts_only(part: lxml.html.HtmlElement) -> bool:
    """Of a table, a group of rows or a row: nothing but its parts, and no text between them."""
    if part.tag in ("caption", "td", "th"):
        return True
    texts = [part.text, *(child.tail for child in part)]
    parts = all(part.tag in _WITHIN.get(child.tag, ()) for child in part)
    return parts and not any(text and text.strip() for text in texts)


def shortened(html: str, most: int) -> str:
    """The beginning of a text, cut between two paragraphs, items or rows, so that it has at most so many bytes."""
    whole = _read(html)
    _keep_first(whole, most)
    return _written(whole)


def _keep_first(element: lxml.html.HtmlElement, room: int) -> None:
    """Of the children those that fit; of the first that does not, its own children if it is made of parts."""
    children = list(element)
    for number, child in enumerate(children):
        size = len(etree.tostring(child, encoding="utf-8"))
        if size > room:
            kept_in_part = _shorten(child, room)
            for later in children[number + kept_in_part :]:
                element.remove(later)
            return
        room -= size


def _shorten(element: lxml.html.HtmlElement, room: int) -> bool:
    """Whether anything is left."""
    if element.tag not in _OF_PARTS:
        return False
    element.tail = None
    _keep_first(element, room - len(f"<{element.tag}></{element.tag}>"))
    return len(element) > 0


def size_in_xml(html: str) -> int:
    """How many bytes a text takes in a feed, where each < and & of it is written as four or five."""
    return len(html.encode()) + 3 * (html.count("<") + html.count(">")) + 4 * html.count("&")


def _read(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="div")


def _written(whole: lxml.html.HtmlElement) -> str:
    """As XML, which escapes < in attributes too: readers look for tags with less than a parser."""
    for element in whole.iterdescendants():
        if element.tag not in _EMPTY and not len(element):
            element.text = element.text or ""  # <td></td>, which <td/> is not in HTML
    text = str(etree.tostring(whole, encoding="unicode"))
    return text.removeprefix("<div>").removesuffix("</div>").removesuffix("<div/>")
