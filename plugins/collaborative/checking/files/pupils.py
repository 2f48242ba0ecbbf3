"""Whether words beside a photograph seem to name a pupil: as far as words alone can tell."""

import re
from collections.abc import Collection

from collaborative.reading.words import fold

# Common first names of children in England and Wales (the lists of the last twenty years), where nothing else tells
# a child from a place or a book.
_FIRST_NAME_LIST = """
    aaliyah aaron abdul abdullah abigail adam adele ahmed aidan aisha aiden alana albert alex alexander alexandra alfie
    alfred alice amber amelia amelie amina amir amy andrew anna annabelle annie anya archie arthur arya asha ava ayaan
    ayesha bella ben benjamin beth bethany bilal billy bobby brandon caitlin callum cameron carter charles charlie
    charlotte chloe christopher clara connor daisy daniel danny darcey darcy david dexter dominic dylan eden edward eleanor
    elijah eliza elizabeth ella ellie elliot elliott elsie emilia emily emma erin esme ethan eva evan eve evelyn evie
    faith fatima felix finlay finley finn florence frankie fraser freddie frederick freya gabriel george georgia georgie
    grace gracie hamza hana hannah harley harriet harris harrison harry harvey hassan heidi henry holly hope hugo ibrahim
    imogen iqra iris isaac isabel isabella isabelle isla ismail ivy jack jackson jacob jake james jamie jasmine jason jaxon
    jayden jenson jess jessica joe joel john jonah jordan joseph josh joshua jude julia kai kate katie kayla keira khadija
    kian kieran kyle laila lara layla leah leo leon leona lewis lexi liam libby lily logan lola louie louis luca lucas lucy
    luke luna lydia maddison maisie maja malik martha maryam mason matilda matthew max maya megan mia michael mila millie
    mohamed mohammad mohammed molly morgan muhammad musa nancy naomi natalia nathan niamh noah nora oakley oliver olivia
    ollie omar orla oscar owen paige penelope peter phoebe poppy rayan rebecca reggie reuben rhys riley robert robyn rohan
    ronnie rory rose rosie ruby ryan sam samir samuel sana sara sarah scarlett scott sean sebastian seth shay sienna simran
    skye sofia sonny sophia sophie stanley stella summer sunny taylor teddy tegan theo theodore thomas tia tilly toby tom
    tommy tyler umar victoria violet william willow yasmin yusuf zac zach zachary zain zara zoe zoya zuri
"""
_FIRST_NAMES = frozenset(_FIRST_NAME_LIST.split())
_CHILD = r"(?:school)?(?:pupil|child|children|boy|girl|youngster|classmate|learner)s?"
_GROUP = r"(?:(?:Year|Yr|Y)\s?(?:1[0-3]|[1-9]|one|two|three|four|five|six)|Reception|Nursery|Class\s\w+|aged?\s\d{1,2})"
# "Year 2 teachers", "Year 6 writing moderation": who is meant are adults.
_NOT_ADULTS = r"(?!\s+(?:and\s+(?:Year\s)?\d\s+)?(?:teach|staff|lead|moderat|assess|colleague|practition|SENDCo|governor|phonics|writing|maths|reading|training))"
_PUPIL = re.compile(rf"\b(?:{_CHILD}|{_GROUP}{_NOT_ADULTS})\b", re.IGNORECASE)
_PUPIL_BEFORE = re.compile(rf"\b(?:{_CHILD}|{_GROUP}['’]s)(?:,|:|\snamed|\scalled)?\s$", re.IGNORECASE)
_PUPIL_AFTER = re.compile(
    rf"(?:\sand\s[A-Z]\S+(?:\s[A-Z]\S+)?)?(?:\s?[,(–-]\s?|\s(?:of|from|in)\s)(?:an?\s|the\s|our\s)?(?i:{_CHILD}|{_GROUP}{_NOT_ADULTS})\b"
)
_WORD = r"[A-Z][a-zà-ÿ]+(?:['’-][A-Z]?[a-zà-ÿ]+){0,3}"
_NEAR = 80  # characters before and after a name that tell whose it is
_PAIR = re.compile(rf"\b(?P<first>{_WORD})\s(?P<last>(?:(?:O['’]|Mc|Mac)?{_WORD}|[A-Z]\b))")
_ONE = re.compile(
    rf"\b(?i:pupils?|boys?|girls?)\s(?P<after>{_WORD})\b|\b(?P<aged>{_WORD})(?:,?\s\(?aged?\s\d{{1,2}}\b|\s\(\d{{1,2}}\))"
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
# A place, a person of history or a book comes after these.
_NO_CHILD_BEFORE = re.compile(
    r"\b(?:at|near|visit|visiting|visited|to|the|as|like|about|reading|read|studying|by)\s$", re.IGNORECASE
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
    """Whether a description or caption speaks of children and gives somebody's name who is no known adult.

    Args:
        words: In a few lines.
        staff: People whom the site names for what they do, folded.
    """
    if any(_AGE_AFTER.match(words, match.end()) for match in _PAIR.finditer(words)):
        return True
    if not _PUPIL.search(words):
        return False
    return any(_is_pupil(match, words, staff) for match in _PAIR.finditer(words)) or any(
        fold(match["after"] or match["aged"]) in _FIRST_NAMES for match in _ONE.finditer(words)
    )


def _is_pupil(name: re.Match[str], words: str, staff: Collection[str]) -> bool:
    before, after = words[max(name.start() - _NEAR, 0) : name.start()], words[name.end() : name.end() + _NEAR]
    if {name["first"].lower(), name["last"].lower()} & _NO_NAMES or fold(name[0]) in staff:
        return False
    next_word = re.match(r"(?:['’]s)?\s([A-Z]\w+)", after)
    if next_word and next_word[1].lower() in _NO_NAMES:  # Larkhill Green Primary School
        return False
    if _ADULT_BEFORE.search(before) or _ADULT_AFTER.match(after):
        return False
    if _PUPIL_BEFORE.search(before) or _PUPIL_AFTER.match(after):
        return True
    return fold(name["first"]) in _FIRST_NAMES and not _NO_CHILD_BEFORE.search(before)
