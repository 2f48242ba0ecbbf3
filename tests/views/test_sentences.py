"""Every kind of change, as a sentence for a head teacher."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, cluster, course, discount, news

from collaborative.records.base import Origin
from collaborative.views.changes.sentences import name_of, sentence, told
from collaborative.views.changes.site import Edition, compare

TODAY = dt.date(2026, 3, 2)
PLACE = Origin("courses/fa01.md", "courses/fa01.md", "fa01")

COURSES: dict[str, tuple[dict[str, Any] | None, dict[str, Any] | None, str]] = {
    "another day": ({}, {"date": "2026-03-20"}, "moves from Thursday 19 March to Friday 20 March 2026."),
    "another year": ({}, {"date": "2027-03-19"}, "moves from Thursday 19 March 2026 to Friday 19 March 2027."),
    "another time": (
        {"start": "9:00", "end": "12:00"}, {"start": "9:30", "end": "15:30"},
        "now runs 9:30am to 3:30pm on Thursday 19 March 2026 (was 9am to midday).",
    ),
    "a time at last": ({}, {"start": "9:30"}, "now runs from 9:30am on Thursday 19 March 2026 (was all day)."),
    "another day and time": (
        {"start": "9:00", "end": "12:00"}, {"date": "2026-03-20", "start": "13:00", "end": "16:00"},
        "moves from Thursday 19 March to Friday 20 March 2026, and now runs 1pm to 4pm (was 9am to midday).",
    ),
    "a longer course": (
        {}, {"end_date": "2026-03-20"}, "moves to Thursday 19 to Friday 20 March 2026 (was Thursday 19 March 2026).",
    ),
    "a date at last": ({"date": "TBC"}, {"start": "9:30"}, "now has a date: Thursday 19 March 2026, from 9:30am."),
    "no date any more": (
        {}, {"date": "TBC"},
        "has no date any more (was Thursday 19 March 2026): the site says that it is to be confirmed.",
    ),
    "one session of two": (
        {"dates": ["2026-03-19", "2026-03-26"]}, {"dates": ["2026-03-19", "2026-03-27"]},
        "moves one of its 2 sessions from Thursday 26 March to Friday 27 March 2026.",
    ),
    "a session more": (
        {"dates": ["2026-03-19"]}, {"dates": ["2026-03-19", "2026-03-26"]},
        "has one session more: Thursday 26 March 2026.",
    ),
    "a session less": (
        {"dates": ["2026-03-19", "2026-03-26"]}, {"dates": ["2026-03-19"]},
        "no longer has its session of Thursday 26 March 2026.",
    ),
    "another venue": ({"venue": "Here"}, {"venue": "There"}, "is now at There (was Here)."),
    "online": ({"venue": "Here"}, {"venue": "Online"}, "is now online (was Here)."),
    "no venue": ({"venue": "Here"}, {}, "no longer says where it is (was Here)."),
    "cancelled": (
        {}, {"status": "cancelled", "reason": "Snow."}, "is cancelled (Thursday 19 March 2026). Reason: Snow.",
    ),
    "postponed": (
        {}, {"status": "postponed", "new_date": "2026-06-04"},
        "is postponed to Thursday 4 June 2026 (was Thursday 19 March 2026).",
    ),
    "postponed without a date": (
        {}, {"status": "postponed"}, "is postponed without a new date yet (was Thursday 19 March 2026).",
    ),
    "full": ({}, {"status": "full"}, "is now fully booked."),
    "free places again": ({"status": "full"}, {}, "can be booked as usual again."),
    "on again": ({"status": "cancelled"}, {}, "goes ahead after all: Thursday 19 March 2026."),
    "confirmed": ({"status": "provisional"}, {}, "is now confirmed."),
    "a waiting list": ({}, {"status": "waiting list"}, "is full, and now keeps a waiting list."),
    "few places": ({}, {"status": "few places"}, "has few places left."),
    "closed": ({}, {"status": "closed"}, "no longer takes bookings."),
    "another price": ({"price": "125"}, {"price": "135"}, "now costs £135 (was £125)."),
    "free": ({"price": "125"}, {"price": "Free"}, "is now free (was £125)."),
    "a price to come": ({"price": "Free"}, {"price": "TBC"}, 'now says "Price to be confirmed" (was free).'),
    "another title": ({"title": "Aid"}, {"title": "First aid"}, 'has a new name (was "Aid").'),
    "another trainer": ({"trainer": "Jo"}, {"trainer": "Sam, Kim"}, "has a new trainer: Sam and Kim (was Jo)."),
    "a trainer at last": ({}, {"trainer": "Sam"}, "has a new trainer: Sam."),
    "no trainer": ({"trainer": "Sam"}, {}, "no longer gives its trainer (was Sam)."),
    "another text": ({"body": "A"}, {"body": "B", "summary": "S" * 99}, "has changes in its summary and text."),
    "several": (
        {"price": "125"}, {"price": "135", "status": "full", "body": "B"},
        "is now fully booked. It now costs £135 (was £125). It has changes in its text.",
    ),
    "another deadline": (
        {}, {"booking": {"closes": "2026-03-12"}}, "has a new last day for booking: Thursday 12 March 2026.",
    ),
    "added": (
        None, {"start": "9:30", "end": "15:30", "venue": "Larkhill", "price": "125"},
        "is new on the site: Thursday 19 March 2026; 9:30am to 3:30pm; Larkhill; £125.",
    ),
    "taken off": ({}, None, "is taken off the site (Thursday 19 March 2026)."),
}  # fmt: skip


@pytest.mark.parametrize("what", COURSES)
def test_courses(what: str) -> None:
    before, after, expected = COURSES[what]
    editions = [
        Edition(catalogue_of(courses=() if front is None else (course(**{"title": "First aid", **front}),)))
        for front in (before, after)
    ]
    assert say(*editions) == f"First aid (FA01) {expected}"


def test_a_new_code() -> None:
    before, after = (
        Edition(catalogue_of(courses=(course(code, origin=PLACE, slug="a"),))) for code in ("FA01", "FA02")
    )
    assert say(before, after) == (
        "First aid (FA02) has a new code: FA02 (was FA01); bookings and lists may name the old one."
    )


def test_a_new_address() -> None:
    before, after = (Edition(catalogue_of(courses=(course(slug=slug),))) for slug in ("old", "new"))
    assert say(before, after) == (
        "First aid (FA01) has a new address: /courses/new/ (was /courses/old/; links to the old one find nothing)."
    )


NEWS: dict[str, tuple[dict[str, Any] | None, dict[str, Any], str]] = {
    "added": (None, {}, "is new on the site."),
    "added for a while": (
        None, {"expires": "2026-03-31"}, "is new on the site: on the news page until Tuesday 31 March 2026.",
    ),
    "to come": (None, {"published": "2026-04-01"}, "goes public by itself on Wednesday 1 April 2026."),
    "for longer": (
        {"expires": "2026-03-31"}, {"expires": "2026-04-30"},
        "stays on the news page until Thursday 30 April 2026 (was until Tuesday 31 March 2026).",
    ),
    "for good": (
        {"expires": "2026-03-31"}, {},
        "stays on the news page without an end (was until Tuesday 31 March 2026).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", NEWS)
def test_news(what: str) -> None:
    before, after, expected = NEWS[what]
    old = catalogue_of() if before is None else catalogue_of(news=(news(**before),))
    assert say(Edition(old), Edition(catalogue_of(news=(news(**after),)))) == f"New programme {expected}"


def test_a_meeting() -> None:
    before, after = (
        Edition(catalogue_of(clusters=(cluster(meetings=[{"date": day, "topic": "Art"}]),)))
        for day in ("2026-04-01", "2026-04-08")
    )
    assert say(before, after) == (
        "Meeting: Art (North cluster) moves from Wednesday 1 April to Wednesday 8 April 2026."
    )


def test_a_discount() -> None:
    before, after = (
        Edition(catalogue_of(discounts=(discount(tiers=[{"participants": "2-5", "percent": percent}]),)))
        for percent in ("15", "12.50")
    )
    assert say(before, after) == (
        "Establishment discount has a new reduction: 12.5% for 2 to 5 people (was 15% for 2 to 5 people)."
    )


def say(before: Edition, after: Edition) -> str:
    changes = compare(before, after, TODAY)
    assert all(sentence(change).startswith(name_of(change.subject)) for change in changes)
    return told(name_of(changes[0].subject), changes)
