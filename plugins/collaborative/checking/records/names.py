"""Codes and titles: signs that addresses cannot hold, titles in capitals, titles that contain a status."""

import re
from collections.abc import Iterator
from typing import Any

from collaborative.checking.subject import Subject
from collaborative.loading.shaping import Shaped
from collaborative.problems import Problem
from collaborative.reading.calendar_words import MONTHS
from collaborative.reading.words import fold, in_words
from collaborative.records.base import Record
from collaborative.records.course import Course, Status
from collaborative.records.listing import Listing

_AWKWARD = re.compile(r"[^\w .-]")
_CALLED = {
    "/": "a slash (/)",
    "\\": "a slash (\\)",
    "&": "an and-sign (&)",
    "#": "a hash (#)",
    "?": "a question mark (?)",
}
_YEAR = re.compile(r"\b20\d\d\b")
_WORD = re.compile(r"[^\W\d_]+")
# Abbreviations, which belong in capitals.
_ACRONYMS = frozenset(
    {
        "SENDCO",
        "SENCO",
        "INSET",
        "OFSTED",
        "SATS",
        "RSHE",
        "PSHE",
        "EYFS",
        "SEND",
        "DSL",
        "ECT",
        "TA",
        "ICT",
        "HLTA",
        "MAKATON",
    }
)
_STATUS_WORDS = {
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "postponed": Status.POSTPONED,
    "fully booked": Status.FULL,
    "sold out": Status.FULL,
    "now full": Status.FULL,
    "full": Status.FULL,
    "waiting list": Status.WAITING_LIST,
    "waiting list only": Status.WAITING_LIST,
    "few places left": Status.FEW_PLACES,
    "last few places": Status.FEW_PLACES,
}
_SAID = "|".join(sorted(_STATUS_WORDS, key=len, reverse=True))
# Set apart at the beginning or end, unlike "Full-time mentors"; or in capitals, "First aid CANCELLED".
_APART = re.compile(
    rf"\W*(?P<first>{_SAID})\s*(?:[:!*)\]]|[-–—]\s).*|.*(?:[:(\[*]|\s[-–—])\s*(?P<last>{_SAID})\W*", re.IGNORECASE
)
_LOUD = "CANCELLED|CANCELED|POSTPONED|FULLY BOOKED|SOLD OUT"
_IN_CAPITALS = re.compile(rf"\W*(?P<first>{_LOUD})\b.*|.*\b(?P<last>{_LOUD})\W*")
LONG_WORD, LONG_TITLE = 5, 8


def check_names(subject: Subject) -> Iterator[Problem]:
    """Check upcoming courses and recent news; older titles are no longer corrected."""
    for item in subject.content.items:
        record = item.record
        if record and _is_read(record, subject) and "title" not in item.wrong and record.title:
            yield from _capitals(item, record.title)
    for month, listing in subject.items_of(Listing):
        if _is_read(listing, subject):
            yield from _other_month(month, listing)
    for own, course in subject.items_of(Course):
        if _is_read(course, subject):
            yield from _code(own, course)
            if not {"title", "status", "code"} & own.wrong:
                yield from _title_of_course(own, course)


def _other_month(item: Shaped[Any], listing: Listing) -> Iterator[Problem]:
    """Warn about a listing that still has the title of the month it was copied from."""
    if not listing.is_placed:
        return
    own = MONTHS[listing.month - 1]
    months = {word for word in _WORD.findall(listing.title) if word in MONTHS}
    years = set(_YEAR.findall(listing.title))
    if (months and own not in months) or (years and str(listing.year) not in years):
        wrong = f"The title says {in_words(sorted(months | years))}, and the file is that of {own} {listing.year}."
        remedy = f"Write title: Training in {own} {listing.year}; or name the file after the month of its title."
        yield item.warning(("title",), wrong, remedy)


def _is_read(record: Record, subject: Subject) -> bool:
    return not (record.draft or record.is_archived(subject.today))


def _capitals(item: Shaped[Any], title: str) -> Iterator[Problem]:
    if not title.isupper():
        return
    words = _WORD.findall(title)
    shouted = [word for word in words if len(word) >= LONG_WORD and not _is_letters(word)]
    if shouted and (len(words) > 1 or len(title) >= LONG_TITLE):
        yield item.warning(
            ("title",),
            "The title is all in capitals, which is hard to read, and which screen readers may spell letter by letter.",
            f"Write it as in a sentence: title: {_as_in_a_sentence(title)}",
        )


def _as_in_a_sentence(title: str) -> str:
    """Return a title in sentence case; abbreviations (KS1, SENDCO) stay as they are."""
    small = re.sub(r"\w+", lambda word: word[0] if _is_letters(word[0]) else word[0].lower(), title)
    return small[:1].upper() + small[1:]


def _is_letters(word: str) -> bool:
    return (
        word.removesuffix("S") in _ACRONYMS or word in _ACRONYMS or not word.isalpha() or not set(word) & set("AEIOUY")
    )


def _code(item: Shaped[Course], course: Course) -> Iterator[Problem]:
    if "code" in item.wrong or not (found := _AWKWARD.search(course.code)):
        return
    sign = found[0]
    called = _CALLED.get(sign, f'the sign "{sign}"')
    plain = re.sub(r"[^\w.]+", "-", course.code).strip("-")
    wrong = f'"{course.code}" holds {called}, which cannot stand in an address or a file name.'
    yield item.warning(("code",), wrong, f"Write letters, digits and hyphens, for example code: {plain}")


def _title_of_course(item: Shaped[Course], course: Course) -> Iterator[Problem]:
    match = _APART.fullmatch(course.title) or (not course.title.isupper() and _IN_CAPITALS.fullmatch(course.title))
    if match and course.status in (Status.SCHEDULED, Status.PROVISIONAL, Status.FEW_PLACES):
        said = (match["first"] or match["last"]).lower()
        if (status := _STATUS_WORDS[said]) is not course.status:
            wrong = f'The title says "{said}", and the status is {course.status}: lists and calendars go by the status.'
            yield item.warning(("title",), wrong, f"Take it out of the title, and add a line status: {status}")
    words = {fold(word) for word in course.title.split()}
    code = fold(course.code)
    if code in words and not code.isalpha() and not code.isdigit():
        wrong = f"The code {course.code} stands in the title as well, so that it is shown twice."
        yield item.warning(("title",), wrong, "Take it out of the title; the site shows it beside it.")
