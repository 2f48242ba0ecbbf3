"""Feed items and their guids."""

import dataclasses
import datetime as dt
from functools import partial
from typing import Any

import pytest
from tests.builders import SETTINGS, course, news

from collaborative.records.base import Origin
from collaborative.views.pictures import Enclosure
from collaborative.views.subscriptions.feeds import Feed, course_item, news_feed_item
from collaborative.views.subscriptions.limits import CATEGORIES, CATEGORY, TITLE, cut


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"date": "2027-01-01"},
        {"slug": "another-address"},
        {"status": "cancelled"},
        {"origin": Origin("courses/x.md", "courses/x.md", "x")},
        {"code": "fa01"},
    ],
)
def test_a_courses_guid_stays_the_same_whatever_else_changes(change: dict[str, Any]) -> None:
    values = {"code": "FA01", **change}
    guid = "tag:training.example.org.uk,2026:course/fa01"
    assert course_item(course(**values), SETTINGS).guid == guid


def test_the_guid_of_news_is_the_first_name_of_its_file() -> None:
    renamed = Origin("content/news/new-name.md", "news/new-name.md", "2026-02-20-programme")
    item = news_feed_item(news(origin=renamed, slug="new-name", title="Another", published="2026-03-01"), SETTINGS)
    assert item.guid == "tag:training.example.org.uk,2026:news/2026-02-20-programme"
    assert item.address == "news/new-name/"


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ({}, "First aid (Thu 19 Mar 2026)"),
        ({"date": "TBC"}, "First aid (Date to be confirmed)"),
        ({"status": "cancelled"}, "Cancelled: First aid (Thu 19 Mar 2026)"),
        ({"status": "postponed"}, "Postponed: First aid (Thu 19 Mar 2026)"),
        ({"status": "full"}, "First aid (Thu 19 Mar 2026)"),
    ],
)
def test_the_title_of_a_courses_item_has_its_first_day_and_says_when_it_is_off(
    front: dict[str, Any], title: str
) -> None:
    assert course_item(course(**front), SETTINGS).title == title


def test_an_item_is_dated_by_its_publication_and_never_by_its_course() -> None:
    item = course_item(course(published="4 July 2025"), SETTINGS)
    assert item.published == dt.datetime(2025, 7, 4, tzinfo=SETTINGS.zone)
    assert course_item(course(), SETTINGS).published is None


def test_a_courses_item_holds_its_facts() -> None:
    record = course(
        start="9:30", end="15:30", venue="Hall", audience="KS1", price="95", status="cancelled", reason="Snow."
    )
    assert course_item(record, SETTINGS).facts == (
        ("Status", "Cancelled. Snow."),
        ("When", "Thursday 19 March 2026, 9:30am to 3:30pm"),
        ("Venue", "Hall"),
        ("For", "KS1"),
        ("Price", "£95"),
        ("Code", "FA01"),
    )


def test_a_feed_has_the_newest_first_the_undated_last_and_a_limited_number() -> None:
    items = [
        course_item(course("A", published="2026-01-01"), SETTINGS),
        course_item(course("B"), SETTINGS),
        news_feed_item(news(published="2026-02-01"), SETTINGS),
        course_item(course("C", published="2025-12-31"), SETTINGS),
    ]
    settings = dataclasses.replace(SETTINGS, feed_items=3)
    whole = Feed.of_newest("All", "Everything", "", partial(list, items), SETTINGS)
    short = Feed.of_newest("All", "Everything", "", partial(list, items), settings)
    names = [item.guid.rsplit("/", 1)[-1] for item in whole.items]
    assert names == ["programme", "a", "c", "b"]
    assert short.items == whole.items[:3]


@pytest.mark.parametrize(("number", "kept"), [(3, 3), (12, 12), (300, 250)])
def test_items_published_together_stay_in_the_feed_for_a_week(number: int, kept: int) -> None:
    """A term's courses from a spreadsheet are more than a feed usually holds."""
    settings = dataclasses.replace(SETTINGS, feed_items=3)
    together = [course_item(course(f"A{at}", published="2026-02-01"), settings) for at in range(number)]
    earlier = [course_item(course(f"B{at}", published="2026-01-01"), settings) for at in range(3)]
    made = Feed.of_newest("All", "Everything", "", partial(list, [*earlier, *together]), settings)
    assert len(made.items) == kept
    assert all("/a" in item.guid for item in made.items)


def test_items_of_the_same_moment_have_a_fixed_order() -> None:
    items = [course_item(course(code, published="2026-01-01"), SETTINGS) for code in "CABD"]
    one, other = (
        Feed.of_newest("All", "Everything", "", partial(list, order), SETTINGS).items for order in (items, items[::-1])
    )
    assert one == other


@pytest.mark.parametrize(
    ("front", "when"),
    [
        ({}, "Thursday 19 March 2026"),
        ({"start": "9am"}, "Thursday 19 March 2026, from 9am"),
        ({"start": "TBC"}, "Thursday 19 March 2026, time to be confirmed"),
        ({"date": "TBC", "start": "9am"}, "Date to be confirmed"),
        (
            {"dates": "19 and 26 March 2026", "start": "9am", "end": "midday"},
            "2 sessions: Thursday 19 March 2026; Thursday 26 March 2026, 9am to midday",
        ),
        (
            {"dates": [{"date": "2026-03-19", "start": "9am"}, {"date": "2026-03-26"}, {"date": "TBC"}]},
            "3 sessions: Thursday 19 March 2026, from 9am; Thursday 26 March 2026, all day; 1 to be confirmed",
        ),
    ],
)
def test_a_courses_item_says_every_day_with_its_time(front: dict[str, Any], when: str) -> None:
    assert dict(course_item(course(**front), SETTINGS).facts)["When"] == when


def test_a_long_title_is_cut_but_the_status_and_day_are_kept() -> None:
    item = course_item(course(title="Many words " * 18, status="cancelled"), SETTINGS)
    assert len(item.title) <= TITLE
    assert item.title.startswith("Cancelled: Many words Many")
    assert item.title.endswith("words (Thu 19 Mar 2026)") or item.title.endswith("\u2026 (Thu 19 Mar 2026)")


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("short enough", 12, "short enough"),
        ("two\n lines", 20, "two lines"),
        ("one two three", 12, "one two\u2026"),
        ("one, two, three", 10, "one, two\u2026"),
        ("onelongwordonly", 10, "onelongwo\u2026"),
    ],
)
def test_a_text_that_is_too_long_is_cut_behind_a_word(text: str, most: int, kept: str) -> None:
    assert cut(text, most) == kept
    assert len(kept) <= most


def test_categories_are_what_readers_filter_by_each_once_and_not_too_many() -> None:
    record = course(subject="Maths", audience="KS2", tags=["maths", "R&D", "r and d", "x " * 60, *map(str, range(30))])
    found = course_item(record, SETTINGS, cluster="North cluster").categories
    assert found[:4] == ("Maths", "KS2", "North cluster", "R&D")
    assert len(found) == CATEGORIES
    assert max(map(len, found)) <= CATEGORY
    assert news_feed_item(news(categories="Courses, COURSES, Safeguarding"), SETTINGS).categories == (
        "Courses",
        "Safeguarding",
    )


def test_a_picture_is_enclosed_where_its_type_and_size_are_known() -> None:
    sizes = {"images/a hall.JPEG": 123, "images/hall.tif": 123, "images/empty.png": 0}
    item = news_feed_item(news(image="images/a hall.JPEG", image_alt="A hall"), SETTINGS, sizes)
    assert item.picture == Enclosure("images/a%20hall.JPEG", "image/jpeg", 123, "A hall")
    for image in ("images/other.png", "images/hall.tif", "images/empty.png"):
        assert news_feed_item(news(image=image), SETTINGS, sizes).picture is None
    assert course_item(course(image="images/a hall.JPEG"), SETTINGS, sizes=sizes).picture is not None
    assert course_item(course(), SETTINGS, sizes=sizes).picture is None


@pytest.mark.parametrize(
    ("front", "shown"),
    [({"closes": "2026-03-12"}, "Thursday 12 March 2026"), ({"closes": "2026-03-12", "off": "cancelled"}, None), ({}, None)],
)  # fmt: skip
def test_the_closing_day_is_given_if_the_course_takes_place(front: dict[str, str], shown: str | None) -> None:
    booking = {"closes": front["closes"]} if "closes" in front else {}
    item = course_item(course(status=front.get("off", "scheduled"), booking=booking), SETTINGS)
    assert dict(item.facts).get("Book by") == shown
    assert item.more == (
        "See this course on the website" if "off" in front else "How to book, and more, on the website"
    )
