"""The full text of feed items as HTML, each made once for all the feeds that hold it."""

from collections.abc import Callable

from collaborative.rendering.html import Html
from collaborative.rendering.text import printable
from collaborative.views.feeds import FeedItem


class FeedText:
    """Facts, then the text of the item.

    Args:
        body: The item's Markdown as HTML, with absolute links and images.
    """

    def __init__(self, html: Html, body: Callable[[FeedItem], str]) -> None:
        self._html = html
        self._body = body
        self._made: dict[str, str] = {}

    def html_of(self, item: FeedItem) -> str:
        """The whole text, facts first."""
        if item.guid not in self._made:
            facts = self._html.render("feed_facts.html", "", facts=item.facts) if item.facts else ""
            self._made[item.guid] = printable(f"{facts}{self._body(item)}")
        return self._made[item.guid]
