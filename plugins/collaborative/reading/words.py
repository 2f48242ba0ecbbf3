"""Words, lists, yes and no as people type them."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from collaborative.problems import Slip

_YES = {"yes", "y", "true", "on"}
_NO = {"no", "n", "false", "off"}
_SPACES = re.compile(r"[^\S\n]+")  # every kind of space, the no-break ones of Word included
_ANY_SPACES = re.compile(r"\s+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def one_line(text: str, *, keep_lines: bool = False) -> str:
    """The text without invisible characters, runs of space (Word's included) or ends of line."""
    if text.isascii() and text.isprintable() and "  " not in text:  # as nearly all text is: nothing to look for
        return text.strip()
    visible = _INVISIBLE.sub("", text)
    return (_SPACES if keep_lines else _ANY_SPACES).sub(" ", visible).strip()


def parse_list(text: str) -> list[str]:
    """Comma, semicolon or line separated text as its items."""
    return [item for item in (one_line(part) for part in re.split(r"[,;\n]", text)) if item]


def parse_yes_no(text: str) -> bool:
    lower = one_line(text).lower()
    if lower in _YES:
        return True
    if lower in _NO:
        return False
    raise Slip(f'"{one_line(text)}" is neither yes nor no.', "Write yes or no.")


@lru_cache(maxsize=10_000)  # the same few names are compared over and over
def fold(text: str) -> str:
    """For comparing names: no case, accents, spaces or punctuation; "&" and "and" are the same."""
    spelled_out = text.replace("&", " and ")
    plain = unicodedata.normalize("NFKD", spelled_out)
    return "".join(c for c in plain.casefold() if c.isalnum())


@lru_cache(maxsize=10_000)
def slugify(text: str) -> str:
    """Lower-case ASCII letters and digits, anything else as one hyphen; may be empty."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant, or None when none is near."""
    by_fold = {fold(name): name for name in known}
    matches = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.65)
    return by_fold[matches[0]] if matches else None


def in_words(items: Iterable[str], conjunction: str = "and") -> str:
    """``a, b and c``."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {conjunction} {listed[-1]}"
