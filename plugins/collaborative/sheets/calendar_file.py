"""Calendar files (.ics) to a table of events, one row for each date of an event.

Times are on the clock of the site's zone. The end of a whole day, which a calendar writes as the day after, is the day
itself. An event that repeats is a course with several sessions.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar import Calendar, vBroken

from collaborative.problems import Message
from collaborative.reading.words import one_line
from collaborative.records.columns import CATEGORY, SESSION, TEXT, UID, heading
from collaborative.sheets.table import Cell, Row, SpreadsheetError, Table, Workbook

MOST_DATES = 60  # of one event: a weekly session of a school year and half as many again
MOST_EVENTS = 5_000
_FIELDS = (UID, "title", "date", "end_date", "start", "end", "venue", "status", CATEGORY, "booking.url", SESSION, TEXT)
_STATUS = {"CANCELLED": "cancelled", "TENTATIVE": "provisional"}
_USUAL_RULE = frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "WKST"})

_ONCE = ("DTSTART", "DTEND", "DURATION", "RECURRENCE-ID")
_CALLED = {
    "DTSTART": "start",
    "DTEND": "end",
    "DURATION": "length",
    "RECURRENCE-ID": "changed date",
    "RRULE": "rule for repeats",
    "RDATE": "list of dates",
    "EXDATE": "list of dates",
}
Moment = dt.date | dt.datetime


def looks_like_calendar(data: bytes) -> bool:
    """Return whether a file is an iCalendar file."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR\b", data, re.IGNORECASE) is not None


def read_calendar(data: bytes, zone: ZoneInfo) -> Workbook:
    """Read the events of a calendar file as a single sheet.

    Raises:
        SpreadsheetError: The file is damaged, holds no events, or holds too many.
    """
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events: list[Any] = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise SpreadsheetError(
            "The calendar is damaged and cannot be read. Export it from your calendar again."
        ) from error
    if not events:
        raise SpreadsheetError("The calendar holds no events.")
    if len(events) > MOST_EVENTS:
        raise SpreadsheetError(f"The calendar holds {len(events)} events. Export one with {MOST_EVENTS} or fewer.")
    changed: dict[str, dict[Moment, Any]] = {}
    masters: list[Any] = []
    notes: list[str] = []
    for event in events:
        if _text(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"):
            notes.append(f'The event "{one_line(_text(event, "SUMMARY"))}" is private, and was left out.')
        elif "RECURRENCE-ID" in event and not _broken(event):
            changed.setdefault(_text(event, "UID"), {})[_local(event["RECURRENCE-ID"].dt, zone)] = event
        else:
            masters.append(event)
    rows = [Row(0, {column: Cell(0, column, heading(field)) for column, field in enumerate(_FIELDS, 1)})]
    known = {_text(event, "UID") for event in masters}
    masters += [event for uid, dates in changed.items() if uid not in known for event in dates.values()]
    for event in masters:
        for cells in _read_rows(event, changed.get(_text(event, "UID"), {}), zone, notes):
            number = len(rows)
            numbered = enumerate(_FIELDS, 1)
            rows.append(
                Row(number, {at: _cell(cells[field], number, at) for at, field in numbered if cells.get(field)})
            )
    return Workbook((Table("", tuple(rows)),), tuple(notes), is_calendar=True)


def _cell(value: str | Message, number: int, column: int) -> Cell:
    if isinstance(value, Message):
        return Cell(number, column, "", "", value)
    return Cell(number, column, value)


def _read_rows(
    event: Any, changed: Mapping[Moment, Any], zone: ZoneInfo, notes: list[str]
) -> list[dict[str, str | Message]]:
    """Return a row for each date of an event, or one with an error for dates that no calendar has."""
    try:
        return list(_rows_of(event, changed, zone, notes))
    except OverflowError:
        return [{**_details(event), "date": _not_read("date")}]


def _not_read(name: str) -> Message:
    remedy = "Type its date and time again in your calendar, and export it again."
    return Message(f"The event has a {name} that cannot be read.", remedy)


def _rows_of(
    event: Any, changed: Mapping[Moment, Any], zone: ZoneInfo, notes: list[str]
) -> Iterator[dict[str, str | Message]]:
    """Yield a row for each date of an event."""
    whole = _details(event)
    if broken := _broken(event):
        yield {**whole, "date": _not_read(broken)}
        return
    start = event["DTSTART"].dt if "DTSTART" in event else None
    if start is None:
        yield {**whole, "date": Message("The event has no date.", "Give it one in your calendar, and export it again.")}
        return
    lasts = _length(event, start)
    dates: Iterable[Moment] = (start,)
    if any(key in event for key in ("RRULE", "RDATE")):
        try:
            dates = _repeated(event, start)
        except ValueError as error:
            yield {**whole, **_times(start, lasts, zone), "date": _unclear(str(error))}
            return
    for date in dates:
        other = changed.get(_local(date, zone))
        if other is None:
            yield {**whole, **_times(date, lasts, zone)}
        elif _text(other, "STATUS").upper() == "CANCELLED":
            day = _local(date, zone)
            notes.append(
                f'"{whole.get("title", "")}" on {day:%-d %B %Y} is cancelled in the calendar, and was left out.'
            )
        else:
            own = _details(other)
            moved = other["DTSTART"].dt if "DTSTART" in other else date
            session = own.get("title", "")
            row = {**whole, **_times(moved, _length(other, moved) or lasts, zone)}
            yield {**row, "venue": own.get("venue", ""), SESSION: session if session != whole.get("title") else ""}


def _broken(event: Any) -> str:
    """Return what is there twice, could not be read, or has a zone that nobody knows, or ""."""
    for key, name in _CALLED.items():
        values = event.get(key, [])
        if isinstance(values, list) and values and key in _ONCE:
            return name
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, vBroken) or (key in _ONCE and _has_unknown_zone(value)):
                return name
    return ""


def _has_unknown_zone(value: Any) -> bool:
    """Return whether icalendar has read a time as one without a zone because it does not know the zone."""
    return "TZID" in value.params and isinstance(value.dt, dt.datetime) and value.dt.tzinfo is None


def _text(event: Any, key: str) -> str:
    """Return a text, the first if it is there twice."""
    value = event.get(key, "")
    return str(value[0] if isinstance(value, list) else value).strip()


def _unclear(why: str) -> Message:
    return Message(why, f"Give it an end in your calendar, with at most {MOST_DATES} dates, and export it again.")


def _details(event: Any) -> dict[str, str | Message]:
    categories = event.get("CATEGORIES", [])
    groups = categories if isinstance(categories, list) else [categories]
    return {
        UID: _text(event, "UID"),
        "title": one_line(_text(event, "SUMMARY")),
        "venue": one_line(_text(event, "LOCATION")),
        "status": _STATUS.get(_text(event, "STATUS").upper(), ""),
        "booking.url": _text(event, "URL"),
        CATEGORY: ", ".join(str(name) for group in groups for name in getattr(group, "cats", [])),
        TEXT: _text(event, "DESCRIPTION"),
    }


def _length(event: Any, start: Moment) -> dt.timedelta:
    if "DTEND" in event:
        end = event["DTEND"].dt
        return _comparable(end) - _comparable(start)
    if "DURATION" in event:
        length: dt.timedelta = event["DURATION"].dt
        return length
    return dt.timedelta(0)


def _comparable(moment: Moment) -> dt.datetime:
    if not isinstance(moment, dt.datetime):
        return dt.datetime.combine(moment, dt.time(), dt.UTC)
    return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


def _local(moment: Moment, zone: ZoneInfo) -> Moment:
    """Return a moment on the clock of the site's zone; a time without a zone is on that clock already."""
    if isinstance(moment, dt.datetime):
        return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment
    return moment


def _times(start: Moment, lasts: dt.timedelta, zone: ZoneInfo) -> dict[str, str | Message]:
    first = _local(start, zone)
    if not isinstance(first, dt.datetime):
        last = first + max(lasts - dt.timedelta(days=1), dt.timedelta(0))
        return {"date": first.isoformat(), "end_date": last.isoformat() if last != first else ""}
    # Across a change of clocks the length counts, not the two clock times.
    end = _local(_comparable(start) + lasts, zone) if isinstance(start, dt.datetime) and start.tzinfo else first + lasts
    times: dict[str, str | Message] = {"date": f"{first:%Y-%m-%d}", "start": f"{first:%H:%M}"}
    if lasts and isinstance(end, dt.datetime):
        times["end"] = f"{end:%H:%M}"
        times["end_date"] = f"{end:%Y-%m-%d}" if end.date() != first.date() else ""
    return times


def _repeated(event: Any, start: Moment) -> list[Moment]:
    """Return the dates of an event that repeats.

    Raises:
        ValueError: It repeats without an end or too often, or by a rule that a course cannot have.
    """
    title = one_line(_text(event, "SUMMARY"))
    plain = _naive(start)
    found = {plain}
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        found |= set(_of_rule(rule, plain, start, title))
    found |= {_naive(moment) for moment in _listed(event, "RDATE")}
    found -= {_naive(moment) for moment in _listed(event, "EXDATE")}
    if len(found) > MOST_DATES:
        raise ValueError(f'"{title}" repeats on more than {MOST_DATES} dates.')
    if not isinstance(start, dt.datetime):
        return [moment.date() for moment in sorted(found)]
    return [moment.replace(tzinfo=start.tzinfo) for moment in sorted(found)]


def _of_rule(rule: Any, plain: dt.datetime, start: Moment, title: str) -> Iterator[dt.datetime]:
    parts = {str(key).upper(): value for key, value in rule.items()}
    frequency = str(next(iter(parts.get("FREQ", [""])))).upper()
    is_often = frequency in ("DAILY", "WEEKLY")
    if not parts.keys() <= _USUAL_RULE or frequency not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise ValueError(f'"{title}" repeats by a rule that we cannot read.')
    if is_often and "BYMONTHDAY" in parts:  # may never come, and be looked for until the year 9999
        raise ValueError(f'"{title}" repeats by a rule that we cannot read.')
    if not {"COUNT", "UNTIL"} & parts.keys():
        raise ValueError(f'"{title}" repeats without an end.')
    until = next(iter(parts.pop("UNTIL", [])), None)
    rule.pop("UNTIL", None)
    last = _until(until, start) if until is not None else None
    for number, moment in enumerate(rrulestr(rule.to_ical().decode(), dtstart=plain)):
        if last is not None and moment > last:
            return
        if number > MOST_DATES:
            raise ValueError(f'"{title}" repeats on more than {MOST_DATES} dates.')
        yield moment


def _until(until: Moment, start: Moment) -> dt.datetime:
    if not isinstance(until, dt.datetime):
        return dt.datetime.combine(until, dt.time.max)
    if until.tzinfo and isinstance(start, dt.datetime) and start.tzinfo:
        return until.astimezone(start.tzinfo).replace(tzinfo=None)
    return until.replace(tzinfo=None)


def _naive(moment: Moment) -> dt.datetime:
    if isinstance(moment, dt.datetime):
        return moment.replace(tzinfo=None)
    return dt.datetime.combine(moment, dt.time())


def _listed(event: Any, key: str) -> Iterator[Moment]:
    """Yield the moments of RDATE or EXDATE, which may come as one list or several."""
    lists = event.get(key, [])
    for listed in lists if isinstance(lists, list) else [lists]:
        for value in listed.dts:
            yield value.dt[0] if isinstance(value.dt, tuple) else value.dt
