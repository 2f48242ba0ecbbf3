"""The other runs of a course: those to come, those that were, and those to go to instead."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from collaborative.catalogue import is_upcoming, upcoming_among
from collaborative.records.course import Course, Status
from collaborative.views.courses import Cards, CourseCard, card_of, changes_of, why_not_bookable
from collaborative.views.dated import Dated, dated_values

MOST_INSTEAD = 3


@dataclass(frozen=True, slots=True)
class Instead:
    """Where to go when there is no place on this run.

    Attributes:
        why: That it is full, closed or over; "" where the page has said so already.
        runs: The next ones, at least one.
    """

    why: str
    runs: tuple[CourseCard, ...]


def instead_of(course: Course, runs: Iterable[Course], today: dt.date) -> tuple[Dated[Instead | None], ...]:
    """None while there are places, or no other run is to come."""
    others = tuple(runs)

    def shown(day: dt.date) -> Instead | None:
        waiting = course.status is Status.WAITING_LIST and is_upcoming(course, day)
        why = "This course is full." if waiting else why_not_bookable(course, day)
        going = [run for run in upcoming_among(others, day) if not run.is_off or run.moved_session]
        if not why or not going:
            return None
        return Instead(
            "" if course.is_off and not course.moved_session else why,
            tuple(card_of(run, day) for run in going[:MOST_INSTEAD]),
        )

    if not others:
        return ()
    return dated_values(shown, today, [day for one in (course, *others) for day in changes_of(one)])


def runs_to_come(runs: Iterable[Course], cards: Cards) -> tuple[Dated[CourseCard], ...]:
    return tuple(period for run in runs for period in cards.coming(run))


def runs_over(runs: Iterable[Course], cards: Cards) -> tuple[Dated[CourseCard], ...]:
    return tuple(over for run in runs if (over := cards.over(run)))
