"""Names of files and folders that do not work on every computer."""

import re
import unicodedata
from collections.abc import Iterator

from collaborative.checking.subject import Subject
from collaborative.problems import Message, Problem
from collaborative.reading.files import KEPT_BY_WINDOWS, same_name
from collaborative.reading.words import slugify

LONGEST_NAME = 120
LONGEST_PATH = 200  # Windows allows 260, including the folder that holds the site

_ORDINARY = re.compile(
    r"(?:[A-Za-z0-9_()',!&+-](?:[A-Za-z0-9_()',!&+. -]*[A-Za-z0-9_()',!&+-])?/)*[A-Za-z0-9_()',!&+. -]*[A-Za-z0-9_-]"
)
_FORBIDDEN = re.compile(r'[?:*"<>|\\]')
_DEVICE = re.compile(KEPT_BY_WINDOWS, re.IGNORECASE)
_DEVICE_ON_THE_WAY = re.compile(rf"(?:^|/){KEPT_BY_WINDOWS}(?:/|$)", re.IGNORECASE)
_UNREADABLE = "\ufffd"


def check_file_names(subject: Subject) -> Iterator[Problem]:
    """Report names that Windows cannot store or that hold invisible signs; a folder once, not for each file."""
    said: set[str] = set()
    for path in _paths(subject):
        if _ORDINARY.fullmatch(path) and not _DEVICE_ON_THE_WAY.search(path) and len(path) <= LONGEST_NAME:
            continue
        place = ""
        for name in path.split("/"):
            place = f"{place}/{name}" if place else name
            wrong = _wrong_with(name)
            if wrong and place not in said:
                said.add(place)
                what = "file" if place == path else "folder"
                yield Problem(
                    path, 1, "", Message(wrong, f'Rename the {what}, for example to "{_better(name, what)}".')
                )
        if len(path) > LONGEST_PATH:
            wrong = f"The name of the file with its folders has {len(path)} characters, more than Windows can have."
            yield Problem(path, 1, "", Message(wrong, "Shorten the names of the folders or of the file."))


def _wrong_with(name: str) -> str | None:
    if match := _FORBIDDEN.search(name):
        return f"The name has the character {match[0]} in it, which Windows does not allow: the file cannot be opened there."
    if _UNREADABLE in name:
        return "The name has a character in it that cannot be read."
    if hidden := next((c for c in name if _is_hidden(c)), None):
        return f"The name has a character in it that nobody can see ({_called(hidden)})."
    if name.endswith((".", " ")):
        sign = "dot" if name.endswith(".") else "space"
        return f'The name "{name}" ends with a {sign}, which Windows takes away: links to the file would break.'
    if _DEVICE.fullmatch(name):
        return f'Windows keeps the name "{name.partition(".")[0].strip()}" for itself: the file cannot be opened there.'
    if len(name) > LONGEST_NAME:
        return f"The name has {len(name)} characters, which is too long for Windows and for an address."
    return None


def _is_hidden(character: str) -> bool:
    return character != " " and unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Zs")


def _called(character: str) -> str:
    return unicodedata.name(character, "a control character").lower()


def _better(name: str, what: str) -> str:
    """Return the name without what is wrong with it."""
    stem, dot, ending = name.rpartition(".") if what == "file" else (name, "", "")
    stem = (stem or ending)[:LONGEST_NAME]
    plain = slugify(stem) or "new-name"
    plain = plain[:60].strip("-")
    ending = slugify(ending)
    plain = f"{plain}-1" if _DEVICE.fullmatch(plain) else plain
    return f"{plain}.{ending}" if dot and ending else plain


def check_same_names(subject: Subject) -> Iterator[Problem]:
    """Report two files that are one on Windows and macOS, at the one that sorts later."""
    first: dict[str, str] = {}
    for path in _paths(subject):
        other = first.setdefault(same_name(path), path)
        if other != path:
            yield Problem(
                path,
                1,
                "",
                Message(f"This file and {other} {_difference(path, other)}", "Delete or rename one of the two."),
            )


def _difference(path: str, other: str) -> str:
    if unicodedata.normalize("NFC", path) == unicodedata.normalize("NFC", other):
        return "have the same name, only with the accents stored in two ways: on Windows and a Mac they are mixed up."
    return (
        "have the same name but for capital letters: on Windows and a Mac they are one file, and one of them is lost."
    )


def _paths(subject: Subject) -> list[str]:
    return sorted([*(source.path for source in subject.sources), *(file.path for file in subject.files)])
