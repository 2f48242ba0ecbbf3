"""The files of a site."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from collaborative.loading.sources import OtherFile, SourceFile, is_litter
from collaborative.problems import Problem

ENDING = ".md"


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """All files of the docs and courses folders, in the order of names; hidden files are left out."""

    sources: tuple[SourceFile, ...]
    others: tuple[OtherFile, ...]
    problems: tuple[Problem, ...]


def read_files(root: Path, docs: Path, courses: Path) -> SiteFiles:
    """Every Markdown file with its text, every other file by its name and size."""
    sources: list[SourceFile] = []
    others: list[OtherFile] = []
    problems: list[Problem] = []
    for folder, where, prefix in source_folders(root, docs, courses):
        for entry, inside in _files_in(folder):
            path = f"{where}/{inside}"
            if entry.is_symlink():
                wrong = "This is a link to another place, not a file."
                problems.append(Problem(path, 1, "", wrong, "Put the file itself here; links are not published."))
            elif is_source(inside):
                sources.append(SourceFile(path, source_uri(prefix, inside), Path(entry.path).read_bytes()))
            else:
                others.append(OtherFile(path, prefix + inside, entry.stat().st_size))
    return SiteFiles(tuple(sources), tuple(others), tuple(problems))


def source_folders(root: Path, docs: Path, courses: Path) -> list[tuple[Path, str, str]]:
    """Each folder with its path as messages name it, and what its files' uris begin with."""
    folders = [(docs, "")] if courses.is_relative_to(docs) else [(docs, ""), (courses, "courses/")]
    return [
        (folder, (folder.relative_to(root) if folder.is_relative_to(root) else folder).as_posix(), prefix)
        for folder, prefix in folders
    ]


def is_source(inside: str) -> bool:
    """Whether a path names a Markdown file, in no folder that is nobody's."""
    return inside.lower().endswith(ENDING) and not any(is_litter(name) for name in inside.split("/"))


def source_uri(prefix: str, inside: str) -> str:
    return f"{prefix}{inside[: -len(ENDING)]}{ENDING}"  # MkDocs knows no .MD


def _files_in(folder: Path, inside: str = "") -> Iterator[tuple[os.DirEntry[str], str]]:
    """Each file with its path inside the folder that was asked for."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        in_order = sorted(entries, key=lambda entry: entry.name)
    for entry in in_order:
        if is_litter(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(Path(entry.path), f"{inside}{entry.name}/")
        else:
            yield entry, inside + entry.name
