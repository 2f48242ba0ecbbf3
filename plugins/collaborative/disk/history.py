"""The history of a site's folder, asked of git, if there is any."""

import subprocess
from pathlib import Path

from collaborative.loading.history import History, parse_log


def read_history(root: Path) -> History:
    """The history of a site's folder; empty without git, outside a repository or in a shallow clone."""
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == "true":
        return History(shallow=True)
    log = _git(
        root,
        "log",
        "--reverse",
        "--topo-order",
        "--relative",
        "-M",
        "--diff-filter=ADR",
        "--name-status",
        "-z",
        "--format=%x01%cI",
        "--",
        ".",
    )
    return History(births=parse_log(log))


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-c", "core.quotePath=false", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""
