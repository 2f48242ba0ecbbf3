"""Content with a start or end date, so that a page stays correct between builds.

A page holds everything that it will show, each part with its dates; the script theme/assets/today.js only compares
days. The functions here take a function from a day to what a page built on that day shows, and combine its results,
so that each rule is written once, for one day.

End dates apply however far away they are. Changes more than a year ahead are left out: they would make pages grow.
"""

import datetime as dt
from bisect import insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")

_DAY = dt.timedelta(days=1)
_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """A value with the days on which a page shows it.

    Attributes:
        since: The first day, or None if it is shown from the build on.
        until: The last day, or None if it has no end.
    """

    value: T
    since: dt.date | None = None
    until: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        """Whether the value is shown on the day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def day_after(day: dt.date) -> dt.date:
    """Return the next day; the last day that Python knows has none, and is returned."""
    return min(day, dt.date.max - _DAY) + _DAY


def dated_values(shown: Callable[[dt.date], T], today: dt.date, changes: Iterable[dt.date]) -> tuple[Dated[T], ...]:
    """Return the values of one place over time; ``changes`` are the days on which the value may change."""
    days = [today, *sorted({day for day in changes if day > today})]
    periods: list[Dated[T]] = [Dated(shown(today))]
    for day in days[1:]:
        if (value := shown(day)) != periods[-1].value:
            periods[-1] = replace(periods[-1], until=day - _DAY)
            periods.append(Dated(value, since=day))
    return _within_a_year(periods, today)


def dated_list(
    shown: Callable[[dt.date], Sequence[T]], today: dt.date, changes: Iterable[dt.date]
) -> tuple[Dated[T], ...]:
    """Return the items of a list over time, in the list's order.

    Args:
        shown: Returns the items on a day. Two items must be in the same order on all days.
        today: The day of the build.
        changes: The days on which the list may change.
    """
    found: list[Dated[T]] = []
    now: dict[T, int] = {}  # the items now shown, with their index in found
    for day in [today, *sorted({day for day in changes if day > today})]:
        listed = shown(day)
        for value in [value for value in now if value not in listed]:
            place = now.pop(value)
            found[place] = replace(found[place], until=day - _DAY)
        place = len(found)
        for value in reversed(listed):  # a new item goes before the next item that is already shown
            if value not in now:
                found.insert(place, Dated(value, since=None if day == today else day))
                now = {other: at + (at >= place) for other, at in now.items()}
                now[value] = place
            place = now[value]
    return tuple(found)


def first_dated(items: Iterable[Dated[T]], number: int) -> Iterator[Dated[T]]:
    """Yield the first ``number`` items of a growing list; each ends when ``number`` earlier ones have started."""
    come: list[dt.date] = []
    for item in items:
        goes = come[number - 1] if len(come) >= number else None
        since = item.since or dt.date.min
        if goes is None or since < goes:
            yield replace(item, until=goes - _DAY if goes else None)
        insort(come, since)


def dated_groups(items: Sequence[Dated[T]]) -> tuple[Dated[tuple[Dated[T], ...]], ...]:
    """Group items into the periods in which at least one is shown, each with its items in order."""
    periods: list[Dated[list[int]]] = []
    for place in sorted(range(len(items)), key=lambda place: items[place].since or dt.date.min):
        item = items[place]
        last = periods[-1] if periods else None
        if last and (last.until is None or item.since is None or item.since <= last.until + _DAY):
            last.value.append(place)
            if last.until and (item.until is None or item.until > last.until):
                periods[-1] = replace(last, until=item.until)
        else:
            periods.append(Dated([place], item.since, item.until))
    return tuple(
        Dated(tuple(items[place] for place in sorted(period.value)), period.since, period.until) for period in periods
    )


def empty_periods(items: Sequence[Dated[T]]) -> tuple[Dated[None], ...]:
    """Return the periods in which no item is shown, for a page to say so."""
    gaps = []
    since: dt.date | None = None
    for period in dated_groups(items):
        if period.since:
            gaps.append(Dated(None, since, period.since - _DAY))
        if period.until is None:
            return tuple(gaps)
        since = period.until + _DAY
    return (*gaps, Dated(None, since))


def dated_counts(items: Sequence[Dated[T]], words: Callable[[int], str], today: dt.date) -> tuple[Dated[str], ...]:
    """Return the number of items over time, in words."""
    number = sum(item.since is None for item in items)
    periods = [Dated(words(number))]
    steps: dict[dt.date, int] = {}
    for item in items:
        if item.since:
            steps[item.since] = steps.get(item.since, 0) + 1
        if item.until:
            steps[item.until + _DAY] = steps.get(item.until + _DAY, 0) - 1
    for day, step in sorted(steps.items()):
        if step:
            number += step
            periods[-1] = replace(periods[-1], until=day - _DAY)
            periods.append(Dated(words(number), since=day))
    return _within_a_year(periods, today)


def _within_a_year(periods: Sequence[Dated[T]], today: dt.date) -> tuple[Dated[T], ...]:
    return tuple(period for period in periods if period.since is None or period.since - today <= _YEAR)


def last_day_of(items: Sequence[Dated[T]]) -> dt.date | None:
    """Return the last day of the items, which leave no gap; None if they have no end."""
    whole = dated_groups(items)
    return whole[-1].until if whole else None


def first_day_of(items: Sequence[Dated[T]]) -> dt.date | None:
    """Return the first day of items without an end; None if one is shown now, or if there are none."""
    return None if any(item.since is None for item in items) else min((s.since for s in items if s.since), default=None)
