"""Upcoming sessions of courses and meetings of clusters, with the lines where they were typed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Location, Shaped
from collaborative.problems import Problem
from collaborative.reading.words import fold
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course, Status
from collaborative.records.session import Session

_WHEN = frozenset({"date", "dates", "start", "end", "end_date", "new_date", "meetings"})


class Occasion(NamedTuple):
    """One upcoming session or meeting, not cancelled and not a draft.

    Attributes:
        at: Its place in the file: ``("dates", 1)``, ``("meetings", 0)``, or ``()`` for a course's only day.
        day_key: The key of its day there: ``date``, or ``new_date`` of a postponed course.
        start: None if no start is given.
        end: None if no end is given.
        venue: As typed, or "" if unknown.
        leaders: The people who lead it.
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
        """Report a warning at one of its keys, which may be its own or the whole course's."""
        return self.item.warning(self.place(key), wrong, remedy)

    def typed(self, key: str) -> str:
        """Return the text that was typed at the place of a key, or ""."""
        value: Any = self.item.document.front
        for part in self.place(key):
            if isinstance(value, dict):
                value = next((node.value for name, node in value.items() if fold(name) == fold(str(part))), "")
            elif isinstance(value, list) and isinstance(part, int) and part < len(value):
                value = value[part].value
            else:
                return ""
        return value if isinstance(value, str) else ""

    def place(self, key: str) -> Location:
        """Return the place of a key: its own if it was typed there, otherwise the course's."""
        lines = self.item.lines
        own = (*self.at, key)
        if own in lines or not self.at:
            return own
        if key == "date" or self.what == "meeting":
            return self.at if self.at in lines else self.at[:1]
        return (key,)


def occasions_of(subject: Subject) -> Iterator[Occasion]:
    """Yield all upcoming sessions and meetings in the order of files; days to be confirmed are left out."""
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
    for announced in course.sessions:
        session = announced.moved if announced.is_off else announced
        if session and session.day and session.last_day and today <= session.last_day:
            at: Location = ("dates", session.item) if course.dates else ()
            key = "new_date" if announced.is_off else "date"
            yield _session(item, at, key, session.day, session.last_day, session, course)


def _session(
    item: Shaped[Any], at: Location, key: str, day: dt.date, last_day: dt.date, session: Session, course: Course
) -> Occasion:
    return Occasion(item, at, key, day, last_day, session.start, session.end, session.venue, course.trainer)


def _of_cluster(item: Shaped[Any], cluster: Cluster, today: dt.date) -> Iterator[Occasion]:
    for index, meeting in enumerate(cluster.meetings):
        day = meeting.moved_to if meeting.is_off else meeting.date
        if day and day >= today:
            at: Location = ("meetings", index)
            key = "new_date" if meeting.is_off else "date"
            yield Occasion(item, at, key, day, day, meeting.start, meeting.end, meeting.host, ())
