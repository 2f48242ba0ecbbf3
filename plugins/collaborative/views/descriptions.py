"""Titles and descriptions for search engines and messengers.

They do not depend on the day, because search engines keep them for weeks.
"""

import re
from collections.abc import Iterable

from collaborative.reading.words import fold
from collaborative.settings import Settings

SHORTEST, LONGEST = 50, 160
"""The length of a description in characters: search engines ignore shorter ones and cut longer ones."""
TITLE_AT_MOST = 70
WORTH_CUTTING = 30  # characters: a shorter part of a sentence says too little
NAMED_AT_MOST = 20  # schools or courses: more never fit

_SENTENCE_ENDS = (".", "!", "?", "…", ":", ";")
_CLOSING = re.compile(r"[\s,;:–-]+$")


def document_title(headline: str, settings: Settings) -> str:
    """Return the title with the site's name, or with its short name if the title would be too long to be shown."""
    if fold(headline) in (fold(settings.name), ""):
        return settings.name
    whole = f"{headline} – {settings.name}"
    return whole if len(whole) <= TITLE_AT_MOST else f"{headline} – {settings.title}"


def described(parts: Iterable[str], instead: str = "") -> str:
    """Join as many parts as fit into a description, as sentences; the last one may be cut at a word.

    ``instead`` is added if they are too short.
    """
    text = ""
    for part in parts:
        text = _joined(text, part)
    return _joined(text, instead) if len(text) < SHORTEST else text


def _joined(text: str, part: str) -> str:
    said = _sentence(part)
    room = LONGEST - len(text) - (1 if text else 0)
    if len(said) > room:
        said = _cut(said, room) if room >= WORTH_CUTTING else ""
    return f"{text} {said}".strip()


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words.endswith(_SENTENCE_ENDS) else f"{words}."


def _cut(text: str, room: int) -> str:
    """Cut a text at the end of a word, with an ellipsis."""
    kept = text[: room - 1]
    if " " in kept and not text[room - 1].isspace():
        kept = kept.rpartition(" ")[0]
    return _CLOSING.sub("", kept) + "…"
