"""What search engines are told of courses, news and schools: what holds on the day, in the terms of schema.org."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from collaborative import addresses
from collaborative.catalogue import Catalogue, is_upcoming
from collaborative.reading.venues import is_online
from collaborative.records.course import Course, PriceBasis, Status
from collaborative.records.news import NewsItem
from collaborative.records.price import ChargeKind
from collaborative.records.school import School
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views.courses import can_be_booked
from collaborative.views.following.calendars import begin_and_end
from collaborative.views.links import Link


class EventStatus(StrEnum):
    """https://schema.org/EventStatusType"""

    SCHEDULED = "EventScheduled"
    CANCELLED = "EventCancelled"
    POSTPONED = "EventPostponed"  # no new day is known: the old one stays as its start, and as its previous start
    RESCHEDULED = "EventRescheduled"


class Availability(StrEnum):
    """https://schema.org/ItemAvailability"""

    IN_STOCK = "InStock"
    LIMITED = "LimitedAvailability"
    SOLD_OUT = "SoldOut"
    PRE_ORDER = "PreOrder"  # it can be booked, and may yet change: provisional, or without a day
    OUT_OF_STOCK = "OutOfStock"  # booking has closed, for whatever reason


@dataclass(frozen=True, slots=True)
class VenueFacts:
    """Where it is; ``name`` is "" while that is not known, town and postcode are known of member schools only."""

    name: str
    online: bool = False
    town: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class EventFacts:
    """A run of a course, or one of its sessions.

    Attributes:
        start, end: Days, the last one included, or moments; end None where it is not known.
        moved_from: What ``start`` was before it was put off.
        venues: In the order of the sessions, each once; never empty.
        audience: Where it is not the course's.
    """

    name: str
    status: EventStatus
    start: dt.date | dt.datetime
    end: dt.date | dt.datetime | None
    moved_from: dt.date | dt.datetime | None
    venues: tuple[VenueFacts, ...]
    audience: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OfferFacts:
    """One price in pounds at which someone can, could or will be able to book.

    Attributes:
        payer: "Member schools", "Others", or "" for everyone.
        amount: "95.00"; "0.00" where it is free.
        url: Where people book: a page of another site, or the course's own.
    """

    payer: str
    for_members: bool
    amount: str
    per_group: bool
    availability: Availability
    url: str
    closes: dt.date | None


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """What a course's page says, for machines.

    Attributes:
        is_free: None while nobody knows.
        run: None while no day is known.
        sessions: The dated sessions of the run where it has several, each once, in order; none where the run is moved,
            for only its first day is known then.
        offers: Empty for a course that is over or off, or whose price is not known.
        places_left: None where nobody has said, and 0 for a full course.
    """

    code: str
    title: str
    description: str
    url: str
    image: str
    subject: str
    tags: tuple[str, ...]
    objectives: tuple[str, ...]
    audience: tuple[str, ...]
    trainers: tuple[str, ...]
    is_free: bool | None
    places: int | None
    places_left: int | None
    run: EventFacts | None
    sessions: tuple[EventFacts, ...]
    offers: tuple[OfferFacts, ...]


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """What a piece of news says of itself."""

    title: str
    url: str
    image: str
    authors: tuple[str, ...]
    published: dt.datetime
    updated: dt.datetime | None


@dataclass(frozen=True, slots=True)
class SchoolFacts:
    """A member school, as far as it wants to be known; "" where it does not."""

    name: str
    website: str
    phone: str
    email: str
    town: str
    postcode: str


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The courses that a page lists, in its order."""

    items: tuple[Link, ...]


About = CourseFacts | NewsFacts | SchoolFacts | ListFacts


def news_facts(item: NewsItem, settings: Settings) -> NewsFacts:
    return NewsFacts(
        title=item.title,
        url=settings.absolute(item.address),
        image=_image(item.image, settings),
        authors=item.author,
        published=item.published,
        updated=item.updated,
    )


def school_facts(school: School) -> SchoolFacts:
    return SchoolFacts(
        school.title, school.website or "", school.phone, school.email or "", school.town, school.postcode
    )


def course_facts(
    course: Course,
    description: str,
    booking_link: str,
    catalogue: Catalogue,
    settings: Settings,
    today: dt.date,
) -> CourseFacts:
    """The facts; ``description`` and ``booking_link`` are those of the course's page."""
    url = settings.absolute(course.address)
    sessions = tuple(_sessions(course, catalogue, settings))
    bookable_at = booking_link if booking_link.startswith(("https:", "http:")) else url
    return CourseFacts(
        code=course.code,
        title=course.title,
        description=description,
        url=url,
        image=_image(course.image, settings),
        subject=course.subject or "",
        tags=course.tags,
        objectives=course.objectives,
        audience=course.all_audiences,
        trainers=course.trainer,
        is_free=_is_free(course),
        places=course.places,
        places_left=0 if _is_full(course) else course.places_left,
        run=_run(course, sessions, catalogue, settings),
        sessions=sessions if len(course.sessions) > 1 and not course.moved_session else (),
        offers=tuple(_offers(course, bookable_at, today)),
    )


def _image(own: str | None, settings: Settings) -> str:
    """The author's picture, however small, or "" without one."""
    return addresses.file_url(own, settings) if own else ""


def _run(
    course: Course, sessions: tuple[EventFacts, ...], catalogue: Catalogue, settings: Settings
) -> EventFacts | None:
    """The whole course from its first session to its last, or on its new day."""
    venues = _venues((session.venue for session in course.dated_sessions or course.sessions), catalogue)
    previous = sessions[0].start if sessions else None
    if course.moved_session:
        start, end = _span(course.moved_session, settings)
        return EventFacts(course.title, EventStatus.RESCHEDULED, start, end, previous, venues)
    if previous is None:
        return None
    is_complete = len(sessions) == len(course.sessions)
    return EventFacts(
        name=course.title,
        status=sessions[0].status,
        start=previous,
        end=sessions[-1].end if is_complete else None,
        moved_from=sessions[0].moved_from,
        venues=venues,
    )


def _sessions(course: Course, catalogue: Catalogue, settings: Settings) -> Iterator[EventFacts]:
    status = _STATUS.get(course.status, EventStatus.SCHEDULED)
    for place, session in enumerate(course.dated_sessions, 1):
        start, end = _span(session, settings)
        yield EventFacts(
            name=_name(course, session, place),
            status=status,
            start=start,
            end=end,
            moved_from=start if status is EventStatus.POSTPONED else None,
            venues=_venues((session.venue,), catalogue),
            audience=session.audience if session.audience != course.audience else (),
        )


def _span(session: Session, settings: Settings) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime | None]:
    """Of a session that has a day."""
    if session.day is None or session.last_day is None:
        raise ValueError("a session without a day is no event")
    start, end = begin_and_end(session.day, session.last_day, session.start, session.end, settings.zone)
    if session.start:  # also where nobody knows when on its last day it ends
        start = dt.datetime.combine(session.day, session.start, settings.zone)
    return start, end


_STATUS = {Status.CANCELLED: EventStatus.CANCELLED, Status.POSTPONED: EventStatus.POSTPONED}


def _name(course: Course, session: Session, place: int) -> str:
    number = f" (session {place} of {len(course.sessions)})" if len(course.sessions) > 1 else ""
    return f"{course.title}{f': {session.title}' if session.title else ''}{number}"


def _venues(names: Iterable[str], catalogue: Catalogue) -> tuple[VenueFacts, ...]:
    return tuple(_venue(name, catalogue) for name in dict.fromkeys(names))


def _venue(name: str, catalogue: Catalogue) -> VenueFacts:
    if not name or is_online(name):
        return VenueFacts(name, online=bool(name))
    school = catalogue.school_at(name)
    return VenueFacts(name, town=school.town, postcode=school.postcode) if school else VenueFacts(name)


def _is_full(course: Course) -> bool:
    return course.status in (Status.FULL, Status.WAITING_LIST) or course.places_left == 0


def _is_free(course: Course) -> bool | None:
    price = course.price
    if price is None:
        return None
    if price.is_free:
        return True
    costs = (ChargeKind.AMOUNT, ChargeKind.ON_APPLICATION)
    return False if any(charge.kind in costs for _, charge in price.charges) else None


def _offers(course: Course, url: str, today: dt.date) -> Iterator[OfferFacts]:
    """What is on application or to be confirmed is no price; what is over or off is on offer no more."""
    if course.price is None or course.is_off or not is_upcoming(course, today):
        return
    for payer, charge in course.price.charges:
        if charge.kind in (ChargeKind.AMOUNT, ChargeKind.FREE):
            yield OfferFacts(
                payer=payer,
                for_members=charge is course.price.member,
                amount=f"{charge.amount:.2f}",
                per_group=course.price_basis is PriceBasis.GROUP and charge.kind is ChargeKind.AMOUNT,
                availability=_availability(course, today),
                url=url,
                closes=course.booking.closes,
            )


def _availability(course: Course, today: dt.date) -> Availability:
    if _is_full(course):
        return Availability.SOLD_OUT
    if not can_be_booked(course, today):
        return Availability.OUT_OF_STOCK
    if course.status is Status.PROVISIONAL or not course.dated_sessions:
        return Availability.PRE_ORDER
    return Availability.LIMITED if course.status is Status.FEW_PLACES else Availability.IN_STOCK
