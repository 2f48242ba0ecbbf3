"""``build.py import``: make Markdown files from a spreadsheet of courses."""

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from collaborative.commands.options import config_file, today
from collaborative.commands.output import opened
from collaborative.disk.spreadsheets import read_spreadsheet
from collaborative.disk.writing import write_all
from collaborative.mkdocs_plugin.folders import courses_folder, root_of
from collaborative.mkdocs_plugin.spreadsheets import read_site
from collaborative.problems import Severity
from collaborative.reading.words import fold
from collaborative.sheets.codes import CodeMaker
from collaborative.sheets.day_order import DayOrder
from collaborative.sheets.importing import Import, Site, plan_import
from collaborative.sheets.memory import FILE_NAME
from collaborative.sheets.report import plan_lines, problem_lines
from collaborative.sheets.table import SpreadsheetError
from collaborative.sheets.understanding import Asked, understand
from collaborative.views.wording import count


@click.command("import")
@config_file
@today
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option("--good-rows", is_flag=True, help="Write the rows without problems, although others have some.")
@click.option(
    "--overwrite", is_flag=True, help="Where both the sheet and the file have changed, take the sheet's value."
)
@click.option(
    "--dates",
    type=click.Choice([order.value for order in DayOrder]),
    help="Whether dates such as 6/3/2026 have the day or the month first, where a column could be either.",
)
@click.option("--make-codes", is_flag=True, help="Make a code from title and date for each course that has none.")
@click.option(
    "--leave-out",
    multiple=True,
    metavar="NAME",
    help="Leave out a column, by its name or letter, or a sheet, by its name. May be given several times.",
)
@click.argument(
    "spreadsheet", metavar="FILE.xlsx|FILE.csv|FILE.ics", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def import_courses(config_file: Path, today: dt.date | None, spreadsheet: Path, **options: Any) -> None:
    """Make or update the Markdown files of the courses in a spreadsheet or a calendar.

    The file is an Excel workbook (.xlsx), a CSV file, also an export of The Events Calendar, Eventbrite, Google Calendar
    or Outlook, or a calendar file (.ics). Run it again after the spreadsheet has changed: changed cells are brought over, nothing is made twice, and what
    was edited by hand in the files stays.
    """
    runner = opened(config_file)
    runner.set_today(today)
    site = read_site(runner.config, runner.plugin.config)
    try:
        workbook = read_spreadsheet(spreadsheet, site.settings.zone)
        asked = _asked(site, spreadsheet.name, is_calendar=workbook.is_calendar, **options)
        understood = understand(workbook, spreadsheet.name, site.settings, site.content.items, asked)
    except SpreadsheetError as error:
        click.echo(f"{spreadsheet.name}: {error}", err=True)
        sys.exit(1)
    plan = plan_import(understood, site, spreadsheet.name, overwrite=options["overwrite"])
    problems = tuple(sorted({*understood.problems, *plan.problems}))
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    for line in problem_lines(problems, understood.notes):
        click.echo(line)
    if errors and not options["good_rows"]:
        rows = len({(problem.place, problem.row) for problem in errors if problem.row})
        found = count(len(errors), "problem") + (f" in {count(rows, 'row')}" if rows else "")
        click.echo(f"\n{found}. Nothing was written.")
        click.echo("Correct the file and import it again; or write the rows without problems now: --good-rows")
        sys.exit(1)
    if any(problem.severity is Severity.ERROR for problem in plan.problems):
        click.echo("\nNothing was written: these problems are between the spreadsheet and the site.")
        sys.exit(1)
    for line in plan_lines(plan, site):
        click.echo(line)
    if options["dry_run"]:
        click.echo("This was a trial: nothing was written.")
    else:
        _write(plan, root_of(runner.config), courses_folder(runner.config, runner.plugin.config))
    if errors:
        left = len({(problem.place, problem.row) for problem in errors if problem.row})
        if any(not problem.row for problem in errors):
            click.echo("No row of a sheet was written in which a column has a problem: correct it and import again.")
        else:
            click.echo(
                f"{count(left, 'row')} with problems {'was' if left == 1 else 'were'} left out: correct and import again."
            )
        sys.exit(1)


def _asked(
    site: Site,
    sheet: str,
    *,
    is_calendar: bool,
    dates: str | None,
    make_codes: bool,
    leave_out: Sequence[str],
    **_: bool,
) -> Asked:
    """Return what the options say about the sheet; a calendar's events never have codes."""
    makes = make_codes or is_calendar
    return Asked(
        DayOrder(dates) if dates else None,
        CodeMaker(site.content.catalogue.courses, site.memory, sheet, site.today) if makes else None,
        frozenset(name for column in leave_out for name in (column.strip().lower(), fold(column))),
    )


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
