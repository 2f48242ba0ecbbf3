"""Reading the files of a site."""

import os
from pathlib import Path

import pytest

from collaborative.disk.sources import SiteFiles, read_beside, read_files
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


def test_hidden_files_are_left_out_and_other_files_kept_apart(tmp_path: Path) -> None:
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
            "courses/a.md:1: This is a link (shortcut) to a file in another place, which is not published. "
            "Delete it; if the file itself is wanted here, upload that instead."
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Thumbs.db",
        "desktop.ini",
        "~$form.docx",
        "~WRL0001.tmp",
        "plan.pdf.crdownload",
        ".first-aid.md.swp",
        "__MACOSX/first-aid.md",
        ".DS_Store",
    ],
)
def test_what_programs_leave_behind_is_as_if_it_were_not_there(tmp_path: Path, name: str) -> None:
    file = tmp_path / "content" / name
    file.parent.mkdir(parents=True)
    file.write_bytes(b"x")
    assert read_files(tmp_path, tmp_path / "content", tmp_path / "courses") == SiteFiles((), (), ())


def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_bytes(b"secret")
    (tmp_path / "content").mkdir()
    (tmp_path / "content/more").symlink_to(tmp_path / "elsewhere")
    found = read_files(tmp_path, tmp_path / "content", tmp_path / "courses")
    assert (found.sources, found.others) == ((), ())
    assert [problem.path for problem in found.problems] == ["content/more"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"a\x1b[31m.md", b"a\nb.md", b"a\xffb.md", "a\u202eb.md".encode()])
def test_an_unprintable_name_is_read_with_replacement_characters(tmp_path: Path, name: bytes) -> None:
    (tmp_path / "content").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "content") + b"/" + name)).write_bytes(b"x")
    found = read_files(tmp_path, tmp_path / "content", tmp_path / "courses")
    assert "\ufffd" in found.sources[0].path
    found.sources[0].path.encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")
def test_a_pipe_or_device_is_refused_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    os.mkfifo(tmp_path / "content/a.md")
    [problem] = read_files(tmp_path, tmp_path / "content", tmp_path / "courses").problems
    assert str(problem).startswith("content/a.md:1: The file cannot be read")


def test_markdown_beside_the_folders_of_the_site_is_found(tmp_path: Path) -> None:
    for name in (
        "a.md",
        "course/b.md",
        "course/deep/c.md",
        "courses/d.md",
        "content/e.md",
        ".github/f.md",
        "course/g.txt",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    found = read_beside(tmp_path, tmp_path / "content", tmp_path / "courses")
    assert [source.path for source in found] == ["a.md", "course/b.md"]
