"""The preview's server with more clients than an office has, within this process."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from collaborative.mkdocs_plugin.preview import server as preview
from collaborative.mkdocs_plugin.preview.server import HOST, MOST_CLIENTS, VERSION, PreviewServer, Showing
from collaborative.rendering.preview import render_preview
from collaborative.views.preview.preview import Standing

ASKING = f"GET / HTTP/1.1\r\nHost: {HOST}\r\n"
BIG = b"<html><body>Home</body></html>" + b" " * 20_000_000


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PreviewServer]:
    (tmp_path / "index.html").write_bytes(b"<html><body>Home</body></html>")
    (tmp_path / "big.bin").write_bytes(BIG)
    text = render_preview(Standing(), "/", "1", VERSION)
    running = PreviewServer(0, Showing("1", tmp_path, "/", text))
    running.start()
    yield running
    running.stop()


def client(server: PreviewServer, said: str = "") -> socket.socket:
    line = socket.create_connection((HOST, server.server_port), timeout=60)
    line.sendall(said.encode())
    return line


def answer(server: PreviewServer) -> bytes:
    with client(server, f"{ASKING}\r\n") as line:
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_two_hundred_clients_that_wait_idle_or_ask_slowly_leave_room_for_a_page(server: PreviewServer) -> None:
    kinds = (
        "",  # a connection that a browser opens in advance
        "GET / HT",  # half a question
        ASKING,  # a question without its end
        f"GET {VERSION}?seen=1 HTTP/1.1\r\nHost: {HOST}\r\n\r\n",  # a page that waits for something new
        f"GET /big.bin HTTP/1.1\r\nHost: {HOST}\r\n\r\n",  # somebody who takes no answer
    )
    with ExitStack() as lines:
        for number in range(200):
            lines.enter_context(client(server, kinds[number % len(kinds)]))
        for _ in range(20):
            assert answer(server).startswith(b"HTTP/1.0 200")


def test_clients_beyond_the_most_make_room_for_each_other_with_no_more_threads(server: PreviewServer) -> None:
    before = threading.active_count()
    with ExitStack() as lines:
        opened = [lines.enter_context(client(server)) for _ in range(MOST_CLIENTS + 50)]
        assert answer(server).startswith(b"HTTP/1.0 200")
        for line in opened[:50]:
            assert line.recv(1) == b"", "those that were silent longest"
        end = time.monotonic() + 60  # a thread may take a moment from its last word to its end
        while threading.active_count() - before > MOST_CLIENTS + 1:
            assert time.monotonic() < end


def test_a_client_that_never_ends_its_question_is_not_waited_for(
    server: PreviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "TO_ASK", 0.0)
    with client(server, ASKING) as line:
        assert line.recv(1) == b""
    monkeypatch.setattr(preview, "TO_ASK", 60.0)
    assert answer(server).startswith(b"HTTP/1.0 200")
