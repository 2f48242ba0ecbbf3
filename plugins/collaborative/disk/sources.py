"""The Markdown files of a site."""

import os
from collections.abc import Iterator
from pathlib import Path

from collaborative.loading.sources import SourceFile
from collaborative.problems import Problem

ENDING = ".md"


def read_sources(root: Path, docs: Path, courses: Path) -> tuple[list[SourceFile], list[Problem]]:
    """Every Markdown file of the docs and courses folders, in the order of names; hidden files are left out."""
    sources: list[SourceFile] = []
    problems: list[Problem] = []
    folders = [(docs, "")] if courses.is_relative_to(docs) else [(docs, ""), (courses, "courses/")]
    for folder, prefix in folders:
        where = folder.relative_to(root).as_posix() if folder.is_relative_to(root) else folder.as_posix()
        for entry, inside in _markdown_files(folder):
            path = f"{where}/{inside}"
            if entry.is_symlink():
                wrong = "This is a link to another place, not a file."
                problems.append(Problem(path, 1, "", wrong, "Put the file itself here; links are not published."))
                continue
            uri = f"{prefix}{inside[: -len(ENDING)]}{ENDING}"  # MkDocs knows no .MD
            sources.append(SourceFile(path, uri, Path(entry.path).read_bytes()))
    return sources, problems


def _markdown_files(folder: Path, inside: str = "") -> Iterator[tuple[os.DirEntry[str], str]]:
    """Each file with its path inside the folder that was asked for."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        in_order = sorted(entries, key=lambda entry: entry.name)
    for entry in in_order:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _markdown_files(Path(entry.path), f"{inside}{entry.name}/")
        elif entry.name.lower().endswith(ENDING) or entry.is_symlink():
            yield entry, inside + entry.name
