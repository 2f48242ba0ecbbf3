"""A list in one cell: with commas, one item a line, or quoted, one a line, if its items contain commas."""

import re
from collections.abc import Sequence

from collaborative.records.fields import as_items, as_lines

_ONE_A_LINE = frozenset({"objectives"})
LISTS = frozenset({"audience", "tags", "trainer", "objectives", "attachments", "aliases"})


def plain_list(key: str, items: Sequence[str]) -> str | None:
    """Return the list as most people write it, or None if that would be read as a different list."""
    text, read = ("\n".join(items), as_lines) if key in _ONE_A_LINE else (", ".join(items), as_items)
    return text if read(text) == tuple(items) and quoted_items(text) is None else None


def list_text(key: str, items: Sequence[str]) -> str:
    """Return a list as text in one cell."""
    plain = plain_list(key, items)
    return plain if plain is not None else "\n".join('"' + item.replace('"', '""') + '"' for item in items)


def quoted_items(text: str) -> list[str] | None:
    """Return the items if each is in quotes on its own line, else None."""
    if not re.fullmatch(r'"(?:[^"]|"")*"(?:\n"(?:[^"]|"")*")*', text):
        return None
    return [item.replace('""', '"') for item in re.findall(r'"((?:[^"]|"")*)"(?:\n|$)', text)]
