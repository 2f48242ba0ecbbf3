"""Facts about pictures, from their headers and checksums; no picture is decoded."""

import functools
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

from collaborative.checking.files.pictures import ICON, SHOWN, Look, Picture

if TYPE_CHECKING:
    from PIL.Image import Exif

_START = 4096
_READ_AT_MOST = 64 << 20
_EXIF_AT_MOST = 1 << 18
_GPS = 0x8825  # EXIF 2.3, section 4.6.3: the pointer to the GPS block
_ORIENTATION = 0x0112  # EXIF 2.3, section 4.6.4: how the camera was held
_LYING = {5, 6, 7, 8}  # browsers turn these by 90 degrees
_GPS_PLACES = {2, 4}  # GPSLatitude, GPSLongitude
_XMP_PLACE = b"exif:GPSLatitude"
_BY_PILLOW = frozenset(SHOWN) - {"SVG"}
# Kinds by their first bytes, for files that Pillow cannot read or browsers do not show.
_BY_START: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\xff\xd8\xff"), "JPEG"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "PNG"),
    (re.compile(rb"GIF8[79]a"), "GIF"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "WebP"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "AVIF"),
    (re.compile(rb"....ftyp(?:hei[cmsx]|hev[cmx]|mif1|msf1)", re.DOTALL), "a HEIC photograph from an iPhone"),
    (re.compile(rb"....ftyp", re.DOTALL), "a video"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "a TIFF picture"),
    (re.compile(rb"BM"), "a BMP picture"),
    (re.compile(rb"8BPS"), "a Photoshop file"),
    (re.compile(rb"\x00\x00\x01\x00"), ICON),
    (re.compile(rb"\x00\x00\x00\x0cjP|\xff\x4f\xff\x51"), "a JPEG 2000 picture"),
    (re.compile(rb"%PDF"), "a PDF"),
    (re.compile(rb"PK\x03\x04"), "a Word, Excel or ZIP file"),
    (re.compile(rb"\xd0\xcf\x11\xe0"), "an old Word, Excel or PowerPoint file"),
    (re.compile(rb"\{\\rtf"), "a Word document (RTF)"),
    (
        re.compile(
            rb"\xef?\xbb?\xbf?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg\b", re.DOTALL
        ),
        "SVG",
    ),
    (re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<script|<!--)", re.IGNORECASE), "a saved web page"),
)
_SCRIPT = re.compile(rb"<script|[\s\"'/]on[a-z]+\s*=|javascript:|<iframe|data:text/html", re.IGNORECASE)


def looking_in(root: Path) -> Look:
    """Return a function that looks into the files below a folder, each at most once."""

    @functools.cache
    def look(path: str) -> Picture:
        return look_into(root / path)

    return look


def look_into(file: Path) -> Picture:
    """Return the facts about a file; one that cannot be read has no kind."""
    try:
        with file.open("rb") as stream:
            data = stream.read(_READ_AT_MOST)
    except OSError:
        return Picture("", whole=False)
    kind = next((kind for start, kind in _BY_START if start.match(data[:_START])), "")
    if kind == "SVG":
        return Picture(kind, whole=b"</svg" in data, scripted=bool(_SCRIPT.search(data)))
    if kind not in _BY_PILLOW:
        return Picture(kind, whole=bool(data))
    return _photograph(data, kind)


def _photograph(data: bytes, kind: str) -> Picture:
    from PIL import Image  # noqa: PLC0415  # 40 ms, which a site without pictures saves

    Image.MAX_IMAGE_PIXELS = None  # nothing is decoded here, so huge pictures do no harm
    exif = _exif_in(data, kind)
    located = _is_located(exif) or _XMP_PLACE in data
    try:
        with Image.open(io.BytesIO(data), formats=(kind.upper(),)) as image:
            width, height = image.size[::-1] if exif.get(_ORIENTATION) in _LYING else image.size
            image.verify()  # checks the checksums of PNG
    except Exception:  # Pillow raises many kinds of exceptions for damaged files
        return Picture(kind, whole=False, located=located)
    return Picture(kind, width, height, whole=_has_its_end(data, kind), located=located)


def _exif_in(data: bytes, kind: str) -> "Exif":
    """Find the EXIF block without decoding.

    Pillow's own method reads a PNG to its end, and finds nothing in a damaged JPEG.
    """
    from PIL import Image  # noqa: PLC0415  # as above

    exif = Image.Exif()
    if kind == "PNG":  # extension eXIf of PNG 1.5: length, name, block
        at = data.find(b"eXIf")
        block = b"Exif\0\0" + data[at + 4 : at + 4 + int.from_bytes(data[at - 4 : at])] if at > 0 else b""
    elif kind == "WebP":  # RIFF chunk: name, length, block
        at = data.rfind(b"EXIF")
        block = b"Exif\0\0" + data[at + 8 :].removeprefix(b"Exif\0\0") if at >= 0 else b""
    else:
        at = data.find(b"Exif\0\0", 0, _EXIF_AT_MOST) if kind == "JPEG" else data.rfind(b"Exif\0\0")
        block = data[at : at + _EXIF_AT_MOST] if at >= 0 else b""
    try:
        exif.load(block)
    except Exception:  # not EXIF after all
        exif.clear()
    return exif


def _is_located(exif: "Exif") -> bool:
    """Return whether EXIF has a place; cameras without GPS write only its version."""
    if _GPS not in exif:
        return False
    try:
        found = set(exif.get_ifd(_GPS))
    except Exception:  # damaged EXIF: unknown
        found = set()
    return not found or bool(found & _GPS_PLACES)


def _has_its_end(data: bytes, kind: str) -> bool:
    """Return whether a file is complete, not cut off in copying; telephones add data after a JPEG's end."""
    if kind == "JPEG":
        return b"\xff\xd9" in data[len(data) // 2 :]
    if kind == "GIF":
        return data.rstrip(b"\0").endswith(b";")
    if kind == "WebP":
        return len(data) >= 8 + int.from_bytes(data[4:8], "little")
    return True
