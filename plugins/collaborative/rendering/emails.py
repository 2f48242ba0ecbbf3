"""Emails as bytes: HTML, and plain text for Windows; never more than mail programs show in one piece."""

import textwrap
from collections.abc import Callable, Iterator
from typing import Protocol

from markupsafe import Markup

from collaborative.rendering.html import Html
from collaborative.rendering.introductions import for_email, paragraphs
from collaborative.rendering.text import printable
from collaborative.views.emails.email import Email, EmailItem, EmailSection

LIMIT = 100_000  # bytes; Gmail cuts a message off at 102 KB
MOST_ITEMS = 150  # of one section
LONGEST_INTRODUCTION = 20_000  # characters of HTML; one that is longer is read on its page
COLUMNS = 72


class HasText(Protocol):
    """What stands beside a text in Markdown: its file, and the page that it is on."""

    @property
    def uri(self) -> str: ...

    @property
    def address(self) -> str: ...


class Emails:
    """Renders emails.

    Args:
        body: The text of a file as HTML with absolute links.
    """

    def __init__(self, html: Html, body: Callable[[HasText], str]) -> None:
        self._html = html
        self._body = body

    def as_html(self, email: Email) -> bytes:
        introduction = Markup(self._introduction(email))

        def rendered(most: int) -> bytes:
            page = self._html.render("email.html", "", email=email, introduction=introduction, most=most)
            return printable(page).encode()

        return _as_much_as_fits(rendered, email)

    def as_text(self, email: Email) -> bytes:
        """UTF-8 with a mark by which Windows and browsers know it, and the line ends of Windows."""
        introduction = self._introduction(email)

        def rendered(most: int) -> bytes:
            lines = (printable(line) for line in _lines(email, introduction, most))
            return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")

        return _as_much_as_fits(rendered, email)

    def _introduction(self, email: Email) -> str:
        whole = for_email(self._body(email)) if email.uri else ""
        return whole if len(whole) <= LONGEST_INTRODUCTION else ""


def _as_much_as_fits(rendered: Callable[[int], bytes], email: Email) -> bytes:
    """With as many items of each section as are welcome in an email and leave it below the limit."""
    most = min(MOST_ITEMS, max((len(section.items) for section in email.sections), default=0))
    made = rendered(most)
    while most and len(made) >= LIMIT:
        most = int(most * 0.95 * LIMIT / len(made))
        made = rendered(most)
    return made


# Plain text


def _lines(email: Email, introduction: str, most: int) -> Iterator[str]:
    yield from _wrapped(email.title)
    yield from _wrapped(email.partnership)
    yield "=" * COLUMNS
    for line in email.lines:
        yield ""
        yield from _wrapped(line)
    for paragraph in paragraphs(introduction):
        yield ""
        yield from _wrapped(paragraph.text, paragraph.mark)
        for words, url in paragraph.links:
            yield from _linked(words, url)
    yield ""
    yield from _linked(email.page.text, email.page.address)
    for section in email.sections:
        yield from _section(section, most)
    yield ""
    yield "-" * COLUMNS
    for line in email.small_print:
        yield ""
        yield from _wrapped(line)


def _section(section: EmailSection, most: int) -> Iterator[str]:
    yield ""
    if section.heading:
        yield ""
        yield section.heading.upper()
    yield "-" * COLUMNS
    for item in section.items[:most]:
        yield ""
        yield from _item(item)
    left = len(section.items) - most
    if not section.items:
        yield ""
        yield from _wrapped(section.nothing)
    elif left > 0:
        yield ""
        yield from _linked(
            f"And {left} more {section.rest.text}" if most else f"{left} {section.rest.text}", section.rest.address
        )


def _item(item: EmailItem) -> Iterator[str]:
    yield from _wrapped(item.when)
    yield from _wrapped(item.title)
    if item.status:
        yield from _wrapped(f"* {item.status} *")
    for fact in item.facts:
        yield from _wrapped(fact)
    yield item.url


def _linked(words: str, url: str) -> Iterator[str]:
    """An address on a line of its own, which no program breaks."""
    yield from _wrapped(f"{words}:")
    yield url


def _wrapped(text: str, mark: str = "") -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), COLUMNS, initial_indent=mark, subsequent_indent=" " * len(mark), break_on_hyphens=False
    )
