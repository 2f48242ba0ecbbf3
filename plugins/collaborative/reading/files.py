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
# Names that Windows reserves for devices, whatever their ending.
KEPT_BY_WINDOWS = r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(?:\.[^/]*)?"
_SITE = re.compile(r"https?://[^/]*", re.IGNORECASE)
_NOT_IN_AN_ADDRESS = re.compile(r'[\x00-\x1f\x7f?#%:*"<>|]')
# The way from a file's folder to the content folder, which people copy from links in the text.
_UPWARDS = re.compile(r"(?:\./)*(?:\.\./){0,2}/?")


def is_elsewhere(typed: str) -> bool:
    """Return whether the text names something outside the site: a web address, an email address …"""
    return bool(_ELSEWHERE.match(typed))


def is_on_a_computer(typed: str) -> bool:
    """Return whether the text is a path on somebody's own computer, which visitors cannot open."""
    return bool(_ON_A_COMPUTER.match(typed))


def refuse_own_computer(typed: str, spelled: Callable[[str], str] = str) -> None:
    """Refuse a path on somebody's own computer; ``spelled`` returns how a file's place on the site is written here.

    Raises:
        InputError: The text is such a path.
    """
    if is_on_a_computer(typed):
        name = re.split(r"[\\/]", typed)[-1]
        folder = "images" if _PICTURE.search(name) else "files"
        raise InputError(
            f'"{typed}" is a file on a computer: visitors of the site cannot open it.',
            f"Upload the file to the {folder} folder of the content, and write {spelled(f'{folder}/{name}')}.",
        )


def parse_page_address(typed: str) -> str:
    """Return a page's address from the site's root, without slashes at its ends: ``about-us``, ``old/page.html``.

    The address from a browser will do, and the name of a Markdown file.

    Raises:
        InputError: It is the home page, leads out of the site, or holds what cannot stand in an address.
    """
    path = unquote(_SITE.sub("", typed.strip(), count=1)).replace("\\", "/")
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not parts:
        raise InputError(f'"{typed}" is the home page.', f"Take {typed} out.")
    if ".." in parts or _NOT_IN_AN_ADDRESS.search(path):
        plain = "/".join(kept for part in parts if (kept := _NOT_IN_AN_ADDRESS.split(part)[0].strip(". ")))
        raise InputError(
            f'"{typed}" is not an address that a page can have.',
            f"Write what follows the site's name in the browser, for example {plain or 'about-us'}.",
        )
    return re.sub(r"\.md$", "", "/".join(parts), flags=re.IGNORECASE)


def parse_file(typed: str) -> str:
    """Return a file's path from the content folder: ``images/group.png``.

    Raises:
        InputError: The path is on a computer, or outside the content folder.
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
    """Return a key that is equal for names which Windows and macOS take for one file (capitals, accents)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def address_within(typed: str) -> str:
    """Return an address of the site as the program writes it: ``/courses/first-aid`` becomes ``courses/first-aid/``.

    A file's path stands for its page: ``content/news/spring.md`` becomes ``news/spring/``.
    """
    path = urlsplit(typed.strip()).path.strip("/")
    if path.lower().endswith(".md"):
        path = path[:-3].removeprefix("content/")
        path = f"courses/{path.rpartition('/')[2]}" if path.startswith("courses/") else path
    is_file = "." in path.rsplit("/", 1)[-1]
    return path if is_file or not path else f"{path}/"
