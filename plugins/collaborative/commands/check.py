"""``build.py check``: report every problem in every file and build nothing."""

import datetime as dt
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from collaborative.checking.site import Failure
from collaborative.commands.memory import collect_seldom
from collaborative.commands.options import config_file, published, strict, today
from collaborative.commands.output import look, say_problems
from collaborative.disk.revision import RevisionError, path_in_repository
from collaborative.mkdocs_plugin.project import Project
from collaborative.mkdocs_plugin.runner import RunError, Runner
from collaborative.problems import ContentError, Message, Problem, report
from collaborative.rendering.manifest import commit_in
from collaborative.reporting import terminal
from collaborative.reporting.github import Base, annotations, base_of, place_of, uninterpreted
from collaborative.reporting.json import as_json
from collaborative.reporting.outcome import Comparison, Outcome
from collaborative.reporting.plain import changes_text
from collaborative.reporting.summary import summary

_NOTHING_TO_COMPARE = "This run follows no change, so there is nothing to compare with."


@click.command()
@config_file
@today
@strict
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="text for people; github for annotations and a job summary on GitHub; json for programs.",
)
@click.option(
    "--base",
    metavar="REVISION",
    help="Say what visitors will see change, compared with this branch or commit (on GitHub found by itself).",
)
@published
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check(
    config_file: Path,
    today: dt.date | None,
    strict: bool,
    form: str,
    base: str | None,
    published: Path | None,
    paths: tuple[Path, ...],
) -> None:
    """Report every problem of every file (or of those below PATHS), and build nothing."""
    collect_seldom()
    event = _event() if form == "github" else {}
    root = config_file.resolve().parent
    try:
        runner = Runner(config_file, published=published)
        runner.set_today(today)
        _refuse_strangers(paths, runner)
        outcome = _outcome(runner, paths, _base(base, form, event, published))
    except ContentError as error:  # of the configuration, without which nothing else can be looked at
        outcome = Outcome(error.problems)
    except RunError as error:
        if form == "text":
            raise
        wrong = str(error).removeprefix(f"{config_file.name}: ")
        outcome = Outcome((Problem(config_file.name, 1, "", Message(wrong, f"Correct {config_file.name}.")),))
    match form:
        case "json":
            click.echo(as_json(outcome))
        case "github":
            _tell_github(outcome, root, event)
        case _:
            _tell(outcome, root)
    if outcome.errors or (strict and outcome.problems):
        sys.exit(1)


def _outcome(runner: Runner, paths: tuple[Path, ...], base: Base | str) -> Outcome:
    """Return the problems and, without errors, the changes since the base or a note on why there is no comparison."""
    project = runner.read()
    problems = tuple(
        problem
        for problem in project.problems
        if isinstance(problem, Failure) or _below(problem.path, paths, runner.root)
    )
    whole = Outcome(problems)
    if whole.errors or not base:
        return whole
    if isinstance(base, str):
        return Outcome(problems, notes=(base,))
    try:
        comparison = _comparison(runner, project, base, paths)
    except RevisionError as error:
        return Outcome(problems, notes=(str(error),))
    return Outcome(problems, comparison)


def _comparison(runner: Runner, project: Project, base: Base, paths: tuple[Path, ...]) -> Comparison:
    found = runner.compare(project, base.revision, base.name, of_branch=base.of_branch)
    changes = tuple(change for change in found.changes if _below(change.subject.path, paths, runner.root))
    return Comparison(found.name, found.commit, changes)


def _base(typed: str | None, form: str, event: Mapping[str, Any], published: Path | None) -> Base | str:
    """Return what to compare with: "" for no comparison, any other text explains why there is none."""
    if typed:
        return Base(typed, typed, of_branch=True)
    if form != "github":
        return ""
    commit = commit_in(published.read_bytes()) if published else ""
    return base_of(os.environ, event, commit) or _NOTHING_TO_COMPARE


# PATHS


def _refuse_strangers(paths: tuple[Path, ...], runner: Runner) -> None:
    parts = runner.folders
    for path in paths:
        place = path.resolve()
        if not any(place.is_relative_to(part) or part.is_relative_to(place) for part in parts):
            names = ", ".join(part.name for part in parts)
            raise click.UsageError(f"{path} is no part of the site. Name a file or folder of these: {names}.")


def _below(name: str, paths: tuple[Path, ...], root: Path) -> bool:
    place = (root / name).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)


# The three forms


def _tell(outcome: Outcome, root: Path) -> None:
    say_problems(outcome.problems, root)
    if outcome.problems and look() != terminal.PLAIN:
        click.echo()
    click.echo(terminal.closing(outcome.problems, look()))
    for note in outcome.notes:
        click.echo(f"Note: {note}")
    if outcome.comparison:
        click.echo(f"\n{changes_text(outcome.comparison)}")


def _tell_github(outcome: Outcome, root: Path, event: Mapping[str, Any]) -> None:
    """Write every problem to the log with GitHub's annotation commands, and the summary page for people."""
    place = place_of(os.environ, event, path_in_repository(root))
    log = [report(outcome.problems), terminal.closing(outcome.problems, terminal.PLAIN), *outcome.notes]
    click.echo(uninterpreted("\n".join(part for part in log if part)))
    if commands := annotations(outcome.problems, place):
        click.echo(commands)
    if file := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(file).open("a", encoding="utf-8") as page:
            page.write(summary(outcome, place))


def _event() -> Mapping[str, Any]:
    """Return GitHub's event for the change that started this run, empty elsewhere."""
    try:
        event = json.loads(Path(os.environ.get("GITHUB_EVENT_PATH", "")).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return event if isinstance(event, dict) else {}
