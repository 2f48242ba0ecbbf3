"""The wording of a course's status and days, the same everywhere."""

from collaborative.records.course import Course, Status
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
    """Return every day of the course in one line."""
    dated = course.dated_sessions
    if not dated:
        return "Date to be confirmed"
    days = [wording.day_span(s.day, s.last_day) for s in dated if s.day and s.last_day]
    if len(course.sessions) == 1:
        return days[0]
    unconfirmed = len(course.sessions) - len(dated)
    open_ended = [f"{unconfirmed} to be confirmed"] if unconfirmed else []
    return f"{wording.count(len(course.sessions), 'session')}: {'; '.join([*days, *open_ended])}"


def new_date_of(course: Course) -> str:
    """Return a postponed course's new date and time, or "" if it is not known."""
    session = course.moved_session
    if session is None or session.day is None or session.last_day is None:
        return wording.long_day(course.new_date) if course.new_date else ""
    day = wording.day_span(session.day, session.last_day)
    time = wording.session_time(session) if session.start or session.time_tbc else ""
    return f"{day}, {wording.then(time)}" if time else day


def when_in_short(course: Course) -> str:
    """Return the first day, with the time if there is one session: "Thursday 19 March 2026, 9:30am to 3:30pm"."""
    new_date = new_date_of(course)
    if new_date:
        return f"New date: {new_date}"
    dated = course.dated_sessions
    if not dated:
        return "Date to be confirmed"
    first = dated[0]
    if first.day is None or first.last_day is None:
        return ""
    if len(course.sessions) > 1:
        return f"{wording.count(len(course.sessions), 'session')} from {wording.long_day(first.day)}"
    return f"{wording.day_span(first.day, first.last_day)}, {wording.then(wording.session_time(first))}"
