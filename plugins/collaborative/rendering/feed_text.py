"""The full text of feed items as HTML, each made once for all the feeds that hold it."""

from collaborative.rendering.html import Html
from collaborative.rendering.text import MarkdownText, printable
from collaborative.settings import Settings
from collaborative.views.feeds import FeedItem


class FeedText:
    """Facts, then the Markdown with absolute links and images."""

    def __init__(self, html: Html, text: MarkdownText, settings: Settings) -> None:
        self._html = html
        self._text = text
        self._settings = settings
        self._made: dict[str, str] = {}

    def html_of(self, item: FeedItem) -> str:
        if item.guid not in self._made:
            body = self._text.to_html(item.body, item.uri, self._settings.absolute)
            facts = self._html.render("feed_facts.html", "", facts=item.facts) if item.facts else ""
            self._made[item.guid] = printable(f"{facts}{body}")
        return self._made[item.guid]
