"""Courses as plain data for other programs: ISO dates and times, money as a decimal number in text."""

from dataclasses import dataclass

from collaborative.catalogue import Catalogue
from collaborative.records.course import Course
from collaborative.records.price import Charge, ChargeKind
from collaborative.settings import Settings
from collaborative.views import addresses


@dataclass(frozen=True, slots=True)
class SessionData:
    number: int
    date: str
    end_date: str
    start: str
    end: str
    venue: str


@dataclass(frozen=True, slots=True)
class CourseData:
    """Prices are "95.00", "free", "POA" or "TBC"."""

    code: str
    title: str
    url: str
    status: str
    reason: str
    new_date: str
    subject: str
    audience: tuple[str, ...]
    trainer: tuple[str, ...]
    price: str
    member_price: str
    non_member_price: str
    price_basis: str
    places: int | None
    places_left: int | None
    cluster: str
    summary: str
    sessions: tuple[SessionData, ...]


def course_data(course: Course, catalogue: Catalogue, settings: Settings) -> CourseData:
    cluster = catalogue.cluster_named(course.cluster) if course.cluster else None
    price = course.price
    return CourseData(
        code=course.code,
        title=course.title,
        url=settings.absolute(addresses.course(course)),
        status=course.status.value,
        reason=course.reason,
        new_date=course.new_date.isoformat() if course.new_date else "",
        subject=course.subject or "",
        audience=course.all_audiences,
        trainer=course.trainer,
        price=_amount(price.everyone) if price else "",
        member_price=_amount(price.member) if price else "",
        non_member_price=_amount(price.non_member) if price else "",
        price_basis=course.price_basis.value,
        places=course.places,
        places_left=course.places_left,
        cluster=cluster.title if cluster else "",
        summary=course.summary,
        sessions=tuple(
            SessionData(
                number=session.number,
                date=session.day.isoformat() if session.day else "",
                end_date=session.last_day.isoformat() if session.last_day and session.last_day != session.day else "",
                start=f"{session.start:%H:%M}" if session.start else "",
                end=f"{session.end:%H:%M}" if session.end else "",
                venue=session.venue,
            )
            for session in course.sessions
        ),
    )


def _amount(charge: Charge | None) -> str:
    if charge is None:
        return ""
    return f"{charge.amount:.2f}" if charge.kind is ChargeKind.AMOUNT else charge.kind.value
