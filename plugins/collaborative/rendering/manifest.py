"""The permanent addresses of a site as a file beside its pages, so that the next build can be held against them."""

import json
from collections.abc import Iterable

from collaborative.problems import InputError
from collaborative.views.permanent_addresses import PermanentAddress

VERSION = 1


def render_manifest(entries: Iterable[PermanentAddress], commit: str = "") -> bytes:
    """Render one address a line, so that two manifests can be compared by eye; ``commit`` is "" without git."""
    lines = [
        json.dumps(
            {"address": it.address, "title": it.title, **({"guid": it.guid} if it.guid else {})}, ensure_ascii=False
        )
        for it in entries
    ]
    built_from = f'"commit": {json.dumps(commit)}, ' if commit else ""
    return (f'{{"version": {VERSION}, {built_from}"published": [\n' + ",\n".join(lines) + "\n]}\n").encode()


def commit_in(data: bytes) -> str:
    """Return the commit that the site of a manifest was built from, or "" where the manifest names none."""
    try:
        return str(json.loads(data)["commit"])
    except (ValueError, KeyError, TypeError):
        return ""


def parse_manifest(data: bytes) -> tuple[PermanentAddress, ...]:
    """The opposite.

    Raises:
        InputError: it is no manifest, or one of a later version of the program.
    """
    try:
        document = json.loads(data)
        if document["version"] != VERSION:
            raise InputError(
                "This list of what was published was written by another version of the program.", "Take its own."
            )
        return tuple(
            PermanentAddress(entry["address"], entry["title"], entry.get("guid", "")) for entry in document["published"]
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError("This is no list of what was published.", "Take published.json of the site itself.") from error


def is_manifest(data: bytes) -> bool:
    """Return whether this program wrote it, in whatever version."""
    try:
        document = json.loads(data)
        return isinstance(document["version"], int) and all("address" in entry for entry in document["published"])
    except (ValueError, KeyError, TypeError):
        return False
