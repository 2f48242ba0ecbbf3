"""Details that visitors would miss in a record, listed for the office."""

import datetime as dt
from collections.abc import Iterator

from collaborative.records.base import Record
from collaborative.records.cluster import Cluster
from collaborative.records.course import Course, Status
from collaborative.records.listing import Listing
from collaborative.records.news import NewsItem
from collaborative.records.price import ChargeKind
from collaborative.records.session import Session


def missing_details(record: Record) -> tuple[str, ...]:
    """Return the missing details with their articles, for use after "still without"."""
    match record:
        case Course():
            return tuple(_missing_from_course(record))
        case Cluster():
            return () if record.meetings else ("a meeting",)
        case NewsItem() | Listing():
            return () if record.summary or record.body.strip() else ("a summary or text",)
        case _:
            return ()


def has_no_price(course: Course) -> bool:
    """Whether a course has neither an amount nor words for one; "to be confirmed" does not count."""
    return course.price is None or any(charge.kind is ChargeKind.TBC for _, charge in course.price.charges)


def sessions_without_venue(course: Course, today: dt.date) -> tuple[Session, ...]:
    """Return the sessions without a venue that are not over."""
    coming = [session.moved or session for session in course.sessions if session.status is not Status.CANCELLED]
    return tuple(s for s in coming if not s.venue and (s.last_day is None or s.last_day >= today))


def _missing_from_course(course: Course) -> Iterator[str]:
    if any(session.is_to_be_confirmed for session in course.sessions):
        yield "a date"
    if not all(session.venue for session in course.sessions):
        yield "a venue"
    if has_no_price(course):
        yield "a price"
    if not course.all_audiences:
        yield "an audience"
    if not course.summary and not course.body.strip():
        yield "a summary or text"
