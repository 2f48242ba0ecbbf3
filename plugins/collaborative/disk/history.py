"""The history of a site's folder, asked of git, if there is any."""

from pathlib import Path

from collaborative.disk.git import git, git_line
from collaborative.loading.history import History, parse_log


def read_history(root: Path) -> History:
    """The history of a site's folder; empty without git, outside a repository or in a shallow clone."""
    if git_line(root, "rev-parse", "--is-shallow-repository") == "true":
        return History(shallow=True)
    log = git(
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
    return History(births=parse_log((log or b"").decode("utf-8", "replace")))
