"""What git knows of a site's files: the life of each, from its first commit through its renames to its end.

What the public could see is what stood on the main line: the commits of a branch count from the moment in which it was
merged, so that what was tried out on the way is nobody's news.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

# "Merge branch 'main' of https://github.com/…" is what ``git pull`` writes: there the line that everybody has seen is
# the second parent. GitHub's "Merge pull request" and a merge of a branch leave it the first.
_MERGE = re.compile(
    r"Merge (?:remote-tracking )?branch '(?:origin/)?(?P<what>[^']+)'(?P<of> of \S+)?(?: into '?(?P<into>[^']+)'?)?"
)
_MAIN = ("main", "master")
# A clock that is behind by less than this is put right by the commit before; by more, it was the other that was ahead.
_SLOW_CLOCK = dt.timedelta(days=30)
FILES = ("100644", "100755")  # not links, not submodules


class Commit(NamedTuple):
    """A commit, with its parents by their hashes."""

    name: str
    parents: tuple[str, ...]
    moment: dt.datetime
    subject: str


class Version(NamedTuple):
    """A Markdown file of the site as a commit left it.

    Attributes:
        path: From the site's root folder at that time, with forward slashes; ``uri`` as MkDocs saw it.
        blob: git's name of its bytes.
    """

    moment: dt.datetime
    path: str
    uri: str
    blob: str


@dataclass(frozen=True, slots=True)
class FileHistory:
    """One file, followed through its renames.

    Attributes:
        name: The path at which it was first committed; with the day where a file that has moved away was called so
            before, for a name stays one file's.
        versions: Oldest first.
        deleted: When it was deleted, or None while it is there.
    """

    name: str
    versions: tuple[Version, ...]
    deleted: dt.datetime | None = None

    @property
    def created(self) -> dt.datetime:
        return self.versions[0].moment

    @property
    def has_changed(self) -> bool:
        return len({version.blob for version in self.versions}) > 1


@dataclass(frozen=True)
class History:
    """The lives of all files in the order in which they began.

    Attributes:
        texts: The bytes of every version that differs from what is there today, by the name of the blob.
        shallow: Only a part of the history is here, so that it says nothing reliable.
        unreadable: There is a history, and git does not tell it.
    """

    files: tuple[FileHistory, ...] = ()
    texts: Mapping[str, bytes] = field(default_factory=dict)
    shallow: bool = False
    unreadable: bool = False

    @cached_property
    def current(self) -> Mapping[str, FileHistory]:
        """By the file's path of today."""
        return {file.versions[-1].path: file for file in self.files if file.deleted is None}


def parse_commits(log: str) -> list[Commit]:
    """``git log --topo-order -z --format=%H%n%P%n%cI%n%s``, the newest commit first."""
    commits = []
    for entry in log.split("\0"):
        if entry.strip():
            name, parents, moment, subject = entry.split("\n", 3)
            commits.append(Commit(name, tuple(parents.split()), dt.datetime.fromisoformat(moment), subject))
    return commits


def main_line(commits: Sequence[Commit]) -> list[tuple[Commit, str]]:
    """The commits that became public one after the other, oldest first, each with its predecessor ("" of the first)."""
    by_name = {commit.name: commit for commit in commits}
    line: list[tuple[Commit, str]] = []
    at = commits[0] if commits else None
    while at:
        before = _predecessor(at)
        line.append((at, before))
        at = by_name.get(before)
    return list(_in_time(line[::-1]))


def _in_time(line: Iterable[tuple[Commit, str]]) -> Iterator[tuple[Commit, str]]:
    """Each commit no earlier than the one before it, whatever the clock of the computer said on which it was made."""
    latest: dt.datetime | None = None
    for commit, before in line:
        is_slow = latest is not None and latest - _SLOW_CLOCK < commit.moment < latest
        latest = latest if latest and is_slow else commit.moment
        yield commit._replace(moment=latest), before


def _predecessor(commit: Commit) -> str:
    if len(commit.parents) == 2 and (merge := _MERGE.match(commit.subject)):
        what, into = merge["what"], merge["into"]
        if what in _MAIN or what == into or (merge["of"] and not into):
            return commit.parents[1]
    return commit.parents[0] if commit.parents else ""


def parse_file_histories(
    changes: str, line: Iterable[tuple[Commit, str]], uri_at: Callable[[str], str | None]
) -> tuple[FileHistory, ...]:
    """``git diff-tree --stdin --root -r -M --raw -z`` of the main line as the lives of its files.

    ``uri_at`` says what MkDocs sees a path as, or None where no file of the site stands there.
    """
    moments = {commit.name: commit.moment for commit, _ in line}
    files = _FileHistories()
    for commit, changed in _by_commit(changes):
        files.take(moments[commit], [_inside(change, uri_at) for change in changed])
    return files.all()


class _Change(NamedTuple):
    """A file of one commit: where it was ("" nowhere), where it is now, and its bytes."""

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
    """A file that comes from outside the site's folders is new, and one that leaves them is gone."""
    before = change.before if change.before and uri_at(change.before) else ""
    uri = uri_at(change.after) if change.after else None
    return _Change(before, change.after if uri else "", uri or "", change.blob)


class _FileHistories:
    def __init__(self) -> None:
        self._all: list[tuple[str, list[Version]]] = []
        self._deleted: dict[int, dt.datetime] = {}  # by the number of the file
        self._current: dict[str, int] = {}  # by path
        self._names: set[str] = set()

    def take(self, moment: dt.datetime, changes: list[_Change]) -> None:
        """What one commit did. To git only what is gone has been renamed, and only into what is new: no two change places."""
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
        """The life of a deleted file that comes back as it was, preferably at its place."""
        found = [number for number in self._deleted if self._all[number][1][-1].blob == change.blob]
        same_place = [number for number in found if self._all[number][1][-1].path == change.after]
        return next(iter((*same_place, *found)), None)

    def _free(self, version: Version) -> str:
        """The path, or one with the day where another file was called so first; a deleted one leaves its name free."""
        taken = {self._all[number][0] for number in self._current.values()}
        if version.path not in taken:
            return version.path
        stem, dot, ending = version.path.rpartition(".")
        return f"{stem}-{version.moment:%Y%m%d}{dot}{ending}"
