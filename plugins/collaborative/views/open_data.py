"""The courses as open data: ISO days and times, money as decimal text, None for unknown values.

The classes are the format of the published files: their field names are the names in ``courses.json``, their
descriptions those in its schema. Nothing depends on the day of the build: unchanged courses are unchanged bytes.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.reading.times import end_of
from collaborative.reading.venues import attendance_at
from collaborative.records.course import Course, PriceBasis, Status
from collaborative.records.price import Charge, ChargeKind
from collaborative.records.session import Session
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.courses import booking_view, sessions_in_order
from collaborative.views.subscriptions.calendars import uid_of

# Semantic (https://semver.org): docs/open-data.md lists which change raises which part.
VERSION = "1.1.0"
CURRENCY = "GBP"

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"})]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Instant = Annotated[str, Field(json_schema_extra={"format": "date-time"})]
Url = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Email = Annotated[str, Field(json_schema_extra={"format": "email"})]
Amount = Annotated[str, Field(pattern=r"^(\d+\.\d{2}|free|POA|TBC)$")]
Number = Annotated[int, Field(ge=0)]

Uids = Mapping[tuple[str, int], str]  # by the course's code and the session's number in its file


@dataclass(frozen=True, slots=True)
class SessionData:
    """One sitting of a course."""

    number: Annotated[
        int,
        Field(ge=1, description="Which of the course's sessions it is, in the order of time, as its page counts them."),
    ]
    uid: Annotated[
        str | None,
        Field(
            description="Its name for good, also in calendars, whatever becomes of its date; null while it has no day.",
            examples=["fa01-1@training.example.org.uk"],
        ),
    ]
    title: Annotated[str | None, Field(description="What this session is called.", examples=["Part 1: the law"])]
    date: Annotated[
        Day | None,
        Field(
            description="The day, or the first of several; null while it is to be confirmed.", examples=["2027-03-19"]
        ),
    ]
    end_date: Annotated[
        Day | None, Field(description="The last day, where that is a later one.", examples=["2027-03-20"])
    ]
    start: Annotated[
        Clock | None,
        Field(
            description="When it begins by the clock of the time zone; null for all day or to be confirmed.",
            examples=["09:30"],
        ),
    ]
    end: Annotated[
        Clock | None,
        Field(
            description="When it ends, 00:00 for midnight at the end of the day; null where that is not known.",
            examples=["15:30"],
        ),
    ]
    start_at: Annotated[
        Instant | None,
        Field(
            description="Date and start as one moment with its offset from UTC.", examples=["2027-03-29T09:30:00+01:00"]
        ),
    ]
    end_at: Annotated[
        Instant | None, Field(description="The end likewise, on the last day.", examples=["2027-03-29T15:30:00+01:00"])
    ]
    all_day: Annotated[bool, Field(description="It has a day and no times: it lasts all day, or several days.")]
    time_to_be_confirmed: Annotated[bool, Field(description="Nobody knows yet when it begins.")]
    venue: Annotated[
        str | None,
        Field(
            description="Where it is; null while that is to be confirmed.", examples=["Riverside Primary School, Bury"]
        ),
    ]
    online: Annotated[bool, Field(description="People take part online, or can: the venue may be a place as well.")]
    audience: Annotated[
        tuple[str, ...], Field(description="Who this session is for: roles, year groups or key stages.")
    ]
    status: Annotated[
        Status,
        Field(description="Whether this session takes place: its own status where it has one, or the course's."),
    ]
    reason: Annotated[str | None, Field(description="Why this session is off or has changed.", examples=["Snow"])]
    new_date: Annotated[
        Day | None, Field(description="The new day of a session that is postponed; `date` still has the old one.")
    ]


@dataclass(frozen=True, slots=True)
class BookingData:
    """How people book: what the course's page offers while its status lets them, and until booking closes."""

    url: Annotated[Url | None, Field(description="The web page on which people book, with the code filled in.")]
    email: Annotated[Email | None, Field(description="The address to which people write to book.")]
    closes: Annotated[Day | None, Field(description="The last day on which people can book.")]


@dataclass(frozen=True, slots=True)
class CourseData:
    """One dated run of a course."""

    code: Annotated[
        str,
        Field(description="The course's own code, which no other course has; it stays.", examples=["HS09SU27"]),
    ]
    title: Annotated[str, Field(description="What the course is called.", examples=["First aid for schools"])]
    url: Annotated[Url, Field(description="The course's page.")]
    permanent_url: Annotated[
        Url, Field(description="An address by the code that leads to the page for good, whatever becomes of its title.")
    ]
    calendar_url: Annotated[
        Url | None, Field(description="Its sessions as an iCalendar file; null while no session has a day.")
    ]
    status: Annotated[
        Status,
        Field(
            description="Whether it runs as announced, can be booked, or is off. A course that is over keeps the last."
        ),
    ]
    reason: Annotated[str | None, Field(description="Why it is off or has changed.", examples=["Snow"])]
    new_date: Annotated[
        Day | None,
        Field(description="The new first day of a course that is postponed; its sessions still have the old days."),
    ]
    subject: Annotated[str | None, Field(description="One subject of the site's list.", examples=["Maths"])]
    tags: Annotated[tuple[str, ...], Field(description="Free words for what it is about.")]
    audience: Annotated[
        tuple[str, ...],
        Field(
            description="Who it, or one of its sessions, is for: roles, year groups or key stages of the site's list."
        ),
    ]
    trainer: Annotated[tuple[str, ...], Field(description="Who leads it.")]
    price: Annotated[
        Amount | None,
        Field(
            description="What everyone pays: pounds and pence, free, POA (on application) or TBC (to be confirmed); "
            "null where members pay another price than others, or nobody has said.",
            examples=["95.00"],
        ),
    ]
    member_price: Annotated[
        Amount | None,
        Field(description="What a member school pays, where that is another price.", examples=["75.00"]),
    ]
    non_member_price: Annotated[
        Amount | None, Field(description="What others pay, where that is another price.", examples=["120.00"])
    ]
    price_basis: Annotated[PriceBasis, Field(description="Whether the price is for a person or for a whole group.")]
    price_text: Annotated[
        str,
        Field(
            description="The price in words, as the site's lists have it.",
            examples=["£75 for members, £120 for others"],
        ),
    ]
    booking: BookingData
    contact: Annotated[
        str | None, Field(description="Whom to ask about this course: a name, an email address or a telephone number.")
    ]
    places: Annotated[Number | None, Field(description="How many people can come.")]
    places_left: Annotated[
        Number | None, Field(description="How many places are still free, as far as anybody has said.")
    ]
    cluster: Annotated[str | None, Field(description="The cluster of schools that runs it.")]
    cluster_url: Annotated[Url | None, Field(description="The cluster's page.")]
    series: Annotated[str | None, Field(description="The same words on every run of the same course.")]
    summary: Annotated[str | None, Field(description="One or two sentences.")]
    objectives: Annotated[tuple[str, ...], Field(description="What people will be able to do afterwards.")]
    bring: Annotated[str | None, Field(description="What people should bring.")]
    image: Annotated[Url | None, Field(description="A picture.")]
    image_alt: Annotated[str | None, Field(description="The picture in words.")]
    attachments: Annotated[tuple[Url, ...], Field(description="Files to download.")]
    published: Annotated[Instant | None, Field(description="When it was first announced, where that is known.")]
    updated: Annotated[
        Instant | None, Field(description="When it last changed in a way that people should know of, where it has.")
    ]
    sessions: Annotated[
        tuple[SessionData, ...],
        Field(min_length=1, description="In the order of time, those without a day last; at least one."),
    ]


@dataclass(frozen=True, slots=True)
class SourceData:
    """Whose courses they are."""

    name: Annotated[str, Field(description="The name of the site.")]
    url: Annotated[Url, Field(description="Its address.")]
    email: Annotated[Email | None, Field(description="The office's email address.")]
    phone: Annotated[str | None, Field(description="The office's telephone number.")]


@dataclass(frozen=True, slots=True)
class OpenData:
    """Every published course of the site, finished ones included."""

    schema: Annotated[Url, Field(alias="$schema", description="The address of this schema.")]
    version: Annotated[
        str,
        Field(
            pattern=r"^\d+\.\d+\.\d+$",
            description="The version of the format, semantic: read on while the first number stays, and skip what you do not know.",
            examples=[VERSION],
        ),
    ]
    source: SourceData
    timezone: Annotated[
        str,
        Field(
            description="The time zone of all clock times, by its name in the IANA database.",
            examples=["Europe/London"],
        ),
    ]
    currency: Annotated[str, Field(description="Of all prices, by ISO 4217.", examples=[CURRENCY])]
    courses: Annotated[
        tuple[CourseData, ...], Field(description="In the order of their first days, those without a day last.")
    ]


def open_data(catalogue: Catalogue, settings: Settings) -> OpenData:
    """Return the open data of all courses in the catalogue."""
    uids = {(entry.course.code, entry.session.number): uid_of(entry, settings) for entry in catalogue.sessions}
    return OpenData(
        schema=settings.absolute(addresses.COURSES_SCHEMA),
        version=VERSION,
        source=SourceData(settings.name, settings.url, settings.email or None, settings.phone or None),
        timezone=settings.zone.key,
        currency=CURRENCY,
        courses=tuple(_course(course, catalogue, settings, uids) for course in sorted(catalogue.courses, key=_when)),
    )


def _when(course: Course) -> tuple[dt.date, dt.time, str]:
    start = course.dated_sessions[0].start if course.dated_sessions else None
    return course.first_day or dt.date.max, start or dt.time.min, course.code_key


def _course(course: Course, catalogue: Catalogue, settings: Settings, uids: Uids) -> CourseData:
    cluster = catalogue.cluster_named(course.cluster) if course.cluster else None
    price = course.price
    absolute = settings.absolute
    return CourseData(
        code=course.code,
        title=course.title,
        url=absolute(course.address),
        permanent_url=absolute(addresses.course_code(course)),
        calendar_url=absolute(addresses.course_calendar(course)) if course.dated_sessions else None,
        status=course.status,
        reason=course.reason or None,
        new_date=_day(course.new_date),
        subject=course.subject,
        tags=course.tags,
        audience=course.all_audiences,
        trainer=course.trainer,
        price=_amount(price.everyone) if price else None,
        member_price=_amount(price.member) if price else None,
        non_member_price=_amount(price.non_member) if price else None,
        price_basis=course.price_basis,
        price_text=wording.price(price, course.price_basis),
        booking=_booking(course, settings),
        contact=course.contact or None,
        places=course.places,
        places_left=course.places_left,
        cluster=cluster.title if cluster else None,
        cluster_url=absolute(cluster.address) if cluster else None,
        series=course.series,
        summary=course.summary or None,
        objectives=course.objectives,
        bring=course.bring or None,
        image=addresses.file_url(course.image, settings) if course.image else None,
        image_alt=course.image_alt or None,
        attachments=tuple(addresses.file_url(path, settings) for path in course.attachments),
        published=_instant(course.published, settings),
        updated=_instant(course.updated, settings),
        sessions=tuple(
            _session(session, number, uids.get((course.code, session.number)), settings)
            for number, session in enumerate(sessions_in_order(course), 1)
        ),
    )


def _session(session: Session, number: int, uid: str | None, settings: Settings) -> SessionData:
    day, start = session.day, session.start
    end = session.end if start else None
    return SessionData(
        number=number,
        uid=uid,
        title=session.title or None,
        date=_day(day),
        end_date=_day(session.last_day) if session.last_day != day else None,
        start=f"{start:%H:%M}" if start else None,
        end=f"{end:%H:%M}" if end else None,
        start_at=_moment(day, start, settings),
        end_at=end_of(session.last_day, end, settings.zone).isoformat() if session.last_day and end else None,
        all_day=day is not None and start is None and not session.time_tbc,
        time_to_be_confirmed=session.time_tbc,
        venue=session.venue or None,
        online=attendance_at(session.venue).online,
        audience=session.audience,
        status=session.status,
        reason=session.reason or None,
        new_date=_day(session.new_date),
    )


def _booking(course: Course, settings: Settings) -> BookingData:
    """Return how to book the course, independent of the day: as its page shows it while booking is open."""
    link = booking_view(course, settings, dt.date.min).link
    return BookingData(
        url=link if link and not link.startswith("mailto:") else None,
        email=(course.booking.email or settings.email) if link.startswith("mailto:") else None,
        closes=_day(course.closes),
    )


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(day: dt.date | None, time: dt.time | None, settings: Settings) -> str | None:
    return dt.datetime.combine(day, time, settings.zone).isoformat() if day and time else None


def _instant(moment: dt.datetime | None, settings: Settings) -> str | None:
    return moment.astimezone(settings.zone).isoformat() if moment else None


def _amount(charge: Charge | None) -> str | None:
    if charge is None:
        return None
    return f"{charge.amount:.2f}" if charge.kind is ChargeKind.AMOUNT else charge.kind.value
