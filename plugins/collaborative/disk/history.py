"""Read the history of a site's folder from git."""

from collections.abc import Callable, Iterable
from pathlib import Path

from collaborative.disk.git import blobs, git, git_line
from collaborative.disk.sources import is_source, source_folders, source_uri
from collaborative.loading.history import FileHistory, History, main_line, parse_commits, parse_file_histories

_MOST_RENAMES = "-l2000"  # renames in one commit, whatever git's settings on this machine


def read_history(root: Path, docs: Path, courses: Path) -> History:
    """Return the histories of the Markdown files in both folders; empty without git or outside a repository.

    With only a part of the history (a shallow clone, or one without the files' bytes), nothing is reported.
    """
    is_shallow = git_line(root, "rev-parse", "--is-shallow-repository")
    if is_shallow != "false":
        return History(shallow=is_shallow == "true", unreadable=not is_shallow and _is_in_repository(root))
    if not (
        docs.is_relative_to(root) and courses.is_relative_to(root)
    ):  # this repository knows nothing about folders outside it
        return History(unreadable=True)
    log = git(root, "log", "--no-show-signature", "--encoding=UTF-8", "--topo-order", "-z", "--format=%H%n%P%n%cI%n%s")
    line = main_line(parse_commits((log or b"").decode("utf-8", "replace")))
    if not line:
        return History()
    asked = "".join(f"{commit.name} {before}".rstrip() + "\n" for commit, before in line)
    command = ("diff-tree", "--stdin", "--root", "-r", "-M", _MOST_RENAMES, "--raw", "-z", "--no-abbrev", "--relative")
    changes = git(root, *command, "--", ":(icase)*.md", given=asked.encode())
    if changes is None:
        return History(shallow=True)
    files = parse_file_histories(changes.decode("utf-8", "replace"), line, _uri_at(root, docs, courses))
    wanted = sorted(_unlike_today(files, root))
    texts = blobs(root, wanted)
    return History(shallow=True) if texts is None else History(files, dict(zip(wanted, texts, strict=True)))


def _is_in_repository(root: Path) -> bool:
    """Return whether a repository exists that git does not read: no git, or another user's folder."""
    return any((folder / ".git").exists() for folder in (root, *root.parents))


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
