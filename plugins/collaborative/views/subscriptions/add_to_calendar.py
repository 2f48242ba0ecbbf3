"""Links that open Google's or Outlook's calendar with a course's session filled in."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote, urlencode

from collaborative import addresses
from collaborative.catalogue import is_upcoming, last_expected_day
from collaborative.records.course import Course, Status
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.dated import Dated
from collaborative.views.subscriptions.calendars import begin_and_end

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"  # for work and school accounts


@dataclass(frozen=True, slots=True)
class SessionLinks:
    """One session in words, and the addresses that add it to a web calendar. Each address takes one event."""

    name: str
    google: str
    outlook: str


@dataclass(frozen=True, slots=True)
class AddToCalendar:
    """The ways to add a course to a calendar.

    Attributes:
        file: The address of the course's iCalendar file.
        file_holds: Its content: "all 3 sessions", or "" for a single session.
        sessions: Each until its day, so that a page holds the list once for all days.
        until: The last day on which it is offered, or None while a session is to be confirmed.
    """

    file: str
    file_holds: str
    sessions: tuple[Dated[SessionLinks], ...]
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Event:
    """The event that a web calendar adds.

    Attributes:
        start, end: Two days (the end is the day after the last) or two moments in the site's zone.
        details: One fact on each line.
    """

    title: str
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime
    place: str
    details: str


def add_to_calendar(course: Course, settings: Settings, today: dt.date) -> AddToCalendar | None:
    """Return the ways to add a course to a calendar, or None.

    There are none for a course that has no day yet, is over, cancelled, or postponed without a new date. For a course
    with a new date the links add only that; its file also marks the old days, which may already be in calendars.
    """
    if course.status is Status.POSTPONED:
        return _moved(course, settings, today)
    if course.is_off or not course.dated_sessions or not is_upcoming(course, today):
        return None
    last = last_expected_day(course)
    return AddToCalendar(
        file=addresses.course_calendar(course),
        file_holds=_held(len(course.expected_sessions), has_off=bool(course.sessions_off)),
        sessions=tuple(
            Dated(
                _links(course, session, course.place_of(session), settings),
                until=session.last_day if session.last_day != last else None,
            )
            for session in course.expected_sessions
            if session.last_day and session.last_day >= today
        ),
        until=last,
    )


def _held(number: int, *, has_off: bool) -> str:
    """Return the sessions in a course's calendar file, in words; "" for a single one."""
    sessions = "one session" if number == 1 else "both sessions" if number == 2 else f"all {number} sessions"
    if has_off:
        return f"{sessions}, and those that are off marked as such"
    return "" if number == 1 else sessions


def google_link(event: Event, settings: Settings) -> str:
    """Return the address that adds the event to Google's calendar.

    Clock times are in the site's zone, whatever the visitor's; the end of a whole-day event is the day after.
    """
    form = "%Y%m%dT%H%M%S" if isinstance(event.start, dt.datetime) else "%Y%m%d"
    return _with_query(
        GOOGLE,
        {
            "action": "TEMPLATE",
            "text": event.title,
            "dates": f"{event.start:{form}}/{event.end:{form}}",
            "details": event.details,
            "location": event.place,
            "ctz": str(settings.zone),
        },
    )


def outlook_link(event: Event) -> str:
    """Return the address that adds the event to Outlook's calendar.

    Moments are in UTC, and Outlook shows them in the visitor's zone. It reads the details as HTML.
    """
    all_day = {} if isinstance(event.start, dt.datetime) else {"allday": "true"}
    return _with_query(
        OUTLOOK,
        {
            "path": "/calendar/action/compose",
            "rru": "addevent",
            "subject": event.title,
            "startdt": _for_outlook(event.start),
            "enddt": _for_outlook(event.end),
            **all_day,
            "body": escape(event.details, quote=False).replace("\n", "<br>"),
            "location": event.place,
        },
    )


def event_of(course: Course, session: Session, place: int, settings: Settings) -> Event:
    """Return the event of a dated session; ``place`` is its number among the course's sessions, in time order.

    If the end is unknown the event ends when it starts: both calendars require an end, and we do not invent one.

    Raises:
        ValueError: The session has no day.
    """
    if session.day is None or session.last_day is None:
        raise ValueError("a session without a day is in no calendar")
    start, end = begin_and_end(session.day, session.last_day, session.start, session.end, settings.zone)
    if not isinstance(start, dt.datetime):
        end = session.last_day + dt.timedelta(days=1)
    several = len(course.sessions) > 1
    return Event(
        title=f"{course.title} (session {place} of {len(course.sessions)})" if several else course.title,
        start=start,
        end=start if end is None else end,
        place=session.venue,
        details="\n".join(_facts(course, session, settings)),
    )


def _moved(course: Course, settings: Settings, today: dt.date) -> AddToCalendar | None:
    """Return the links for a course's new date, with the times of its first session, as in the listing."""
    session = course.moved_session
    if session is None or session.last_day is None or session.last_day < today:
        return None
    event = replace(event_of(course, session, 1, settings), title=course.title)
    links = SessionLinks(_name(session, ""), google_link(event, settings), outlook_link(event))
    return AddToCalendar(
        file=addresses.course_calendar(course),
        file_holds="the new day, and the old one marked as postponed",
        sessions=(Dated(links),),
        until=session.last_day,
    )


def _links(course: Course, session: Session, place: int, settings: Settings) -> SessionLinks:
    event = event_of(course, session, place, settings)
    which = f"Session {place}: " if len(course.sessions) > 1 else ""
    return SessionLinks(_name(session, which), google_link(event, settings), outlook_link(event))


def _name(session: Session, which: str) -> str:
    return f"{which}{wording.when(session)}"


def _facts(course: Course, session: Session, settings: Settings) -> Iterator[str]:
    if session.title:
        yield f"{session.title.rstrip('.')}."
    if session.time_tbc:
        yield "Time to be confirmed."
    elif session.start and session.end is None:
        yield "The finishing time is not given."
    if moved_from := course.moved_from(session):
        yield f"Moved here from {wording.long_day(moved_from)}."
    yield f"Code: {course.code}."
    if session.audience:
        yield f"For: {', '.join(session.audience)}."
    yield settings.absolute(course.address)


def _for_outlook(moment: dt.date | dt.datetime) -> str:
    if isinstance(moment, dt.datetime):
        return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return moment.isoformat()


def _with_query(address: str, values: dict[str, str]) -> str:
    """Add a query without its empty values; spaces become %20, because Outlook does not accept "+"."""
    return f"{address}?{urlencode({name: value for name, value in values.items() if value}, quote_via=quote)}"
