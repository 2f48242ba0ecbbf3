"""Structured data about a course in the vocabulary of https://schema.org: what its page says on the day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from collaborative.catalogue import is_upcoming
from collaborative.reading.venues import attendance_at
from collaborative.records.course import Course, PriceBasis, Status
from collaborative.records.price import Charge, ChargeKind
from collaborative.records.session import Session
from collaborative.sections.site import Site
from collaborative.views.courses import can_be_booked
from collaborative.views.schema_org import (
    SCHEMA,
    Thing,
    Value,
    image_url,
    iso,
    known,
    one_or_many,
    organisation,
    organisation_reference,
    postal_address,
)
from collaborative.views.subscriptions.calendars import begin_and_end
from collaborative.views.wording import LANGUAGE, VENUE_TO_BE_CONFIRMED

# The modes of an event and of a course, by whether any venue is online, and whether any is a place.
_ATTENDANCE = {
    (True, False): (f"{SCHEMA}/OnlineEventAttendanceMode", "Online"),
    (False, True): (f"{SCHEMA}/OfflineEventAttendanceMode", "Onsite"),
    (True, True): (f"{SCHEMA}/MixedEventAttendanceMode", "Blended"),
}


def course_thing(course: Course, description: str, booking_link: str, site: Site) -> Thing:
    """Return the course, with ``description`` and ``booking_link`` as on its page."""
    url = site.settings.absolute(course.address)
    bookable_at = booking_link if booking_link.startswith(("https:", "http:")) else url
    offers = one_or_many([*_offers(course, bookable_at, site.today)])
    run = _run(course, description, offers, site)
    return {
        "@type": "Course",
        "@id": f"{url}#course",
        "url": url,
        "name": course.title,
        "courseCode": course.code,
        "description": description,
        "inLanguage": LANGUAGE,
        "provider": organisation(site.settings),
        **known(
            image=image_url(course.image, site.settings),
            about={"@type": "Thing", "name": course.subject} if course.subject else None,
            keywords=course.tags,
            teaches=course.objectives,
            audience=_audience(course.all_audiences),
            isAccessibleForFree=_is_free(course),
            hasCourseInstance=run,
            offers=None if run else offers,
        ),
    }


def _run(course: Course, description: str, offers: Value, site: Site) -> Thing | None:
    """Return all dated sessions as one event with a sub-event each; a moved course has only its first new day.

    Sessions that are off are sub-events, and do not count for the whole.
    """
    dated = course.dated_sessions
    if not dated:
        return None
    several = len(course.sessions) > 1 and not course.moved_session
    has_end = course.last_expected_day is not None
    sessions = dated if course.is_off else course.expected_sessions or dated
    held = [course.moved_session] if course.moved_session else sessions
    _, mode = _attendance(session.venue for session in sessions)
    return {
        "@type": "CourseInstance" if several else ["CourseInstance", "EducationEvent"],
        "url": site.settings.absolute(course.address),
        **_event(course.title, course.status, sessions, held, course, site, has_end=has_end),
        "description": description,
        "inLanguage": LANGUAGE,
        "organizer": organisation_reference(site.settings),
        **known(
            courseMode=mode,
            image=image_url(course.image, site.settings),
            instructor=one_or_many([{"@type": "Person", "name": name} for name in course.trainer]),
            maximumAttendeeCapacity=course.places,
            remainingAttendeeCapacity=0 if _is_full(course) else course.places_left,
            offers=offers,
            subEvent=[_session(place, course, site) for place in range(len(dated))] if several else None,
        ),
    }


def _session(place: int, course: Course, site: Site) -> Thing:
    session = course.dated_sessions[place]
    title = f": {session.title}" if session.title else ""
    name = f"{course.title}{title} (session {place + 1} of {len(course.sessions)})"
    return {
        "@type": "EducationEvent",
        **_event(name, session.status, (session,), (session.moved or session,), course, site),
        **known(audience=_audience(session.audience) if session.audience != course.audience else None),
    }


def _event(
    name: str,
    status: Status,
    sessions: Sequence[Session],
    held: Sequence[Session],
    course: Course,
    site: Site,
    *,
    has_end: bool = True,
) -> Thing:
    """Return an event. A postponed event keeps its old start until it has a new one, which then names the old one.

    Args:
        name: What it is called.
        status: Whether it takes place.
        sessions: The sessions as announced.
        held: The same on the days on which they take place.
        course: The course.
        site: The site.
        has_end: Whether its end is known.
    """
    start, _ = _span(held[0], site)
    _, end = _span(held[-1], site)
    previous = _span(sessions[0], site)[0] if status is Status.POSTPONED else None
    venues = tuple(dict.fromkeys(session.venue for session in sessions))
    attendance, _ = _attendance(venues)
    return {
        "name": name,
        "startDate": start.isoformat(),
        **known(endDate=iso(end) if has_end else None, previousStartDate=iso(previous)),
        "eventStatus": f"{SCHEMA}/{_event_status(status, has_moved=held[0] != sessions[0])}",
        **known(eventAttendanceMode=attendance),
        "location": one_or_many([*_locations(venues, course, site)]),
    }


def _span(session: Session, site: Site) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime | None]:
    """Return the start and end of a session that has a day."""
    if session.day is None or session.last_day is None:
        raise ValueError("a session without a day is no event")
    zone = site.settings.zone
    start, end = begin_and_end(session.day, session.last_day, session.start, session.end, zone)
    if session.start:  # even if it ends at an unknown time on a later day
        start = dt.datetime.combine(session.day, session.start, zone)
    return start, end


def _event_status(status: Status, *, has_moved: bool) -> str:
    """Return one of https://schema.org/EventStatusType."""
    if status is Status.CANCELLED:
        return "EventCancelled"
    if status is Status.POSTPONED:
        return "EventRescheduled" if has_moved else "EventPostponed"
    return "EventScheduled"


def _attendance(venues: Iterable[str]) -> tuple[str | None, str | None]:
    """Return the attendance mode of the event and of the course; None if no venue is known."""
    ways = [attendance_at(venue) for venue in venues]
    key = any(way.online for way in ways), any(way.in_person for way in ways)
    return _ATTENDANCE.get(key, (None, None))


def _locations(venues: Iterable[str], course: Course, site: Site) -> Iterator[Thing]:
    """Yield the locations, of which an event must have one: if a place is unknown, the page's words for that."""
    for venue in venues:
        attendance = attendance_at(venue)
        if attendance.in_person or not attendance.online:
            school = site.catalogue.school_at(venue)
            address = postal_address(school.town, school.postcode) if school else None
            name = attendance.place or VENUE_TO_BE_CONFIRMED
            yield {"@type": "Place", "name": name, **known(address=address)}
        if attendance.online:
            name = "Online" if attendance.in_person else venue
            yield {"@type": "VirtualLocation", "name": name, "url": site.settings.absolute(course.address)}


def _audience(names: Sequence[str]) -> Thing | None:
    return {"@type": "EducationalAudience", "audienceType": one_or_many(names)} if names else None


def _is_full(course: Course) -> bool:
    return course.status in (Status.FULL, Status.WAITING_LIST) or course.places_left == 0


def _is_free(course: Course) -> bool | None:
    """Whether the course is free; None if unknown."""
    price = course.price
    if price is None:
        return None
    if price.is_free:
        return True
    costs = (ChargeKind.AMOUNT, ChargeKind.ON_APPLICATION)
    return False if any(charge.kind in costs for _, charge in price.charges) else None


def _offers(course: Course, url: str, today: dt.date) -> Iterator[Thing]:
    """Yield the prices of a course that is neither over nor off, except those on application or to be confirmed."""
    if course.price is None or course.is_off or not is_upcoming(course, today):
        return
    for payer, charge in course.price.charges:
        if charge.kind in (ChargeKind.AMOUNT, ChargeKind.FREE):
            for_members = charge is course.price.member
            tier = {"@type": "MemberProgramTier", "name": payer} if for_members else None
            yield {
                "@type": "Offer",
                **known(name=payer, validForMemberTier=tier),
                **_price(charge, course.price_basis),
                "availability": f"{SCHEMA}/{_availability(course, today)}",
                "url": url,
                **known(validThrough=iso(course.closes)),
            }


def _price(charge: Charge, basis: PriceBasis) -> Thing:
    price = {"price": f"{charge.amount:.2f}", "priceCurrency": "GBP"}
    if basis is PriceBasis.GROUP and charge.kind is ChargeKind.AMOUNT:
        unit = {"@type": "UnitPriceSpecification", **price, "unitText": PriceBasis.GROUP.value}
        return {**price, "priceSpecification": unit}
    return price


def _availability(course: Course, today: dt.date) -> str:
    """Return one of https://schema.org/ItemAvailability."""
    if _is_full(course):
        return "SoldOut"
    if not can_be_booked(course, today):
        return "OutOfStock"
    if course.status is Status.PROVISIONAL or not course.dated_sessions:
        return "PreOrder"  # it can be booked, but may still change
    return "LimitedAvailability" if course.status is Status.FEW_PLACES else "InStock"
