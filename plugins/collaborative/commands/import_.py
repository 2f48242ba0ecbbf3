"""``build.py import``: make Markdown files from a spreadsheet of courses."""

import datetime as dt
import sys
from collections import Counter
from pathlib import Path

import click

from collaborative.commands.options import config_file, today
from collaborative.commands.output import opened
from collaborative.disk.spreadsheets import read_spreadsheet
from collaborative.disk.writing import write_all
from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.spreadsheets import read_site
from collaborative.problems import Severity
from collaborative.sheets.importing import Import, plan_import
from collaborative.sheets.memory import FILE_NAME
from collaborative.sheets.report import plan_lines, problem_lines
from collaborative.sheets.table import SpreadsheetError
from collaborative.sheets.understanding import understand
from collaborative.views.wording import count


@click.command("import")
@config_file
@today
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--good-rows", is_flag=True, help="Write the rows without problems, although others have some.")
@click.option(
    "--overwrite", is_flag=True, help="Where both the sheet and the file have changed, take the sheet's value."
)
@click.argument(
    "spreadsheet", metavar="FILE.xlsx|FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def import_courses(
    config_file: Path, today: dt.date | None, dry_run: bool, good_rows: bool, overwrite: bool, spreadsheet: Path
) -> None:
    """Make or update the Markdown files of the courses in a spreadsheet.

    Run it again after the spreadsheet has changed: changed cells are brought over, nothing is made twice, and what
    was edited by hand in the files stays.
    """
    runner = opened(config_file)
    runner.set_today(today)
    site = read_site(runner.config, runner.plugin.config)
    try:
        understood = understand(read_spreadsheet(spreadsheet), spreadsheet.name, site.settings, site.content.items)
    except SpreadsheetError as error:
        click.echo(f"{spreadsheet.name}: {error}", err=True)
        sys.exit(1)
    plan = plan_import(understood, site, spreadsheet.name, overwrite=overwrite)
    problems = tuple(sorted({*understood.problems, *plan.problems}))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for line in problem_lines(problems, understood.notes):
        click.echo(line)
    if errors and not good_rows:
        rows = len({(problem.place, problem.row) for problem in errors})
        click.echo(f"\n{count(len(errors), 'problem')} in {count(rows, 'row')}. Nothing was written.")
        click.echo("Mend the spreadsheet and import it again; or write the rows without problems now: --good-rows")
        sys.exit(1)
    if any(problem.severity is Severity.ERROR for problem in plan.problems):
        click.echo("\nNothing was written: these problems are between the spreadsheet and the site.")
        sys.exit(1)
    for line in plan_lines(plan, site):
        click.echo(line)
    if dry_run:
        click.echo("This was a trial: nothing was written.")
    else:
        _write(plan, root_of(runner.config), courses_folder(runner.config, runner.plugin.config))
    if errors:
        left = len({(problem.place, problem.row) for problem in errors})
        click.echo(
            f"{count(left, 'row')} with problems {'was' if left == 1 else 'were'} left out: mend and import again."
        )
        sys.exit(1)


def _write(plan: Import, root: Path, courses: Path) -> None:
    files = {root / path: data for path, data in plan.files.items()}
    if plan.memory:
        files[courses / FILE_NAME] = plan.memory.to_bytes()
    written = write_all(files)
    kinds = Counter(path.suffix for path in written)
    if kinds[".md"]:
        click.echo(
            f"{count(kinds['.md'], 'file')} written. Look at them, then save (commit) them and {FILE_NAME} together."
        )
    else:
        click.echo("No course file needed a change.")
