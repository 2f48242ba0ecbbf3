"""Whole builds in processes of their own: ours, and bare MkDocs with Material on the same Markdown.

CPU seconds (user and system) are what to compare; on a shared machine wall time says little. The two builds of a
round run one after the other, so that the ratio of a round holds when the machine's speed drifts.
"""

import itertools
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus import write_bare, write_ours

TODAY = "2026-03-02"


@dataclass(frozen=True)
class Cost:
    """Of one process.

    Attributes:
        cpu: Seconds.
        memory: The largest resident size, in MB.
    """

    cpu: float
    memory: float


def compare_builds(sizes: list[int], rounds: int) -> None:
    """Print a line for each number of courses, and how the cost grows between them."""
    print("Building, cold, in processes of their own:")
    print(f"{'courses':>8} {'ours: CPU s':>12} {'MB':>6} {'bare: CPU s':>12} {'MB':>6} {'ours/bare':>10}  (medians)")
    medians = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            medians[size] = _compare(Path(folder), size, rounds)
    for small, large in itertools.pairwise(sorted(medians)):
        growth = medians[large] / medians[small]
        print(f"from {small} to {large} courses ({large / small:.1f} times): {growth:.2f} times the CPU")


def _compare(folder: Path, size: int, rounds: int) -> float:
    ours, bare = write_ours(folder / "ours", size), write_bare(folder / "bare", size)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1772442000"}
    build_ours = ["-m", "collaborative", "build", "-f", str(ours), "-d", str(folder / "out-ours"), "--today", TODAY]
    build_bare = ["-m", "mkdocs", "build", "-q", "-f", str(bare), "-d", str(folder / "out-bare")]
    costs = []
    for _ in range(rounds):
        costs.append((_run(build_ours, environment), _run(build_bare, environment)))
        shutil.rmtree(folder / "out-ours")  # each build is a cold one
        shutil.rmtree(folder / "out-bare")
    mine, theirs = [a.cpu for a, _ in costs], [b.cpu for _, b in costs]
    ratios = [a / b for a, b in zip(mine, theirs, strict=True)]
    print(
        f"{size:>8} {statistics.median(mine):>12.2f} {max(a.memory for a, _ in costs):>6.0f}"
        f" {statistics.median(theirs):>12.2f} {max(b.memory for _, b in costs):>6.0f}"
        f" {statistics.median(ratios):>10.2f}  ({min(ratios):.2f} to {max(ratios):.2f})",
        flush=True,
    )
    return statistics.median(mine)


def _run(arguments: list[str], environment: dict[str, str]) -> Cost:
    """One build, timed by the operating system's own account of the finished process."""
    process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the build failed: {' '.join(arguments)}")
    return Cost(usage.ru_utime + usage.ru_stime, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
