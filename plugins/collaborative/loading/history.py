"""What git knows about the site's files: each file from its first commit through its renames to its deletion.

The public could see what was on the main line. The commits of a branch count from the moment it was merged, so that
attempts on the way are not announced.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from collaborative.problems import Message

# ``git pull`` writes "Merge branch 'main' of https://github.com/…": the public line is then the second parent. After
# GitHub's "Merge pull request", or a merge of a branch, it is the first.
_MERGE = re.compile(
    r"Merge (?:remote-tracking )?branch '(?:origin/)?(?P<what>[^']+)'(?P<of> of \S+)?(?: into '?(?P<into>[^']+)'?)?"
)
_MAIN = ("main", "master")
# A commit that is older than its predecessor by less than this was made on a slow clock; by more, the predecessor's
# clock was fast.
_SLOW_CLOCK = dt.timedelta(days=30)
FILES = ("100644", "100755")  # not links, not submodules


class Commit(NamedTuple):
    """A commit and the hashes of its parents."""

    name: str
    parents: tuple[str, ...]
    moment: dt.datetime
    subject: str


class Version(NamedTuple):
    """A Markdown file of the site after one commit.

    Attributes:
        path: From the site's root folder at that time, with forward slashes.
        uri: The path as MkDocs saw it.
        blob: git's hash of its bytes.
    """

    moment: dt.datetime
    path: str
    uri: str
    blob: str


@dataclass(frozen=True, slots=True)
class FileHistory:
    """One file, followed through its renames.

    Attributes:
        name: The path at its first commit. If another file, since moved away, had that path before, the day is added:
            names are never reused.
        versions: Oldest first.
        deleted: When it was deleted, or None while it exists.
    """

    name: str
    versions: tuple[Version, ...]
    deleted: dt.datetime | None = None

    @property
    def created(self) -> dt.datetime:
        """When the file was first committed."""
        return self.versions[0].moment

    @property
    def has_changed(self) -> bool:
        return len({version.blob for version in self.versions}) > 1


@dataclass(frozen=True)
class History:
    """The histories of all files, in the order of their first commits.

    Attributes:
        texts: The bytes of every version that differs from the current file, by blob.
        gap: Why the history that exists cannot be read here, and what would help; None if all of it was read, or if
            there is none.
    """

    files: tuple[FileHistory, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    gap: Message | None = None

    @cached_property
    def current(self) -> Mapping[str, FileHistory]:
        """The files that exist, by their current path."""
        return {file.versions[-1].path: file for file in self.files if file.deleted is None}


def parse_commits(log: str) -> list[Commit]:
    """Parse ``git log --topo-order -z --format=%H%n%P%n%cI%n%s``, newest commit first."""
    commits = []
    for entry in log.split("\0"):
        if entry.strip():
            name, parents, moment, subject = entry.split("\n", 3)
            commits.append(Commit(name, tuple(parents.split()), dt.datetime.fromisoformat(moment), subject))
    return commits


def main_line(commits: Sequence[Commit]) -> list[tuple[Commit, str]]:
    """Return the commits that became public in turn, oldest first, each with its predecessor's hash or ""."""
    by_name = {commit.name: commit for commit in commits}
    line: list[tuple[Commit, str]] = []
    at = commits[0] if commits else None
    while at:
        before = _predecessor(at)
        line.append((at, before))
        at = by_name.get(before)
    return list(_in_time(line[::-1]))


def _in_time(line: Iterable[tuple[Commit, str]]) -> Iterator[tuple[Commit, str]]:
    """Yield the commits with times that never go back, whatever the clocks of the committers' computers said."""
    latest: dt.datetime | None = None
    for commit, before in line:
        is_slow = latest is not None and latest - _SLOW_CLOCK < commit.moment < latest
        latest = latest if latest and is_slow else commit.moment
        yield commit._replace(moment=latest), before


def _predecessor(commit: Commit) -> str:
    """Return the parent that was public before; the second after ``git pull`` merged the main branch."""
    if len(commit.parents) == 2 and (merge := _MERGE.match(commit.subject)):
        what, into = merge["what"], merge["into"]
        if what in _MAIN or what == into or (merge["of"] and not into):
            return commit.parents[1]
    return commit.parents[0] if commit.parents else ""


def parse_file_histories(
    changes: str, line: Iterable[tuple[Commit, str]], uri_at: Callable[[str], str | None]
) -> tuple[FileHistory, ...]:
    """Parse ``git diff-tree --stdin --root -r -M --raw -z`` of the main line.

    Args:
        changes: git's output.
        line: The main line, as :func:`main_line` returns it.
        uri_at: Returns the MkDocs uri of a path, or None for paths outside the site.
    """
    moments = {commit.name: commit.moment for commit, _ in line}
    files = _FileHistories()
    for commit, changed in _by_commit(changes):
        files.take(moments[commit], [_inside(change, uri_at) for change in changed])
    return files.all()


class _Change(NamedTuple):
    """A file in one commit: its path before ("" if new) and after ("" if deleted), and its bytes."""

    before: str
    after: str
    uri: str
    blob: str


def _by_commit(changes: str) -> Iterator[tuple[str, list[_Change]]]:
    fields = iter(changes.split("\0"))
    commit: str | None = None
    found: list[_Change] = []
    for entry in fields:
        if not entry.startswith(":"):  # the name of a commit, or the end
            if commit is not None:
                yield commit, found
            commit, found = entry.strip() or None, []
            continue
        _, mode, _, blob, status = entry.split(" ")
        path = next(fields)
        after = next(fields) if status[0] in "RC" else path
        before = "" if status[0] in "AC" else path
        found.append(_Change(before, after if mode in FILES else "", "", blob))


def _inside(change: _Change, uri_at: Callable[[str], str | None]) -> _Change:
    """Treat a file that moves into the site's folders as new, and one that leaves them as deleted."""
    before = change.before if change.before and uri_at(change.before) else ""
    uri = uri_at(change.after) if change.after else None
    return _Change(before, change.after if uri else "", uri or "", change.blob)


class _FileHistories:
    """Collects the versions of files, commit by commit."""

    def __init__(self) -> None:
        self._all: list[tuple[str, list[Version]]] = []
        self._deleted: dict[int, dt.datetime] = {}  # by the number of the file
        self._current: dict[str, int] = {}  # by path
        self._names: set[str] = set()

    def take(self, moment: dt.datetime, changes: list[_Change]) -> None:
        """Apply the changes of one commit.

        git pairs only a deleted path with a new one as a rename, so two files never swap places.
        """
        for change in changes:
            number = self._current.pop(change.before, None) if change.before else None
            if change.after:
                if number is None and not change.before:
                    number = self._restored(change)
                self._add(number, Version(moment, change.after, change.uri, change.blob))
            elif number is not None:
                self._deleted[number] = moment

    def all(self) -> tuple[FileHistory, ...]:
        return tuple(
            FileHistory(name, tuple(versions), self._deleted.get(number))
            for number, (name, versions) in enumerate(self._all)
        )

    def _add(self, number: int | None, version: Version) -> None:
        if number is None:
            number = len(self._all)
            self._all.append((self._free(version), []))
        self._deleted.pop(number, None)
        self._all[number][1].append(version)
        self._current[version.path] = number

    def _restored(self, change: _Change) -> int | None:
        """Return the deleted file that comes back with the same bytes, preferably at its old place."""
        found = [number for number in self._deleted if self._all[number][1][-1].blob == change.blob]
        same_place = [number for number in found if self._all[number][1][-1].path == change.after]
        return next(iter((*same_place, *found)), None)

    def _free(self, version: Version) -> str:
        """Return the path, with the day added if another existing file has that name."""
        taken = {self._all[number][0] for number in self._current.values()}
        if version.path not in taken:
            return version.path
        stem, dot, ending = version.path.rpartition(".")
        return f"{stem}-{version.moment:%Y%m%d}{dot}{ending}"
