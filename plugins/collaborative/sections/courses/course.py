"""The page of a course."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from collaborative import addresses
from collaborative.catalogue import Catalogue, is_upcoming, last_expected_day
from collaborative.reading.words import in_words
from collaborative.records.course import Course, PriceBasis, Status
from collaborative.records.price import Charge, ChargeKind
from collaborative.records.session import Session
from collaborative.sections.courses.costs import Calculator, calculator_for
from collaborative.sections.courses.runs import Instead, instead_of, past_runs, upcoming_runs
from collaborative.sections.courses.structured_data import course_thing
from collaborative.sections.page import Page
from collaborative.sections.place import Owner, Place, Redirect
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.changes.announcements import ChangeLine, announcements_of
from collaborative.views.course_wording import (
    STATUS_LABELS,
    new_date_of,
    note_of_session,
    shown_sessions,
    when_in_short,
    when_of,
)
from collaborative.views.courses import (
    Badge,
    BookingView,
    CourseCard,
    badge_of,
    badge_of_session,
    badges_of,
    booking_view,
    changes_of,
    closes_in_badge,
    sessions_in_order,
)
from collaborative.views.dated import Dated, dated_groups, dated_list, dated_values
from collaborative.views.descriptions import described
from collaborative.views.discounts import CourseDiscount, discount_changes, discounts_for
from collaborative.views.links import Link, Share, contact_parts, share
from collaborative.views.locations import Venue, venue_of
from collaborative.views.pictures import Picture, picture_of, shared_picture
from collaborative.views.search import SearchEntry, facts, words
from collaborative.views.subscriptions.add_to_calendar import AddToCalendar, add_to_calendar
from collaborative.views.subscriptions.calendars import CalendarEntry, CalendarFile

CHANGES_SHOWN = 5
SHORT_NAME = 2  # letters: as the beginning of a word, a shorter name would match too much
LONGEST_LEAD = 110  # characters: three lines on a telephone; more would push the facts off the screen

Booking = tuple[BookingView, AddToCalendar | None]


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session in words; ``iso`` is its first day in ISO 8601, or "".

    Attributes:
        struck: "Was" or "Cancelled" before a day that is struck out because the session is off; otherwise "".
        note: Why the session is off, although the course takes place, and its new day.
        badge: The session's own status.
    """

    name: str
    iso: str
    day: str
    time: str
    venue: str
    place: Venue
    audience: str
    struck: str
    note: str
    badge: Badge | None


@dataclass(frozen=True, slots=True)
class CoursePage:
    """The details of a course.

    Attributes:
        number: How many sessions take place.
        venue: The venue typed for the course.
        place: The venue of all sessions, or None if they differ; then each session shows its own.
        costs: The data of the calculator, or None.
        bookings: How to book, and how to add the course to a calendar.
        instead: Other runs, for the time in which this one has no places.
        upcoming_runs, past_runs: The other runs of its series.
        changed: The last announced change, unless the badge says the same; ``changes`` are earlier ones, newest first.
    """

    code: str
    title: str
    badges: tuple[Dated[Badge | None], ...]
    notice: str
    reason: str
    summary: str
    sessions: tuple[SessionView, ...]
    when: str
    new_date: str
    number: int
    audience: tuple[Link, ...]
    subject: Link | None
    tags: tuple[str, ...]
    trainer: str
    venue: str
    place: Venue | None
    prices: tuple[str, ...]
    discounts: tuple[Dated[CourseDiscount], ...]
    costs: tuple[Dated[Calculator | None], ...]
    places: str
    bookings: tuple[Dated[Booking], ...]
    contact: tuple[Link, ...]
    cluster: Link | None
    objectives: tuple[str, ...]
    bring: str
    picture: Picture | None
    attachments: tuple[Link, ...]
    instead: tuple[Dated[Instead | None], ...]
    upcoming_runs: tuple[Dated[CourseCard], ...]
    past_runs: tuple[Dated[CourseCard], ...]
    share: Share
    changed: ChangeLine | None
    changes: tuple[ChangeLine, ...]

    @property
    def lead(self) -> str:
        """The summary, if it is short enough to come before the facts."""
        return self.summary if len(self.summary) <= LONGEST_LEAD else ""

    @property
    def discounted(self) -> tuple[Dated[tuple[Dated[CourseDiscount], ...]], ...]:
        """The periods with discounts."""
        return dated_groups(self.discounts)

    @property
    def running(self) -> tuple[Dated[tuple[Dated[CourseCard], ...]], ...]:
        """The periods with other upcoming runs."""
        return dated_groups(self.upcoming_runs)

    @property
    def ran(self) -> tuple[Dated[tuple[Dated[CourseCard], ...]], ...]:
        """The periods with past runs, from the day after the first one."""
        return dated_groups(self.past_runs)

    @property
    def badge(self) -> Badge | None:
        """The badge on the day of the build, as are the next two."""
        return self.badges[0].value

    @property
    def booking(self) -> BookingView:
        return self.bookings[0].value[0]

    @property
    def calendar(self) -> AddToCalendar | None:
        return self.bookings[0].value[1]


class Courses(Section):
    """Each course's page, with a calendar of its dates and redirects from its codes."""

    record = Course
    page_kind = "course"
    noun = "course"

    def places(self, site: Site) -> Iterator[Place]:
        for course in site.catalogue.courses:
            yield from site.record_places(course, _page)
        yield from _codes(site)

    def calendars(self, site: Site) -> Iterator[CalendarFile]:
        for course in site.catalogue.courses:
            if site.catalogue.has_ever_had_a_date(course):
                address = addresses.course_calendar(course)
                yield CalendarFile(course.title, "", address, partial(_entries, course, site), once=True)


def _entries(course: Course, site: Site) -> Iterator[CalendarEntry]:
    return site.course_entries([course])


def _codes(site: Site) -> Iterator[Place]:
    """Yield each course's current and former codes, as typed and in lower case."""
    catalogue = site.catalogue
    taken = {address for course in catalogue.courses for address in code_addresses(course)}
    for course in sorted(catalogue.courses, key=lambda course: _age(course, catalogue)):
        owner = Owner(course.origin.path, "code", course)
        earlier = (address for other in _earlier(course, catalogue) for address in code_addresses(other))
        old = dict.fromkeys(address for address in earlier if address not in taken)
        taken.update(old)
        for address in dict.fromkeys((*code_addresses(course), *old)):
            yield Redirect(address, course.title, owner, to=course.address)


def _age(course: Course, catalogue: Catalogue) -> tuple[str, str]:
    """Return a sort key by which the first course with a code keeps it, if several have given it up."""
    states = catalogue.public_history.of(course)
    moment = states[0].moment if states else None
    return moment.astimezone(dt.UTC).isoformat() if moment else "9999", course.code


def code_addresses(course: Course) -> tuple[str, str]:
    """Return the addresses of a code: in lower case, and as typed."""
    return addresses.course_code(course), addresses.course_code_as_typed(course)


def _earlier(course: Course, catalogue: Catalogue) -> Iterator[Course]:
    """Yield the course's earlier versions, and deleted courses that it replaces: it has their address as an alias."""
    public_history = catalogue.public_history
    yield from (state.record for state in public_history.of(course))
    for record_history in public_history.gone:
        courses = [state.record for state in record_history.states if isinstance(state.record, Course)]
        if any(other.slug in course.aliases for other in courses):
            yield from courses


def _page(course: Course, site: Site) -> Page:
    view = course_page(course, site)
    past = (Link("Past courses", addresses.PAST_COURSES),) if view.badge and view.badge.kind == "finished" else ()
    when_and_where = ", ".join(part for part in (view.when, view.venue) if part)
    summary = course.summary or f"{course.title}: {when_and_where}."
    schemes = [it for it in site.catalogue.discounts if it.covers(course)] if is_upcoming(course, site.today) else []
    return replace(
        site.page_of(course, "course", view),
        description=course_description(course, site.settings),
        headline=course_headline(course),
        crumbs=(Link("Courses", addresses.COURSES), *past),
        search=_search_entry(course, view, site),
        thing=course_thing(course, summary, view.booking.link, site),
        picture=shared_picture(course, site.extents),
        changed=site.changes.newest([course, *schemes]),
        qualifier=course.code,
    )


def course_page(course: Course, site: Site) -> CoursePage:
    catalogue, settings, cards, today = site.catalogue, site.settings, site.cards, site.today
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
        number=course.number_of_sessions,
        audience=tuple(Link(name, addresses.audience(name)) for name in course.all_audiences),
        subject=Link(course.subject, addresses.subject(course.subject)) if course.subject else None,
        tags=course.tags,
        trainer=in_words(course.trainer),
        venue=course.venue or ("" if any(session.venue for session in course.sessions) else wording.TO_BE_CONFIRMED),
        place=venue_of(venues.pop(), catalogue) if len(venues) == 1 else None,
        prices=wording.price_lines(course.price, course.price_basis),
        discounts=dated_list(lambda day: discounts_for(course, catalogue, day), today, days_of_costs),
        costs=dated_values(lambda day: calculator_for(course, catalogue, day), today, days_of_costs),
        places=_places(course),
        bookings=_bookings(course, settings, today),
        contact=contact_parts(course.contact),
        cluster=Link(cluster.title, cluster.address) if cluster else None,
        objectives=course.objectives,
        bring=course.bring,
        picture=picture_of(course, site.extents),
        attachments=tuple(Link(path.rsplit("/", 1)[-1], addresses.file(path)) for path in course.attachments),
        instead=instead_of(course, runs, today),
        upcoming_runs=upcoming_runs(runs, cards),
        past_runs=past_runs(runs, cards),
        share=share(course.title, course.code, (notice, when_and_time(course), where_in_short(course)), permanent),
        changed=changes[0].line if changes and not says_badge else None,
        changes=tuple(announcement.line for announcement in (changes if says_badge else changes[1:])),
    )


def when_and_time(course: Course) -> str:
    """Return every day in one line, with the time if all are the same: "Thursday 19 March 2026, 9:30am to 3:30pm"."""
    sessions = shown_sessions(course)
    if len(sessions) == 1:
        return wording.when(sessions[0])
    times = {wording.time_of(session) for session in sessions}
    return f"{when_of(course)}, {wording.then(times.pop())}" if len(times) == 1 else when_of(course)


def where_in_short(course: Course) -> str:
    """Return all venues in one line, or ""."""
    return "; ".join(dict.fromkeys(session.venue for session in course.sessions if session.venue))


def _bookings(course: Course, settings: Settings, today: dt.date) -> tuple[Dated[Booking], ...]:
    """Return how to book, and how to add the course to a calendar if it has a date to add, over time."""
    calendar = add_to_calendar(course, settings, today)
    return dated_values(
        lambda day: (
            booking_view(course, settings, day),
            calendar if calendar and (calendar.until is None or day <= calendar.until) else None,
        ),
        today,
        changes_of(course),
    )


def _session_view(session: Session, place: int, course: Course, catalogue: Catalogue) -> SessionView:
    several = len(course.sessions) > 1
    name = f"Session {place} of {len(course.sessions)}" if several else ""
    if session.title:
        name = f"{name}: {session.title}" if name else session.title
    has_own_status = session.status is not course.status
    return SessionView(
        name=name,
        iso=session.day.isoformat() if session.day else "",
        day=wording.days_of(session),
        time=wording.then(wording.time_of(session)) if session.day or session.start else "",
        struck=_struck(session),
        note=note_of_session(session)
        if has_own_status and session.is_off
        else session.reason
        if has_own_status
        else "",
        badge=badge_of_session(course, session, dt.date.min) if has_own_status else None,
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


def _struck(session: Session) -> str:
    if not session.is_off:
        return ""
    return "Cancelled" if session.status is Status.CANCELLED else "Was"


def _notice(course: Course) -> str:
    """Return what a visitor must read first about a course that is off."""
    if not course.is_off:
        return ""
    said = "This course is cancelled." if course.status is Status.CANCELLED else "This course is postponed."
    if course.reason:
        said += f" {course.reason[0].upper()}{course.reason[1:].rstrip('.')}."
    if course.status is Status.POSTPONED:
        new = f"New date: {new_date_of(course)}." if course.new_date else "A new date is not known yet."
        said += f" {new}"
    return said


def course_headline(course: Course) -> str:
    """Return the title with the day, because a course may have several runs."""
    days = course.expected_sessions
    day = course.new_date or (days[0].day if days else None)
    if day is None:
        return course.title
    several = "from " if course.number_of_sessions > 1 and not course.moved_session else ""
    return f"{course.title}, {several}{wording.short_day(day)}"


def course_description(course: Course, settings: Settings) -> str:
    """Return whether the course is on, when and where, its price, audience and subject."""
    audience = course.all_audiences
    venues = list(dict.fromkeys(session.venue for session in course.sessions if session.venue))
    place = venues[0] if len(venues) == 1 else "several venues" if venues else ""
    price = "" if course.price is None else wording.price(course.price, course.price_basis)
    return described(
        (
            STATUS_LABELS[course.status],
            ", ".join(part for part in (when_in_short(course), place) if part),
            price,
            f"For {in_words(audience)}" if audience else "",
            course.summary,
        ),
        f"{course.title}: training from {settings.name}",
    )


def _search_entry(course: Course, view: CoursePage, site: Site) -> SearchEntry:
    ends = last_expected_day(course)
    over = ends is not None and ends < site.today
    venues = dict.fromkeys(session.venue for session in course.sessions)
    settings = site.settings
    topics = [(settings.audiences, name) for name in course.all_audiences]
    topics += [(settings.subjects, course.subject)] if course.subject else []
    said = [vocabulary.names_of(name) for vocabulary, name in topics]
    searched = words(
        view.when,
        view.new_date,
        *venues,
        view.trainer,
        view.cluster.text if view.cluster else "",
        "Free" if course.price and course.price.for_members == Charge(ChargeKind.FREE) else "",
        *(session.name for session in view.sessions),
        *view.tags,
        *(name for known, topic in topics for name in ((topic,) if over else known.all_names(topic))),
    )
    return SearchEntry(
        "course",
        facts(view.new_date or _span(course) or view.when, *venues, view.code),
        searched,
        words(*chain(*(names for names in said if _is_named(names, course.title)))),
        "" if over else view.summary,
        view.code,
        whole=not over,
        badge=badge_of(course, dt.date.min),
        closes=closes_in_badge(course),
        off=course.is_off,
        days=tuple(session.day for session in course.expected_sessions if session.day),
        ends=ends,
    )


def _is_named(names: Iterable[str], title: str) -> bool:
    """Whether a title contains one of the names, or a word that begins with it."""
    return any(re.search(rf"\b{re.escape(name)}", title, re.IGNORECASE) for name in names if len(name) > SHORT_NAME)


def _span(course: Course) -> str:
    """Return the number of sessions with the first and last day; "" for a single session."""
    first, last, number = course.first_day, course.last_day, course.number_of_sessions
    if number < 2 or first is None or last is None:
        return ""
    return f"{wording.count(number, 'session')}, {wording.day_without_weekday(first)} to {wording.day_without_weekday(last)}"
