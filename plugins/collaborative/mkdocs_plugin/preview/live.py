"""The preview as a whole: look for changes, check and build, show what came of it, say it."""

import datetime as dt
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from collaborative.disk.watching import Look, changed_between, look_at
from collaborative.mkdocs_plugin.clock import ClockError, time_of_day, today_in
from collaborative.mkdocs_plugin.preview.server import VERSION, PreviewServer, Showing
from collaborative.mkdocs_plugin.runner import RunError, Runner
from collaborative.problems import ContentError, Problem
from collaborative.rendering.preview import render_preview
from collaborative.reporting.failure import explain_failure, explain_refusal
from collaborative.sections.office import OfficePage
from collaborative.views import wording
from collaborative.views.preview.preview import LastGood, Standing, said_of

DEFAULT_PORT = 8000
OTHER_PORTS = 20
# Seconds. A save is seen after one look at the latest, and built once two looks in a row see the same files.
BETWEEN_LOOKS = 0.1
TO_SETTLE = 0.1
SETTLED_AT_LAST = 3.0
BETWEEN_TRIES = 1.0

Say = Callable[[str], None]
Tell = Callable[[Sequence[Problem]], None]
Fail = Callable[[BaseException], None]
Seen = tuple[Look, dt.date | None]


class Preview:
    """One site and its server.

    Args:
        today: The day to show, or None for today.
        folder: Where sites are built; nothing is ever written beside the content.
        say, tell, fail: Say a sentence, what is wrong with the content, and that the program failed, to whoever started
            the preview.
    """

    def __init__(
        self, config_file: Path, today: dt.date | None, folder: Path, say: Say, tell: Tell, fail: Fail
    ) -> None:
        self._config_file = config_file
        self._today = today
        self._folder = folder
        self._say = say
        self._tell = tell
        self._fail = fail
        self._numbers = count(1)
        self._session = time.monotonic_ns()  # pages that another preview has shown reload, too
        self._watched: tuple[Path, ...] = (config_file,)
        self._zone: ZoneInfo | None = None
        self._root = "/"
        self._site: Path | None = None
        self._standing = Standing()
        self._seen: Seen = ({}, None)
        self._locked = False  # another program holds a file: Windows lets nobody read it, and says nothing when it ends
        self.port = DEFAULT_PORT

    def run(self, port: int | None) -> None:
        """Until KeyboardInterrupt.

        Raises:
            RunError: the port is in use.
        """
        self._say("Checking and building ...")
        showing = self._renew()
        server = _server_at(port, self.port, showing)
        if server.server_port != (port or self.port):
            self._say(f"Port {self.port} is in use, perhaps by another preview: this one has another address.")
        self._say(f"Open {server.url} in a browser. Pages renew themselves at each save; Ctrl-C ends the preview.")
        self._say_standing(None)
        server.start()
        try:
            self._follow(server)
        finally:
            server.stop()

    def _follow(self, server: PreviewServer) -> None:
        took = 0.0
        while True:
            time.sleep(max(BETWEEN_LOOKS, 9 * took))  # a tenth of one processor at most, however many files
            began = time.monotonic()
            now = self._look()
            took = time.monotonic() - began
            if now != self._seen or self._locked:
                changed = changed_between(self._seen[0], self._settled(now)[0])
                before = self._standing
                showing = self._renew()
                if changed or self._standing != before:
                    server.show(showing)
                    self._say(f"\n{time_of_day()} {_names(changed)}")
                    self._say_standing(before)
                if self._locked:
                    time.sleep(BETWEEN_TRIES)

    def _look(self) -> Seen:
        """All files, and the day: at midnight the site is another one."""
        try:
            day = today_in(self._zone) if self._zone and not self._today else None
        except ClockError:
            day = None
        return look_at(self._watched), day

    def _settled(self, now: Seen) -> Seen:
        """Wait for the end of what is being written: a file saved in two steps, a checkout of many."""
        end = time.monotonic() + SETTLED_AT_LAST
        while time.monotonic() < end:
            time.sleep(TO_SETTLE)
            before, now = now, self._look()
            if before == now:
                break
        return now

    def _renew(self) -> Showing:
        """Check and build; what is wrong becomes part of what is shown."""
        self._seen = self._look()  # before anything is read: what is saved from now on is built next
        number = next(self._numbers)
        target = self._folder / f"site-{number}"
        good = self._standing.good
        self._locked = False
        try:
            self._standing = self._built(target)
        except ContentError as error:
            self._standing = Standing(error.problems, good=good)
        except (Exception, SystemExit) as error:  # of a plugin or a template as well: the preview survives them all
            self._standing = Standing(failure=_explained(error), good=good)
            self._locked = isinstance(error, OSError)
            self._fail(error)
        if self._standing.is_broken:
            shutil.rmtree(target, ignore_errors=True)
        else:
            self._keep(target)
        version = f"{self._session}-{number}"
        return Showing(version, self._site, self._root, render_preview(self._standing, self._root, version, VERSION))

    def _built(self, target: Path) -> Standing:
        runner = Runner(self._config_file)
        if (self._watched, self._zone) != (watched := runner.watched(), zone := runner.plugin.config.timezone):
            self._watched, self._zone = watched, zone
            self._seen = self._look()
        self._root = f"{urlsplit(runner.config.site_url or '').path.rstrip('/')}/"
        self.port = runner.config.dev_addr.port
        runner.set_today(self._today)
        target.mkdir()
        project = runner.build(target, preview=True)
        site = runner.plugin.site
        attention = sum(page.view.total for page in site.plan.pages if isinstance(page.view, OfficePage))
        good = LastGood(time_of_day(), wording.long_day(site.today), self._today is not None, attention)
        return Standing(project.problems, remarks=tuple(runner.warnings), good=good)

    def _keep(self, target: Path) -> None:
        """The new site, and the one before, which somebody may just be reading."""
        for old in self._folder.iterdir():
            if old not in (target, self._site):
                shutil.rmtree(old, ignore_errors=True)
        self._site = target

    def _say_standing(self, before: Standing | None) -> None:
        standing = self._standing
        mended = before is not None and before.is_broken and not standing.is_broken
        self._say(f"{'Mended. ' if mended else ''}{said_of(standing)}")
        if standing.problems and (before is None or standing.problems != before.problems):
            self._tell(standing.problems)
        for line in (*standing.failure, *(f"warning: {remark}" for remark in standing.remarks)):
            self._say(line)


def preview(config_file: Path, today: dt.date | None, port: int | None, say: Say, tell: Tell, fail: Fail) -> None:
    """Show a site on this computer until Ctrl-C.

    Raises:
        RunError: the port is in use.
    """
    for name in ("SIGTERM", "SIGHUP"):  # a window that is closed is an end like Ctrl-C; Windows has no SIGHUP
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="preview-", ignore_cleanup_errors=True) as folder:
        try:
            Preview(config_file.absolute(), today, Path(folder), say, tell, fail).run(port)
        except KeyboardInterrupt:
            say("\nThe preview has ended.")


def _server_at(asked: int | None, usual: int, showing: Showing) -> PreviewServer:
    """At the port that was asked for; else at the usual one, or the next that is free."""
    for port in (asked,) if asked is not None else range(usual, usual + OTHER_PORTS):
        try:
            return PreviewServer(port, showing)
        except (OSError, OverflowError):
            continue
    raise RunError(
        f"Port {asked or usual} is in use, perhaps by another preview. "
        f"End that one (Ctrl-C in its window), or choose another port: --port {(asked or usual) + 1}."
    )


def _explained(error: BaseException) -> tuple[str, ...]:
    match error:
        case RunError() | ClockError():
            return tuple(line for line in str(error).splitlines() if line.strip())
        case OSError():
            return (explain_refusal(error),)
        case _:
            return tuple(explain_failure(error).splitlines())


def _names(changed: tuple[Path, ...]) -> str:
    if not changed:
        return "Another day, or a file that can be read again:"
    return (
        f"{changed[0].name} has changed:"
        if len(changed) == 1
        else f"{wording.count(len(changed), 'file')} have changed:"
    )
