"""The history of a site's folder, from real git repositories."""

import datetime as dt
from pathlib import Path

from tests.repository import TEXT, commit, git, write

from collaborative.disk.history import read_history
from collaborative.loading.history import Birth, History


def born(day: str, path: str) -> Birth:
    return Birth(dt.datetime.fromisoformat(f"{day}T09:00:00+00:00"), path)


def test_a_file_is_as_old_as_its_first_commit(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    write(repository, "courses/a.md", f"{TEXT}More.\n")
    write(repository, "content/news/b.md", "Something else entirely\n")
    commit(repository, "2026-02-05")
    assert read_history(repository) == History(
        births={
            "courses/a.md": born("2026-01-05", "courses/a.md"),
            "content/news/b.md": born("2026-02-05", "content/news/b.md"),
        }
    )


def test_the_first_commit_is_followed_through_every_rename(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    git(repository, "mv", "courses/a.md", "courses/b.md")
    commit(repository, "2026-02-05")
    write(repository, "courses/b.md", f"{TEXT}More.\n")
    (repository / "courses/spring").mkdir()
    git(repository, "mv", "courses/b.md", "courses/spring/Élan & co.md")
    commit(repository, "2026-03-05")
    assert read_history(repository).births == {"courses/spring/Élan & co.md": born("2026-01-05", "courses/a.md")}


def test_a_file_that_was_deleted_and_written_anew_is_as_old_as_the_new_one(repository: Path) -> None:
    write(repository, "courses/a.md")
    write(repository, "courses/b.md", "Another\n")
    commit(repository, "2026-01-05")
    (repository / "courses/a.md").unlink()
    commit(repository, "2026-02-05")
    write(repository, "courses/a.md", "A new course of the same name\n")
    commit(repository, "2026-03-05")
    assert read_history(repository).births == {
        "courses/a.md": born("2026-03-05", "courses/a.md"),
        "courses/b.md": born("2026-01-05", "courses/b.md"),
    }


def test_a_file_that_came_on_a_merged_branch_is_as_old_as_its_commit_there(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    git(repository, "checkout", "--quiet", "-b", "spring")
    write(repository, "courses/b.md", "Another\n")
    commit(repository, "2026-02-05")
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--message", "Merge", "spring", day="2026-03-05")
    assert read_history(repository).births["courses/b.md"] == born("2026-02-05", "courses/b.md")


def test_paths_are_those_of_the_site_where_it_is_a_folder_of_the_repository(repository: Path) -> None:
    write(repository, "site/courses/a.md")
    write(repository, "elsewhere.md", "Another\n")
    commit(repository, "2026-01-05")
    assert read_history(repository / "site").births == {"courses/a.md": born("2026-01-05", "courses/a.md")}


def test_a_shallow_clone_says_nothing_reliable(repository: Path, tmp_path: Path) -> None:
    for day in ("2026-01-05", "2026-02-05"):
        write(repository, f"courses/{day}.md", day)
        commit(repository, day)
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "clone")
    assert read_history(tmp_path / "clone") == History(shallow=True)


def test_a_repository_without_a_commit_knows_nothing(repository: Path) -> None:
    assert read_history(repository) == History()


def test_a_folder_outside_any_repository_knows_nothing(tmp_path: Path) -> None:
    write(tmp_path, "courses/a.md")
    assert read_history(tmp_path) == History()
