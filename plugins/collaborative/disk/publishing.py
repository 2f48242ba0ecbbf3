"""A site folder changes in one step: built beside the old one, then put in its place."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """A new folder that takes the place of ``site`` when the block ends well, and vanishes when it does not.

    Raises:
        OSError: the folder beside ``site`` cannot be written, or ``site`` cannot be replaced.
    """
    site = site.absolute()
    site.parent.mkdir(parents=True, exist_ok=True)
    _recover(site)
    stage = Path(tempfile.mkdtemp(prefix=f".{site.name}-new-", dir=site.parent))
    try:
        stage.chmod(0o755)  # mkdtemp's folders are its owner's alone, and web servers are others
        yield stage
        _swap(stage, site)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(f".{site.name}-old")


def _swap(stage: Path, site: Path) -> None:
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        os.replace(site, old)
    try:
        os.replace(stage, site)
    except OSError:
        if old.exists():
            os.replace(old, site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _recover(site: Path) -> None:
    """Finish what a machine that stopped between the two renames of a swap left behind."""
    old = _old(site)
    if old.exists() and not site.exists():
        os.replace(old, site)
