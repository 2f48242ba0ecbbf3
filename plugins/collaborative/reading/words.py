"""Words, lists, yes and no as people type them."""

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from collaborative.problems import InputError
from collaborative.reading.hidden import INVISIBLE

_YES = {"yes", "y", "true", "on", "1", "yep", "yeah", "yesplease", "ok", "\u2713", "\u2714", "\u2611", "\u2705"}
_NO = {"no", "n", "false", "off", "0", "nope", "none", "nothanks", "nothankyou", "\u2717", "\u2718", "\u274c"}
_SPACES = re.compile(r"[^\S\n]+")  # every kind of space, including Word's no-break spaces
_ANY_SPACES = re.compile(r"\s+")
_BETWEEN_ITEMS = re.compile(r"[,;\n]")
_BULLET = re.compile(r"^\s*[•·▪■◦‣●○⁃∙◆➢►✓✔*]\s*")
_NO_SLUG = re.compile("[^a-z0-9]+")
_NO_LETTER = {code: None for code in range(128) if not chr(code).isalnum()}
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_LETTER_FOR_DIGIT = re.compile(r"[0-9][OolI](?![a-z])|(?<![a-z])[OolI][0-9]", re.IGNORECASE)


def one_line(text: str, *, keep_lines: bool = False) -> str:
    """Remove invisible characters and line ends, and make each run of spaces (Word's included) one space."""
    if text.isascii() and text.isprintable() and "  " not in text:  # as nearly all text is, so that this is fast
        return text.strip()
    visible = INVISIBLE.sub("", text)
    return (_SPACES if keep_lines else _ANY_SPACES).sub(" ", visible).strip()


def holds(text: str, sign: str) -> bool:
    """Return whether a sign of several characters occurs in a text.

    Its first character is rare, so looking for that alone is much faster in most texts.
    """
    return sign[0] in text and sign in text


def plain_hyphens(text: str) -> str:
    """Replace Word's dashes and minus signs by hyphens."""
    return text if text.isascii() else text.translate(_HYPHENS)


def has_letter_for_digit(text: str) -> bool:
    """Return whether an O or l is among digits, where 0 or 1 was meant."""
    return bool(_LETTER_FOR_DIGIT.search(text))


def parse_list(text: str) -> list[str]:
    """Split text at commas, semicolons and line ends; bullets before items are removed."""
    parts = _BETWEEN_ITEMS.split(text)
    return [item for part in parts if (item := one_line(_BULLET.sub("", part)))]


def name_in_order(name: str) -> str:
    """Return the key for sorting names: "The Alderbeck School" goes under A."""
    return one_line(name).casefold().removeprefix("the ")


def parse_yes_no(text: str) -> bool:
    """Return whether the text means yes.

    Raises:
        InputError: It means neither yes nor no.
    """
    typed = one_line(text)
    answer = typed.lower().replace(" ", "").rstrip(".!\ufe0f") if typed else ""
    if answer in _YES:
        return True
    if answer in _NO:
        return False
    if answer in ("x", "[x]"):
        raise InputError(f'"{typed}" could be a tick or a no.', "Write yes or no.")
    raise InputError(f'"{typed}" is neither yes nor no.', "Write yes or no.")


@lru_cache(maxsize=10_000)  # the same few names are compared again and again
def fold(text: str) -> str:
    """Return a key for comparing names: no case, accents, spaces or punctuation; "&" equals "and"."""
    spelled_out = text.replace("&", " and ")
    if spelled_out.isascii():
        return spelled_out.lower().translate(_NO_LETTER)
    plain = unicodedata.normalize("NFKD", spelled_out)
    return "".join(filter(str.isalnum, plain.casefold()))


@lru_cache(maxsize=10_000)
def slugify(text: str) -> str:
    """Return lower-case ASCII letters and digits, everything else as one hyphen; the result may be empty."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain.lower()).strip("-")


def nearest(word: str, known: Iterable[str], likeness: float = 0.65) -> str | None:
    """Return the known word that was probably meant, or None if none is at least this alike (0 to 1)."""
    by_fold = {fold(name): name for name in known}
    matches = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=likeness)
    return by_fold[matches[0]] if matches else None


def in_words(items: Iterable[str], conjunction: str = "and") -> str:
    """Join items as ``a, b and c``."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {conjunction} {listed[-1]}"
