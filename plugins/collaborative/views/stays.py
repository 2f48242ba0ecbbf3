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
class Stay(Generic[T]):
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


def by_turns(shown: Callable[[dt.date], T], today: dt.date, changes: Iterable[dt.date]) -> tuple[Stay[T], ...]:
    """What is shown in one place; ``changes`` are the days from which it may be something else."""
    days = [today, *sorted({day for day in changes if day > today})]
    turns: list[Stay[T]] = [Stay(shown(today))]
    for day in days[1:]:
        if (value := shown(day)) != turns[-1].value:
            turns[-1] = replace(turns[-1], until=day - _DAY)
            turns.append(Stay(value, since=day))
    return _within_a_year(turns, today)


def in_lists(
    shown: Callable[[dt.date], Sequence[T]], today: dt.date, changes: Iterable[dt.date]
) -> tuple[Stay[T], ...]:
    """What a list shows, in its order: that of two things must be the same on all days."""
    found: list[Stay[T]] = []
    now: dict[T, int] = {}  # what is shown, by its place in found
    for day in [today, *sorted({day for day in changes if day > today})]:
        listed = shown(day)
        for value in [value for value in now if value not in listed]:
            place = now.pop(value)
            found[place] = replace(found[place], until=day - _DAY)
        place = len(found)
        for value in reversed(listed):  # a new one goes before the next of those that are there already
            if value not in now:
                found.insert(place, Stay(value, since=None if day == today else day))
                now = {other: at + (at >= place) for other, at in now.items()}
                now[value] = place
            place = now[value]
    return tuple(found)


def first_of(stays: Iterable[Stay[T]], number: int) -> Iterator[Stay[T]]:
    """The first so many, of things that stay for good: each goes when as many before it in the list have come."""
    come: list[dt.date] = []
    for stay in stays:
        goes = come[number - 1] if len(come) >= number else None
        since = stay.since or dt.date.min
        if goes is None or since < goes:
            yield replace(stay, until=goes - _DAY if goes else None)
        insort(come, since)


def together(stays: Sequence[Stay[T]]) -> tuple[Stay[tuple[Stay[T], ...]], ...]:
    """The stretches of time in which some of them are shown, each with those that are, in their order."""
    stretches: list[Stay[list[int]]] = []
    for place in sorted(range(len(stays)), key=lambda place: stays[place].since or dt.date.min):
        stay = stays[place]
        last = stretches[-1] if stretches else None
        if last and (last.until is None or stay.since is None or stay.since <= last.until + _DAY):
            last.value.append(place)
            if last.until and (stay.until is None or stay.until > last.until):
                stretches[-1] = replace(last, until=stay.until)
        else:
            stretches.append(Stay([place], stay.since, stay.until))
    return tuple(
        Stay(tuple(stays[place] for place in sorted(stretch.value)), stretch.since, stretch.until)
        for stretch in stretches
    )


def without(stays: Sequence[Stay[T]]) -> tuple[Stay[None], ...]:
    """When none of them is shown, and a page says so."""
    gaps = []
    since: dt.date | None = None
    for stretch in together(stays):
        if stretch.since:
            gaps.append(Stay(None, since, stretch.since - _DAY))
        if stretch.until is None:
            return tuple(gaps)
        since = stretch.until + _DAY
    return (*gaps, Stay(None, since))


def counted(stays: Sequence[Stay[T]], words: Callable[[int], str], today: dt.date) -> tuple[Stay[str], ...]:
    """How many there are, in words."""
    number = sum(stay.since is None for stay in stays)
    turns = [Stay(words(number))]
    steps: dict[dt.date, int] = {}
    for stay in stays:
        if stay.since:
            steps[stay.since] = steps.get(stay.since, 0) + 1
        if stay.until:
            steps[stay.until + _DAY] = steps.get(stay.until + _DAY, 0) - 1
    for day, step in sorted(steps.items()):
        if step:
            number += step
            turns[-1] = replace(turns[-1], until=day - _DAY)
            turns.append(Stay(words(number), since=day))
    return _within_a_year(turns, today)


def _within_a_year(turns: Sequence[Stay[T]], today: dt.date) -> tuple[Stay[T], ...]:
    return tuple(turn for turn in turns if turn.since is None or turn.since - today <= _YEAR)


def last_day_of(stays: Sequence[Stay[T]]) -> dt.date | None:
    """The last day of any of them, which are never interrupted."""
    whole = together(stays)
    return whole[-1].until if whole else None


def first_day_of(stays: Sequence[Stay[T]]) -> dt.date | None:
    """From when on there is one, of things that stay for good; None also where there is none at all."""
    return None if any(stay.since is None for stay in stays) else min((s.since for s in stays if s.since), default=None)
