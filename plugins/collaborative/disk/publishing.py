"""Replace a site's folder in one step: build beside it, then swap."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """Yield a new folder that replaces ``site`` if the block succeeds, and is deleted if it fails.

    Raises:
        OSError: The folder beside ``site`` cannot be written, or ``site`` cannot be replaced.
    """
    site = site.absolute()
    site.parent.mkdir(parents=True, exist_ok=True)
    _recover(site)
    stage = Path(tempfile.mkdtemp(prefix=f".{site.name}-new-", dir=site.parent))
    try:
        stage.chmod(0o755)  # mkdtemp makes private folders, which web servers could not read
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
    """Finish a swap that was interrupted between its two renames."""
    old = _old(site)
    if old.exists() and not site.exists():
        os.replace(old, site)
