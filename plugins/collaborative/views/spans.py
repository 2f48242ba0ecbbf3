"""From when to when something lasts, for machines."""

import datetime as dt
from zoneinfo import ZoneInfo


def begin_and_end(
    first: dt.date, last: dt.date, start: dt.time | None, end: dt.time | None, zone: ZoneInfo
) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime | None]:
    """Both days, the last one included, or both moments in the zone; the end is None where nobody knows it."""
    if start is None or (end is None and last > first):
        return first, last
    return dt.datetime.combine(first, start, zone), dt.datetime.combine(last, end, zone) if end else None
