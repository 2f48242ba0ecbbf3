"""The build clock: the one place that asks what day it is."""

import datetime as dt
import os
from zoneinfo import ZoneInfo

VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


class ClockError(Exception):
    """The variable that sets the clock holds no moment."""


def today_in(zone: ZoneInfo) -> dt.date:
    """The day of ``SOURCE_DATE_EPOCH`` in the zone where it is set, or else today."""
    if epoch := os.environ.get(VARIABLE):
        try:
            return dt.datetime.fromtimestamp(int(epoch), zone).date()
        except (ValueError, OverflowError, OSError) as error:
            raise ClockError(f"{VARIABLE}={epoch} is not a number of seconds since 1970.") from error
    return dt.datetime.now(zone).date()


def time_of_day() -> str:
    """As the clock of this computer shows it, whatever day the site is built for: ``14:32``."""
    return f"{dt.datetime.now().astimezone():%H:%M}"


def set_today(day: dt.date, zone: ZoneInfo) -> None:
    """Make it noon of that day in the zone: for us, for MkDocs, and for whatever it calls in this process."""
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=zone)
    os.environ[VARIABLE] = str(int(noon.timestamp()))
