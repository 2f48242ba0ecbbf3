"""The email of new and changed courses, and of those that close soon."""

import datetime as dt
from collections.abc import Iterator

from collaborative import addresses
from collaborative.catalogue import Catalogue, is_upcoming
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.changes.announcements import news_of
from collaborative.views.courses import Cards, can_be_booked
from collaborative.views.discounts import in_short
from collaborative.views.emails.email import Email, EmailItem, EmailSection, as_on, how_to_book, item_of_course
from collaborative.views.links import Link

BACK = dt.timedelta(days=14)  # how long a course or a change counts as new
AHEAD = dt.timedelta(days=14)  # how far ahead counts as soon


def digest_email(catalogue: Catalogue, settings: Settings, cards: Cards) -> Email:
    """Return the email for a day. Without a git history it does not claim that nothing is new or changed."""
    today = cards.today
    certain = catalogue.public_history.known or not catalogue.courses
    since, until = today - BACK, today + AHEAD
    rest = Link("courses", settings.absolute(addresses.COURSES))
    discounts = catalogue.discounts_on(today)
    return Email(
        html=addresses.DIGEST_EMAIL,
        text=addresses.DIGEST_TEXT,
        title="Courses: new, changed and closing soon",
        partnership=settings.name,
        lines=(f"New and changed since {wording.long_day(since)}; closing or starting by {wording.long_day(until)}.",),
        uri="",
        address=addresses.COURSES,
        page=Link("All upcoming courses on our website", rest.address),
        sections=(
            EmailSection("Closing soon", tuple(_closing(catalogue, settings, cards)), "Nothing closes soon.", rest),
            EmailSection(
                "Changed",
                tuple(_changed(catalogue, settings, cards)),
                "Nothing has changed." if certain else "Changes are not listed this time.",
                rest,
            ),
            EmailSection(
                "New",
                tuple(_new(catalogue, settings, cards)),
                "Nothing is new." if certain else "New courses are not listed this time.",
                rest,
            ),
        ),
        small_print=(
            *(f"{in_short(scheme, discounts)}." for scheme in discounts),
            how_to_book(settings),
            as_on(today),
        ),
    )


def _new(catalogue: Catalogue, settings: Settings, cards: Cards) -> Iterator[EmailItem]:
    """Yield recently published upcoming courses, by their next session."""
    for course in catalogue.upcoming(cards.today):
        published = course.published
        if published and cards.today - BACK <= published.date() <= cards.today:
            yield item_of_course(course, cards, settings, *([course.summary] if course.summary else []))


def _changed(catalogue: Catalogue, settings: Settings, cards: Cards) -> Iterator[EmailItem]:
    """Yield upcoming courses with recent announcements, each with all of them, the latest first."""
    today = cards.today
    found = []
    for course in catalogue.courses:
        changes = news_of(course, catalogue, settings.zone, today)
        recent = [(one.moment.date(), one.sentence) for one in changes if today - BACK <= one.moment.date()]
        if recent and is_upcoming(course, today):
            found.append((recent, course))
    for recent, course in sorted(found, key=lambda entry: (-entry[0][0][0].toordinal(), entry[1].code)):
        lines = (f"{wording.day_and_month(day)}: {sentence}" for day, sentence in recent)
        yield item_of_course(course, cards, settings, *lines)


def _closing(catalogue: Catalogue, settings: Settings, cards: Cards) -> Iterator[EmailItem]:
    """Yield courses that can be booked but close soon, the first to close first."""
    found = [(day, course) for course in catalogue.courses if (day := _last_chance(course, cards.today))]
    for day, course in sorted(found, key=lambda entry: (entry[0], entry[1].code)):
        if course.closes:
            urgent = f"Booking closes on {wording.long_day(day)}."
        else:
            urgent = f"Starts on {wording.long_day(day)}."
        if course.places_left:
            urgent += f" {wording.count(course.places_left, 'place')} left."
        yield item_of_course(course, cards, settings, urgent)


def _last_chance(course: Course, today: dt.date) -> dt.date | None:
    """Return the day on which booking closes or the course starts, if it is soon and there are places."""
    if not can_be_booked(course, today) or not is_upcoming(course, today) or course.places_left == 0:
        return None
    day = course.closes or (course.expected_sessions[0].day if course.expected_sessions else None)
    return day if day and today <= day <= today + AHEAD else None
