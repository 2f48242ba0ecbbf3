"""One build of a site: what the core made of it, by the files that MkDocs asks about."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig

from collaborative.mkdocs_plugin.clock import today_in
from collaborative.mkdocs_plugin.frame import Frame
from collaborative.mkdocs_plugin.project import Project, root_of
from collaborative.mkdocs_plugin.search import EXCLUDED, search_files
from collaborative.mkdocs_plugin.theme import compiled_templates, images_of
from collaborative.records.page import PlainPage
from collaborative.rendering.crawlers import Listed, render_robots, render_sitemap
from collaborative.rendering.emails import HasText
from collaborative.rendering.feed_html import for_readers
from collaborative.rendering.html import Html, root_from
from collaborative.rendering.outputs import Output, output_addresses, render_outputs, render_redirects
from collaborative.rendering.share_picture import colours_of, draw_icon
from collaborative.rendering.text import (
    MarkdownText,
    first_paragraph,
    plain,
    publishable,
    void_tags,
    without_dead_links,
)
from collaborative.views import addresses
from collaborative.views.last_changes import LastChanges
from collaborative.views.marks import Mark, mark_of
from collaborative.views.page import Page
from collaborative.views.plan import plan_preview, plan_site
from collaborative.views.posters import ICON_SIZES, letters
from collaborative.views.search import SearchEntries, SearchEntry


class SiteBuild:
    """The plan of the site on the day of the build, and what renders it."""

    def __init__(self, project: Project, config: MkDocsConfig, *, preview: bool = False) -> None:
        self.settings = project.settings
        self.today = today_in(self.settings.zone)
        content = project.content
        sizes = {file.uri: file.size for file in project.files}
        self.plan = (
            plan_preview(
                content.catalogue, content.pages, project.problems, self.settings, self.today, sizes, project.extents
            )
            if preview
            else plan_site(content.catalogue, content.pages, self.settings, self.today, sizes, project.extents)
        )
        self._catalogue = content.catalogue
        self._changes = LastChanges(content.catalogue.public_history, self.settings.zone, self.today)
        self._pages = {page.uri: page for page in self.plan.pages}
        plain = [page for page in content.pages if page.uri not in self._pages]
        self._plain = {page.uri: page for page in plain if preview or not page.draft}
        self.drafts = frozenset(page.uri for page in plain) - self._plain.keys()
        where = {uri: page.address for uri, page in self._pages.items()}
        where |= {uri: page.address for uri, page in self._plain.items()}
        self._text = MarkdownText(config.markdown_extensions, config.mdx_configs, where)
        self._html = Html(self._text, compiled_templates())
        self.edit_links: dict[str, str] = {}  # by the file's uri; none without a repository
        self._docs = os.path.relpath(config.docs_dir, root_of(config)).replace(os.sep, "/")  # as messages name it
        self._bodies: dict[str, str] = {}  # what MkDocs has made of each page's Markdown
        self.frame = Frame(
            self._html, self.settings, self.today, images_of(config), search_files(config), preview=preview
        )

    def outputs(self) -> Iterator[Output]:
        """Feeds, calendars, open data and emails; once every page's Markdown is HTML, which feeds and emails hold as well."""
        return render_outputs(self.plan, self.settings, self._html, self._text_of)

    def redirects(self) -> Iterator[Output]:
        return render_redirects(self.plan, self.settings, self._html)

    def for_crawlers(self, urls: Iterable[tuple[str, str]]) -> Iterator[Output]:
        """The sitemap of all pages, which are given as (uri, URL), and robots.txt; a site may have its own instead."""
        listed = (Listed(url, self._changed(uri)) for uri, url in urls if self._is_indexed(uri))
        yield Output(addresses.SITEMAP, render_sitemap(listed, self._html))
        yield Output(addresses.ROBOTS, render_robots(self.settings))

    def icons(self) -> Iterator[Output]:
        """The site's icon in all sizes; a site may have its own instead."""
        colours = colours_of(self.settings.palette)
        for size in ICON_SIZES:
            yield Output(addresses.icon(size), draw_icon(letters(self.settings), size, colours))

    def beginning(self, uri: str) -> str:
        """The first paragraph of a page's text."""
        return first_paragraph(self._bodies.get(uri, ""))

    def search_entries(self) -> Iterator[tuple[SearchEntry, str]]:
        entries = SearchEntries(self._catalogue, self.settings, self.today)
        for page in self.plan.pages:
            if entry := entries.of(page):
                yield entry, plain(self._bodies.get(page.uri, "")) if entry.whole else ""

    def _text_of(self, item: HasText) -> str:
        return for_readers(self._bodies[item.uri], self.settings.absolute(item.address)) if item.uri else ""

    def page_at(self, uri: str) -> Page | None:
        return self._pages.get(uri)

    def top_level_pages(self) -> list[tuple[str, str]]:
        """(title, uri) of the plain pages that stand at the top of the docs folder."""
        return [(_title(page), page.uri) for page in self._plain.values() if "/" not in page.uri]

    def source_of(self, uri: str) -> tuple[str | None, dict[str, Any], str | None]:
        """A page's title as text, its metadata as Material's templates may print it, and its Markdown.

        The title is None where the text's heading gives it; all three are empty for files of other plugins.
        """
        if page := self._pages.get(uri):
            meta = {"title": str(escape(page.title)), "description": str(escape(page.description))}
            return page.title, {**meta, "search": EXCLUDED}, publishable(page.body)
        if own := self._plain.get(uri):
            return own.title, _escaped(own), publishable(own.body)
        return None, {}, None

    def content(self, uri: str, body: Markup, title: Markup) -> str:
        """What stands in the middle of a page: its view around the text; a plain page's text as it is."""
        page = self._pages.get(uri)
        body = Markup(void_tags(without_dead_links(str(body))))
        self._bodies[uri] = str(body)
        if page is None:
            own = self._plain.get(uri)
            marked = self._mark(mark_of(own, self.today)) if own else Markup()
            return str(marked + (body if "<h1" in body else Markup("<h1>{}</h1>\n").format(title) + body))
        root = root_from(page.address)
        values = {"title": title, "body": body, "view": page.view, "edit_links": self.edit_links, "docs": self._docs}
        return str(self._mark(page.mark) + self._html.render(page.template, root, **values))

    def _mark(self, mark: Mark | None) -> Markup:
        """What stands above a page that only the preview has."""
        return self._html.render("mark.html", "", mark=mark) if mark else Markup()

    def _changed(self, uri: str) -> dt.date | None:
        if page := self._pages.get(uri):
            return page.changed
        return self._changes.of(self._plain[uri]) if uri in self._plain else None

    def _is_indexed(self, uri: str) -> bool:
        page = self._pages.get(uri)
        return page is None or page.indexed

    def missing_in(self, site_dir: str) -> list[str]:
        """The addresses of the plan at which the site has no file."""
        plan = self.plan
        promised = [
            *(f"{page.address}index.html" for page in plan.pages),
            *(f"{redirect.address}index.html" for redirect in plan.redirects),
            *output_addresses(plan),
        ]
        return [address for address in promised if not os.path.isfile(f"{site_dir}/{address}")]  # noqa: PTH113  # thousands


def _title(page: PlainPage) -> str:
    return page.title or page.heading or page.uri.removesuffix(".md").replace("-", " ").capitalize()


def _escaped(page: PlainPage) -> dict[str, Any]:
    """Front matter that Material prints as it is, made safe."""
    return {key: str(escape(value)) for key, value in page.meta.items() if key in ("title", "description", "author")}
