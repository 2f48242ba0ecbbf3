"""Replacing a site's folder in one step."""

from pathlib import Path

import pytest

from collaborative.disk.publishing import staged


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return an old site."""
    folder = tmp_path / "site"
    (folder / "courses").mkdir(parents=True)
    (folder / "index.html").write_bytes(b"old home \xff")
    (folder / "courses/index.html").write_bytes(b"old courses")
    return folder


def test_a_build_that_ends_well_takes_the_place_of_the_old_site(site: Path) -> None:
    with staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
    assert files_in(site.parent) == {"site/index.html": b"new home"}


def test_the_old_site_is_kept_until_the_build_ends(site: Path) -> None:
    before = files_in(site)
    with staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
        assert files_in(site) == before


def test_a_first_build_makes_the_folder_and_those_above_it(tmp_path: Path) -> None:
    site = tmp_path / "public" / "www" / "site"
    with staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
    assert files_in(tmp_path) == {"public/www/site/index.html": b"new home"}


def test_the_published_folder_can_be_read_by_a_web_server(site: Path) -> None:
    with staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
    assert site.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize("reason", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_build_that_fails_leaves_the_old_site_byte_for_byte(site: Path, reason: type[BaseException]) -> None:
    before = files_in(site.parent)

    def build() -> None:
        with staged(site) as stage:
            (stage / "index.html").write_bytes(b"half a home")
            raise reason

    with pytest.raises(reason):
        build()
    assert files_in(site.parent) == before
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def interrupted(site: Path) -> None:
    """Leave what a machine leaves that stops between the two renames."""
    site.rename(site.with_name(f".{site.name}-old"))


def test_a_swap_that_was_interrupted_is_put_right_by_the_next_build(site: Path) -> None:
    interrupted(site)
    with staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
    assert files_in(site.parent) == {"site/index.html": b"new home"}


def test_a_swap_that_was_interrupted_is_put_right_even_when_the_next_build_fails(site: Path) -> None:
    before = files_in(site)
    interrupted(site)

    def build() -> None:
        with staged(site):
            raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011  # raised by the test itself
        build()
    assert files_in(site) == before
