"""One build of a site: what the core made of it, by the files that MkDocs asks about."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as MkDocsPage

from collaborative import addresses
from collaborative.mkdocs_plugin.frame import Frames
from collaborative.mkdocs_plugin.project import Project
from collaborative.mkdocs_plugin.search import EXCLUDED, search_files
from collaborative.mkdocs_plugin.theme import compiled_templates, images_of
from collaborative.records.page import PlainPage
from collaborative.rendering.crawlers import Listed, render_robots, render_sitemap
from collaborative.rendering.emails import HasText
from collaborative.rendering.feed_html import for_readers
from collaborative.rendering.frame import Fragments
from collaborative.rendering.html import Html, root_from
from collaborative.rendering.outputs import Output, output_addresses, render_outputs, render_redirects
from collaborative.rendering.share_picture import draw_icon, draw_site_picture
from collaborative.rendering.text import (
    MarkdownText,
    first_paragraph,
    plain,
    publishable,
    void_tags,
    without_dead_links,
)
from collaborative.sections.page import Page
from collaborative.sections.plan import plan
from collaborative.views.marks import Mark, mark_of
from collaborative.views.pictures import ICON_SIZES


class SiteBuild:
    """The plan of the site on the day of the build, and what renders it."""

    def __init__(self, project: Project, config: MkDocsConfig, *, preview: bool = False) -> None:
        self.settings = project.settings
        self.today = project.today
        content = project.content
        site = project.site
        self.shown = replace(site, warnings=project.problems) if preview else site.public
        self.plan = plan(self.shown)
        self._commit = project.commit
        self._changes = self.shown.changes
        self._pages = {page.uri: page for page in self.plan.pages}
        plain = [page for page in content.pages if page.uri not in self._pages]
        self._plain = {page.uri: page for page in plain if preview or not page.draft}
        self.drafts = frozenset(page.uri for page in plain) - self._plain.keys()
        self._text = MarkdownText(config.markdown_extensions, config.mdx_configs)
        self._html = Html(self._text, compiled_templates())
        self._bodies: dict[str, str] = {}  # what MkDocs has made of each page's Markdown
        self._fragments = Fragments(self._html)
        self.frames = Frames(self.shown, images_of(config), search_files(config))

    def outputs(self) -> Iterator[Output]:
        """Feeds, calendars, open data and emails; once every page's Markdown is HTML, which feeds and emails hold as well."""
        return render_outputs(self.plan, self.settings, self._html, self._text_of, self._commit)

    def redirects(self) -> Iterator[Output]:
        return render_redirects(self.plan, self.settings, self._html)

    def for_crawlers(self, urls: Iterable[tuple[str, str]]) -> Iterator[Output]:
        """The sitemap of all pages, which are given as (uri, URL), and robots.txt; a site may have its own instead."""
        listed = (Listed(url, self._changed(uri)) for uri, url in urls if self._is_indexed(uri))
        yield Output(addresses.SITEMAP, render_sitemap(listed, self._html))
        yield Output(addresses.ROBOTS, render_robots(self.settings))

    def pictures(self, logo: bytes) -> Iterator[Output]:
        """The site's picture for messengers, and its icon in all sizes; a site may have its own instead."""
        yield Output(addresses.SHARE_PICTURE, draw_site_picture(self.settings, logo))
        for size in ICON_SIZES:
            yield Output(addresses.icon(size), draw_icon(self.settings, size))

    def searched(self) -> Iterator[tuple[Page, str]]:
        """The pages that the search finds, with the words of their texts."""
        for page in self.plan.pages:
            if page.search:
                yield page, plain(self._bodies.get(page.uri, "")) if page.search.whole else ""

    def _text_of(self, item: HasText) -> str:
        return for_readers(self._bodies[item.uri], self.settings.absolute(item.address)) if item.uri else ""

    @property
    def introductions(self) -> dict[str, str]:
        """The uris of the files that introduce lists, by those under which a menu may name the lists."""
        return {page.list_uri: page.uri for page in self.plan.pages if page.list_uri}

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
        content = self._html.render(page.template, root, page.links, title=title, body=body, view=page.view)
        return str(self._mark(page.mark) + content)

    def fragments(self, page: MkDocsPage) -> dict[str, Markup]:
        """The whole of a page, by the names that the theme's template has for its parts."""
        uri = page.file.src_uri
        beginning = first_paragraph(self._bodies.get(uri, ""))
        frame = self.frames.of(page, self._pages.get(uri), self._plain.get(uri), beginning)
        return self._fragments.of(frame, Markup(page.content or ""))

    def fragments_of_not_found(self) -> dict[str, Markup]:
        frame = self.frames.not_found()
        content = self._html.render("not_found.html", frame.root, view=self.frames.help_for_lost())
        return self._fragments.of(frame, content)

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
        """Return the addresses of the plan at which the site has no file."""
        plan = self.plan
        planned = [
            *(f"{page.address}index.html" for page in plan.pages),
            *(f"{redirect.address}index.html" for redirect in plan.redirects),
            *output_addresses(plan),
        ]
        return [address for address in planned if not os.path.isfile(f"{site_dir}/{address}")]  # noqa: PTH113  # thousands


def _title(page: PlainPage) -> str:
    return page.title or page.heading or page.uri.removesuffix(".md").replace("-", " ").capitalize()


def _escaped(page: PlainPage) -> dict[str, Any]:
    """Front matter that Material prints as it is, made safe."""
    return {key: str(escape(value)) for key, value in page.meta.items() if key in ("title", "description", "author")}
