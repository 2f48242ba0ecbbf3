"""The queries of the catalogue."""

import datetime as dt
from typing import Any

import pytest

from collaborative.catalogue import Month
from collaborative.vocabulary import AUDIENCES
from tests.builders import catalogue_of, cluster, course, discount, listing, news, school

THURSDAY = dt.date(2026, 3, 19)
FRIDAY = dt.date(2026, 3, 20)


def codes(courses: Any) -> list[str]:
    return [item.code for item in courses]


@pytest.mark.parametrize(
    ("front", "day", "upcoming"),
    [
        ({"date": "2026-03-19"}, THURSDAY, True),
        ({"date": "2026-03-19"}, FRIDAY, False),
        ({"date": "2026-03-18", "end_date": "2026-03-20"}, FRIDAY, True),
        ({"date": "2026-03-18", "end_date": "2026-03-19"}, FRIDAY, False),
        ({"dates": ["2026-03-12", "2026-03-20"]}, FRIDAY, True),
        ({"dates": ["2026-03-12", "2026-03-19"]}, FRIDAY, False),
        ({"date": "TBC"}, FRIDAY, True),
        ({"dates": ["2026-03-12", "TBC"]}, FRIDAY, True),
        ({"date": "2026-03-19", "status": "cancelled"}, THURSDAY, True),
        ({"date": "2026-03-01", "status": "postponed", "new_date": "2026-03-19"}, THURSDAY, True),
        ({"date": "2026-03-01", "status": "postponed", "new_date": "2026-03-19"}, FRIDAY, False),
        (
            {"date": "2026-03-01", "end_date": "2026-03-02", "status": "postponed", "new_date": "2026-03-19"},
            FRIDAY,
            True,
        ),
        ({"date": "2026-03-01", "status": "postponed"}, THURSDAY, False),
    ],
)
def test_a_course_is_upcoming_until_its_last_day_is_over(front: dict[str, Any], day: dt.date, upcoming: bool) -> None:
    catalogue = catalogue_of(courses=(course(**front),))
    assert len(catalogue.upcoming(day)) == int(upcoming)


def test_upcoming_courses_are_ordered_by_their_next_session_with_those_to_be_confirmed_last() -> None:
    catalogue = catalogue_of(
        courses=(
            course("A", date="TBC"),
            course("B", date="2026-03-25"),
            course("C", dates=["2026-03-02", "2026-03-26"]),
            course("E", date="2026-03-24", start="13:00"),
            course("F", date="2026-03-02", status="postponed", new_date="2026-03-27"),
            course("D", date="2026-03-24", start="9:00"),
        )
    )
    assert codes(catalogue.upcoming(FRIDAY)) == ["D", "E", "B", "C", "F", "A"]


def test_a_month_holds_each_session_with_a_day_in_it() -> None:
    catalogue = catalogue_of(
        courses=(
            course("A", dates="26 March and 2 April 2026"),
            course("B", date="2026-03-31", end_date="2026-04-01"),
            course("C", date="2026-02-28"),
            course("D", date="TBC"),
            course("E", date="2026-04-30", end_date="2026-06-01"),
        )
    )
    found = {
        str(month): [(entry.course.code, entry.place, entry.of) for entry in catalogue.in_month(month)]
        for month in catalogue.months
    }
    assert found == {
        "2026-02": [("C", 1, 1)],
        "2026-03": [("A", 1, 2), ("B", 1, 1)],
        "2026-04": [("B", 1, 1), ("A", 2, 2), ("E", 1, 1)],
        "2026-05": [("E", 1, 1)],
        "2026-06": [("E", 1, 1)],
    }


def test_a_month_that_has_only_a_listing_has_a_page_too() -> None:
    catalogue = catalogue_of(listings=(listing("2026-05"),), courses=(course(),))
    assert [str(month) for month in catalogue.months] == ["2026-03", "2026-05"]
    assert catalogue.listing_of(Month(2026, 5)) is catalogue.listings[0]
    assert (catalogue.listing_of(Month(2026, 3)), catalogue.in_month(Month(2026, 5))) == (None, ())


@pytest.mark.parametrize(
    ("month", "following", "last_day", "school_year"),
    [
        (Month(2026, 8), Month(2026, 9), dt.date(2026, 8, 31), 2025),
        (Month(2026, 9), Month(2026, 10), dt.date(2026, 9, 30), 2026),
        (Month(2026, 12), Month(2027, 1), dt.date(2026, 12, 31), 2026),
        (Month(2028, 2), Month(2028, 3), dt.date(2028, 2, 29), 2027),
    ],
)
def test_a_month_knows_its_last_day_its_successor_and_its_school_year(
    month: Month, following: Month, last_day: dt.date, school_year: int
) -> None:
    assert (month.next, month.last_day, month.school_year) == (following, last_day, school_year)


@pytest.mark.parametrize("typed", ["North cluster", "north", "NORTH", "north-bank", "North Bank"])
def test_a_clusters_courses_and_schools_name_it_by_title_or_file_name(typed: str) -> None:
    north, south = cluster("north-bank", title="North cluster"), cluster("south")
    catalogue = catalogue_of(
        courses=(course("A", cluster=typed), course("B", cluster="South"), course("C")),
        clusters=(north, south),
        schools=(school("larkhill", cluster=typed), school("elton", cluster="south")),
    )
    assert codes(catalogue.of_cluster(north)) == ["A"]
    assert [item.title for item in catalogue.schools_of(north)] == ["Larkhill Primary School"]
    assert catalogue.cluster_named(typed) is north


@pytest.mark.parametrize(
    ("venue", "found"),
    [
        ("Larkhill Primary School", True),
        ("Larkhill primary school, Radcliffe", True),
        ("Room 3, Larkhill Primary School", True),
        ("Room 3, Larkhill Primary School, Radcliffe", True),
        ("Larkhill", False),
        ("Near Larkhill Primary School", False),
        ("", False),
    ],
)
def test_a_venue_is_the_school_whose_whole_title_is_between_commas(venue: str, found: bool) -> None:
    larkhill = school("larkhill")
    assert catalogue_of(schools=(school("elton"), larkhill)).school_at(venue) is (larkhill if found else None)


def test_an_unknown_name_finds_no_cluster() -> None:
    catalogue = catalogue_of(clusters=(cluster("north"),), schools=(school(),))
    assert (catalogue.cluster_named("cluster"), catalogue.cluster_named(""), catalogue.school_named("Elton")) == (
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("KS1", ["A", "B", "D"]),
        ("Year 1", ["A", "B"]),
        ("Year 2", ["A", "D"]),
        ("KS2", ["C"]),
        ("Year 3", ["C"]),
        ("Governors", ["E"]),
    ],
)
def test_courses_for_an_audience_include_those_for_its_key_stage_and_its_year_groups(
    audience: str, expected: list[str]
) -> None:
    catalogue = catalogue_of(
        courses=(
            course("A", audience="KS1"),
            course("B", audience="Y1"),
            course("C", audience="juniors"),
            course("D", dates=["2026-03-19", {"date": "2026-03-26", "audience": "Year 2"}]),
            course("E", audience="governor"),
        )
    )
    assert codes(catalogue.for_audience(audience, AUDIENCES)) == expected


def test_courses_on_a_subject_are_those_that_name_it_or_its_synonym() -> None:
    catalogue = catalogue_of(courses=(course("A", subject="numeracy"), course("B", subject="English"), course("C")))
    assert codes(catalogue.on_subject("Maths")) == ["A"]


def test_runs_of_a_series_show_the_others_in_the_order_of_their_dates() -> None:
    runs = (
        course("A", series="First aid", date="TBC"),
        course("B", series="first-aid", date="2026-05-01"),
        course("C", series="First Aid", date="2026-04-01"),
        course("D", series="Maths"),
    )
    catalogue = catalogue_of(courses=runs)
    assert codes(catalogue.runs_of_series(runs[0])) == ["C", "B"]
    assert codes(catalogue.runs_of_series(runs[3])) == []
    assert codes(catalogue.runs_of_series(course("E"))) == []


@pytest.mark.parametrize(
    ("front", "public"),
    [
        ({"published": "2026-03-19"}, True),
        ({"published": "2026-03-20"}, False),
        ({"published": "2026-03-19 23:59"}, True),
        ({"published": "2026-03-01", "draft": "yes"}, False),
        ({"published": "2026-03-01", "draft": "no"}, True),
    ],
)
def test_drafts_and_later_news_are_not_public(front: dict[str, Any], public: bool) -> None:
    assert bool(catalogue_of(news=(news(**front),)).public_on(THURSDAY).news) is public


def test_no_kind_of_draft_is_public() -> None:
    catalogue = catalogue_of(
        courses=(course("A", draft="yes"), course("B")),
        listings=(listing("2026-03", draft="yes"),),
        clusters=(cluster(draft="yes"),),
        schools=(school(draft="yes"),),
        discounts=(discount(draft="yes"),),
    )
    assert catalogue.public_on(THURSDAY) == catalogue_of(courses=catalogue.courses[1:])


def test_current_news_has_pinned_items_first_and_then_the_newest() -> None:
    items = (
        news("a", published="2026-03-01"),
        news("b", published="2026-01-01", pinned="yes"),
        news("c", published="2026-03-10"),
        news("d", published="2026-02-01", pinned="yes"),
    )
    assert [item.slug for item in catalogue_of(news=items).current_news(THURSDAY)] == ["d", "b", "c", "a"]


@pytest.mark.parametrize(("expires", "current"), [("2026-03-18", False), ("2026-03-19", True), ("2026-03-20", True)])
def test_news_is_current_until_the_end_of_the_day_on_which_it_expires(expires: str, current: bool) -> None:
    catalogue = catalogue_of(news=(news(expires=expires, pinned="yes"),))
    assert bool(catalogue.current_news(THURSDAY)) is current
    assert len(catalogue.latest_news) == 1


def test_discounts_are_those_in_force_on_the_day() -> None:
    schemes = (
        discount(title="A", until="2026-03-18"),
        discount(title="B"),
        discount(title="C", **{"from": "2026-03-20"}),
    )
    assert [scheme.title for scheme in catalogue_of(discounts=schemes).discounts_on(THURSDAY)] == ["B"]


def test_meetings_of_all_clusters_are_ordered_by_day_and_keep_their_numbers() -> None:
    north = cluster("north", meetings=[{"date": "2026-05-01"}, {"date": "TBC"}, {"date": "2026-03-01"}])
    south = cluster("south", meetings=[{"date": "2026-04-01"}])
    catalogue = catalogue_of(clusters=(north, south))
    assert [(entry.cluster.slug, entry.number) for entry in catalogue.meetings] == [
        ("north", 3),
        ("south", 1),
        ("north", 1),
        ("north", 2),
    ]
    assert [entry.number for entry in catalogue.meetings_of(north)] == [3, 1, 2]
