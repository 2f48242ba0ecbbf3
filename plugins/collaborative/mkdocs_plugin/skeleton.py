"""The page around the content is the same for all pages of one folder depth, but for our fragments: rendered once for each depth.

Only where the site has no templates of its own, which might look at the page.
"""

import re
from collections.abc import Mapping
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

TEMPLATE = "collaborative/filled.html"

_MARK = re.compile("<!--fragment:([a-z]+)-->")


def can_share(config: MkDocsConfig) -> bool:
    return not config.theme.custom_dir


class Skeletons:
    """Pages without their fragments, by the way from the page to the root."""

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env
        self._parts: dict[str, list[str]] = {}

    def fill(self, root: str, context: Mapping[str, Any], fragments: Mapping[str, Markup]) -> Markup:
        """The whole page."""
        if root not in self._parts:
            marks = {name: Markup(f"<!--fragment:{name}-->") for name in fragments}
            whole = self._env.get_template("main.html").render({**context, "frame": marks})
            self._parts[root] = _MARK.split(whole)
        parts = self._parts[root]
        return Markup("".join(fragments[part] if number % 2 else part for number, part in enumerate(parts)))
