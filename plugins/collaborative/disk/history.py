"""Read the history of a site's folder from git."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from collaborative.disk.git import blobs, git, git_error, git_line
from collaborative.disk.sources import is_source, source_folders, source_uri
from collaborative.loading.history import FileHistory, History, main_line, parse_commits, parse_file_histories
from collaborative.problems import Message

_MOST_RENAMES = "-l2000"  # renames in one commit, whatever git's settings on this machine


# What nobody knows without the whole history, and so cannot publish.
_UNKNOWN = "so nobody knows when courses were published, what has changed or which addresses must stay."
_SHALLOW = Message(
    f"Only a part of the git history is here (a shallow clone), {_UNKNOWN}",
    "Fetch all of it before you publish:  git fetch --unshallow  (on GitHub:  fetch-depth: 0  below actions/checkout).",
)
_PARTIAL = Message(
    f"The git history is here without the earlier texts (a partial clone), {_UNKNOWN}",
    "Fetch them before you publish:  git fetch --refetch --no-filter  (on GitHub: no  filter:  below actions/checkout).",
)
_NO_GIT = Message(
    f"There is a git history here, and git is not installed, {_UNKNOWN}",
    "Install git before you publish: https://git-scm.com/downloads",
)
# Nothing that anybody fetches would help: a site may be kept that way.
OUTSIDE = Message(
    f"The folders of the site lie outside its git repository, {_UNKNOWN}",
    "Keep courses and content in the folder of mkdocs.yml.",
)
_OTHER_OWNER = re.compile(r"^\s*(git config --global --add safe\.directory .+)$", re.MULTILINE)  # as git words it


def read_history(root: Path, docs: Path, courses: Path) -> History:
    """Return the histories of the Markdown files in both folders; empty without git or outside a repository.

    With only a part of the history (a shallow clone, or one without the files' bytes), nothing is reported.
    """
    is_shallow = git_line(root, "rev-parse", "--is-shallow-repository")
    if is_shallow == "true":
        return History(gap=_SHALLOW)
    if not is_shallow:
        return History(gap=_why_unreadable(root, "rev-parse", "--git-dir") if _is_in_repository(root) else None)
    if not (
        docs.is_relative_to(root) and courses.is_relative_to(root)
    ):  # this repository knows nothing about folders outside it
        return History(gap=OUTSIDE)
    if not git_line(root, "rev-parse", "--verify", "--quiet", "HEAD"):  # no commit yet
        return History()
    asking = ("log", "--no-show-signature", "--encoding=UTF-8", "--topo-order", "-z", "--format=%H%n%P%n%cI%n%s")
    log = git(root, *asking)
    if log is None:
        return History(gap=_why_unreadable(root, *asking))
    line = main_line(parse_commits(log.decode("utf-8", "replace")))
    asked = "".join(f"{commit.name} {before}".rstrip() + "\n" for commit, before in line)
    command = ("diff-tree", "--stdin", "--root", "-r", "-M", _MOST_RENAMES, "--raw", "-z", "--no-abbrev", "--relative")
    changes = git(root, *command, "--", ":(icase)*.md", given=asked.encode())
    if changes is None:
        return _without_texts(root)
    files = parse_file_histories(changes.decode("utf-8", "replace"), line, _uri_at(root, docs, courses))
    wanted = sorted(_unlike_today(files, root))
    texts = blobs(root, wanted)
    return _without_texts(root) if texts is None else History(files, dict(zip(wanted, texts, strict=True)))


def _without_texts(root: Path) -> History:
    is_partial = git_line(root, "config", "--get-regexp", r"^remote\..*\.promisor$")
    return History(gap=_PARTIAL if is_partial else _why_unreadable(root, "rev-list", "--objects", "HEAD"))


def _is_in_repository(root: Path) -> bool:
    """Return whether a repository exists that git does not read: no git, or another user's folder."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


def _why_unreadable(root: Path, *asking: str) -> Message:
    said = git_error(root, *asking)
    if said is None:
        return _NO_GIT
    if remedy := _OTHER_OWNER.search(said):
        return Message(
            f"The folder of the git history belongs to another user of this computer, and git does not read it, {_UNKNOWN}",
            f"Tell git before you publish that you trust it:  {remedy[1]}",
        )
    first = (said.splitlines() or ["a file of it is broken"])[0]
    return Message(
        f"Git cannot read its history here ({first}), {_UNKNOWN}",
        "Clone the repository again before you publish, or look for what is broken:  git fsck",
    )


def _unlike_today(files: Iterable[FileHistory], root: Path) -> set[str]:
    """Return the blobs of the files whose history differs from the current files."""
    telling = (
        file for file in files if file.deleted or file.has_changed or not (root / file.versions[-1].path).is_file()
    )
    return {version.blob for file in telling for version in file.versions}


def _uri_at(root: Path, docs: Path, courses: Path) -> Callable[[str], str | None]:
    """Return a function from a path in the repository to its uri, or None for paths outside the site."""
    folders = [(f"{where}/", prefix) for _, where, prefix in source_folders(root, docs, courses)]

    def uri_at(path: str) -> str | None:
        for where, prefix in folders:
            inside = path.removeprefix(where)
            if path.startswith(where) and is_source(inside):
                return source_uri(prefix + inside)
        return None

    return uri_at
