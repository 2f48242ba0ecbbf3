"""The kinds of files: by their folder, or for misplaced files by their front matter. Any other file is a plain page."""

from collections.abc import Iterable

from collaborative.reading.words import fold
from collaborative.records.base import Record
from collaborative.schema import kinds

KINDS: dict[str, type[Record]] = {kind.folder: kind.model for kind in kinds.KINDS}
_IN_ONE_FOLDER = frozenset(KINDS) - {"courses"}  # only courses may be in sub-folders


def kind_of(uri: str) -> type[Record] | None:
    """Return the kind of record; a folder's index.md is not one but the introduction of its list page."""
    folder, _, rest = uri.partition("/")
    if not rest or rest.lower() == "index.md" or (folder in _IN_ONE_FOLDER and "/" in rest):
        return None
    return KINDS.get(folder)


# Keys that belong to one kind of record only, and to no plain page.
_TELLING: dict[str, tuple[frozenset[str], ...]] = {
    "courses": (frozenset({"code"}), frozenset({"date", "dates", "start", "venue", "price"})),
    "clusters": (frozenset({"meetings"}),),
    "discounts": (frozenset({"tiers"}),),
    "schools": (frozenset({"headteacher", "setting", "pupils", "expertise"}),),
    "news": (frozenset({"published", "pinned", "expires"}),),
}


def folder_meant(keys: Iterable[str]) -> str | None:
    """Return the folder to which a file with these keys belongs, if they show it."""
    typed = {fold(key) for key in keys}
    return next((folder for folder, telling in _TELLING.items() if all(typed & group for group in telling)), None)
