"""Pictures made fit for the web: upright, at most 2,000 pixels on the longer side, and without metadata.

The originals stay as they are in the repository. A picture that needs nothing done is copied byte for byte; where only
metadata has to go it is cut out, so that no quality is lost.
"""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST = 2000
_QUALITY = 85
_ORIENTATION = 0x0112
_STAYING_IN_PNG = frozenset((
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs", b"acTL", b"fcTL",
    b"fdAT",
))  # fmt: skip
_STAYING_IN_WEBP = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ANIM", b"ANMF", b"ALPH"))
# Comments, and the descriptions, licences and file names that drawing programs add.
_IN_SVG = re.compile(
    rb"<!--.*?-->|<metadata\b[^>]*/>|<metadata\b.*?</metadata\s*>"
    rb"|\s(?:sodipodi:docname|inkscape:export-filename)\s*=\s*(?:\"[^\"]*\"|'[^']*')",
    re.DOTALL,
)


class Fitted(NamedTuple):
    """A picture as the site publishes it; the width and height are 0 for drawings."""

    data: bytes
    width: int = 0
    height: int = 0


def fit(file: Path) -> Fitted | None:
    """Return a picture made fit for the web, or None if it can be copied as it is (or is no picture)."""
    data = file.read_bytes()
    if b"<svg" in data[:4096] and data.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"<"):
        drawing = _IN_SVG.sub(b"", data)
        return Fitted(drawing) if drawing != data else None
    strip = next((strip for start, strip in _STRIPPED.items() if re.match(start, data, re.DOTALL)), None)
    if strip is None:
        return None
    return _fit(data, strip)


def _fit(data: bytes, strip: Callable[[bytes], bytes]) -> Fitted | None:
    from PIL import Image  # noqa: PLC0415  # 40 ms, which a site without pictures saves

    bare = strip(data)
    try:
        with Image.open(io.BytesIO(data)) as image:  # reads the header only
            profile = image.info.get("icc_profile") or b""
            turned = image.getexif().get(_ORIENTATION, 1) not in (0, 1)
            if turned or max(image.size) > LONGEST or (profile and not _is_srgb(profile)) or _needs_saving(image):
                return _made_anew(image, profile)
            width, height = image.size
    except Exception:  # Pillow raises many kinds of exceptions for damaged files; their metadata goes all the same
        width = height = 0
    return Fitted(bare, width, height) if bare != data else None


def _needs_saving(image: "Image") -> bool:
    """Return whether there is metadata in a kind of picture from which it cannot be cut out."""
    own = {"GIF": ("comment", "xmp"), "AVIF": ("exif", "xmp")}
    return any(image.info.get(name) for name in own.get(image.format or "", ()))


def _made_anew(image: "Image", profile: bytes) -> Fitted:
    """Return the picture turned upright, made smaller, in the colours of the web, and with nothing else in it."""
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415  # as above

    kind = "JPEG" if image.format == "MPO" else str(image.format)
    frames, durations = [], []
    moving = getattr(image, "is_animated", False) and kind in ("GIF", "WEBP", "PNG")
    orientation = image.getexif().get(_ORIENTATION, 1)
    for shown in ImageSequence.Iterator(image) if moving else [image]:
        durations.append(shown.info.get("duration", 0))
        frame = shown.copy() if moving else shown
        if max(frame.size) > LONGEST:
            if frame.mode in ("P", "PA", "1"):
                frame = frame.convert("RGBA" if "transparency" in frame.info else "RGB")
            frame.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        frame.getexif()[_ORIENTATION] = orientation
        frame = _in_colours_of_the_web(ImageOps.exif_transpose(frame), profile)
        if kind == "JPEG" and frame.mode not in ("RGB", "L"):
            frame = frame.convert("RGB")
        for name in [name for name in frame.info if name not in ("transparency", "background", "disposal", "blend")]:
            del frame.info[name]
        frames.append(frame)
    how: dict[str, Any] = {"JPEG": {"quality": _QUALITY, "optimize": True}, "WEBP": {"quality": _QUALITY}}.get(kind, {})
    if moving:
        how |= {"save_all": True, "append_images": frames[1:], "duration": durations}
        how |= {"loop": image.info["loop"]} if "loop" in image.info else {}
    if kind in ("WEBP", "PNG"):
        how["exif"] = b""
    made = io.BytesIO()
    frames[0].save(made, kind, **how)
    return Fitted(made.getvalue(), *frames[0].size)


def _in_colours_of_the_web(image: "Image", profile: bytes) -> "Image":
    """Convert a picture from its own colours to sRGB, which browsers take for granted."""
    from PIL import ImageCms  # noqa: PLC0415  # as above

    if not profile or _is_srgb(profile) or image.mode not in ("RGB", "RGBA", "CMYK"):
        return image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError):  # a damaged profile, which browsers would ignore as well
        return image
    return converted or image


def _is_srgb(profile: bytes) -> bool:
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def _bare_jpeg(data: bytes) -> bytes:
    """Cut out all segments but those that the picture is made of (ITU T.81, annex B), and what follows its end."""
    kept, at = [data[:2]], 2
    while at + 4 <= len(data):
        kind, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at] != 0xFF or kind == 0xFF:  # a byte between two segments, which readers skip as well
            at += 1
            continue
        if kind == 0xDA:  # the scan, with everything up to the end of the picture
            last = data.find(b"\xff\xd9", end)
            return b"".join([*kept, data[at : last + 2 if last >= 0 else len(data)]])
        if kind in (0xE0, 0xEE) or not (0xE0 <= kind <= 0xEF or kind == 0xFE):
            kept.append(data[at:end])
        at = end
    return data


def _bare_png(data: bytes) -> bytes:
    kept, at = [data[:8]], 8
    while at + 12 <= len(data):
        end, kind = at + 12 + int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind in _STAYING_IN_PNG:
            kept.append(data[at:end])
        at = end
        if kind == b"IEND":
            break
    return b"".join(kept) if len(kept) > 1 else data  # of a damaged file with nothing to show, all of it


def _bare_webp(data: bytes) -> bytes:
    kept, at, whole = [], 12, 8 + int.from_bytes(data[4:8], "little")
    while at + 8 <= min(whole, len(data)):
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + length + length % 2
        kind, chunk = data[at : at + 4], data[at:end]
        if kind == b"VP8X":  # its flags say what follows: no ICC profile, EXIF or XMP any more
            chunk = chunk[:8] + bytes([chunk[8] & ~0x2C]) + chunk[9:]
        if kind in _STAYING_IN_WEBP:
            kept.append(chunk)
        at = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _bare_as_it_is(data: bytes) -> bytes:
    return data


_STRIPPED: dict[bytes, Callable[[bytes], bytes]] = {
    rb"\xff\xd8\xff": _bare_jpeg,
    rb"\x89PNG\r\n\x1a\n": _bare_png,
    rb"RIFF....WEBP": _bare_webp,
    rb"GIF8[79]a": _bare_as_it_is,
    rb"....ftypavi[fs]": _bare_as_it_is,
}
