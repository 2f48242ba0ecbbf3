"""Feeds as RSS 2.0 by feedgen; the only module that knows feedgen, and its habits.

feedgen puts new entries first, takes the channel's ``<link>`` from the last call, and writes the time of the build
into ``lastBuildDate`` unless told otherwise.
"""

from typing import Any

from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator

from collaborative.rendering.feed_text import FeedText
from collaborative.rendering.text import printable
from collaborative.settings import Settings
from collaborative.views.feeds import Feed, FeedItem

LANGUAGE = "en-GB"
MINUTES_TO_LIVE = 720


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
    channel.title(printable(feed.title))
    channel.description(printable(feed.description))
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
    for item in feed.items:
        _add_item(channel, item, settings, text)
    return bytes(channel.rss_str(pretty=True))


def _add_item(channel: FeedGenerator, item: FeedItem, settings: Settings, text: FeedText) -> None:
    entry = channel.add_entry(order="append")
    entry.guid(item.guid, permalink=False)
    entry.title(printable(item.title))
    entry.link(href=settings.absolute(item.address))
    entry.description(printable(item.summary))
    entry.content(text.html_of(item))
    if item.published:
        entry.pubDate(item.published)
    for author in item.authors:
        entry.dc.dc_creator(printable(author))
    for category in item.categories:
        entry.category(term=printable(category))
