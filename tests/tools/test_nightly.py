"""The nightly rebuild: when it runs, what GitHub's pause takes down with it, and that it warns in good time."""

import os
import re
from pathlib import Path

import pytest
from tests.repository import commit, git, write
from tests.tools.workflows import WORKFLOWS, run_step, steps, workflow

MOMENT = "2026-06-01T09:00:00+00:00"  # the day of the last change, at nine as tests/repository.py has it
DAY = 86_400
START = 1_780_304_400  # MOMENT in seconds since 1970
PAUSE = 60  # https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule


def warning_step() -> dict[str, str]:
    (step,) = [step for step in steps("nightly.yml", "quiet") if "run" in step]
    return step


def quiet(repository: Path, days: float, tmp_path: Path) -> tuple[int, str, str]:
    """The step as GitHub runs it, so many days after the last change: its status, what it says, and its summary."""
    programs = tmp_path / "bin"
    programs.mkdir()
    clock = programs / "date"
    clock.write_text(f'#!/bin/sh\n[ "$1" = +%s ] && echo {int(START + days * DAY)} || exit 1\n')
    clock.chmod(0o755)
    page = tmp_path / "summary.md"
    page.touch()
    path = f"{programs}:{os.environ['PATH']}"
    done = run_step(warning_step(), repository, PATH=path, GITHUB_STEP_SUMMARY=str(page))
    return done.returncode, done.stdout + done.stderr, page.read_text()


@pytest.fixture
def changed(repository: Path) -> Path:
    """A repository whose last change is of 1 June 2026; it has an older one."""
    for day in ("2026-03-01", "2026-06-01"):
        write(repository, f"{day}.md")
        commit(repository, day)
    return repository


def test_the_schedule_is_in_a_file_of_its_own() -> None:
    scheduled = [file.name for file in WORKFLOWS.glob("*.yml") if "schedule" in workflow(file.name)["on"]]
    assert scheduled == ["nightly.yml"]


def test_a_pause_takes_down_nothing_but_the_nightly_run() -> None:
    assert set(workflow("nightly.yml")["on"]) == {"schedule", "workflow_dispatch"}
    assert {"push", "pull_request", "workflow_call"} <= set(workflow("site.yml")["on"])


def test_it_runs_each_night_when_a_day_has_begun_in_london() -> None:
    (entry,) = workflow("nightly.yml")["on"]["schedule"]
    minute, hour, *days = entry["cron"].split()
    assert days == ["*", "*", "*"]
    assert hour == "0"  # UTC: London is there, or an hour ahead
    assert 0 < int(minute) < 60


def test_it_publishes_by_the_same_steps_as_a_change_and_does_not_wait_for_itself() -> None:
    nightly, site = workflow("nightly.yml"), workflow("site.yml")
    assert nightly["jobs"]["site"]["uses"].endswith("/.github/workflows/site.yml")
    assert nightly["concurrency"]["group"] != site["concurrency"]["group"].partition("-")[0]
    assert nightly["jobs"]["site"]["permissions"] == site["jobs"]["publish"]["permissions"] | {"contents": "read"}
    assert "needs" not in nightly["jobs"]["quiet"], "a night that fails must not hide the warning"


def test_the_warning_looks_at_the_last_change_on_main() -> None:
    (checkout,) = [step for step in steps("nightly.yml", "quiet") if "uses" in step]
    assert checkout["uses"].startswith("actions/checkout@")
    assert checkout["with"]["ref"] == "main"


@pytest.mark.parametrize("days", [0, 1, 44, 44.99])
def test_nothing_is_said_while_the_last_change_is_fresh(days: float, changed: Path, tmp_path: Path) -> None:
    status, said, summary = quiet(changed, days, tmp_path)
    assert (status, summary) == (0, "")
    assert f"is {int(days)} days old" in said
    assert "::warning" not in said


@pytest.mark.parametrize("days", [45, 46, 59])
def test_two_weeks_before_the_pause_it_warns_and_says_what_to_do(days: int, changed: Path, tmp_path: Path) -> None:
    status, said, summary = quiet(changed, days, tmp_path)
    assert status == 0
    (warning,) = re.findall(r"^::warning title=[^:\n]+::(.+)$", said, re.MULTILINE)
    assert warning == summary.strip()
    assert f"for {days} days" in warning
    assert "save any change on main" in warning
    assert "Enable workflow" in warning


def test_the_first_warning_leaves_two_weeks() -> None:
    (threshold,) = re.findall(r"-lt (\d+)", warning_step()["run"])
    assert PAUSE - int(threshold) >= 14


def test_a_shallow_clone_knows_the_last_change_too(changed: Path, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "--quiet", "--depth=1", changed.as_uri(), str(shallow))
    assert "is 46 days old" in quiet(shallow, 46, tmp_path)[1]
