"""The full text of feed items as HTML, each made once for all the feeds that hold it."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from collaborative.rendering.feed_html import shortened, size_in_xml
from collaborative.rendering.html import Html
from collaborative.rendering.text import is_clean, printable
from collaborative.settings import Settings
from collaborative.views.following import limits as feed_limits
from collaborative.views.following.feeds import Feed, FeedItem

# XML allows them, and readers stumble over them: Windows-1252's controls, what stands for a lost letter, halves of
# characters, and the last two of each plane, which are none.
_NO_CHARACTER = re.compile(
    "[\x80-\x9f\ufffd\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


class _Text(NamedTuple):
    """A text, and how many bytes it takes in a feed."""

    html: str
    size: int


class FeedText:
    """Facts, then the text of the item, then what stands below it.

    Args:
        body: The item's Markdown as HTML, with absolute links and images.
    """

    def __init__(self, html: Html, body: Callable[[FeedItem], str], settings: Settings) -> None:
        self._html = html
        self._body = body
        self._settings = settings
        self._whole_texts: dict[str, _Text] = {}
        self._short_texts: dict[str, _Text] = {}

    def texts_of(self, feed: Feed) -> Iterator[tuple[FeedItem, str]]:
        """Each item with its text; where all texts would be too much for a feed, older items lead to theirs."""
        room = feed_limits.ALL_TEXTS
        for item in feed.items:
            text = self._whole(item)
            if text.size > room:
                text = self._short(item)
            room -= text.size
            yield item, text.html

    def _whole(self, item: FeedItem) -> _Text:
        if item.guid not in self._whole_texts:
            body = self._body(item)
            kept = shortened(body, feed_limits.TEXT) if len(body.encode()) > feed_limits.TEXT else body
            self._whole_texts[item.guid] = self._rendered(item, kept, cut=kept is not body)
        return self._whole_texts[item.guid]

    def _short(self, item: FeedItem) -> _Text:
        if item.guid not in self._short_texts:
            self._short_texts[item.guid] = self._rendered(item, "", cut=True)
        return self._short_texts[item.guid]

    def _rendered(self, item: FeedItem, body: str, *, cut: bool) -> _Text:
        made = self._html.render(
            "feed_item.html", "", item=item, body=Markup(body), cut=cut, absolute=self._settings.absolute
        )
        html = feed_text(made.strip())
        return _Text(html, size_in_xml(html))


def feed_text(text: str) -> str:
    """Without the characters that a reader of XML or JSON may stumble over."""
    if is_clean(text) and "\ufffd" not in text:
        return text
    return _NO_CHARACTER.sub("", printable(text.replace("\x85", "\n")))
