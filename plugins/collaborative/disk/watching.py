"""How the preview notices a save: by looking at the files several times a second.

Asked of the folders themselves, not of the operating system's events: a folder that comes, goes or is put in the
place of another is seen like any other change, and a checkout of fifty files is one change.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

# Size, time of the last change in nanoseconds, and the file's number: a file that another one replaced differs.
Stamp = tuple[int, int, int]
Look = Mapping[str, Stamp]


def look_at(places: Iterable[Path]) -> Look:
    """Every file at or below the places, by its path; places that are not there have none."""
    found: dict[str, Stamp] = {}
    for place in places:
        for path in _files_at(str(place)):
            try:
                status = os.stat(path)  # noqa: PTH116  # of every file, several times a second
            except OSError:  # gone since the folder was read
                continue
            found[path] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def changed_between(before: Look, after: Look) -> tuple[Path, ...]:
    """The files that came, went or changed."""
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
    except OSError:  # not there, or not any more
        return


def _passes(name: str) -> bool:
    """What programs lay beside a file while it is open: Word's ~$notice.docx, .~lock files, copies and halves."""
    return name.startswith((".", "~")) or name.endswith(("~", ".tmp", ".swp", ".crdownload", ".part"))
