"""Times that a change of the clocks skips or repeats."""

import datetime as dt
from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from collaborative.checking.records.occasions import Occasion
from collaborative.problems import Problem
from collaborative.reading.times import end_of
from collaborative.views.wording import day_without_weekday

NONE = dt.timedelta()


def check_clock_changes(occasions: Sequence[Occasion], zone: ZoneInfo) -> Iterator[Problem]:
    """Report skipped times as errors, because calendars would show another time, and repeated ones as warnings."""
    for occasion in occasions:
        if occasion.start:
            yield from _affected(occasion, "start", dt.datetime.combine(occasion.day, occasion.start, zone))
        if occasion.end:
            yield from _affected(occasion, "end", end_of(occasion.last_day, occasion.end, zone))


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
