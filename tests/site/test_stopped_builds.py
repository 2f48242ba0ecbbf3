"""Builds that are stopped half-way, each in a process of its own: only a process can be killed, or have its own quota."""

import random
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.conftest import COURSE, TODAY, SiteFolder
from tests.site.tools import digest
from tests.soak import some

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="no such signals and quotas there")]

# Kills itself before one of its calls to the system, or counts them; or is allowed files of so many bytes only.
_START = """
import os, resource, signal, sys
from itertools import count
kill_at, most_bytes = int(sys.argv.pop(1)), int(sys.argv.pop(1))
if most_bytes:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
from collaborative.commands.main import main
calls = count(1)
made = 0
def before(event, _):
    global made
    if event.startswith(("open", "os.", "shutil.", "fcntl.", "tempfile.", "ctypes.")):
        made = next(calls)
        if made == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(before)
try:
    main()
finally:
    print("calls:", made)
"""
MOMENTS = 20
SIZES = (100, 1_000, 5_000, 10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 80_000)


def build(site: SiteFolder, *, kill_at: int = 0, most_bytes: int = 0) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", _START, str(kill_at), str(most_bytes), "build", "--today", TODAY, "-d", "out"]
    return subprocess.run(
        command, cwd=site.path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site(config="site_dir: out\n")
    wholes = []
    for where in ("Riverside", "Hillside"):
        site.write("courses/first-aid.md", COURSE.replace("Riverside", where))
        done = build(site)
        assert done.returncode == 0, done.stdout
        wholes.append(digest(site.path / "out"))
    calls = int(done.stdout.rpartition("calls: ")[2])
    assert wholes[0] != wholes[1]
    moments = random.Random(2026).sample(range(1, calls), MOMENTS)
    for turn, moment in enumerate(some(moments, 10)):
        site.write("courses/first-aid.md", COURSE.replace("Riverside", ("Riverside", "Hillside")[turn % 2]))
        killed = build(site, kill_at=moment)
        assert killed.returncode < 0, killed.stdout
        assert digest(site.path / "out") in wholes, moment
        assert site.run("check").status == 0
        assert digest(site.path / "out") in wholes, moment
        assert not list(site.path.glob(".out*")), moment


def test_a_disk_that_is_full_leaves_the_old_site_and_says_so_in_one_sentence(
    make_site: Callable[..., SiteFolder],
) -> None:
    site = make_site()
    assert site.run().status == 0
    before = digest(site.path)
    for size in some(SIZES, 5):
        full = build(site, most_bytes=size)
        assert full.returncode == 1
        *_, said, _calls = full.stdout.splitlines()
        assert said.startswith("The disk is full"), full.stdout
        assert said.endswith("Make room, then run the command again.")
        assert digest(site.path) == before, size
