#!/usr/bin/env python3
"""Build, preview, check and test the website.

    python3 build.py               build the site into site/
    python3 build.py serve         live preview on this computer
    python3 build.py check         report every problem in the content, build nothing
    python3 build.py test          run every test (for those who change the program; --fast: after each save)
    python3 build.py lint          ruff and mypy (likewise; also: bench, screenshots, reference)
    python3 build.py --help        all commands and options

This file needs Python 3.11 or newer and nothing else. It keeps a private environment in .venv up to date with
the lock files (requirements*.txt: exact versions, checked by hash) and hands over to the program inside it.
"""

from __future__ import annotations  # so that an older Python comes as far as the sentence that names the right one

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

TOOLS_LOCK = ROOT / "requirements-tools.txt"  # what turns sources into packages
BUILD_LOCK = ROOT / "requirements.txt"
DEVELOPER_LOCK = ROOT / "requirements-dev.txt"  # everything in BUILD_LOCK, and the tools

MADE_BY = ENVIRONMENT / "made-by"  # written last: an environment without it is half made
ROOM = 700 * 1024 * 1024  # bytes that the environment may take

# Side by side, one file at a time in each process, so that what a file builds is built once; slow files come first.
PYTEST = ["pytest", "--dist", "loadscope", "--no-loadscope-reorder", "--maxprocesses", "8"]
MODES = {"--fast": ["-m", "not slow and not soak"], "--soak": ["--hypothesis-profile", "soak"]}
USUAL_MINUTES = {"": 8, "--fast": 1, "--soak": 14}  # on two cores, until this computer knows its own

DEVELOPER_COMMANDS = {
    "bench": [["benchmarks"]],
    "screenshots": [["tools.screenshots"]],
    "reference": [["tools.reference"]],
    "lint": [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
}


def main(arguments: list[str]) -> int:
    if sys.version_info < (3, 11):
        return complain(f"This needs Python 3.11 or newer; this is Python {sys.version.split()[0]}.")
    os.environ["PYTHONUTF8"] = "1"  # the same bytes and messages wherever the machine says it is
    os.environ.pop("PYTHONOPTIMIZE", None)  # the descriptions of the open data are docstrings, which it may leave out
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    developer = name == "test" or name in DEVELOPER_COMMANDS
    try:
        prepare(DEVELOPER_LOCK if developer else BUILD_LOCK)
    except SetUpError as error:
        return complain(str(error))
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        return complain(
            f"{ENVIRONMENT.name} could not be made or read{where}: {error.strerror}. Delete it and try again."
        )
    if not developer:
        elsewhere = not Path("mkdocs.yml").exists() and not {"-f", "--config-file"} & set(arguments)
        return run([PYTHON, "-m", "collaborative", *arguments], cwd=ROOT if elsewhere else None)
    if name == "test":
        return test(rest)
    for command in DEVELOPER_COMMANDS[name]:
        status = run([PYTHON, "-m", *command, *rest], cwd=ROOT)
        if status:
            return status
    return 0


def test(arguments: list[str]) -> int:
    """Run all tests, those for after each save (--fast), all with every long example (--soak), or those of some paths."""
    mode = next((argument for argument in arguments if argument in MODES), "")
    rest = [in_root(argument) for argument in arguments if argument != mode]
    processes = "0" if any(".py" in argument for argument in rest) else "auto"  # they take a while to start
    command: list[str | Path] = [PYTHON, "-m", *PYTEST, "--numprocesses", processes, *MODES.get(mode, []), *rest]
    if rest:
        return run(command, cwd=ROOT)
    took = ENVIRONMENT / f"test{mode}.minutes"
    minutes = float(took.read_text(encoding="ascii")) if took.exists() else USUAL_MINUTES[mode]
    say(f"Running the tests: about {max(round(minutes), 1)} min ...")
    began = time.monotonic()
    status = run(command, cwd=ROOT)
    if not status:
        took.write_text(f"{(time.monotonic() - began) / 60:.1f}", encoding="ascii")
    return status


def in_root(argument: str) -> str:
    """A path from the folder in which the command is typed, as it is from ours, where pytest runs."""
    path, *part = argument.split("::")
    return "::".join([os.path.relpath(path, ROOT), *part]) if Path(path).exists() else argument


class SetUpError(Exception):
    """The private environment could not be made; the text says what to do."""


def prepare(lock: Path) -> None:
    """Make .venv hold exactly what the lock file says; at once when it already does.

    Raises:
        SetUpError: Python's venv module is missing, or a package could not be installed.
    """
    if is_current(lock):
        return
    if not os.access(ROOT, os.W_OK):
        raise SetUpError(
            f"You cannot write to {ROOT}, where {ENVIRONMENT.name} must be made. Copy the folder to one of your own."
        )
    installer = shutil.which("uv")
    if not is_ours():
        make(installer)
    say(f"Installing the packages of {lock.name} ...")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "install"]
    if installer:
        pip = [installer, "pip", "install", "--python", PYTHON]
    install([*pip, "--require-hashes", "--requirement", TOOLS_LOCK])
    hashed = [*pip, "--require-hashes", "--no-build-isolation", "--requirement", lock]
    install(hashed, packages=count_packages(lock))
    install([*pip, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    for link in ENVIRONMENT.glob("[Ll]ib*/**/site-packages/_editable*.pth"):
        # Python reads it in this user's encoding, which may not have each letter of the way to this folder.
        link.write_text(os.path.relpath(ROOT / "plugins", link.parent) + "\n", encoding="ascii")
    for contained in {lock, BUILD_LOCK}:
        stamp(contained).write_text(fingerprint(contained), encoding="ascii")


def make(installer: str | None) -> None:
    """Make an empty environment, in place of one that is half made or that another Python or machine has made."""
    if shutil.disk_usage(ROOT).free < ROOM:
        raise SetUpError(
            f"The disk is nearly full, and {ENVIRONMENT.name} takes {ROOM >> 20} MB. Make room, then try again."
        )
    say(f"Setting up a private Python environment in {ENVIRONMENT.name} (once; a minute or so) ...")
    if ENVIRONMENT.is_symlink() or ENVIRONMENT.is_file():
        ENVIRONMENT.unlink()
    elif ENVIRONMENT.exists():
        shutil.rmtree(ENVIRONMENT)
    python = getattr(sys, "_base_executable", "") or sys.executable  # not one of the environment that is gone now
    with_uv = [installer or "", "venv", "--quiet", "--seed", "--python", python]
    command = with_uv if installer else [python, "-m", "venv"]
    if run([*command, ENVIRONMENT]):
        shutil.rmtree(ENVIRONMENT, ignore_errors=True)
        raise SetUpError("Python could not make an environment. On Debian or Ubuntu: apt-get install python3-venv")
    MADE_BY.write_bytes(interpreter())


def interpreter() -> bytes:
    """The Python behind the environment, which a newer system or another machine has in another place or form."""
    return os.fsencode(f"{os.path.realpath(PYTHON)} {platform.machine()}")


def is_ours() -> bool:
    """Whether the environment was made to its end, here and by a Python that is still there."""
    return PYTHON.exists() and MADE_BY.exists() and MADE_BY.read_bytes() == interpreter()


def is_current(lock: Path) -> bool:
    return is_ours() and stamp(lock).exists() and stamp(lock).read_text(encoding="ascii") == fingerprint(lock)


def stamp(lock: Path) -> Path:
    return ENVIRONMENT / f"{lock.name}.installed"


def fingerprint(lock: Path) -> str:
    """Changes with the packages (lock files), our own entry points (pyproject.toml) and the place of the folder."""
    files = (TOOLS_LOCK, lock, ROOT / "pyproject.toml")
    contents = b"".join(file.read_bytes() for file in files)
    return hashlib.sha256(contents + os.fsencode(ROOT)).hexdigest()  # a folder that was moved is set up anew


def count_packages(lock: Path) -> int:
    return sum(line[:1].isalnum() for line in lock.read_text(encoding="utf-8").splitlines())


def install(command: Sequence[str | Path], packages: int = 0) -> None:
    """Run an installer, with one line of progress instead of its hundred; all of them if it fails."""
    lines, done = [], 0
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            lines.append(line)
            if packages and line.startswith(("Collecting ", "Processing ")):  # one line a package, as pip says it
                done += 1
                if sys.stdout.isatty():
                    print(f"\r  {done} of about {packages} packages", end="", flush=True)
    if done:
        print(f"\r  {done} packages installed.                ")
    if process.returncode:
        print("".join(lines), file=sys.stderr)
        raise SetUpError(
            "A package could not be installed; the reason is above. Is this computer online? Then run the command again;"
            " if it fails once more, delete the folder .venv and try again."
        )


def run(command: Sequence[str | Path], cwd: Path | None = None) -> int:
    """Run a command to its end and give its exit status; Ctrl-C ends it, not us."""
    process = subprocess.Popen(command, cwd=cwd)
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def say(text: str) -> None:
    print(text, flush=True)


def complain(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
