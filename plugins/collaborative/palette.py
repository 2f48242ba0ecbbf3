"""A partnership's colours, and their contrast (WCAG 2.2)."""

import colorsys
import re
from dataclasses import dataclass
from functools import cached_property

from collaborative.problems import InputError
from collaborative.reading.words import in_words, nearest

EXAMPLE = 'for example  brand: "#14505f"'
# The colour names of Material for MkDocs, which some people know.
NAMED = {
    "red": "#ef5552",
    "pink": "#e92063",
    "purple": "#ab47bd",
    "deep purple": "#7e56c2",
    "indigo": "#4051b5",
    "blue": "#2094f3",
    "light blue": "#02a6f2",
    "cyan": "#00bdd6",
    "teal": "#009485",
    "green": "#4cae4f",
    "light green": "#8bc34b",
    "lime": "#cbdc38",
    "yellow": "#ffec3d",
    "amber": "#ffc105",
    "orange": "#ffa724",
    "deep orange": "#ff6e42",
    "brown": "#795649",
    "grey": "#757575",
    "blue grey": "#546d78",
    "black": "#000000",
    "white": "#ffffff",
}
_AROUND = " \t\n\u00a0\"'\u2018\u2019\u201c\u201d"  # Word's curly quotes, which YAML reads as text
_HEX = re.compile("#?(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))", re.IGNORECASE)


@dataclass(frozen=True)
class Colour:
    """An sRGB colour, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        """Return ``#14505f``."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @cached_property
    def luminance(self) -> float:
        """The relative luminance, from 0 (black) to 1 (white): https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def contrast(self, other: "Colour") -> float:
        """Return the contrast ratio, from 1 (the same) to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
        lighter, darker = sorted((self.luminance, other.luminance), reverse=True)
        return (lighter + 0.05) / (darker + 0.05)

    def towards(self, other: "Colour", share: float) -> "Colour":
        """Mix in a share of another colour, from 0 to 1."""
        mixed = (
            round(own + (its - own) * share)
            for own, its in ((self.red, other.red), (self.green, other.green), (self.blue, other.blue))
        )
        return Colour(*mixed)

    def readable_on(self, *grounds: "Colour", ratio: float, lighter: bool) -> "Colour":
        """Return the colour in the same hue, lightened or darkened until it has the contrast ratio on each ground."""
        hue, lightness, saturation = colorsys.rgb_to_hls(self.red / 255, self.green / 255, self.blue / 255)
        for step in range(101):
            moved = lightness + ((1 - lightness) if lighter else -lightness) * step / 100
            red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, moved, saturation))
            colour = self if step == 0 else Colour(red, green, blue)
            if all(colour.contrast(ground) >= ratio for ground in grounds):
                break
        return colour


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def parse_colour(typed: object) -> Colour:
    """Parse ``#14505f``, ``14505f``, ``#abc`` or a name such as ``deep purple``.

    Raises:
        InputError: The value is not a colour.
    """
    if typed is None:
        raise InputError(
            "There is no colour. After a space, # begins a remark.", f"Put the colour in quotes, {EXAMPLE}."
        )
    if isinstance(typed, int | float) and not isinstance(typed, bool):  # YAML has read 001122 as the octal number 594
        raise InputError(
            "Without quotes the colour is taken for a number, which may be another one.",
            f"Put the colour in quotes, {EXAMPLE}.",
        )
    text = str(typed).strip(_AROUND)
    name = re.sub(r"[\s_-]+", " ", text).lower().replace("gray", "grey")
    if match := _HEX.fullmatch(NAMED.get(name, text)):
        parts = [part * 2 if len(part) == 1 else part for part in match.groups() if part]
        return Colour(*(int(part, 16) for part in parts))
    guess = nearest(name, NAMED)
    known = (
        f"Did you mean {guess}?" if guess else f"Write # and six digits or letters from a to f in quotes, {EXAMPLE}."
    )
    raise InputError(f'"{text}" is not a colour.', known)


@dataclass(frozen=True)
class Palette:
    """The colours that a partnership chooses; all other colours of its pages are derived from them.

    Attributes:
        brand: The colour of the header, buttons and links.
        accent: The colour of lines that mark something: the current part of the menu, a notice.
    """

    brand: Colour = Colour(0x14, 0x50, 0x5F)
    accent: Colour = Colour(0xF2, 0xB6, 0x32)


DEFAULT_PALETTE = Palette()
_KEYS = ("brand", "accent")
_SYNONYMS = {"primary": "brand", "colour": "brand", "color": "brand", "secondary": "accent"}


def palette_from_config(value: object) -> Palette:
    """Read ``palette`` in ``mkdocs.yml``: one colour, or ``{brand, accent}``.

    Raises:
        InputError: The value has another shape, or a part of it is not a colour.
    """
    if not isinstance(value, dict):
        return Palette(brand=parse_colour(value))
    named = {_SYNONYMS.get(str(key).lower(), str(key).lower()): colour for key, colour in value.items()}
    if unknown := sorted(set(named) - set(_KEYS)):
        meant = nearest(unknown[0], [*_KEYS, *_SYNONYMS])
        remedy = f"Did you mean {meant}?" if meant else f"Write brand and accent, {EXAMPLE}."
        raise InputError(f"{in_words(unknown)} is not a colour of the palette.", remedy)
    colours = {}
    for key, typed in named.items():
        try:
            colours[key] = parse_colour(typed)
        except InputError as error:
            raise InputError.from_message(error.message.about(key)) from error
    return Palette(**colours)
