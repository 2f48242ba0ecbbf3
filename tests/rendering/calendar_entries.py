"""Calendars of made-up entries."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from zoneinfo import ZoneInfo

from tests.builders import SETTINGS

from collaborative.rendering.ics import Calendars
from collaborative.views.subscriptions.calendars import UNKNOWN_STAMP, CalendarEntry, CalendarFile


def calendar_of(zone: ZoneInfo, starts: Iterable[dt.datetime]) -> bytes:
    """Return a calendar with an hour from each of these moments."""
    entries = [
        CalendarEntry(
            uid=f"{start:%Y%m%dT%H%M}@example.org",
            start=start,
            end=None,
            stamp=UNKNOWN_STAMP,
            created=None,
            sequence=0,
            status="CONFIRMED",
            summary="A session",
            location="",
            description="A session",
            url="https://example.org/",
            categories=(),
        )
        for start in starts
    ]
    file = CalendarFile("Everything", "All sessions", "calendar.ics", lambda: entries)
    return Calendars(replace(SETTINGS, zone=zone)).render(file)
