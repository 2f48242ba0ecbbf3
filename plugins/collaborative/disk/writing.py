"""Write files without ever losing old ones; several are written all or not at all."""

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_new(file: Path, data: bytes) -> None:
    """Write a file that does not exist yet, with its folders.

    Raises:
        FileExistsError: A file of that name exists; it stays as it is.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as new:
        new.write(data)


def write_all(files: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write the files that differ, and return their paths; files with the same bytes are not touched.

    Raises:
        OSError: A file cannot be written; every file is then as it was.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    wanted = {path: data for path, data in files.items() if before[path] != data}
    staged: dict[Path, Path] = {}
    done: list[Path] = []
    try:
        for path, data in wanted.items():
            staged[path] = _stage(path, data)
        for path, stage in staged.items():
            os.replace(stage, path)
            done.append(path)
    except OSError:
        for path in done:
            _restore(path, before[path])
        raise
    finally:
        for stage in staged.values():
            stage.unlink(missing_ok=True)
    return tuple(wanted)


def _stage(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    stage = Path(name)
    stage.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return stage


def _restore(path: Path, data: bytes | None) -> None:
    with suppress(OSError):
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(data)
