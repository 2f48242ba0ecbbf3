"""Venues: whether people go there, take part online, or can do both; and whether two are the same place."""

import re
from functools import lru_cache
from typing import NamedTuple

from collaborative.reading.words import fold, one_line

_MEDIUM = r"""
    (?: on-?\ ?line | virtual(?:ly)? | remote(?:ly)? | (?:live\ )?(?:webinars?|live-?\ ?stream(?:ed|ing)?) | web-?based
      | e-learning | video\ ?(?:call|conferenc(?:e|ing)|link) | conference\ call | (?:tele)?phone | (?:google|ms|microsoft)\ teams?
      | zoom | teams | google\ (?:meet|hangouts?|classroom) | skype(?:\ for\ business)? | (?:cisco\ )?webex | go\ ?to\ ?(?:meeting|webinar)
      | whereby | youtube(?:\ live)? | facebook\ live | adobe\ connect | the\ internet )
"""
_LEAD = r"""
    (?: (?: via | on | by | over | through | using | in | live | fully | entirely | only | an? | the | our | your | own | now | free
          | this | is | will | be | to | held | delivered | hosted | taking | takes | place | run | join(?:ing)? | us | also
          | interactive | self-paced | 100% | training | sessions? | courses? | meetings? | events? | workshops? )\s+ )*
"""
_NOUN = r"""
    (?: \ (?: only | live | delivery | platform | learning | classroom | access | twilight | self-study | links?
      | (?:(?:based|led|training|taught)\ )?(?:webinars?|meetings?|sessions?|calls?|training|courses?|events?|workshops?|conferences?|seminars?) )
    )*
"""
# What follows explains how to take part, so that it may be anything.
_HOW = r"(?: \s*[(:,;\-\u2013\u2014] | \ (?:via|on|by|through|using|with|over|in|from\ home|link|invit|details)\b | \s*/ | \ at\ \d )"
_SIGN = re.compile(r"[\s.!*]+$")
# "Online Learning Centre, Bury" is a place; "Online (Zoom)", "via Teams" and "Remote delivery" are none.
_ONLINE = re.compile(rf"{_LEAD}{_MEDIUM}{_NOUN}(?: $ | {_HOW})", re.IGNORECASE | re.VERBOSE)
_ONLINE_ALONE = re.compile(rf"{_LEAD}{_MEDIUM}{_NOUN}(?: \s*\(.*\) )?", re.IGNORECASE | re.VERBOSE)
_BOTH_WORDS = r"(?:hybrid|blended|mixed|dual|in[- ]person\ (?:and|or|&|/)\ online|online\ (?:and|or|&|/)\ in[- ]person)"
_HYBRID_FIRST = re.compile(
    rf"{_LEAD}{_BOTH_WORDS}{_NOUN}(?:\ (?:delivery|event))?(?: $ | \s*[(:,;\-\u2013\u2014]\s*(?P<place>.*) | \ (?:at|from|in)\ (?P<at>.*) )",
    re.IGNORECASE | re.VERBOSE,
)
_HYBRID_LAST = re.compile(
    rf"(?P<place>.*?)\s*[(,;:\-\u2013\u2014/]\s*{_BOTH_WORDS}{_NOUN}\)?", re.IGNORECASE | re.VERBOSE
)
_AND = r"(?:\s*(?:[,;(\-\u2013\u2014]\s*)?(?:\b(?:and|or|also|plus|then|as\ well\ as|with|together\ with|followed\ by|alternatively)\b|[&+/]))+\s*"
_OPTION = re.compile(
    r"(?P<place>.*?\S)\s*[,;(\-\u2013\u2014]?\s*\b(?:with|or|you\ can|with\ an?)\b[^,;()]*\b(?:option|choice|possibility|join|attend|take\ part|watch)\b"
    r"[^,;()]*\b(?P<online>online|remotely|virtually|(?:via|on|by)\ (?:teams|zoom))\)?",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE_THEN_ONLINE = re.compile(
    rf"(?P<place>.*?\S)(?:{_AND}|\s*[,;(\-\u2013\u2014]\s*(?:also\s+)?)(?P<online>{_LEAD}{_MEDIUM}{_NOUN}(?:\s*\([^()]*\)|\s+(?:via|on|by|through|using|for|if|too|as\ well|option|attendance|access|participation)\b[^,;()]*)?)\)?",
    re.IGNORECASE | re.VERBOSE,
)
_ONLINE_THEN = re.compile(
    rf"{_LEAD}{_MEDIUM}{_NOUN}(?P<joined>{_AND}|\s*[,;]\s*)(?P<rest>.+)", re.IGNORECASE | re.VERBOSE
)
_AT = re.compile(r"\A(?:at|in|from)\s+", re.IGNORECASE)
_IN_PERSON = re.compile(
    r"(?:in[- ]person|face[- ]to[- ]face|on[- ]?site|in (?:the )?school)\b\W*(?:(?:at|in)\s+)?", re.IGNORECASE
)
_A_BUILDING = re.compile(
    r"\b(?:schools?|academy|college|nursery|centre|center|hall|rooms?|library|church|house|hotel|club|museum|campus|office"
    r"|offices|building|unit|park|stadium|theatre|university|infants?|juniors?|primary|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2})\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+", re.IGNORECASE)
# Folded: words that say nothing of a place, or send people elsewhere for it.
_NO_PLACE_LIST = """
    no none na nil null nowhere notapplicable nothing novenue noplace nolocation x xx xxx blank empty ditto same asabove above
    asbelow below seeabove seebelow sameasabove sameasbefore asbefore asusual usual usualplace usualvenue theusualplace
    theusualvenue sameplace samevenue thesameplace thesamevenue aslasttime sameaslasttime asadvertised asper asdetailed
    somewhere anywhere any yes true false unknown
"""
_NO_PLACES = frozenset(_NO_PLACE_LIST.split())
_ELSEWHERE = re.compile(
    r"(?:please\s+)?(?:(?:see|check|refer to|consult)\s+(?:the\s+|your\s+|our\s+|attached\s+)*(?:emails?|flyers?|attached|attachment|details"
    r"|website|web ?site|letter|invite|invitation|notes?|booking|confirmation|text|description|summary|calendar|link|poster)"
    r"|as\s+(?:per|in|on|stated in|shown in)\s+(?:the\s+|your\s+)?(?:emails?|flyers?|letter|invite|invitation|booking|confirmation)"
    r"|(?:by|via)\s+email|emailed|(?:will be|to be)\s+(?:emailed|sent)"
    r"|(?:ask|contact|ring|phone|telephone|email|call)\s+(?:us|the\s+\w+|office|for|your|\w+\s+for)\b|email|contact office)\b.*",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1")
_SHORTEST_MISSPELT = 4
_PART_OF_A_BUILDING = re.compile(
    r"\b(?:rooms?|halls?|suite|studio|floor|block|building|gym|library|annexe?|wing|theatre)\b", re.IGNORECASE
)


class Attendance(NamedTuple):
    """How people take part, by what was typed for a venue.

    Attributes:
        place: Where people go, or "" if that is nowhere or not known.
        in_person: Whether people can go to a place.
        online: Whether people can take part online.
    """

    place: str
    in_person: bool
    online: bool


@lru_cache(maxsize=10_000)
def attendance_at(venue: str) -> Attendance:
    """Return how people take part in what is at a venue, typed in one line; "" is neither online nor in person."""
    if not venue:
        return Attendance("", in_person=False, online=False)
    typed = _SIGN.sub("", one_line(venue))
    hybrid = _HYBRID_FIRST.fullmatch(typed) or _HYBRID_LAST.fullmatch(typed)
    if hybrid:
        found = hybrid.groupdict()
        place = (found.get("place") or found.get("at") or "").strip(" ()")
        return Attendance(attendance_at(_AT.sub("", place, count=1)).place, in_person=True, online=True)
    if _is_online_alone(typed):
        return Attendance("", in_person=False, online=True)
    if (first := _ONLINE_THEN.fullmatch(typed)) and (
        place := _place_in(first["rest"], joined=first["joined"])
    ) is not None:
        return Attendance(place, in_person=True, online=True)
    if _ONLINE.match(typed):
        return Attendance("", in_person=False, online=True)
    if last := _PLACE_THEN_ONLINE.fullmatch(typed) or _OPTION.fullmatch(typed):
        place = _IN_PERSON.sub("", last["place"]).strip(" ,;()&+/-")
        if _is_online_alone(place):
            return Attendance("", in_person=False, online=True)
        return Attendance(place, in_person=True, online=True)
    return Attendance(venue, in_person=True, online=False)


def _is_online_alone(typed: str) -> bool:
    return _ONLINE_ALONE.fullmatch(typed) is not None


def _place_in(rest: str, *, joined: str) -> str | None:
    """Return the place named after "Online and", "" if it is only in person somewhere; None if no place is named."""
    if in_person := _IN_PERSON.match(rest):
        return rest[in_person.end() :].strip(" ()")
    if _ONLINE.match(rest):
        return None
    only_a_sign = joined.strip() in (",", ";")
    bare = _AT.sub("", rest, count=1)
    if bare[:1].isupper() and (not only_a_sign or _A_BUILDING.search(bare)):
        return bare.strip(" ()")
    return None


def is_online(venue: str) -> bool:
    """Return whether a venue, typed in one line, is no place to go to; "" is not online."""
    attendance = attendance_at(venue)
    return attendance.online and not attendance.in_person


def is_no_place(venue: str) -> bool:
    """Return whether a text that was typed for a venue names no place, and does not say that it is online."""
    typed = _SIGN.sub("", one_line(venue))
    if not fold(typed):
        return bool(venue.strip())
    return fold(typed) in _NO_PLACES or bool(_ELSEWHERE.fullmatch(typed) or _ADDRESS.fullmatch(typed))


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
