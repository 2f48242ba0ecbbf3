"""The group of all commands, and the place where each failure becomes a message and an exit status."""

import sys
from importlib import import_module
from pathlib import Path

import click

from collaborative import __version__
from collaborative.commands.options import DEBUG, debug
from collaborative.commands.output import NOT_WRITTEN, prepare_streams, say_usage, stopped_by_problems
from collaborative.mkdocs_plugin.clock import ClockError
from collaborative.mkdocs_plugin.runner import RunError
from collaborative.reporting.failure import explain_failure, explain_refusal, trace_failure

# The name that is typed → its module in this package, and its function there.
_COMMANDS = {
    "build": ("build", "build"),
    "check": ("check", "check"),
    "export": ("export", "export"),
    "import": ("import_", "import_courses"),
    "new": ("new", "new"),
    "serve": ("serve", "serve"),
}


class _ImportedWhenNamed(click.Group):
    """A group that imports a command's module only when the command is typed, so that ``check`` starts sooner."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's way
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as above
        if cmd_name not in _COMMANDS:
            return None
        module, function = _COMMANDS[cmd_name]
        found = getattr(import_module(f"collaborative.commands.{module}"), function)
        return debug(found) if isinstance(found, click.Command) else None


@debug
@click.group(cls=_ImportedWhenNamed, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="collaborative")
def commands() -> None:
    """The website of a partnership of schools, from Markdown files."""


def main() -> None:
    """Run the command line; without a command it builds the site."""
    debugging = DEBUG in sys.argv
    arguments = [argument for argument in sys.argv[1:] if argument != DEBUG]  # wherever it stands
    if not arguments or (arguments[0].startswith("-") and arguments[0] not in ("-h", "--help", "--version")):
        arguments = ["build", *arguments]
    prepare_streams()
    try:
        with stopped_by_problems(Path.cwd(), NOT_WRITTEN):
            # Not click's own mode, which says how to use a command before it says what is wrong.
            status = commands.main(arguments, prog_name="python build.py", standalone_mode=False, obj=debugging)
            sys.exit(status if isinstance(status, int) else 0)
    except click.UsageError as error:
        say_usage(error)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("\nStopped.", err=True)
        sys.exit(1)
    except (RunError, ClockError) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(trace_failure(error) if debugging else explain_refusal(error), err=True)
        sys.exit(1)
    except Exception as error:
        click.echo(trace_failure(error) if debugging else explain_failure(error), err=True)
        sys.exit(1)
