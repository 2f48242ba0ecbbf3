"""The same commit and the same day give the same bytes, wherever and whenever the site is built."""

from pathlib import Path

import pytest
from tests.conftest import FROZEN_TODAY
from tests.site.tools import build, course, digest, make, news, run, run_process

pytestmark = pytest.mark.slow

MACHINES = {
    "in Los Angeles": {"TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1"},
    "on Kiritimati": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
    "at UTC with another locale": {"TZ": "UTC", "PYTHONHASHSEED": "3", "LC_ALL": "C"},
}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_frozen_site_is_the_same_on_every_machine(
    machine: str, frozen: Path, frozen_source: Path, tmp_path: Path
) -> None:
    target = tmp_path / "elsewhere"
    built = run_process(  # the zone, the locale and the hash seed are those of a process
        frozen_source,
        "collaborative",
        "build",
        "-d",
        str(target),
        "--today",
        FROZEN_TODAY,
        "--strict",
        **MACHINES[machine],
    )
    assert built.status == 0, built.output
    assert digest(target) == digest(frozen)


def test_a_second_build_over_the_first_changes_nothing_and_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    files = {"content/index.md": "# Welcome\n", "courses/a.md": course(code="A1"), "content/news/n.md": news()}
    folder = make(tmp_path / "source", files)
    first = digest(build(folder).site)
    (tmp_path / "source/out/left-behind.html").write_text("old", encoding="utf-8")
    assert digest(build(folder).site) == first


def test_the_day_may_come_from_source_date_epoch(tmp_path: Path) -> None:
    folder = make(tmp_path, {"content/index.md": "# Welcome\n", "courses/a.md": course(code="A1")})
    by_option = digest(build(folder, today="2026-03-02").site)
    built = run(folder.path, "build", "-d", "out", SOURCE_DATE_EPOCH="1772452800")  # 2 March, midday
    assert built.status == 0, built.output
    assert digest(built.site) == by_option


def test_files_that_come_in_another_order_from_the_disk_give_the_same_site(tmp_path: Path) -> None:
    names = [f"courses/{name}.md" for name in ("maths", "art", "zoology", "english")]
    files = {name: course(title=name, code=f"C{place}") for place, name in enumerate(names)}
    one = make(tmp_path / "one", {"content/index.md": "# Welcome\n", **files})
    other = make(tmp_path / "other", {**dict(reversed(files.items())), "content/index.md": "# Welcome\n"})
    assert digest(build(one).site) == digest(build(other).site)
