"""The command line: ``python build.py …`` ends up here, inside the private environment."""

import datetime as dt
import gc
import os
import sys
import time
from collections import Counter
from pathlib import Path

import click

from collaborative import __version__
from collaborative.disk.publishing import staged
from collaborative.mkdocs_plugin.clock import ClockError
from collaborative.mkdocs_plugin.runner import RunError, Runner, serve
from collaborative.problems import ContentError, Problem, Severity, Slip, report
from collaborative.reading.days import parse_day
from collaborative.views.plan import SitePlan
from collaborative.views.wording import count

DEFAULT_CONFIG = Path("mkdocs.yml")
DEBUG = "COLLABORATIVE_DEBUG"


class _Day(click.ParamType[dt.date]):
    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return parse_day(str(value))
        except Slip as slip:
            self.fail(str(slip), param, ctx)


config_file = click.option(
    "-f", "--config-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), default=DEFAULT_CONFIG,
    show_default=True, help="The site's mkdocs.yml; all paths are relative to it.",
)  # fmt: skip
today = click.option(
    "--today", type=_Day(), help="Build as if it were this day (default: SOURCE_DATE_EPOCH, or today)."
)
strict = click.option("--strict", is_flag=True, help="Warnings count as problems.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collaborative")
def commands() -> None:
    """The website of a partnership of schools, from Markdown files."""


@commands.command()
@config_file
@click.option(
    "-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes (default: site/)."
)
@today
@strict
def build(config_file: Path, site_dir: Path | None, today: dt.date | None, strict: bool) -> None:
    """Check everything, then build the site in one step; a failed build leaves the old site as it was."""
    started = time.monotonic()
    runner = Runner(config_file, site_dir)
    runner.set_today(today)
    target = Path(runner.config.site_dir)
    if danger := runner.danger_at(target):
        raise RunError(danger)
    click.echo(f"Checking and building {runner.config.site_name} ...")
    gc.set_threshold(200_000, 50, 50)  # one short run, few cycles: looking for them often costs a twentieth of it
    with staged(target) as stage:
        project = runner.build(stage)
        _say_warnings(project.problems, runner.warnings)
        if strict and (project.problems or runner.warnings):
            raise RunError("Nothing was published: with --strict, warnings count as problems.")
    for note in project.notes:
        click.echo(f"Note: {note}")
    _say_summary(runner.plugin.site.plan, target, config_file, time.monotonic() - started)


@commands.command()
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


@commands.command("serve")
@config_file
@today
def serve_command(config_file: Path, today: dt.date | None) -> None:
    """Preview the site on this computer; pages renew themselves when a file is saved. Ctrl-C ends it."""
    serve(config_file, today)


def main() -> None:
    """Run the command line; "build" is meant where no command is named."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version")):
        arguments = ["build", *arguments]
    try:
        commands.main(arguments, prog_name="python build.py")
    except ContentError as error:
        click.echo(report(error.problems), err=True)
        number = sum(problem.severity is Severity.ERROR for problem in error.problems)
        said = "1 problem" if number == 1 else f"{number} problems"
        click.echo(f"\n{said} found. Nothing was published; the site is as it was before.", err=True)
        sys.exit(1)
    except (RunError, ClockError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"A file or folder could not be read or written: {error}", err=True)
        sys.exit(1)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        click.echo(f"Something went wrong inside the program, and nothing was published: {error}", err=True)
        click.echo(f"Please report it. (Set {DEBUG}=1 to see where.)", err=True)
        sys.exit(1)


def _below(problem: Problem, paths: tuple[Path, ...], root: Path) -> bool:
    place = (root / problem.path).resolve()
    return not paths or any(place.is_relative_to(path.resolve()) for path in paths)


def _say_warnings(problems: tuple[Problem, ...], others: list[str]) -> None:
    if problems:
        click.echo(report(problems), err=True)
    for text in others:
        click.echo(f"warning: {text}", err=True)


def _say_summary(plan: SitePlan, target: Path, config_file: Path, seconds: float) -> None:
    kinds = Counter(page.template for page in plan.pages)
    counts = (
        (kinds["course.html"], "course"),
        (kinds["month.html"], "listing"),
        (kinds["news_item.html"], "news item"),
        (kinds["cluster.html"], "cluster"),
        (kinds["school.html"], "school"),
        (len(plan.feeds) + len(plan.json_feeds), "feed"),
        (len(plan.calendars), "calendar"),
    )
    shown = target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target
    click.echo(f"Built {shown} in {seconds:.1f} s: " + ", ".join(count(*each) for each in counts) + ".")
    other = "" if config_file == DEFAULT_CONFIG else f" -f {config_file}"
    click.echo(f"To see it: python3 build.py serve{other}, then open http://127.0.0.1:8000/ in a browser.")
