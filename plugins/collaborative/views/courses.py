"""Courses as they are shown: a card in a list, a row of a listing, how to book."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from collaborative.catalogue import Sitting, is_upcoming
from collaborative.records.course import Course, Status
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views import addresses, wording
from collaborative.views.course_wording import STATUS_LABELS, when_of
from collaborative.views.marks import Mark, mark_of
from collaborative.views.stays import Stay, by_turns, day_after


@dataclass(frozen=True, slots=True)
class Badge:
    """A status in words; ``kind`` is its CSS class."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class CourseCard:
    """A course in a list; ``day_is_off`` where the day that it shows is one on which it does not take place."""

    code: str
    title: str
    address: str
    iso: str
    day: str
    time: str
    more: str
    venue: str
    audience: str
    price: str
    badge: Badge | None
    mark: Mark | None
    summary: str
    day_is_off: bool


@dataclass(frozen=True, slots=True)
class SittingRow:
    """One session in a month's listing; ``note`` says which of how many."""

    card: CourseCard
    iso: str
    day: str
    time: str
    venue: str
    note: str
    badges: tuple[Stay[Badge | None], ...]

    @property
    def badge(self) -> Badge | None:
        """On the day of the build."""
        return self.badges[0].value if self.badges else None


@dataclass(frozen=True, slots=True)
class BookingView:
    """How to book, or why not any more.

    Attributes:
        link: A mailto: or web address with the code and title filled in, or "" where nothing can be booked.
        phone, email: Whom to ask.
    """

    text: str
    label: str
    link: str
    closes: str
    phone: str
    email: str


class Cards:
    """Courses as cards on a day; each is made once, for all the lists that it is in."""

    def __init__(self, today: dt.date) -> None:
        self.today = today
        self._made: dict[int, tuple[tuple[Stay[CourseCard], ...], Stay[CourseCard] | None]] = {}

    def of(self, course: Course) -> CourseCard:
        """The course's card."""
        return self.turns(course)[0].value

    def turns(self, course: Course) -> tuple[Stay[CourseCard], ...]:
        """The course's card as it will be after each of its sessions."""
        coming, over = self._both(course)
        return (*coming, over) if over else coming

    def coming(self, course: Course) -> tuple[Stay[CourseCard], ...]:
        """Its turns while the course is among those to come."""
        return self._both(course)[0]

    def over(self, course: Course) -> Stay[CourseCard] | None:
        """Its last turn, when the course is over; None while a session is to be confirmed."""
        return self._both(course)[1]

    def _both(self, course: Course) -> tuple[tuple[Stay[CourseCard], ...], Stay[CourseCard] | None]:
        if (made := self._made.get(id(course))) is None:
            turns = by_turns(
                lambda day: (is_upcoming(course, day), card_of(course, day)), self.today, days_after_sessions(course)
            )
            coming = tuple(Stay(turn.value[1], turn.since, turn.until) for turn in turns if turn.value[0])
            over = next((Stay(turn.value[1], turn.since) for turn in turns if not turn.value[0]), None)
            made = self._made[id(course)] = (coming, over)
        return made


def badge_of(course: Course, today: dt.date) -> Badge | None:
    if not is_upcoming(course, today) and not course.is_off:
        return Badge("Finished", "finished")
    label = STATUS_LABELS[course.status]
    if course.status is Status.POSTPONED and course.new_date:
        label = f"Postponed to {wording.day_and_month(course.new_date)}"
    return Badge(label, course.status.value.replace(" ", "-")) if label else None


def badges_of(course: Course, today: dt.date) -> tuple[Stay[Badge | None], ...]:
    return by_turns(lambda day: badge_of(course, day), today, days_after_sessions(course))


def days_after_sessions(course: Course) -> list[dt.date]:
    days = {session.last_day for session in (*course.dated_sessions, *course.expected_sessions)}
    return [day_after(day) for day in days if day]


def card_of(course: Course, today: dt.date) -> CourseCard:
    """The course by its next session; by its last one when it is over; by none while the next is to be confirmed."""
    dated = course.expected_sessions
    coming = [session for session in dated if session.last_day and session.last_day >= today]
    over = not is_upcoming(course, today)
    shown = coming[0] if coming else dated[-1] if over else None
    number = len(course.sessions)
    more = ""
    if course.moved_session and course.first_day:
        more = f"moved from {wording.day_and_month(course.first_day)}"
    elif number > 1:
        place = dated.index(shown) + 1 if shown else 0
        more = f"Session {place} of {number}" if place > 1 else wording.count(number, "session")
    return CourseCard(
        code=course.code,
        title=course.title,
        address=addresses.course(course),
        iso=shown.day.isoformat() if shown and shown.day else "",
        day=_short_span(shown) if shown else "Date to be confirmed",
        time=wording.session_time(shown) if shown else "",
        more=more,
        venue=(shown.venue if shown else course.venue) or wording.VENUE_TO_BE_CONFIRMED,
        audience=", ".join(course.all_audiences),
        price=wording.price(course.price, course.price_basis),
        badge=badge_of(course, today),
        mark=mark_of(course, today),
        summary=course.summary,
        day_is_off=course.is_off and course.moved_session is None,
    )


def row_of(sitting: Sitting, cards: Cards) -> SittingRow:
    session = sitting.session
    card = cards.of(sitting.course)
    title = f"{session.title}, " if session.title else ""
    note = f"{title}{note_of(sitting)}".removesuffix(", ")
    return SittingRow(
        card=card,
        iso=session.day.isoformat() if session.day else "",
        day=_short_span(session),
        time=wording.session_time(session),
        venue=session.venue or wording.VENUE_TO_BE_CONFIRMED,
        note=note[:1].upper() + note[1:],
        badges=() if sitting.moved_from else badges_of(sitting.course, cards.today),
    )


def note_of(sitting: Sitting) -> str:
    """Which session of how many, or from which day a course has moved here; "" for an only session."""
    if sitting.moved_from:
        return f"moved here from {wording.day_and_month(sitting.moved_from)}"
    return f"session {sitting.place} of {sitting.of}" if sitting.of > 1 else ""


def sessions_in_order(course: Course) -> tuple[Session, ...]:
    """As its page counts them: in the order of time, those without a day last."""
    return *course.dated_sessions, *(session for session in course.sessions if session.day is None)


def changes_of(course: Course) -> list[dt.date]:
    """The days from which a page may say something else of a course: after each session, or when booking has closed."""
    last_days = (course.booking.closes, course.new_date)
    return [*days_after_sessions(course), *(day_after(day) for day in last_days if day)]


def booking_view(course: Course, settings: Settings, today: dt.date) -> BookingView:
    booking, phone = course.booking, settings.phone
    email = booking.email or settings.email
    closes = wording.long_day(booking.closes) if booking.closes else ""
    if reason := why_not_bookable(course, today):
        return BookingView(reason, "", "", "", phone, email)
    waiting = course.status is Status.WAITING_LIST
    label = "Join the waiting list" if waiting else "Book a place"
    if booking.url and not waiting:
        link = booking.url.replace("{code}", quote(course.code)).replace("{title}", quote(course.title))
        return BookingView(f"Book online and quote {course.code}.", label, link, closes, phone, email)
    if not email:
        return BookingView(f"To book, contact the office and quote {course.code}.", "", "", closes, phone, email)
    text = (
        "The course is full; the office keeps a waiting list."
        if waiting
        else f"Book by email; the code {course.code} is filled in for you."
    )
    return BookingView(text, label, _mailto(email, course, waiting=waiting), closes, phone, email)


def why_not_bookable(course: Course, today: dt.date) -> str:
    """Why nobody can book, or "" while they can."""
    if course.status is Status.CANCELLED:
        return "This course is cancelled and cannot be booked."
    if course.status is Status.POSTPONED:
        return (
            "Booking for the new date is through the office."
            if course.new_date
            else "Booking opens again when the new date is known."
        )
    if not is_upcoming(course, today):
        return "This course has finished."
    if course.status is Status.FULL:
        return "This course is fully booked."
    if course.status is Status.CLOSED:
        return "Booking has closed."
    if course.booking.closes and course.booking.closes < today:
        return f"Booking closed on {wording.long_day(course.booking.closes)}."
    return ""


def _mailto(email: str, course: Course, *, waiting: bool) -> str:
    """An email with everything that the office needs to know (RFC 6068)."""
    purpose = "Waiting list" if waiting else "Booking"
    lines = [
        f"Course: {course.title}",
        f"Code: {course.code}",
        f"Date: {when_of(course)}",
        "",
        "School or organisation:",
        "Names of those who would like to come:",
        "Headteacher's permission (yes/no):",
        "Telephone:",
    ]
    fields = {"subject": f"{purpose}: {course.code} {course.title}", "body": "\r\n".join(lines)}
    return f"mailto:{quote(email, safe='@')}?{urlencode(fields, quote_via=quote)}"


def can_be_booked(course: Course, today: dt.date) -> bool:
    """Whether someone who books now gets a place."""
    return not why_not_bookable(course, today) and course.status is not Status.WAITING_LIST


def _short_span(session: Session) -> str:
    if session.day is None or session.last_day is None:
        return "Date to be confirmed"
    if session.day == session.last_day:
        return wording.short_day(session.day)
    return f"{wording.short_day(session.day)} to {wording.short_day(session.last_day)}"
