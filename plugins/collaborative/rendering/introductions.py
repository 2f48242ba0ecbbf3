"""A page's text as an email can hold it: no pictures, few tags, absolute links; and the same as plain text."""

from dataclasses import dataclass, field

import lxml.html
from lxml.html import HtmlElement

_BLOCKS = frozenset(
    ("blockquote", "dd", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tr", "ul")
)  # fmt: skip
_WITHIN = frozenset(
    ("a", "b", "br", "code", "del", "em", "i", "s", "strong", "sub", "sup", "tbody", "td", "th", "thead", "u")
)
_NEVER = frozenset(
    ("audio", "embed", "iframe", "math", "noscript", "object", "script", "style", "svg", "template", "video")
)
_ATTRIBUTES = frozenset(("colspan", "href", "rowspan", "start"))
# Inline, since email programs take nothing else; the same as in templates/email.html.
_STYLES = {"p": "margin:0 0 8px 0;font-size:16px;line-height:1.4;", "a": "color:#0f5a70;text-decoration:underline;"}


@dataclass(slots=True)
class Paragraph:
    """``links`` are words in it and the address to which they lead; an item of a list has a ``mark``."""

    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    mark: str = ""


def for_email(html: str) -> str:
    """The HTML with the tags that every email program shows, and with no attribute but where links lead, and a style."""
    if not html.strip():
        return ""
    whole = _parsed(html)
    for element in list(whole.iterdescendants()):
        if not isinstance(element.tag, str) or element.tag in _NEVER:
            element.drop_tree()
        elif element.tag not in _BLOCKS | _WITHIN:
            element.drop_tag()
        else:
            for name in set(element.attrib) - _ATTRIBUTES:
                del element.attrib[name]
            if element.tag in _STYLES:
                element.set("style", _STYLES[element.tag])
    return str(lxml.html.tostring(whole, encoding="unicode")).removeprefix("<div>").removesuffix("</div>").strip()


def paragraphs(html: str) -> list[Paragraph]:
    """The words of what ``for_email`` gives, white space folded."""
    made = [Paragraph()]
    if html:
        _walk(_parsed(html), made)
    for paragraph in made:
        paragraph.text = " ".join(paragraph.text.split())
    return [paragraph for paragraph in made if paragraph.text]


def _walk(element: HtmlElement, made: list[Paragraph]) -> None:
    if element.tag in _BLOCKS:
        made.append(Paragraph(mark="- " if element.tag == "li" else _inherited(made[-1], element)))
    made[-1].text += element.text or ""
    for child in element:
        _walk(child, made)
        made[-1].text += child.tail or ""
    if element.tag == "a":
        _note_link(element, made[-1])
    elif element.tag in ("br", "td", "th"):
        made[-1].text += " "
    if element.tag in _BLOCKS:
        made.append(Paragraph())


def _inherited(before: Paragraph, element: HtmlElement) -> str:
    """The mark of an item whose words stand in a paragraph of their own."""
    parent = element.getparent()
    inside = parent is not None and parent.tag == "li" and not before.text.strip()
    return before.mark if inside else ""


def _note_link(element: HtmlElement, paragraph: Paragraph) -> None:
    """An email address that the words do not say goes beside them, any other address below."""
    address, words = element.get("href", ""), " ".join(element.text_content().split())
    if address.startswith("mailto:"):
        email = address.removeprefix("mailto:").partition("?")[0]
        paragraph.text += "" if email in words else f" ({email})"
    elif address and address not in words:
        paragraph.links.append((words, address))


def _parsed(html: str) -> HtmlElement:
    return lxml.html.fragment_fromstring(html, create_parent="div")
