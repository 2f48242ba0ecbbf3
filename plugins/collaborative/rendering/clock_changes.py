"""Describe when a zone's clocks change, as the rules of a VTIMEZONE (RFC 5545 section 3.6.5).

The zone database has changes, and calendars want the rules behind them: Outlook reads one rule for each half of the
year and no lists. So the same rule is read off the changes of as many years as it fits.
"""

import calendar
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo

EARLIEST = 1970
LATEST = 2037  # the database lists changes until then, and has the rules for later years that hold in this one
_FOR_GOOD = 3  # as many years of one rule up to the latest: no list of dates that happens to end there
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_SECOND = dt.timedelta(seconds=1)

Rule = tuple[dt.time, str]


@dataclass(frozen=True, slots=True)
class _Change:
    """One change of the clocks.

    Attributes:
        at: The moment by the clocks before it, which is how calendars write it.
        name: What the zone is called afterwards: ``BST``.
    """

    at: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str

    @property
    def kind(self) -> tuple[dt.timedelta, dt.timedelta, str]:
        return self.before, self.after, self.name


@dataclass
class _Years:
    """Years in a row whose clocks change by the same rules.

    Attributes:
        changes: Those of each year, the latest year first.
        rules: For each change of a year the rules that fit in all years, the plainest first.
    """

    last: int
    changes: list[Sequence[_Change]]
    rules: list[list[Rule]] = field(default_factory=list)

    @property
    def first(self) -> int:
        return self.last - len(self.changes) + 1

    def take(self, changes: Sequence[_Change]) -> bool:
        """Add the year before, if the same rules fit it."""
        if [change.kind for change in changes] != [change.kind for change in self.changes[0]]:
            return False
        own = [_rules(change.at) for change in changes]
        common = [[rule for rule in known if rule in found] for known, found in zip(self.rules, own, strict=True)]
        if not all(common):
            return False
        self.changes.append(changes)
        self.rules = common
        return True


def time_zone(zone: ZoneInfo, first: int, last: int) -> bytes:
    """Return a VTIMEZONE with what holds from the first of the years to the last, and the rules that hold now."""
    parts: list[str] = []
    begins = dt.datetime(first, 1, 1)  # noqa: DTZ001  # by the zone's own clocks
    covered = False
    for years in _years_of(zone, max(LATEST, last + 1)):
        is_open = years.last >= LATEST and len(years.changes) >= _FOR_GOOD
        if years.last < first or (years.first > last and not is_open):
            continue
        covered = covered or (bool(years.changes[-1]) and years.changes[-1][0].at < begins)
        parts += _observances(years, is_open=is_open)
    if not covered:  # clocks that have not changed yet
        moment = begins.replace(tzinfo=zone)
        offset, name = _offset_at(moment, zone), moment.tzname() or zone.key
        parts.insert(0, _observance("STANDARD", dt.datetime(EARLIEST, 1, 1), offset, offset, name))  # noqa: DTZ001  # as above
    return "\n".join(["BEGIN:VTIMEZONE", f"TZID:{zone.key}", *parts, "END:VTIMEZONE", ""]).encode()


def _observances(years: _Years, *, is_open: bool) -> Iterator[str]:
    newest, oldest = years.changes[0], years.changes[-1]
    for change, until, rules in zip(oldest, newest, years.rules, strict=True):
        time, rule = rules[0]
        start = change.at if time == change.at.time() else change.at - _SECOND
        lines = []
        if len(years.changes) > 1:
            # A day later than it must be, for readers that take this UTC for the zone's own time.
            end = "" if is_open else f";UNTIL={until.at - until.before + dt.timedelta(days=1):%Y%m%dT%H%M%SZ}"
            lines = [f"RRULE:FREQ=YEARLY;{rule}{end}"]
        name = "DAYLIGHT" if change.after > change.before else "STANDARD"  # Dublin calls it the other way round
        yield _observance(name, start, *change.kind, *lines)


def _observance(
    name: str, start: dt.datetime, before: dt.timedelta, after: dt.timedelta, called: str, *lines: str
) -> str:
    return "\n".join(
        (
            f"BEGIN:{name}",
            f"DTSTART:{start:%Y%m%dT%H%M%S}",
            f"TZOFFSETFROM:{_offset(before)}",
            f"TZOFFSETTO:{_offset(after)}",
            f"TZNAME:{called}",
            *lines,
            f"END:{name}",
        )
    )


def _offset(offset: dt.timedelta) -> str:
    minutes, seconds = divmod(round(abs(offset).total_seconds()), 60)
    return f"{'-' if offset < dt.timedelta() else '+'}{minutes // 60:02}{minutes % 60:02}" + (
        f"{seconds:02}" if seconds else ""
    )


def _rules(at: dt.datetime) -> list[Rule]:
    """Return every rule that names this day, the plainest first."""
    rules = [(at.time(), text) for text in _days(at)]
    if at.time() == dt.time():
        # "The last Thursday at 24:00", which can be a Friday of the next month, has no rule for its day.
        evening = at - _SECOND
        rules += [(evening.time(), text) for text in _days(evening)]
    return rules


def _days(at: dt.datetime) -> Iterator[str]:
    month, weekday = f"BYMONTH={at.month}", _WEEKDAYS[at.weekday()]
    length = calendar.monthrange(at.year, at.month)[1]
    if at.day > length - 7:
        yield f"{month};BYDAY=-1{weekday}"
    yield f"{month};BYDAY={(at.day - 1) // 7 + 1}{weekday}"
    for first in range(max(at.day - 6, 1), min(at.day, length - 6) + 1):  # the first such day on or after a date
        yield f"{month};BYMONTHDAY={','.join(str(day) for day in range(first, first + 7))};BYDAY={weekday}"
    yield f"{month};BYMONTHDAY={at.day}"


@lru_cache
def _years_of(zone: ZoneInfo, last: int) -> tuple[_Years, ...]:
    """Return all years since the earliest in groups of the same rules, the earliest group first."""
    by_year: dict[int, list[_Change]] = {}
    for change in _changes(zone, last):
        by_year.setdefault(change.at.year, []).append(change)
    groups: list[_Years] = []
    for year in range(last, EARLIEST - 1, -1):
        changes = by_year.get(year, [])
        if not groups or not groups[-1].take(changes):
            groups.append(_Years(year, [changes], [_rules(change.at) for change in changes]))
    return tuple(reversed(groups))


def _changes(zone: ZoneInfo, last: int) -> Iterator[_Change]:
    start = dt.datetime(EARLIEST, 1, 1, tzinfo=dt.UTC)
    days = (dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC) - start).days
    moments = [(start + dt.timedelta(days=number)).astimezone(zone) for number in range(days + 1)]
    for early, late in pairwise(moments):
        if early.utcoffset() != late.utcoffset():
            yield _change_between(early.astimezone(dt.UTC), late.astimezone(dt.UTC), zone)


def _change_between(early: dt.datetime, late: dt.datetime, zone: ZoneInfo) -> _Change:
    before = _offset_at(early, zone)
    while late - early > _SECOND:
        middle = early + (late - early) // (2 * _SECOND) * _SECOND
        early, late = (middle, late) if _offset_at(middle, zone) == before else (early, middle)
    name = late.astimezone(zone).tzname() or zone.key
    return _Change((late + before).replace(tzinfo=None), before, _offset_at(late, zone), name)


def _offset_at(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()
