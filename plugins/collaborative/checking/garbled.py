"""Text that went through the wrong encoding somewhere: ``Itâ€™s``, ``Â£5``, ``cafÃ©``."""

import re
from collections.abc import Iterator
from itertools import groupby

from collaborative.checking.faults import doubt
from collaborative.checking.wording import Wording
from collaborative.problems import Problem

# The bytes 80 to BF of UTF-8, as Windows shows them; five of them it does not show at all.
_CONTINUED = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xC0))
_CLASS = f"[{re.escape(_CONTINUED)}]"
# Two bytes of letters and signs (C2 to C5), three of punctuation (E2) or a byte order mark (EF), four of a picture (F0);
# what is left of a closing quotation mark where the invisible byte was lost.
_GARBLED = re.compile(rf"(?:[ÂÃÄÅ]{_CLASS}|[âï]{_CLASS}{{2}}|ð{_CLASS}{{3}})+|â€(?!{_CLASS})")
_LOST = "\ufffd"
_WORD = re.compile(r"\S*")


def check_garbled(wording: Wording) -> Iterator[Problem]:
    """One warning a line, with the text as it was probably meant."""
    if wording.whole.isascii():
        return
    found = [(field, line, _word_around(match)) for field, line, match in wording.find(_GARBLED) if mended(match[0])]
    for (field, line), words in groupby(dict.fromkeys(found), key=lambda place: place[:2]):
        garbled = [word for _, _, word in words]
        shown = " ".join(garbled[:3])
        fault = doubt(
            f'Some signs are garbled: "{shown}" (the text went through a wrong encoding on its way here).',
            f"Type them again; this was probably meant: {mended(shown)}",
        )
        yield fault.at(wording.document.path, line, field)
    for field, line, match in wording.find(re.compile(_LOST)) if _LOST in wording.whole else ():
        fault = doubt(f'A sign is lost: "{_word_around(match)}".', f"Type what belongs there instead of {_LOST} .")
        yield fault.at(wording.document.path, line, field)


def mended(text: str) -> str:
    """The text as it was before, or "" where it is not garbled; done twice where it happened twice."""
    better = _GARBLED.sub(_decoded, text)
    return (mended(better) or better) if better != text else ""


def _decoded(match: re.Match[str]) -> str:
    if match[0] == "â€":
        return "”"
    data = b"".join(_byte(sign) for sign in match[0])
    try:
        return data.decode("utf-8").replace("\ufeff", "")
    except UnicodeDecodeError:
        return match[0]


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return bytes([ord(sign)])


def _word_around(match: re.Match[str]) -> str:
    start = max(match.string.rfind(space, 0, match.start()) for space in " \t\n") + 1
    end = _WORD.match(match.string, match.end())
    return match.string[start : end.end() if end else match.end()]
