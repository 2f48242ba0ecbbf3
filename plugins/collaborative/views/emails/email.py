"""Emails that the office sends: each as HTML to paste into Outlook, and as plain text."""

import datetime as dt
from dataclasses import dataclass

from collaborative.catalogue import CourseSession
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.courses import Cards, CourseCard, row_of
from collaborative.views.links import Link


@dataclass(frozen=True, slots=True)
class EmailItem:
    """A course in an email, or a change of one.

    Attributes:
        when: The line above the title: days and times.
        title: The title with the course's code.
        url: The whole URL.
        status: The status in words, or "".
        facts: The lines below the title.
        is_off: Whether the course does not take place on that day.
    """

    when: str
    title: str
    url: str
    status: str = ""
    facts: tuple[str, ...] = ()
    is_off: bool = False


@dataclass(frozen=True, slots=True)
class EmailSection:
    """Items below a heading.

    Attributes:
        heading: "" if the email's title is enough.
        nothing: The text if there are no items.
        rest: What the items are called, with the whole URL of the full list, for long sections.
    """

    heading: str
    items: tuple[EmailItem, ...]
    nothing: str
    rest: Link


@dataclass(frozen=True, slots=True)
class Email:
    """One email.

    Attributes:
        html, text: The addresses of both forms, from the site's root.
        title: The heading, also the subject.
        partnership: The sender's name.
        lines: The lines at the top.
        uri: The file with the introduction, or "".
        address: The page that the introduction is on, from the site's root.
        page: The page of the site that always has the latest, with its whole URL.
        small_print: Discounts, how to book, and the day of the email.
    """

    html: str
    text: str
    title: str
    partnership: str
    lines: tuple[str, ...]
    uri: str
    address: str
    page: Link
    sections: tuple[EmailSection, ...]
    small_print: tuple[str, ...]


def item_of_course(course: Course, cards: Cards, settings: Settings, *more: str) -> EmailItem:
    """Return a course by its next session; ``more`` are lines that come before its facts."""
    card = cards.of(course)
    when = ", ".join(part for part in (card.day, card.time, card.more) if part)
    return EmailItem(
        when=when,
        title=titled(course),
        url=settings.absolute(card.address),
        status=card.badge.text if card.badge else "",
        facts=(*more, *_facts(card, card.venue)),
        is_off=course.is_off and not course.moved_session,
    )


def item_of_session(entry: CourseSession, cards: Cards, settings: Settings) -> EmailItem:
    """Return one session, as in a month's listing."""
    row = row_of(entry, cards)
    return EmailItem(
        when=", ".join(part for part in (row.day, row.time, row.note) if part),
        title=titled(entry.course),
        url=settings.absolute(row.card.address),
        status=row.badge.text if row.badge else "",
        facts=_facts(row.card, row.venue),
        is_off=entry.session.is_off,
    )


def titled(course: Course) -> str:
    """Return, for example, "First aid (FA01)"."""
    return f"{course.title} ({course.code})"


def how_to_book(settings: Settings) -> str:
    """Return one sentence, which names the office's contacts if there are any."""
    ways = [
        *([f"email {settings.email}"] if settings.email else []),
        *([f"telephone {settings.phone}"] if settings.phone else []),
    ]
    asked = f", or {' or '.join(ways)} and give the course's code" if ways else ""
    return f"To book, open a course on our website{asked}."


def _facts(card: CourseCard, venue: str) -> tuple[str, ...]:
    audience = (f"For: {card.audience}",) if card.audience else ()
    return (f"Where: {venue}", *audience, f"Price: {card.price.removeprefix('Price ')}")


def as_on(today: dt.date) -> str:
    return f"As on {wording.long_day(today)}. Dates and places may change: our website has the latest."
