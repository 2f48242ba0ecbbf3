"""Text in bodies that went through a wrong encoding: ``Itâ€™s``, ``Â£5``, ``cafÃ©``.

Front matter is checked when it is read (loading/invisible.py).
"""

from collections.abc import Iterator
from itertools import groupby

from collaborative.checking.findings import quoted, warning
from collaborative.checking.texts.wording import Wording
from collaborative.problems import Problem
from collaborative.reading.hidden import SPOILT, repaired

_LOST = "\ufffd"
_NEAR = 40  # at most so many characters of the word around it are shown


def check_garbled(wording: Wording) -> Iterator[Problem]:
    """Yield one warning a line, with the text that was probably meant."""
    body, path = wording.body, wording.document.path
    if body.source.isascii():
        return
    spoilt = [
        (body.line_of(m.start()), _word_around(body.source, *m.span()))
        for m in SPOILT.finditer(body.source)
        if repaired(m[0])
    ]
    for line, words in groupby(dict.fromkeys(spoilt), key=lambda place: place[0]):
        shown = " ".join([word for _, word in words][:3])
        yield warning(
            f"Some signs are garbled: {quoted(shown, 200)} (the text went through a wrong encoding on its way here).",
            f"Type them again; this was probably meant: {repaired(shown)}",
        ).at(path, line)
    place = body.source.find(_LOST)
    while place >= 0:
        finding = warning(
            f"A sign is lost: {quoted(_word_around(body.source, place, place + 1))}.",
            f"Type what belongs there instead of {_LOST} .",
        )
        yield finding.at(path, body.line_of(place))
        place = body.source.find(_LOST, place + 1)


def _word_around(text: str, start: int, end: int) -> str:
    before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    found = text[start : min(end, start + _NEAR)]
    head = "" if not before or before[-1].isspace() else before.split()[-1]
    tail = "" if not after or after[0].isspace() else after.split()[0]
    return head + found + tail
