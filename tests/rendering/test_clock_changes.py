"""A calendar's own time zone, as other people's programs read it: each session at its moment by the zone database."""

import datetime as dt
import io
import re
from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil import tz
from icalendar import Calendar
from tests.rendering.calendar_entries import calendar_of

from collaborative.rendering.clock_changes import LATEST, time_zone

LONDON = b"""\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
REGULAR = (
    "Europe/London",
    "Europe/Dublin",  # whose database says that summer is the standard
    "Europe/Paris",
    "America/New_York",
    "America/Santiago",  # the first Sunday on or after the 2nd, south of the equator
    "America/Nuuk",  # at Brussels' moment, which is on Saturday there
    "Australia/Lord_Howe",  # by half an hour
    "Africa/Cairo",  # at 24:00
    "Asia/Jerusalem",  # on the Friday before the last Sunday
    "Pacific/Auckland",
)
STEADY = ("Asia/Tokyo", "Asia/Kolkata", "Europe/Moscow", "UTC")
MOVABLE = ("Africa/Casablanca",)  # with Ramadan
YEARS = (2026, 2027)


def moments_in(zone: ZoneInfo, years: Sequence[int] = YEARS) -> list[dt.datetime]:
    """Return a noon in each month, those around each change, and the hours of the day of a change."""
    found = []
    day = dt.datetime(years[0], 1, 1, 12, tzinfo=zone)
    while day.year <= years[-1]:
        before, after = ((day + dt.timedelta(days=by)).utcoffset() for by in (-1, 1))
        if day.day == 15 or before != after:
            found.append(day)
        if before != day.utcoffset():
            hours = [day.replace(hour=hour, minute=30) for hour in range(24)]
            found += [moment for moment in hours if is_sure(moment)]
        day += dt.timedelta(days=1)
    return found


def is_sure(moment: dt.datetime) -> bool:
    """Return whether the clocks show this time once on that day: not in the hour that is skipped or comes twice."""
    return moment.utcoffset() == moment.replace(fold=1).utcoffset()


def by_icalendar(text: str) -> dt.tzinfo:
    [zone] = Calendar.from_ical(text).walk("VTIMEZONE")
    found: dt.tzinfo = zone.to_tz(lookup_tzid=False)  # type: ignore[attr-defined]  # of Timezone
    return found


def by_dateutil(text: str) -> dt.tzinfo:
    found: dt.tzinfo = tz.tzical(io.StringIO(text)).get()
    return found


def by_vobject(text: str) -> dt.tzinfo:
    found: dt.tzinfo = vobject.readOne(text).vtimezone.tzinfo
    return found


READERS = (by_icalendar, by_dateutil, by_vobject)


def observances(text: bytes) -> list[tuple[str, bool]]:
    """Return the halves of the year, and whether each has a rule."""
    return [
        (name.decode(), b"RRULE:" in inside)
        for name, inside in re.findall(rb"BEGIN:(STANDARD|DAYLIGHT)\n(.*?)END:", text, re.DOTALL)
    ]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize("key", [*REGULAR, *STEADY, *MOVABLE])
def test_every_reader_has_each_session_at_its_moment(key: str, read: Callable[[str], dt.tzinfo]) -> None:
    zone = ZoneInfo(key)
    moments = moments_in(zone)
    text = calendar_of(zone, moments).decode()
    assert f"TZID:{key}" in text or key == "UTC"
    own = read(text)
    wrong = {
        f"{moment:%Y-%m-%d %H:%M}"
        for moment in moments
        if moment.replace(tzinfo=own).astimezone(dt.UTC) != moment.astimezone(dt.UTC)
    }
    assert wrong == set()


@pytest.mark.parametrize("key", REGULAR)
def test_a_zone_whose_clocks_change_by_a_rule_has_one_rule_for_each_half_of_the_year(key: str) -> None:
    assert sorted(observances(time_zone(ZoneInfo(key), *YEARS))) == [("DAYLIGHT", True), ("STANDARD", True)]


@pytest.mark.parametrize("key", STEADY)
def test_a_zone_whose_clocks_do_not_change_has_its_time_and_no_rule(key: str) -> None:
    assert observances(time_zone(ZoneInfo(key), *YEARS)) == [("STANDARD", False)]


@pytest.mark.parametrize("key", [*REGULAR, *STEADY, *MOVABLE])
def test_no_zone_has_a_list_of_days_which_outlook_does_not_read(key: str) -> None:
    assert b"RDATE" not in time_zone(ZoneInfo(key), *YEARS)


def test_london_is_what_it_always_was() -> None:
    for years in (YEARS, (2016, 2027), (LATEST, LATEST), (2040, 2041)):
        assert time_zone(ZoneInfo("Europe/London"), *years) == LONDON


EARLIER = (
    ("America/New_York", (2005, 2006, 2007, 2008)),  # since 2007 from March
    ("Europe/London", (1994, 1995, 1996)),
    ("Europe/Moscow", (2010, 2011, 2012, 2013, 2014, 2015)),  # two changes for good
    ("America/Sao_Paulo", (2018, 2019, 2020)),  # no summer time since 2019
)


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("key", "years"), EARLIER)
def test_sessions_of_years_with_other_rules_are_at_their_moments_too(
    key: str, years: tuple[int, ...], read: Callable[[str], dt.tzinfo]
) -> None:
    zone = ZoneInfo(key)
    moments = moments_in(zone, years)
    own = read(calendar_of(zone, moments).decode())
    for moment in moments:
        assert moment.replace(tzinfo=own).astimezone(dt.UTC) == moment.astimezone(dt.UTC), moment
