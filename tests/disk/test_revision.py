"""A site at another commit, from real git repositories."""

from pathlib import Path

import pytest
from tests.repository import commit, git, write

from collaborative.disk.revision import RevisionError, path_in_repository, read_revision
from collaborative.disk.sources import read_files


def read(root: Path, wanted: str, *, of_branch: bool = True) -> dict[str, bytes]:
    revision = read_revision(root, root / "content", root / "courses", wanted, of_branch=of_branch)
    return {source.path: source.data for source in revision.sources}


def test_a_revision_gives_the_files_that_the_disk_gave_then(repository: Path) -> None:
    write(repository, "courses/2026-27/Élan & co.md", "---\ntitle: One\n---\n")
    write(repository, "content/news/b.MD", "")
    write(repository, "content/news/no end of line.md", "x")
    write(repository, "content/.hidden/c.md")
    write(repository, "content/picture.svg", "<svg/>")
    write(repository, "README.md")
    (repository / "content/link.md").symlink_to("news/b.MD")
    commit(repository, "2026-01-05")
    then = read_files(repository, repository / "content", repository / "courses").sources
    write(repository, "courses/2026-27/Élan & co.md", "---\ntitle: Two\n---\n")
    found = read_revision(repository, repository / "content", repository / "courses", "HEAD").sources
    assert sorted(found, key=lambda source: source.path) == sorted(then, key=lambda source: source.path)
    assert len(found) == 3


def test_the_work_tree_is_left_as_it_is(repository: Path) -> None:
    write(repository, "courses/a.md", "old")
    commit(repository, "2026-01-05")
    write(repository, "courses/a.md", "not committed")
    assert read(repository, "main") == {"courses/a.md": b"old"}
    assert (repository / "courses/a.md").read_text(encoding="utf-8") == "not committed"


def test_what_the_base_branch_has_gained_since_is_not_part_of_the_change(repository: Path) -> None:
    write(repository, "courses/a.md", "old")
    commit(repository, "2026-01-05")
    git(repository, "checkout", "--quiet", "-b", "spring")
    write(repository, "courses/b.md", "mine")
    commit(repository, "2026-01-06")
    git(repository, "checkout", "--quiet", "main")
    write(repository, "courses/c.md", "theirs")
    commit(repository, "2026-01-07")
    git(repository, "checkout", "--quiet", "spring")
    assert list(read(repository, "main")) == ["courses/a.md"]
    assert list(read(repository, "main", of_branch=False)) == ["courses/a.md", "courses/c.md"]


def test_a_site_in_a_folder_of_the_repository_has_paths_of_its_own(repository: Path) -> None:
    write(repository, "website/courses/a.md", "old")
    write(repository, "courses/b.md", "another site")
    commit(repository, "2026-01-05")
    assert read(repository / "website", "main") == {"courses/a.md": b"old"}
    assert path_in_repository(repository / "website") == "website/"
    assert path_in_repository(repository) == ""


@pytest.mark.parametrize("wanted", ["nowhere", "0" * 40, "f" * 40, "--output=x", "", "main:courses"])
def test_a_missing_revision_is_reported(wanted: str, repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    with pytest.raises(RevisionError, match=f'git knows no "{wanted}" here'):
        read(repository, wanted)


def test_a_shallow_clone_without_the_revision_is_reported_with_a_remedy(repository: Path, tmp_path: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    git(repository, "tag", "before")
    write(repository, "courses/b.md")
    commit(repository, "2026-01-06")
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "clone")
    with pytest.raises(RevisionError, match="fetch all of it"):
        read(tmp_path / "clone", "before")


def test_a_folder_without_git_has_nothing_to_compare_with(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="no git history"):
        read(tmp_path, "main")


def test_a_docs_folder_outside_the_repository_is_reported(repository: Path) -> None:
    write(repository, "site/courses/a.md")
    commit(repository, "2026-01-05")
    with pytest.raises(RevisionError, match="outside"):
        read_revision(repository / "site", repository / "docs", repository / "site/courses", "main")
