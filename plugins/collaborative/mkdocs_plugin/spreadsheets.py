"""A site's folder as an import or an export of spreadsheets sees it."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from collaborative.disk.history import read_history
from collaborative.disk.sources import read_files
from collaborative.loading.content import load_content
from collaborative.mkdocs_plugin.clock import today_in
from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.options import CollaborativeOptions, settings_from
from collaborative.problems import ContentError, errors_in
from collaborative.sheets.importing import Site
from collaborative.sheets.memory import FILE_NAME, read_memory


def read_site(config: MkDocsConfig, options: CollaborativeOptions) -> Site:
    """Everything that the courses of a spreadsheet are compared with.

    Raises:
        ContentError: a course that is there cannot be read for certain, so that nobody knows what to compare.
    """
    root, courses = root_of(config), courses_folder(config, options)
    settings = settings_from(config, options)
    files = read_files(root, Path(config.docs_dir), courses)
    history = read_history(root, Path(config.docs_dir), courses)
    content = load_content(files.sources, settings, history)
    folder = (courses.relative_to(root) if courses.is_relative_to(root) else courses).as_posix() + "/"
    unclear = [problem for problem in errors_in(content.problems) if problem.path.startswith(folder)]
    if unclear:
        raise ContentError(unclear)
    memory = courses / FILE_NAME
    remembered = read_memory(memory.read_bytes() if memory.exists() else None)
    return Site(files.sources, files.others, content, settings, history, today_in(settings.zone), folder, remembered)
