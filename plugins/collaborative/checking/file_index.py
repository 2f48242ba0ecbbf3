"""The files of a site by their addresses, and the one that was probably meant."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from posixpath import basename, dirname, join, normpath, relpath
from urllib.parse import quote, unquote

from collaborative.loading.sources import OtherFile


def same_name(name: str) -> str:
    """Names for which this is the same are one file on Windows and macOS: capitals and the way accents are stored."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def resolve(target: str, uri: str) -> str:
    """Where a link in the file ``uri`` leads, from the content folder; begins with ``..`` outside of it."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    return normpath(path.lstrip("/") if path.startswith("/") else join(dirname(uri), path))


def link_to(uri: str, source: str) -> str:
    """How the text of the file ``source`` links to a file; spaces and signs as a link wants them."""
    return quote(relpath(uri, dirname(source) or "."))


class FileIndex:
    def __init__(self, files: Iterable[OtherFile]) -> None:
        self._by_uri = {file.uri: file for file in files}

    def at(self, uri: str) -> OtherFile | None:
        return self._by_uri.get(uri)

    def named_alike(self, uri: str) -> OtherFile | None:
        """The file whose name differs in nothing but capitals, or the way in which accents are stored."""
        return self._by_name.get(same_name(uri))

    def meant(self, uri: str) -> OtherFile | None:
        """The file that was probably meant: of the same name elsewhere, with another ending, or spelled nearly so."""
        by_file_name = [
            file for file in self._by_uri.values() if same_name(basename(file.uri)) == same_name(basename(uri))
        ]
        if by_file_name:
            return by_file_name[0] if len(by_file_name) == 1 else None
        key = same_name(uri)
        near = get_close_matches(key, self._by_name, n=1, cutoff=0.75)
        if not near:
            names = {basename(name): name for name in self._by_name}
            near = [names[name] for name in get_close_matches(basename(key), names, n=1, cutoff=0.75)]
        return self._by_name[near[0]] if near else None

    @cached_property
    def _by_name(self) -> dict[str, OtherFile]:
        return {same_name(uri): file for uri, file in self._by_uri.items()}
