"""Venues: whether one is online, and whether two are the same place."""

import re
from functools import lru_cache

from collaborative.reading.words import fold

# "Online Learning Centre, Bury" is a place; "Online (Zoom)", "Online via Teams" and "Microsoft Teams" are none.
_ONLINE = re.compile(
    r"""
    (?: (?:live\ )? (?:on-?\ ?line|virtual(?:ly)?|remote(?:ly)?|webinar)
      | zoom | (?:ms\ |microsoft\ )?teams | google\ meet | skype | webex )
    (?: \ (?:only|webinar|meeting|session|call|training|course|event) )?
    (?: $ | \s* [(:,;\-\u2013\u2014] | \ (?:via|on|by|through|using|with|over|in)\b )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1")
_SHORTEST_MISSPELT = 4
_PART_OF_A_BUILDING = re.compile(
    r"\b(?:rooms?|halls?|suite|studio|floor|block|building|gym|library|annexe?|wing|theatre)\b", re.IGNORECASE
)


@lru_cache(maxsize=10_000)
def is_online(venue: str) -> bool:
    """Return whether a venue, typed in one line, is no place to go to; "" is not online."""
    return _ONLINE.match(venue) is not None


def same_place(before: str, after: str) -> bool:
    """Return whether two venues are the same place, written differently.

    These do not matter: capitals, spaces and signs; what is added after a comma (a town or postcode, but not a room);
    two letters swapped, or a double letter written once ("Center" and "Centre", "Larkhil" and "Larkhill"). Any other
    letter may make it another place: Norton is not Morton, and Room A is not Room B.
    """
    one, other = fold(before), fold(after)
    if one == other:
        return True
    if not one or not other:
        return False
    if is_online(before) or is_online(after):
        return False
    shorter, longer = sorted((before, after), key=len)
    if fold(longer).startswith(fold(shorter)) and longer[len(shorter) :].lstrip()[:1] == ",":
        return not _PART_OF_A_BUILDING.search(longer[len(shorter) :])
    words = list(zip(_WORD.findall(before), _WORD.findall(after), strict=False))
    same_number = len(_WORD.findall(before)) == len(_WORD.findall(after))
    return same_number and all(_same_word(was.casefold(), now.casefold()) for was, now in words)


def _same_word(was: str, now: str) -> bool:
    """Return whether two words differ by two swapped neighbours or by doubled letters only."""
    if was == now:
        return True
    if min(len(was), len(now)) < _SHORTEST_MISSPELT or not (was.isalpha() and now.isalpha()):
        return False
    if len(was) == len(now):
        differing = [place for place, (a, b) in enumerate(zip(was, now, strict=True)) if a != b]
        return (
            len(differing) == 2
            and differing[1] == differing[0] + 1
            and (was[differing[0]], was[differing[1]]) == (now[differing[1]], now[differing[0]])
        )
    return _without_doubles(was) == _without_doubles(now)


def _without_doubles(word: str) -> str:
    return _DOUBLE.sub(r"\1", word)
