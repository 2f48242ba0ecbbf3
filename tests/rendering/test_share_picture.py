"""Pictures that are drawn: what they say can be seen, all of it inside, the same on every machine."""

import io
import subprocess
import sys
from typing import Any

import pytest
from PIL import Image

from collaborative.rendering.share_picture import Colours, draw_icon, draw_poster
from collaborative.views.posters import Poster

LINES = ("Tuesday 12 January 2027, 9:30am to 3:30pm", "Foundry Bank Primary School")
POSTER = Poster("a.png", "Northshire Primary Partnership", "Autism in the mainstream classroom", LINES)
ENDLESS = "A title that goes on and on until nobody reads it any more, and then some. " * 8
GROUND = (0x14, 0x50, 0x5F)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def drawn(title: str = "", *lines: str, site: str = "") -> Image.Image:
    return opened(draw_poster(Poster("a.png", site, title, lines)))


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels within a box are not the ground."""
    colours: Any = image.crop(box).getcolors(1 << 20)
    return sum(number for number, colour in colours if colour != GROUND)


@pytest.mark.parametrize("title", ["Short", POSTER.title, ENDLESS, "W" * 400, "WWWW " * 60])
def test_nothing_reaches_into_the_margins_and_the_title_not_into_the_facts(title: str) -> None:
    image = drawn(title, *LINES, site="Northshire Primary Partnership " * 9)
    assert image.size == (1200, 630)
    for box in ((24, 0, 70, 630), (1135, 0, 1200, 630), (24, 0, 1200, 50), (24, 580, 1200, 630), (24, 455, 1200, 465)):
        assert ink(image, box) == 0, box
    assert ink(image, (76, 150, 1130, 450)) > 1000
    assert ink(image, (76, 465, 1130, 580)) > 1000


def test_every_fact_is_there() -> None:
    whole = drawn("Title", *LINES)
    for fewer in (drawn("Title", LINES[0]), drawn("Title", LINES[1]), drawn("Other", *LINES)):
        assert fewer.tobytes() != whole.tobytes()


def test_a_title_that_is_too_long_says_that_more_follows() -> None:
    assert drawn(ENDLESS).tobytes() == drawn(f"{ENDLESS} And more.").tobytes()


@pytest.mark.parametrize(
    ("typed", "same_as"),
    [
        ("£5 off, £1,250.50 saved", "5 pounds off, 1,250.50 pounds saved"),
        ("Café – Zoë", "Cafe - Zoe"),
        ("Sports day 🎉", "Sports day"),
        ("日本語", ""),
    ],
)
def test_what_the_typeface_does_not_have_is_written_otherwise(typed: str, same_as: str) -> None:
    assert drawn(typed, "A").tobytes() == drawn(same_as, "A").tobytes()


def test_the_colours_are_those_of_the_brand_or_of_another() -> None:
    colours = opened(draw_poster(POSTER)).getcolors(99)
    assert colours
    assert max(colours)[1] == GROUND
    assert (255, 255, 255) in [colour for _, colour in colours]
    other = opened(draw_poster(POSTER, Colours("#7a1f4b", "#ffeecc"))).getcolors(99)
    assert other
    assert max(other)[1] == (0x7A, 0x1F, 0x4B)
    assert (0xFF, 0xEE, 0xCC) in [colour for _, colour in other]


@pytest.mark.parametrize("letters", ["BPLC", "N", "日本", "WWWW"])
@pytest.mark.parametrize("size", [96, 180, 512])
def test_an_icon_has_its_letters_in_the_middle(letters: str, size: int) -> None:
    image = opened(draw_icon(letters, size))
    assert image.size == (size, size)
    edge = size // 10
    assert ink(image, (edge, edge, size - edge, size - edge)) > 0
    assert ink(image, (edge, edge, size - edge, size - edge)) == ink(image, (0, 0, size, size))


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import sys; from collaborative.rendering.share_picture import *; from collaborative.views.posters import Poster;"
        f"sys.stdout.buffer.write(draw_poster(Poster('a.png', {POSTER.site!r}, {POSTER.title!r}, {LINES!r})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": "7"})
    assert done.stdout == draw_poster(POSTER)
    assert len(done.stdout) < 25_000
