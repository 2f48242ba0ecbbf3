"""The site's picture for messengers, and its icon: composed as SVG, drawn by resvg.

The only typeface is one that comes as a package, never one of the machine's, so every machine draws the same bytes.
"""

import base64
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import resvg_py
from markupsafe import escape

from collaborative.palette import Palette
from collaborative.rendering.colours import GRAPHIC, WHITE, header_colours
from collaborative.settings import Settings
from collaborative.views.pictures import SITE_PICTURE_SIZE

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FAMILY = "Manrope"  # SIL Open Font License; with the letters of all European languages
FONT = str(files("font_manrope") / "files" / "Manrope-Bold.ttf")
FONT_UNITS = 200  # the size at which letters are measured
MARGIN = 88  # pixels
NAME_SIZES = range(100, 16, -4)
NAME_HEIGHT = 280
LEADING = 1.2  # the height of a line, as a share of the letters' size
CAPITALS = 0.72  # their height, as a share of the letters' size
LOGO_HEIGHT, LOGO_GAP = 168, 56
BAR = 20  # the accent at the foot
ICON_LETTERS_AT_MOST = 4
FALLBACK = "·"  # of an icon whose letters the typeface lacks
ICON_TEXT_WIDTH = 0.62  # of the icon's width
_MEDIA_TYPES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}


class Colours(NamedTuple):
    """As #rrggbb: the ground and the text of the site's header, and the accent as it can be seen there."""

    ground: str
    ink: str
    mark: str


def colours_of(palette: Palette) -> Colours:
    """Return the colours of a partnership's header."""
    ground, ink = header_colours(palette.brand)
    mark = palette.accent.readable_on(ground, ratio=GRAPHIC, lighter=ink == WHITE)
    return Colours(str(ground), str(ink), str(mark))


def draw_site_picture(settings: Settings, logo: bytes = b"") -> bytes:
    """Draw the site's name below its logo as a PNG of ``SITE_PICTURE_SIZE``.

    ``logo`` is the file's content: SVG, PNG, JPEG, GIF or WebP. One that cannot be read leaves its place empty.
    """
    width, height = SITE_PICTURE_SIZE
    colours = colours_of(settings.palette)
    size, lines = _fitted(settings.name, width - 2 * MARGIN)
    logo_height = LOGO_HEIGHT + LOGO_GAP if logo else 0
    top = (height - BAR - logo_height - len(lines) * size * LEADING) / 2
    baseline = top + logo_height + size * (LEADING + CAPITALS) / 2
    return _png(
        [
            f'<rect width="{width}" height="{height}" fill="{colours.ground}"/>',
            f'<rect y="{height - BAR}" width="{width}" height="{BAR}" fill="{colours.mark}"/>',
            _image(logo, MARGIN, top, width - 2 * MARGIN, LOGO_HEIGHT) if logo else "",
            *(
                _text(line, MARGIN, baseline + number * size * LEADING, size, colours.ink)
                for number, line in enumerate(lines)
            ),
        ],
        width,
        height,
    )


def draw_icon(settings: Settings, size: int) -> bytes:
    """Draw the site's initials as a square PNG, ``size`` pixels wide.

    The smallest icon, which browsers show at 16 pixels, has the first letter alone.
    """
    colours = colours_of(settings.palette)
    shown = _drawable(initials(settings))[: 1 if size < 128 else None] or FALLBACK
    letters_size = size * min(0.75, ICON_TEXT_WIDTH / _width(shown))
    return _png(
        [
            f'<rect width="{size}" height="{size}" fill="{colours.ground}"/>',
            _text(shown, size / 2, (size + letters_size * CAPITALS) / 2, letters_size, colours.ink, anchor="middle"),
        ],
        size,
        size,
    )


def initials(settings: Settings) -> str:
    """Return up to four letters for the icon: the short name, or else the first letters of the name's words."""
    short = "".join(settings.title.split())
    if len(short) <= ICON_LETTERS_AT_MOST:
        return short
    firsts = "".join(word[0] for word in settings.name.split() if word[0].isupper() or word[0].isdigit())
    return (firsts or settings.name)[:ICON_LETTERS_AT_MOST].upper()


def _fitted(text: str, width: int) -> tuple[int, list[str]]:
    """Return the largest size in pixels at which a text fits, and its lines."""
    drawable, lines = _drawable(text), list[str]()
    for size in NAME_SIZES:
        lines = _wrapped(drawable, width / size)
        if len(lines) * size * LEADING <= NAME_HEIGHT and all(_width(line) <= width / size for line in lines):
            break
    return size, lines


def _wrapped(text: str, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=1000)
def _width(text: str) -> float:
    """Return how wide a text is, as a multiple of its letters' size."""
    return _font().getlength(text) / FONT_UNITS


def _drawable(text: str) -> str:
    """Return a text without characters that the typeface lacks, such as emoji."""
    return "".join(character for character in normalize("NFC", text) if _shape(character) != _shape("\uffff"))


@cache
def _shape(character: str) -> bytes:
    return bytes(_font().getmask(character))


@cache
def _font() -> "FreeTypeFont":
    from PIL import ImageFont  # noqa: PLC0415  # 40 ms, which a check saves

    return ImageFont.truetype(FONT, FONT_UNITS, layout_engine=ImageFont.Layout.BASIC)


def _text(text: str, x: float, y: float, size: float, colour: str, anchor: str = "start") -> str:
    place = f'x="{x}" y="{y:.1f}" font-size="{size:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{escape(text)}</text>'


def _image(data: bytes, x: float, y: float, width: int, height: int) -> str:
    """Return an SVG image that fits into a box, at its left."""
    kind = next((kind for start, kind in _MEDIA_TYPES.items() if data.startswith(start)), "image/svg+xml")
    address = f"data:{kind};base64,{base64.b64encode(data).decode()}"
    return f'<image x="{x}" y="{y:.1f}" width="{width}" height="{height}" preserveAspectRatio="xMinYMid" href="{address}"/>'


@lru_cache(maxsize=16)
def _drawn(svg: str) -> bytes:
    """The preview draws the same pictures again and again."""
    return resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=[FONT], font_family=FAMILY, serif_family=FAMILY
    )


def _png(parts: list[str], width: int, height: int) -> bytes:
    style = f'font-family="{FAMILY}" font-weight="700"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" {style}>'
    return _drawn(f"{opening}{''.join(parts)}</svg>")
