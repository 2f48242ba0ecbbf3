"""A site's folder, read: where MkDocs' configuration meets the core's loading."""

from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from collaborative.disk.history import read_history
from collaborative.disk.sources import read_sources
from collaborative.loading.content import Content, load_content
from collaborative.mkdocs_plugin.options import CollaborativeOptions, settings_from
from collaborative.problems import ContentError, Problem, errors_in, in_order
from collaborative.settings import Settings


@dataclass(frozen=True, slots=True)
class Project:
    """What ``mkdocs.yml`` and the folders beside it hold.

    Attributes:
        problems: Of the configuration and of every file, errors first.
        notes: What the office should know, though nothing is wrong.
    """

    settings: Settings
    content: Content
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]

    def require_sound(self) -> None:
        """Raise ContentError with everything that was found, if any of it is an error."""
        if errors_in(self.problems):
            raise ContentError(self.problems)


def read_project(config: MkDocsConfig, options: CollaborativeOptions) -> Project:
    root = root_of(config)
    settings = settings_from(config, options)
    sources, found = read_sources(root, Path(config.docs_dir), courses_folder(config, options))
    history = read_history(root)
    content = load_content(sources, settings, history)
    notes = (
        ("Only a part of the git history is here (a shallow clone), so nothing is known of publication dates.",)
        if history.shallow
        else ()
    )
    return Project(settings, content, in_order([*_config_problems(config), *found, *content.problems]), notes)


def root_of(config: MkDocsConfig) -> Path:
    """The folder of ``mkdocs.yml``, from which all paths count."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def courses_folder(config: MkDocsConfig, options: CollaborativeOptions) -> Path:
    return root_of(config) / options.courses_dir


def _config_problems(config: MkDocsConfig) -> list[Problem]:
    if config.site_url:
        return []
    name = Path(config.config_file_path or "mkdocs.yml").name
    remedy = "Add a line such as site_url: https://www.example.org/ (feeds and calendars need whole addresses)."
    return [Problem(name, 1, "site_url", "The address of the site is missing.", remedy)]
