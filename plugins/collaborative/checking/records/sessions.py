"""Sessions over several days, and sessions and meetings that are off."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Location, Shaped
from collaborative.problems import InsertLine, Problem
from collaborative.reading.day_lists import LONGEST_RANGE, each_day_in_words
from collaborative.reading.times import ends_later, says_midnight
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course, Status
from collaborative.records.session import Session
from collaborative.records.status import Standing
from collaborative.views.wording import clock, day_without_weekday, is_stay

_WHEN = frozenset({"date", "dates", "end_date", "start", "end", "overnight"})


def check_sessions(subject: Subject) -> Iterator[Problem]:
    """Check all courses and clusters, past ones and drafts included."""
    for item, course in subject.items_of(Course):
        yield from check_course(item, course)
    for held, cluster in subject.items_of(Cluster):
        yield from _changes_of_plan(held, _parts_of_cluster(cluster))


def check_course(item: Shaped[Course], course: Course) -> Iterator[Problem]:
    """Check the sessions of one course."""
    if not item.wrong & _WHEN:
        for session in course.sessions:
            yield from _several_days(item, course, session)
    if "dates" not in item.wrong:
        yield from _all_cancelled(item, course)
    yield from _changes_of_plan(item, _parts_of_course(course))


def _several_days(item: Shaped[Course], course: Course, session: Session) -> Iterator[Problem]:
    """Refuse hours over several days that could be those of each day, or one time without a break."""
    row = course.dates[session.number - 1] if course.dates else None
    at: Location = ("dates", session.item) if row else ()
    overnight = course.overnight or (row is not None and row.overnight)
    typed = row.end_date if row else course.end_date
    if overnight and (typed is None or typed == session.day):
        if row is None or row.overnight or typed or not any(other.end_date for other in course.dates):
            yield _without_a_last_day(item, (*at, "overnight"), session)
        return
    if typed is None or session.day is None or session.start is None or session.end is None:
        return
    if _says_midnight(item, at):
        yield _which_midnight(item, (*at, "end_date"), typed)
    elif not overnight and is_stay(session) and ends_later(session.start, session.end):
        yield _each_day_or_overnight(item, (*at, "end_date"), session)


def _says_midnight(item: Shaped[Course], at: Location) -> bool:
    line = item.lines.get((*at, "end"), item.lines.get(("end",)))
    return any(says_midnight(text) for text in item.document.texts_on(line))


def _without_a_last_day(item: Shaped[Course], at: Location, session: Session) -> Problem:
    wrong = "It goes on overnight, and there is no later day in end_date on which it ends."
    example = f"end_date: {session.day + dt.timedelta(days=1)}" if session.day else "end_date: 2027-03-12"
    return item.problem(at, wrong, f"Write its last day, for example {example}, or take overnight away.")


def _which_midnight(item: Shaped[Course], at: Location, last: dt.date) -> Problem:
    after = last + dt.timedelta(days=1)
    wrong = f"Midnight could be the beginning or the end of {day_without_weekday(last)}."
    remedy = f"Write end: 00:00 for its beginning. For its end write end: 00:00 and end_date: {after.isoformat()}."
    return item.problem(at, wrong, remedy)


def _each_day_or_overnight(item: Shaped[Course], at: Location, session: Session) -> Problem:
    """Ask which of two is meant, and show the lines for both."""
    first, last = session.day, session.last_day
    if first is None or last is None or session.start is None or session.end is None:
        raise ValueError("only a session with days and times lasts several days")
    hours = f"{clock(session.start)} to {clock(session.end)}"
    wrong = f"{hours} could be the hours of each day until {day_without_weekday(last)}, or one time without a break."
    each = each_day_in_words(first, last) if last - first <= LONGEST_RANGE else "19 and 26 March 2026, with each day"
    if len(at) == 1:
        daily = f"For a session on each day write dates: {each} in place of date and end_date."
        stay = " If it goes on overnight, write on a line of its own overnight: yes"
    else:
        daily = f"For a session on each day write this session once for each day, without end_date: {each}."
        stay = " If it goes on overnight, add overnight: yes to this session."
    said_no = item.raw(*at[:-1], "overnight") or item.raw("overnight")
    return item.problem(at, wrong, f"{daily}{'' if said_no else stay}")


def _all_cancelled(item: Shaped[Course], course: Course) -> Iterator[Problem]:
    if course.dates and not course.is_off and all(row.status is Status.CANCELLED for row in course.dates):
        wrong = "Every session is cancelled, and the course is not."
        edit = None if item.raw("status") else InsertLine("status: cancelled")
        yield item.problem(("dates",), wrong, "Cancel the course: write status: cancelled on a line of its own.", edit)


class _Part(NamedTuple):
    """A course, session or meeting, with what says whether it takes place.

    Attributes:
        day: When it was announced for; of a course, the first day.
    """

    what: str
    at: Location
    day: dt.date | None
    status: Standing
    reason: str
    new_date: dt.date | None


def _parts_of_course(course: Course) -> Iterator[_Part]:
    # A reason or a new date without a status is refused by a rule of the course.
    if course.status is Status.POSTPONED:
        yield _Part("course", (), course.first_day, course.status, course.reason, course.new_date)
    for session in course.sessions if course.dates else ():
        row = course.dates[session.number - 1]
        yield _Part("session", ("dates", session.item), row.date, row.status, row.reason, row.new_date)


def _parts_of_cluster(cluster: Cluster) -> Iterator[_Part]:
    for index, it in enumerate(cluster.meetings):
        # A meeting may have a reason for another change.
        yield _Part("meeting", ("meetings", index), it.date, it.status, "", it.new_date)


def _changes_of_plan(item: Shaped[Any], parts: Iterator[_Part]) -> Iterator[Problem]:
    for part in parts:
        if {"date", "dates", "new_date", "meetings"} & item.wrong:
            return
        if part.reason and part.status is Status.SCHEDULED:
            wrong = f"There is a reason, but no status, so the {part.what} looks as if it takes place."
            remedy = "Add status: cancelled or status: postponed, or take the reason away."
            yield item.problem((*part.at, "reason"), wrong, remedy)
        if part.new_date and not part.status.is_postponed:
            wrong = f"There is a new_date, but the status of this {part.what} is {part.status.value}."
            remedy = "Write status: postponed, or change date and take new_date away."
            yield item.problem((*part.at, "new_date"), wrong, remedy)
        elif part.new_date and part.day:
            yield from _new_date(item, part, part.day, part.new_date)


def _new_date(item: Shaped[Any], part: _Part, old: dt.date, new: dt.date) -> Iterator[Problem]:
    """Check that what is postponed moves to a later day."""
    place = (*part.at, "new_date")
    if new == old:
        wrong = f"The {part.what} would be postponed from {day_without_weekday(old)} to the same day."
        remedy = (
            "Leave date as it was announced, and write the day to which it moves in new_date; or write new_date: TBC."
        )
        yield item.problem(place, wrong, remedy)
    elif new < old:
        wrong = f"The new date, {day_without_weekday(new)}, is before the old one, {day_without_weekday(old)}."
        remedy = "Check that date holds the old day and new_date the new one, and check both years."
        yield item.warning(place, wrong, remedy)
