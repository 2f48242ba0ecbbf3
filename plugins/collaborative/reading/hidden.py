"""Characters that editors do not show, and letters garbled by a wrong encoding."""

import re
import unicodedata

# Zero-width and soft hyphen, direction marks and overrides, byte order marks. Joiners count only beside plain letters:
# in emoji and in some scripts they belong to the text.
_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # as a class of characters
_JOINER = "(?<![^\x00-\u024f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\u024f])"
INVISIBLE = re.compile(f"[{_INVISIBLE}]|{_JOINER}")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")

# The bytes 80 to BF of UTF-8, as Windows shows them; five of them it does not show at all.
_CONTINUED = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_CLASS = f"[{re.escape(_CONTINUED)}]"
# Sequences of two bytes for letters and signs (C2 to C5), three of punctuation (E2) or a byte order mark (EF), four of a picture (F0);
# and what remains of a closing quotation mark whose invisible byte was lost.
SPOILT = re.compile(rf"(?:[ÂÃÄÅ]{_CLASS}|[âï]{_CLASS}{{2}}|ð{_CLASS}{{3}})+|â€(?!{_CLASS})")

_DIRECTION = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def name_of(character: str) -> str:
    """Return a name for a character that cannot be shown: ``zero-width space (U+200B)``."""
    if character in _DIRECTION:
        return f"a mark that changes the direction of text (U+{ord(character):04X})"
    if character == "\ufeff":
        return "a byte order mark (U+FEFF)"
    name = unicodedata.name(character, "a control character").lower()
    return f"{name.replace('zero width', 'zero-width')} (U+{ord(character):04X})"


def repaired(text: str) -> str | None:
    """Return ``Café`` for ``CafÃ©``, UTF-8 that was read as Windows-1252, perhaps twice.

    Returns None if the text was not garbled like that.
    """
    right = SPOILT.sub(_read_again, text)
    return (repaired(right) or right) if right != text else None


def _read_again(match: re.Match[str]) -> str:
    if match[0] == "â€":
        return "”"
    try:
        return b"".join(_byte(sign) for sign in match[0]).decode("utf-8").replace("\ufeff", "")
    except UnicodeError:
        return match[0]


def _byte(sign: str) -> bytes:
    """Encode a character as Windows-1252, whose five unused bytes stand for themselves."""
    return bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else sign.encode("cp1252")
