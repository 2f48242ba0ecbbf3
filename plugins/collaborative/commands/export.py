"""``build.py export``: write the courses into a spreadsheet that ``import`` can read."""

import sys
from pathlib import Path

import click

from collaborative.commands.options import config_file
from collaborative.commands.output import opened
from collaborative.disk.spreadsheets import ENDINGS, spreadsheet_bytes
from collaborative.disk.writing import write_all
from collaborative.mkdocs_plugin.spreadsheets import read_site
from collaborative.sheets.exporting import rows_of
from collaborative.sheets.table import SpreadsheetError
from collaborative.views.wording import count


@click.command()
@config_file
@click.argument("spreadsheet", metavar="FILE.xlsx|FILE.csv", type=click.Path(dir_okay=False, path_type=Path))
def export(config_file: Path, spreadsheet: Path) -> None:
    """Write all courses, drafts too, into a spreadsheet for editing in Excel; import brings the changes back."""
    if spreadsheet.suffix.lower() not in ENDINGS:
        raise click.BadParameter(f"{spreadsheet.name} should end in .xlsx or .csv.", param_hint="FILE")
    runner = opened(config_file)
    courses = read_site(runner.config, runner.plugin.config).content.catalogue.courses
    try:
        data = spreadsheet_bytes(spreadsheet, rows_of(courses))
    except SpreadsheetError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    write_all({spreadsheet.absolute(): data})
    click.echo(f"Wrote {count(len(courses), 'course')} into {spreadsheet}.")
