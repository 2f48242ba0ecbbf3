"""Replace a site's folder in one step: build beside it, then exchange the two.

Each build has a folder of its own beside the site, ``.site-new-xxxxxxxx``, with the tree that it builds and a mark: a
small file that says whose the folder is and what for, locked for as long as the build lives. What no living build owns
is cleared away by the next command. A folder that is meant to last needs another purpose in its mark.
"""

import ctypes
import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be deleted: see _is_owned
    fcntl = None  # type: ignore[assignment]

MARK = "owner.json"
BUILD = "build"
_TREE, _OLD = "site", "old"
_MOUNTS = Path("/proc/self/mountinfo")
_AT_FDCWD, _EXCHANGE = -100, 2  # of Linux; the second is the same on macOS


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """Yield a new folder that replaces ``site`` if the block succeeds, and is deleted if it fails.

    Raises:
        OSError: The folder beside ``site`` cannot be written, or ``site`` cannot be replaced.
    """
    site = _followed(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    repair(site)
    with _workspace(site) as work:
        stage = work / _TREE
        stage.mkdir()
        stage.chmod(0o755)  # whatever this user's settings are, web servers must be able to read it
        yield stage
        with _alone_in(site.parent):
            _put_in_place(stage, site)


def obstacle(site: Path) -> str | None:
    """Return why a site cannot be put there in one step; None if it can."""
    if site.is_symlink() and not site.exists():
        return f"{site} is a link to {site.readlink()}, which is not there. Make that folder, or delete the link."
    if site.exists() and not site.is_dir():
        return f"{site} is a file, and the site is a folder. Delete the file, or choose another name for the folder."
    if _is_mount_point(site):
        return f"{site} is a mount point, which cannot be replaced. Choose a folder inside it:  -d {site / 'public'}"
    above = next(folder for folder in _followed(site).parents if folder.exists())
    if not os.access(above, os.W_OK | os.X_OK):
        return (
            f"You cannot write to the folder {above}, where the new site is built before it replaces the old one. "
            "Choose another folder with -d, or ask for permission to write there."
        )
    return None


def repair(site: Path) -> None:
    """Put back a site whose replacement was interrupted, and clear away what builds that were killed left beside it."""
    with suppress(OSError):  # a command that only reads works in a folder where nothing can be written, too
        site = _followed(site)
        if _left_beside(site):
            with _alone_in(site.parent):
                for folder in _left_beside(site):
                    if not _is_owned(folder):
                        _clear(folder, site)


def _followed(site: Path) -> Path:
    """Return the folder itself where ``site`` is a link to it: the link stays."""
    return Path(os.path.realpath(site))


def _put_in_place(stage: Path, site: Path) -> None:
    if not site.exists():
        os.replace(stage, site)
    elif not _exchange(stage, site):
        old = stage.with_name(_OLD)
        os.replace(site, old)
        try:
            os.replace(stage, site)
        except OSError:
            os.replace(old, site)
            raise


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step where the system and the file system can: Linux and macOS."""
    if sys.platform == "win32":
        return False
    system = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if exchange := getattr(system, "renameat2", None):
        return bool(exchange(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _EXCHANGE) == 0)
    if exchange := getattr(system, "renamex_np", None):
        return bool(exchange(*paths, _EXCHANGE) == 0)
    return False


# Whose is what stands beside a site


@contextmanager
def _workspace(site: Path) -> Iterator[Path]:
    with _alone_in(site.parent):  # so that nobody sees the folder without its mark
        work = Path(tempfile.mkdtemp(prefix=f".{site.name}-new-", dir=site.parent))
        try:
            mark = (work / MARK).open("w", encoding="utf-8")
            _lock(mark)
        except OSError:
            shutil.rmtree(work, ignore_errors=True)
            raise
    try:
        with mark:
            mark.write(json.dumps({"site": site.name, "for": BUILD, "process": os.getpid()}))
            mark.flush()
            yield work
    finally:
        with suppress(OSError):
            _clear(work, site)


def _clear(work: Path, site: Path) -> None:
    """Delete a build's folder; a site that is only there, from an interrupted replacement, goes back first."""
    old = work / _OLD
    if old.exists() and not site.exists():
        os.replace(old, site)
    shutil.rmtree(work, ignore_errors=True)


def _left_beside(site: Path) -> list[Path]:
    """Return the folders of builds, those that run included."""
    of_build = re.compile(rf"\.{re.escape(site.name)}-new-[a-z0-9_]{{8}}")
    return [folder for folder in sorted(site.parent.iterdir()) if of_build.fullmatch(folder.name)]


def _is_owned(folder: Path) -> bool:
    """Return whether a build that is alive works there, or the folder has another purpose than one build."""
    mark = folder / MARK
    if not mark.exists():
        return False
    if fcntl is None:
        try:
            mark.unlink()
        except PermissionError:
            return True
        return False
    with mark.open(encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        text = file.read()
    try:
        return bool(json.loads(text)["for"] != BUILD)
    except (ValueError, KeyError, TypeError):  # killed before it was written
        return False


def _lock(file: TextIO | int) -> None:
    if fcntl is not None:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Keep other builds from replacing, marking or clearing anything in a folder for a moment."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _is_mount_point(site: Path) -> bool:
    site = _followed(site)
    if os.path.ismount(site):
        return True
    try:  # a folder of the same disk that is mounted in a second place
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return False
    escaped = re.sub(r"[ \t\n\\]", lambda found: f"\\{ord(found[0]):03o}", str(site))
    return any(line.split(" ")[4] == escaped for line in mounts)
