"""What the preview adds to each page as it is served, and its page of problems; the site itself stays as it will be."""

import re
from dataclasses import dataclass, replace

from collaborative.rendering.content_security import allowing
from collaborative.rendering.html import Html
from collaborative.rendering.text import MarkdownText
from collaborative.views.preview.preview import PROBLEMS, Standing, preview_bar, problems_page

_BODY = re.compile(rb"<body[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PreviewText:
    """``bar`` stands at the top of each page of the site, ``problems`` is a page of its own."""

    bar: bytes
    problems: bytes

    def on(self, page: bytes) -> bytes:
        """A page of the site with the bar, which the page's policy is told of."""
        text = allowing(page.decode(errors="surrogateescape"), [self.bar.decode()])
        return _on_top(self.bar, text.encode(errors="surrogateescape"))


def render_preview(standing: Standing, root: str, version: str, version_address: str) -> PreviewText:
    """``root`` is the path of the site's home page on the server; ``version`` changes with each save."""
    html = Html(MarkdownText((), {}))
    view = preview_bar(standing)
    values: dict[str, object] = {"version": version, "version_address": version_address, "problems_address": PROBLEMS}
    page = html.render("preview_problems.html", root, view=problems_page(standing), has_site=standing.good is not None)
    quiet = html.render("preview_bar.html", root, (), view=replace(view, alert=""), **values)
    return PreviewText(
        bar=html.render("preview_bar.html", root, (), view=view, **values).encode(),
        problems=_on_top(quiet.encode(), page.encode()),
    )


def _on_top(bar: bytes, page: bytes) -> bytes:
    body = _BODY.search(page)
    at = body.end() if body else 0
    return page[:at] + bar + page[at:]
