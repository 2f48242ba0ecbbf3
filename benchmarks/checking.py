"""Checking 1,000 courses, against parsing their front matter with PyYAML's C loader.

What is timed is the work of one run: reading the files from the disk, records, rules and checks, to the last problem.
There are two yardsticks: the C loader alone, on front matter that is cut out and in memory already; and the same loader
by python-frontmatter on the files, which are read and cut as ours are. Each is timed in a fresh process, so that nothing
is remembered from an earlier run, and in turns, so that the ratios hold when the machine drifts.

Imports are made before the clock starts, as they are for the yardstick: they do not grow with the number of courses.
Three libraries are imported when they are first needed; of these the holidays, which every site with courses to come
needs, are imported before as well, and what that costs a run is printed beside the ratio. markdown-it-py and Pillow
are not: these courses have neither links nor pictures.
"""

import datetime as dt
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import frontmatter
import yaml

from benchmarks.corpus import pages
from collaborative.bank_holidays import bank_holiday_on
from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject
from collaborative.commands.memory import collect_seldom
from collaborative.disk.sources import read_files
from collaborative.loading.content import load_content
from collaborative.loading.history import History
from collaborative.problems import in_order
from collaborative.settings import Settings

COURSES = 1000
TODAY = dt.date(2026, 3, 2)
SETTINGS = Settings("Northshire Primary Partnership", "https://training.example.org.uk/")


def compare_checking(rounds: int) -> None:
    courses = [page for page in pages(COURSES) if page.uri.startswith("courses/")]
    clusters = [page for page in pages(COURSES) if page.uri.startswith("clusters/")]  # which the courses name
    with tempfile.TemporaryDirectory() as folder:
        for page in (*courses, *clusters):
            file = Path(folder) / (page.uri if page.uri.startswith("courses/") else f"content/{page.uri}")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.text, encoding="utf-8")
        costs = [
            (_in_new_process("check", folder), _in_new_process("parse", folder), _in_new_process("load", folder))
            for _ in range(max(rounds, 5))
        ]
    checks, parses, loads = ([seconds for _, seconds in side] for side in zip(*costs, strict=True))
    late = statistics.median(seconds for (seconds, _), _, _ in costs)
    print(f"Checking {COURSES} courses: {statistics.median(checks):.3f} CPU s, and {late:.3f} to import the holidays")
    for what, seconds in (("cut out and in memory", parses), ("from their files", loads)):
        ratios = [check / yardstick for check, yardstick in zip(checks, seconds, strict=True)]
        print(
            f"  their front matter by the C YAML loader, {what}: {statistics.median(seconds):.3f};"
            f" ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
            flush=True,
        )


def _in_new_process(*what: str) -> list[float]:
    """Return the seconds that :func:`_time` prints, for late imports and for the work."""
    command = [sys.executable, "-m", "benchmarks.checking", *what]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [float(seconds) for seconds in printed.split()]


def _time(what: str, *folder: str) -> None:
    """Time one side of a round in a process that has only imported modules."""
    collect_seldom()
    if what == "check":
        late = _seconds(lambda: bank_holiday_on(TODAY, SETTINGS.nation))
        print(late, _seconds(lambda: _check(Path(*folder))))
    elif what == "load":
        print(0.0, _seconds(lambda: _load(Path(*folder))))
    else:
        fronts = [f"title: {page.title}\n{page.front}" for page in pages(COURSES) if page.uri.startswith("courses/")]
        print(0.0, _seconds(lambda: _parse(fronts)))


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _check(root: Path) -> None:
    files = read_files(root, root / "content", root / "courses")
    content = load_content(files.sources, SETTINGS, History())
    in_order([*files.problems, *content.problems, *check_site(Subject(content, files.others, SETTINGS, TODAY))])


def _load(root: Path) -> None:
    for file in sorted(root.glob("courses/*.md")):
        frontmatter.load(str(file))


def _parse(fronts: list[str]) -> None:
    for front in fronts:
        yaml.load(front, Loader=yaml.CSafeLoader)


if __name__ == "__main__":
    _time(*sys.argv[1:])
