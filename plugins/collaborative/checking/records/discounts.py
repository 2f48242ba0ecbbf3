"""Discount notices that leave out numbers of people, or name courses that do not exist."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import Message, Problem, Severity, did_you_mean
from collaborative.reading.words import fold, nearest
from collaborative.records.discount import DiscountScheme, Span, Tier
from collaborative.settings import Settings

HIGHEST = Decimal(50)


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
            wrong = f"{gap} people would get no discount, though {fewer.participants} and {more.participants} do."
            remedy = (
                "Change the numbers so that none is left out, for example 2-5 and then 6+. If it is meant so, leave it."
            )
            yield item.warning(("tiers", index, "participants"), wrong, remedy)
        if more.percent < fewer.percent:
            wrong = (
                f"{more.participants} people would get less off ({more.percent}%) "
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
