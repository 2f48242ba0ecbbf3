"""The MkDocs plugin: each event translates, asks the core, and translates back."""

from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from collaborative.checking.files.file_index import FileIndex
from collaborative.disk.fitting import Fitted
from collaborative.mkdocs_plugin import files as virtual
from collaborative.mkdocs_plugin import skeleton
from collaborative.mkdocs_plugin.build import SiteBuild
from collaborative.mkdocs_plugin.extensions import share_extensions
from collaborative.mkdocs_plugin.folders import courses_folder, root_of, unsafe_target
from collaborative.mkdocs_plugin.frame import default_nav, nav_without, take_labels
from collaborative.mkdocs_plugin.mkdocs_warnings import silence_links_of
from collaborative.mkdocs_plugin.options import CollaborativeOptions
from collaborative.mkdocs_plugin.project import Project, read_project
from collaborative.mkdocs_plugin.search import add_to_search
from collaborative.mkdocs_plugin.theme import (
    STYLE_SHEET,
    compiled_templates,
    logo_in,
    prepare_styles,
    prepare_theme,
    prepare_translations,
    style_sheet,
)
from collaborative.problems import ContentError
from collaborative.rendering.content_security import allowing
from collaborative.rendering.html import root_from
from collaborative.rendering.outputs import output_addresses

log = get_plugin_logger(__name__)


class CollaborativePlugin(BasePlugin[CollaborativeOptions]):  # type: ignore[no-untyped-call]  # of MkDocs
    """Courses, listings, news, clusters, calendars, notices and feeds for a partnership of schools."""

    # Whether drafts and what is published later are shown, and the office page: set before a build of the preview.
    preview = False
    # The manifest of the site that the public sees, and the folder of the site that was built last, where the command
    # line knows them.
    published: Path | None = None
    last_site: Path | None = None
    # Of the build under way: made anew in on_config and on_nav, so that serve carries nothing over.
    project: Project
    fitted: dict[str, Fitted]
    linked_files: FileIndex
    site: SiteBuild
    nav: Navigation
    labels: dict[str, str]
    skeletons: skeleton.Skeletons

    def on_config(self, config: MkDocsConfig) -> None:
        """Read and check everything before MkDocs empties the old site."""
        if not __doc__:  # the descriptions of the open data are docstrings
            raise PluginError(
                "Python was started with -OO, which removes texts that the site needs. Run  python3 build.py  instead."
            )
        if danger := unsafe_target(Path(config.site_dir), config, self.config):
            raise PluginError(danger)
        self.project = read_project(config, self.config, published=self.published, last_site=self.last_site)
        try:
            self.project.require_sound()
        except ContentError as error:
            raise PluginError(f"The content has problems; nothing was published.\n{error}") from error
        for problem in self.project.problems:
            log.warning(str(problem))
        silence_links_of(document.uri for document in self.project.content.documents)
        prepare_theme(config)
        others = self.project.preview_files if self.preview else self.project.files
        self.fitted = virtual.fitted_pictures(others, root_of(config))
        self.linked_files = FileIndex(others)
        self.project = self.project.with_pictures(self.fitted)
        self.site = SiteBuild(self.project, config, preview=self.preview)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """The courses stand outside the docs folder, which is all that MkDocs would watch."""
        if (courses := courses_folder(config, self.config)).is_dir():
            server.watch(str(courses))
        return server

    @event_priority(50)  # before plugins that look through the files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        plan = self.site.plan
        if skeleton.can_share(config):  # a site with templates of its own may use all of the theme
            virtual.drop_unused(files)
        others = self.project.preview_files if self.preview else self.project.files
        virtual.keep_published(files, self.project.content.pages, others, config)
        virtual.replace_pictures(files, self.fitted, config)
        virtual.remove_records(files, kept=plan.pages)
        virtual.remove_drafts(files, self.site.drafts)
        virtual.add_pages(files, plan.pages, config)
        virtual.declare_outputs(files, output_addresses(plan), config)
        virtual.add_asset(files, STYLE_SHEET, style_sheet(self.site.settings.palette), config)
        for picture in self.site.pictures(logo_in(files, config)):
            virtual.add_asset(files, picture.address, picture.content, config)
        if config.nav is None:
            config.nav = default_nav(self.site.shown, plan, self.site.top_level_pages())
        else:
            config.nav = nav_without(config.nav, self.site.drafts, self.site.introductions)
        return files

    @event_priority(-100)  # last: from here on nobody asks for the names of extensions
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav, self.labels = nav, take_labels(nav)
        share_extensions(config)
        return nav

    @event_priority(100)  # first: whatever MkDocs took for front matter is replaced by what the core has read
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        title, meta, body = self.site.source_of(page.file.src_uri)
        if title is not None:
            page.title = str(escape(title))
        page.meta = {**page.meta, **meta} if self.site.page_at(page.file.src_uri) is None else meta
        if skeleton.can_share(config):
            page.meta.setdefault("template", skeleton.TEMPLATE)
        return virtual.with_plain_links(markdown if body is None else body, page.file.src_uri, self.linked_files)

    @event_priority(-50)  # last: the view goes around what other plugins have made of the text
    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        return self.site.content(page.file.src_uri, Markup(html), title=Markup(page.title or ""))

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Every page's Markdown is HTML now, and nothing has been written yet."""
        env.bytecode_cache = compiled_templates()
        prepare_styles(env, config)
        prepare_translations(env, config)
        self.skeletons = skeleton.Skeletons(env)
        self.site.frames.set_menu(self.nav, self.labels, {file.url for file in files.documentation_pages()})
        add_to_search(config, self.site.searched())
        virtual.fill_outputs(files, self.site.outputs())
        pages = [(file.src_uri, file.page.canonical_url or "") for file in files.documentation_pages() if file.page]
        for output in self.site.for_crawlers(pages):
            virtual.add_asset(files, output.address, output.content, config)
        return env

    @event_priority(-100)  # last: nobody changes the page's text any more
    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
        page.toc = get_toc([])  # our own link skips to the content
        fragments = self.site.fragments(page)
        if page.meta.get("template") == skeleton.TEMPLATE:
            fragments = {"page": self.skeletons.fill(root_from(page.url), context, fragments)}
        context["frame"] = fragments
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Scripts in the site's own templates may run; what stands between them, the page's text, may bring none."""
        if skeleton.can_share(config):
            return output
        return allowing(output, [output.replace(page.content or "", "")])

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        if template_name == "404.html":
            context["frame"] = self.site.fragments_of_not_found()
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Redirects; and a look whether all is there, for a file that another plugin took away is lost silently."""
        virtual.write_outputs(config.site_dir, self.site.redirects())
        if missing := self.site.missing_in(config.site_dir):
            raise PluginError(f"These files were planned and not made: {', '.join(missing)}")
