"""What MkDocs says of links that we have followed ourselves: one slip is said once, with its line and a remedy."""

import logging
import re
from collections.abc import Iterable

_ABOUT_A_LINK = re.compile(r"Doc file '(?P<uri>[^']*)' contains ")


class _OfOthers(logging.Filter):
    """Lets pass what is about files that other plugins made."""

    def __init__(self, checked: Iterable[str]) -> None:
        super().__init__()
        self._checked = frozenset(checked)

    def filter(self, record: logging.LogRecord) -> bool:
        match = _ABOUT_A_LINK.match(record.getMessage())
        return match is None or match["uri"] not in self._checked


def silence_links_of(checked: Iterable[str]) -> None:
    """Drop MkDocs' messages about links in these files, given by their uris; in place of those named before."""
    logger = logging.getLogger("mkdocs.structure.pages")
    for old in [each for each in logger.filters if isinstance(each, _OfOthers)]:
        logger.removeFilter(old)
    logger.addFilter(_OfOthers(checked))
