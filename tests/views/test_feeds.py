"""Feed items and their guids."""

import dataclasses
import datetime as dt
from typing import Any

import pytest
from tests.builders import SETTINGS, course, news

from collaborative.records.base import Origin
from collaborative.views.feeds import course_item, feed, news_feed_item


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
def test_a_courses_guid_stays_whatever_else_changes(change: dict[str, Any]) -> None:
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


def test_a_feed_has_the_newest_first_the_undated_last_and_no_more_than_it_may() -> None:
    items = [
        course_item(course("A", published="2026-01-01"), SETTINGS),
        course_item(course("B"), SETTINGS),
        news_feed_item(news(published="2026-02-01"), SETTINGS),
        course_item(course("C", published="2025-12-31"), SETTINGS),
    ]
    settings = dataclasses.replace(SETTINGS, feed_items=3)
    whole = feed("All", "Everything", "", "feed.xml", items, SETTINGS)
    short = feed("All", "Everything", "", "feed.xml", items, settings)
    names = [item.guid.rsplit("/", 1)[-1] for item in whole.items]
    assert names == ["programme", "a", "c", "b"]
    assert short.items == whole.items[:3]
