"""The build clock: the one place that asks what day it is."""

import datetime as dt
import os
from zoneinfo import ZoneInfo

VARIABLE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/


def today_in(zone: ZoneInfo) -> dt.date:
    """The day of ``SOURCE_DATE_EPOCH`` in the zone where it is set, or else today."""
    if epoch := os.environ.get(VARIABLE):
        return dt.datetime.fromtimestamp(int(epoch), zone).date()
    return dt.datetime.now(zone).date()


def set_today(day: dt.date) -> None:
    """Make it that day for this process: for us, for MkDocs, and for whatever it calls."""
    noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
    os.environ[VARIABLE] = str(int(noon.timestamp()))
