"""A preview in a process of its own, as an editor starts it, and what it answers."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

PATIENCE = 30.0


@dataclass
class Answer:
    status: int
    text: str
    headers: dict[str, str]


@dataclass
class RunningPreview:
    """The server's address, what its terminal has said so far, and where it keeps the sites that it builds."""

    url: str
    process: subprocess.Popen[str]
    temporary: Path
    lines: list[str] = field(default_factory=list)

    @property
    def said(self) -> str:
        return "".join(self.lines)

    def get(self, address: str = "") -> Answer:
        try:
            with urllib.request.urlopen(self.url + address, timeout=30) as answer:
                return Answer(answer.status, answer.read().decode(), dict(answer.headers))
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.read().decode(), dict(error.headers))

    def ask(self, target: str, host: str = "localhost") -> bytes:
        """The whole answer to an address exactly as it is given: no client puts it in order first."""
        port = urlsplit(self.url).port or 80
        with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line:
            line.sendall(f"GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode("latin-1"))
            return b"".join(iter(lambda: line.recv(65536), b""))

    def until(self, happened: Callable[[], bool], what: str) -> None:
        """Ask again and again until it has happened."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, f"{what} did not happen; the terminal says:\n{self.said}"
            assert self.process.poll() is None, f"the preview has ended:\n{self.said}"
            time.sleep(0.02)

    def shows(self, address: str, words: str) -> None:
        """Wait until the page holds the words."""
        self.until(lambda: words in self.get(address).text, f'"{words}" at /{address}')

    def says(self, words: str) -> None:
        self.until(lambda: words in self.said, f'"{words}" in the terminal')

    def interrupt(self) -> int:
        """Ctrl-C; gives the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def previewed(folder: Path, *options: str, port: int | None = None) -> Iterator[RunningPreview]:
    """``build.py serve`` in a folder, until the block ends; at a free port unless ``options`` choose one."""
    temporary = folder.with_name(f"{folder.name}-temporary")
    temporary.mkdir(exist_ok=True)
    chosen = [] if port is not None else ["--port", str(free_port())]
    command = [sys.executable, "-c", _START, "serve", "--today", "2026-03-02", *chosen, *options]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1", "TMPDIR": str(temporary)}, start_new_session=True,
    ) as process:  # fmt: skip
        running = RunningPreview("", process, temporary)
        reader = threading.Thread(target=lambda: running.lines.extend(iter(process.stdout.readline, "")), daemon=True)  # type: ignore[union-attr]  # it is a pipe
        reader.start()
        try:
            running.says("Ctrl-C ends the preview")
            address = re.search(r"http://\S+", running.said)
            assert address, running.said
            running.url = address[0]
            yield running
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            reader.join()


# A process that a test runner starts in the background may have been told to ignore Ctrl-C.
_START = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from collaborative.commands.main import main
main()
"""
