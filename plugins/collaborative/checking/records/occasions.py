"""What is going to take place: the sessions of courses and the meetings of clusters, with the lines that say so."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Location, Shaped
from collaborative.problems import Problem
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course, Status
from collaborative.records.session import Session

_WHEN = frozenset({"date", "dates", "start", "end", "end_date", "new_date", "meetings"})


class Occasion(NamedTuple):
    """One session of a course, or one meeting, that is neither over nor off nor a draft.

    Attributes:
        at: Where in the file it is typed: ``("dates", 1)``, ``("meetings", 0)``, or ``()`` for a course's only day.
        day_key: The key of its day there: ``date``, or ``new_date`` of a postponed course.
        start, end: None where there are none.
        venue: As typed, or "" while it is not known.
        leaders: Who leads it.
    """

    item: Shaped[Any]
    at: Location
    day_key: str
    day: dt.date
    last_day: dt.date
    start: dt.time | None
    end: dt.time | None
    venue: str
    leaders: tuple[str, ...]

    @property
    def what(self) -> str:
        return "meeting" if self.at[:1] == ("meetings",) else "course"

    @property
    def is_overnight(self) -> bool:
        return self.last_day > self.day

    def warning(self, key: str, wrong: str, remedy: str) -> Problem:
        """On the line of one of its keys, which may stand beside it or be the whole course's."""
        return self.item.warning(self.place(key), wrong, remedy)

    def place(self, key: str) -> Location:
        lines = self.item.lines
        own = (*self.at, key)
        if own in lines or not self.at:
            return own
        if key == "date" or self.what == "meeting":
            return self.at if self.at in lines else self.at[:1]
        return (key,)


def occasions_of(subject: Subject) -> Iterator[Occasion]:
    """Everything that is still to come, courses first; days that are to be confirmed left out."""
    for item, course in subject.items_of(Course):
        if not (course.draft or item.wrong & _WHEN):
            yield from _of_course(item, course, subject.today)
    for host, cluster in subject.items_of(Cluster):
        if not (cluster.draft or host.wrong & _WHEN):
            yield from _of_cluster(host, cluster, subject.today)


def _of_course(item: Shaped[Any], course: Course, today: dt.date) -> Iterator[Occasion]:
    if course.status is Status.POSTPONED and course.new_date and course.new_date >= today:
        first = (course.dated_sessions or course.sessions)[0]
        yield _session(item, (), "new_date", course.new_date, course.new_date, first, course)
    if course.is_off:
        return
    for index, session in enumerate(course.sessions):
        day, last_day = session.day, session.last_day
        if day and last_day and today <= last_day:
            yield _session(item, ("dates", index) if course.dates else (), "date", day, last_day, session, course)


def _session(
    item: Shaped[Any], at: Location, key: str, day: dt.date, last_day: dt.date, session: Session, course: Course
) -> Occasion:
    return Occasion(item, at, key, day, last_day, session.start, session.end, session.venue, course.trainer)


def _of_cluster(item: Shaped[Any], cluster: Cluster, today: dt.date) -> Iterator[Occasion]:
    for index, meeting in enumerate(cluster.meetings):
        if meeting.date and meeting.date >= today and not meeting.is_off:
            at: Location = ("meetings", index)
            day, host = meeting.date, meeting.host
            yield Occasion(item, at, "date", day, day, meeting.start, meeting.end, host, ())
