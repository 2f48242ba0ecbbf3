"""Material's search index, filled from the core's values: quicker than taking each page's HTML apart, and smaller.

The only module that knows the search plugin's inside.
"""

from collections.abc import Iterable
from html import escape

from mkdocs.config.defaults import MkDocsConfig

from collaborative.views.search import SearchEntry

EXCLUDED = {"exclude": True}


def add_to_search(config: MkDocsConfig, entries: Iterable[tuple[SearchEntry, str]]) -> None:
    """Entries with the words of their bodies; nothing where the site has no search."""
    plugin = config.plugins.get("material/search") or config.plugins.get("search")
    index = getattr(plugin, "search_index", None)
    if index is None:
        return
    for entry, body in entries:
        document: dict[str, object] = {
            "location": entry.address,
            "title": escape(entry.title, quote=False),
            "text": escape(f"{entry.text} {body}".strip(), quote=False),
        }
        if entry.boost != 1:
            document["boost"] = entry.boost
        index.entries.append(document)
