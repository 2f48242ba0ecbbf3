"""The addresses and guids that the public relies on, listed in ``published.json``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PermanentAddress:
    """One address that must keep working.

    Attributes:
        address: From the site's root, without a leading slash.
        title: The title of the page or file.
        guid: The guid of its record (for the page, its redirects and its calendar); "" if subscribers know none.
    """

    address: str
    title: str
    guid: str = ""
