"""A site's folder, read: where MkDocs' configuration meets the core's loading."""

import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig

from collaborative import addresses
from collaborative.checking.files.misplaced import pages_outside
from collaborative.checking.files.public_files import is_allowed, published_files
from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject
from collaborative.disk.fitting import Fitted
from collaborative.disk.history import OUTSIDE, read_history
from collaborative.disk.images import looking_in
from collaborative.disk.revision import commit_at
from collaborative.disk.sources import read_beside, read_files
from collaborative.loading.configuration import Configuration
from collaborative.loading.content import Content, load_content
from collaborative.loading.history import History
from collaborative.loading.sources import OtherFile, SourceFile
from collaborative.mkdocs_plugin.clock import today_in
from collaborative.mkdocs_plugin.configuration import (
    PLUGIN,
    colours_of_theme,
    files_elsewhere,
    missing_files,
    problems_of,
    read_config_file,
)
from collaborative.mkdocs_plugin.editing import GitHub
from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.options import DEFAULT_COURSES, CollaborativeOptions, settings_from
from collaborative.mkdocs_plugin.theme import assets_of
from collaborative.problems import ContentError, InputError, Message, Problem, Severity, errors_in, in_order
from collaborative.rendering.manifest import parse_manifest
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views.permanent_addresses import PermanentAddress

_LOADED = re.compile(r"""[^\s()"'<>,;={}]+\.[A-Za-z0-9]{2,11}(?=[?#"')>\s])""")
_OF_AUTOMATION = ("CI", "GITHUB_ACTIONS")  # set on machines that publish while nobody reads what they say


@dataclass(frozen=True, slots=True)
class Project:
    """What ``mkdocs.yml`` and the folders beside it hold.

    Attributes:
        problems: Of the configuration and of every file, errors first.
        sources: Every Markdown file, as it was read.
        files: What is published beside the pages; nothing where an error lets nothing be published.
        preview_files: The same with the files of drafts and later items, which only the preview shows.
        left_out: The paths of files that no page refers to, and which are on no site.
        site: What the pages are made of, drafts included, on the day of the build.
        commit: The one that is checked out; "" without git.
    """

    site: Site
    content: Content
    problems: tuple[Problem, ...]
    sources: tuple[SourceFile, ...] = ()
    files: tuple[OtherFile, ...] = ()
    preview_files: tuple[OtherFile, ...] = ()
    left_out: tuple[str, ...] = ()
    commit: str = ""

    @property
    def settings(self) -> Settings:
        return self.site.settings

    @property
    def today(self) -> dt.date:
        """The day of the build, in the site's zone."""
        return self.site.today

    def with_pictures(self, fitted: Mapping[str, Fitted]) -> "Project":
        """The same with the sizes of pictures as they are published."""
        sizes = {**self.site.sizes, **{uri: len(picture.data) for uri, picture in fitted.items()}}
        extents = {uri: (picture.width, picture.height) for uri, picture in fitted.items() if picture.width}
        known = {uri: extents.get(uri, extent) for uri, extent in self.site.extents.items()}
        return replace(self, site=replace(self.site, sizes=sizes, extents=known))

    def require_sound(self) -> None:
        """Raise ContentError with everything that was found, if any of it is an error."""
        if errors_in(self.problems):
            raise ContentError(self.problems)


def read_project(
    config: MkDocsConfig,
    options: CollaborativeOptions,
    draft: SourceFile | None = None,
    published: Path | None = None,
    last_site: Path | None = None,
) -> Project:
    """All that is there; with a draft, as if it had been written already, in place of the file of its name.

    ``published`` is the manifest of the site that the public sees. Without it the history tells what was public, and
    without a history the site that was built last (which is that of ``mkdocs.yml``, if it is not named).

    Raises:
        ContentError: that manifest cannot be read.
    """
    root = root_of(config)
    settings = settings_from(config, options)
    files = read_files(root, Path(config.docs_dir), courses_folder(config, options))
    sources = files.sources
    if draft:
        sources = (*(source for source in sources if source.path != draft.path), draft)
    history = read_history(root, Path(config.docs_dir), courses_folder(config, options))
    content = load_content(sources, settings, history)
    typed = read_config_file(Path(config.config_file_path)) if config.config_file_path else Configuration("mkdocs.yml")
    today = today_in(settings.zone)
    repository = GitHub(config, options, settings, content.catalogue.courses, today)
    subject = Subject(
        content,
        files.others,
        settings,
        today,
        sources=sources,
        configured=_configured(config, typed),
        look=looking_in(root),
        configuration=typed,
        assets=assets_of(config),
        repository=repository,
        docs=repository.docs,
        published=_published(published, last_site or Path(config.site_dir), content),
    )
    checked = check_site(subject)
    outside = pages_outside(read_beside(root, Path(config.docs_dir), courses_folder(config, options)))
    problems = in_order(
        [
            *_config_problems(typed, config, options),
            *_history_problems(typed, history),
            *files.problems,
            *content.problems,
            *checked,
            *outside,
        ]
    )
    if errors_in(problems):
        return Project(subject.site, content, problems, sources, commit=commit_at(root))
    public, shown = published_files(subject), published_files(subject, preview=True)
    kept, all_kept = (tuple(file for file in files.others if file.uri in uris) for uris in (public, shown))
    left_out = tuple(file.path for file in files.others if file.uri not in shown)
    return Project(subject.site, content, problems, sources, kept, all_kept, left_out, commit_at(root))


def _published(named: Path | None, site: Path, content: Content) -> tuple[PermanentAddress, ...] | None:
    """Return the permanent addresses of the published site, from the manifest that is named or stands in the folder of the site."""
    file = named or site / addresses.MANIFEST
    if named is None and (content.catalogue.public_history.known or not file.is_file()):
        return None
    try:
        return parse_manifest(file.read_bytes())
    except OSError as error:
        wrong = f"It cannot be read ({error.strerror})."
        message = Message(wrong, "Name published.json of the site that the public sees.")
    except InputError as error:
        message = error.message
    if named is None:  # what lies there was written by another program or version
        return None
    raise ContentError([Problem(str(named), 1, "", message)])


def _configured(config: MkDocsConfig, typed: Configuration) -> frozenset[str]:
    """The files of the content folder that mkdocs.yml itself names."""
    linked = [text for place in ("nav", "extra") for _, text in typed.below((place,)) if is_allowed(text)]
    scripts = [str(getattr(script, "path", script)) for script in config.extra_javascript]
    logo, icon = config.theme.get("logo"), config.theme.get("favicon")
    named = [*config.extra_css, *scripts, *(str(file).lstrip("/").partition("?")[0] for file in (logo, icon) if file)]
    return frozenset([*named, *linked, *_named_by_theme(config, named)])


def _named_by_theme(config: MkDocsConfig, named: list[str]) -> Iterator[str]:
    """Yield the files that style sheets and scripts of the site, or templates of its own, load."""
    docs, own = Path(config.docs_dir), config.theme.custom_dir
    sheets = [docs / uri for uri in named if uri.endswith((".css", ".js", ".mjs"))]
    templates = sorted(Path(own).rglob("*.html")) if own else []
    waiting = [file for file in (*sheets, *templates) if file.is_file()]
    seen = set(waiting)
    while waiting:
        file = waiting.pop()
        text = file.read_text("utf-8", errors="replace")
        for path in _LOADED.findall(text):
            for base in (file.parent, docs):
                near = Path(os.path.normpath(base / unquote(path).lstrip("/")))
                if near in seen or not near.is_relative_to(docs) or not near.is_file():
                    continue
                seen.add(near)
                yield near.relative_to(docs).as_posix()
                if near.suffix in (".css", ".js", ".mjs"):
                    waiting.append(near)


def _history_problems(typed: Configuration, history: History) -> Iterator[Problem]:
    """Yield a history that is not all here: an error where nobody would read a warning."""
    if history.gap:
        is_automatic = any(os.environ.get(name, "").lower() not in ("", "0", "false") for name in _OF_AUTOMATION)
        severity = Severity.ERROR if is_automatic and history.gap != OUTSIDE else Severity.WARNING
        yield Problem(typed.path, 1, "", history.gap, severity)


def _config_problems(typed: Configuration, config: MkDocsConfig, options: CollaborativeOptions) -> list[Problem]:
    docs = Path(config.docs_dir)
    problems = [
        *problems_of(typed),
        *missing_files(typed, docs, config.theme.dirs),
        *files_elsewhere(typed, docs, config.site_url),
    ]
    if not options.palette:
        problems += colours_of_theme(typed, config)
    if not config.site_url:
        remedy = "Add a line such as site_url: https://www.example.org/ (feeds and calendars need whole addresses)."
        problems.append(typed.problem(("site_url",), "The address of the site is missing.", remedy))
    if options.courses_dir != DEFAULT_COURSES and not courses_folder(config, options).is_dir():
        wrong = f"The folder {options.courses_dir} does not exist."
        at = (*typed.plugins.get(PLUGIN, ()), "courses_dir")
        problems.append(typed.problem(at, wrong, "Correct the name, or make the folder."))
    return problems
