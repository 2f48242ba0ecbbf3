"""Checking 1,000 courses, against parsing their front matter with PyYAML's C loader.

What is timed is the work, in this process: reading the files from the disk, records, rules and checks, to the last
problem. The yardstick has its text in memory. Both run in turns, so that their ratio holds when the machine drifts.
"""

import datetime as dt
import gc
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks.corpus import pages
from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject
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
    fronts = [f"title: {page.title}\n{page.front}" for page in courses]
    gc.set_threshold(200_000, 50, 50)  # as the commands do
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for page in (*courses, *clusters):
            file = root / (page.uri if page.uri.startswith("courses/") else f"content/{page.uri}")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(page.text, encoding="utf-8")
        costs = [(_seconds(lambda: _check(root)), _seconds(lambda: _parse(fronts))) for _ in range(max(rounds, 5))]
    ratios = [check / parse for check, parse in costs]
    print(
        f"Checking {COURSES} courses: {statistics.median(check for check, _ in costs):.3f} CPU s;"
        f" their front matter by the C YAML loader: {statistics.median(parse for _, parse in costs):.3f};"
        f" ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})",
        flush=True,
    )


def _seconds(work: Callable[[], None]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _check(root: Path) -> None:
    files = read_files(root, root / "content", root / "courses")
    content = load_content(files.sources, SETTINGS, History())
    in_order([*files.problems, *content.problems, *check_site(Subject(content, files.others, SETTINGS, TODAY))])


def _parse(fronts: list[str]) -> None:
    for front in fronts:
        yaml.load(front, Loader=yaml.CSafeLoader)
