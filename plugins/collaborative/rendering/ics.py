"""Calendars as iCalendar (RFC 5545, RFC 7986) by the icalendar package, of which this is the only user."""

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCategory, vDDDTypes, vInt, vText, vUri

from collaborative.rendering.clock_changes import LATEST, time_zone
from collaborative.rendering.text import printable
from collaborative.settings import Settings
from collaborative.views.subscriptions.calendars import CalendarEntry, CalendarFile

LINE = 74  # octets; the space before a line that goes on makes 75 (RFC 5545 section 3.1)
REFRESH = dt.timedelta(hours=12)
COLOUR, APPLE_COLOUR = "teal", "#14505F"  # a name of CSS 3 (RFC 7986 section 5.9); the site's own for those who can
PRODUCT = "-//collaborative//collaborative site generator//EN"

_END = b"END:VCALENDAR\r\n"


class Calendars:
    """Renders calendars; an entry that is in several is written once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._entries: dict[tuple[CalendarEntry, bool], bytes] = {}

    def render(self, file: CalendarFile) -> bytes:
        """The calendar; valid when it is empty, too. Same entries, same bytes."""
        has_times = any(isinstance(entry.start, dt.datetime) for entry in file.entries)
        # An empty calendar needs a component, too (RFC 5545 section 3.6): the zone is one that says nothing.
        zone = _time_zone(self._settings.zone, *_years(file)) if has_times or not file.entries else b""
        head = _PLAIN_HEAD if file.once else _head(file, self._settings)
        return b"".join([head, zone, *self._events(file), _END])

    def _events(self, file: CalendarFile) -> Iterable[bytes]:
        for entry in file.entries:
            silent = file.for_google and entry.status == "CANCELLED"
            key = (entry, silent)
            if key not in self._entries:
                self._entries[key] = _written(_event(entry, with_status=not silent))
            yield self._entries[key]


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def _open(calendar: Calendar) -> bytes:
    return bytes(calendar.to_ical()).removesuffix(_END)


def _head(file: CalendarFile, settings: Settings) -> bytes:
    calendar = _calendar()
    calendar.add("name", printable(file.name))
    calendar.add("x-wr-calname", printable(file.name))
    calendar.add("description", printable(file.description))
    calendar.add("x-wr-caldesc", printable(file.description))
    calendar.add("x-wr-timezone", str(settings.zone))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    calendar.add("color", COLOUR)
    calendar.add("x-apple-calendar-color", APPLE_COLOUR)
    calendar.add("source", settings.absolute(file.address), parameters={"VALUE": "URI"})
    return _open(calendar)


_PLAIN_HEAD = _open(_calendar())


def _event(entry: CalendarEntry, *, with_status: bool) -> Event:
    """The entry with the type of each property named, which ``Event.add`` would have to guess."""
    event = Event()
    event["UID"] = vText(entry.uid)
    event["DTSTAMP"] = event["LAST-MODIFIED"] = vDDDTypes(entry.stamp)
    if entry.created:
        event["CREATED"] = vDDDTypes(entry.created)
    event["SEQUENCE"] = vInt(entry.sequence)
    event["DTSTART"] = _start_or_end(entry.start)
    if entry.end is not None:
        event["DTEND"] = _start_or_end(entry.end)
    event["SUMMARY"] = vText(_line(entry.summary))
    if with_status:
        event["STATUS"] = vText(entry.status)
    if entry.location:
        event["LOCATION"] = vText(_line(entry.location))
    event["DESCRIPTION"] = vText(printable(entry.description))
    event["URL"] = vUri(entry.url)
    if entry.categories:
        event["CATEGORIES"] = vCategory([_line(name) for name in entry.categories])
    if entry.is_off or not isinstance(entry.start, dt.datetime):
        event["TRANSP"] = vText("TRANSPARENT")
    return event


def _written(event: Event) -> bytes:
    """Return what ``event.to_ical()`` returns, which looks at each character of each line: a twentieth of a build."""
    return b"".join(
        folded(line) if line.isascii() else line.to_ical() + b"\r\n" for line in event.content_lines() if line
    )


def folded(line: str) -> bytes:
    """Write a line of ASCII in lines of 74 characters, without parting an escaped character from its backslash."""
    parts, start = [], 0
    while len(line) - start > LINE:
        end = start + LINE
        end -= line[end - 1] in "\\^"
        parts.append(line[start:end])
        start = end
    parts.append(line[start:])
    return ("\r\n ".join(parts) + "\r\n").encode()


def _start_or_end(moment: dt.date | dt.datetime) -> vDDDTypes:
    value = vDDDTypes(moment)
    if not isinstance(moment, dt.datetime):
        value.params["VALUE"] = "DATE"
    return value


def _line(text: str) -> str:
    return " ".join(printable(text).split())


def _years(file: CalendarFile) -> tuple[int, int]:
    """Return the first and the last year in which something is in the calendar."""
    moments = [moment for entry in file.entries for moment in (entry.start, entry.end) if moment]
    return min((moment.year for moment in moments), default=LATEST), max(
        (moment.year for moment in moments), default=LATEST
    )


@lru_cache
def _time_zone(zone: ZoneInfo, first: int, last: int) -> bytes:
    return bytes(Timezone.from_ical(time_zone(zone, first, last)).to_ical())
