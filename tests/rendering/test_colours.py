"""Whatever colour a partnership chooses, its pages can be read, by day and by night."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.palette import Colour, Palette, parse_colour
from collaborative.rendering.colours import colour_tokens

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)
# What stands on what: text 4.5 to 1 (WCAG 2.2, 1.4.3); parts of controls and marks 3 to 1 (1.4.11).
GROUNDS = ("paper", "paper-warm", "card", "alert", "notice", "tint")
TEXTS = [
    *((text, ground) for text in ("ink", "ink-soft", "link", "link-hover") for ground in GROUNDS),
    ("brand-ink", "brand"),
    ("brand-ink", "brand-deep"),
    ("button-ink", "button"),
    ("paper", "alert-line"),
    ("good", "paper"),
    ("good", "card"),
    ("ink", "code"),
]
GRAPHICS = [
    ("edge", "paper"),
    ("edge", "card"),
    ("mark", "brand-deep"),
    ("notice-line", "paper"),
    ("alert-line", "paper"),
]


def schemes(palette: Palette) -> list[dict[str, Colour]]:
    blocks = re.findall(r":root[^{]*\{\n(.*?)\}", colour_tokens(palette), re.DOTALL)
    return [
        {name: parse_colour(value) for name, value in re.findall(r"--c-([a-z-]+): (#[0-9a-f]{6});", block)}
        for block in blocks
    ]


@pytest.mark.soak
@PROPERTY
@given(COLOURS, COLOURS)
def test_any_palette_can_be_read(brand: Colour, accent: Colour) -> None:
    for scheme in schemes(Palette(brand, accent)):
        for pairs, ratio in ((TEXTS, 4.5), (GRAPHICS, 3)):
            for text, ground in pairs:
                assert scheme[text].contrast(scheme[ground]) >= ratio, (
                    text,
                    ground,
                    str(scheme[text]),
                    str(scheme[ground]),
                )


def test_there_is_light_and_dark_and_the_visitors_choice_of_either() -> None:
    sheet = colour_tokens(Palette())
    light, dark, chosen = schemes(Palette())
    assert light["paper"].luminance > 0.9
    assert dark["paper"].luminance < 0.02
    assert chosen == dark
    assert "@media screen and (prefers-color-scheme: dark) {\n:root:not([data-scheme=light])" in sheet
    assert "@media screen {\n:root[data-scheme=dark]" in sheet


def test_the_brand_is_in_the_header_and_a_light_one_has_dark_text() -> None:
    light, _, _ = schemes(Palette(brand=parse_colour("#14505f")))
    assert (str(light["brand"]), str(light["brand-ink"])) == ("#14505f", "#ffffff")
    light, _, _ = schemes(Palette(brand=parse_colour("#ffec3d")))
    assert (str(light["brand"]), str(light["brand-ink"])) == ("#ffec3d", "#000000")
