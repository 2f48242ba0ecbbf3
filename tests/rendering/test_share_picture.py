"""Pictures that are drawn: all that they say can be seen, in the site's colours, the same on every machine."""

import io
import subprocess
import sys
from typing import Any

import pytest
from PIL import Image

from collaborative.palette import Palette, parse_colour
from collaborative.rendering.share_picture import draw_icon, draw_site_picture, initials
from collaborative.settings import Settings

NAME = "Northshire Primary Partnership"
LONG = "The Northumberland, Tyne and Wear Partnership of Primary, First, Middle and Special Schools for Joint Practice"
ONE_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
GROUND, ACCENT, WHITE, RED = (0x14, 0x50, 0x5F), (0xF2, 0xB6, 0x32), (255, 255, 255), (255, 0, 0)
LOGO_PLACE = (80, 0, 1200, 240)


def site(name: str = NAME, **more: Any) -> Settings:
    return Settings(name=name, url="https://training.example.org.uk/", **more)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


def drawn(name: str = NAME, logo: bytes = b"", **more: Any) -> Image.Image:
    return opened(draw_site_picture(site(name, **more), logo))


def counted(image: Image.Image, box: tuple[int, int, int, int]) -> dict[tuple[int, int, int], int]:
    colours: Any = image.crop(box).getcolors(1 << 20)
    return {colour: number for number, colour in colours}


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels within a box are not the ground."""
    return sum(number for colour, number in counted(image, box).items() if colour != GROUND)


def svg(width: int = 40, height: int = 40) -> bytes:
    shape = f'<rect width="{width}" height="{height}" fill="#f00"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{shape}</svg>'.encode()


def png(kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), RED).save(stream, kind, lossless=True)
    return stream.getvalue()


@pytest.mark.parametrize("logo", [b"", svg(), svg(400, 40), svg(40, 400)], ids=["none", "square", "wide", "tall"])
@pytest.mark.parametrize("name", ["A", NAME, LONG, LONG * 3, ONE_WORD, "W" * 40])
def test_nothing_reaches_into_the_margins(name: str, logo: bytes) -> None:
    image = drawn(name, logo)
    assert image.size == (1200, 630)
    for box in ((0, 0, 84, 610), (1120, 0, 1200, 610), (0, 0, 1200, 40), (0, 570, 1200, 610)):
        assert ink(image, box) == 0, box
    assert ink(image, (84, 40, 1120, 570)) > 1000


def test_the_whole_name_is_there_however_long_it_is() -> None:
    names = (LONG, f"{LONG} A", f"{LONG} B", f"{LONG * 3} A", f"{LONG * 3} B", f"{ONE_WORD}a", f"{ONE_WORD}b")
    assert len({drawn(name).tobytes() for name in names}) == len(names)


@pytest.mark.parametrize("logo", [svg(), png(), png("WebP"), png("GIF")], ids=["SVG", "PNG", "WebP", "GIF"])
def test_the_logo_stands_above_the_name(logo: bytes) -> None:
    assert counted(drawn(logo=logo), LOGO_PLACE)[RED] > 150 * 150
    assert RED not in counted(drawn(), (0, 0, 1200, 630))


@pytest.mark.parametrize("logo", [b"<svg", b"\x89PNG\r\n\x1a\n", b"PK\3\4"])
def test_a_logo_that_cannot_be_read_leaves_its_place_empty(logo: bytes) -> None:
    image = drawn(logo=logo)
    assert ink(image, LOGO_PLACE) == 0
    assert ink(image, (80, 250, 1200, 600)) > 1000


def test_words_in_a_logo_are_drawn_though_their_typeface_is_not_there() -> None:
    words = svg().replace(b"</svg>", b'<text y="30" font-size="20" font-family="Arial">Hi</text></svg>')
    assert counted(drawn(logo=words), LOGO_PLACE).get((0, 0, 0), 0) > 500


def test_letters_of_all_british_languages_and_signs_are_drawn_each_as_itself() -> None:
    letters = "£–—’éèñŵŷŴŶÀìúö½&<>€"
    pictures = {letter: drawn(f"A{letter}A").tobytes() for letter in letters}
    assert len(set(pictures.values())) == len(letters)
    assert drawn("AA").tobytes() not in pictures.values()


@pytest.mark.parametrize(
    ("typed", "same_as"), [("Sports 🎉 day", "Sports day"), ("日本 A", "A"), ("Cafe\u0301", "Caf\u00e9")]
)
def test_what_the_typeface_does_not_have_is_left_out_or_put_together(typed: str, same_as: str) -> None:
    assert drawn(typed).tobytes() == drawn(same_as).tobytes()


def test_the_colours_are_those_of_the_sites_header() -> None:
    colours = counted(drawn(), (0, 0, 1200, 630))
    assert max(colours, key=colours.__getitem__) == GROUND
    assert WHITE in colours
    assert set(counted(drawn(), (0, 612, 1200, 630))) == {ACCENT}
    pale = counted(drawn(palette=Palette(parse_colour("#ffd54f"), parse_colour("#ffee99"))), (0, 0, 1200, 630))
    assert max(pale, key=pale.__getitem__) == (0xFF, 0xD5, 0x4F)
    assert (0, 0, 0) in pale
    assert (0xFF, 0xEE, 0x99) not in pale, "nobody would see it"


@pytest.mark.parametrize(
    ("name", "short", "letters"),
    [
        ("Bury Primary Learning Collaborative", "BPLC", "BPLC"),
        ("Bury Primary Learning Collaborative", "", "BPLC"),
        ("Schools of the North East and of the West of Yorkshire", "", "SNEW"),
        ("the schools", "", "THE "),
        ("Trust 21", "", "T2"),
        ("Go", "", "Go"),
    ],
)
def test_the_letters_of_an_icon(name: str, short: str, letters: str) -> None:
    assert initials(site(name, short_name=short)) == letters


@pytest.mark.parametrize("letters", ["BPLC", "N", "日本", "WWWW", "Tŷ"])
@pytest.mark.parametrize("size", [96, 180, 512])
def test_an_icon_has_its_letters_in_the_middle(letters: str, size: int) -> None:
    image = opened(draw_icon(site(short_name=letters), size))
    assert image.size == (size, size)
    edge = size // 10
    assert ink(image, (edge, edge, size - edge, size - edge)) > 0
    assert ink(image, (edge, edge, size - edge, size - edge)) == ink(image, (0, 0, size, size))


def test_the_smallest_icon_has_the_first_letter_alone() -> None:
    assert draw_icon(site(short_name="BPLC"), 96) == draw_icon(site(short_name="B"), 96)
    assert draw_icon(site(short_name="BPLC"), 180) != draw_icon(site(short_name="B"), 180)


def test_another_process_draws_the_same_bytes() -> None:
    code = (
        "import sys; from tests.rendering.test_share_picture import *;"
        "sys.stdout.buffer.write(draw_site_picture(site(), svg()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"PYTHONHASHSEED": "7", "HOME": "/"}
    )
    assert done.stdout == draw_site_picture(site(), svg())
    assert len(done.stdout) < 40_000
