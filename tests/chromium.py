"""A Chromium for the browser tests: the system's, else Playwright's, else Debian's through apt-get."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
ELSEWHERE = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
# As root there is no sandbox; and a browser under test talks to nobody.
OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find_chromium() -> str:
    """The program file.

    Raises:
        RuntimeError: there is none and none could be installed; the text says what to do.
    """
    found = _of_the_system() or _of_playwright()
    if not found and sys.platform == "linux":
        found = _install_with_apt()
    if not found:
        raise RuntimeError(
            "The browser tests need Chromium, and none is here. "
            "Install Chromium or Chrome, or run this as root on Debian or Ubuntu."
        )
    return found


def _of_the_system() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None) or next(
        (path for path in ELSEWHERE if Path(path).is_file()), None
    )


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _install_with_apt() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]):
        subprocess.run(command, env=environment, check=True, stdin=subprocess.DEVNULL)
    return _of_the_system()
