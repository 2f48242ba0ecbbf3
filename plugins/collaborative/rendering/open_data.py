"""The courses as open data: JSON for programs with its JSON Schema, CSV for Excel."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode

from collaborative.reading.spreadsheets import guarded
from collaborative.rendering.text import printable
from collaborative.views.open_data import CourseData, OpenData, SessionData


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the CSV file: what it holds of a session and its course; "" or None where there is nothing."""

    name: str
    meaning: str
    of: Callable[[CourseData, SessionData], str | int | None]


def render_json(data: OpenData) -> bytes:
    return _adapter().dump_json(data, by_alias=True, warnings="error") + b"\n"


def render_schema(address: str) -> bytes:
    """The JSON Schema (draft 2020-12) of ``render_json``, to be published at that address."""
    return (json.dumps(schema_at(address), ensure_ascii=False, indent=2) + "\n").encode()


def schema_at(address: str) -> dict[str, Any]:
    """Read off the types of the data, so that it cannot say anything else."""
    schema = _adapter().json_schema(schema_generator=_Schema, mode="serialization")
    definitions = schema.pop("$defs")
    return {"$schema": _Schema.schema_dialect, "$id": address, **schema, "$defs": definitions}


def render_csv(data: OpenData) -> bytes:
    """One row a session, with the byte order mark by which Excel knows UTF-8 (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in COLUMNS)
    for course in data.courses:
        for session in course.sessions:
            writer.writerow(_cell(column.of(course, session)) for column in COLUMNS)
    return out.getvalue().encode("utf-8-sig")


@cache
def _adapter() -> TypeAdapter[OpenData]:
    return TypeAdapter(OpenData)


class _Schema(GenerateJsonSchema):
    """Without a title on each property that repeats its name, and without the names of our classes."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  # pydantic's way
        return False

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> dict[str, Any]:
        made = super().generate(schema, mode)
        for definition in (made, *made["$defs"].values()):
            definition["title"] = _NAMES.get(definition["title"], definition["title"])
        return {"title": made.pop("title"), "description": made.pop("description"), **made}


_NAMES = {
    "OpenData": "Courses",
    "CourseData": "Course",
    "SessionData": "Session",
    "BookingData": "Booking",
    "SourceData": "Source",
}


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, str):
        text = printable(value)
        return text if _RUNS_NOTHING.fullmatch(text) else guarded(text)
    return "" if value is None else value


# A sign alone, or before a telephone number or another number.
_RUNS_NOTHING = re.compile(r"[+-][0-9 ().,]*")


def _number(price: str | None) -> str | None:
    """As a spreadsheet adds it up; None where it is no number yet."""
    return "0.00" if price == "free" else price if price and price[0].isdigit() else None


def _no_time(session: SessionData) -> str:
    if session.start:
        return ""
    return "all day" if session.all_day else "to be confirmed"


def _yes_no(value: bool) -> str:
    return "yes" if value else "no"


def _columns() -> Iterator[Column]:
    """New ones are added at the end only."""
    yield Column("Code", "The course's own code, which no other course has.", lambda c, _: c.code)
    yield Column("Title", "What the course is called.", lambda c, _: c.title)
    yield Column("Session", "Which session of the course it is, in the order of time.", lambda _, s: s.number)
    yield Column("Sessions", "How many sessions the course has.", lambda c, _: len(c.sessions))
    yield Column("Date", "The day, or the first of several; empty while to be confirmed.", lambda _, s: s.date)
    yield Column("End date", "The last day, where that is a later one.", lambda _, s: s.end_date)
    yield Column("Start", "When it begins, by the site's clock; see `No time`.", lambda _, s: s.start)
    yield Column("End", "When it ends; empty where that is not known.", lambda _, s: s.end)
    yield Column("Venue", "Where it is; empty while to be confirmed.", lambda _, s: s.venue)
    yield Column(
        "Status", "One of the words of `status` below; a session may be off by itself.", lambda _, s: s.status.value
    )
    yield Column("Subject", "One subject of the site's list.", lambda c, _: c.subject)
    yield Column("Audience", "Who this session is for, with commas between.", lambda _, s: ", ".join(s.audience))
    yield Column("Trainer", "Who leads it, with commas between.", lambda c, _: ", ".join(c.trainer))
    yield Column("Price", "The price in words: `£75 for members, £120 for others`.", lambda c, _: c.price_text)
    yield Column(
        "Member price",
        "What a member school pays, in pounds, as a number; 0.00 where it is free, empty on application.",
        lambda c, _: _number(c.member_price or c.price),
    )
    yield Column("Non-member price", "What others pay, likewise.", lambda c, _: _number(c.non_member_price or c.price))
    yield Column("Places", "How many people can come.", lambda c, _: c.places)
    yield Column("Places left", "How many places are still free, where anybody has said.", lambda c, _: c.places_left)
    yield Column("Cluster", "The cluster of schools that runs it.", lambda c, _: c.cluster)
    yield Column("Page", "The address of the course's page.", lambda c, _: c.url)
    yield Column("Price per", "`person` or `group`: whom the price is for.", lambda c, _: c.price_basis.value)
    yield Column("Session title", "What this session is called.", lambda _, s: s.title)
    yield Column(
        "No time",
        "Why there is no start: `all day`, or `to be confirmed`; empty where there is one.",
        lambda _, s: _no_time(s),
    )
    yield Column("Online", "`yes` or `no`.", lambda _, s: _yes_no(s.online))
    yield Column("Reason", "Why it is off or has changed.", lambda c, s: s.reason or c.reason)
    yield Column(
        "New date", "The new day of a course or session that is postponed.", lambda c, s: s.new_date or c.new_date
    )
    yield Column("Book at", "The web page on which people book.", lambda c, _: c.booking.url)
    yield Column("Book by email", "The address to which people write to book.", lambda c, _: c.booking.email)
    yield Column("Booking closes", "The last day on which people can book.", lambda c, _: c.booking.closes)
    yield Column("Contact", "Whom to ask about this course.", lambda c, _: c.contact)
    yield Column("Tags", "Free words, with commas between.", lambda c, _: ", ".join(c.tags))
    yield Column("Series", "The same words on every run of the same course.", lambda c, _: c.series)
    yield Column("Summary", "One or two sentences.", lambda c, _: c.summary)
    yield Column(
        "UID", "The session's name for good, also in calendars; empty while it has no day.", lambda _, s: s.uid
    )
    yield Column(
        "Permanent address", "Leads to the page for good; it holds the code, too.", lambda c, _: c.permanent_url
    )


COLUMNS = tuple(_columns())
