"""The page of a course."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.reading.words import in_words
from collaborative.records.course import Course, PriceBasis, Status
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.changes.announcements import ChangeLine, announcements_of
from collaborative.views.contacts import contact_parts
from collaborative.views.costs import Calculator, calculator_for
from collaborative.views.course_wording import STATUS_LABELS, new_date_of, when_of
from collaborative.views.courses import (
    Badge,
    BookingView,
    Cards,
    CourseCard,
    badges_of,
    booking_view,
    changes_of,
    sessions_in_order,
)
from collaborative.views.discounts import CourseDiscount, discount_changes, discounts_for
from collaborative.views.following.calendar_links import AddToCalendar, add_to_calendar
from collaborative.views.links import Link
from collaborative.views.pictures import NO_EXTENTS, Extent, Picture, picture_of
from collaborative.views.runs import Instead, instead_of, runs_over, runs_to_come
from collaborative.views.sharing import Share, share
from collaborative.views.stays import Stay, by_turns, in_lists, together
from collaborative.views.venues import Venue, venue_of

CHANGES_SHOWN = 5
LONGEST_LEAD = 110  # characters: three lines on a telephone; more would push the facts off its screen

Booking = tuple[BookingView, AddToCalendar | None]


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session in words; ``iso`` is its first day for machines, or ""."""

    name: str
    iso: str
    day: str
    time: str
    venue: str
    place: Venue
    audience: str


@dataclass(frozen=True, slots=True)
class CoursePage:
    """Everything that the record of a course holds.

    Attributes:
        struck: What is said before the days of a course that is off, which are struck out: "Was", "Cancelled"; or "".
        venue: The course's own.
        place: That of all sessions, or None where they differ and each says its own.
        costs: What sums for any number of people are made of, or None.
        bookings: How to book, and how to put the course into one's own calendar, or None.
        instead: Other runs, while there is no place on this one.
        to_come, over: The other runs of its series.
        changed: What became of it last, unless its badge says the same; ``changes`` is what did before, the newest first.
    """

    code: str
    title: str
    badges: tuple[Stay[Badge | None], ...]
    notice: str
    reason: str
    summary: str
    sessions: tuple[SessionView, ...]
    when: str
    new_date: str
    struck: str
    audience: tuple[Link, ...]
    subject: Link | None
    tags: tuple[str, ...]
    trainer: str
    venue: str
    place: Venue | None
    prices: tuple[str, ...]
    discounts: tuple[Stay[CourseDiscount], ...]
    costs: tuple[Stay[Calculator | None], ...]
    places: str
    bookings: tuple[Stay[Booking], ...]
    contact: tuple[Link, ...]
    cluster: Link | None
    objectives: tuple[str, ...]
    bring: str
    picture: Picture | None
    attachments: tuple[Link, ...]
    instead: tuple[Stay[Instead | None], ...]
    to_come: tuple[Stay[CourseCard], ...]
    over: tuple[Stay[CourseCard], ...]
    share: Share
    changed: ChangeLine | None
    changes: tuple[ChangeLine, ...]

    @property
    def lead(self) -> str:
        """The summary where it is short enough to stand before the facts."""
        return self.summary if len(self.summary) <= LONGEST_LEAD else ""

    @property
    def discounted(self) -> tuple[Stay[tuple[Stay[CourseDiscount], ...]], ...]:
        """While there are discounts."""
        return together(self.discounts)

    @property
    def running(self) -> tuple[Stay[tuple[Stay[CourseCard], ...]], ...]:
        """While other runs are to come."""
        return together(self.to_come)

    @property
    def ran(self) -> tuple[Stay[tuple[Stay[CourseCard], ...]], ...]:
        """From the day after the first run that is over."""
        return together(self.over)

    @property
    def badge(self) -> Badge | None:
        """On the day of the build, as of the next two."""
        return self.badges[0].value

    @property
    def booking(self) -> BookingView:
        return self.bookings[0].value[0]

    @property
    def calendar(self) -> AddToCalendar | None:
        return self.bookings[0].value[1]


def course_page(
    course: Course,
    catalogue: Catalogue,
    settings: Settings,
    cards: Cards,
    extents: Mapping[str, Extent] = NO_EXTENTS,
) -> CoursePage:
    """``extents`` are those of the pictures, by uri."""
    today = cards.today
    cluster = catalogue.cluster_named(course.cluster) if course.cluster else None
    venues = {session.venue for session in course.sessions}
    runs = catalogue.runs_of_series(course)
    notice, when = _notice(course), when_of(course)
    permanent = settings.absolute(addresses.course_code(course))
    changes = announcements_of(course, catalogue, settings.zone, today)[:CHANGES_SHOWN]
    says_badge = bool(changes and STATUS_LABELS[course.status]) and changes[0].says_only(course.status)
    days_of_costs = [*changes_of(course), *discount_changes(catalogue)]
    return CoursePage(
        code=course.code,
        title=course.title,
        badges=badges_of(course, today),
        notice=notice,
        reason="" if course.is_off else course.reason,
        summary=course.summary,
        sessions=tuple(
            _session_view(session, place, course, catalogue)
            for place, session in enumerate(sessions_in_order(course), 1)
        ),
        when=when,
        new_date=new_date_of(course),
        struck=_struck(course),
        audience=tuple(Link(name, addresses.audience(name)) for name in course.all_audiences),
        subject=Link(course.subject, addresses.subject(course.subject)) if course.subject else None,
        tags=course.tags,
        trainer=in_words(course.trainer),
        venue=course.venue or ("" if any(session.venue for session in course.sessions) else wording.TO_BE_CONFIRMED),
        place=venue_of(venues.pop(), catalogue) if len(venues) == 1 else None,
        prices=wording.price_lines(course.price, course.price_basis),
        discounts=in_lists(lambda day: discounts_for(course, catalogue, day), today, days_of_costs),
        costs=by_turns(lambda day: calculator_for(course, catalogue, day), today, days_of_costs),
        places=_places(course),
        bookings=_bookings(course, settings, today),
        contact=contact_parts(course.contact),
        cluster=Link(cluster.title, cluster.address) if cluster else None,
        objectives=course.objectives,
        bring=course.bring,
        picture=picture_of(course, extents),
        attachments=tuple(Link(path.rsplit("/", 1)[-1], addresses.file(path)) for path in course.attachments),
        instead=instead_of(course, runs, today),
        to_come=runs_to_come(runs, cards),
        over=runs_over(runs, cards),
        share=share(course.title, course.code, (notice, when_and_time(course), where_in_short(course)), permanent),
        changed=changes[0].line if changes and not says_badge else None,
        changes=tuple(announcement.line for announcement in (changes if says_badge else changes[1:])),
    )


def when_and_time(course: Course) -> str:
    """Every day in one line, and the time where it is the same on all: "Thursday 19 March 2026, 9:30am to 3:30pm"."""
    times = {wording.session_time(session) for session in course.dated_sessions}
    return f"{when_of(course)}, {wording.then(times.pop())}" if len(times) == 1 else when_of(course)


def where_in_short(course: Course) -> str:
    """All its venues in one line, or ""."""
    return "; ".join(dict.fromkeys(session.venue for session in course.sessions if session.venue))


def _bookings(course: Course, settings: Settings, today: dt.date) -> tuple[Stay[Booking], ...]:
    """How to book, and the ways into one's own calendar while there is something to put there."""
    return by_turns(
        lambda day: (booking_view(course, settings, day), add_to_calendar(course, settings, day)),
        today,
        changes_of(course),
    )


def _session_view(session: Session, place: int, course: Course, catalogue: Catalogue) -> SessionView:
    several = len(course.sessions) > 1
    name = f"Session {place} of {len(course.sessions)}" if several else ""
    if session.title:
        name = f"{name}: {session.title}" if name else session.title
    dated = session.day is not None and session.last_day is not None
    return SessionView(
        name=name,
        iso=session.day.isoformat() if session.day else "",
        day=wording.day_span(session.day, session.last_day)
        if session.day and session.last_day
        else "Date to be confirmed",
        time=wording.then(wording.session_time(session)) if dated or session.start else "",
        venue=session.venue or wording.TO_BE_CONFIRMED,
        place=venue_of(session.venue, catalogue),
        audience=", ".join(session.audience) if session.audience != course.audience else "",
    )


def _places(course: Course) -> str:
    if course.places is None and course.places_left is None:
        return ""
    one = "group" if course.price_basis is PriceBasis.GROUP else "place"
    if course.places_left is None:
        return wording.count(course.places or 0, one)
    left = f"{course.places_left or 'none'} left"
    return f"{wording.count(course.places, one)}, {left}" if course.places is not None else left


def _struck(course: Course) -> str:
    if not course.is_off:
        return ""
    return "Cancelled" if course.status is Status.CANCELLED else "Was"


def _notice(course: Course) -> str:
    """What a visitor must see first about a course that is off."""
    if not course.is_off:
        return ""
    said = "This course is cancelled." if course.status is Status.CANCELLED else "This course is postponed."
    if course.reason:
        said += f" {course.reason[0].upper()}{course.reason[1:].rstrip('.')}."
    if course.status is Status.POSTPONED:
        new = f"New date: {new_date_of(course)}." if course.new_date else "A new date is not known yet."
        said += f" {new}"
    return said
