"""What lets anybody into an online meeting: its link, its passcode or its number. Registration links do not."""

import re
from typing import NamedTuple

from collaborative.reading.words import holds

_SLASH = r"(?:/|%2f)"  # links are also typed inside other links, such as Outlook's safelinks
_LINKS = re.compile(
    rf"""
    (?: zoom(?:gov)?\.(?:us|com)(?::\d+)?{_SLASH}(?:j|s|w|my|wc){_SLASH}[\w.%-]
      | zoommtg: | zoomus:
      | teams\.microsoft\.(?:com|us){_SLASH}(?:l{_SLASH}(?:meetup-join|meeting){_SLASH} | meet{_SLASH}\d | _\#{_SLASH}l{_SLASH}meetup-join )
      | teams\.live\.com{_SLASH}(?:meet|l){_SLASH} | msteams:
      | meet\.google\.com{_SLASH}(?:lookup{_SLASH}|[a-z]{{3}}-?[a-z]{{4}}-?[a-z]{{3}}\b) | tel\.meet{_SLASH}
      | webex\.com{_SLASH}(?:meet|join|wbxmjs|wc{_SLASH}join)\b | webex\.com{_SLASH}[^\s"'<>)]*(?:MTID=|[?&]MK=|{_SLASH}meeting{_SLASH})
      | gotomeet\.me{_SLASH}\w | gotomeeting\.com{_SLASH}(?:join|install){_SLASH} | meet\.goto\.com{_SLASH}\w | app\.goto\.com{_SLASH}meeting
      | gotowebinar\.com{_SLASH}join{_SLASH}
      | whereby\.com{_SLASH}(?!(?:information|blog|user|org|about|product|pricing|help|contact)\b)[\w-]
      | meet\.jit\.si{_SLASH}\w | join\.skype\.com{_SLASH}\w | meet\.lync\.com{_SLASH} | bluejeans\.com{_SLASH}\d | chime\.aws{_SLASH}\d
    )
    [^\s"'<>)\]]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HOSTS = re.compile(r"zoom|teams|meet|webex|goto|whereby|skype|lync|bluejeans|chime", re.IGNORECASE)

_SAYS = r"\s*(?:(?:is|will\ be|=|:|\u2013|\u2014|(?<=\s)-(?=\s))\s*)"
_QUOTE = r"[\"'\u2018\u201c(*_`]*"
# A single word after "Passcode:" may also say that it comes later.
_LATER = r"""(?!(?:will|tbc|tba|sent|emailed|by|to|on|in|please|ask|see|the|your|you|we|none|no|not|n/a|na|required|provided
    |available|same|as|from|is|be|needed|optional|follows?|following|shared|confidential|private|secret|protected|reset|forgotten
    |given|supplied|included|attached|below|above|later|yes)\b)"""
_PASSCODE = re.compile(
    rf"""
    \b(?:pass[\s-]?code|pass[\s-]?word|pass[\s-]?phrase|pwd|access\ code|security\ code|(?:meeting|host|guest|dial-?\ ?in|joining)\ (?:code|key|pin))s?
    (?: {_SAYS}{_QUOTE}{_LATER}(?:(?=[^\s"'<>)]*\d)[^\s"'<>)]{{3,}} | [^\W\d_]+(?=[\s"'\u2019\u201d)*_`.]*(?:$|\n|[,;|]|\.\s)))
      | \s+{_QUOTE}(?:(?=[\w!@\#$%^&*]*\d)[\w!@\#$%^&*]{{4,}}) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MEETING_ID = re.compile(
    r"\b(?:(?:(?:zoom|teams|webex|online)\s)?(?:meeting|webinar|conference|phone\sconference)\s?(?:id|no\.?|number))(?:\s?(?:is|[:=#\u2013-]))?\s*"
    r"(?:\d(?:[\s-]?\d){7,})",
    re.IGNORECASE,
)
_PIN = re.compile(r"\b(?:PIN|Pin|pin)(?:\s(?:number|code|no\.?))?\s*(?:is|[:=\u2013-])\s*(?:\d[\d\s]{2,}\d#?)")
_ONE_TAP = re.compile(r"\+?\d[\d ()-]{7,}(?:,{2,}\s?\*?\d{4,}#?|,\s?\*?\d{4,}#)")
_DOOR = re.compile(
    r"\b(?:(?:door|gate|alarm|entry|keypad|key\s?safe|key\s?pad|barrier)\s?(?:code|number|pin))(?:\s?(?:is|[:=\u2013-]))?\s*"
    r"(?:[A-Z]{0,2}\d{3,}[A-Z#]{0,2})\b",
    re.IGNORECASE,
)


MEETING = "an online meeting"
# What is searched for only if one of these words, in lower case, is in the text: that is quick.
_SEARCHED = (
    (("zoom", "teams", "meet", "webex", "goto", "whereby", "skype", "lync", "bluejeans", "chime"), _LINKS, MEETING),
    (("pass", "pwd", "code", " key", "pin"), _PASSCODE, MEETING),
    (("meeting", "webinar", "conference"), _MEETING_ID, MEETING),
    (("pin",), _PIN, MEETING),
    ((",,", "#"), _ONE_TAP, MEETING),
    (("code", "number", "pin"), _DOOR, "a building"),
)


class Access(NamedTuple):
    """Something that lets people in.

    Attributes:
        what: What it opens, within a sentence: "an online meeting".
        start: Where it begins in the text.
    """

    what: str
    typed: str
    start: int


def access_in(text: str) -> list[Access]:
    """Return the links, passcodes and numbers in a text that would let its readers into a meeting or building."""
    lower = text.lower()
    found: list[Access] = []
    for words, pattern, what in _SEARCHED:
        if any(holds(lower, word) for word in words):
            found += (Access(what, match[0], match.start()) for match in pattern.finditer(text))
    return _apart(found)


def _apart(found: list[Access]) -> list[Access]:
    """Return one of those that overlap, in the order of the text."""
    apart: list[Access] = []
    for access in sorted(found, key=lambda access: (access.start, -len(access.typed))):
        if not apart or access.start >= apart[-1].start + len(apart[-1].typed):
            apart.append(access)
    return apart
