"""New files written, and old ones changed, without ever losing what was there."""

import os
import tempfile
from pathlib import Path


def write_new(file: Path, data: bytes) -> None:
    """A file that is not there yet, with its folders.

    Raises:
        FileExistsError: there is one of that name; it stays as it is.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as new:
        new.write(data)


def rewrite(file: Path, data: bytes) -> None:
    """A file's new content in one step: whoever reads it meanwhile finds the old or the new one, never a half."""
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
        Path(name).chmod(file.stat().st_mode)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
