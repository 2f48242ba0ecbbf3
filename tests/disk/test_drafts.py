"""New files never take the place of old ones; old ones change in one step."""

from pathlib import Path

import pytest

from collaborative.disk.drafts import rewrite, write_new


def test_a_new_file_is_written_with_its_folders_and_as_given(tmp_path: Path) -> None:
    file = tmp_path / "courses" / "2026-27" / "first-aid.md"
    write_new(file, b"one\ntwo\n")
    assert file.read_bytes() == b"one\ntwo\n"


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"ours")
    with pytest.raises(FileExistsError):
        write_new(file, b"theirs")
    assert file.read_bytes() == b"ours"


def test_a_file_changes_as_a_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    rewrite(file, b"new")
    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


def test_what_cannot_be_rewritten_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        rewrite(tmp_path / "missing.md", b"new")
    assert list(tmp_path.iterdir()) == []
