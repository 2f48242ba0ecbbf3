"""The site as it was at an earlier commit, beside the site as it is."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from collaborative.disk.history import read_history
from collaborative.disk.revision import read_revision
from collaborative.loading.content import load_content
from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.options import CollaborativeOptions
from collaborative.mkdocs_plugin.project import Project
from collaborative.problems import errors_in
from collaborative.reporting.outcome import Comparison
from collaborative.views.changes.site import Edition, compare, without


def compare_with(
    project: Project, config: MkDocsConfig, options: CollaborativeOptions, base: tuple[str, str], *, of_branch: bool
) -> Comparison:
    """What visitors will see change, against a revision and by its name; ``mkdocs.yml`` is taken to be the same then.

    Raises:
        RevisionError: there is no such revision here.
    """
    wanted, name = base
    root = root_of(config)
    docs, courses = Path(config.docs_dir), courses_folder(config, options)
    revision = read_revision(root, docs, courses, wanted, of_branch=of_branch)
    content = load_content(revision.sources, project.settings, read_history(root, docs, courses))
    broken = frozenset(problem.path for problem in errors_in(content.problems))
    before = without(Edition(content.catalogue, content.pages), broken)
    after = Edition(project.content.catalogue, project.content.pages)
    return Comparison(name, revision.commit, compare(before, after, project.today))
