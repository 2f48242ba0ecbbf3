"""A month's grid and its listing."""

import datetime as dt

from tests.builders import SETTINGS, course, discount, listing

from collaborative.catalogue import Catalogue, Month
from collaborative.views.courses import Cards
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.months import grid_of, month_page

MARCH = Month(2026, 3)
TODAY = dt.date(2026, 3, 2)
NOTHING = Follow("", None, None)


def test_weeks_run_from_monday_to_sunday_and_days_of_other_months_are_empty() -> None:
    grid = grid_of(MARCH, Catalogue(), TODAY)
    assert (grid.weekdays[0], grid.weekdays[-1], grid.caption) == ("Monday", "Sunday", "Training in March 2026")
    assert [[day.number for day in week] for week in grid.weeks] == [
        [0, 0, 0, 0, 0, 0, 1],
        [2, 3, 4, 5, 6, 7, 8],
        [9, 10, 11, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21, 22],
        [23, 24, 25, 26, 27, 28, 29],
        [30, 31, 0, 0, 0, 0, 0],
    ]


def test_a_month_that_begins_on_monday_and_has_28_days_has_four_weeks() -> None:
    assert len(grid_of(Month(2027, 2), Catalogue(), TODAY).weeks) == 4


def entries(catalogue: Catalogue, month: Month = MARCH) -> dict[str, list[tuple[str, str, str]]]:
    return {
        day.iso: [(entry.code, entry.time, entry.note) for entry in day.entries]
        for week in grid_of(month, catalogue, TODAY).weeks
        for day in week
        if day.entries
    }


def test_a_course_stands_on_each_of_its_days_and_says_which_session_it_is() -> None:
    catalogue = Catalogue(
        courses=(
            course("A", dates="26 February, 5 March and 12 March 2026", start="9:30", end="12:00"),
            course("B", date="2026-03-12"),
            course("C", date="TBC"),
        )
    )
    assert entries(catalogue) == {
        "2026-03-05": [("A", "9:30am to midday", "session 2 of 3")],
        "2026-03-12": [("B", "All day", ""), ("A", "9:30am to midday", "session 3 of 3")],
    }


def test_a_course_of_several_days_stands_on_every_one_in_both_months() -> None:
    catalogue = Catalogue(courses=(course("A", date="2026-03-30", end_date="2026-04-02"),))
    assert list(entries(catalogue)) == ["2026-03-30", "2026-03-31"]
    assert list(entries(catalogue, Month(2026, 4))) == ["2026-04-01", "2026-04-02"]


def test_a_listing_has_a_row_for_each_session_and_links_to_the_months_that_have_a_page() -> None:
    catalogue = Catalogue(
        courses=(course("A", dates="19 and 26 March 2026"), course("B", date="2026-01-15")),
        listings=(listing("2026-03", summary="What is on."), listing("2026-05")),
        discounts=(discount(),),
    )
    page = month_page(MARCH, catalogue, SETTINGS, Cards(TODAY), NOTHING)
    assert (page.name, page.summary, len(page.notices)) == ("March 2026", "What is on.", 1)
    assert [(row.iso, row.note) for row in page.rows] == [
        ("2026-03-19", "Session 1 of 2"),
        ("2026-03-26", "Session 2 of 2"),
    ]
    assert page.previous == Link("January 2026", "courses/2026-01/", 1)
    assert page.next == Link("May 2026", "courses/2026-05/", 0)


def test_a_month_that_is_over_shows_no_discount() -> None:
    page = month_page(Month(2026, 1), Catalogue(discounts=(discount(),)), SETTINGS, Cards(TODAY), NOTHING)
    assert (page.notices, page.previous, page.next) == ((), None, None)
