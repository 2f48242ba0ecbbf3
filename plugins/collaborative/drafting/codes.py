"""The next free code of a course, from the codes in use."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collaborative.reading.words import fold
from collaborative.records.course import Course

_CODE = re.compile(r"([A-Za-z]{1,8})([ ./-]?)([0-9]{1,5})(.*)", re.DOTALL)
_TERM = re.compile(r"(.*?)(AU|SP|SU)([0-9]{2})", re.IGNORECASE)
_SMALL_WORDS = frozenset({"a", "an", "and", "for", "from", "in", "of", "on", "the", "to", "with"})


@dataclass(frozen=True, slots=True)
class _Code:
    """``FA03SP27`` as FA, 03 and SP27: the kind of course, its number, and what follows."""

    prefix: str
    space: str
    number: str
    rest: str


def next_code(courses: Sequence[Course], title: str, subject: str, day: dt.date | None, today: dt.date) -> str:
    """Return the code after the highest of its kind: ``FA03`` after ``FA01`` and ``FA02``.

    Codes that end in a term (AU, SP, SU) and a year get those of the day, or of today for a course without a day:
    ``FA02SP27`` after ``FA01SP27``.
    """
    return CodesInUse(courses).after(_prefix(courses, title, subject), day or today)


class CodesInUse:
    """The codes of a site, by their first letters."""

    def __init__(self, courses: Sequence[Course]) -> None:
        self._used = {course.code_key for course in courses}
        self._alike: dict[str, list[tuple[Course, _Code]]] = {}
        for course in courses:
            if parts := _parts(course.code):
                self._alike.setdefault(parts.prefix.upper(), []).append((course, parts))

    def next_of_each(self, day: dt.date) -> tuple[str, ...]:
        """Return the next free code of each kind of course, in alphabetical order."""
        return tuple(self.after(prefix, day) for prefix in sorted(self._alike))

    def after(self, prefix: str, day: dt.date) -> str:
        """Return the next free code with these first letters, written like the others."""
        of_prefix = self._alike.get(prefix.upper(), [])
        alike = of_prefix or [course for group in self._alike.values() for course in group]
        model = min(alike, key=lambda one: _distance(one[0], day))[1] if alike else _Code(prefix, "", "00", "")
        rest = _rest(model.rest, day)
        numbers = [parts.number for _, parts in of_prefix if fold(parts.rest) == fold(rest)]
        number = max(map(int, numbers), default=0) + 1
        width = max(map(len, [model.number, *numbers]))
        while "".join((code := f"{prefix}{model.space}{number:0{width}}{rest}").split()).casefold() in self._used:
            number += 1
        return code


def _parts(code: str) -> _Code | None:
    match = _CODE.fullmatch(code.strip())
    return _Code(*match.groups()) if match else None


def _prefix(courses: Sequence[Course], title: str, subject: str) -> str:
    """Return the letters used for the same course or subject, the site's only ones, or else the words' initials."""
    for alike in (
        [course for course in courses if fold(title) in (fold(course.title), course.series_key)],
        [course for course in courses if subject and course.subject == subject],
    ):
        if found := _prefixes(alike):
            return found.most_common(1)[0][0]
    used = _prefixes(courses)
    return next(iter(used)) if len(used) == 1 else _initials(subject) or _initials(title) or "C"


def _prefixes(courses: Iterable[Course]) -> Counter[str]:
    return Counter(parts.prefix.upper() for course in courses if (parts := _parts(course.code)))


def _initials(text: str) -> str:
    words = [word for word in re.findall(r"[A-Za-z]+", text) if word.lower() not in _SMALL_WORDS]
    return "".join(word[0] for word in words[:2]).upper() if len(words) > 1 else "".join(words)[:2].upper()


def _distance(course: Course, day: dt.date) -> tuple[int, str]:
    return abs(((course.first_day or dt.date.max) - day).days), course.code_key


def _rest(rest: str, day: dt.date) -> str:
    match = _TERM.fullmatch(rest)
    if not match:
        return rest
    term = "SP" if day.month <= 3 else "SU" if day.month <= 8 else "AU"
    return f"{match[1]}{term if match[2].isupper() else term.lower()}{day.year % 100:02}"
