"""Run the command line: within this process, or in one of its own where a test is about the process.

A process costs a second before it begins; within this one, the same check takes a hundredth.
"""

import contextlib
import gc
import io
import logging
import os
import signal
import subprocess
import sys
import traceback
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from collaborative.commands.main import main

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

OURS = "collaborative"


@dataclass(frozen=True)
class Done:
    """What a run left behind: its exit status and what it printed."""

    status: int
    output: str  # both streams, in the order in which they were written
    stdout: str
    stderr: str


def run_within(folder: Path, *line: str, environment: Mapping[str, str] | None = None) -> Done:
    """Run our command line in this process, and put back what it changes in it.

    Args:
        folder: The working folder.
        line: What is typed after the program's name: ``check``, ``--strict``.
        environment: Variables set on top of ours.
    """
    both, out, err = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with (
        _as_in_a_process_of_its_own(folder, line, environment or {}),
        contextlib.redirect_stdout(_Stream(out, both)),
        contextlib.redirect_stderr(_Stream(err, both, errors="backslashreplace")),
    ):
        status = _status()
    output, stdout, stderr = (data.getvalue().decode() for data in (both, out, err))
    return Done(status, output, stdout, stderr)


def run_process(folder: Path, *line: str, environment: Mapping[str, str] | None = None) -> Done:
    """Run ``python -m`` that line (``collaborative check``, ``mkdocs build``) in a process of its own.

    Both streams go into one pipe, so ``stdout`` holds all of the output and ``stderr`` is empty.
    """
    done = subprocess.run(
        [sys.executable, "-m", *line], cwd=folder, env={**os.environ, **(environment or {})},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stdout, "")


def _status() -> int:
    """Run the program to its end, as Python itself would."""
    try:
        main()
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
            return 1
        return ended.code or 0
    except Exception:  # what the program does not explain, Python shows
        traceback.print_exc()
        return 1
    return 0


class _Stream(io.TextIOWrapper):
    """A text stream into bytes that also writes into a second place."""

    def __init__(self, into: io.BytesIO, also: io.BytesIO, errors: str = "strict") -> None:
        super().__init__(_Forked(into, also), encoding="utf-8", errors=errors, newline="\n", write_through=True)


class _Forked(io.BytesIO):
    def __init__(self, *into: io.BytesIO) -> None:
        super().__init__()
        self._into = into

    def write(self, data: "ReadableBuffer") -> int:
        for each in self._into:
            each.write(data)
        return len(memoryview(data))


# What the program changes in its process, or finds in it


@contextlib.contextmanager
def _as_in_a_process_of_its_own(folder: Path, line: tuple[str, ...], environment: Mapping[str, str]) -> Iterator[None]:
    with (
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, environment),
        mock.patch.object(sys, "argv", [OURS, *line]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO())),
        warnings.catch_warnings(),
        _garbage_collection(),
        _signals(),
        _loggers(),
    ):
        yield


@contextlib.contextmanager
def _garbage_collection() -> Iterator[None]:
    before = gc.get_threshold()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextlib.contextmanager
def _signals() -> Iterator[None]:
    """Put signal handlers back; those that were not set from Python stay as they are."""
    before = {number: signal.getsignal(number) for number in signal.valid_signals()}
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None and signal.getsignal(number) != handler:
                signal.signal(number, handler)


@contextlib.contextmanager
def _loggers() -> Iterator[None]:
    """Give the program loggers as a new process has them, and put ours back."""
    before = {logger: _state(logger) for logger in _all_loggers()}
    for logger in before:
        _set(logger, _State(level=logging.WARNING if logger is logging.root else logging.NOTSET))
    try:
        yield
    finally:
        for logger in _all_loggers():
            _set(logger, before.get(logger, _State()))


@dataclass(frozen=True)
class _State:
    """What is set on a logger; as it stands here, what a new one has."""

    level: int = logging.NOTSET
    handlers: tuple[logging.Handler, ...] = ()
    filters: tuple[object, ...] = ()
    propagate: bool = True
    disabled: bool = False


def _all_loggers() -> list[logging.Logger]:
    known = logging.root.manager.loggerDict.values()
    return [logging.root, *(each for each in known if isinstance(each, logging.Logger))]


def _state(logger: logging.Logger) -> _State:
    return _State(logger.level, tuple(logger.handlers), tuple(logger.filters), logger.propagate, logger.disabled)


def _set(logger: logging.Logger, state: _State) -> None:
    if _state(logger) == state:
        return
    logger.setLevel(state.level)
    logger.handlers[:] = state.handlers
    logger.filters[:] = state.filters  # type: ignore[assignment]  # they came from such a list
    logger.propagate, logger.disabled = state.propagate, state.disabled
