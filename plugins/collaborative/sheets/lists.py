"""A list in one cell: with commas, or one item a line; in quotes, one a line, where its items hold commas themselves."""

import re
from collections.abc import Sequence

from collaborative.records.fields import as_items, as_lines

_ONE_A_LINE = frozenset({"objectives"})
LISTS = frozenset({"audience", "tags", "trainer", "objectives", "attachments", "aliases"})


def plain_list(key: str, items: Sequence[str]) -> str | None:
    """The list as most people write it; None where that would be read as another list."""
    text, read = ("\n".join(items), as_lines) if key in _ONE_A_LINE else (", ".join(items), as_items)
    return text if read(text) == tuple(items) and quoted_items(text) is None else None


def list_text(key: str, items: Sequence[str]) -> str:
    plain = plain_list(key, items)
    return plain if plain is not None else "\n".join('"' + item.replace('"', '""') + '"' for item in items)


def quoted_items(text: str) -> list[str] | None:
    """The items where each stands in quotes on a line of its own."""
    if not re.fullmatch(r'"(?:[^"]|"")*"(?:\n"(?:[^"]|"")*")*', text):
        return None
    return [item.replace('""', '"') for item in re.findall(r'"((?:[^"]|"")*)"(?:\n|$)', text)]
