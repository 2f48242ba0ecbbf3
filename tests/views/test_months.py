"""A month's grid and its listing."""

import datetime as dt
from dataclasses import replace

from tests.builders import SETTINGS, catalogue_of, cluster, course, discount, listing, site_of

from collaborative.catalogue import Catalogue, Month
from collaborative.school_year import terms_from_config
from collaborative.sections.months import Day, Entry, grid_of, link_to, month_page, months_from
from collaborative.views.dated import Dated
from collaborative.views.links import Link

MARCH = Month(2026, 3)
TODAY = dt.date(2026, 3, 2)


def test_weeks_run_from_monday_to_sunday_and_days_of_other_months_are_empty() -> None:
    grid = grid_of(MARCH, catalogue_of(), SETTINGS, TODAY)
    assert (grid.weekdays[0], grid.weekdays[-1], grid.caption) == ("Monday", "Sunday", "Calendar of March 2026")
    assert [[day.number for day in week] for week in grid.weeks] == [
        [0, 0, 0, 0, 0, 0, 1],
        [2, 3, 4, 5, 6, 7, 8],
        [9, 10, 11, 12, 13, 14, 15],
        [16, 17, 18, 19, 20, 21, 22],
        [23, 24, 25, 26, 27, 28, 29],
        [30, 31, 0, 0, 0, 0, 0],
    ]


def test_a_month_that_begins_on_monday_and_has_28_days_has_four_weeks() -> None:
    assert len(grid_of(Month(2027, 2), catalogue_of(), SETTINGS, TODAY).weeks) == 4


def entries(catalogue: Catalogue, month: Month = MARCH) -> dict[str, list[tuple[str, str, str]]]:
    return {
        day.iso: [(entry.code, entry.time, entry.note) for entry in day.entries]
        for week in grid_of(month, catalogue, SETTINGS, TODAY).weeks
        for day in week
        if day.entries
    }


def test_a_course_is_on_each_of_its_days_with_the_number_of_the_session() -> None:
    catalogue = catalogue_of(
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


def test_a_session_of_several_days_is_on_each_of_them_in_both_months() -> None:
    catalogue = catalogue_of(courses=(course("A", date="2026-03-30", end_date="2026-04-02"),))
    assert list(entries(catalogue)) == ["2026-03-30", "2026-03-31"]
    assert list(entries(catalogue, Month(2026, 4))) == ["2026-04-01", "2026-04-02"]


def test_a_stay_says_on_each_day_what_is_of_that_day() -> None:
    stay = course("A", date="2026-03-10", end_date="2026-03-12", start="9:30", end="15:00", overnight="yes")
    assert entries(catalogue_of(courses=(stay,))) == {
        "2026-03-10": [("A", "From 9:30am", "")],
        "2026-03-11": [("A", "All day", "")],
        "2026-03-12": [("A", "Until 3pm", "")],
    }
    open_ended = course("A", date="2026-03-10", end_date="2026-03-11", start="9:30")
    assert entries(catalogue_of(courses=(open_ended,))) == {
        "2026-03-10": [("A", "From 9:30am", "")],
        "2026-03-11": [("A", "All day", "")],
    }
    (row,) = month_page(MARCH, site_of(catalogue_of(courses=(stay,)), TODAY)).rows
    assert f"{row.day}, {row.time}" == "Tue 10 Mar 2026, 9:30am, to Thu 12 Mar 2026, 3pm"


def test_a_session_until_midnight_is_on_one_day() -> None:
    evening = course("A", date="2026-03-31", start="19:00", end="midnight")
    assert entries(catalogue_of(courses=(evening,))) == {"2026-03-31": [("A", "7pm to midnight", "")]}
    assert entries(catalogue_of(courses=(evening,)), Month(2026, 4)) == {}


def test_a_listing_has_a_row_for_each_session_and_links_to_the_months_that_have_a_page() -> None:
    catalogue = catalogue_of(
        courses=(course("A", dates="19 and 26 March 2026"), course("B", date="2026-01-15")),
        listings=(listing("2026-03", summary="What is on."), listing("2026-05")),
        discounts=(discount(),),
    )
    page = month_page(MARCH, site_of(catalogue, TODAY, SETTINGS))
    assert (page.name, page.summary, len(page.notices)) == ("March 2026", "What is on.", 1)
    assert [(row.iso, row.note) for row in page.rows] == [
        ("2026-03-19", "Session 1 of 2"),
        ("2026-03-26", "Session 2 of 2"),
    ]
    assert page.previous == Link("January 2026", "courses/2026-01/")
    assert page.next == Link("May 2026", "courses/2026-05/")


def test_a_sheet_has_the_discounts_of_the_day_on_which_it_is_printed() -> None:
    schemes = (discount(), discount(title="Later", **{"from": "2026-03-10"}))
    sheet = month_page(MARCH, site_of(catalogue_of(discounts=schemes), TODAY)).sheet
    last = dt.date(2026, 3, 31)
    assert [(it.since, it.until) for it in sheet.discounts] == [(None, last), (dt.date(2026, 3, 10), last)]
    assert sheet.discounts[1].value.startswith("Later: ")


def test_a_month_that_is_over_shows_no_discount() -> None:
    page = month_page(Month(2026, 1), site_of(catalogue_of(discounts=(discount(),)), TODAY))
    assert (page.notices, page.previous, page.next) == ((), None, None)


MEETINGS = catalogue_of(
    courses=(
        course("A", date="2026-03-12", start="9:30", end="12:00"),
        course("B", date="2026-03-12", start="16:00"),
    ),
    clusters=(
        cluster(
            meetings=[
                {"date": "2026-03-12", "start": "15:45", "end": "17:00", "year_groups": "Year 2", "topic": "Writing"},
                {"date": "2026-03-30", "status": "cancelled"},
                {"date": "2026-03-31", "status": "postponed"},
                {"date": "2026-05-07"},
                {"date": "TBC"},
            ]
        ),
    ),
)


def days_of(month: Month, catalogue: Catalogue, *terms: dict[str, str]) -> list[Day]:
    site = replace(SETTINGS, terms=terms_from_config(list(terms)))
    return [day for week in grid_of(month, catalogue, site, TODAY).weeks for day in week if day.number]


def test_meetings_are_in_the_grid_in_time_order_with_a_link_to_their_cluster() -> None:
    days = days_of(MARCH, MEETINGS)
    assert [entry.title for entry in days[11].entries] == ["First aid", "Year 2 meeting", "First aid"]
    assert days[11].entries[1] == Entry(
        "",
        "Year 2 meeting",
        "clusters/north/#c.meeting-1",
        "3:45pm to 5pm",
        "North cluster",
        (Dated(None),),
        None,
        True,
    )
    (off,) = days[29].entries
    assert (off.title, off.time, off.badges[0].value and off.badges[0].value.text) == ("Meeting", "", "Cancelled")
    assert [entry.is_meeting for entry in days[11].entries] == [False, True, False]


def test_meetings_are_listed_below_the_courses() -> None:
    page = month_page(MARCH, site_of(MEETINGS, TODAY, SETTINGS))
    assert [row.card.code for row in page.rows] == ["A", "B"]
    assert [(it.day, it.time, it.name, it.cluster, it.badge and it.badge.text) for it in page.meetings] == [
        ("Thu 12 Mar 2026", "3:45pm to 5pm", "Year 2 meeting: Writing", "North cluster", None),
        ("Mon 30 Mar 2026", "", "Meeting", "North cluster", "Cancelled"),
        ("Tue 31 Mar 2026", "", "Meeting", "North cluster", "Postponed"),
    ]
    assert [it.struck for it in page.meetings] == ["", "Cancelled", "Was"]


def test_a_link_to_a_month_says_what_its_calendar_holds() -> None:
    assert link_to(MARCH, MEETINGS).holds == "2 dates, 3 meetings"
    assert link_to(Month(2026, 5), MEETINGS).holds == "1 meeting"
    assert link_to(Month(2026, 6), MEETINGS).holds == "no dates yet"
    assert link_to(Month(2026, 3), catalogue_of(courses=(course("A", dates="5 and 6 March 2026"),))).holds == "2 dates"


def test_an_agenda_has_only_days_with_something_on() -> None:
    terms = (
        {"name": "Spring", "from": "2026-01-05", "to": "2026-03-27"},
        {"name": "Summer", "from": "2026-04-13", "to": "2026-07-17"},
    )
    assert [day.number for day in days_of(MARCH, MEETINGS, *terms) if day.in_agenda] == [12, 27, 28, 30, 31]
    assert [day.number for day in days_of(MARCH, MEETINGS) if day.in_agenda] == [12, 30, 31]
    april = days_of(Month(2026, 4), catalogue_of(), *terms)
    assert [day.number for day in april if day.in_agenda] == [1, 13]
    assert [day.number for day in april if day.closures] == list(range(1, 13))


def test_a_month_has_no_more_training_after_its_last_session_despite_meetings() -> None:
    (this, _, *later) = months_from(MARCH, MEETINGS, SETTINGS, TODAY)
    assert this.value.no_more == (Dated(None, dt.date(2026, 3, 13)),)
    assert later[0].value.grid is None
    assert later[0].value.no_more == ()
    (over, *_) = months_from(MARCH, MEETINGS, SETTINGS, dt.date(2026, 3, 13))
    assert over.value.no_more == (Dated(None),)
