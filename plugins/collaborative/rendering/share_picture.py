"""Posters and icons as PNG: the second home of Pillow.

Drawn in one colour on another with the typeface that comes with Pillow (Aileron, CC0), by its simplest layout: the same
bytes on every machine, and no font to look for.
"""

import io
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from collaborative.palette import Palette
from collaborative.rendering.colours import header_colours
from collaborative.views.posters import POSTER_SIZE, Poster

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

MARGIN = 76  # pixels; messengers that show a square cut the sides, and the sense still stands
TITLE_SIZES = (84, 72, 62, 54, 46)
TITLE_TOP, TITLE_HEIGHT = 152, 300
LINES_AT_MOST = 3
FACTS_SIZE, SITE_SIZE = 40, 34
LEADING = 1.22  # the height of a line, as a part of the letters' size
SHADES = 16  # between the two colours, so that a pixel is four bits
SOFT = 200  # of 255: facts stand back behind the title, and are still seven times lighter than the brand's colour
INITIALS_OF_ICON = 0.62  # of its width


class Colours(NamedTuple):
    """As #rrggbb."""

    ground: str = "#14505f"
    ink: str = "#ffffff"


BRAND = Colours()


def colours_of(palette: Palette) -> Colours:
    """The partnership's own, as its header has them."""
    return Colours(*map(str, header_colours(palette.brand)))


_POUNDS = re.compile(r"£ ?(\d[\d,.]*\d|\d)")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


@lru_cache(maxsize=500)  # the preview builds the same site again and again
def draw_poster(poster: Poster, colours: Colours = BRAND) -> bytes:
    """What the poster says, in an image of 1200 by 630 pixels."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # 40 ms, which a check saves

    image = Image.new("L", POSTER_SIZE)
    draw = ImageDraw.Draw(image)
    width, height = POSTER_SIZE
    draw.rectangle((0, 0, 20, height), fill=SOFT)
    if poster.site:
        draw.text((MARGIN, 64), _fitting(poster.site, SITE_SIZE, width - 2 * MARGIN), fill=SOFT, font=_font(SITE_SIZE))
    _draw_title(draw, poster.title, width - 2 * MARGIN)
    lines = [line for text in poster.lines for line in _wrapped(text, FACTS_SIZE, width - 2 * MARGIN)][:LINES_AT_MOST]
    top = height - 64 - round(len(lines) * FACTS_SIZE * LEADING)
    for number, line in enumerate(lines):
        draw.text((MARGIN, top + number * FACTS_SIZE * LEADING), line, fill=SOFT, font=_font(FACTS_SIZE))
    return _png(image, colours)


@lru_cache(maxsize=16)
def draw_icon(letters: str, size: int, colours: Colours = BRAND) -> bytes:
    """A square of so many pixels with a few letters; the smallest, which is shown at 16, with the first one alone."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  # as above

    image = Image.new("L", (size, size))
    draw = ImageDraw.Draw(image)
    shown = _drawable(letters)[: 1 if size < 128 else None] or "·"
    fits = INITIALS_OF_ICON * size
    letters_size = next(
        (at for at in range(round(size * 0.8), 8, -2) if _font(at).getlength(shown) <= fits and at <= size * 0.75), 8
    )
    draw.text(
        (size / 2, size / 2), shown, fill=255, font=_font(letters_size), anchor="mm", stroke_width=max(1, size // 128), stroke_fill=255
    )  # fmt: skip
    return _png(image, colours)


def _draw_title(draw: "ImageDraw", title: str, width: int) -> None:
    """As large as it fits; cut where even the smallest letters are too many."""
    sizes = [size for size in TITLE_SIZES if len(_wrapped(title, size, width)) * size * LEADING <= TITLE_HEIGHT]
    size = sizes[0] if sizes else TITLE_SIZES[-1]
    lines = _wrapped(title, size, width)
    if not sizes:
        number = int(TITLE_HEIGHT / size / LEADING)
        lines = [*lines[: number - 1], _fitting(f"{lines[number - 1]} …", size, width, must_end="…")]
    for number, line in enumerate(lines):
        place = (MARGIN, TITLE_TOP + number * size * LEADING)
        draw.text(place, line, fill=255, font=_font(size), stroke_width=1, stroke_fill=255)


def _wrapped(text: str, size: int, width: int) -> list[str]:
    """In lines of at most so many pixels; a word that is longer is cut."""
    length = _font(size).getlength
    lines: list[str] = []
    for word in _pieces(_drawable(text).split(), size, width):
        if lines and length(f"{lines[-1]} {word}") <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def _pieces(words: Iterable[str], size: int, width: int) -> Iterator[str]:
    for word in words:
        rest = word
        if len(word) * size < width:  # no letter is wider than it is high
            yield word
            continue
        while rest:
            piece = _fitting(rest, size, width)
            yield piece
            rest = rest[len(piece) :]


def _fitting(text: str, size: int, width: int, must_end: str = "") -> str:
    """The beginning of a text, as much as fits into so many pixels."""
    drawable, length = _drawable(text), _font(size).getlength
    if length(drawable) <= width:
        return drawable
    kept = drawable.removesuffix(must_end)
    while len(kept) > 1 and length(kept + must_end) > width:
        kept = kept[:-1]
    return kept + must_end


@lru_cache(maxsize=2_000)
def _drawable(text: str) -> str:
    """Without what the typeface does not have: £ is a word, letters lose their accents, signs such as emoji go."""
    found = []
    for character in _POUNDS.sub(r"\1 pounds", text).translate(_HYPHENS):
        if _has(character):
            found.append(character)
        else:
            found += [part for part in normalize("NFKD", character) if _has(part)]
    return " ".join("".join(found).split())


@cache
def _has(character: str) -> bool:
    return character == " " or bytes(_font(20).getmask(character)) not in (b"", _missing())


@cache
def _missing() -> bytes:
    """What the typeface draws for a character that it does not have."""
    return bytes(_font(20).getmask("\uffff"))


@cache
def _font(size: int) -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415  # as above

    made = ImageFont.load_default(20)
    if not isinstance(made, ImageFont.FreeTypeFont):
        raise TypeError("this Pillow cannot draw letters of a size")
    return made.font_variant(size=size, layout_engine=ImageFont.Layout.BASIC)


def _png(image: "Image", colours: Colours) -> bytes:
    """Sixteen shades from one colour to the other."""
    shades = image.point([value * (SHADES - 1) // 255 for value in range(256)])
    ground, ink = _channels(colours.ground), _channels(colours.ink)
    last = SHADES - 1
    shades.putpalette(
        [
            (start * (last - shade) + end * shade) // last
            for shade in range(SHADES)
            for start, end in zip(ground, ink, strict=True)
        ]
    )
    stream = io.BytesIO()
    shades.save(stream, "PNG", bits=4, compress_level=4)  # a higher one takes twice as long for a fiftieth less
    return stream.getvalue()


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
