"""What search engines are told of a page, in the vocabulary of https://schema.org as JSON-LD 1.1 (W3C)."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from collaborative import addresses
from collaborative.reading.words import in_words
from collaborative.records.course import PriceBasis
from collaborative.rendering.rss import LANGUAGE
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.links import Link
from collaborative.views.pictures import ICON_SIZES
from collaborative.views.structured_data import (
    About,
    CourseFacts,
    EventFacts,
    ListFacts,
    NewsFacts,
    OfferFacts,
    SchoolFacts,
    VenueFacts,
)

SCHEMA = "https://schema.org"
CURRENCY = "GBP"
COUNTRY = "GB"
# By whether any of an event's venues is online, and whether any is a place.
_ATTENDANCE = {
    (True, False): ("OnlineEventAttendanceMode", "Online"),
    (False, True): ("OfflineEventAttendanceMode", "Onsite"),
    (True, True): ("MixedEventAttendanceMode", "Blended"),
}

Thing = dict[str, Any]


class StructuredData:
    """The things that pages are about; which organisation runs the site is made once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        organisation = settings.absolute("#organization")
        self._reference = {"@id": organisation}
        self._organisation = {
            "@type": "Organization",
            "@id": organisation,
            "name": settings.name,
            "url": settings.url,
            **_known(email=settings.email, telephone=settings.phone),
        }

    def of_page(self, address: str, title: str, description: str, crumbs: Iterable[Link], about: About | None) -> Thing:
        """All that one page says, by its address; all texts and the way to the page (without Home) are plain text."""
        if address == addresses.HOME:
            things = [self._whole_organisation(), self._web_site()]
        else:
            trail = [Link("Home", addresses.HOME), *crumbs, Link(title, address)]
            things = [self._breadcrumb(trail)]
        match about:
            case CourseFacts():
                things.insert(0, self._course(about))
            case NewsFacts():
                things.insert(0, self._news(about, description))
            case SchoolFacts():
                things.insert(0, self._school(about))
            case ListFacts():
                things.insert(0, self._list(about, title))
        return {"@context": SCHEMA, "@graph": things}

    def _whole_organisation(self) -> Thing:
        settings = self._settings
        return {
            **self._organisation,
            **_known(alternateName=settings.short_name, description=settings.description),
            "logo": settings.absolute(addresses.icon(ICON_SIZES[-1])),
        }

    def _web_site(self) -> Thing:
        settings = self._settings
        return {
            "@type": "WebSite",
            "name": settings.name,
            **_known(alternateName=settings.short_name),
            "url": settings.url,
            "inLanguage": LANGUAGE,
            "publisher": self._reference,
        }

    def _breadcrumb(self, trail: Iterable[Link]) -> Thing:
        absolute = self._settings.absolute
        items = [
            {"@type": "ListItem", "position": place, "name": link.text, "item": absolute(link.address)}
            for place, link in enumerate(trail, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _news(self, news: NewsFacts, description: str) -> Thing:
        """Who wrote it is a person or an office, and nobody says which: it is no ``author``, which must be one of them."""
        return {
            "@type": "NewsArticle",
            "@id": f"{news.url}#news",
            "url": news.url,
            "mainEntityOfPage": news.url,
            "headline": news.title,
            "datePublished": news.published.isoformat(),
            "inLanguage": LANGUAGE,
            "publisher": self._organisation,
            **_known(
                description=description,
                dateModified=_iso(news.updated),
                image=news.image,
                creditText=in_words(news.authors),
            ),
        }

    def _school(self, school: SchoolFacts) -> Thing:
        return {
            "@type": "School",
            "name": school.name,
            "memberOf": self._organisation,
            **_known(
                url=school.website,
                telephone=school.phone,
                email=school.email,
                address=_address(school.town, school.postcode),
            ),
        }

    def _list(self, listed: ListFacts, name: str) -> Thing:
        items = [
            {"@type": "ListItem", "position": place, "name": link.text, "url": self._settings.absolute(link.address)}
            for place, link in enumerate(listed.items, 1)
        ]
        return {"@type": "ItemList", "name": name, "numberOfItems": len(items), "itemListElement": items}

    def _course(self, course: CourseFacts) -> Thing:
        offers = _one_or_many([_offer(offer) for offer in course.offers])
        return {
            "@type": "Course",
            "@id": f"{course.url}#course",
            "url": course.url,
            "name": course.title,
            "courseCode": course.code,
            "description": course.description,
            "inLanguage": LANGUAGE,
            "provider": self._organisation,
            **_known(
                image=course.image,
                about={"@type": "Thing", "name": course.subject} if course.subject else None,
                keywords=list(course.tags),
                teaches=list(course.objectives),
                audience=_audience(course.audience),
                isAccessibleForFree=course.is_free,
                hasCourseInstance=self._run(course, course.run, offers) if course.run else None,
                offers=None if course.run else offers,
            ),
        }

    def _run(self, course: CourseFacts, run: EventFacts, offers: Any) -> Thing:
        """The whole course with its sessions; of an only session both types hold."""
        several = bool(course.sessions)
        _, mode = _attendance(run)
        return {
            "@type": "CourseInstance" if several else ["CourseInstance", "EducationEvent"],
            "url": course.url,
            **self._event(run, course),
            "description": course.description,
            "inLanguage": LANGUAGE,
            "organizer": self._reference,
            **_known(
                courseMode=mode,
                image=course.image,
                instructor=_one_or_many([{"@type": "Person", "name": name} for name in course.trainers]),
                maximumAttendeeCapacity=course.places,
                remainingAttendeeCapacity=course.places_left,
                offers=offers,
                subEvent=[
                    {
                        "@type": "EducationEvent",
                        **self._event(session, course),
                        **_known(audience=_audience(session.audience)),
                    }
                    for session in course.sessions
                ],
            ),
        }

    def _event(self, event: EventFacts, course: CourseFacts) -> Thing:
        attendance, _ = _attendance(event)
        return {
            "name": event.name,
            "startDate": event.start.isoformat(),
            **_known(
                endDate=_iso(event.end),
                previousStartDate=_iso(event.moved_from),
            ),
            "eventStatus": f"{SCHEMA}/{event.status}",
            **_known(eventAttendanceMode=f"{SCHEMA}/{attendance}" if attendance else None),
            "location": _one_or_many([_location(venue, course) for venue in event.venues]),
        }


def _attendance(event: EventFacts) -> tuple[str, str]:
    """The mode of attendance and the mode of the course; "" while no venue is known."""
    known = [venue for venue in event.venues if venue.name]
    online, onsite = any(venue.online for venue in known), any(not venue.online for venue in known)
    return _ATTENDANCE.get((online, onsite), ("", ""))


def _location(venue: VenueFacts, course: CourseFacts) -> Thing:
    """An event must have a location: while it is not known, the words that the page has for that."""
    if venue.online:
        return {"@type": "VirtualLocation", "name": venue.name, "url": course.url}
    return {
        "@type": "Place",
        "name": venue.name or wording.VENUE_TO_BE_CONFIRMED,
        **_known(address=_address(venue.town, venue.postcode)),
    }


def _address(town: str, postcode: str) -> Thing | None:
    address = _known(addressLocality=town, postalCode=postcode)
    return {"@type": "PostalAddress", **address, "addressCountry": COUNTRY} if address else None


def _offer(offer: OfferFacts) -> Thing:
    price = {"price": offer.amount, "priceCurrency": CURRENCY}
    return {
        "@type": "Offer",
        **_known(
            name=offer.payer,
            validForMemberTier={"@type": "MemberProgramTier", "name": offer.payer} if offer.for_members else None,
        ),
        **price,
        **_known(
            priceSpecification={"@type": "UnitPriceSpecification", **price, "unitText": PriceBasis.GROUP.value}
            if offer.per_group
            else None
        ),
        "availability": f"{SCHEMA}/{offer.availability}",
        "url": offer.url,
        **_known(validThrough=_iso(offer.closes)),
    }


def _audience(names: tuple[str, ...]) -> Thing | None:
    return {"@type": "EducationalAudience", "audienceType": _one_or_many(list(names))} if names else None


def _iso(moment: dt.date | dt.datetime | None) -> str | None:
    """With the offset from UTC that holds in the site's zone at that moment, or the day alone."""
    return moment.isoformat() if moment else None


def _one_or_many(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _known(**properties: Any) -> Thing:
    """Those that are there: nothing is said of what nobody knows; no and nought are something."""
    return {name: value for name, value in properties.items() if value not in ("", None, [])}
