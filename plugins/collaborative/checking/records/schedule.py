"""Checks of days and times; upcoming sessions and meetings are collected once for all of them."""

from collections.abc import Iterator

from collaborative.checking.records.clashes import check_clashes
from collaborative.checking.records.clock_changes import check_clock_changes
from collaborative.checking.records.days import check_days
from collaborative.checking.records.hours import check_hours
from collaborative.checking.records.occasions import occasions_of
from collaborative.checking.records.unsaid import check_unsaid
from collaborative.checking.subject import Subject
from collaborative.problems import Problem


def check_schedule(subject: Subject) -> Iterator[Problem]:
    """Run every check of upcoming sessions and meetings."""
    occasions = tuple(occasions_of(subject))
    yield from check_days(subject, occasions)
    yield from check_hours(occasions)
    yield from check_unsaid(occasions)
    yield from check_clock_changes(occasions, subject.settings.zone)
    yield from check_clashes(subject, occasions)
