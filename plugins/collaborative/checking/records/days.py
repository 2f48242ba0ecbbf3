"""Days on which courses are unlikely: Sundays, bank holidays, school holidays, and days in a mistyped year."""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from collaborative.bank_holidays import bank_holiday_on
from collaborative.checking.records.occasions import Occasion
from collaborative.checking.subject import Subject
from collaborative.problems import Problem
from collaborative.records.cluster import MeetingStatus
from collaborative.school_year import SchoolHoliday, holiday_on
from collaborative.settings import Settings
from collaborative.views.wording import count, day_and_month, day_without_weekday

FAR_OFF_YEARS = 2
LONGEST = dt.timedelta(days=31)
LONGEST_PAUSE = dt.timedelta(days=330)  # one date with a wrong year makes a pause of about a year
SATURDAY, SUNDAY = 5, 6


def check_days(subject: Subject, occasions: Sequence[Occasion]) -> Iterator[Problem]:
    """Check sessions and meetings that are still to come; past ones are no longer corrected."""
    for _, group in groupby(occasions, key=lambda occasion: id(occasion.item)):
        own = list(group)
        far = [occasion for occasion in own if occasion.day > _years_after(subject.today, FAR_OFF_YEARS)]
        for occasion in own:
            if occasion in far:
                yield _far_off(occasion, subject.today)
            else:
                yield from _closed(occasion, subject.settings)
            yield from _held_already(occasion, subject.today)
        yield from _long(own)
        if not far:
            yield from _pauses(own)


def _far_off(occasion: Occasion, today: dt.date) -> Problem:
    """Warn about a day years away, and propose the next time that date comes round."""
    day = occasion.day
    years = day.year - today.year - ((day.month, day.day) < (today.month, today.day))
    next_time = next(
        found for year in (0, 1) if (found := _years_after(day, today.year + year - day.year)) >= today or year
    )
    wrong = f"{day_without_weekday(day)} is {count(years, 'year')} away."
    return occasion.warning(occasion.day_key, wrong, f"Check the year: did you mean {day_without_weekday(next_time)}?")


def _closed(occasion: Occasion, settings: Settings) -> Iterator[Problem]:
    """Yield at most one warning for the first day, and one for the last of several days."""
    day, key = occasion.day, occasion.day_key
    if day.weekday() == SUNDAY:
        wrong = f"{day_without_weekday(day)} is a Sunday."
        yield occasion.warning(key, wrong, f"Check the date; if the {occasion.what} is meant for a Sunday, leave it.")
    elif name := bank_holiday_on(day, settings.nation):
        yield _on_bank_holiday(occasion, key, day, name)
    elif holiday := _holiday_on(day, settings):
        after, before = holiday.after, holiday.before
        wrong = (
            f"{day_without_weekday(day)} is in the school holidays, between {after.name} (to "
            f"{day_and_month(after.last)}) and {before.name} (from {day_and_month(before.first)})."
        )
        yield occasion.warning(
            key, wrong, f"Check the date; if the {occasion.what} is meant for the holidays, leave it."
        )
    elif occasion.is_overnight and (name := bank_holiday_on(occasion.last_day, settings.nation)):
        yield _on_bank_holiday(occasion, "end_date", occasion.last_day, name)


def _holiday_on(day: dt.date, settings: Settings) -> SchoolHoliday | None:
    """Return the school holiday on a day; a Saturday counts if the days around its weekend do."""
    beside = (-1, 2) if day.weekday() == SATURDAY else (0,)
    if all(holiday_on(day + dt.timedelta(days), settings.terms) for days in beside):
        return holiday_on(day, settings.terms)
    return None


def _on_bank_holiday(occasion: Occasion, key: str, day: dt.date, name: str) -> Problem:
    wrong = f"{day_without_weekday(day)} is a bank holiday ({name})."
    return occasion.warning(key, wrong, f"Check the date; if the {occasion.what} is meant for that day, leave it.")


def _long(occasions: Sequence[Occasion]) -> Iterator[Problem]:
    """Warn about courses that would last longer than a month."""
    for occasion in occasions:
        length = occasion.last_day - occasion.day
        if length > LONGEST:
            wrong = f"It would go on for {length.days + 1} days, until {day_without_weekday(occasion.last_day)}."
            remedy = "Check end_date; for several separate days write dates: 19 and 26 March 2026 instead."
            yield occasion.warning("end_date", wrong, remedy)


def _held_already(occasion: Occasion, today: dt.date) -> Iterator[Problem]:
    """Warn about meetings in the future with the status of a past one."""
    record, at = occasion.item.record, occasion.at
    if record is None or occasion.what != "meeting" or not isinstance(at[1], int) or occasion.day <= today:
        return
    if record.meetings[at[1]].status is MeetingStatus.HELD:
        wrong = f"The status says that the meeting was held, and it is on {day_without_weekday(occasion.day)}."
        yield occasion.warning("status", wrong, "Correct the date, or take the status away.")


def _pauses(occasions: Sequence[Occasion]) -> Iterator[Problem]:
    """Warn about a gap of about a year between two sessions, where one year is probably wrong."""
    if len(occasions) < 2 or occasions[0].what == "meeting":
        return
    for earlier, later in pairwise(sorted(occasions, key=lambda occasion: occasion.day)):
        if later.day - earlier.day > LONGEST_PAUSE:
            wrong = (
                f"{day_without_weekday(later.day)} comes {(later.day - earlier.day).days} days after the session "
                f"before it, {day_without_weekday(earlier.day)}."
            )
            yield later.warning("date", wrong, "Check the year of both dates; if they are right, leave them.")


def _years_after(day: dt.date, years: int) -> dt.date:
    """Return the same day in another year; 1 March if it has no 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return dt.date(day.year + years, 3, 1)
