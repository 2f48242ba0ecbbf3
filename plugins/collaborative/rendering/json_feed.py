"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from collaborative.rendering.feed_text import FeedText
from collaborative.rendering.rss import LANGUAGE
from collaborative.settings import Settings
from collaborative.views.feeds import Feed, FeedItem


def render_json_feed(feed: Feed, settings: Settings, text: FeedText) -> bytes:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": settings.absolute(feed.page),
        "feed_url": settings.absolute(feed.address),
        "description": feed.description,
        "language": LANGUAGE,
        "items": [_item(item, settings, text) for item in feed.items],
    }
    return (json.dumps(document, ensure_ascii=False) + "\n").encode()


def _item(item: FeedItem, settings: Settings, text: FeedText) -> dict[str, Any]:
    fields = {
        "id": item.guid,
        "url": settings.absolute(item.address),
        "title": item.title,
        "summary": item.summary,
        "content_html": text.html_of(item),
        "date_published": item.published.isoformat() if item.published else None,
        "authors": [{"name": name} for name in item.authors],
        "tags": list(item.categories),
    }
    return {name: value for name, value in fields.items() if value or name == "content_html"}
