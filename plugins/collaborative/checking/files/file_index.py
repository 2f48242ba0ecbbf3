"""The files of a site by uri, and the search for the one that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cached_property
from posixpath import basename, dirname, join, normpath, relpath, splitext
from unicodedata import normalize
from urllib.parse import quote, unquote

from collaborative.loading.sources import OtherFile
from collaborative.reading.files import same_name


def resolve(target: str, uri: str) -> str:
    """Return where a link in the file ``uri`` leads, from the content folder; ``..`` at the start means outside it."""
    path = unquote(target.partition("#")[0].partition("?")[0])
    return normpath(path.lstrip("/") if path.startswith("/") else join(dirname(uri), path))


def link_to(uri: str, source: str) -> str:
    """Return the link from the file ``source`` to a file, with spaces and signs escaped as links need it."""
    return quote(relpath(uri, dirname(source) or "."))


class FileIndex:
    """Finds the files of a site, exactly or nearly."""

    def __init__(self, files: Iterable[OtherFile]) -> None:
        self._by_uri = {file.uri: file for file in files}

    def at(self, uri: str) -> OtherFile | None:
        """Return the file at a uri, or None."""
        return self._by_uri.get(uri)

    def linked(self, target: str, uri: str) -> OtherFile | None:
        """Return the file that a link in the file ``uri`` leads to, however its name was typed, or None.

        Spaces, ``#``, ``?`` and ``%`` may be part of a name, bare or percent-encoded, and accents stored either way.
        """
        bare = target.strip()
        short = bare.partition("#")[0].partition("?")[0]
        for path in dict.fromkeys((unquote(short), unquote(bare), bare, unquote(bare.partition("#")[0]))):
            if path:
                place = normpath(path.lstrip("/") if path.startswith("/") else join(dirname(uri), path))
                if file := self._by_uri.get(place) or self._by_form.get(normalize("NFC", place)):
                    return file
        return None

    def named_alike(self, uri: str) -> OtherFile | None:
        """Return the file whose name differs only in capitals, or in how accents are stored."""
        return self._by_name.get(same_name(uri))

    def meant(self, uri: str) -> OtherFile | None:
        """Return the file probably meant: the same name elsewhere, another ending, or a similar spelling."""
        name = same_name(basename(uri))
        if elsewhere := [file for key, file in self._by_name.items() if basename(key) == name]:
            return elsewhere[0] if len(elsewhere) == 1 else None
        for part in (basename, _stem):
            known = {part(key): file for key, file in reversed(self._by_name.items())}
            if near := get_close_matches(part(name), known, n=1, cutoff=0.8):
                return known[near[0]]
        return None

    @cached_property
    def _by_form(self) -> dict[str, OtherFile]:
        return {normalize("NFC", uri): file for uri, file in self._by_uri.items()}

    @cached_property
    def _by_name(self) -> dict[str, OtherFile]:
        return {same_name(uri): file for uri, file in self._by_uri.items()}


def _stem(name: str) -> str:
    return splitext(basename(name))[0]
