"""Writing all files or none, and never over existing ones."""

import os
from pathlib import Path

import pytest

from collaborative.disk.writing import write_all, write_new


def names(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_files_and_their_folders_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    written = write_all({tmp_path / "new" / "a.md": b"one\n", tmp_path / "b.md": b"two\n"})
    assert len(written) == 2
    assert names(tmp_path) == ["b.md", "new/a.md"]
    assert (tmp_path / "new" / "a.md").read_bytes() == b"one\n"


def test_a_file_that_holds_the_same_already_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"one\n")
    os.utime(tmp_path / "a.md", (1, 1))
    assert write_all({tmp_path / "a.md": b"one\n"}) == ()
    assert (tmp_path / "a.md").stat().st_mtime == 1


def test_if_one_file_cannot_be_written_all_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old\n")
    (tmp_path / "c.md").mkdir()  # no file can take its place
    (tmp_path / "c.md" / "x").write_bytes(b"")
    with pytest.raises(OSError, match=r"c\.md"):
        write_all({tmp_path / "a.md": b"new\n", tmp_path / "b.md": b"new\n", tmp_path / "c.md": b"new\n"})
    assert names(tmp_path) == ["a.md", "c.md/x"]
    assert (tmp_path / "a.md").read_bytes() == b"old\n"


def test_if_a_replacement_fails_earlier_ones_are_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_bytes(b"old\n")
    replace, calls = os.replace, []

    def full(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) == 3:
            raise OSError("No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_all({tmp_path / name: b"new\n" for name in ("a.md", "b.md", "c.md")})
    assert names(tmp_path) == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"old\n"


def test_a_file_that_changes_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_all({file: b"new"})
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_written_with_its_folders_and_as_given(tmp_path: Path) -> None:
    file = tmp_path / "courses" / "2026-27" / "first-aid.md"
    write_new(file, b"one\ntwo\n")
    assert file.read_bytes() == b"one\ntwo\n"


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"ours")
    with pytest.raises(FileExistsError):
        write_new(file, b"theirs")
    assert file.read_bytes() == b"ours"
