"""Other runs of a course: upcoming ones, past ones, and those to book instead."""

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
    """Runs to book when this one has no places.

    Attributes:
        why: Why this one cannot be booked; "" if the page has already said so.
        runs: The next runs, at least one.
    """

    why: str
    runs: tuple[CourseCard, ...]


def instead_of(course: Course, runs: Iterable[Course], today: dt.date) -> tuple[Dated[Instead | None], ...]:
    """Return the runs to book instead, over time; None while there are places, or if no other run is upcoming."""
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


def upcoming_runs(runs: Iterable[Course], cards: Cards) -> tuple[Dated[CourseCard], ...]:
    """Return the cards of runs for the time in which they are upcoming."""
    return tuple(period for run in runs for period in cards.upcoming(run))


def past_runs(runs: Iterable[Course], cards: Cards) -> tuple[Dated[CourseCard], ...]:
    """Return the cards of runs for the time after they are over."""
    return tuple(over for run in runs if (over := cards.finished(run)))
