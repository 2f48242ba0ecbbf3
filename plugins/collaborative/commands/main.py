"""All commands together, and the edge at which every failure becomes a message and an exit status."""

import os
import sys
from pathlib import Path

import click

from collaborative import __version__
from collaborative.commands.build import build
from collaborative.commands.check import check
from collaborative.commands.export import export
from collaborative.commands.import_ import import_courses
from collaborative.commands.new import new
from collaborative.commands.output import prepare_streams, stopped_by_problems
from collaborative.commands.serve import serve
from collaborative.mkdocs_plugin.clock import ClockError
from collaborative.mkdocs_plugin.runner import RunError

DEBUG = "COLLABORATIVE_DEBUG"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collaborative")
def commands() -> None:
    """The website of a partnership of schools, from Markdown files."""


for command in (build, serve, check, new, import_courses, export):
    commands.add_command(command)


def main() -> None:
    """Run the command line; "build" is meant where no command is named."""
    arguments = sys.argv[1:]
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version")):
        arguments = ["build", *arguments]
    prepare_streams()
    try:
        with stopped_by_problems(Path.cwd()):
            commands.main(arguments, prog_name="python build.py")
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
