"""Lists of upcoming and past courses that stay correct between builds."""

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
    """Courses under one heading; ``address`` is the heading's own page, or ""."""

    heading: str
    address: str
    courses: tuple[Dated[CourseCard], ...]


@dataclass(frozen=True, slots=True)
class UpcomingCard:
    """A course's card for the time in which one of its sessions is the next.

    ``month`` is the month of that session, or None if no day is known.
    """

    course: Course
    month: Month | None
    card: Dated[CourseCard]


def upcoming_cards(courses: Iterable[Course], cards: Cards) -> tuple[UpcomingCard, ...]:
    """Return the cards in the order of the next session.

    A course with several sessions has a card for each, one after another in time.
    """
    found = [
        (next_day_key(course, period.since or cards.today), course, period)
        for course in courses
        for period in cards.upcoming(course)
    ]
    return tuple(
        UpcomingCard(course, None if key[0] == dt.date.max else Month.of(key[0]), period)
        for key, course, period in sorted(found, key=lambda entry: entry[0])
    )


def by_month(upcoming: Sequence[UpcomingCard]) -> tuple[Dated[CourseGroup], ...]:
    """Group cards by the month of the next session; courses with dates to be confirmed come last."""
    groups = []
    for month, entries in groupby(upcoming, key=lambda entry: entry.month):
        heading, address = (
            (wording.month_name(month), addresses.month(month)) if month else ("Dates to be confirmed", "")
        )
        groups += [
            Dated(CourseGroup(heading, address, period.value), period.since, period.until)
            for period in dated_groups([entry.card for entry in entries])
        ]
    return tuple(groups)


def first_with_places(
    upcoming: Sequence[UpcomingCard], number: int, most: int, cards: Cards
) -> tuple[Dated[CourseCard], ...]:
    """Return the first ``number`` courses that can be booked, or of all courses if there are none.

    The page holds at most ``most`` courses, so that others can move up as days pass.
    """
    open_ones = (at for at, entry in enumerate(upcoming) if _has_places(entry, entry.card.since or cards.today))
    chosen = {*islice(open_ones, most)}
    others = range(min(most, len(upcoming))) if len(chosen) < most else ()
    pool = [upcoming[at] for at in sorted({*chosen, *others})]

    def shown(day: dt.date) -> list[CourseCard]:
        now = [entry for entry in pool if entry.card.is_on(day)]
        bookable = [entry for entry in now if _has_places(entry, day)]
        return [entry.card.value for entry in (bookable or now)[:number]]

    return dated_list(shown, cards.today, (day for entry in pool for day in changes_of(entry.course)))


def _has_places(entry: UpcomingCard, day: dt.date) -> bool:
    return bool(entry.course.dated_sessions) and can_be_booked(entry.course, day)


def past_by_month(courses: Iterable[Course], cards: Cards) -> tuple[tuple[Month, Dated[CourseCard]], ...]:
    """Return the cards of past courses with the month in which they began, newest first.

    Courses that will be past later are included, dated.
    """
    over = ((course, period) for course in courses if (period := cards.finished(course)))
    listed = sorted(over, key=lambda entry: (entry[0].first_day or dt.date.max, entry[0].code), reverse=True)
    return tuple((Month.of(course.first_day or dt.date.max), period) for course, period in listed)


def latest_past(courses: Iterable[Course], number: int, cards: Cards) -> tuple[Dated[CourseCard], ...]:
    """Return the ``number`` past courses that began last."""
    return tuple(first_dated((period for _, period in past_by_month(courses, cards)), number))
