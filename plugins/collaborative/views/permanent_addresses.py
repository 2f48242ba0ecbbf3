"""What a site has promised: every address at which it was seen, and the guids by which subscribers know its records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PermanentAddress:
    """One address.

    Attributes:
        address: From the site's root, without a slash in front.
        title: What a visitor finds there.
        guid: Of the record to which it belongs: its page, what leads there, its calendar; "" where subscribers know none.
    """

    address: str
    title: str
    guid: str = ""
