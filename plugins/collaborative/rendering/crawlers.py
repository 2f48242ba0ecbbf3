"""What crawlers ask for: the sitemap (https://www.sitemaps.org/protocol.html) and robots.txt (RFC 9309)."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from collaborative import addresses
from collaborative.rendering.html import Html
from collaborative.settings import Settings


class Listed(NamedTuple):
    """A page that search engines may show; ``changed`` is None where nobody knows when."""

    url: str
    changed: dt.date | None


def render_sitemap(pages: Iterable[Listed], html: Html) -> bytes:
    return html.render("sitemap.xml", "", pages=sorted(pages, key=lambda page: page.url)).encode()


def render_robots(settings: Settings) -> bytes:
    """All may be read: what search engines are not to show says so itself, and must be read for that.

    Crawlers ask for it at the root of the host only. Where the site stands in a folder below that, it does no harm.
    """
    return f"User-agent: *\nDisallow:\n\nSitemap: {settings.absolute(addresses.SITEMAP)}\n".encode()
