"""What a file is, by its folder; everything else is a plain page. And what it was meant to be, by its details."""

from collections.abc import Iterable

from collaborative.reading.words import fold
from collaborative.records.base import Record
from collaborative.schema import kinds

KINDS: dict[str, type[Record]] = {kind.folder: kind.model for kind in kinds.KINDS}
_IN_ONE_FOLDER = frozenset(KINDS) - {"courses"}  # only courses may stand in sub-folders


def kind_of(uri: str) -> type[Record] | None:
    """The kind of record; a folder's index.md is the introduction of the page that lists the folder."""
    folder, _, rest = uri.partition("/")
    if not rest or rest.lower() == "index.md" or (folder in _IN_ONE_FOLDER and "/" in rest):
        return None
    return KINDS.get(folder)


# Details that are typed for one kind of record, and for no other and no plain page.
_TELLING: dict[str, tuple[frozenset[str], ...]] = {
    "courses": (frozenset({"code"}), frozenset({"date", "dates", "start", "venue", "price"})),
    "clusters": (frozenset({"meetings"}),),
    "discounts": (frozenset({"tiers"}),),
    "schools": (frozenset({"headteacher", "setting", "pupils", "expertise"}),),
    "news": (frozenset({"published", "pinned", "expires"}),),
}


def folder_meant(keys: Iterable[str]) -> str | None:
    """The folder to which a file with these details belongs, where they tell."""
    typed = {fold(key) for key in keys}
    return next((folder for folder, telling in _TELLING.items() if all(typed & group for group in telling)), None)
