"""``build.py check``: every problem of every file, and nothing built."""

import datetime as dt
import sys
from collections import Counter
from pathlib import Path

import click

from collaborative.commands.options import config_file, strict, today
from collaborative.mkdocs_plugin.runner import Runner
from collaborative.problems import Problem, Severity, report
from collaborative.views.wording import count


@click.command()
@config_file
@today
@strict
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
def check(config_file: Path, today: dt.date | None, strict: bool, paths: tuple[Path, ...]) -> None:
    """Report every problem of every file (or of those below PATHS), and build nothing."""
    runner = Runner(config_file)
    runner.set_today(today)
    project = runner.read()
    problems = tuple(
        problem for problem in project.problems if _below(problem, paths, Path(runner.config.config_file_path).parent)
    )
    if problems:
        click.echo(report(problems))
    counts = Counter(problem.severity for problem in problems)
    click.echo(f"{count(counts[Severity.ERROR], 'error')}, {count(counts[Severity.WARNING], 'warning')}.")
    if counts[Severity.ERROR] or (strict and problems):
        sys.exit(1)


def _below(problem: Problem, paths: tuple[Path, ...], root: Path) -> bool:
    place = (root / problem.path).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)
