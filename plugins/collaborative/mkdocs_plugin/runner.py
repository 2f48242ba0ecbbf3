"""MkDocs run from our own command line: its configuration loaded, its build called, its messages collected."""

import datetime as dt
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice to developers, which would greet every editor

from click import ClickException
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from collaborative.disk.publishing import obstacle, repair
from collaborative.loading.sources import SourceFile
from collaborative.mkdocs_plugin import clock
from collaborative.mkdocs_plugin.configuration import (
    PLUGIN,
    SAID_ALREADY,
    impossible_days,
    problems_of,
    problems_of_mkdocs,
    read_config_file,
)
from collaborative.mkdocs_plugin.earlier import compare_with
from collaborative.mkdocs_plugin.folders import courses_folder, file_of, root_of, unsafe_target
from collaborative.mkdocs_plugin.project import Project, read_project
from collaborative.problems import ContentError, Message, Problem, errors_in
from collaborative.reporting.failure import is_our_own
from collaborative.reporting.outcome import Comparison

if TYPE_CHECKING:
    from collaborative.mkdocs_plugin.plugin import CollaborativePlugin


class RunError(Exception):
    """MkDocs could not build the site; the text says why."""


class _Collector(logging.Handler):
    """Keeps what MkDocs would print."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.levelno, record.getMessage()))

    def at(self, level: int) -> list[str]:
        return [text for at, text in self.messages if at == level]


class Runner:
    """One site, by its configuration file.

    Args:
        published: The manifest of the site that the public sees, if it is at hand.

    Raises:
        ContentError: the configuration cannot be read, or has errors.
    """

    def __init__(self, config_file: Path, site_dir: Path | None = None, published: Path | None = None) -> None:
        self._published = published
        self._log = _Collector()
        logger = logging.getLogger("mkdocs")
        logger.handlers[:] = [self._log]
        logger.propagate = False
        given = {"site_dir": str(site_dir)} if site_dir else {}
        typed = read_config_file(config_file)
        found = errors_in(problems_of(typed))
        if not typed.lines:
            raise ContentError(found)
        try:
            self.config: MkDocsConfig = load_config(str(config_file), **given)
        except (MkDocsException, ClickException) as error:
            said = self._said(error)
            raise ContentError([*found, *problems_of_mkdocs(typed, said, config_file.resolve().parent)]) from error
        except ValueError as error:  # YAML takes 2026-02-31 for a day, and says only that there is none
            said_of_days = impossible_days(typed) or (
                Problem(typed.path, 1, "", Message(f"{error}.", "Correct the file.")),
            )
            raise ContentError([*found, *said_of_days]) from error
        if PLUGIN not in self.config.plugins:
            remedy = f"Add a line  - {PLUGIN}  below plugins."
            found = (*found, typed.problem(("plugins",), f"The plugin {PLUGIN} is not named.", remedy))
        if found:
            raise ContentError(found)
        repair(Path(self.config.site_dir))

    @property
    def plugin(self) -> "CollaborativePlugin":
        found: CollaborativePlugin = self.config.plugins[PLUGIN]  # type: ignore[assignment]  # typed by its name
        return found

    @property
    def warnings(self) -> list[str]:
        """What MkDocs and other plugins warned of; our own problems are the project's."""
        own = {str(problem) for problem in self.plugin.project.problems}
        said = self._log.at(logging.WARNING)
        return [text for text in said if text.partition(": ")[2] not in own and SAID_ALREADY not in text]

    @property
    def root(self) -> Path:
        """The folder from which the paths of problems count."""
        return root_of(self.config)

    @property
    def folders(self) -> tuple[Path, ...]:
        """All that is the site's: its configuration, its pages and its courses."""
        own = (Path(self.config.config_file_path), Path(self.config.docs_dir))
        return tuple(path.resolve() for path in (*own, courses_folder(self.config, self.plugin.config)))

    def set_today(self, day: dt.date | None) -> None:
        """Make it that day in the site's zone, where one is given."""
        if day:
            clock.set_today(day, self.plugin.config.timezone)

    def danger_at(self, target: Path) -> str | None:
        """Why the site may not be built there."""
        return obstacle(target) or unsafe_target(target, self.config, self.plugin.config)

    def read(self, draft: SourceFile | None = None) -> Project:
        """All files; with a draft, as if it had been written already."""
        return read_project(self.config, self.plugin.config, draft, self._published)

    def file_of(self, uri: str) -> Path:
        """Where a file stands that MkDocs sees as ``uri``."""
        return file_of(uri, self.config, self.plugin.config)

    def path_of(self, uri: str) -> str:
        """The same as messages name it: from the folder of ``mkdocs.yml``."""
        file, root = self.file_of(uri), root_of(self.config)
        return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()

    def compare(self, project: Project, revision: str, name: str, *, of_branch: bool = True) -> Comparison:
        """What visitors will see change against an earlier commit, by which people know it as ``name``.

        Raises:
            RevisionError: that commit is not here.
        """
        return compare_with(project, self.config, self.plugin.config, (revision, name), of_branch=of_branch)

    def watched(self) -> tuple[Path, ...]:
        """The folders and files of which the site is made, some of which may not be there."""
        config = self.config
        theme = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
        hooks = [Path(str(hook)) for hook in config.hooks]
        courses = courses_folder(config, self.plugin.config)
        return (Path(config.config_file_path), Path(config.docs_dir), courses, *theme, *hooks, *map(Path, config.watch))

    def build(self, into: Path, *, preview: bool = False) -> Project:
        """Build the whole site into a folder; ``preview`` shows what the public does not see yet.

        Raises:
            ContentError: the content has errors; nothing was built.
            RunError: MkDocs or another plugin gave up.
        """
        self.plugin.last_site = None if preview else Path(self.config.site_dir)
        self.config.site_dir = str(into)
        self.plugin.preview = preview
        self.plugin.published = self._published
        self.config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(self.config)
        except (MkDocsException, ClickException) as error:
            if hasattr(self.plugin, "project"):  # read, unless something is wrong with Python itself
                self.plugin.project.require_sound()
            raise RunError(self._explained(Path(self.config.config_file_path), error)) from error
        except OSError:  # a full disk: MkDocs would name the page that it was writing
            raise
        except Exception as error:
            if is_our_own(error) or not self._log.at(logging.ERROR):
                raise
            said = "\n".join(self._log.at(logging.ERROR))  # MkDocs says which page it was reading
            raise RunError(f"{said}\nLook for a link or a picture in that file that is not written in full.") from error
        finally:
            self.config.plugins.on_shutdown()
        return self.plugin.project

    def _explained(self, config_file: Path, error: Exception) -> str:
        return "\n".join(f"{config_file.name}: {line}" for line in dict.fromkeys(self._said(error)))

    def _said(self, error: Exception) -> list[str]:
        return self._log.at(logging.ERROR) or [*self._log.at(logging.WARNING), str(error)]
