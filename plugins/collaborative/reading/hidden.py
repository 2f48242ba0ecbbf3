"""Characters that no editor shows, and letters that a wrong encoding has spoilt."""

import re
import unicodedata

# Zero-width and soft hyphen, direction marks and overrides, byte order marks. Joiners count only beside plain letters:
# in emoji and in some scripts they belong to the text.
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # as a class of characters
_JOINER = "(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])"
INVISIBLE = re.compile(f"[{_INVISIBLE}]|{_JOINER}")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SPOILT = re.compile("[\u00c2-\u00f4][^\x00-\x7f]+")

_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def name_of(character: str) -> str:
    """What to call a character that cannot be shown: ``zero-width space (U+200B)``."""
    if character in _DIRECTION:
        return f"a mark that changes the direction of text (U+{ord(character):04X})"
    if character == "\ufeff":
        return "a byte order mark (U+FEFF)"
    name = unicodedata.name(character, "a control character").lower()
    return f"{name.replace('zero width', 'zero-width')} (U+{ord(character):04X})"


def mended(text: str) -> str | None:
    """``Café`` of ``CafÃ©``: text that was saved as UTF-8 and read as Windows-1252; None where it is not that."""
    if not _SPOILT.search(text):
        return None
    right = _SPOILT.sub(_read_again, text)
    return right if right != text else None


def _read_again(match: re.Match[str]) -> str:
    try:
        return b"".join(_byte(c) for c in match[0]).decode("utf-8")
    except UnicodeError:
        return match[0]


def _byte(character: str) -> bytes:
    """Windows-1252, whose five unused bytes stand for themselves."""
    return bytes([ord(character)]) if "\x80" <= character <= "\x9f" else character.encode("cp1252")
