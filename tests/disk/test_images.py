"""Facts about pictures, from real files of every kind that people upload."""

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from collaborative.checking.files.pictures import Picture
from collaborative.disk.images import look_into, looking_in

PLACE = {1: "N", 2: (53.0, 35.0, 0.0), 3: "W", 4: (2.0, 17.0, 0.0)}
VERSION_ONLY = {0: b"\x02\x03\x00\x00"}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf exif:GPSLatitude="53,35N"/></x:xmpmeta>'


def picture(kind: str, gps: Mapping[int, object] | None = None, size: tuple[int, int] = (64, 48)) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    if gps:
        exif[0x8825] = gps
    made = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(
        made, kind, **({} if kind in ("GIF", "BMP", "TIFF") else {"exif": exif})
    )
    return made.getvalue()


def seen(tmp_path: Path, data: bytes) -> Picture:
    file = tmp_path / "file"
    file.write_bytes(data)
    return look_into(file)


@pytest.mark.parametrize(
    ("saved_as", "kind"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("GIF", "GIF"), ("WEBP", "WebP"), ("AVIF", "AVIF")]
)
def test_a_picture_is_known_by_its_content_with_its_size(tmp_path: Path, saved_as: str, kind: str) -> None:
    assert seen(tmp_path, picture(saved_as)) == Picture(kind, 64, 48)


@pytest.mark.parametrize(("orientation", "size"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64)), (8, (48, 64))])
def test_a_photograph_has_the_size_at_which_it_is_shown(
    tmp_path: Path, orientation: int, size: tuple[int, int]
) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    made = io.BytesIO()
    Image.new("RGB", (64, 48)).save(made, "JPEG", exif=exif)
    found = seen(tmp_path, made.getvalue())
    assert (found.width, found.height) == size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_photograph_with_its_location_is_noticed(tmp_path: Path, kind: str) -> None:
    assert seen(tmp_path, picture(kind, PLACE)).located
    assert not seen(tmp_path, picture(kind, VERSION_ONLY)).located


def test_a_place_in_the_details_that_editors_of_pictures_write_is_seen(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("RGB", (8, 8)).save(made, "JPEG", xmp=XMP)
    assert seen(tmp_path, made.getvalue()).located


def test_the_place_in_a_photograph_without_a_picture_is_seen(tmp_path: Path) -> None:
    whole = picture("JPEG", PLACE)
    block = whole[: whole.index(b"\xff\xdb")]
    assert seen(tmp_path, block + b"\xff\xd9") == Picture("JPEG", whole=False, located=True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_picture_that_was_cut_off_is_not_whole(tmp_path: Path, kind: str) -> None:
    data = picture(kind, size=(200, 200))
    assert seen(tmp_path, data).whole
    assert not seen(tmp_path, data[: len(data) // 2]).whole


def test_what_a_telephone_writes_behind_a_photograph_does_no_harm(tmp_path: Path) -> None:
    assert seen(tmp_path, picture("JPEG") + b"\0" * 1000).whole


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a HEIC photograph from an iPhone"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isom", "a video"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\0", "a Word, Excel or ZIP file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or PowerPoint file"),
        (b"  <!DOCTYPE html>\n<html>", "a saved web page"),
        (b"<html>not an image</html>", "a saved web page"),
        (b"hello", ""),
        (b"", ""),
        (picture("BMP"), "a BMP picture"),
        (picture("TIFF"), "a TIFF picture"),
    ],
)
def test_a_file_that_browsers_cannot_show_is_named_by_its_kind(tmp_path: Path, data: bytes, kind: str) -> None:
    assert seen(tmp_path, data).kind == kind


@pytest.mark.parametrize(
    ("inside", "scripted"),
    [
        ("<circle r='4'/>", False),
        ("<text>Come on = in</text>", False),
        ("<script>alert(1)</script>", True),
        ("<g onclick='alert(1)'/>", True),
        ("<a href='javascript:alert(1)'/>", True),
    ],
)
def test_a_drawing_with_a_script_is_seen(tmp_path: Path, inside: str, scripted: bool) -> None:
    drawing = f"<?xml version='1.0'?>\n<!-- made by hand -->\n<svg xmlns='http://www.w3.org/2000/svg'>{inside}</svg>"
    assert seen(tmp_path, drawing.encode()) == Picture("SVG", scripted=scripted)


def test_a_picture_of_gigapixels_is_measured_and_not_decoded(tmp_path: Path) -> None:
    made = io.BytesIO()
    Image.new("1", (15_000, 12_000)).save(made, "PNG")
    assert seen(tmp_path, made.getvalue()) == Picture("PNG", 15_000, 12_000)


@pytest.mark.parametrize(
    "start", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\0\x10Exif\0\0", b"GIF89a", b"RIFF\0\0\0\0WEBP"]
)
@pytest.mark.parametrize("rest", [b"", b"\0" * 50, b"\xff" * 50, b"MM\0*\0\0\0\x08\xff\xff\x88\x25"])
def test_any_broken_picture_counts_as_damaged(tmp_path: Path, start: bytes, rest: bytes) -> None:
    assert seen(tmp_path, start + rest).whole is False or start == b"GIF89a"


def test_a_file_is_read_once_however_often_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture("PNG"))
    look = looking_in(tmp_path)
    first = look("a.png")
    (tmp_path / "a.png").unlink()
    assert look("a.png") is first
    assert look("gone.png") == Picture("", whole=False)
