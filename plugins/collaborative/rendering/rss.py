"""Feeds as RSS 2.0 by feedgen; the only module that knows feedgen, and its habits.

feedgen puts new entries first, takes the channel's ``<link>`` from the last call, and writes the time of the build
into ``lastBuildDate`` unless told otherwise.
"""

import re
from html import escape
from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator

from collaborative.rendering.feed_text import FeedText, feed_text
from collaborative.settings import Settings
from collaborative.views.subscriptions.feeds import Feed, FeedItem
from collaborative.views.wording import LANGUAGE

MINUTES_TO_LIVE = 720

# In elements of plain text & and < are written by their numbers, for readers that look for entities once too often
# (https://www.rssboard.org/rss-profile#data-types-characterdata).
_PLAIN = re.compile(rb"<(title|category)>[^<]*&[^<]*</\1>")
# Many readers take a title for HTML all the same, and would not show <this>: with a zero-width space it is no tag.
_LIKE_A_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
_NO_TAG = "<\u200b"


class _WithoutBuildDate(BaseExtension):  # type: ignore[misc]  # feedgen is not typed
    """Takes ``lastBuildDate`` out of a feed in which no item has a date."""

    def extend_rss(self, feed: Any) -> Any:
        for element in feed.findall("channel/lastBuildDate"):
            element.getparent().remove(element)
        return feed


def render_rss(feed: Feed, settings: Settings, text: FeedText) -> bytes:
    """The feed; its bytes depend on its items alone (RSS 2.0, with the RSS Advisory Board's profile)."""
    channel = FeedGenerator()
    if any(item.authors for item in feed.items):  # feedgen imports an extension anew for each entry
        channel.load_extension("dc", atom=False, rss=True)
    channel.title(_plain(feed.title))
    channel.description(_plain(feed.description))
    channel.language(LANGUAGE)
    channel.generator("collaborative")
    channel.ttl(MINUTES_TO_LIVE)
    channel.link(href=settings.absolute(feed.address), rel="self", type="application/rss+xml")
    channel.link(href=settings.absolute(feed.page), rel="alternate")
    dates = [item.published for item in feed.items if item.published]
    if dates:
        channel.lastBuildDate(max(dates))
    else:
        channel.register_extension("undated", _WithoutBuildDate, None, atom=False, rss=True)
    for item, html in text.texts_of(feed):
        _add_item(channel, item, html, settings)
    return _PLAIN.sub(_by_number, bytes(channel.rss_str(pretty=True)))


def _add_item(channel: FeedGenerator, item: FeedItem, html: str, settings: Settings) -> None:
    entry = channel.add_entry(order="append")
    entry.guid(item.guid, permalink=False)
    entry.title(_plain(item.title))
    entry.link(href=settings.absolute(item.address))
    entry.description(escape(feed_text(item.summary), quote=False))  # a description is HTML
    entry.content(html)
    if picture := item.picture:  # one an item; feedgen keeps the last
        entry.enclosure(settings.absolute(picture.address), str(picture.size), picture.type)
    if item.published:
        entry.pubDate(item.published)
    for author in item.authors:
        entry.dc.dc_creator(feed_text(author))
    for category in item.categories:
        entry.category(term=_plain(category))


def _plain(text: str) -> str:
    """Text for an element that holds no HTML."""
    return _LIKE_A_TAG.sub(_NO_TAG, feed_text(text))


def _by_number(match: re.Match[bytes]) -> bytes:
    return match[0].replace(b"&amp;", b"&#x26;").replace(b"&lt;", b"&#x3C;")
