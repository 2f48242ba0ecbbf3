"""The Markdown of a site at another commit, read from git without checkout or fetch."""

from dataclasses import dataclass
from pathlib import Path

from collaborative.disk.git import blobs, git, git_line
from collaborative.disk.sources import is_source, source_folders, source_uri
from collaborative.loading.history import FILES
from collaborative.loading.sources import SourceFile

NOTHING = "0" * 40  # GitHub's name for the commit before the first


class RevisionError(Exception):
    """Raised when there is nothing to compare with; the text says why, and what would help."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit's hash, and the site's sources at that commit."""

    commit: str
    sources: tuple[SourceFile, ...]


def read_revision(root: Path, docs: Path, courses: Path, wanted: str, *, of_branch: bool = True) -> Revision:
    """Read the files at a branch, tag or commit.

    With ``of_branch``, the current work began at that branch. The commit where the two parted is read, so that what the
    branch has gained since does not count.

    Raises:
        RevisionError: The revision is not in this clone.
    """
    head = commit_at(root)
    if not head:
        raise RevisionError("Nothing is compared: this folder has no git history.")
    commit = commit_at(root, wanted) if wanted != NOTHING else ""
    if not commit:
        shallow = git_line(root, "rev-parse", "--is-shallow-repository") == "true"
        why = " (only a part of the git history is here: fetch all of it)" if shallow else ""
        raise RevisionError(f'Nothing is compared: git knows no "{wanted}" here{why}.')
    if of_branch:
        commit = git_line(root, "merge-base", commit, head) or commit
    sources = [
        source
        for folder, where, prefix in source_folders(root, docs, courses)
        for source in _sources_in(root, commit, folder, where, prefix)
    ]
    return Revision(commit, tuple(sources))


def path_in_repository(root: Path) -> str:
    """Return the folder's path in its repository: "" at the top, or such as ``website/``."""
    return git_line(root, "rev-parse", "--show-prefix")


def commit_at(root: Path, wanted: str = "HEAD") -> str:
    """Return the hash of a commit, the one that is checked out if none is named; "" where git knows none."""
    return git_line(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{wanted}^{{commit}}")


def _sources_in(root: Path, commit: str, folder: Path, where: str, prefix: str) -> list[SourceFile]:
    if not folder.is_relative_to(root):
        raise RevisionError(f"Nothing is compared: the folder {where} lies outside the folder of mkdocs.yml.")
    listed = (git(root, "ls-tree", "-r", "-z", commit, "--", where) or b"").decode("utf-8", "replace")
    found: list[tuple[str, str]] = []
    for entry in listed.split("\0"):
        facts, _, path = entry.partition("\t")
        mode, _, blob = facts.partition(" blob ")
        inside = path.removeprefix(f"{where}/")
        if mode in FILES and is_source(inside):
            found.append((blob, inside))
    texts = blobs(root, [blob for blob, _ in found])
    if texts is None:
        raise RevisionError("Nothing is compared: git has the names of the earlier files here, and not their text.")
    return [
        SourceFile(f"{where}/{inside}", source_uri(prefix + inside), data)
        for (_, inside), data in zip(found, texts, strict=True)
    ]
