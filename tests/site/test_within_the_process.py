"""What holds of a run within the tests' own process: it says what a process says, and leaves no trace."""

import gc
import logging
import os
import signal
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.command_line import run_process, run_within
from tests.conftest import TODAY, SiteFolder

from collaborative.commands import main as edge

pytestmark = pytest.mark.slow

RUNS = {
    "a check without a problem": ("check", "--today", TODAY),
    "a check with an error": ("check", "--today", TODAY),
    "a build of what is wrong": ("build", "--today", TODAY),
    "wrong usage": ("check", "--fix"),
    "a configuration that is not there": ("check", "-f", "nowhere.yml"),
    "the version": ("--version",),
    "help": ("check", "--help"),
}


@pytest.mark.parametrize("what", RUNS)
def test_a_process_ends_and_speaks_like_a_run_within_ours(what: str, make_site: Callable[..., SiteFolder]) -> None:
    site = make_site()
    if "error" in what or "wrong" in what:
        site.write("courses/bad.md", "---\ntitle: Café\ncode: B1\ndate: 2026-02-31\n---\n")
    within = run_within(site.path, *RUNS[what])
    process = run_process(site.path, "collaborative", *RUNS[what])
    assert (within.status, within.output) == (process.status, process.output)
    assert within.output


def state() -> dict[str, Any]:
    loggers = [logging.root, *(logging.getLogger(name) for name in sorted(logging.root.manager.loggerDict))]
    return {
        "folder": Path.cwd(),
        "environment": dict(os.environ),
        "arguments": (list(sys.argv), list(sys.path)),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
        "warnings": (list(warnings.filters), warnings.showwarning),
        "garbage": gc.get_threshold(),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "loggers": {
            each.name: (each.level, list(each.handlers), list(each.filters), each.propagate, each.disabled)
            for each in loggers
        },
    }


def test_a_run_puts_everything_back(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site()
    site.run()  # what is imported now brings its loggers with it
    before = state()
    assert site.run().status == 0
    assert state() == before


def test_a_run_that_changes_all_it_can_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run_wild(*_: object, **__: object) -> None:
        os.environ["QX_NEW"] = "1"
        os.environ.pop("PATH")
        sys.argv.append("more")
        warnings.simplefilter("ignore")
        gc.set_threshold(1, 2, 3)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        for logger in (logging.getLogger("qx"), logging.root):
            logger.addHandler(logging.NullHandler())
            logger.addFilter(lambda _: True)
            logger.setLevel(logging.CRITICAL)
            logger.propagate = False
        print("said")
        print("and said of an error", file=sys.stderr)
        raise ZeroDivisionError

    logging.getLogger("qx")
    monkeypatch.setattr(edge, "prepare_streams", run_wild)
    before = state()
    done = run_within(tmp_path, "check", environment={"QX": "1"})
    assert state() == before
    assert done.stdout == "said\n"
    assert done.stderr.startswith("and said of an error\nTraceback (most recent call last)")
    assert done.output == done.stdout + done.stderr
    assert done.status == 1


def test_what_loggers_say_that_nobody_hears_goes_to_the_standard_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a process, and not into the tests' own record."""
    monkeypatch.setattr(edge, "prepare_streams", lambda: logging.getLogger("qx").warning("Look out"))
    assert "Look out\n" in run_within(tmp_path, "--version").stderr
