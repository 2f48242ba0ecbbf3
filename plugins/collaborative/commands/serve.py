"""``build.py serve``: a live preview on this computer."""

import datetime as dt
from pathlib import Path

import click

from collaborative.commands.options import config_file, today
from collaborative.commands.output import is_debugging
from collaborative.problems import report
from collaborative.reporting.failure import trace_failure


@click.command()
@config_file
@today
@click.option(
    "-p", "--port", type=click.IntRange(1, 65535), help="Where to serve (default: 8000, or the next that is free)."
)
def serve(config_file: Path, today: dt.date | None, port: int | None) -> None:
    """Preview the site on this computer; pages renew themselves when a file is saved. Ctrl-C ends it.

    What is wrong with a file is said on the page and here; until it is mended the last good page stays.
    Drafts and news of a later day are shown, and marked as such.
    """
    from collaborative.mkdocs_plugin.preview.live import preview  # noqa: PLC0415  # a web server, which no build needs

    def fail(error: BaseException) -> None:
        if is_debugging():
            click.echo(trace_failure(error), err=True)

    preview(config_file, today, port, click.echo, lambda problems: click.echo(report(problems)), fail)
