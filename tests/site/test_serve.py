"""The preview: a real server, a course saved while it runs."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from tests.conftest import COURSE, SiteFolder

PATIENCE = 60


def wait_for(url: str, words: str) -> bool:
    """Ask until the page holds the words, or patience ends."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if words in answer.read().decode():
                    return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.2)
    return False


def test_a_course_that_is_saved_appears_in_the_preview(make_site: Callable[..., SiteFolder]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = make_site(config=f"dev_addr: 127.0.0.1:{port}\n")
    command = [sys.executable, "-m", "collaborative", "serve", "--today", "2026-03-02"]
    with subprocess.Popen(
        command, cwd=site.path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as server:
        try:
            page = f"http://127.0.0.1:{port}/courses/first-aid/"
            assert wait_for(page, "Riverside Primary School")
            site.write("courses/first-aid.md", COURSE.replace("Riverside", "Hillside"))
            assert wait_for(page, "Hillside Primary School")
        finally:
            os.killpg(server.pid, signal.SIGKILL)


def test_a_preview_does_not_start_on_broken_content_and_says_why(make_site: Callable[..., SiteFolder]) -> None:
    built = make_site({"courses/first-aid.md": COURSE.replace("2026-03-19", "31/02/2026")}).run("serve")
    assert built.status == 1
    assert "courses/first-aid.md:4: date: 31 February does not exist" in built.output
