"""The pictures of the office handbook: pages and previews as they are, and drawings of GitHub around real messages.

Each is made in a copy of this site with a course added, broken or imported, by the commands that the handbook tells of.
"""

import functools
import http.server
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup
from openpyxl import Workbook
from playwright.sync_api import Browser
from tests.site.preview import previewed

ROOT = Path(__file__).resolve().parent.parent
DRAWINGS = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "drawings"), autoescape=True, undefined=StrictUndefined
)
TODAY = "2026-11-22"
COURSE = "courses/2026-27/fire-wardens-june-2027.md"
NEW_COURSE = """\
---
title: Fire wardens
code: HS09SU27
date: Tuesday 15 June 2027
start: 9.30am
end: midday
venue: Elton Lane Training Centre, Bury
audience: Site staff, Office staff
price: {member: 35, non_member: 55}
---

What to do when the alarm sounds: the route, the roll, the refuge.
"""
BROKEN = NEW_COURSE.replace("15 June", "31 June")
CANCELLED = NEW_COURSE.replace("---\n\n", "status: cancelled\nreason: the trainer is ill\n---\n\n")
ON_GITHUB = {"GITHUB_REPOSITORY": "example/website", "GITHUB_SERVER_URL": "https://github.com"}


class Scene:
    """A copy of this repository's site in its own repository, free to be changed."""

    def __init__(self, folder: Path, source: Path) -> None:
        self.folder = folder
        subprocess.run(["git", "clone", "--quiet", str(source), str(folder)], check=True)
        self._git("remote", "remove", "origin")
        self._git("checkout", "--quiet", "--orphan", "begun")  # the site is made for a day before our own last commit
        self._withdraw_nothing()
        self._commit("The site", day="2026-09-01")
        self._git("branch", "--quiet", "--move", "--force", "main")

    def _withdraw_nothing(self) -> None:
        """Remove the list of withdrawn addresses: this history begins here and has none."""
        config = self.folder / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        kept = re.sub(r"(?m)^ *withdrawn:\n(?: *- .*\n)+", "", text)
        config.write_text(kept, encoding="utf-8", newline="\n")

    def write(self, text: str) -> None:
        """Save the course as a proposal, on a branch of its own."""
        self._git("checkout", "--quiet", "-B", "proposal", "main")
        (self.folder / COURSE).write_text(text, encoding="utf-8", newline="\n")
        self._commit("A course", day=TODAY)

    def run(self, *arguments: str, environment: Mapping[str, str] | None = None) -> str:
        """Run a command of build.py and return its output."""
        outside = {name: value for name, value in os.environ.items() if not name.startswith("GITHUB_")}
        done = subprocess.run(
            [sys.executable, "-m", "collaborative", *arguments],
            cwd=self.folder,
            encoding="utf-8",
            check=False,
            env={**outside, **(environment or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        return done.stdout

    def _commit(self, message: str, *, day: str) -> None:
        self._git("add", "--all")
        who = ["-c", "user.name=Office", "-c", "user.email=office@example.org"]
        self._git(*who, "commit", "--quiet", "-m", message, clock=f"{day}T09:00:00+00:00")

    def _git(self, *arguments: str, clock: str = "") -> None:
        clocks = {"GIT_AUTHOR_DATE": clock, "GIT_COMMITTER_DATE": clock} if clock else {}
        subprocess.run(["git", *arguments], cwd=self.folder, check=True, env={**os.environ, **clocks})


def take_pictures(browser: Browser, images: Path, scratch: Path, source: Path = ROOT) -> Iterator[str]:
    """Make every picture and yield its name."""
    images.mkdir(parents=True, exist_ok=True)
    scene = Scene(scratch / "website", source)
    drawn: dict[str, Callable[[], str]] = {
        "new-file": lambda: _new_file(scene),
        "summary": lambda: _summary(scene),
        "red-cross": lambda: _red_cross(scene),
        "import": lambda: _import(scene, scratch),
    }
    for name, draw in drawn.items():
        page = browser.new_page(viewport={"width": 900, "height": 100})
        page.set_content(draw())
        page.screenshot(path=images / f"{name}.png", full_page=True)
        yield name
    scene.write(CANCELLED)
    scene.run("build", "--today", TODAY)
    with served(scene.folder / "site") as root:
        page = browser.new_page(viewport={"width": 360, "height": 640})
        page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
        page.goto(f"{root}courses/fire-wardens-june-2027/", wait_until="networkidle")
        page.get_by_role("heading", name="Fire wardens").first.wait_for(timeout=5_000)  # the course, not an error page
        page.screenshot(path=images / "cancelled.png")
        yield "cancelled"
    yield from _previews(scene, browser, images)


def _previews(scene: Scene, browser: Browser, images: Path) -> Iterator[str]:
    scene.write(NEW_COURSE)
    with previewed(scene.folder, "--today", TODAY) as running:
        running.shows("courses/fire-wardens-june-2027/", "Fire wardens")
        _look(browser, f"{running.url}_office/", images / "office-page.png")
        yield "office-page"
        (scene.folder / COURSE).write_text(BROKEN, encoding="utf-8", newline="\n")
        running.shows("courses/fire-wardens-june-2027/", "31 June does not exist")
        _look(browser, f"{running.url}courses/fire-wardens-june-2027/", images / "preview-broken.png")
        yield "preview-broken"


def _look(browser: Browser, url: str, file: Path) -> None:
    page = browser.new_page(viewport={"width": 1000, "height": 760})  # its own: a page of the preview renews itself
    page.goto(url, wait_until="load")
    page.screenshot(path=file)
    page.close()


def _new_file(scene: Scene) -> str:
    """The file that the link "Add a course" begins."""
    scene.run("build", "--today", TODAY)
    page = (scene.folder / "site/courses/index.html").read_text(encoding="utf-8")
    link = Markup(page.partition("/new/main/")[2].partition('"')[0]).unescape()
    asked = parse_qs(urlsplit(link).query)
    return _drawn("new-file", title="A new course", name=asked["filename"][0], lines=asked["value"][0].splitlines())


def _summary(scene: Scene) -> str:
    scene.write(NEW_COURSE)
    file = scene.folder.with_name("summary.md")
    found = {**ON_GITHUB, "GITHUB_STEP_SUMMARY": str(file), "GITHUB_HEAD_REF": "proposal"}
    scene.run("check", "--format", "github", "--base", "main", "--today", TODAY, environment=found)
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(file.read_text(encoding="utf-8"))
    html = html.replace("✅", '<span class="tick">✓</span>')  # not every computer has a picture of the sign
    return _drawn("summary", title="All is well", summary=Markup(html))  # of our own program


def _red_cross(scene: Scene) -> str:
    scene.write(BROKEN)
    said = scene.run("check", "--format", "github", "--today", TODAY, environment=ON_GITHUB)
    place, _, message = (
        next(line for line in said.splitlines() if line.startswith("::error")).partition("::error ")[2].partition("::")
    )
    about = dict(part.split("=", 1) for part in place.split(","))
    return _drawn(
        "red-cross",
        path=about["file"],
        at=int(about["line"]),
        title=about["title"].replace("%3A", ":"),
        message=message,
        lines=[*BROKEN.split("---\n\n")[0].splitlines(), "---"],
    )


def _import(scene: Scene, scratch: Path) -> str:
    scene.write(CANCELLED)
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise TypeError("a new workbook has a sheet")
    sheet.title = "Summer"
    sheet.append(["Course code", "Title", "Date", "Start time", "Finish", "Venue", "Who for", "Cost"])
    sheet.append(
        ["PH02SU27", "Phonics refresher", "22/06/2027", "1pm", "4pm", "Harebell Lane", "Teaching assistants", 45]
    )
    sheet.append(["SL01SU27", "Safe ladders", "31/06/2027", "9.30am", "midday", "Wharfgate", "Site staff", 35])
    book.save(scratch / "courses.xlsx")
    told = ["import", "../courses.xlsx", "--dry-run"]
    said = scene.run(*told, "--today", TODAY)
    shown = " ".join(["python", "build.py", *told]).replace("../", "")
    return _drawn("terminal", title="A trial run", lines=[f"> {shown}", "", *said.splitlines()])


def _drawn(drawing: str, **values: object) -> str:
    return DRAWINGS.get_template(f"{drawing}.html").render(values)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine and yield the URL of its root."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
