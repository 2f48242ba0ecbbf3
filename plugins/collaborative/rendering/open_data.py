"""The courses as open data: JSON for programs, CSV for Excel."""

import csv
import io
import json
from typing import Any

from collaborative.views.open_data import CourseData, SessionData

VERSION = 1
COLUMNS = (
    "Code", "Title", "Session", "Sessions", "Date", "End date", "Start", "End", "Venue", "Status",
    "Subject", "Audience", "Trainer", "Price", "Member price", "Non-member price", "Places", "Places left", "Cluster", "Page",
)  # fmt: skip


def render_json(courses: tuple[CourseData, ...]) -> bytes:
    document = {"version": VERSION, "courses": [_course(course) for course in courses]}
    return (json.dumps(document, ensure_ascii=False) + "\n").encode()


def render_csv(courses: tuple[CourseData, ...]) -> bytes:
    """One row a session, with the byte order mark by which Excel knows UTF-8 (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for course in courses:
        for session in course.sessions:
            writer.writerow([_cell(value) for value in _row(course, session)])
    return out.getvalue().encode("utf-8-sig")


def _course(course: CourseData) -> dict[str, Any]:
    return {
        "code": course.code,
        "title": course.title,
        "url": course.url,
        "status": course.status,
        "reason": course.reason or None,
        "new_date": course.new_date or None,
        "subject": course.subject or None,
        "audience": list(course.audience),
        "trainer": list(course.trainer),
        "price": course.price or None,
        "member_price": course.member_price or None,
        "non_member_price": course.non_member_price or None,
        "price_basis": course.price_basis,
        "places": course.places,
        "places_left": course.places_left,
        "cluster": course.cluster or None,
        "summary": course.summary or None,
        "sessions": [
            {
                "number": session.number,
                "date": session.date or None,
                "end_date": session.end_date or None,
                "start": session.start or None,
                "end": session.end or None,
                "venue": session.venue or None,
            }
            for session in course.sessions
        ],
    }


def _row(course: CourseData, session: SessionData) -> list[object]:
    return [
        course.code, course.title, session.number, len(course.sessions), session.date, session.end_date, session.start,
        session.end, session.venue, course.status, course.subject, ", ".join(course.audience), ", ".join(course.trainer),
        course.price, course.member_price, course.non_member_price, course.places, course.places_left, course.cluster, course.url,
    ]  # fmt: skip


def _cell(value: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t"):
        return f"'{value}"
    return "" if value is None else value
