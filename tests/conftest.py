"""Small real sites for tests, the frozen site built once, and a browser."""

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

import tests.soak  # noqa: F401  # registers the profiles of Hypothesis
from tests.chromium import find_chromium
from tests.command_line import OURS, Done, run_process, run_within
from tests.repository import commit, git

ROOT = Path(__file__).resolve().parent.parent
TODAY = "2026-03-02"
FROZEN = ROOT / "tests" / "frozen"
FROZEN_TODAY = "2026-11-22"

Once = Callable[[str, Callable[[Path], object]], Path]

CONFIG = """\
site_name: Northshire Primary Partnership
site_url: https://training.example.org.uk/
docs_dir: content
theme:
  name: material
plugins:
  - search
  - collaborative
"""
COURSE = """\
---
title: First aid for schools
code: FA01
date: 2026-03-19
start: "09:30"
end: "15:30"
venue: Riverside Primary School
price: 125
summary: A one-day course for school staff.
---

What you will learn on the day.
"""


@dataclass(frozen=True)
class Built:
    """What a run of the command line did."""

    status: int
    output: str
    site: Path

    def read(self, address: str) -> str:
        return (self.site / address).read_bytes().decode()


@dataclass(frozen=True)
class SiteFolder:
    """A site's source."""

    path: Path

    def write(self, name: str, content: str | bytes) -> None:
        """A file by its path in the site's folder: ``courses/first-aid.md``, ``content/index.md``."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, command: str = "build", *options: str, today: str = TODAY) -> Built:
        """Run the command line, within this process."""
        return self._built(run_within(self.path, *self._line(command, options, today)))

    def run_process(self, command: str = "build", *options: str, today: str = TODAY) -> Built:
        """Run it in a process of its own, for a test of what only a process shows."""
        return self._built(run_process(self.path, OURS, *self._line(command, options, today)))

    def _line(self, command: str, options: tuple[str, ...], today: str) -> list[str]:
        where = ["-d", str(self.path / "out")] if command == "build" else []
        return [command, "-f", "mkdocs.yml", "--today", today, *where, *options]

    def _built(self, done: Done) -> Built:
        return Built(done.status, done.output, self.path / "out")


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[..., SiteFolder]:
    """A site with the given files beside one good course and a home page; ``config`` is added to its mkdocs.yml."""

    def make(files: Mapping[str, str | bytes] | None = None, config: str = "") -> SiteFolder:
        folder = SiteFolder(tmp_path / "site-source")
        folder.write("mkdocs.yml", CONFIG + config)
        folder.write("content/index.md", "# Welcome\n\nSee our [first aid course](courses/first-aid.md).\n")
        folder.write("courses/first-aid.md", COURSE)
        for name, content in (files or {}).items():
            folder.write(name, content)
        return folder

    return make


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository without a commit."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder of this run of the tests, the same for all workers."""
    own = tmp_path_factory.getbasetemp()
    return own if worker_id == "master" else own.parent


@pytest.fixture(scope="session")
def once(shared: Path) -> Once:
    """Give a folder by its name, filled by the first worker that asks for it; the others wait, and share it."""

    def made(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(shared / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return made


@pytest.fixture(scope="session")
def frozen_source(once: Once) -> Path:
    """The frozen site's files, in a repository with two commits."""

    def fill(folder: Path) -> None:
        shutil.copytree(FROZEN, folder, dirs_exist_ok=True)
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "add", "--all", ":!content/contact.md")
        git(folder, "commit", "--quiet", "--message", "All but one page", day="2026-11-16")
        commit(folder, "2026-11-20")

    return once("frozen-source", fill)


@pytest.fixture(scope="session")
def frozen(once: Once, frozen_source: Path) -> Path:
    """The frozen site, built on a fixed day."""

    def fill(folder: Path) -> None:
        built = run_within(frozen_source, "build", "-d", str(folder / "site"), "--today", FROZEN_TODAY, "--strict")
        assert built.status == 0, built.output

    return once("frozen", fill) / "site"


@pytest.fixture(scope="session")
def chromium(shared: Path) -> str:
    """The program file of a Chromium, installed first where there is none, by one worker."""
    with FileLock(shared / "chromium.lock"):
        return find_chromium()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on this machine's own address; gives the URL of its root."""
    servers: list[http.server.ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = functools.partial(_Quiet, directory=str(folder))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser or the frozen site as too slow for a run after each save."""
    for item in items:
        asks_for = getattr(item, "fixturenames", ())
        values = item.callspec.params.values() if hasattr(item, "callspec") else ()
        if item.path.is_relative_to(ROOT / "tests" / "browser") or "frozen" in (*asks_for, *values):
            item.add_marker(pytest.mark.slow)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write files of expected texts again, for you to read")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with the file that holds what is expected; with ``--rewrite``, write the file instead."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--rewrite"):
            file.write_text(text, encoding="utf-8", newline="\n")
            return
        expected = file.read_text(encoding="utf-8")
        assert text == expected, f"{file.name} says otherwise; if the new words are meant, run this test with --rewrite"

    return compare
