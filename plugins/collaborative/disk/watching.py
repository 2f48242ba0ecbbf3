"""Notice saves for the preview by looking at the files several times a second.

This works without the operating system's events: a folder that is created, deleted or replaced is noticed like any
other change, and a checkout of fifty files is one change.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

# Size, modification time in nanoseconds, and inode, which differs when a file has been replaced by another.
Stamp = tuple[int, int, int]
Look = Mapping[str, Stamp]


def look_at(places: Iterable[Path]) -> Look:
    """Return every file at or below the places by its path; missing places have none."""
    found: dict[str, Stamp] = {}
    for place in places:
        for path in _files_at(str(place)):
            try:
                status = os.stat(path)  # noqa: PTH116  # of every file, several times a second
            except OSError:  # deleted since the folder was listed
                continue
            found[path] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def changed_between(before: Look, after: Look) -> tuple[Path, ...]:
    """Return the files that were added, removed or changed."""
    return tuple(Path(path) for path in sorted({*before, *after}) if before.get(path) != after.get(path))


def _files_at(place: str) -> Iterator[str]:
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if _passes(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    yield from _files_at(entry.path)
                else:
                    yield entry.path
    except NotADirectoryError:
        yield place
    except OSError:  # missing, or just deleted
        return


def _passes(name: str) -> bool:
    """Return whether a file is a temporary one beside an open document: ~$notice.docx, .~lock files, part files."""
    return name.startswith((".", "~")) or name.endswith(("~", ".tmp", ".swp", ".crdownload", ".part"))
