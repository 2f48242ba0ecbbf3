"""Output that all commands share, for terminals, pipes and files."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from collaborative.checking.site import Failure
from collaborative.mkdocs_plugin.runner import Runner
from collaborative.problems import ContentError, Problem, errors_in
from collaborative.reporting import terminal
from collaborative.reporting.failure import trace_failure
from collaborative.views.wording import count


def prepare_streams() -> None:
    """Replace characters that the console cannot show (Windows, pipes) instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def is_debugging() -> bool:
    """Return whether ``--debug`` was typed."""
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().obj)


def look(*, err: bool = False) -> terminal.Look:
    """Return what standard output, or standard error, can show."""
    stream = sys.stderr if err else sys.stdout
    width = shutil.get_terminal_size().columns
    return terminal.look_for(is_terminal=stream.isatty(), width=width, environment=os.environ)


def say_problems(problems: Sequence[Problem], root: Path, *, err: bool = False) -> None:
    """Print every problem, on a terminal with its line of the file; paths are relative to ``root``."""
    shown = look(err=err)
    lines = {path: _lines(root / path) for path in {problem.path for problem in problems}} if shown.excerpts else {}
    if problems:
        click.echo(terminal.problems_text(problems, lines, shown), err=err)
    if is_debugging():
        for problem in problems:
            if isinstance(problem, Failure) and problem.error:
                click.echo(trace_failure(problem.error), err=True)


def say_usage(error: click.UsageError) -> None:
    """Print what is wrong and what to type, then where to find the command's help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    click.echo(f"Error: {error.format_message()}", err=True)
    command = error.ctx.command_path if error.ctx else "python build.py"
    click.echo(f"\nAll that can be typed:  {command} --help", err=True)


NOT_WRITTEN = "Nothing was written."


@contextmanager
def stopped_by_problems(root: Path, outcome: str) -> Iterator[None]:
    """End the command on content that cannot be published: print all problems and the outcome, exit with status 1."""
    try:
        yield
    except ContentError as error:
        say_problems(error.problems, root, err=True)
        number = count(len(errors_in(error.problems)), "problem")
        click.echo(f"\n{number} found. {outcome}", err=True)
        sys.exit(1)


def opened(config_file: Path, site_dir: Path | None = None, published: Path | None = None) -> Runner:
    """Open the site; problems in its configuration end the command."""
    with stopped_by_problems(config_file.resolve().parent, NOT_WRITTEN):
        return Runner(config_file, site_dir, published)


def _lines(file: Path) -> list[str]:
    """Return a file's lines as an editor counts them, none if the file is gone."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []
