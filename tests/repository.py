"""Real git repositories for tests, with commits on given days."""

import os
import subprocess
from pathlib import Path

TEXT = "---\ntitle: First aid\n---\n" + "".join(f"Line {number} of the course.\n" for number in range(30))


def git(folder: Path, *arguments: str, day: str = "2026-01-01") -> None:
    moment = f"{day}T09:00:00+00:00"
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Office",
        "GIT_AUTHOR_EMAIL": "office@example.org",
        "GIT_AUTHOR_DATE": "2020-02-02T02:02:02+00:00",
        "GIT_COMMITTER_NAME": "Office",
        "GIT_COMMITTER_EMAIL": "office@example.org",
        "GIT_COMMITTER_DATE": moment,
    }
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def write(folder: Path, name: str, text: str = TEXT) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def commit(folder: Path, day: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", f"Work of {day}", day=day)


def merge(folder: Path, branch: str, day: str, message: str = "Merge pull request #1 from office/spring") -> None:
    git(folder, "merge", "--quiet", "--no-ff", "--message", message, branch, day=day)
