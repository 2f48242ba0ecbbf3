"""Pictures made fit for the web."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageSequence
from PIL.PngImagePlugin import PngInfo

from collaborative.disk.fitting import LONGEST, fit

SECRET = "Canary of Curlew Brow"


def saved(folder: Path, kind: str, size: tuple[int, int] = (60, 40), **how: Any) -> Path:
    """Write a picture whose left half is red and right half is blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    file = folder / f"picture.{kind.lower()}"
    picture.save(file, kind, **how)
    return file


def with_secrets(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = SECRET  # the maker of the camera
    exif[0x9C9D] = SECRET.encode("utf-16-le")  # XPAuthor, which Windows writes
    exif.get_ifd(0x8825)[2] = (53.0, 35.0, 12.0)
    return exif


def text_of_png() -> PngInfo:
    info = PngInfo()
    info.add_text("Author", SECRET)
    info.add_itxt("XML:com.adobe.xmp", SECRET)
    return info


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_that_needs_nothing_done_is_copied(kind: str, tmp_path: Path) -> None:
    assert fit(saved(tmp_path, kind)) is None


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        ("JPEG", {"exif": with_secrets()}),
        ("JPEG", {"comment": SECRET}),
        ("JPEG", {"xmp": SECRET.encode()}),
        ("PNG", {"exif": with_secrets()}),
        ("PNG", {"pnginfo": text_of_png()}),
        ("WEBP", {"exif": with_secrets(), "xmp": SECRET.encode(), "lossless": True}),
        ("GIF", {"comment": SECRET}),
    ],
)
@pytest.mark.parametrize("size", [(60, 40), (2100, 40)])
def test_metadata_goes_and_the_picture_stays(
    kind: str, how: dict[str, Any], size: tuple[int, int], tmp_path: Path
) -> None:
    file = saved(tmp_path, kind, size, **how)
    fitted = fit(file)
    assert fitted is not None
    assert SECRET.encode() not in fitted.data
    assert SECRET.encode("utf-16-le") not in fitted.data
    with Image.open(io.BytesIO(fitted.data)) as shown, Image.open(file) as original:
        assert dict(shown.getexif()) == {}
        assert not {"comment", "xmp", "XML:com.adobe.xmp", "Author"} & set(shown.info)
        if size[0] < LONGEST:
            assert shown.convert("RGB").tobytes() == original.convert("RGB").tobytes()
    assert fit(file) == fitted


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(60, 40), (3000, 1500)])
def test_a_picture_that_lies_is_turned_upright(kind: str, size: tuple[int, int], tmp_path: Path) -> None:
    fitted = fit(saved(tmp_path, kind, size, exif=with_secrets(orientation=6)))  # 6: turn it clockwise
    assert fitted is not None
    with Image.open(io.BytesIO(fitted.data)) as shown:
        assert dict(shown.getexif()) == {}
        assert shown.size == (fitted.width, fitted.height) == ((40, 60) if size[0] == 60 else (1000, 2000))
        red, _, blue = shown.convert("RGB").crop((10, 5, 11, 6)).tobytes()
        assert red > 200 > blue


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_stays_one(kind: str, tmp_path: Path) -> None:
    frames = [Image.new("RGB", (2400, 60), colour) for colour in ("red", "blue", "green")]
    file = tmp_path / f"moving.{kind.lower()}"
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)
    fitted = fit(file)
    assert fitted is not None
    with Image.open(io.BytesIO(fitted.data)) as shown:
        assert (shown.size, sum(1 for _ in ImageSequence.Iterator(shown))) == ((2000, 50), 3)


def test_what_telephones_append_to_a_photograph_goes(tmp_path: Path) -> None:
    file = saved(tmp_path, "JPEG")
    plain = file.read_bytes()
    file.write_bytes(plain + SECRET.encode())
    fitted = fit(file)
    assert fitted is not None
    assert fitted.data == plain


def test_the_metadata_of_a_damaged_photograph_goes_all_the_same(tmp_path: Path) -> None:
    file = saved(tmp_path, "JPEG", (3000, 1500), exif=with_secrets(orientation=6))
    file.write_bytes(file.read_bytes()[:-2000])
    fitted = fit(file)
    assert fitted is not None
    assert SECRET.encode() not in fitted.data


def test_a_drawing_loses_comments_and_the_name_of_its_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.svg"
    file.write_text(
        f'<svg sodipodi:docname="{SECRET}"><!-- {SECRET} --><metadata>{SECRET}</metadata><path d="M0"/></svg>'
    )
    fitted = fit(file)
    assert fitted is not None
    assert fitted.data == b'<svg><path d="M0"/></svg>'
