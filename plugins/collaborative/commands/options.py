"""The options that several commands share."""

import datetime as dt
from pathlib import Path

import click

from collaborative.problems import InputError
from collaborative.reading.days import parse_day

DEFAULT_CONFIG = Path("mkdocs.yml")
DEBUG = "--debug"


class _Day(click.ParamType[dt.date]):
    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return parse_day(str(value))
        except InputError as error:
            self.fail(str(error), param, ctx)


config_file = click.option(
    "-f",
    "--config-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=DEFAULT_CONFIG,
    show_default=True,
    help="The site's mkdocs.yml; all paths are relative to it.",
)
today = click.option(
    "--today", type=_Day(), help="Build as if it were this day (default: SOURCE_DATE_EPOCH, or today)."
)
strict = click.option("--strict", is_flag=True, help="Warnings count as problems.")
published = click.option(
    "--published",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="published.json of the site that the public sees: an address of it that would be gone is a problem.",
)


def debug(command: click.Command) -> click.Command:
    """Show ``--debug`` in a command's help; ``main`` takes it out of what was typed, wherever it stands."""
    if not any(DEBUG in option.opts for option in command.params):
        command.params.append(
            click.Option([DEBUG], is_flag=True, expose_value=False, help="If the program fails, show where, in full.")
        )
    return command
