"""School terms and the holidays between them, as ``mkdocs.yml`` lists them."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from collaborative.problems import InputError
from collaborative.reading.days import parse_day
from collaborative.reading.words import fold, in_words

# If two terms are further apart than the summer holidays, a term between them must be missing from the list.
LONGEST_HOLIDAY = dt.timedelta(weeks=8)
_LONGEST_HALF_TERM = 10  # days, with weekends; two weeks also count between terms of one name, such as Autumn 1 and 2
_DAY = dt.timedelta(days=1)
EXAMPLE = "for example  - {name: Autumn 1, from: 2026-09-02, to: 2026-10-23}"
_KEYS = {"name": "name", "from": "from", "starts": "from", "start": "from", "to": "to", "ends": "to", "end": "to"}


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """A term or half-term of teaching.

    Attributes:
        first, last: Days on which schools are open.
    """

    name: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """The days between two terms."""

    after: SchoolTerm
    before: SchoolTerm

    @property
    def first(self) -> dt.date:
        return self.after.last + _DAY

    @property
    def last(self) -> dt.date:
        return self.before.first - _DAY

    @property
    def name(self) -> str:
        """The name by the time of year: "Christmas holiday", "Half term"."""
        if self._has(12, 25):
            return "Christmas holiday"
        if self._has(8, 1):
            return "Summer holiday"
        long = (self.last - self.first).days >= _LONGEST_HALF_TERM
        if long and self.first.month in (3, 4):
            return "Easter holiday"
        if not long or _season(self.after) == _season(self.before):
            return "Half term"
        return "School holiday"

    def _has(self, month: int, day: int) -> bool:
        return any(self.first <= dt.date(year, month, day) <= self.last for year in {self.first.year, self.last.year})


def holiday_on(day: dt.date, terms: Sequence[SchoolTerm]) -> SchoolHoliday | None:
    """Return the holiday that includes the day, or None in a term or beside a term that is not listed.

    ``terms`` are in order.
    """
    place = bisect_right(terms, day, key=lambda term: term.first)
    if not 0 < place < len(terms):
        return None
    after, before = terms[place - 1], terms[place]
    if day <= after.last or before.first - after.last > LONGEST_HOLIDAY:
        return None
    return SchoolHoliday(after, before)


def holidays_between(terms: Sequence[SchoolTerm]) -> tuple[SchoolHoliday, ...]:
    """Return the holidays between terms that are in order.

    A weekend is not a holiday, and neither is a gap so long that a term must be missing from the list.
    """
    beside = (SchoolHoliday(after, before) for after, before in pairwise(terms))
    return tuple(
        holiday
        for holiday in beside
        if holiday.before.first - holiday.after.last <= LONGEST_HOLIDAY and _has_a_weekday(holiday)
    )


def _has_a_weekday(holiday: SchoolHoliday) -> bool:
    days = (holiday.last - holiday.first).days + 1
    return any((holiday.first.weekday() + number) % 7 < 5 for number in range(min(days, 7)))


def _season(term: SchoolTerm) -> str:
    return term.name.rstrip(" 0123456789")


def terms_from_config(value: object) -> tuple[SchoolTerm, ...]:
    """Read ``terms`` in ``mkdocs.yml``: a list of ``{name, from, to}``, in any order, with days as people write them.

    Raises:
        InputError: An entry has another shape, runs backwards, or overlaps another.
    """
    if not isinstance(value, list):
        raise InputError("The terms are not a list.", f"Write one term a line, each after a hyphen, {EXAMPLE}")
    terms = sorted((_term(entry, number) for number, entry in enumerate(value, 1)), key=lambda term: term.first)
    for earlier, later in pairwise(terms):
        if later.first <= earlier.last:
            raise InputError(
                f"{later.name} begins on {later.first}, before {earlier.name} ends on {earlier.last}.",
                "Correct the days, so that each day is in one term.",
            )
    return tuple(terms)


def _term(entry: object, number: int) -> SchoolTerm:
    if not isinstance(entry, Mapping):
        raise InputError(f"Term {number} is not a name with two days.", f"Write it in braces, {EXAMPLE}")
    typed = {_KEYS.get(fold(str(key)), str(key)): str(value) for key, value in entry.items() if value is not None}
    name = typed.get("name", f"Term {number}")
    if unknown := sorted(set(typed) - set(_KEYS.values())):
        raise InputError(f"{name}: {in_words(unknown)} is not known here.", f"Write name, from and to, {EXAMPLE}")
    if missing := [key for key in ("from", "to") if key not in typed]:
        raise InputError(
            f"{name}: the day in {in_words(missing)} is missing.", f"Write the first and the last day, {EXAMPLE}"
        )
    term = SchoolTerm(name, _day(name, typed["from"]), _day(name, typed["to"]))
    if term.last < term.first:
        raise InputError(f"{name} would end on {term.last}, before it begins.", "Correct from or to.")
    return term


def _day(name: str, typed: str) -> dt.date:
    try:
        return parse_day(typed)
    except InputError as error:
        raise InputError.from_message(error.message.about(name)) from error
