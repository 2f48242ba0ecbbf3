"""The meaning of a sheet's columns and rows."""

import datetime as dt
import re

import pytest
from tests.builders import SETTINGS, load

from collaborative.records.course import Course
from collaborative.sheets.columns import field_named, known_names
from collaborative.sheets.csv_text import read_csv, write_csv
from collaborative.sheets.table import SpreadsheetError
from collaborative.sheets.understanding import Understood, understand

FILE = "courses.csv"


def sheet(headings: str, *rows: str) -> Understood:
    """Read cells between bars: ``Title | Code | Date``."""
    cells = [[cell.strip().replace("\\n", "\n") for cell in row.split("|")] for row in (headings, *rows)]
    there = {
        "clusters/north.md": "---\ntitle: North cluster\n---\n",
    }
    items = load(there).items
    return understand(read_csv(write_csv(cells[0], cells[1:]), known_names), FILE, SETTINGS, items)


def one(headings: str, *rows: str) -> Course:
    found = sheet(headings, *rows)
    assert not found.problems, found.problems
    assert len(found.courses) == 1
    return found.courses[0][1]


def problems(headings: str, *rows: str) -> list[str]:
    return [str(problem) for problem in sheet(headings, *rows).problems]


# Columns


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Course code", "code"), ("Ref", "code"), ("REF.", "code"), ("Course title", "title"), ("Name of course", "title"),
        ("Start\ntime", "start"), ("start-time", "start"), ("Finish", "end"), ("Cost", "price"), ("Cost (£)", "price"),
        ("Price (members)", "price.member"), ("Member price", "price.member"), ("Non-members", "price.non_member"),
        ("Price (non-members)", "price.non_member"), ("Who for", "audience"), ("Target group", "audience"),
        ("Tutor", "trainer"), ("Course leader", "trainer"), ("Location", "venue"), ("Places available", "places"),
        ("Date (dd/mm/yyyy)", "date"), ("Date 1", "date"), ("2nd date", "date"), ("Third session", "date"),
        ("Booking link", "booking.url"), ("Closing date", "booking.closes"), ("Day", "weekday"), ("Time", "times"),
        ("price_basis", "price_basis"), ("Venue *", "venue"), ("  DATE  ", "date"),
        ("Notes", None), ("Invoice no", None), ("Booked by", None), ("Room hire paid", None), ("x" * 200, None),
    ],
)  # fmt: skip
def test_columns_are_known_by_the_names_that_people_write(name: str, field: str | None) -> None:
    assert field_named(name) == field


def test_a_misspelt_column_is_named_with_the_nearest_known() -> None:
    found = problems("Title | Code | Date | Vanue", "First aid | FA01 | 19/03/2026 | Town Hall")
    assert found == [
        f'{FILE}: column D "Vanue": We do not know the column "Vanue", and it looks like a part of a course. If it is the column "Venue", give it that name. To leave it out, add --leave-out "Vanue" to the command.'
    ]


def test_two_columns_for_one_thing_are_refused() -> None:
    found = problems("Title | Code | Date | Cost | Price", "First aid | FA01 | 19/03/2026 | 95 | 95")
    assert found == [
        f'{FILE}: cell E1, column "Price": Columns D "Cost" and E "Price" mean the same: Price. Keep one of the two; to leave one out, add --leave-out "Price" to the command.'
    ]


def test_a_missing_column_is_reported_with_those_found() -> None:
    assert problems("Course title | Ref | Venue", "First aid | FA01 | Town Hall") == [
        f"{FILE}: row 1: There is no column for the date. Write Date above it. Found here: Course title, Ref and Venue."
    ]


def test_a_file_without_column_names_is_refused() -> None:
    with pytest.raises(SpreadsheetError, match="Write Title, Code and Date above the columns"):
        sheet("First aid | FA01 | 19/03/2026")


def test_places_available_are_places_left_beside_a_column_of_all_places() -> None:
    assert one("Title|Code|Date|Places available", "First aid | FA01 | 19/03/2026 | 24").places == 24
    course = one("Title|Code|Date|Capacity|Places available", "First aid | FA01 | 19/03/2026 | 24 | 3")
    assert (course.places, course.places_left) == (24, 3)


def test_titles_headings_totals_and_repeated_names_are_not_courses() -> None:
    found = sheet(
        "Our training||",
        "||",
        "Title | Code | Date | Places",
        "January||",
        "First aid | FA01 | 19/01/2027 | 20",
        "Title | Code | Date | Places",
        "Phonics | FA02 | 20/01/2027 | 20",
        "Total ||| 40",
    )
    assert not found.problems
    assert [course.code for _, course in found.courses] == ["FA01", "FA02"]
    assert f'{FILE}: Rows 4 ("January") and 8 ("Total") were left out: no course is there.' in found.notes


# Values


def test_messages_use_the_words_of_a_sheet() -> None:
    (found,) = problems("Title|Code|Date|Finishes", "First aid | FA01 | 19/03/2026 | 15:30")
    assert re.match(rf"{FILE}: row 2\b.*: There is an end\b.* but no start", found)
    assert "start:" not in found
    assert "Start: 09:30" in found
    (found,) = problems("Title|Code|Date|Cost", "First aid | FA01 | 19/03/2026 | 75 or 120")
    assert "two columns, Price (members) and Price (non-members)" in found


@pytest.mark.parametrize("typed", ["9.30am - 12.30pm", "09:30–12:30", "9.30am to 12.30pm", "9.30am until 12:30"])
@pytest.mark.parametrize("heading", ["Times", "Start"])
def test_start_and_end_may_share_a_cell(typed: str, heading: str) -> None:
    course = one(f"Title|Code|Date|{heading}", f"First aid | FA01 | 19/03/2026 | {typed}")
    assert (course.start, course.end) == (dt.time(9, 30), dt.time(12, 30))


def test_the_day_of_the_week_beside_the_date_is_checked() -> None:
    assert one("Title|Code|Day|Date", "First aid | FA01 | Thursday | 19/03/2026").date == dt.date(2026, 3, 19)
    (found,) = problems("Title|Code|Day|Date", "First aid | FA01 | Friday | 19/03/2026")
    assert found.startswith(f'{FILE}: cell C2, column "Day": 19 March 2026 is a Thursday, not a Friday.')


def test_two_prices_in_two_columns_allow_no_third() -> None:
    course = one("Title|Code|Date|Members|Non-members", "First aid | FA01 | 19/03/2026 | 75 | £120.00")
    assert course.price is not None
    assert [str(charge.amount) for _, charge in course.price.charges] == ["75.00", "120.00"]
    assert problems("Title|Code|Date|Price|Members", "First aid | FA01 | 19/03/2026 | 95 | 75")


def test_what_must_fit_the_rest_of_the_site_is_checked_too() -> None:
    assert one("Title|Code|Date|Cluster", "First aid | FA01 | 19/03/2026 | North cluster").cluster == "North cluster"
    (found,) = problems("Title|Code|Date|Cluster", "First aid | FA01 | 19/03/2026 | Nord cluster")
    assert found.startswith(f'{FILE}: cell D2, column "Cluster": "Nord cluster" is not a cluster of this site.')


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("| FA01 | 19/03/2026", 'cell A2, column "Title": The title is missing.'),
        ("First aid || 19/03/2026", 'cell B2, column "Code": The code is missing.'),
        ("First aid | FA01 |", 'cell C2, column "Date": The date is missing.'),
    ],
)
def test_a_missing_value_is_reported_once_with_its_column(row: str, said: str) -> None:
    (found,) = problems("Title|Code|Date", row)
    assert found.startswith(f"{FILE}: {said}")


# Sessions


def days(course: Course) -> list[str]:
    return [f"{session.day}" for session in course.sessions]


def test_dates_in_several_columns_are_sessions() -> None:
    course = one("Title|Code|Date 1|Date 2|Date 3", "First aid | FA01 | 19/03/2026 | 26/03/2026 |")
    assert days(course) == ["2026-03-19", "2026-03-26"]
    assert one("Title|Code|Date 1|Date 2", "First aid | FA01 | 19/03/2026 |").date == dt.date(2026, 3, 19)


@pytest.mark.parametrize("typed", ["19 and 26 March 2026", "19/03/2026, 26/03/2026", "2026-03-19\\n2026-03-26"])
def test_several_dates_may_share_a_cell(typed: str) -> None:
    assert days(one("Title|Code|Date", f"First aid | FA01 | {typed}")) == ["2026-03-19", "2026-03-26"]


def test_rows_with_one_code_and_title_are_read_as_sessions_with_a_note() -> None:
    found = sheet(
        "Title|Code|Date|Start|End|Venue|Price",
        "First aid | FA01 | 19/03/2026 | 09:30 | 12:30 | Town Hall | 95",
        "Other | FA02 | 20/03/2026 |||| 10",
        "First aid | FA 01 | 26/03/2026 | 13:00 | 15:30 ||",
    )
    course = found.courses[0][1]
    assert not found.problems
    assert [(f"{s.day}", f"{s.start:%H:%M}", s.venue) for s in course.sessions] == [
        ("2026-03-19", "09:30", "Town Hall"),
        ("2026-03-26", "13:00", "Town Hall"),
    ]
    assert f"{FILE}: Rows 2 and 4 have the code FA01: they were taken as the sessions of one course." in found.notes


def test_a_row_without_a_date_holds_what_its_sessions_share() -> None:
    course = one(
        "Title|Code|Session|Date|Venue",
        "Leading well | LD01 ||| Town Hall",
        "| LD01 | Looking back | 19/03/2026 |",
        "| LD01 | Looking on | 26/03/2026 | Online",
    )
    assert [(s.title, s.venue) for s in course.sessions] == [("Looking back", "Town Hall"), ("Looking on", "Online")]


def test_one_code_for_two_titles_is_refused_and_neither_is_written() -> None:
    found = sheet("Title|Code|Date", "First aid | FA01 | 19/03/2026", "Phonics | FA01 | 26/03/2026")
    assert not found.courses
    (problem,) = map(str, found.problems)
    assert problem.startswith(f'{FILE}: cell B3, column "Code": The code FA01 is also in row 2, for "First aid".')


def test_a_row_with_another_courses_code_is_checked_for_other_mistakes_too() -> None:
    found = problems(
        "Title|Code|Date|Price", "First aid | FA01 | 19/03/2026 | 95", "Phonics | FA01 | 31/02/2026 | lots"
    )
    assert [text.split(":")[1].strip() for text in found] == [
        'cell B3, column "Code"',
        'cell C3, column "Date"',
        'cell D3, column "Price"',
    ]


@pytest.mark.parametrize(("start", "read"), [("9am", True), ("13:00", False)])
def test_a_finish_at_12_is_midday_after_a_start_in_the_morning_alone(start: str, read: bool) -> None:
    found = sheet("Title|Code|Date|Start|Finish", f"First aid | FA01 | 19/03/2026 | {start} | 12")
    assert bool(found.courses) is read
    assert not read or found.courses[0][1].end == dt.time(12)


def test_the_same_session_twice_is_refused() -> None:
    (found,) = problems("Title|Code|Date", "First aid | FA01 | 19/03/2026", "First aid | FA01 | 19/03/2026")
    assert re.match(rf'{FILE}: cell C3, column "Date": 19 March 2026 stands twice, here and in row 2\.', found)


def test_rows_of_one_course_that_disagree_are_refused() -> None:
    (found,) = problems(
        "Title|Code|Date|Price", "First aid | FA01 | 19/03/2026 | 95", "First aid | FA01 | 26/03/2026 | 85"
    )
    assert found.startswith(
        f'{FILE}: cell D3, column "Price": It says "85" here, and "95" in row 2, for the same course.'
    )


def test_codes_with_the_same_address_are_refused() -> None:
    (found,) = problems("Title|Code|Date", "First aid | FA-01 | 19/03/2026", "Phonics | FA.01 | 26/03/2026")
    assert "also in courses.csv: row 2" in found
    assert "line" not in found


# Sessions that are off


ROWS = ("First aid | FA01 | 19/03/2026 |", "First aid | FA01 | 26/03/2026 |", "First aid | FA01 | 02/04/2026 |")


def statuses(*cells: str) -> tuple[str, list[str]]:
    course = one("Title | Code | Date | Status", *(f"{row} {cell}" for row, cell in zip(ROWS, cells, strict=True)))
    return course.status.value, [row.status.value for row in course.dates]


def test_a_status_in_one_row_is_of_its_session_and_in_every_row_of_the_course() -> None:
    assert statuses("", "Cancelled", "") == ("scheduled", ["scheduled", "cancelled", "scheduled"])
    assert statuses("Scheduled", "Cancelled", "Postponed") == ("scheduled", ["scheduled", "cancelled", "postponed"])
    assert statuses("Cancelled", "Cancelled", "") == ("scheduled", ["cancelled", "cancelled", "scheduled"])
    assert statuses("Cancelled", "Cancelled", "Cancelled")[0] == "cancelled"
    assert statuses("Full", "", "") == ("full", ["scheduled"] * 3)
    assert statuses("Cancelled", "scheduled", "scheduled") == ("scheduled", ["cancelled", "scheduled", "scheduled"])


def test_a_status_in_the_first_row_alone_could_be_of_the_course_or_of_its_session() -> None:
    (message,) = problems("Title | Code | Date | Status", f"{ROWS[0]} Cancelled", *ROWS[1:])
    assert "Only the first row of this course says so: is it the whole course, or this session?" in message


def test_a_reason_and_a_new_date_are_of_the_session_that_is_off() -> None:
    rows = (f"{ROWS[0]} | |", f"{ROWS[1]} postponed | Snow | 23/04/2026", f"{ROWS[2]} | |")
    course = one("Title | Code | Date | Status | Reason | New date", *rows)
    assert (course.reason, course.new_date) == ("", None)
    assert [(row.reason, row.new_date) for row in course.dates] == [
        ("", None),
        ("Snow", dt.date(2026, 4, 23)),
        ("", None),
    ]


def test_hours_on_several_days_are_refused_in_a_sheet_as_in_a_file() -> None:
    row = "First aid | FA01 | 14/06/2027 | 18/06/2027 | 9:30 | 15:00"
    (message,) = problems("Title | Code | Date | End date | Start | End", row)
    assert "9:30am to 3pm could be the hours of each day until 18 June 2027" in message
    assert one("Title | Code | Date | End date | Start | End | Overnight", f"{row} | yes").overnight
