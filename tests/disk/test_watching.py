"""Changes of a site's files that the preview notices."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from collaborative.disk.watching import changed_between, look_at


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "courses/2026").mkdir(parents=True)
    (tmp_path / "courses/first-aid.md").write_text("one", encoding="utf-8")
    (tmp_path / "courses/2026/maths.md").write_text("two", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: x", encoding="utf-8")
    return tmp_path


def rewrite(folder: Path) -> None:
    (folder / "courses/first-aid.md").write_text("longer", encoding="utf-8")


def replace_with_one_of_the_same_size_and_time(folder: Path) -> None:
    file, other = folder / "courses/first-aid.md", folder / ".new"
    other.write_text("new", encoding="utf-8")
    status = file.stat()
    os.utime(other, ns=(status.st_atime_ns, status.st_mtime_ns))
    other.replace(file)


def rename(folder: Path) -> None:
    (folder / "courses/2026/maths.md").rename(folder / "courses/2026/sums.md")


def delete(folder: Path) -> None:
    (folder / "courses/2026/maths.md").unlink()


def new_folder(folder: Path) -> None:
    (folder / "courses/2027").mkdir()
    (folder / "courses/2027/art.md").write_text("three", encoding="utf-8")


def configuration(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("site_name: xyz", encoding="utf-8")


def picture(folder: Path) -> None:
    (folder / "courses/room.jpg").write_bytes(b"picture")


CHANGES: dict[Callable[[Path], None], set[str]] = {
    rewrite: {"courses/first-aid.md"},
    replace_with_one_of_the_same_size_and_time: {"courses/first-aid.md"},
    rename: {"courses/2026/maths.md", "courses/2026/sums.md"},
    delete: {"courses/2026/maths.md"},
    new_folder: {"courses/2027/art.md"},
    configuration: {"mkdocs.yml"},
    picture: {"courses/room.jpg"},
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_kind_of_change_is_seen(change: Callable[[Path], None], folder: Path) -> None:
    places = (folder / "courses", folder / "mkdocs.yml")
    before = look_at(places)
    change(folder)
    changed = changed_between(before, look_at(places))
    assert {path.relative_to(folder).as_posix() for path in changed} == CHANGES[change]


@pytest.mark.parametrize("name", ["~$notice.md", ".~lock.notice.md#", ".notice.md.swp", "notice.md~", "wrd0001.tmp"])
def test_temporary_files_beside_an_open_one_are_ignored(name: str, folder: Path) -> None:
    before = look_at([folder])
    (folder / "courses" / name).write_text("x", encoding="utf-8")
    assert look_at([folder]) == before


def test_a_place_that_is_not_there_yet_is_seen_when_it_comes(tmp_path: Path) -> None:
    before = look_at([tmp_path / "courses"])
    assert before == {}
    (tmp_path / "courses").mkdir()
    (tmp_path / "courses/a.md").write_text("x", encoding="utf-8")
    assert changed_between(before, look_at([tmp_path / "courses"])) == (tmp_path / "courses/a.md",)
