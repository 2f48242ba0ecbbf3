"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from collaborative.rendering.feed_text import FeedText, feed_text
from collaborative.settings import Settings
from collaborative.views.subscriptions.feeds import Feed, FeedItem
from collaborative.views.wording import LANGUAGE


def render_json_feed(feed: Feed, settings: Settings, text: FeedText) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_text(feed.title),
        "home_page_url": settings.absolute(feed.page),
        "feed_url": settings.absolute(feed.address),
        "description": feed_text(feed.description),
        "language": LANGUAGE,
        "items": [_item(item, html, settings) for item, html in text.texts_of(feed)],
    }
    return (json.dumps(document, ensure_ascii=False) + "\n").encode()


def _item(item: FeedItem, html: str, settings: Settings) -> dict[str, Any]:
    """The content is there, however empty, and everything else where there is something to say."""
    picture = item.picture
    url = settings.absolute(picture.address) if picture else ""
    attachments = [{"url": url, "mime_type": picture.type, "size_in_bytes": picture.size}] if picture else []
    fields = {
        "id": item.guid,
        "url": settings.absolute(item.address),
        "title": feed_text(item.title),
        "summary": feed_text(item.summary),
        "content_html": html,
        "image": url,
        "date_published": item.published.isoformat() if item.published else None,
        "authors": [{"name": feed_text(name)} for name in item.authors],
        "tags": [feed_text(name) for name in item.categories],
        "attachments": attachments,
    }
    return {name: value for name, value in fields.items() if value or name == "content_html"}
