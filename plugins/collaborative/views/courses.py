"""Courses in lists: cards, listing rows and booking details."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from collaborative.catalogue import CourseSession, is_upcoming
from collaborative.records.course import Course, Status
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_wording import STATUS_LABELS, new_date_of, when_of
from collaborative.views.dated import Dated, dated_values, day_after
from collaborative.views.marks import Mark, mark_of


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in words; ``kind`` is its CSS class."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course in a list, by one of its sessions.

    Attributes:
        iso: The session's first day, or "".
        day: What stands before the time; of a stay, its first day.
        days: All its days, for use without the time.
        more: The session's number, or where the course has moved from; or "".
        badges: The status; it can change while the card is shown.
        day_is_off: Whether the course does not take place on the day shown.
    """

    code: str
    title: str
    address: str
    iso: str
    day: str
    days: str
    time: str
    more: str
    venue: str
    audience: str
    price: str
    badges: tuple[Dated[Badge | None], ...]
    mark: Mark | None
    summary: str
    day_is_off: bool

    @property
    def badge(self) -> Badge | None:
        """The badge on the card's first day."""
        return self.badges[0].value


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One session in a month's listing; ``note`` says which of how many."""

    card: CourseCard
    iso: str
    day: str
    time: str
    venue: str
    note: str
    badges: tuple[Dated[Badge | None], ...]
    is_off: bool = False

    @property
    def badge(self) -> Badge | None:
        """The badge on the day of the build."""
        return self.badges[0].value if self.badges else None


@dataclass(frozen=True, slots=True)
class BookingView:
    """How to book, or why booking is not possible.

    Attributes:
        link: A mailto: or web address with the code and title filled in, or "" if the course cannot be booked.
        phone, email: The contact for questions.
        on_paper: The text that replaces the button on paper, or "".
        ask: A mailto: link that asks about a waiting list, or "".
    """

    text: str
    label: str
    link: str
    closes: str
    phone: str
    email: str
    heading: str = "Booking"
    on_paper: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class _Purpose:
    """The reason for writing to the office: the email's subject, the button, the heading, the first words on paper."""

    subject: str
    label: str
    heading: str
    on_paper: str


_BOOKING = _Purpose("Booking", "Book a place", "How to book", "Book")
_WAITING = _Purpose("Waiting list", "Join the waiting list", "How to book", "Waiting list")
_INTEREST = _Purpose("Interest", "Register your interest", "No date yet", "Register your interest")


class Cards:
    """Cards of courses on a day. Each is built once for all the lists that show it."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self._made: dict[int, tuple[tuple[Dated[CourseCard], ...], Dated[CourseCard] | None]] = {}

    def of(self, course: Course) -> CourseCard:
        """Return the course's card on the first day."""
        return self.dated(course)[0].value

    def dated(self, course: Course) -> tuple[Dated[CourseCard], ...]:
        """Return the course's cards: the first, and a new one after each of its sessions."""
        upcoming, finished = self._split(course)
        return (*upcoming, finished) if finished else upcoming

    def upcoming(self, course: Course) -> tuple[Dated[CourseCard], ...]:
        """Return the course's cards for the time in which it is upcoming."""
        return self._split(course)[0]

    def finished(self, course: Course) -> Dated[CourseCard] | None:
        """Return the course's card for the time after its last session; None while a session is to be confirmed."""
        return self._split(course)[1]

    def _split(self, course: Course) -> tuple[tuple[Dated[CourseCard], ...], Dated[CourseCard] | None]:
        if (made := self._made.get(id(course))) is None:
            periods = dated_values(
                lambda day: (is_upcoming(course, day), card_of(course, day)), self.today, days_after_sessions(course)
            )
            upcoming = tuple(
                Dated(period.value[1], period.since, period.until) for period in periods if period.value[0]
            )
            finished = next((Dated(period.value[1], period.since) for period in periods if not period.value[0]), None)
            made = self._made[id(course)] = (upcoming, finished)
        return made


CLOSED = Badge(STATUS_LABELS[Status.CLOSED], Status.CLOSED.value)


def badge_of(course: Course, today: dt.date) -> Badge | None:
    """Return the course's status as a badge, or None if it is scheduled as announced."""
    if not is_upcoming(course, today) and not course.is_off:
        return Badge("Finished", "finished")
    closes = closes_in_badge(course)
    if closes and closes < today:
        return CLOSED
    label = _status_label(course.status, course.new_date)
    return Badge(label, course.status.value.replace(" ", "-")) if label else None


def badge_of_session(course: Course, session: Session, today: dt.date) -> Badge | None:
    """Return the status of one session as a badge: its own, or else the course's."""
    if session.status is course.status or not (session.is_off or is_upcoming(course, today)):
        return badge_of(course, today)
    return Badge(_status_label(session.status, session.new_date), session.status.value)


def _status_label(status: Status, new_date: dt.date | None) -> str:
    if status is Status.POSTPONED and new_date:
        return f"Postponed to {wording.day_and_month(new_date)}"
    return STATUS_LABELS[status]


def badges_of(course: Course, today: dt.date) -> tuple[Dated[Badge | None], ...]:
    """Return the course's badge over time."""
    return dated_values(lambda day: badge_of(course, day), today, changes_of(course))


def closes_in_badge(course: Course) -> dt.date | None:
    """Return the closing day of booking if the badge will show it; full, postponed or cancelled take priority."""
    return None if course.is_off or course.status is Status.FULL else course.closes


def days_after_sessions(course: Course) -> list[dt.date]:
    """Return the day after each dated session, old and new dates included."""
    days = {session.last_day for session in (*course.dated_sessions, *course.expected_sessions)}
    return [day_after(day) for day in days if day]


def card_of(course: Course, today: dt.date) -> CourseCard:
    """Return the course's card, which shows the next session, or the last one once the course is over.

    If the next session is to be confirmed it shows no day. Only booking can change the card until the session is over.
    """
    dated = course.expected_sessions
    closes = closes_in_badge(course)
    upcoming = [session for session in dated if session.last_day and session.last_day >= today]
    over = not is_upcoming(course, today)
    shown = upcoming[0] if upcoming else dated[-1] if over else None
    number = course.number_of_sessions
    more = ""
    if course.moved_session and course.first_day:
        more = f"moved from {wording.day_and_month(course.first_day)}"
    elif len(course.sessions) > 1:
        place = course.place_of(shown) if shown and dated.index(shown) else 0
        more = f"Session {place} of {len(course.sessions)}" if place else wording.count(number, "session")
    return CourseCard(
        code=course.code,
        title=course.title,
        address=course.address,
        iso=shown.day.isoformat() if shown and shown.day else "",
        day=wording.days_of(shown, short=True) if shown else "Date to be confirmed",
        days=wording.days_of(shown, short=True, with_time=False) if shown else "Date to be confirmed",
        time=wording.then(wording.time_of(shown, short=True)) if shown else "",
        more=more,
        venue=(shown.venue if shown else course.venue) or wording.VENUE_TO_BE_CONFIRMED,
        audience=", ".join(course.all_audiences),
        price=wording.price(course.price, course.price_basis),
        badges=dated_values(lambda day: badge_of(course, day), today, [day_after(closes)] if closes else []),
        mark=mark_of(course, today),
        summary=course.summary,
        day_is_off=course.is_off and course.moved_session is None,
    )


def row_of(entry: CourseSession, cards: Cards) -> ListingRow:
    """Return one session's row in a listing."""
    session = entry.session
    card = cards.of(entry.course)
    title = f"{session.title}, " if session.title else ""
    note = f"{title}{note_of(entry)}".removesuffix(", ")
    return ListingRow(
        card=card,
        iso=session.day.isoformat() if session.day else "",
        day=wording.days_of(session, short=True),
        time=wording.then(wording.time_of(session, short=True)),
        venue=session.venue or wording.VENUE_TO_BE_CONFIRMED,
        note=note[:1].upper() + note[1:],
        badges=badges_of_entry(entry, cards.today),
        is_off=session.is_off,
    )


def badges_of_entry(entry: CourseSession, today: dt.date) -> tuple[Dated[Badge | None], ...]:
    """Return the badge of a session over time; a session on its new date has none, because it takes place."""
    if entry.moved_from:
        return ()
    course, session = entry.course, entry.session
    return dated_values(lambda day: badge_of_session(course, session, day), today, changes_of(course))


def note_of(entry: CourseSession) -> str:
    """Return which session it is of how many, and the day from which it has moved; "" for a single session."""
    notes = [f"session {entry.place} of {entry.of}"] if entry.of > 1 else []
    notes += [f"moved here from {wording.day_and_month(entry.moved_from)}"] if entry.moved_from else []
    return ", ".join(notes)


def sessions_in_order(course: Course) -> tuple[Session, ...]:
    """Return the sessions as the page counts them: in time order, those without a day last."""
    return *course.dated_sessions, *(session for session in course.sessions if session.day is None)


def changes_of(course: Course) -> list[dt.date]:
    """Return the days on which the course's wording can change: after each session, and after booking closes."""
    last_days = (course.closes, course.new_date)
    return [*days_after_sessions(course), *(day_after(day) for day in last_days if day)]


def booking_view(course: Course, settings: Settings, today: dt.date) -> BookingView:
    """Return how to book the course on a day."""
    booking, phone = course.booking, settings.phone
    email = booking.email or settings.email
    closes = wording.long_day(course.closes) if course.closes else ""
    if reason := why_not_bookable(course, today):
        asks = email and reason == FULLY_BOOKED and not (course.closes and course.closes < today)
        ask = _mailto(email, course, _WAITING) if asks else ""
        return BookingView(reason, "", "", "", phone, email, ask=ask)
    purpose = _purpose_of(course)
    by_form = booking.url is not None and purpose is not _WAITING
    if not email and not by_form:
        to = "register your interest" if purpose is _INTEREST else "book"
        return BookingView(f"To {to}, contact the office and quote {course.code}.", "", "", closes, phone, email)
    if booking.url and by_form:
        link = booking.url.replace("{code}", quote(course.code)).replace("{title}", quote(course.title))
    else:
        link = _mailto(email, course, purpose)
    return BookingView(
        _how_to_book(course, purpose, by_form=by_form),
        purpose.label,
        link,
        closes,
        phone,
        email,
        purpose.heading,
        _on_paper(purpose.on_paper, link if by_form else "", email, f"telephone {phone}" if phone else "", course.code),
    )


def _purpose_of(course: Course) -> _Purpose:
    if course.status is Status.WAITING_LIST:
        return _WAITING
    return _BOOKING if course.expected_sessions or course.new_date else _INTEREST


def _how_to_book(course: Course, purpose: _Purpose, *, by_form: bool) -> str:
    if purpose is _WAITING:
        return "The course is full; the office keeps a waiting list."
    filled_in = f"the code {course.code} is filled in for you."
    if purpose is _INTEREST:
        tell = f"on our form and quote {course.code}." if by_form else f"by email; {filled_in}"
        return f"The date is to be confirmed. Tell us that you are interested {tell}"
    new = " for the new date" if course.new_date else ""
    return f"Book online{new} and quote {course.code}." if by_form else f"Book by email{new}; {filled_in}"


def _on_paper(what: str, *ways: str) -> str:
    """Return, for example, "Book: office@example.org, telephone 01706 000000, code FA01", without empty parts."""
    *others, code = (way for way in ways if way)
    return f"{what}: {', '.join([*others, f'code {code}'])}."


FULLY_BOOKED = "This course is fully booked."


def why_not_bookable(course: Course, today: dt.date) -> str:
    """Return why the course cannot be booked, or "". A course with a new date is booked for the new date."""
    if course.status is Status.CANCELLED:
        return "This course is cancelled and cannot be booked."
    if course.status is Status.POSTPONED and not course.new_date:
        return "Booking opens again when the new date is known."
    moved_by = course.new_date if course.moved_session is None else None  # from a date to be confirmed
    if not is_upcoming(course, today) or (moved_by and moved_by < today):
        return "This course has finished."
    if course.status is Status.FULL or (course.status is Status.POSTPONED and course.places_left == 0):
        return FULLY_BOOKED
    if course.status is Status.CLOSED:
        return "Booking has closed."
    if course.closes and course.closes < today:
        return f"Booking closed on {wording.long_day(course.closes)}."
    return ""


def _mailto(email: str, course: Course, purpose: _Purpose) -> str:
    """Return a mailto: link with everything that the office needs to know (RFC 6068)."""
    lines = [
        f"Course: {course.title}",
        f"Code: {course.code}",
        f"Date: {new_date_of(course) or when_of(course).removeprefix('Date ')}",
        "",
        "School or organisation:",
        "Names of those who would like to come:",
        *([] if purpose is _INTEREST else ["Headteacher's permission (yes/no):"]),
        "Telephone:",
    ]
    fields = {"subject": f"{purpose.subject}: {course.code} {course.title}", "body": "\r\n".join(lines)}
    return f"mailto:{quote(email, safe='@')}?{urlencode(fields, quote_via=quote)}"


def can_be_booked(course: Course, today: dt.date) -> bool:
    """Whether booking now would get a place."""
    return not why_not_bookable(course, today) and course.status is not Status.WAITING_LIST
