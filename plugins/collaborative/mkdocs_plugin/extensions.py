"""Python-Markdown's extensions, looked up and configured once for all pages instead of once for each."""

from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig


def share_extensions(config: MkDocsConfig) -> None:
    """Replace names by extensions, which MkDocs hands to each page's converter; pages are converted one by one."""
    builder = markdown.Markdown()
    extensions: list[Any] = []
    for extension in config.markdown_extensions:
        options = config.mdx_configs.get(extension, {})
        extensions.append(builder.build_extension(extension, options) if isinstance(extension, str) else extension)
    config.markdown_extensions = extensions
