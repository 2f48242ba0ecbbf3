"""The folders of a site: where its files are, and where the site may be built."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from collaborative.addresses import MANIFEST
from collaborative.mkdocs_plugin.options import CollaborativeOptions
from collaborative.rendering.manifest import is_manifest

_REPOSITORIES = (".git", ".hg", ".svn")
_DOMAIN = "CNAME"  # the name of the site at GitHub Pages, which people add by hand


def root_of(config: MkDocsConfig) -> Path:
    """The folder of ``mkdocs.yml``, from which all paths count."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def file_of(uri: str, config: MkDocsConfig, options: CollaborativeOptions) -> Path:
    """Where a file stands that MkDocs sees as ``uri``."""
    courses, docs = courses_folder(config, options), Path(config.docs_dir)
    beside_docs = not courses.is_relative_to(docs)
    return courses / uri.removeprefix("courses/") if beside_docs and uri.startswith("courses/") else docs / uri


def courses_folder(config: MkDocsConfig, options: CollaborativeOptions) -> Path:
    return root_of(config) / options.courses_dir


def unsafe_target(site_dir: Path, config: MkDocsConfig, options: CollaborativeOptions) -> str | None:
    """Why the site may not go there: building replaces the folder with all that it holds. None where it may."""
    site, courses, docs = site_dir.resolve(), courses_folder(config, options).resolve(), Path(config.docs_dir).resolve()
    for kept in (root_of(config), courses, docs):
        if kept.is_relative_to(site):
            return f"{site_dir} holds {kept.name}, which building would delete. Choose another folder for the site."
    if site.is_relative_to(courses) or site.is_relative_to(docs):
        return f"{site_dir} lies among the content. Choose a folder of its own for the site."
    if site.is_dir() and any(site.iterdir()):
        return _unlike_ours(site_dir, docs)
    return None


def _unlike_ours(site: Path, docs: Path) -> str | None:
    """Return why a folder is not one that this program has built, or what in it the program would not build again."""
    mark = site / MANIFEST
    if not (mark.is_file() and is_manifest(mark.read_bytes())):
        return (
            f"{site} holds files that this program has not built, and building would delete them (there is no "
            f"{MANIFEST}). Choose another folder, or empty it."
        )
    if kept := next((name for name in _REPOSITORIES if (site / name).exists()), None):
        return f"{site} is a repository of its own: building would delete its {kept}. Choose another folder."
    if (site / _DOMAIN).exists() and not (docs / _DOMAIN).exists():
        return f"{site} holds a {_DOMAIN}, which building would delete. Move it to {docs.name}/{_DOMAIN}, or delete it."
    return None
