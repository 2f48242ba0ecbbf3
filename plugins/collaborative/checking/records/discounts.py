"""Discount notices that leave out numbers of people or days, or name courses that do not exist."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import Message, Problem, Severity, did_you_mean
from collaborative.reading.words import fold, nearest
from collaborative.records.course import Course
from collaborative.records.discount import DiscountScheme, Span, Tier
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.dated import day_after

HIGHEST = Decimal(50)
LATELY = dt.timedelta(31)  # the end of a discount that was given up long ago is no news


def check_discounts(subject: Subject) -> Iterator[Problem]:
    """Check the notices that are in force or will be."""
    for item, scheme in subject.items_of(DiscountScheme):
        if scheme.draft:
            continue
        if scheme.until and scheme.until < subject.today:
            continue
        if "tiers" not in item.wrong:
            yield from _tiers(item, scheme)
        if scheme.applies_to or scheme.excludes:
            yield from _names(item, scheme, subject)


def check_days_without_discount(subject: Subject) -> Iterator[Problem]:
    """Warn about days on which no discount holds, between two notices or before courses to which none will apply."""
    schemes = [
        (item, scheme)
        for item, scheme in subject.items_of(DiscountScheme)
        if not scheme.draft and not {"from", "from_", "until"} & item.wrong
    ]
    schemes.sort(key=lambda pair: (pair[1].from_ or dt.date.min, pair[1].origin.path))
    covered: dt.date | None = None  # the last day of those so far, None before the first
    last: Shaped[DiscountScheme] | None = None
    for item, scheme in schemes:
        start, end = scheme.from_ or dt.date.min, scheme.until or dt.date.max
        begins = day_after(covered) if covered else subject.today
        if start > max(begins, subject.today) and (last or _held_before(subject, begins)):
            yield item.problem_at(("from_",), _between_notices(begins, scheme, last), Severity.WARNING)
        if covered is None or end >= covered:
            covered, last = end, item
    ended_lately = last and covered and subject.today - LATELY <= covered < dt.date.max
    if last and covered and ended_lately and (first := _first_left_out(subject, covered)):
        wrong = (
            f"From {wording.day_without_weekday(day_after(covered))} no discount is in force, and courses follow, "
            f"the first on {wording.day_without_weekday(first)}."
        )
        remedy = "Write a later day in until, or add the next notice. If no discount is meant to follow, leave it."
        yield last.warning(("until",), wrong, remedy)


def _between_notices(begins: dt.date, scheme: DiscountScheme, last: Shaped[DiscountScheme] | None) -> Message:
    """Return the message about the days before a notice; ``last`` is the notice before it."""
    starts = scheme.from_ or dt.date.min
    days = f"From {wording.day_without_weekday(begins)} until {wording.day_without_weekday(starts - dt.timedelta(1))}"
    wrong = f"{days} no discount notice is in force: this one begins on {wording.day_without_weekday(starts)}"
    wrong += f", and {last.document.path} ends before." if last else "."
    line = f"from: {begins.isoformat()}"
    return Message(wrong, f"Write {line} to close the gap. If there is no discount on these days, leave it.")


def _held_before(subject: Subject, day: dt.date) -> bool:
    """Return whether the public has read of a discount that was to hold on a day, in an earlier version of a notice."""
    return any(scheme.in_force(day) for scheme in subject.content.catalogue.public_history.ever(DiscountScheme))


def _first_left_out(subject: Subject, day: dt.date) -> dt.date | None:
    """Return the day of the first course after a day, and not before today, that any notice would apply to."""
    schemes = [scheme for _, scheme in subject.items_of(DiscountScheme) if not scheme.draft]
    days = (
        course.first_day
        for _, course in subject.items_of(Course)
        if not course.draft and not course.is_off and any(scheme.covers(course) for scheme in schemes)
    )
    return min((first for first in days if first and first > day and first >= subject.today), default=None)


def _tiers(item: Shaped[DiscountScheme], scheme: DiscountScheme) -> Iterator[Problem]:
    """Warn about very large discounts, gaps between tiers, and larger groups that get less off."""
    for index, tier in enumerate(scheme.tiers):
        if tier.percent > HIGHEST:
            wrong = f"{tier.percent}% is more than half the price."
            yield item.warning(
                ("tiers", index, "percent"),
                wrong,
                "Check the number; if the discount is meant to be so large, leave it.",
            )
    by_size = sorted(enumerate(scheme.tiers), key=lambda numbered: numbered[1].participants.first)
    for (_, fewer), (index, more) in pairwise(by_size):
        if gap := _between(fewer, more):
            wrong = f"{gap.people} would get no discount, though {fewer.participants} and {more.participants} do."
            remedy = (
                "Change the numbers so that none is left out, for example 2-5 and then 6+. If it is meant so, leave it."
            )
            yield item.warning(("tiers", index, "participants"), wrong, remedy)
        if more.percent < fewer.percent:
            wrong = (
                f"{more.participants.people} would get less off ({more.percent}%) "
                f"than {fewer.participants} ({fewer.percent}%)."
            )
            yield item.warning(("tiers", index, "percent"), wrong, "Check both percentages.")


def _between(fewer: Tier, more: Tier) -> Span | None:
    """Return the numbers of people between two tiers, or None."""
    last, first = fewer.participants.last, more.participants.first
    return Span(last + 1, first - 1) if last is not None and first > last + 1 else None


def _names(item: Shaped[DiscountScheme], scheme: DiscountScheme, subject: Subject) -> Iterator[Problem]:
    """Warn about names in ``applies_to`` and ``excludes`` that match nothing on the site."""
    known = _known_names(subject)
    titles = {fold(course.title): course.code for course in subject.content.catalogue.courses}
    by_fold = {fold(name) for name in known}
    for field, names in (("applies_to", scheme.applies_to), ("excludes", scheme.excludes)):
        for index, name in enumerate(names):
            if fold(name) in by_fold or field in item.wrong:
                continue
            guess = titles.get(fold(name)) or nearest(name, known)
            wrong = f'"{name}" is no code, subject, series or tag of a course on this site.'
            remedy = "Write a course's code, a subject, a series or a tag, as it stands in the course's file."
            message = did_you_mean(wrong, name, guess) if guess else Message(wrong, remedy)
            place = (field, index) if (field, index) in item.lines else (field,)
            yield item.problem_at(place, message, Severity.WARNING)


def _known_names(subject: Subject) -> set[str]:
    settings: Settings = subject.settings
    names = {term.name for term in settings.subjects.terms}
    for course in subject.content.catalogue.courses:
        names |= {course.code, *course.tags}
        if course.series:
            names.add(course.series)
    return names
