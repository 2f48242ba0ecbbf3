"""A drawing of what belongs together: a hub, and round it in two columns what it holds.

The names are a list in HTML, which wraps, is read aloud and followed like any other; here are only the lines between.
"""

from dataclasses import dataclass

ROW = 100
WIDTH = 100


@dataclass(frozen=True, slots=True)
class Spokes:
    """The lines from each place of the list to the hub, as SVG paths.

    Attributes:
        height: Of the drawing, :data:`WIDTH` wide and :data:`ROW` high for each row, stretched to the list's size.
        left: From the left column (the first, third … place), whose right edge is 0, to the hub.
        right: From the hub, which is at 0, to the right column.
    """

    height: int
    left: tuple[str, ...]
    right: tuple[str, ...]


def spokes(places: int) -> Spokes:
    """For so many places in two columns of equal rows, filled row by row."""
    rows = (places + 1) // 2
    middle = rows * ROW // 2
    heights = [ROW // 2 + ROW * row for row in range(rows)]
    return Spokes(
        height=rows * ROW,
        left=tuple(_curve(height, middle) for height in heights),
        right=tuple(_curve(middle, height) for height in heights[: places // 2]),
    )


def _curve(start: int, end: int) -> str:
    """From edge to edge, level at both."""
    half = WIDTH // 2
    return f"M0 {start}C{half} {start} {half} {end} {WIDTH} {end}"
