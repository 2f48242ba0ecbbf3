"""Entries in the search index."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, cluster, course, news, school, site_of

from collaborative.sections.page import Page
from collaborative.sections.plan import plan
from collaborative.views.search import SearchEntry

TODAY = dt.date(2026, 3, 2)


def entries(today: dt.date = TODAY, **records: Any) -> dict[str, SearchEntry]:
    return {page.address: page.search for page in pages(today, **records) if page.search}


def pages(today: dt.date = TODAY, **records: Any) -> tuple[Page, ...]:
    return plan(site_of(catalogue_of(**records), today)).pages


def entry_of(today: dt.date = TODAY, **front: Any) -> SearchEntry:
    return next(entry for entry in entries(today, courses=[course(**front)]).values() if entry.kind == "course")


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("SENCO", ("SENDCos", "SENCo", "inclusion lead")),
        ("KS2", ("KS2", "key stage 2", "Year 4", "Y4", "Yr 6")),
        ("Year 4", ("Year 4", "Y4", "KS2", "key stage two")),
    ],
)
def test_a_course_is_found_by_all_names_of_its_audience(audience: str, said: tuple[str, ...]) -> None:
    assert set(said) <= set(entry_of(audience=audience).words.split(". "))


def test_a_year_group_is_not_found_by_another() -> None:
    assert "Year 5" not in entry_of(audience="Year 4").words


def test_a_name_is_indexed_once_whatever_its_spelling() -> None:
    words = entry_of(audience="SENCO, Teachers", subject="SEND").words.split(". ")
    assert len(words) == len({word.casefold() for word in words})


def test_other_names_are_those_of_what_the_title_says() -> None:
    assert "SENCo" in entry_of(title="SENDCo network", audience="SENDCos").names.split(". ")
    assert entry_of(title="Network", audience="SENDCos").names == ""
    assert entry_of(title="Tables", audience="TA").names == ""  # "TA" begins too much


@pytest.mark.parametrize(
    ("price", "is_free"),
    [("Free", True), ({"member": "Free", "non_member": "60"}, True), ({"member": "60", "non_member": "0"}, False), ("50", False)],
)  # fmt: skip
def test_a_course_that_is_free_for_member_schools_is_found_by_free(price: Any, is_free: bool) -> None:
    assert ("Free" in entry_of(price=price).words.split(". ")) is is_free


def test_a_course_has_its_facts_and_people() -> None:
    entry = entry_of(
        code="SCH 16/1335", venue="Elton Lane", trainer=["Jo Bell", "Ann Lee"], tags="knots", status="few places"
    )
    assert entry.facts == "Thursday 19 March 2026 · Elton Lane · SCH 16/1335"
    assert entry.code == "SCH 16/1335"
    assert entry.badge
    assert entry.badge.kind == "few-places"
    assert {"Jo Bell and Ann Lee", "knots", "Elton Lane", "Thursday 19 March 2026"} <= set(entry.words.split(". "))


def test_several_sessions_are_summarised() -> None:
    entry = entry_of(date=None, dates=["2026-02-26", "2026-03-05", "2026-03-12"])
    assert entry.facts == "3 sessions, 26 February 2026 to 12 March 2026 · FA01"
    assert entry.days == (dt.date(2026, 2, 26), dt.date(2026, 3, 5), dt.date(2026, 3, 12))
    assert entry.ends == dt.date(2026, 3, 12)


def test_a_past_course_has_a_short_entry() -> None:
    upcoming = entry_of(audience="SENDCos", summary="A day.")
    over = entry_of(today=dt.date(2026, 3, 20), audience="SENDCos", summary="A day.")
    assert (upcoming.whole, upcoming.text, over.whole, over.text) == (True, "A day.", False, "")
    assert "SENDCos" in over.words
    assert "inclusion lead" not in over.words
    assert over.badge is None  # which the browser says, by its day
    assert over.ends == upcoming.ends == dt.date(2026, 3, 19)


@pytest.mark.parametrize(("status", "closes"), [("few places", dt.date(2026, 3, 12)), ("full", None)])
def test_an_entry_knows_until_when_its_badge_holds(status: str, closes: dt.date | None) -> None:
    assert entry_of(status=status, booking={"closes": "2026-03-12"}).closes == closes


def test_a_course_without_a_day_is_never_over_and_a_postponed_one_when_its_new_day_is() -> None:
    assert entry_of(date="TBC").ends is None
    moved = entry_of(status="postponed", new_date="2026-04-21")
    assert (moved.ends, moved.off) == (dt.date(2026, 4, 21), True)
    assert moved.facts == "Tuesday 21 April 2026 · FA01"


def test_news_is_past_when_it_expires_or_after_a_year() -> None:
    items = [news("kept", title="Kept"), news("gone", title="Gone", expires="2026-04-01")]
    found = {page.title: page.search for page in pages(news=items) if page.search and page.search.kind == "news"}
    assert (found["Kept"].ends, found["Gone"].ends) == (dt.date(2027, 2, 20), dt.date(2026, 4, 1))


def test_a_month_is_found_by_its_name_and_the_word_courses() -> None:
    month = entries(courses=[course()])["courses/2026-03/"]
    assert "March 2026 courses" in month.words
    assert month.ends == dt.date(2026, 3, 31)


def test_clusters_schools_and_lists_have_entries_but_archives_do_not() -> None:
    found = entries(courses=[course(audience="NQT")], clusters=[cluster()], schools=[school()], news=[news()])
    assert "NQT" in found["audience/ects/"].names
    assert {"clusters/", "schools/", "news/", "calendar/", "courses/", "courses/past/"} <= set(found)
    assert {"clusters/north/", "schools/larkhill/"} <= set(found)
    assert not [
        address for address in found if address.startswith(("news/category", "news/20")) and address.count("/") < 3
    ]
