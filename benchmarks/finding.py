"""The course finder in Chromium, its processor slowed down to that of a cheap phone: what a key press takes.

From the key's event until the next frame has been drawn; the median and the slowest of several words, key by key.
"""

import functools
import gzip
import http.server
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from tests.chromium import OPTIONS, find_chromium

from benchmarks.building import TODAY
from benchmarks.corpus import write_ours

COURSES = 1250  # of which 500 are to come
SLOWED = 4  # times
WORDS = ("phonics lesson", "school 61", "senco", "reading in year 4", "xylophone")
DRAWN = """
() => new Promise((done) => {
    const box = document.querySelector("[name=words]");
    window.taken = [];
    box.addEventListener("input", (event) => {
        requestAnimationFrame(() => setTimeout(() => window.taken.push(performance.now() - event.timeStamp)));
    });
    done();
})
"""
FIRST = """() => {
    const [it] = performance.getEntriesByType("navigation");
    return [it.domInteractive, it.domContentLoadedEventEnd, it.loadEventEnd].map(Math.round);
}"""


def measure_finding() -> None:
    with tempfile.TemporaryDirectory() as folder:
        config = write_ours(Path(folder) / "source", COURSES)
        site = Path(folder) / "site"
        line = [sys.executable, "-m", "collaborative", "build", "-f", str(config), "-d", str(site), "--today", TODAY]
        subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        page = (site / "courses/index.html").read_bytes()
        print(
            f"The course finder's page: {len(page) / 1000:.0f} KB, compressed {len(gzip.compress(page)) / 1000:.0f} KB"
        )
        with _served(site) as root, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(OPTIONS))
            for width in (1280, 360):
                opened = browser.new_page(viewport={"width": width, "height": 800})
                opened.context.new_cdp_session(opened).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
                _measure(opened, root, width)
            browser.close()


def _measure(page: Page, root: str, width: int) -> None:
    page.route("**/today.js", lambda route: route.abort())  # today is not the day of the sample
    page.goto(f"{root}courses/")
    if width < 960:
        page.locator(".c-finder__open").click()
    page.evaluate(DRAWN)
    box = page.get_by_label("Words")
    for words in WORDS:
        box.fill("")
        box.press_sequentially(words, delay=300)
    page.wait_for_timeout(1000)
    taken = page.evaluate("window.taken")
    cards = page.locator(".c-found").count()
    print(
        f"{width} px, processor {SLOWED} times slower: {cards} courses; interactive, ready, loaded after"
        f" {page.evaluate(FIRST)} ms; a key takes {statistics.median(taken):.0f} ms, at most {max(taken):.0f}"
    )


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass
