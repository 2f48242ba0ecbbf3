"""Everything of a site plan that is not a page, as bytes: feeds, calendars, open data, emails; and redirects."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from collaborative import addresses
from collaborative.rendering.emails import Emails, HasText
from collaborative.rendering.feed_text import FeedText
from collaborative.rendering.html import Html, root_from
from collaborative.rendering.ics import Calendars
from collaborative.rendering.json_feed import render_json_feed
from collaborative.rendering.manifest import render_manifest
from collaborative.rendering.open_data import render_csv, render_json, render_schema
from collaborative.rendering.rss import render_rss
from collaborative.sections.plan import SitePlan
from collaborative.settings import Settings


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: its address from the root, and its bytes."""

    address: str
    content: bytes


def output_addresses(plan: SitePlan) -> Iterator[str]:
    """Where ``render_outputs`` will put its files."""
    yield from (feed.address for feed in (*plan.feeds, *plan.json_feeds))
    yield from (calendar.address for calendar in plan.calendars)
    for old in plan.old_files.values():
        yield from old
    yield from addresses.OPEN_DATA
    yield addresses.MANIFEST
    for email in plan.emails:
        yield from (email.html, email.text)


def render_outputs(
    plan: SitePlan, settings: Settings, html: Html, body: Callable[[HasText], str], commit: str = ""
) -> Iterator[Output]:
    """In the order of the plan; ``body`` gives the text of a feed item or an email as HTML with absolute links.

    ``commit`` is what the site is built from, "" without git.
    """
    old = plan.old_files
    for output in _outputs(plan, settings, html, body, commit):
        yield output
        yield from (Output(address, output.content) for address in old.get(output.address, ()))


def _outputs(
    plan: SitePlan, settings: Settings, html: Html, body: Callable[[HasText], str], commit: str
) -> Iterator[Output]:
    feed_text = FeedText(html, body, settings)
    for feed in plan.feeds:
        yield Output(feed.address, render_rss(feed, settings, feed_text))
    for feed in plan.json_feeds:
        yield Output(feed.address, render_json_feed(feed, settings, feed_text))
    calendars = Calendars(settings)
    for calendar in plan.calendars:
        yield Output(calendar.address, calendars.render(calendar))
    yield Output(addresses.COURSES_JSON, render_json(plan.open_data))
    yield Output(addresses.COURSES_SCHEMA, render_schema(plan.open_data.schema))
    yield Output(addresses.COURSES_CSV, render_csv(plan.open_data))
    yield Output(addresses.MANIFEST, render_manifest(plan.permanent_addresses, commit))
    emails = Emails(html, body)
    for email in plan.emails:
        yield Output(email.html, emails.as_html(email))
        yield Output(email.text, emails.as_text(email))


def render_redirects(plan: SitePlan, settings: Settings, html: Html) -> Iterator[Output]:
    """A small page at each address that leads to another one."""
    made: dict[tuple[str, str], bytes] = {}  # a code as typed and in lower case lead to the same page
    for redirect in plan.redirects:
        root = root_from(redirect.address)
        if (root, redirect.to) not in made:
            page = html.render("redirect.html", root, redirect=redirect, canonical=settings.absolute(redirect.to))
            made[root, redirect.to] = page.encode()
        yield Output(f"{redirect.address}index.html", made[root, redirect.to])
