"""Implausible days of publication, change, expiry or closing."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from collaborative.catalogue import is_upcoming
from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import InputError, Problem
from collaborative.reading.days import parse_day
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.views.wording import day_without_weekday

_DATED_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?!\d)")
LONGEST_EMBARGO = dt.timedelta(days=366)
# The file name has the day of writing, and publication may come later.
LONGEST_WAIT = dt.timedelta(days=60)
NEW_AND_OVER = dt.timedelta(days=31)
LONGEST_BOOKING = dt.timedelta(days=300)

R = TypeVar("R", bound=Record)


def check_publication(subject: Subject) -> Iterator[Problem]:
    for item, news in subject.items_of(NewsItem):
        if not news.draft:
            yield from _credible(item, [*_news(item, news), *_published(item, news, subject.today)])
    for own, course in subject.items_of(Course):
        if course.draft:
            continue
        found = [*_too_late(own, course, subject.today), *_new_and_over(own, course, subject)]
        if is_upcoming(course, subject.today):
            found += [*_booking(own, course), *([] if found else _published(own, course, subject.today))]
        yield from _credible(own, found)


def _new_and_over(item: Shaped[Any], course: Course, subject: Subject) -> Iterator[Problem]:
    """Warn of a course that nobody has seen yet and that is over: nearly always last year's date."""
    history = subject.content.catalogue.public_history
    last = max((session.last_day for session in course.sessions if session.last_day), default=None)
    if not history.known or item.raw("published") or last is None or last >= subject.today - NEW_AND_OVER:
        return
    if all(state.moment is None for state in history.of(course)):
        place = ("date",) if item.raw("date") else ("dates",)
        wrong = f"The course is new, and was over on {day_without_weekday(last)}: visitors will find it in the archive."
        yield item.warning(place, wrong, "Check the year; if it belongs in the archive, leave it.")


def _credible(item: Shaped[R], problems: Iterable[Problem]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.field.split(".")[0] not in item.wrong)


def _published(item: Shaped[R], record: R, today: dt.date) -> Iterator[Problem]:
    published = record.published.date() if record.published and item.raw("published") else None
    updated = record.updated.date() if record.updated else None
    if published and published - today > LONGEST_EMBARGO and "published" not in item.wrong:
        yield item.warning(
            ("published",),
            f"It will not be shown until {day_without_weekday(published)}, more than a year from now.",
            f"Check the year: did you mean {published.day} {published:%B} {today.year}?",
        )
    elif updated and updated - today > LONGEST_EMBARGO:
        wrong = (
            f"{day_without_weekday(updated)} is more than a year from now, and cannot be the day of the last change."
        )
        yield item.warning(("updated",), wrong, "Write the day on which you change the text, or take the line away.")
    elif updated and published and updated < published and "published" not in item.wrong:
        wrong = f"It would have been changed on {day_without_weekday(updated)}, before it was published."
        yield item.warning(("updated",), wrong, "Correct updated or published, or take updated away.")


def _news(item: Shaped[NewsItem], news: NewsItem) -> Iterator[Problem]:
    if "published" in item.wrong:
        return
    if news.expires and news.expires < news.day:
        yield item.problem(
            ("expires",),
            f"It would expire on {day_without_weekday(news.expires)}, before it is published, so nobody would see it.",
            f"Write the last day on which it should be listed, after {day_without_weekday(news.day)}.",
        )
    named = _day_of_name(item)
    if (match := _dated_name(item)) and not named:
        yield item.warning(
            (),
            f"The file name begins with {match[1]}, and there is no such day.",
            f"Rename the file, so that its name begins with {news.day}, or leave the day out.",
        )
    if named and not named <= news.day <= named + LONGEST_WAIT:
        yield item.warning(
            ("published",),
            f"The file name says {named}, and published says {news.day}.",
            f"Write published: {named}, or rename the file, so that both say the same.",
        )


def _dated_name(item: Shaped[NewsItem]) -> re.Match[str] | None:
    return _DATED_NAME.match(item.document.uri.rsplit("/", 1)[-1])


def _day_of_name(item: Shaped[NewsItem]) -> dt.date | None:
    match = _dated_name(item)
    try:
        return parse_day(match[1]) if match else None
    except InputError:
        return None


def _too_late(item: Shaped[Course], course: Course, today: dt.date) -> Iterator[Problem]:
    """Warn about a course published after it has ended; one of the years is often wrong."""
    last, published = course.last_day, course.published
    if last is None or published is None or not item.raw("published") or {"date", "dates", "end_date"} & item.wrong:
        return
    if published.date() <= last or course.is_off:
        return
    shown = day_without_weekday(published.date())
    if is_upcoming(course, today):
        wrong = f"It would be published on {shown}, when the course is over."
        yield item.problem(("published",), wrong, "Write the day from which people should see it, or take it away.")
    else:  # it may have been added to the archive later
        wrong = f"It says that it is published on {shown}, and the course was over on {day_without_weekday(last)}."
        remedy = "Check the year of both days; for a course of the past take published away."
        yield item.warning(("published",), wrong, remedy)


def _booking(item: Shaped[Course], course: Course) -> Iterator[Problem]:
    first, last = course.first_day, course.last_day
    if first is None or last is None or {"date", "dates", "end_date"} & item.wrong:
        return
    closes = course.booking.closes
    if closes is None or course.is_off:
        return
    if closes > last:
        wrong = f"Booking would close on {day_without_weekday(closes)}, when the course is over."
        yield item.warning(("booking", "closes"), wrong, "Write the last day for booking, before the course begins.")
    elif first - closes > LONGEST_BOOKING:
        wrong = f"Booking closes on {day_without_weekday(closes)}, {(first - closes).days} days before the course."
        yield item.warning(("booking", "closes"), wrong, "Check the year of both days; if they are right, leave them.")
