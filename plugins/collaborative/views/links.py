"""A text and where it leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """``address`` is from the site's root, or a whole URL; ``count`` is shown beside the text where it is given."""

    text: str
    address: str
    count: int | None = None
