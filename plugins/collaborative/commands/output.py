"""What every command says, on whichever terminal, pipe or file it is run in."""

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
    """No character of anyone's name may end a command where the console cannot show it (Windows, pipes)."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")


def is_debugging() -> bool:
    """Return whether ``--debug`` was typed."""
    context = click.get_current_context(silent=True)
    return bool(context and context.find_root().obj)


def look(*, err: bool = False) -> terminal.Look:
    """How standard output, or standard error, can be written to."""
    stream = sys.stderr if err else sys.stdout
    width = shutil.get_terminal_size().columns
    return terminal.look_for(is_terminal=stream.isatty(), width=width, environment=os.environ)


def say_problems(problems: Sequence[Problem], root: Path, *, err: bool = False) -> None:
    """Every problem, with its line of the file on a terminal; paths count from the root."""
    shown = look(err=err)
    lines = {path: _lines(root / path) for path in {problem.path for problem in problems}} if shown.excerpts else {}
    if problems:
        click.echo(terminal.problems_text(problems, lines, shown), err=err)
    if is_debugging():
        for problem in problems:
            if isinstance(problem, Failure) and problem.error:
                click.echo(trace_failure(problem.error), err=True)


def say_usage(error: click.UsageError) -> None:
    """What is wrong and what to type; how the command is used comes after it, for those who ask."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    click.echo(f"Error: {error.format_message()}", err=True)
    command = error.ctx.command_path if error.ctx else "python build.py"
    click.echo(f"\nAll that can be typed:  {command} --help", err=True)


NOT_WRITTEN = "Nothing was written."


@contextmanager
def stopped_by_problems(root: Path, outcome: str) -> Iterator[None]:
    """Content that cannot be published ends the command: all problems and the outcome are said; the exit status is 1."""
    try:
        yield
    except ContentError as error:
        say_problems(error.problems, root, err=True)
        number = count(len(errors_in(error.problems)), "problem")
        click.echo(f"\n{number} found. {outcome}", err=True)
        sys.exit(1)


def opened(config_file: Path, site_dir: Path | None = None, published: Path | None = None) -> Runner:
    """The site; where its configuration cannot be used, what is wrong with it ends the command."""
    with stopped_by_problems(config_file.resolve().parent, NOT_WRITTEN):
        return Runner(config_file, site_dir, published)


def _lines(file: Path) -> list[str]:
    """As an editor counts them; nothing of a file that is gone, or is no text."""
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []
