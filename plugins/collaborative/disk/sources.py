"""The Markdown files of a site."""

from collections.abc import Iterator
from pathlib import Path

from collaborative.loading.sources import SourceFile
from collaborative.problems import Problem


def read_sources(root: Path, docs: Path, courses: Path) -> tuple[list[SourceFile], list[Problem]]:
    """Every Markdown file of the docs and courses folders, in the order of their names; hidden files are left out."""
    sources: list[SourceFile] = []
    problems: list[Problem] = []
    for folder, prefix in ((docs, ""), (courses, "courses/")):
        for file in _markdown_files(folder):
            path, uri = _relative(file, root), prefix + file.relative_to(folder).as_posix()
            if file.is_symlink():
                wrong = "This is a link to another place, not a file."
                problems.append(Problem(path, 1, "", wrong, "Put the file itself here; links are not published."))
                continue
            sources.append(SourceFile(path, uri, file.read_bytes()))
    return sources, problems


def _markdown_files(folder: Path) -> Iterator[Path]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda path: path.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _markdown_files(entry)
        elif entry.suffix.lower() == ".md":
            yield entry


def _relative(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
