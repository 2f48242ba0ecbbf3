"""Builds one site several times in one process: ``python many_builds.py MKDOCS_YML TARGET CLOCK…``

Each clock is a day (``--today``), seconds since 1970 (``SOURCE_DATE_EPOCH``), or ``now`` (neither); each site stands in
a folder of that name.
"""

import os
import sys

from collaborative.commands.main import commands


def main(config: str, target: str, *clocks: str) -> None:
    for clock in clocks:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        line = ["build", "-f", config, "-d", f"{target}/{clock}"]
        if "-" in clock:
            line += ["--today", clock]
        elif clock != "now":
            os.environ["SOURCE_DATE_EPOCH"] = clock
        commands.main(line, standalone_mode=False)


main(*sys.argv[1:])
