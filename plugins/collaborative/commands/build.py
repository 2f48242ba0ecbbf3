"""``build.py build``: check everything, then build the site in one step."""

import datetime as dt
import time
from collections import Counter
from pathlib import Path

import click

from collaborative.commands.memory import collect_seldom
from collaborative.commands.options import DEFAULT_CONFIG, config_file, published, strict, today
from collaborative.commands.output import opened, say_problems, stopped_by_problems
from collaborative.disk.publishing import staged
from collaborative.mkdocs_plugin.runner import RunError
from collaborative.reading.words import in_words
from collaborative.schema.kinds import KINDS
from collaborative.sections import SECTIONS
from collaborative.sections.plan import SitePlan
from collaborative.views.wording import count

SHOWN = 5  # files that one line names


@click.command()
@config_file
@click.option(
    "-d", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes (default: site/)."
)
@today
@strict
@published
def build(
    config_file: Path, site_dir: Path | None, today: dt.date | None, strict: bool, published: Path | None
) -> None:
    """Check everything, then build the site in one step; a failed build leaves the old site as it was."""
    started = time.monotonic()
    runner = opened(config_file, site_dir, published)
    runner.set_today(today)
    target = Path(runner.config.site_dir)
    if danger := runner.danger_at(target):
        raise RunError(danger)
    click.echo(f"Checking and building {runner.config.site_name} ...")
    collect_seldom()
    with (
        stopped_by_problems(runner.root, "Nothing was published; the site is as it was before."),
        staged(target) as stage,
    ):
        project = runner.build(stage)
        say_problems(project.problems, runner.root, err=True)
        for text in runner.warnings:
            click.echo(f"warning: {text}", err=True)
        if strict and (project.problems or runner.warnings):
            raise RunError("Nothing was published: with --strict, warnings count as problems.")
    if project.left_out:
        more = len(project.left_out) - SHOWN
        named = [*project.left_out[:SHOWN], *([f"{more} more"] if more > 0 else [])]
        click.echo(f"Not on the site, because no page refers to them: {in_words(named)}.")
    _say_summary(runner.plugin.site.plan, target, config_file, time.monotonic() - started)


def _say_summary(plan: SitePlan, target: Path, config_file: Path, seconds: float) -> None:
    pages = Counter(page.kind for page in plan.pages)
    shown = {section.record: section for section in SECTIONS}
    counts = (
        *((pages[shown[kind.model].page_kind], shown[kind.model].noun) for kind in KINDS if kind.model in shown),
        (len(plan.feeds) + len(plan.json_feeds), "feed"),
        (len(plan.calendars), "calendar"),
    )
    place = target.relative_to(Path.cwd()) if target.is_relative_to(Path.cwd()) else target
    click.echo(f"Built {place} in {seconds:.1f} s: " + ", ".join(count(*each) for each in counts) + ".")
    other = "" if config_file == DEFAULT_CONFIG else f" -f {config_file}"
    click.echo(f"To see it: python3 build.py serve{other}, then open http://127.0.0.1:8000/ in a browser.")
