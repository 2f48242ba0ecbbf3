"""Compare whole builds, each in its own process: ours, and bare MkDocs with Material on the same Markdown.

CPU seconds (user and system) are what to compare; on a shared machine wall time says little. The two builds of a
round run one after the other, so that the ratio of a round holds when the machine's speed drifts. Both read and write in
memory where the machine has such a folder: a disk's system time is of the disk, and has nearly doubled the ratio.
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
MEMORY = Path("/dev/shm")  # of Linux


@dataclass(frozen=True)
class Cost:
    """The cost of one process.

    Attributes:
        cpu: Seconds.
        memory: The largest resident size, in MB.
    """

    cpu: float
    memory: float


def compare_builds(sizes: list[int], rounds: int) -> None:
    """Print a line for each number of courses, and how the cost grows between them."""
    place = _memory()
    where = f"in memory ({place})" if place else f"on a disk ({tempfile.gettempdir()})"
    print(f"Building sites whose courses are all public, cold, in processes of their own; written {where}:")
    print(f"{'courses':>8} {'ours: CPU s':>12} {'MB':>6} {'bare: CPU s':>12} {'MB':>6} {'ours/bare':>10}  (medians)")
    medians = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=place) as folder:
            medians[size] = _compare(Path(folder), size, rounds)
    for small, large in itertools.pairwise(sorted(medians)):
        growth = medians[large] / medians[small]
        print(f"from {small} to {large} courses ({large / small:.1f} times): {growth:.2f} times the CPU")


def _memory() -> Path | None:
    """Return a folder in memory, None on a machine without one."""
    return MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None


def _compare(folder: Path, size: int, rounds: int) -> float:
    ours, bare = write_ours(folder / "ours", size), write_bare(folder / "bare", size)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1772442000"}
    build_ours = ["-m", "collaborative", "build", "-f", str(ours), "-d", str(folder / "out-ours"), "--today", TODAY]
    build_bare = ["-m", "mkdocs", "build", "-q", "-f", str(bare), "-d", str(folder / "out-bare")]
    costs = []
    for _ in range(rounds):
        costs.append((_run(build_ours, environment), _run(build_bare, environment)))
        _require_all(size, folder / "out-ours")
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


def _require_all(size: int, site: Path) -> None:
    """Raise SystemExit where the site lacks courses: fewer pages would cost less."""
    public = sum(1 for _ in site.glob("courses/c?????/index.html"))
    if public != size:
        raise SystemExit(f"only {public} of {size} courses are public")


def _run(arguments: list[str], environment: dict[str, str]) -> Cost:
    """Run one build and return the operating system's account of its process."""
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen([sys.executable, *arguments], env=environment, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{said.read()}\nThe build failed: {' '.join(arguments)}")
    return Cost(usage.ru_utime + usage.ru_stime, _megabytes(usage))


def _megabytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
