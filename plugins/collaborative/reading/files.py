"""Files of the site as people type or paste their names."""

import re
import unicodedata
from collections.abc import Callable
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from collaborative.problems import InputError

# A drive, a network share, or a home folder of Windows, macOS or Linux.
_ON_A_COMPUTER = re.compile(r"[a-z]:[\\/]|\\\\|file:|~[\\/]|/(?:users|home|volumes|mnt)/", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|jfif|png|gif|webp|avif|svg|heic|tiff?|bmp)$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
# Names that Windows keeps for devices, whatever their ending.
KEPT_BY_WINDOWS = r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\.[^/]*)?"
# From a file's folder to the content folder: what people carry over from links in the text.
_UPWARDS = re.compile(r"(?:\./)*(?:\.\./){0,2}/?")


def is_elsewhere(typed: str) -> bool:
    """Whether it is no file of the site: a web address, an email address …"""
    return bool(_ELSEWHERE.match(typed))


def is_on_a_computer(typed: str) -> bool:
    """Whether it is the path of a file on somebody's computer, which nobody else can open."""
    return bool(_ON_A_COMPUTER.match(typed))


def refuse_own_computer(typed: str, spelled: Callable[[str], str] = str) -> None:
    """Raise a InputError for the path of a file on somebody's computer; ``spelled`` is how its place on the site is written."""
    if is_on_a_computer(typed):
        name = re.split(r"[\\/]", typed)[-1]
        folder = "images" if _PICTURE.search(name) else "files"
        raise InputError(
            f'"{typed}" is a file on a computer: visitors of the site cannot open it.',
            f"Upload the file to the {folder} folder of the content, and write {spelled(f'{folder}/{name}')}.",
        )


def parse_file(typed: str) -> str:
    """A file's path from the content folder: ``images/group.png``.

    Raises:
        InputError: it stands on a computer, or outside the content folder.
    """
    refuse_own_computer(typed)
    path = _UPWARDS.sub("", unquote(typed.replace("\\", "/")), count=1)
    plain = normpath(path) if path else ""
    if plain == ".." or plain.startswith(("../", "/")):
        raise InputError(
            f'"{typed}" lies outside the content folder.',
            "Upload the file there and write its place in that folder, for example images/group.png.",
        )
    return plain


def same_name(name: str) -> str:
    """Names for which this is the same are one file on Windows and macOS: capitals and the way accents are stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def address_within(typed: str) -> str:
    """An address of the site as the program writes it: ``/courses/first-aid`` → ``courses/first-aid/``.

    The path of a file means its page: ``content/news/spring.md`` → ``news/spring/``.
    """
    path = urlsplit(typed.strip()).path.strip("/")
    if path.lower().endswith(".md"):
        path = path[:-3].removeprefix("content/")
        path = f"courses/{path.rpartition('/')[2]}" if path.startswith("courses/") else path
    is_file = "." in path.rsplit("/", 1)[-1]
    return path if is_file or not path else f"{path}/"
