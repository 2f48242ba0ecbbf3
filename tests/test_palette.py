"""A partnership's colours, as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collaborative.palette import NAMED, Colour, Palette, palette_from_config, parse_colour
from collaborative.problems import InputError

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("typed", "colour"),
    [
        ("#14505f", "#14505f"),
        ("14505F", "#14505f"),
        ("#abc", "#aabbcc"),
        ("123456", "#123456"),
        ("\u201c#14505f\u201d", "#14505f"),  # as Word writes quotes
        ("\u2018teal\u2019", "#009485"),
        ("Deep Purple", "#7e56c2"),
        ("deep-purple", "#7e56c2"),
        ("gray", "#757575"),
    ],
)
def test_a_colour_as_people_type_it(typed: object, colour: str) -> None:
    assert str(parse_colour(typed)) == colour


@pytest.mark.parametrize("name", NAMED)
def test_each_name_is_a_colour(name: str) -> None:
    assert str(parse_colour(name)) == NAMED[name]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (None, "# begins a remark.*in quotes"),
        ("#12", '"#12" is not a colour.*six digits'),
        ("tael", "Did you mean teal"),
        (True, "is not a colour"),
        (594, "taken for a number.*Put the colour in quotes"),  # what YAML makes of 001122
        (123456, "Put the colour in quotes"),
        (1e5000, "Put the colour in quotes"),
    ],
)
def test_what_is_no_colour_is_said(typed: object, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_colour(typed)


def test_a_palette_is_one_colour_or_two() -> None:
    assert palette_from_config("#112233") == Palette(brand=Colour(0x11, 0x22, 0x33))
    both = palette_from_config({"primary": "#112233", "accent": "teal"})
    assert both == Palette(brand=Colour(0x11, 0x22, 0x33), accent=parse_colour("teal"))


def test_a_palettes_slips_name_the_key() -> None:
    with pytest.raises(InputError, match="brand: There is no colour"):
        palette_from_config({"brand": None})
    with pytest.raises(InputError, match="tint is not a colour of the palette"):
        palette_from_config({"tint": "#112233"})


@pytest.mark.parametrize(
    ("typed", "meant"), [("brnad", "Did you mean brand?"), ("acent", "Did you mean accent?"), ("tint", "Write brand")]
)
def test_a_slip_of_the_pen_in_a_palette_is_told_what_was_meant(typed: str, meant: str) -> None:
    with pytest.raises(InputError) as error:
        palette_from_config({typed: "#112233"})
    assert error.value.message.remedy.startswith(meant)


def test_contrast_is_that_of_wcag() -> None:
    assert round(Colour(0, 0, 0).contrast(Colour(255, 255, 255)), 2) == 21
    assert round(Colour(0x77, 0x77, 0x77).contrast(Colour(255, 255, 255)), 2) == 4.48  # the well-known near miss


@given(COLOURS, COLOURS)
def test_a_colour_is_moved_until_it_can_be_read_and_no_further_than_needed(colour: Colour, ground: Colour) -> None:
    lighter = ground.luminance < 0.18
    moved = colour.readable_on(ground, ratio=4.5, lighter=lighter)
    assert moved.contrast(ground) >= 4.5
    if colour.contrast(ground) >= 4.5:
        assert moved == colour
