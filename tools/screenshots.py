"""The pictures of the README, taken of the shipped site: ``python3 build.py screenshots``."""

import functools
import http.server
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from tests.chromium import OPTIONS, find_chromium

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
TODAY = "2026-11-22"
PICTURES = {
    "home": ("", 1000, 1250),
    "listing": ("courses/2026-12/", 1000, 1250),
    "course-on-a-phone": ("courses/fire-wardens-april-2027/", 360, 740),
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def main() -> None:
    """Build the site, serve it on this machine, and take each picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "collaborative", "build", "-d", folder + "/site", "--today", TODAY]
        subprocess.run(build, cwd=ROOT, check=True)
        handler = functools.partial(_Quiet, directory=folder + "/site")
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            _take(f"http://127.0.0.1:{server.server_port}/")
            server.shutdown()


def _take(root: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(OPTIONS))
        for name, (address, width, height) in PICTURES.items():
            page = browser.new_page(viewport={"width": width, "height": height})
            page.goto(root + address, wait_until="networkidle")
            page.screenshot(path=IMAGES / f"{name}.png")
            print(f"docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
