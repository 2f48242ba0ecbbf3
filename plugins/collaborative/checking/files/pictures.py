"""Facts about a picture file, found by looking inside it."""

from collections.abc import Callable
from dataclasses import dataclass

# Kinds that every browser shows, with their usual file endings.
SHOWN: dict[str, tuple[str, ...]] = {
    "JPEG": (".jpg", ".jpeg", ".jpe", ".jfif"),
    "PNG": (".png", ".apng"),
    "GIF": (".gif",),
    "WebP": (".webp",),
    "AVIF": (".avif",),
    "SVG": (".svg",),
}

ICON = "an icon (ICO)"  # browsers reliably show it only as a page's icon


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that is used as a picture.

    Attributes:
        kind: One of ``SHOWN``; otherwise what the file is, with its article ("a PDF"), or "" if unknown.
        width: In pixels; 0 if unknown (drawings have none).
        height: In pixels; 0 if unknown.
        whole: Whether it can be read to its end.
        located: Whether it holds the place where it was taken.
        scripted: Whether it is a drawing that contains a program.
    """

    kind: str
    width: int = 0
    height: int = 0
    whole: bool = True
    located: bool = False
    scripted: bool = False


# Looks into a file, by its path in the repository; each file is read at most once, on demand.
Look = Callable[[str], Picture]


def without_looking(path: str) -> Picture:
    """Return a faultless picture for any file, for checks of text alone."""
    kind = next((kind for kind, endings in SHOWN.items() if path.lower().endswith(endings)), "")
    return Picture(kind)
