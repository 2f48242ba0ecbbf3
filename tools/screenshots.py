"""Take the pictures for the README, the office handbook and our news: ``python3 build.py screenshots``."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from tests.chromium import OPTIONS, find_chromium

from tools.handbook_pictures import TODAY, served, take_pictures

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
PICTURES = {
    "home": ("", 1000, 1250),
    "listing": ("courses/2026-12/", 1000, 1250),
    "course-on-a-phone": ("courses/fire-wardens-april-2027/", 360, 740),
}
DRAWN = ("dates-in-your-calendar", "pieces-of-writing", "three-schools")  # in tools/drawings, for content/images
DRAWN_SIZE = (960, 480)


def main() -> None:
    """Build the site, serve it on this machine, and take each picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(OPTIONS))
        draw(browser)
        build = [sys.executable, "-m", "collaborative", "build", "-d", folder + "/site", "--today", TODAY]
        subprocess.run(build, cwd=ROOT, check=True)
        with served(Path(folder, "site")) as root:
            for name, (address, width, height) in PICTURES.items():
                page = browser.new_page(viewport={"width": width, "height": height})
                page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")  # pages change with the days that pass
                page.goto(root + address, wait_until="networkidle")
                page.screenshot(path=IMAGES / f"{name}.png")
                print(f"docs/images/{name}.png", flush=True)
        for name in take_pictures(browser, IMAGES / "handbook", Path(folder)):
            print(f"docs/images/handbook/{name}.png", flush=True)
        browser.close()


def draw(browser: Browser) -> None:
    """Take the pictures for our own news."""
    width, height = DRAWN_SIZE
    for name in DRAWN:
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto((ROOT / "tools" / "drawings" / f"{name}.html").as_uri())
        page.screenshot(path=ROOT / "content" / "images" / f"{name}.png")
        print(f"content/images/{name}.png", flush=True)


if __name__ == "__main__":
    main()
