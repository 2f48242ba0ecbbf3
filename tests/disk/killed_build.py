"""Replace a site, and be killed just before one of the calls to the system.

``python killed_build.py SITE NUMBER [two-steps]``; exit status 0 means that there are not so many calls.
"""

import os
import signal
import sys
from itertools import count
from pathlib import Path

from collaborative.disk import publishing

_TO_THE_SYSTEM = ("open", "os.", "shutil.", "fcntl.", "tempfile.", "ctypes.")


def main(site: Path, number: int, *, in_two_steps: bool) -> None:
    if in_two_steps:  # as on a file system that exchanges no folders
        publishing._exchange = lambda *_: False
    calls = count()

    def kill_before(event: str, _: object) -> None:
        if event.startswith(_TO_THE_SYSTEM) and next(calls) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill_before)  # Python tells it of each call before it makes it
    with publishing.staged(site) as stage:
        (stage / "index.html").write_bytes(b"new home")
        (stage / "courses").mkdir()
        (stage / "courses/index.html").write_bytes(b"new courses")
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), in_two_steps="two-steps" in sys.argv)
