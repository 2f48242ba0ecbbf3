"""Closed vocabularies: the words that a field may hold, and their synonyms."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from collaborative.problems import InputError, did_you_mean
from collaborative.reading.words import fold, in_words, nearest, one_line, parse_list, plain_hyphens, slugify

_BETWEEN_TERMS = re.compile(r"\s*(?:/|&|\+|\band\b|\bor\b)\s*", re.IGNORECASE)
_RANGE = re.compile(r"(.*?)\s*(\d{1,2})\s*(?:-|\bto\b)\s*(?:(.*?)\s*)?(\d{1,2})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}")
_NUMBERED = re.compile(r"(.*?)\s*\d{1,2}")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a vocabulary.

    Attributes:
        synonyms: Other ways to type it.
        covers: The terms that it includes: KS1 covers Year 1 and Year 2.
    """

    name: str
    synonyms: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        return slugify(self.name)

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.synonyms)


class Vocabulary:
    """Terms in the order in which pages list them, found by name or synonym."""

    def __init__(self, what: str, terms: Iterable[Term]) -> None:
        self.what = what
        self.terms = tuple(terms)
        self._by_fold = {fold(word): term for term in self.terms for word in (*term.synonyms, term.name)}
        self._found: dict[str, tuple[Term, ...]] = {}  # most files hold one of the same few lists
        self._order = {term.name: place for place, term in enumerate(self.terms)}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Vocabulary) and (self.what, self.terms) == (other.what, other.terms)

    def __hash__(self) -> int:
        return hash((self.what, self.terms))

    def find(self, word: str) -> Term:
        """Return the term with this name or synonym.

        Raises:
            InputError: No term has it.
        """
        if found := self._known(word):
            return found
        guess = nearest(word, (name for term in self.terms for name in (term.name, *term.synonyms)))
        if guess and re.findall(r"\d+", guess) != re.findall(r"\d+", word):
            guess = None  # "Year 7" is not a typing error for Year 1
        wrong = f'"{word}" is not {self.what} of this site.'
        if guess:
            raise InputError.from_message(did_you_mean(wrong, word, guess))
        raise InputError(wrong, f"Write one of: {in_words((term.name for term in self.terms), 'or')}.")

    def find_all(self, text: str) -> tuple[Term, ...]:
        """Return every term in ``Y5 & Y6``, ``Year 3/4``, ``Years 3 to 6`` or ``Teachers, TAs and SENCOs``.

        Raises:
            InputError: A part of the text is in no term.
        """
        if text not in self._found:
            self._found[text] = self._terms_in(text)
        return self._found[text]

    def _terms_in(self, text: str) -> tuple[Term, ...]:
        terms: list[Term] = []
        name = ""  # the noun for a number on its own: "Year" after "Year 3"
        for item in parse_list(text):
            for part in [item] if self._known(item) else _BETWEEN_TERMS.split(item):
                if not part:
                    continue
                whole = f"{name} {part}" if name and part[0].isdigit() else part
                terms += (
                    (known,) if (known := self._known(whole)) else self._range(whole) or (self._parted(part, text),)
                )
                if numbered := _NUMBERED.match(whole):
                    name = numbered[1]
        return tuple(terms)

    def _known(self, word: str) -> Term | None:
        folded = fold(word)
        for candidate in (folded, folded.removesuffix("s"), folded + "s"):
            if candidate in self._by_fold:
                return self._by_fold[candidate]
        if plural := re.fullmatch(r"(\w+?)s ?(\d{1,2})", word):  # "Years 3"
            return self._by_fold.get(fold(plural[1] + plural[2]))
        return None

    def _range(self, text: str) -> tuple[Term, ...]:
        """Return the terms in ``Year 3-6``, or an empty tuple if the text is not a range of numbered terms."""
        match = _RANGE.fullmatch(plain_hyphens(one_line(text)))
        if not match or (match[3] and self._known(f"{match[1]} 1") != self._known(f"{match[3]} 1")):
            return self._range_of_names(text)
        first, last = int(match[2]), int(match[4])
        if first > last:
            raise InputError(f'"{text}" runs backwards.', f"Write the smaller number first: {match[1]} {last}-{first}.")
        found = [self._known(f"{match[1]} {number}") for number in range(first, last + 1)]
        return tuple(term for term in found if term) if all(found) else ()

    def _range_of_names(self, text: str) -> tuple[Term, ...]:
        """Return the year groups in ``Reception to Year 2``, in the vocabulary's order, or an empty tuple."""
        ends = re.split(r"\s*(?:-|\bto\b)\s*", plain_hyphens(one_line(text)), flags=re.IGNORECASE)
        terms = [self._known(end) for end in ends]
        if len(terms) != 2 or not (terms[0] and terms[1]):
            return ()
        covered = {name for term in self.terms for name in term.covers}  # only these form a range
        first, last = (self._order[term.name] for term in terms if term)
        row = self.terms[first : last + 1]
        return row if first < last and all(term.name in covered for term in row) else ()

    def _parted(self, part: str, text: str) -> Term:
        """Return the term that is probably meant; raise an InputError that names both terms in ``Year 6 teachers``."""
        words = part.split()
        for at in range(1, len(words)):
            one, other = self._known(" ".join(words[:at])), self._known(" ".join(words[at:]))
            if one and other and one != other:
                wrong = f'"{part}" is not {self.what} of this site.'
                listed = [word for item in parse_list(text) for word in _BETWEEN_TERMS.split(item) if word]
                names = (f"{one.name}, {other.name}" if word == part else word for word in listed)
                raise InputError(wrong, f"Write the words of the site with commas between them: {', '.join(names)}")
        return self.find(part)

    def covering(self, name: str) -> frozenset[str]:
        """Return the names whose courses are also for ``name``: itself, what it covers, and what covers it."""
        own = self._by_fold[fold(name)]
        return frozenset({name, *own.covers, *(term.name for term in self.terms if name in term.covers)})

    def names_of(self, name: str) -> tuple[str, ...]:
        """Return a term's name and synonyms."""
        return self._by_fold[fold(name)].names

    def all_names(self, name: str) -> tuple[str, ...]:
        """Return the names and synonyms of a term, of those that it covers, and of those that cover it."""
        covering = self.covering(name)
        return tuple(word for term in self.terms if term.name in covering for word in term.names)

    def in_order(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(set(names), key=lambda name: self._order.get(name, len(self._order))))

    @classmethod
    def from_config(cls, what: str, config: Mapping[str, object]) -> "Vocabulary":
        """Build a vocabulary from ``mkdocs.yml``: names with synonyms, or with ``synonyms`` and ``covers``.

        Raises:
            InputError: An entry has another shape.
        """
        terms = []
        for name, value in config.items():
            if not fold(name):
                raise InputError(f'"{name}" has no letter or digit.', "Write a word, for example Governors: [trustee].")
            spelled = value if isinstance(value, Mapping) else {"synonyms": value}
            if unknown := set(spelled) - {"synonyms", "covers"}:
                raise InputError(
                    f"{name}: {in_words(sorted(unknown))} {'are' if len(unknown) > 1 else 'is'} not known.",
                    "Write synonyms and covers, each a list.",
                )
            terms.append(Term(name, _texts(name, spelled.get("synonyms")), _texts(name, spelled.get("covers"))))
        return cls(what, terms)


def _texts(name: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(parse_list(value))
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise InputError(
            f"{name}: this is not a list of words.", f"Write the words in brackets, for example {name}: [one, another]."
        )
    return tuple(value)


AUDIENCES = Vocabulary(
    "an audience",
    (
        Term("Headteachers", ("head", "heads", "HT", "head teacher", "principal")),
        Term(
            "Senior leaders",
            ("SLT", "deputy head", "deputy headteacher", "DHT", "assistant head", "leadership team", "deputies"),
        ),
        Term(
            "Subject leaders",
            ("subject coordinator", "subject co-ordinator", "middle leader", "curriculum leader", "phase leader"),
        ),
        Term("SENDCos", ("SENCO", "SENCo", "SENDCO", "SEN coordinator", "inclusion lead", "inclusion manager")),
        Term("Class teachers", ("teacher", "teachers", "teaching staff", "CT")),
        Term("ECTs", ("NQT", "RQT", "early career teacher", "newly qualified teacher", "ECT mentor")),
        Term("Supply teachers", ("supply", "supply staff")),
        Term(
            "Teaching assistants",
            ("TA", "HLTA", "LSA", "support staff", "learning support assistant", "classroom assistant"),
        ),
        Term("Early years practitioners", ("EYFS practitioner", "early years staff", "nursery nurse", "practitioner")),
        Term("Business managers", ("SBM", "school business manager", "bursar", "business manager", "SBL")),
        Term("Office staff", ("admin", "administrator", "school office", "clerical staff", "admin staff")),
        Term("Site staff", ("caretaker", "site manager", "premises manager", "premises staff")),
        Term("Midday staff", ("midday supervisor", "lunchtime supervisor", "welfare staff", "MDSA", "lunchtime staff")),
        Term("Governors", ("governor", "school governor", "trustee", "clerk", "clerk to governors")),
        Term("All staff", ("all", "everyone", "whole school", "any staff", "all school staff", "staff")),
        Term("Businesses", ("business", "companies", "employers", "local business")),
        Term(
            "EYFS", ("foundation stage", "FS", "early years foundation stage", "early years"), ("Nursery", "Reception")
        ),
        Term("KS1", ("key stage 1", "key stage one", "infants"), ("Year 1", "Year 2")),
        Term("KS2", ("key stage 2", "key stage two", "juniors"), ("Year 3", "Year 4", "Year 5", "Year 6")),
        Term("Nursery", ("FS1", "F1")),
        Term("Reception", ("FS2", "F2", "YR", "Year R")),
        *(Term(f"Year {n}", (f"Y{n}", f"Yr {n}")) for n in range(1, 7)),
    ),
)

SUBJECTS = Vocabulary(
    "a subject",
    (
        Term("English", ("literacy", "reading", "writing", "phonics", "grammar", "SPaG")),
        Term("Maths", ("mathematics", "numeracy")),
        Term("Science"),
        Term("Computing", ("ICT", "IT", "online safety")),
        Term("Assessment", ("moderation", "standardisation")),
        Term("SEND", ("SEN", "special needs", "inclusion")),
        Term("Safeguarding", ("child protection", "prevent")),
        Term("Health and safety", ("H&S", "fire safety", "risk assessment")),
        Term("First aid"),
        Term("Early years", ("EYFS",)),
        Term("PE", ("physical education", "sport")),
        Term("RE", ("religious education",)),
        Term("PSHE", ("RSHE", "relationships education")),
        Term("Languages", ("MFL", "French", "Spanish", "modern foreign languages")),
        Term("Humanities", ("history", "geography")),
        Term("Arts", ("art", "music", "drama", "dance", "art and design", "design and technology", "DT")),
        Term("Leadership", ("management", "headship")),
        Term("Governance", ("governors", "governor training")),
        Term("School business", ("business", "finance", "office", "school office")),
        Term("Wellbeing", ("mental health", "well-being")),
        Term("Behaviour"),
    ),
)
