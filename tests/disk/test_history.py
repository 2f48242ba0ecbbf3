"""Histories of a site's files, from real git repositories."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest
from tests.repository import TEXT, commit, git, merge, write

from collaborative.disk.history import OUTSIDE, read_history
from collaborative.loading.history import FileHistory, History


def history_of(root: Path) -> History:
    return read_history(root, root / "content", root / "courses")


def gap_in(root: Path) -> tuple[str, str]:
    """Return why nothing can be told of that history, without what follows from it, and the remedy."""
    history = history_of(root)
    assert not history.files
    assert history.gap
    wrong, unknown = history.gap.wrong.rsplit(", so nobody knows", 1)
    assert unknown == " when courses were published, what has changed or which addresses must stay."
    return wrong, history.gap.remedy


def moment(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T09:00:00+00:00")


def paths_by_day(file: FileHistory) -> tuple[str, list[tuple[str, str]]]:
    """Return a file's first name, and its path after each change."""
    return file.name, [(f"{version.moment:%Y-%m-%d}", version.path) for version in file.versions]


def test_a_file_is_as_old_as_its_first_commit_and_has_a_version_for_each_change(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    write(repository, "courses/a.md", f"{TEXT}More.\n")
    write(repository, "content/news/b.md", "Something else entirely\n")
    commit(repository, "2026-02-05")
    history = history_of(repository)
    course, news = history.files
    assert paths_by_day(course) == ("courses/a.md", [("2026-01-05", "courses/a.md"), ("2026-02-05", "courses/a.md")])
    assert paths_by_day(news) == ("content/news/b.md", [("2026-02-05", "content/news/b.md")])
    assert (news.versions[0].uri, news.created, news.deleted) == ("news/b.md", moment("2026-02-05"), None)
    assert [history.texts.get(version.blob) for version in course.versions] == [
        TEXT.encode(),
        f"{TEXT}More.\n".encode(),
    ]
    assert news.versions[0].blob not in history.texts  # which is what stands there today
    assert history.current == {"courses/a.md": course, "content/news/b.md": news}


def test_a_life_is_followed_through_every_rename(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    git(repository, "mv", "courses/a.md", "courses/b.md")
    commit(repository, "2026-02-05")
    write(repository, "courses/b.md", f"{TEXT}More.\n")
    (repository / "courses/spring").mkdir()
    git(repository, "mv", "courses/b.md", "courses/spring/Élan & co.md")
    commit(repository, "2026-03-05")
    (file,) = history_of(repository).files
    path = "courses/spring/Élan & co.md"
    assert paths_by_day(file) == (
        "courses/a.md",
        [("2026-01-05", "courses/a.md"), ("2026-02-05", "courses/b.md"), ("2026-03-05", path)],
    )


def test_of_two_deleted_files_that_were_the_same_the_one_at_its_place_comes_back(repository: Path) -> None:
    for name, day in (("b", "2026-01-05"), ("a", "2026-01-06")):
        write(repository, f"courses/{name}.md")
        commit(repository, day)
    for name in "ab":
        (repository / f"courses/{name}.md").unlink()
    commit(repository, "2026-02-05")
    write(repository, "courses/a.md")
    commit(repository, "2026-03-05")
    assert history_of(repository).current["courses/a.md"].created == moment("2026-01-06")


def test_a_clock_that_is_behind_is_put_right_by_the_commit_before(repository: Path) -> None:
    for name, day in (("a", "2026-02-05"), ("b", "2026-02-01"), ("c", "2026-02-06")):
        write(repository, f"courses/{name}.md", f"Of {name}\n")
        commit(repository, day)
    created = {file.name: file.created for file in history_of(repository).files}
    assert created["courses/b.md"] == moment("2026-02-05")
    assert created["courses/c.md"] == moment("2026-02-06")


def test_a_clock_that_was_years_ahead_puts_nothing_off(repository: Path) -> None:
    for name, day in (("a", "2036-02-05"), ("b", "2026-02-06")):
        write(repository, f"courses/{name}.md", f"Of {name}\n")
        commit(repository, day)
    assert history_of(repository).current["courses/b.md"].created == moment("2026-02-06")


def test_folders_outside_the_repository_have_an_unreadable_history(repository: Path, tmp_path: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    assert read_history(repository, tmp_path / "content", repository / "courses") == History(gap=OUTSIDE)


def test_a_deleted_file_has_an_end_and_another_at_its_place_begins_anew(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    (repository / "courses/a.md").unlink()
    commit(repository, "2026-02-05")
    write(repository, "courses/a.md", "A new course of the same name\n")
    commit(repository, "2026-03-05")
    history = history_of(repository)
    gone, new = history.files
    assert (gone.deleted, new.created, new.deleted) == (moment("2026-02-05"), moment("2026-03-05"), None)
    assert history.texts[gone.versions[-1].blob] == TEXT.encode()


@pytest.mark.parametrize("path", ["courses/a.md", "courses/found-again.md"])
def test_a_deleted_file_that_comes_back_as_it_was_goes_on_living(repository: Path, path: str) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    (repository / "courses/a.md").unlink()
    commit(repository, "2026-02-05")
    write(repository, path)
    commit(repository, "2026-03-05")
    (file,) = history_of(repository).files
    assert (file.created, file.deleted, file.versions[-1].path) == (moment("2026-01-05"), None, path)


def test_what_is_tried_out_on_a_branch_counts_once_and_from_its_merge(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    git(repository, "checkout", "--quiet", "-b", "spring")
    write(repository, "courses/a.md", f"{TEXT}A slip.\n")
    write(repository, "courses/b.md", "Another\n")
    commit(repository, "2026-02-05")
    write(repository, "courses/a.md", f"{TEXT}Mended.\n")
    commit(repository, "2026-02-06")
    git(repository, "checkout", "--quiet", "main")
    merge(repository, "spring", "2026-03-05")
    history = history_of(repository)
    a, b = history.files
    assert (paths_by_day(a)[1][-1], len(a.versions), b.created) == (
        ("2026-03-05", "courses/a.md"),
        2,
        moment("2026-03-05"),
    )
    assert not any(b"A slip" in text for text in history.texts.values())


@pytest.mark.parametrize(
    "message",
    [
        "Merge branch 'main' of https://example.org/office/site",
        "Merge branch 'main' of https://example.org/office/site into main",
        "Merge remote-tracking branch 'origin/main'",
        "Merge branch 'main' into work",
    ],
)
def test_a_pull_leaves_the_line_that_everybody_has_seen_as_it_was(repository: Path, message: str) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    git(repository, "checkout", "--quiet", "-b", "elsewhere")
    write(repository, "courses/published.md", "Seen by everybody\n")
    commit(repository, "2026-02-01")
    git(repository, "checkout", "--quiet", "main")
    write(repository, "courses/mine.md", "Not pushed yet\n")
    commit(repository, "2026-01-20")
    merge(repository, "elsewhere", "2026-02-05", message)
    current = history_of(repository).current
    assert current["courses/published.md"].created == moment("2026-02-01")
    assert current["courses/mine.md"].created == moment("2026-02-05")


def test_paths_count_from_a_site_in_a_folder_of_the_repository(repository: Path) -> None:
    write(repository, "site/courses/a.md")
    write(repository, "elsewhere.md", "Another\n")
    commit(repository, "2026-01-05")
    assert [paths_by_day(file) for file in history_of(repository / "site").files] == [
        ("courses/a.md", [("2026-01-05", "courses/a.md")])
    ]


def test_a_file_that_leaves_the_sites_folders_is_gone_and_one_that_enters_them_is_new(repository: Path) -> None:
    write(repository, "courses/a.md")
    write(repository, "notes/b.md", "".join(f"Quite another line {number}\n" for number in range(30)))
    commit(repository, "2026-01-05")
    git(repository, "mv", "courses/a.md", "notes/a.md")
    git(repository, "mv", "notes/b.md", "courses/b.md")
    commit(repository, "2026-02-05")
    gone, new = history_of(repository).files
    assert (gone.deleted, new.created) == (moment("2026-02-05"), moment("2026-02-05"))


def test_only_markdown_of_the_site_has_a_life(repository: Path) -> None:
    write(repository, "courses/A.MD")
    write(repository, "courses/plan.docx", "no text")
    write(repository, "courses/.hidden.md", "nobody's")
    (repository / "courses/link.md").symlink_to("A.MD")
    commit(repository, "2026-01-05")
    (file,) = history_of(repository).files
    assert (file.name, file.versions[0].uri) == ("courses/A.MD", "courses/A.md")


def test_a_shallow_clone_has_no_reliable_history(repository: Path, tmp_path: Path) -> None:
    for day in ("2026-01-05", "2026-02-05"):
        write(repository, f"courses/{day}.md", day)
        commit(repository, day)
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "clone")
    assert gap_in(tmp_path / "clone") == (
        "Only a part of the git history is here (a shallow clone)",
        "Fetch all of it before you publish:  git fetch --unshallow  (on GitHub:  fetch-depth: 0  below actions/checkout).",
    )
    git(tmp_path / "clone", "fetch", "--quiet", "--unshallow")  # the remedy
    assert history_of(tmp_path / "clone") == history_of(repository)


@pytest.mark.parametrize("left_out", ["blob:none", "tree:0"])
def test_a_clone_without_earlier_texts_has_no_reliable_history(left_out: str, repository: Path, tmp_path: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    write(repository, "courses/a.md", f"{TEXT}More.\n")
    commit(repository, "2026-02-05")
    git(repository, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", f"--filter={left_out}", repository.as_uri(), "clone")
    assert gap_in(tmp_path / "clone") == (
        "The git history is here without the earlier texts (a partial clone)",
        "Fetch them before you publish:  git fetch --refetch --no-filter  (on GitHub: no  filter:  below actions/checkout).",
    )
    git(tmp_path / "clone", "fetch", "--quiet", "--refetch", "--no-filter")  # the remedy
    assert history_of(tmp_path / "clone") == history_of(repository)


def test_the_folder_of_another_user_is_not_taken_for_one_without_a_history(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    mine = history_of(repository)
    monkeypatch.setenv(
        "GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"
    )  # as git's own tests do, since only root can give it away
    monkeypatch.setenv("HOME", str(repository))
    wrong, remedy = gap_in(repository)
    assert wrong == "The folder of the git history belongs to another user of this computer, and git does not read it"
    told, command = remedy.split(":  ")
    assert told == "Tell git before you publish that you trust it"
    git(repository, *command.split()[1:])
    assert history_of(repository) == mine


def test_a_repository_that_is_broken_is_not_taken_for_one_without_a_history(repository: Path) -> None:
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    write(repository, "courses/a.md", f"{TEXT}More.\n")
    commit(repository, "2026-02-05")
    first = subprocess.check_output(["git", "rev-parse", "HEAD~1"], cwd=repository, text=True).strip()
    (repository / ".git/objects" / first[:2] / first[2:]).unlink()
    wrong, remedy = gap_in(repository)
    assert wrong.startswith("Git cannot read its history here (")
    assert "git fsck" in remedy


def test_what_one_clone_alone_replaces_or_grafts_changes_nothing(repository: Path) -> None:
    for day in ("2026-01-05", "2026-02-05"):
        write(repository, f"courses/{day}.md", day)
        commit(repository, day)
    before = history_of(repository)
    git(repository, "replace", "--graft", "HEAD")
    assert history_of(repository) == before
    assert len(before.files) == 2


def test_a_repository_without_a_commit_knows_nothing(repository: Path) -> None:
    assert history_of(repository) == History()


def test_an_unreadable_history_is_not_taken_for_an_empty_one(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, "site/courses/a.md")
    commit(repository, "2026-01-05")
    monkeypatch.setenv("PATH", str(repository))  # where there is no git
    wrong, remedy = gap_in(repository / "site")
    assert wrong == "There is a git history here, and git is not installed"
    assert "https://git-scm.com/downloads" in remedy


def test_a_users_git_settings_change_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    for setting, value in (
        ("log.showSignature", "true"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("diff.renames", "false"),
    ):
        git(repository, "config", setting, value)
    write(repository, "courses/a.md")
    commit(repository, "2026-01-05")
    assert [paths_by_day(file) for file in history_of(repository).files] == [
        ("courses/a.md", [("2026-01-05", "courses/a.md")])
    ]


def test_a_folder_outside_any_repository_knows_nothing(tmp_path: Path) -> None:
    write(tmp_path, "courses/a.md")
    assert history_of(tmp_path) == History()
