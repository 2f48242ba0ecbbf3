"""The search's index, filled from the core's values: quicker than taking each page's HTML apart, and smaller.

The only module that knows the inside of Material's search plugin: it writes the index, and brings the program that looks
through it (lunr in a worker), which theme/assets/search.js asks. Plain pages are put in by the plugin itself.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from collaborative.mkdocs_plugin.frame import SearchFiles
from collaborative.mkdocs_plugin.theme import material_file
from collaborative.sections.page import Page
from collaborative.views.search import SearchEntry

EXCLUDED = {"exclude": True}
INDEX = "search/search_index.json"


def search_files(config: MkDocsConfig) -> SearchFiles | None:
    """None where a site has no search."""
    plugin = _plugin(config)
    if plugin is None or not getattr(plugin.config, "enabled", True):
        return None
    return SearchFiles(INDEX, material_file(config, "assets/javascripts/workers/search.*.min.js"))


def add_to_search(config: MkDocsConfig, pages: Iterable[tuple[Page, str]]) -> None:
    """Pages that the search finds, with the words of their bodies; nothing where the site has no search."""
    index = getattr(_plugin(config), "search_index", None)
    if index is not None:
        index.entries += [_document(page, page.search, body) for page, body in pages if page.search]


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins.get("material/search") or config.plugins.get("search")


def _document(page: Page, entry: SearchEntry, body: str) -> dict[str, object]:
    """As the index holds it; texts are HTML there, as those that the plugin makes."""
    texts = {
        "title": page.title,
        "text": f"{entry.text} {body}".strip(),
        "words": entry.words,
        "names": entry.names,
        "facts": entry.facts or page.description,
        "code": entry.code,
        "badge": entry.badge.text if entry.badge else "",
    }
    more = {
        "badge_kind": entry.badge.kind if entry.badge else "",
        "closes": entry.closes.isoformat() if entry.closes else "",
        "off": entry.off,
        "days": [day.isoformat() for day in entry.days],
        "ends": entry.ends.isoformat() if entry.ends else "",
    }
    document: dict[str, object] = {"location": page.address, "kind": entry.kind}
    document |= {key: escape(text, quote=False) for key, text in texts.items() if text or key in ("title", "text")}
    return document | {key: value for key, value in more.items() if value}
