"""The wording of a course's status and days, the same everywhere."""

from collections.abc import Sequence

from collaborative.records.course import Course, Status
from collaborative.records.session import Session
from collaborative.views import wording

STATUS_LABELS = {
    Status.SCHEDULED: "",
    Status.PROVISIONAL: "Provisional",
    Status.FEW_PLACES: "Few places left",
    Status.FULL: "Fully booked",
    Status.WAITING_LIST: "Waiting list",
    Status.CLOSED: "Booking closed",
    Status.POSTPONED: "Postponed",
    Status.CANCELLED: "Cancelled",
}


def when_of(course: Course) -> str:
    """Return every day of the course in one line; sessions that are cancelled are left out."""
    return _listed(
        course, [wording.day_span(s.day, s.last_day) for s in shown_sessions(course) if s.day and s.last_day]
    )


def when_and_time(course: Course) -> str:
    """Return every day with its time, or one time at the end if all are the same.

    "Thursday 19 March 2026, 9:30am to 3:30pm".
    """
    sessions = shown_sessions(course)
    times = [wording.time_of(session) if session.start or session.time_tbc else "" for session in sessions]
    if len(sessions) == 1 and times[0]:
        return wording.when(sessions[0])
    if len(set(times)) < 2:
        return ", ".join(part for part in (when_of(course), *map(wording.then, times[:1])) if part)
    return _listed(course, [wording.when(session) for session in sessions])


def _on(session: Session) -> str:
    """Return the days of a session, with its time if it is not all day."""
    return wording.when(session) if session.start or session.time_tbc else wording.days_of(session)


def shown_sessions(course: Course) -> tuple[Session, ...]:
    """Return the sessions that take place; of a postponed course, those that were announced."""
    return course.dated_sessions if course.is_off else course.expected_sessions


def _listed(course: Course, days: Sequence[str]) -> str:
    """Return the days of a course, with the number of sessions if there are several, and what is to be confirmed."""
    if not days:
        return "Date to be confirmed"
    number = course.number_of_sessions
    if number == 1:
        return days[0]
    unconfirmed = number - len(days)
    open_ended = [f"{unconfirmed} to be confirmed"] if unconfirmed else []
    return f"{wording.count(number, 'session')}: {'; '.join([*days, *open_ended])}"


def new_date_of(course: Course) -> str:
    """Return a postponed course's new date and time, or "" if it is not known."""
    session = course.moved_session
    if session is None:
        return wording.long_day(course.new_date) if course.new_date else ""
    return _on(session)


def when_in_short(course: Course) -> str:
    """Return the first day, with the time if there is one session: "Thursday 19 March 2026, 9:30am to 3:30pm"."""
    new_date = new_date_of(course)
    if new_date:
        return f"New date: {new_date}"
    dated = shown_sessions(course)
    if not dated:
        return "Date to be confirmed"
    first = dated[0]
    if course.number_of_sessions > 1 and first.day:
        return f"{wording.count(course.number_of_sessions, 'session')} from {wording.long_day(first.day)}"
    return wording.when(first)


def new_date_of_session(session: Session) -> str:
    """Return a postponed session's new date and time, or "" if it is not known."""
    return _on(session.moved) if session.moved else ""


def off_in_words(session: Session) -> str:
    """Return which session is off: "Thursday 26 March 2026 is cancelled. The trainer is ill."."""
    return f"{wording.days_of(session, with_time=False)} is {session.status.value}. {note_of_session(session)}".strip()


def note_of_session(session: Session) -> str:
    """Return why a session is off, and its new day: "The trainer is ill. New date: Thursday 23 April 2026."."""
    reason = f"{session.reason[0].upper()}{session.reason[1:].rstrip('.')}." if session.reason else ""
    new = ""
    if session.status is Status.POSTPONED:
        new = f"New date: {new_date_of_session(session)}." if session.moved else "A new date is not known yet."
    return " ".join(part for part in (reason, new) if part)
