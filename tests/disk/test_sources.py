"""The files of a site."""

from pathlib import Path

from collaborative.disk.sources import read_files
from collaborative.loading.sources import OtherFile, SourceFile


def test_markdown_is_read_in_the_order_of_names_with_its_path_and_its_address(tmp_path: Path) -> None:
    for name in ("content/index.md", "content/news/b.md", "content/news/a.MD", "courses/spring/c.md"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(name.encode())
    found = read_files(tmp_path, tmp_path / "content", tmp_path / "courses")
    assert found.problems == ()
    assert found.sources == (
        SourceFile("content/index.md", "index.md", b"content/index.md"),
        SourceFile("content/news/a.MD", "news/a.md", b"content/news/a.MD"),
        SourceFile("content/news/b.md", "news/b.md", b"content/news/b.md"),
        SourceFile("courses/spring/c.md", "courses/spring/c.md", b"courses/spring/c.md"),
    )


def test_hidden_files_are_left_out_and_other_kinds_of_file_stand_apart(tmp_path: Path) -> None:
    for name in ("courses/.draft.md", "courses/.trash/a.md", "courses/a.txt", "courses/a.md~"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    found = read_files(tmp_path, tmp_path / "content", tmp_path / "courses")
    assert found.sources == ()
    assert found.others == (
        OtherFile("courses/a.md~", "courses/a.md~", 1),
        OtherFile("courses/a.txt", "courses/a.txt", 1),
    )
    assert found.problems == ()


def test_a_link_out_of_the_folder_is_not_published(tmp_path: Path) -> None:
    (tmp_path / "courses").mkdir()
    (tmp_path / "secret.md").write_bytes(b"secret")
    (tmp_path / "courses/a.md").symlink_to(tmp_path / "secret.md")
    found = read_files(tmp_path, tmp_path / "content", tmp_path / "courses")
    assert found.sources == ()
    assert [str(problem) for problem in found.problems] == [
        (
            "courses/a.md:1: This is a link to another place, not a file. "
            "Put the file itself here; links are not published."
        )
    ]
