"""Named pupils in the words beside a photograph.

A name counts if a word for children, a class or an age is right beside it, and nothing shows that it belongs to an
adult, a school or a book.
"""

import re
from collections.abc import Collection

from collaborative.reading.words import fold

_CHILD = r"(?:school)?(?:pupil|child|children|boy|girl|youngster|classmate|learner)s?"
_GROUP = r"(?:(?:Year|Yr|Y)\s?(?:1[0-3]|[1-9]|one|two|three|four|five|six)|Reception|Nursery|Class\s\w+|aged?\s\d{1,2})"
# "Year 2 teachers", "Year 6 writing moderation": these are adults.
_NOT_ADULTS = r"(?!\s+(?:and\s+(?:Year\s)?\d\s+)?(?:teach|staff|lead|moderat|assess|colleague|practition|SENDCo|governor|phonics|writing|maths|reading|training))"
_PUPIL = re.compile(rf"\b(?:{_CHILD}|{_GROUP}{_NOT_ADULTS})\b", re.IGNORECASE)
_PUPIL_BEFORE = re.compile(
    rf"\b(?:{_CHILD}|{_GROUP}['’]s)(?:,|:|\s(?:named|called|and|with|watch|watching))?\s$", re.IGNORECASE
)
_TITLE_BEFORE = re.compile(rf"\b(?:(?i:{_GROUP}):|Pupils|Children|Boys|Girls)\s$")
_NAME_AFTER = re.compile(r"(?:,|\sand)\s[A-Z]\S+\s[A-Z]")
_PUPIL_AFTER = re.compile(
    rf"(?:\sand\s[A-Z]\S+(?:\s[A-Z]\S+)?)?(?:\s?[,(–-]\s?|\s(?:of|from|in)\s)(?:an?\s|the\s|our\s)?(?i:{_CHILD}|{_GROUP}{_NOT_ADULTS})\b"
)
_WORD = r"[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+){0,3}"
_NEAR = 80  # characters before and after a name that show whose it is
_PAIR = re.compile(rf"\b(?!(?i:{_CHILD})\s)(?P<first>{_WORD})\s(?P<last>(?:(?:O['’]|Mc|Mac)?{_WORD}|[A-Z]\b))")
_ONE = re.compile(
    rf"\b(?i:pupil|boy|girl)\s(?P<after>{_WORD})\b(?!\s[A-Z])|\b(?P<aged>{_WORD})(?:,?\s\(?aged?\s\d{{1,2}}\b|\s\(\d{{1,2}}\))"
)
_AGE_AFTER = re.compile(r",\s(?:[3-9]|1[01])(?=\s?[,.;:)]|\sand\b|$)", re.MULTILINE)  # Ella Brown, 7, with …
_ROLE = r"(?:head\s?teacher|head|principal|teacher|trainer|tutor|governor|assistant|author|illustrator|poet|artist|speaker|consultant|coach|leader|SENDCo|councillor|mayor|adviser|advisor|trustee|chair)"
_ADULT_BEFORE = re.compile(
    rf"(?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lady|Lord|Rev|Revd|Cllr|Prof|Father|Sister|PC)\.?|\b{_ROLE}),?\s$",
    re.IGNORECASE,
)
_ADULT_AFTER = re.compile(
    rf"\s?[,(–-]\s?(?:the\s|our\s|an?\s|class\s|deputy\s|assistant\s|executive\s)*{_ROLE}\b", re.IGNORECASE
)
_NO_NAME_LIST = """
    school schools primary infant infants junior academy college nursery reception year class key stage park street road
    lane hall house centre center church chapel museum library farm wood woods forest town city village county district
    north south east west cluster collaborative partnership trust council market castle bridge world day week book big
    great british english maths mathematics science history geography music art computing religious physical education
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december spring summer autumn winter christmas easter the a an in on at with and for our my his her
    their some two three four five six happy sports award awards gold silver bronze eco young mental health first aid
    premium voice parliament council team club choir group saint st roman romans tudor tudors victorian victorians
"""
_NO_NAMES = frozenset(_NO_NAME_LIST.split())


def names_a_pupil(words: str, staff: Collection[str] = ()) -> bool:
    """Return whether a description or caption seems to name a pupil.

    Args:
        words: The description and caption, a few lines.
        staff: The folded names of people whom the site names for their work.
    """
    if any(_AGE_AFTER.match(words, match.end()) for match in _PAIR.finditer(words)):
        return True
    if not _PUPIL.search(words):
        return False
    return any(_is_pupil(match, words, staff) for match in _PAIR.finditer(words)) or any(
        (match["after"] or match["aged"]).lower() not in _NO_NAMES for match in _ONE.finditer(words)
    )


def _is_pupil(name: re.Match[str], words: str, staff: Collection[str]) -> bool:
    """Return whether the words around a name show that it is a pupil's."""
    before, after = words[max(name.start() - _NEAR, 0) : name.start()], words[name.end() : name.end() + _NEAR]
    if {name["first"].lower(), name["last"].lower()} & _NO_NAMES or fold(name[0]) in staff:
        return False
    next_word = re.match(r"(?:['’]s)?\s([A-Z]\w+)", after)
    if next_word and next_word[1].lower() in _NO_NAMES:  # Larkhill Green Primary School
        return False
    if _ADULT_BEFORE.search(before) or _ADULT_AFTER.match(after):
        return False
    if _PUPIL_AFTER.match(after):
        return True
    if _TITLE_BEFORE.search(before):  # "Girls Netball Final", "Year 4: Viking Ships"; but two names in a row are names
        return _NAME_AFTER.match(after) is not None
    return _PUPIL_BEFORE.search(before) is not None
