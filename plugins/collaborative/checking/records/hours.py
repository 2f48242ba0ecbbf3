"""Implausible times of day: a morning typed as an evening, or a day of fourteen hours."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from collaborative.checking.records.occasions import Occasion
from collaborative.checking.texts.wording import texts_in
from collaborative.problems import Problem
from collaborative.reading.times import end_of

# Breakfast meetings begin at 7:00, governors' meetings at 19:00; a start far outside is probably 12 hours wrong.
EARLIEST, LATEST = dt.time(7), dt.time(21)
SHORTEST, LONGEST = dt.timedelta(minutes=15), dt.timedelta(hours=12)
HALF_A_DAY = 12
_ANY_DAY = dt.date(2026, 1, 1)
# Only 7 o'clock, typed without am or pm, could be both a breakfast meeting and an evening one.
SEVEN = 7
LATEST_EVENING_END = dt.time(22, 30)
_BARE_SEVEN = re.compile(r"\s*7[:.]\d\d\s*(?:$|[-\u2013]|to\b)")


def check_hours(occasions: Sequence[Occasion]) -> Iterator[Problem]:
    """Check the start and length of each session and meeting that ends on the day it begins."""
    for occasion in occasions:
        if occasion.start and not occasion.is_overnight:  # an overnight event is meant to be late
            yield from _start(occasion, occasion.start)
            if occasion.end:
                yield from _length(occasion, occasion.start, occasion.end)


def _start(occasion: Occasion, start: dt.time) -> Iterator[Problem]:
    if start.hour == SEVEN and _could_be_evening(occasion):
        wrong = f"{start:%H:%M} in the morning? That is how it is read, and evenings begin at this hour too."
        evening = _half_a_day_off(start)
        remedy = f"If you mean the evening, write start: {evening:%H:%M}; if the morning, start: {start:%H:%M}"
        yield occasion.warning("start", wrong, remedy)
    if EARLIEST <= start < LATEST:
        return
    late = start >= LATEST
    wrong = f"{start:%H:%M} is {'late in the evening' if late else 'early in the morning'} for a {occasion.what}."
    meant = _half_a_day_off(start)
    part = "morning" if late else "afternoon"
    yield occasion.warning(
        "start", wrong, f"If you mean the {part}, write start: {meant:%H:%M}. If {start:%H:%M} is right, leave it."
    )


def _could_be_evening(occasion: Occasion) -> bool:
    """Return whether the start was typed as 7.30, without am, pm or a leading 0, and no end settles it."""
    line = occasion.item.lines.get(occasion.place("start"))
    texts = texts_in(occasion.item.document.front)
    if not any(_BARE_SEVEN.match(text) for _, at, text in texts if at == line):
        return False
    end = occasion.end
    return end is None or (end.hour < HALF_A_DAY and _half_a_day_off(end) <= LATEST_EVENING_END)


def _length(occasion: Occasion, start: dt.time, end: dt.time) -> Iterator[Problem]:
    length = end_of(_ANY_DAY, end) - dt.datetime.combine(_ANY_DAY, start)
    if dt.timedelta() < length < SHORTEST:
        minutes = int(length.total_seconds()) // 60
        wrong = f"From {start:%H:%M} to {end:%H:%M} it would last {minutes} minutes."
        yield occasion.warning("end", wrong, "Check both times; if they are right, leave them.")
    elif length >= LONGEST:
        meant = _half_a_day_off(end)
        remedy = f"If you mean {meant:%H:%M}, write end: {meant:%H:%M}." if meant > start else "Check both times."
        wrong = f"From {start:%H:%M} to {end:%H:%M} it would last {length.total_seconds() / 3600:.3g} hours."
        yield occasion.warning("end", wrong, f"{remedy} If the times are right, leave them.")


def _half_a_day_off(time: dt.time) -> dt.time:
    return time.replace(hour=(time.hour + HALF_A_DAY) % 24)
