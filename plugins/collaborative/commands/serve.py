"""``build.py serve``: a live preview on this computer."""

import datetime as dt
from pathlib import Path

import click

from collaborative.commands.options import config_file, today
from collaborative.mkdocs_plugin import runner


@click.command()
@config_file
@today
def serve(config_file: Path, today: dt.date | None) -> None:
    """Preview the site on this computer; pages renew themselves when a file is saved. Ctrl-C ends it."""
    runner.serve(config_file, today)
