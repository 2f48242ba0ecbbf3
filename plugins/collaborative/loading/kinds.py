"""What a file is, by its folder; everything else is a plain page."""

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
