"""Read the files of a site."""

import errno
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from collaborative.loading.sources import OtherFile, SourceFile, is_litter
from collaborative.problems import Message, Problem

ENDING = ".md"
_PIECE = 1 << 16  # bytes
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class SiteFiles:
    """All files of the docs and courses folders in the order of names, without hidden files."""

    sources: tuple[SourceFile, ...]
    others: tuple[OtherFile, ...]
    problems: tuple[Problem, ...]


def read_files(root: Path, docs: Path, courses: Path) -> SiteFiles:
    """Read every Markdown file, and note the name and size of every other file."""
    sources: list[SourceFile] = []
    others: list[OtherFile] = []
    problems: list[Problem] = []
    for folder, where, prefix in source_folders(root, docs, courses):
        for entry, inside in _files_in(folder):
            path = printable_path(f"{where}/{inside}")
            try:
                found = _read(entry, path, prefix + printable_path(inside))
            except OSError as error:
                wrong = f"The file cannot be read ({error.strerror or 'for no known reason'})."
                found = Problem(path, 1, "", Message(wrong, "Open it to see whether it is whole, or upload it again."))
            match found:
                case SourceFile():
                    sources.append(found)
                case OtherFile():
                    others.append(found)
                case Problem():
                    problems.append(found)
    return SiteFiles(tuple(sources), tuple(others), tuple(problems))


def read_beside(root: Path, *folders: Path) -> list[SourceFile]:
    """Read Markdown outside those folders: beside ``mkdocs.yml``, and in folders there that hold only Markdown."""
    found = [Path(entry.path) for entry in os.scandir(root) if not is_litter(entry.name)]
    strangers = [path for path in found if path.is_dir() and path not in folders and not path.is_symlink()]
    found += [Path(entry.path) for folder in strangers for entry in os.scandir(folder)]
    pages = sorted(path for path in found if is_source(path.name) and path.is_file() and not path.is_symlink())
    return [SourceFile(path.relative_to(root).as_posix(), path.name, path.read_bytes()) for path in pages]


def source_folders(root: Path, docs: Path, courses: Path) -> list[tuple[Path, str, str]]:
    """Return each folder with its path in messages, and the beginning of its files' uris."""
    folders = [(docs, "")] if courses.is_relative_to(docs) else [(docs, ""), (courses, "courses/")]
    return [
        (folder, (folder.relative_to(root) if folder.is_relative_to(root) else folder).as_posix(), prefix)
        for folder, prefix in folders
    ]


def is_source(inside: str) -> bool:
    """Return whether a path is a Markdown file outside hidden folders."""
    return inside.lower().endswith(ENDING) and not any(is_litter(name) for name in inside.split("/"))


def source_uri(name: str) -> str:
    return f"{name[: -len(ENDING)]}{ENDING}"  # MkDocs ignores .MD


def _files_in(folder: Path, inside: str = "") -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield each file with its path inside the first folder."""
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


def _read(entry: os.DirEntry[str], path: str, uri: str) -> SourceFile | OtherFile | Problem:
    if entry.is_symlink():
        wrong = "This is a link (shortcut) to a file in another place, which is not published."
        return Problem(
            path, 1, "", Message(wrong, "Delete it; if the file itself is wanted here, upload that instead.")
        )
    if not entry.is_file():
        raise OSError(errno.EINVAL, "it is no ordinary file")
    if uri.lower().endswith(ENDING):
        return SourceFile(path, source_uri(uri), _bytes_of(entry.path))
    return OtherFile(path, uri, entry.stat().st_size)


def _bytes_of(path: str) -> bytes:
    """Read a small file; for a thousand files, Python's file objects would double the time."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))  # exists on Windows only
    try:
        pieces = []
        while piece := os.read(descriptor, _PIECE):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(descriptor)


def printable_path(path: str) -> str:
    """Return a name that terminals can print: invalid and text-direction characters become U+FFFD."""
    return path if path.isprintable() else _UNPRINTABLE.sub("\ufffd", path)
