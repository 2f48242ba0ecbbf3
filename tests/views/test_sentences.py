"""Every kind of change, as a sentence for a head teacher: ``sentences.txt`` holds them all.

After a change of the words, write that file again and read what has changed in it:

    python3 build.py test tests/views/test_sentences.py --rewrite
"""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.builders import catalogue_of, cluster, course, discount, news

from collaborative.records.base import Origin
from collaborative.views.changes.sentences import describe_changes, name_of, sentence
from collaborative.views.changes.site import Edition, compare

Front = dict[str, Any]

TODAY = dt.date(2026, 3, 2)
PLACE = Origin("courses/fa01.md", "courses/fa01.md", "fa01")

COURSES: dict[str, tuple[Front | None, Front | None]] = {
    "another day": ({}, {"date": "2026-03-20"}),
    "another year": ({}, {"date": "2027-03-19"}),
    "another time": ({"start": "9:00", "end": "12:00"}, {"start": "9:30", "end": "15:30"}),
    "a time at last": ({}, {"start": "9:30"}),
    "another day and time": ({"start": "9:00", "end": "12:00"}, {"date": "2026-03-20", "start": "13:00", "end": "16:00"}),
    "a longer course": ({}, {"end_date": "2026-03-20"}),
    "a date at last": ({"date": "TBC"}, {"start": "9:30"}),
    "no date any more": ({}, {"date": "TBC"}),
    "one session of two": ({"dates": ["2026-03-19", "2026-03-26"]}, {"dates": ["2026-03-19", "2026-03-27"]}),
    "a session more": ({"dates": ["2026-03-19"]}, {"dates": ["2026-03-19", "2026-03-26"]}),
    "a session less": ({"dates": ["2026-03-19", "2026-03-26"]}, {"dates": ["2026-03-19"]}),
    "another venue": ({"venue": "Here"}, {"venue": "There"}),
    "online": ({"venue": "Here"}, {"venue": "Online"}),
    "online in other words": ({"venue": "Here"}, {"venue": "via Teams"}),
    "both": ({"venue": "Here"}, {"venue": "There and online"}),
    "no venue": ({"venue": "Here"}, {}),
    "cancelled": ({}, {"status": "cancelled", "reason": "Snow."}),
    "postponed": ({}, {"status": "postponed", "new_date": "2026-06-04"}),
    "postponed without a date": ({}, {"status": "postponed"}),
    "full": ({}, {"status": "full"}),
    "free places again": ({"status": "full"}, {}),
    "on again": ({"status": "cancelled"}, {}),
    "confirmed": ({"status": "provisional"}, {}),
    "a waiting list": ({}, {"status": "waiting list"}),
    "few places": ({}, {"status": "few places"}),
    "closed": ({}, {"status": "closed"}),
    "another price": ({"price": "125"}, {"price": "135"}),
    "free": ({"price": "125"}, {"price": "Free"}),
    "a price to come": ({"price": "Free"}, {"price": "TBC"}),
    "another title": ({"title": "Aid"}, {"title": "First aid"}),
    "another trainer": ({"trainer": "Jo"}, {"trainer": "Sam, Kim"}),
    "a trainer at last": ({}, {"trainer": "Sam"}),
    "no trainer": ({"trainer": "Sam"}, {}),
    "another text": ({"body": "A"}, {"body": "B", "summary": "S" * 99}),
    "several": ({"price": "125"}, {"price": "135", "status": "full", "body": "B"}),
    "another deadline": ({}, {"booking": {"closes": "2026-03-12"}}),
    "added": (None, {"start": "9:30", "end": "15:30", "venue": "Larkhill", "price": "125"}),
    "taken off": ({}, None),
}  # fmt: skip
NEWS: dict[str, tuple[Front | None, Front | None]] = {
    "added": (None, {}),
    "added for a while": (None, {"expires": "2026-03-31"}),
    "to come": (None, {"published": "2026-04-01"}),
    "for longer": ({"expires": "2026-03-31"}, {"expires": "2026-04-30"}),
    "for good": ({"expires": "2026-03-31"}, {}),
}  # fmt: skip


def test_each_change_has_its_sentence(golden: Callable[[Path, str], None]) -> None:
    text = "".join(f"{what}: {say(before, after)}\n" for what, before, after in cases())
    golden(Path(__file__).with_name("sentences.txt"), text)


def cases() -> Iterator[tuple[str, Edition, Edition]]:
    for what, (old, new) in COURSES.items():
        yield f"A course, {what}", with_course(old), with_course(new)
    one, other = ({"code": code, "origin": PLACE, "slug": "a"} for code in ("FA01", "FA02"))
    yield "A course, a new code", with_course(one), with_course(other)
    yield "A course, a new address", with_course({"slug": "old"}), with_course({"slug": "new"})
    for what, (old, new) in NEWS.items():
        yield f"News, {what}", with_news(old), with_news(new)
    yield "A meeting, another day", with_meeting("2026-04-01"), with_meeting("2026-04-08")
    yield "A discount, another reduction", with_discount("15"), with_discount("12.50")


def with_course(front: Front | None) -> Edition:
    return Edition(catalogue_of(courses=() if front is None else (course(**front),)))


def with_news(front: Front | None) -> Edition:
    return Edition(catalogue_of(news=() if front is None else (news(**front),)))


def with_meeting(day: str) -> Edition:
    return Edition(catalogue_of(clusters=(cluster(meetings=[{"date": day, "topic": "Art"}]),)))


def with_discount(percent: str) -> Edition:
    return Edition(catalogue_of(discounts=(discount(tiers=[{"participants": "2-5", "percent": percent}]),)))


def say(before: Edition, after: Edition) -> str:
    changes = compare(before, after, TODAY)
    assert all(sentence(change).startswith(name_of(change.subject)) for change in changes)
    return describe_changes(name_of(changes[0].subject), changes)
