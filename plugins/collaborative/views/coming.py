"""Courses that are to come, and those that are over: lists of them that stay true as days pass."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from collaborative import addresses
from collaborative.catalogue import Month, next_day_key
from collaborative.records.course import Course
from collaborative.views import wording
from collaborative.views.courses import Cards, CourseCard, can_be_booked, changes_of
from collaborative.views.dated import Dated, dated_groups, dated_list, first_dated


@dataclass(frozen=True, slots=True)
class CourseGroup:
    """Courses under one heading; ``address`` leads to the heading's own page, or is ""."""

    heading: str
    address: str
    courses: tuple[Dated[CourseCard], ...]


@dataclass(frozen=True, slots=True)
class Coming:
    """A course while one of its sessions is the next; ``month`` is None where no day is known."""

    course: Course
    month: Month | None
    card: Dated[CourseCard]


def coming_among(courses: Iterable[Course], cards: Cards) -> tuple[Coming, ...]:
    """In the order of the next session. A course of several sessions is there several times, one after the other."""
    found = [
        (next_day_key(course, period.since or cards.today), course, period)
        for course in courses
        for period in cards.coming(course)
    ]
    return tuple(
        Coming(course, None if key[0] == dt.date.max else Month.of(key[0]), period)
        for key, course, period in sorted(found, key=lambda entry: entry[0])
    )


def by_month(coming: Sequence[Coming]) -> tuple[Dated[CourseGroup], ...]:
    """Under the month of the next session, while it has any; those to be confirmed last."""
    groups = []
    for month, entries in groupby(coming, key=lambda entry: entry.month):
        heading, address = (
            (wording.month_name(month), addresses.month(month)) if month else ("Dates to be confirmed", "")
        )
        groups += [
            Dated(CourseGroup(heading, address, period.value), period.since, period.until)
            for period in dated_groups([entry.card for entry in entries])
        ]
    return tuple(groups)


def first_with_places(coming: Sequence[Coming], number: int, most: int, cards: Cards) -> tuple[Dated[CourseCard], ...]:
    """The first so many with a day that can be booked, or else of all; of ``most`` that are known here."""
    open_ones = (at for at, entry in enumerate(coming) if _has_places(entry, entry.card.since or cards.today))
    chosen = {*islice(open_ones, most)}
    others = range(min(most, len(coming))) if len(chosen) < most else ()
    pool = [coming[at] for at in sorted({*chosen, *others})]

    def shown(day: dt.date) -> list[CourseCard]:
        now = [entry for entry in pool if entry.card.is_on(day)]
        bookable = [entry for entry in now if _has_places(entry, day)]
        return [entry.card.value for entry in (bookable or now)[:number]]

    return dated_list(shown, cards.today, (day for entry in pool for day in changes_of(entry.course)))


def _has_places(entry: Coming, day: dt.date) -> bool:
    return bool(entry.course.dated_sessions) and can_be_booked(entry.course, day)


def past_by_month(courses: Iterable[Course], cards: Cards) -> tuple[tuple[Month, Dated[CourseCard]], ...]:
    """Those that are over and those that will be, the newest first, by the month and day on which they began."""
    over = ((course, period) for course in courses if (period := cards.over(course)))
    listed = sorted(over, key=lambda entry: (entry[0].first_day or dt.date.max, entry[0].code), reverse=True)
    return tuple((Month.of(course.first_day or dt.date.max), period) for course, period in listed)


def latest_past(courses: Iterable[Course], number: int, cards: Cards) -> tuple[Dated[CourseCard], ...]:
    return tuple(first_dated((period for _, period in past_by_month(courses, cards)), number))
