"""Shows a folder on this computer's own address, and tells open pages when there is something new.

MkDocs' own server stops answering when a build fails; this one has the last good site, whatever happens.
"""

import mimetypes
import os
import re
import socket
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from collaborative.rendering.preview import PreviewText
from collaborative.views.preview.preview import PROBLEMS

HOST = "127.0.0.1"  # drafts are for the eyes of this computer
VERSION = "/_preview/version"
PATIENCE = 20.0  # seconds that a page's question is kept waiting for something new
# Clients at a time, each with a thread, and the seconds in which one must have asked for something, or taken the answer.
# A browser opens connections in advance and does not use them, and some programs begin to ask and never end.
MOST_CLIENTS = 256
TO_ASK = 15.0
TO_TAKE = 60.0
# What a browser calls this computer. Another name that leads here is a stranger's page, which would read the drafts
# by having its own name point to this address (DNS rebinding).
_OWN_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
_PAGES = ("index.html", "404.html")  # nothing is added to an email, which is copied as a whole
_TEXT = ("text/", "application/javascript", "application/json", "application/xml")


@dataclass(frozen=True, slots=True)
class Showing:
    """What is answered.

    Attributes:
        version: Differs from all that was shown before.
        site: The folder of the last good site, or None where there has never been one.
        root: The path at which the home page stands: ``/``, or ``/training/``.
    """

    version: str
    site: Path | None
    root: str
    text: PreviewText


class PreviewServer(ThreadingHTTPServer):
    """Answers from what is shown at the moment.

    Raises:
        OSError: somebody else uses the port.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two previews share a port
    request_queue_size = MOST_CLIENTS

    def __init__(self, port: int, showing: Showing) -> None:
        super().__init__((HOST, port), _Handler)
        self._showing = showing
        self._news = threading.Condition()
        self._clients: set[socket.socket] = set()
        self._silent: dict[socket.socket, float] = {}  # those that have not asked yet, and since when: oldest first
        self._counting = threading.Lock()

    @property
    def showing(self) -> Showing:
        return self._showing

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}{self._showing.root}"

    def show(self, showing: Showing) -> None:
        """From now on, in one step."""
        with self._news:
            self._showing = showing
            self._news.notify_all()

    def version_after(self, seen: str) -> str:
        """The version, as soon as it is another one or patience ends."""
        with self._news:
            self._news.wait_for(lambda: self._showing.version != seen, timeout=PATIENCE)
            return self._showing.version

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread; if there are too many, the one that has been silent longest makes room."""
        with self._counting:
            if len(self._clients) >= MOST_CLIENTS:
                longest = next(iter(self._silent), request)
                self._silent.pop(longest, None)
                _hang_up(longest)
            self._clients.add(request)
            self._silent[request] = time.monotonic()
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget a client whose thread ends."""
        with self._counting:
            self._clients.discard(request)
            self._silent.pop(request, None)
        super().shutdown_request(request)

    def has_asked(self, client: socket.socket) -> None:
        """Wait no longer for a client's question."""
        with self._counting:
            self._silent.pop(client, None)

    def service_actions(self) -> None:
        """Hang up on whoever does not ask: called again and again by the standard library."""
        with self._counting:
            for client, since in self._silent.items():
                if time.monotonic() - since > TO_ASK:
                    _hang_up(client)

    def start(self) -> None:
        """Answer from a thread of its own."""
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()

    def handle_error(self, request: object, client_address: object) -> None:
        """Nearly always a visitor who went on to another page: nothing that an editor should read."""

    def stop(self) -> None:
        self.shutdown()
        self.server_close()


def _hang_up(client: socket.socket) -> None:
    """End the wait of a client's thread, which then forgets it."""
    with suppress(OSError):  # gone already
        client.shutdown(socket.SHUT_RDWR)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = TO_TAKE

    def do_GET(self) -> None:  # named by the standard library
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.server.has_asked(self.connection)
        if not _OWN_HOST.fullmatch(self.headers.get("Host", "")):
            said = f"This preview answers at {self.server.url} only. Open that address."
            return self._send(403, said.encode(), "text/plain")
        asked = urlsplit(self.path)
        path = unquote(asked.path)
        showing = self.server.showing
        if path == VERSION:
            seen = parse_qs(asked.query).get("seen", [""])[0]
            return self._send(200, self.server.version_after(seen).encode(), "text/plain")
        if path == showing.root + PROBLEMS:
            return self._send(200, showing.text.problems, "text/html")
        if showing.site is None:
            return self._send(503, showing.text.problems, "text/html")
        if not path.startswith(showing.root):
            return self._redirect(showing.root) if path == "/" else self._not_found(showing, showing.site)
        return self._file(path.removeprefix(showing.root), showing, showing.site)

    def _file(self, address: str, showing: Showing, site: Path) -> None:
        parts = address.split("/")
        if any(part == ".." or set(part) & set('\\:\0"') for part in parts):
            return self._not_found(showing, site)
        file = site.joinpath(*parts)
        try:
            is_folder = file.is_dir()
        except OSError:  # a name that no file can have
            is_folder = False
        if is_folder:
            if address and not address.endswith("/"):
                return self._redirect(quote(f"{showing.root}{address}/"))
            file /= "index.html"
        elif address.endswith("/"):
            return self._not_found(showing, site)
        return self._send_file(200, file, showing, site)

    def _send_file(self, status: int, file: Path, showing: Showing, site: Path) -> None:
        try:
            content = file.read_bytes()
        except OSError:
            if status == 200:
                return self._not_found(showing, site)
            content = b"<!doctype html><title>Not found</title><p>There is no page at this address."
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return self._send(status, showing.text.on(content) if file.name in _PAGES else content, kind)

    def _not_found(self, showing: Showing, site: Path) -> None:
        self._send_file(404, site / "404.html", showing, site)

    def _redirect(self, to: str) -> None:
        self.send_response(302)
        self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Robots-Tag", "noindex")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # named by the standard library
        """Nobody reads each request."""
