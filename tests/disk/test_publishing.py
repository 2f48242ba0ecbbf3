"""Replacing a site's folder in one step."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.soak import some

from collaborative.disk.publishing import MARK, obstacle, repair, staged


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
    work = site.with_name(f".{site.name}-new-abcdefgh")
    work.mkdir()
    site.rename(work / "old")


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


OLD_SITE = {"index.html": b"old home \xff", "courses/index.html": b"old courses"}
NEW_SITE = {"index.html": b"new home", "courses/index.html": b"new courses"}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no process is killed by a signal there")
@pytest.mark.parametrize("way", ["one-step", "two-steps"])
def test_a_build_that_is_killed_before_any_call_to_the_system_leaves_a_whole_site(way: str, tmp_path: Path) -> None:
    """A process for each call, since only a process can be killed."""
    killed = set()
    for number in some(range(500), 3):
        site = tmp_path / f"{number}" / "site"
        for name, content in OLD_SITE.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_bytes(content)
        status = killed_at(number, site, way)
        if way == "one-step":  # in two there is a moment without a site, which the next command ends
            assert files_in(site) in (OLD_SITE, NEW_SITE), number
        repair(site)
        assert files_in(site) in (OLD_SITE, NEW_SITE), number
        assert [path.name for path in site.parent.iterdir()] == ["site"], number
        if not status:
            break
        killed.add(files_in(site) == NEW_SITE)
    assert killed == {False, True}, "it was killed before the new site was in place, and after"


def killed_at(number: int, site: Path, way: str) -> int:
    script = Path(__file__).with_name("killed_build.py")
    return subprocess.run([sys.executable, str(script), str(site), str(number), way], check=False).returncode


def test_two_builds_at_once_are_both_whole_and_the_last_one_stays(site: Path) -> None:
    with staged(site) as late:
        with staged(site) as early:
            (early / "index.html").write_bytes(b"early")
            repair(site)
            assert late.is_dir(), "another command clears nothing away that a living build owns"
            assert early.is_dir()
        assert files_in(site) == {"index.html": b"early"}
        (late / "index.html").write_bytes(b"late")
    assert files_in(site.parent) == {"site/index.html": b"late"}


@pytest.mark.parametrize("mark", [None, "", "{}", '{"site": "site", "for": "build", "process": 1}'])
def test_what_a_build_left_that_was_killed_is_cleared_away(mark: str | None, site: Path) -> None:
    left = site.with_name(".site-new-abcd_123")
    (left / "site").mkdir(parents=True)
    if mark is not None:
        (left / MARK).write_text(mark, encoding="utf-8")
    repair(site)
    assert [path.name for path in site.parent.iterdir()] == ["site"]


@pytest.mark.parametrize(
    "name", [".site-new-tree", ".site-newer", ".other-new-abcd1234", "site-new-abcd1234", ".site-new-abcd1234.zip"]
)
def test_what_has_another_name_is_nobodys_leftover(name: str, site: Path) -> None:
    site.with_name(name).mkdir()
    repair(site)
    assert site.with_name(name).is_dir()


def test_a_folder_that_is_marked_as_meant_to_last_is_kept(site: Path) -> None:
    kept = site.with_name(".site-new-abcd1234")
    kept.mkdir()
    (kept / MARK).write_text(json.dumps({"site": "site", "for": "the next build"}), encoding="utf-8")
    repair(site)
    assert kept.is_dir()


def test_the_mark_says_whose_folder_it_is(site: Path) -> None:
    with staged(site) as stage:
        said = json.loads((stage.parent / MARK).read_text(encoding="utf-8"))
    assert said == {"site": "site", "for": "build", "process": os.getpid()}


def test_a_replacement_in_two_steps_that_was_interrupted_between_them_is_put_right_by_any_command(site: Path) -> None:
    left = site.with_name(".site-new-abcd1234")
    (left / "site").mkdir(parents=True)
    site.rename(left / "old")
    repair(site)
    assert files_in(site.parent) == {f"site/{name}": content for name, content in OLD_SITE.items()}


def test_no_command_fails_where_nothing_can_be_repaired(tmp_path: Path) -> None:
    repair(tmp_path / "no" / "such" / "site")


# A folder that is no folder of its own


def test_a_link_is_followed_and_stays(site: Path, tmp_path: Path) -> None:
    web = tmp_path / "elsewhere" / "web"
    web.parent.mkdir()
    shutil.move(site, web)
    site.symlink_to(web)
    assert obstacle(site) is None
    with staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
    assert site.readlink() == web
    assert files_in(tmp_path / "elsewhere") == {"web/index.html": b"new home"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["elsewhere", "site"]


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    for target in ("gone", "site"):
        (tmp_path / "site").unlink(missing_ok=True)
        (tmp_path / "site").symlink_to(target)
        said = f"{tmp_path}/site is a link to {target}, which is not there."
        assert obstacle(tmp_path / "site") == f"{said} Make that folder, or delete the link."


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("Mine.", encoding="utf-8")
    assert "is a file" in str(obstacle(tmp_path / "site"))


@pytest.mark.skipif(sys.platform != "linux", reason="a place that is a mount point on every machine")
def test_a_mount_point_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to("/proc")
    assert "is a mount point" in str(obstacle(tmp_path / "site"))
    assert "is a mount point" in str(obstacle(Path("/proc")))


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write anywhere")
def test_a_place_where_this_user_may_not_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    assert f"You cannot write to the folder {tmp_path}" in str(obstacle(tmp_path / "new" / "site"))
    tmp_path.chmod(0o755)
