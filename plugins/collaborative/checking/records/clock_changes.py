"""Times that a change of the clocks skips or repeats, and times on the clock of the other half of the year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from collaborative.checking.records.occasions import Occasion
from collaborative.problems import Problem
from collaborative.reading.times import CLOCKS, end_of
from collaborative.views.wording import day_without_weekday

NONE = dt.timedelta()


def check_clock_changes(occasions: Sequence[Occasion], zone: ZoneInfo) -> Iterator[Problem]:
    """Report skipped times as errors, because calendars would show another time, and repeated ones as warnings."""
    for occasion in occasions:
        if occasion.start:
            yield from _affected(occasion, "start", dt.datetime.combine(occasion.day, occasion.start, zone))
        if occasion.end:
            yield from _affected(occasion, "end", end_of(occasion.last_day, occasion.end, zone))
        for key in ("start", "end"):
            yield from _on_another_clock(occasion, key, zone)


def _on_another_clock(occasion: Occasion, key: str, zone: ZoneInfo) -> Iterator[Problem]:
    """Report ``16:00 GMT`` in summer, and BST in winter."""
    typed = occasion.typed(key)
    named = CLOCKS.search(typed)
    if named is None:
        return
    noon = dt.datetime.combine(occasion.day, dt.time(12), zone)
    if named[1].upper() != noon.tzname():
        yield occasion.item.problem(
            occasion.place(key),
            f'"{typed}" is on another clock: on {day_without_weekday(occasion.day)} the clocks show {noon.tzname()}.',
            f"Write the time on the clock at the venue, without {named[1]}: {key}: {CLOCKS.sub('', typed)}.",
        )


def _affected(occasion: Occasion, key: str, moment: dt.datetime) -> Iterator[Problem]:
    """Check one time by its two readings, which differ only if it is skipped or repeated (PEP 495)."""
    change = (moment.replace(fold=1).utcoffset() or NONE) - (moment.utcoffset() or NONE)
    if change == NONE:
        return
    later = (moment.replace(tzinfo=None) + abs(change)).time()
    clock, day = f"{moment:%H:%M}", day_without_weekday(moment.date())
    if change > NONE:
        yield occasion.item.problem(
            occasion.place(key),
            f"{clock} on {day} does not exist: the clocks go forward then, and skip it.",
            f"Write a time that the clocks show, for example {key}: {later:%H:%M}.",
        )
    else:
        yield occasion.warning(
            key,
            f"{clock} on {day} happens twice, because the clocks go back then; calendars will show the first.",
            f"Write an earlier or a later time if you can, for example {key}: {later:%H:%M}.",
        )
