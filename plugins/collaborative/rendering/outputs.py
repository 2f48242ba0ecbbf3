"""Everything of a site plan that is not a page, as bytes: feeds, calendars, open data and redirects."""

from collections.abc import Iterator
from dataclasses import dataclass

from collaborative.rendering.feed_text import FeedText
from collaborative.rendering.html import Html, root_from
from collaborative.rendering.ics import Calendars
from collaborative.rendering.json_feed import render_json_feed
from collaborative.rendering.open_data import render_csv, render_json
from collaborative.rendering.rss import render_rss
from collaborative.rendering.text import MarkdownText
from collaborative.settings import Settings
from collaborative.views import addresses
from collaborative.views.pages import SitePlan


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its address from the root, and its bytes."""

    address: str
    content: bytes


def render_outputs(plan: SitePlan, settings: Settings, html: Html, text: MarkdownText) -> Iterator[Output]:
    """In the order of the plan."""
    feed_text = FeedText(html, text, settings)
    for feed in plan.feeds:
        yield Output(feed.address, render_rss(feed, settings, feed_text))
    for feed in plan.json_feeds:
        yield Output(feed.address, render_json_feed(feed, settings, feed_text))
    calendars = Calendars(settings)
    for calendar in plan.calendars:
        yield Output(calendar.address, calendars.render(calendar))
    yield Output(addresses.COURSES_JSON, render_json(plan.open_data))
    yield Output(addresses.COURSES_CSV, render_csv(plan.open_data))
    for redirect in plan.redirects:
        page = html.render(
            "redirect.html", root_from(redirect.address), redirect=redirect, canonical=settings.absolute(redirect.to)
        )
        yield Output(f"{redirect.address}index.html", page.encode())
