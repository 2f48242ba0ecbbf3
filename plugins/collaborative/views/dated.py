"""What a page shows from one day until another, so that a page that nobody has made anew is still true.

What goes does so whenever its day is; what comes is known for a year, so that pages do not grow with far plans.

All of it is known when the page is made, and stands in it; the script of the page (theme/assets/today.js) only compares
days. What the days are is asked of the rules themselves: each function here is given what a page made on a day shows.
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
    """Something that a page shows.

    Attributes:
        since: Its first day, or None where it is there when the page is made.
        until: Its last day, or None where it stays for good.
    """

    value: T
    since: dt.date | None = None
    until: dt.date | None = None

    def is_on(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def day_after(day: dt.date) -> dt.date:
    return min(day, dt.date.max - _DAY) + _DAY


def dated_values(shown: Callable[[dt.date], T], today: dt.date, changes: Iterable[dt.date]) -> tuple[Dated[T], ...]:
    """What is shown in one place; ``changes`` are the days from which it may be something else."""
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
    """What a list shows, in its order: that of two things must be the same on all days."""
    found: list[Dated[T]] = []
    now: dict[T, int] = {}  # what is shown, by its place in found
    for day in [today, *sorted({day for day in changes if day > today})]:
        listed = shown(day)
        for value in [value for value in now if value not in listed]:
            place = now.pop(value)
            found[place] = replace(found[place], until=day - _DAY)
        place = len(found)
        for value in reversed(listed):  # a new one goes before the next of those that are there already
            if value not in now:
                found.insert(place, Dated(value, since=None if day == today else day))
                now = {other: at + (at >= place) for other, at in now.items()}
                now[value] = place
            place = now[value]
    return tuple(found)


def first_dated(items: Iterable[Dated[T]], number: int) -> Iterator[Dated[T]]:
    """The first so many, of things that stay for good: each goes when as many before it in the list have come."""
    come: list[dt.date] = []
    for item in items:
        goes = come[number - 1] if len(come) >= number else None
        since = item.since or dt.date.min
        if goes is None or since < goes:
            yield replace(item, until=goes - _DAY if goes else None)
        insort(come, since)


def dated_groups(items: Sequence[Dated[T]]) -> tuple[Dated[tuple[Dated[T], ...]], ...]:
    """The periods of time in which some of them are shown, each with those that are, in their order."""
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
    """When none of them is shown, and a page says so."""
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
    """How many there are, in words."""
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
    """The last day of any of them, which are never interrupted."""
    whole = dated_groups(items)
    return whole[-1].until if whole else None


def first_day_of(items: Sequence[Dated[T]]) -> dt.date | None:
    """From when on there is one, of things that stay for good; None also where there is none at all."""
    return None if any(item.since is None for item in items) else min((s.since for s in items if s.since), default=None)
