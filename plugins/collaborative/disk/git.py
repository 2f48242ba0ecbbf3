"""git, asked about the folder of a site; the only module that starts it. It writes nothing and fetches nothing."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

# Nothing is fetched, locked or asked, and patterns mean what they mean here, whatever somebody has set for himself.
_SETTINGS = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "0",
}


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers in that folder; None without git, outside a repository, or where git refuses."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **_SETTINGS})
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def git_line(root: Path, *arguments: str) -> str:
    """An answer of one line; "" where there is none."""
    return (git(root, *arguments) or b"").decode("utf-8", "replace").strip()


def blobs(root: Path, names: Sequence[str]) -> list[bytes] | None:
    """The bytes of many files by one process; None where git has their names here, and not their bytes."""
    answer = git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()) or b""
    contents, at = [], 0
    for _ in names:  # "<name> blob <size>", the bytes, a line end (git-cat-file, --batch)
        head_end = answer.find(b"\n", at)
        size = answer[at:head_end].rpartition(b" ")[2]
        if head_end < 0 or not size.isdigit():  # "<name> missing", in a clone that left the files behind
            return None
        start = head_end + 1
        at = start + int(size) + 1
        contents.append(answer[start : at - 1])
    return contents
