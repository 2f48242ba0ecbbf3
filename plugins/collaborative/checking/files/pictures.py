"""What is known of a picture file once somebody has looked into it."""

from collections.abc import Callable
from dataclasses import dataclass

# Kinds that every browser shows, with the endings that they go by.
SHOWN: dict[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png", ".apng"),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "SVG": (".svg",),
}

ICON = "an icon (ICO)"  # which browsers show beside a page's name, and nowhere else for certain


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is used as a picture.

    Attributes:
        kind: One of ``SHOWN``, or what the file is instead, with its article ("a PDF"), or "" where nobody can tell.
        width, height: In pixels; 0 where unknown (drawings have none).
        whole: It can be read to its end.
        located: It says where it was taken.
        scripted: A drawing that holds a program.
    """

    kind: str
    width: int = 0
    height: int = 0
    whole: bool = True
    located: bool = False
    scripted: bool = False


# A file by its path in the repository, looked into; each is read once, and only when it is asked for.
Look = Callable[[str], Picture]


def without_looking(path: str) -> Picture:
    """For checks of text alone: every file is a picture in which there is nothing to find."""
    kind = next((kind for kind, endings in SHOWN.items() if path.lower().endswith(endings)), "")
    return Picture(kind)
