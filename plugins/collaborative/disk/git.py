"""Ask git about the folder of a site. Only this module starts git; nothing is written or fetched."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

# No fetching, locks or prompts, patterns that are patterns, and the history as everybody has it, whatever this user's
# settings are: grafts and replaced commits stay in one clone. Reasons are in English, to be told apart.
_SETTINGS = {
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "0",
}


def git(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """Return git's output in that folder; None without git, outside a repository, or if git fails."""
    done = _run(root, *arguments, given=given)
    return done.stdout if done and done.returncode == 0 else None


def git_error(root: Path, *arguments: str) -> str | None:
    """Return why git fails, as git says it: "" where it does not; None without git."""
    done = _run(root, *arguments)
    if done is None:
        return None
    return done.stderr.decode("utf-8", "replace").strip() if done.returncode else ""


def _run(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes] | None:
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **_SETTINGS})
    except OSError:
        return None


def git_line(root: Path, *arguments: str) -> str:
    """Return one line of output, or ""."""
    return (git(root, *arguments) or b"").decode("utf-8", "replace").strip()


def blobs(root: Path, names: Sequence[str]) -> list[bytes] | None:
    """Return the bytes of many blobs by one process; None if a clone has their names but not their bytes."""
    answer = git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode()) or b""
    contents, at = [], 0
    for _ in names:  # "<name> blob <size>", the bytes, a line end (git-cat-file, --batch)
        head_end = answer.find(b"\n", at)
        size = answer[at:head_end].rpartition(b" ")[2]
        if head_end < 0 or not size.isdigit():  # "<name> missing", in a partial clone
            return None
        start = head_end + 1
        at = start + int(size) + 1
        contents.append(answer[start : at - 1])
    return contents
