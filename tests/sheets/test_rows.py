"""The meaning of a sheet's columns and rows."""

import datetime as dt
import re

import pytest
from tests.builders import SETTINGS, load

from collaborative.problems import Severity
from collaborative.reading.words import fold
from collaborative.records.course import Course
from collaborative.sheets.columns import Header, field_named, known_names
from collaborative.sheets.csv_text import read_csv, write_csv
from collaborative.sheets.day_order import DayOrder
from collaborative.sheets.lines import lines_of
from collaborative.sheets.table import Cell, Row, SpreadsheetError, Table, Workbook
from collaborative.sheets.understanding import Asked, Understood, understand

FILE = "courses.csv"


def sheet(headings: str, *rows: str, dates: DayOrder | None = None, leave_out: str = "") -> Understood:
    """Read cells between bars: ``Title | Code | Date``."""
    cells = [[cell.strip().replace("\\n", "\n") for cell in row.split("|")] for row in (headings, *rows)]
    there = {
        "clusters/north.md": "---\ntitle: North cluster\n---\n",
    }
    items = load(there).items
    asked = Asked(dates, None, frozenset({leave_out.lower(), fold(leave_out)} if leave_out else ()))
    return understand(read_csv(write_csv(cells[0], cells[1:]), known_names), FILE, SETTINGS, items, asked)


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
    assert found.endswith('Write 09:30 in the column "Start"')
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


# Nothing is left out that may be a part of a course


@pytest.mark.parametrize("value", ["35", "3.30pm", "CANCELLED", "a remark"])
def test_a_column_with_values_and_no_heading_is_refused(value: str) -> None:
    (found,) = problems("Title|Code|Date|", f"First aid | FA01 | 19/03/2026 | {value}")
    assert found.startswith(f'{FILE}: column D: This column has no heading, and holds "{value}" in D2.')
    assert not sheet("Title|Code|Date|", "First aid | FA01 | 19/03/2026 |").problems


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("15:30", "a time"),
        ("9.30am - 12pm", "a time"),
        ("26/03/2026", "a date"),
        ("31/02/2026", "a date"),
        ("Thursday 26 March 2026", "a date"),
        ("£95", "a price"),
        ("35.55", "a price"),
        ("Free", "a price"),
        ("CANCELLED", "a status"),
        ("Cancelled - the trainer is ill", "a status"),
        ("now FULL", "a status"),
    ],
)
def test_a_value_like_a_courses_is_never_left_out_with_a_note(value: str, kind: str) -> None:
    (found,) = problems("Title|Code|Date|Remarks", f"First aid | FA01 | 19/03/2026 | {value}")
    assert f'column D "Remarks": We do not know this column, and it holds {kind}: "{value}" in D2.' in found
    (found,) = problems("Title|Code|Date|Price", "First aid | FA01 | 19/03/2026 | 95", f"|{value}||")
    assert f'cell B3, column "Code": The row holds {kind}, "{value}", and no course.' in found


@pytest.mark.parametrize("value", ["invoice sent", "24", "2026", "Ann rang 3 times", "Full refund given", "Fullerton"])
def test_other_remarks_are_left_out_with_a_note(value: str) -> None:
    found = sheet("Title|Code|Date|Remarks", f"First aid | FA01 | 19/03/2026 | {value}")
    assert not found.problems
    assert any("Remarks" in note for note in found.notes)


@pytest.mark.parametrize(
    "name",
    [
        "Early bird price",
        "Price + VAT",
        "Members' rate ex VAT",
        "Room hire paid",
        "Venu",
        "Start of booking",
        "Cancelled by",
        "From",
        "Hall",
    ],
)
def test_a_column_that_looks_like_a_part_of_a_course_is_refused_and_can_be_left_out(name: str) -> None:
    (found,) = problems(f"Title|Code|Date|{name}", "First aid | FA01 | 19/03/2026 | x")
    assert f'column D "{name}": We do not know the column' in found
    assert f'--leave-out "{name}"' in found
    for way in (name, "D"):
        left = sheet(f"Title|Code|Date|{name}", "First aid | FA01 | 19/03/2026 | x", leave_out=way)
        assert not left.problems
        assert len(left.courses) == 1


def test_a_column_in_doubt_keeps_the_rows_of_its_sheet_from_being_written() -> None:
    assert not sheet("Title|Code|Date|", "First aid | FA01 | 19/03/2026 | 3pm", "Art | AR01 | 20/03/2026 |").courses


def test_a_second_table_on_a_sheet_has_columns_of_its_own() -> None:
    found = sheet(
        "Code|Title|Date|Venue",
        "FA01 | First aid | 19/03/2026 | Town Hall",
        "Twilights|||",
        "Title|Code|Venue|Date",
        "Art | AR01 | Online | 20/03/2026",
    )
    assert not found.problems
    assert [(course.code, course.venue) for _, course in found.courses] == [("FA01", "Town Hall"), ("AR01", "Online")]


# The order of day and month


@pytest.mark.parametrize("heading", ["Date", "Closing date", "End date"])
def test_one_date_that_can_only_have_the_month_first_puts_its_column_in_doubt(heading: str) -> None:
    names = "Title|Code|Date" if heading == "Date" else f"Title|Code|Date|{heading}"
    first, second = ("6/3/2026", "4/23/2026") if heading == "Date" else ("1/3/2026 | 6/3/2026", "1/3/2026 | 4/23/2026")
    found = sheet(names, f"First aid | FA01 | {first}", f"Art | AR01 | {second}")
    assert not found.courses
    (problem,) = map(str, found.problems)
    assert f'column {"C" if heading == "Date" else "D"} "{heading}": "4/23/2026" in' in problem
    assert "--dates month-first" in problem


def test_the_option_reads_a_whole_column_month_first() -> None:
    found = sheet(
        "Title|Code|Date", "First aid | FA01 | 6/3/2026", "Art | AR01 | 4/23/2026", "PE | PE01 | 6/3 and 6/10/2026",
        dates=DayOrder.MONTH_FIRST,
    )  # fmt: skip
    assert not found.problems
    days = [[session.day for session in course.sessions] for _, course in found.courses]
    assert days == [[dt.date(2026, 6, 3)], [dt.date(2026, 4, 23)], [dt.date(2026, 6, 3), dt.date(2026, 6, 10)]]


def test_the_option_for_the_day_first_leaves_the_one_wrong_cell() -> None:
    found = sheet("Title|Code|Date", "First aid | FA01 | 6/3/2026", "Art | AR01 | 4/23/2026", dates=DayOrder.DAY_FIRST)
    assert [course.date for _, course in found.courses] == [dt.date(2026, 3, 6)]
    (problem,) = map(str, found.problems)
    assert problem.startswith(f'{FILE}: cell C3, column "Date": There is no month 23')


def test_a_heading_may_say_that_the_month_is_first() -> None:
    assert one("Title|Code|Date (mm/dd/yyyy)", "First aid | FA01 | 6/3/2026").date == dt.date(2026, 6, 3)
    assert one("Title|Code|Date (dd/mm/yyyy)", "First aid | FA01 | 6/3/2026").date == dt.date(2026, 3, 6)


def test_dates_that_show_both_orders_are_named() -> None:
    found = sheet("Title|Code|Date", "First aid | FA01 | 23/4/2026", "Art | AR01 | 4/24/2026")
    (problem,) = map(str, found.problems)
    assert '"4/24/2026" in C3 can only have the month first, and "23/4/2026" in C2 only the day' in problem
    assert not found.courses


# Parts of one value in several columns, and several values in one


@pytest.mark.parametrize(
    ("headings", "cells", "venue"),
    [
        ("Venue name", "Town Hall", "Town Hall"),
        ("Event Venue Name", "Town Hall", "Town Hall"),
        ("Town | Venue | Postcode", "Bury | Town Hall | BL9 0SW", "Town Hall, Bury, BL9 0SW"),
        ("Venue | Room", "Town Hall | Room 4", "Town Hall, Room 4"),
        ("Venue | Address | Town", "Town Hall | 1 Knowsley Street | Bury", "Town Hall, 1 Knowsley Street, Bury"),
        ("Venue | Town", "Town Hall, Bury | Bury", "Town Hall, Bury"),
        ("Venue | Town", "| Bury", "Bury"),
        ("Venue | Town", "Online |", "Online"),
        ("Online", "yes", "Online"),
        ("Venue | Online", "Town Hall | no", "Town Hall"),
    ],
)
def test_a_place_in_several_columns_is_one_place(headings: str, cells: str, venue: str) -> None:
    assert one(f"Title|Code|Date|{headings}", f"First aid | FA01 | 19/03/2026 | {cells}").venue == venue


@pytest.mark.parametrize("cells", ["Online | Bury | ", "Town Hall | | yes"])
def test_a_place_that_is_two_things_is_refused(cells: str) -> None:
    assert len(problems("Title|Code|Date|Venue|Town|Online", f"First aid | FA01 | 19/03/2026 | {cells}")) == 1


@pytest.mark.parametrize(
    ("names", "members", "others"),
    [
        ("Cost member | Cost non-member", "75.00", "120.00"),
        ("Price for members | Price for others", "75.00", "120.00"),
        ("Fee to member schools (£) | Fee to non member schools (£)", "75.00", "120.00"),
        ("Cost (SLA) | Cost (Non SLA)", "75.00", "120.00"),
        ("SLA price | Non-SLA price", "75.00", "120.00"),
        ("Cost per delegate - SLA | Cost per delegate - non SLA", "75.00", "120.00"),
    ],
)
def test_two_prices_are_known_by_whose_they_are(names: str, members: str, others: str) -> None:
    course = one(f"Title|Code|Date|{names}", "First aid | FA01 | 19/03/2026 | 75 | 120")
    assert course.price is not None
    assert [str(charge.amount) for _, charge in course.price.charges] == [members, others]


@pytest.mark.parametrize("name", ["Cost (SLA)", "Price non-SLA"])
def test_a_price_for_schools_with_an_agreement_alone_asks_what_others_pay(name: str) -> None:
    (found,) = problems(f"Title|Code|Date|{name}", "First aid | FA01 | 19/03/2026 | 75")
    assert "no column says what schools with" in found
    assert "Price (members)" in found


@pytest.mark.parametrize(
    ("name", "typed", "status"),
    [("Cancelled", yes, "cancelled") for yes in ("Yes", "y", "TRUE", "1", "x", "Cancelled", "\u2713")]
    + [("Cancelled?", no, "scheduled") for no in ("No", "n", "FALSE", "0", "")]
    + [("Postponed", "yes", "postponed"), ("Fully booked", "yes", "full")],
)
def test_a_yes_below_a_status_is_the_status(name: str, typed: str, status: str) -> None:
    found = sheet(f"Title|Code|Date|{name}", f"First aid | FA01 | 19/03/2026 | {typed}")
    assert not [problem for problem in found.problems if problem.severity is Severity.ERROR]
    assert [course.status for _, course in found.courses] == [status]


def test_two_columns_about_the_status_must_agree() -> None:
    assert one("Title|Code|Date|Status|Cancelled", "First aid | FA01 | 19/03/2026 | Full | no").status == "full"
    assert one("Title|Code|Date|Status|Cancelled", "First aid | FA01 | 19/03/2026 | cancelled | yes").is_off
    for cells in ("Full | yes", "Cancelled | no", "scheduled | maybe"):
        assert len(problems("Title|Code|Date|Status|Cancelled", f"First aid | FA01 | 19/03/2026 | {cells}")) == 1


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("2026-03-19 13:30", "13:30", None),
        ("2026-03-19T09:30:00", "09:30", None),
        ("19/03/2026 9.30am - 3.30pm", "09:30", "15:30"),
        ("Thursday 19 March 2026 at 6.30 pm", "18:30", None),
        ("46100.395833", "09:30", None),
        ("46100", None, None),
        ("19/03/2026 00:00", None, None),
    ],
)
def test_a_day_with_a_time_is_the_day_and_the_start(typed: str, start: str | None, end: str | None) -> None:
    course = one("Title|Code|Date", f"First aid | FA01 | {typed}")
    times = [f"{time:%H:%M}" if time else None for time in (course.start, course.end)]
    assert (course.date, *times) == (dt.date(2026, 3, 19), start, end)


def test_a_time_beside_the_day_must_be_that_of_its_own_column() -> None:
    assert one("Title|Code|Date|Start", "First aid | FA01 | 2026-03-19 09:30 | 9.30am").start == dt.time(9, 30)
    (found,) = problems("Title|Code|Date|Start", "First aid | FA01 | 2026-03-19 09:30 | 10am")
    assert 'The date says "09:30", and D2 "10am".' in found


@pytest.mark.parametrize(
    ("typed", "means"), [("0.5", "12:00"), ("0.75", "18:00"), ("0.25", "06:00"), ("0.395833", "09:30")]
)
def test_a_part_of_a_day_is_a_time(typed: str, means: str) -> None:
    assert f"{one('Title|Code|Date|Start', f'First aid | FA01 | 19/03/2026 | {typed}').start:%H:%M}" == means
    assert problems("Title|Code|Date|Start", "First aid | FA01 | 19/03/2026 | 0.3")


# Exports of calendars

OUTLOOK = "Code|Subject|Start Date|Start Time|End Date|End Time|All day event|Private"


@pytest.mark.parametrize(
    ("cells", "day", "last", "start"),
    [
        ("22/4/2026 | 00:00:00 | 23/4/2026 | 00:00:00 | True | False", 22, None, None),
        ("22/4/2026 | 00:00:00 | 24/4/2026 | 00:00:00 | True |", 22, 23, None),
        ("22/4/2026 | | 22/4/2026 | | True |", 22, None, None),
        ("22/4/2026 | 09:30:00 | 22/4/2026 | 12:00:00 | False | False", 22, None, "09:30"),
    ],
)
def test_a_whole_day_of_a_calendar_ends_the_day_before_its_end(
    cells: str, day: int, last: int | None, start: str | None
) -> None:
    course = one(OUTLOOK, f"OU01 | Staff day | {cells}")
    assert course.title == "Staff day"
    assert course.date == dt.date(2026, 4, day)
    assert course.end_date == (dt.date(2026, 4, last) if last else None)
    assert (f"{course.start:%H:%M}" if course.start else None) == start


def test_the_events_calendar_ends_whole_days_on_their_last() -> None:
    course = one(
        "Code|Event Name|Event Start Date|Event End Date|All Day Event|Event Venue Name|Event Cost|Event Tags|Event Category",
        "TE01 | Staff days | 2026-04-22 | 2026-04-23 | TRUE | Town Hall | 45 | leading | Training",
    )
    assert (course.date, course.end_date) == (dt.date(2026, 4, 22), dt.date(2026, 4, 23))
    assert (course.venue, course.tags) == ("Town Hall", ("leading", "Training"))


def test_a_calendar_whose_dates_may_have_either_order_asks() -> None:
    row = "OU01 | Staff day | 6/4/2026 | {} | 6/4/2026 | {} | False |"
    (found,) = problems(OUTLOOK, row.format("9:30 AM", "12:00 PM"))[:1]
    assert "could be 6 April or 4 June" in found
    assert "--dates month-first or --dates day-first" in found
    assert one(OUTLOOK, row.format("09:30:00", "12:00:00")).date == dt.date(2026, 4, 6), (
        "as a British Outlook writes it"
    )


@pytest.mark.parametrize("private", ["True", "Private", "yes"])
def test_what_a_calendar_marks_as_private_is_refused(private: str) -> None:
    (found,) = problems(OUTLOOK, f"OU01 | Dentist | 22/4/2026 | 09:30:00 | 22/4/2026 | 12:00:00 | False | {private}")
    assert "it is not meant for the public" in found


def test_another_zone_or_currency_is_refused() -> None:
    for name, value in (("Event Timezone", "America/New_York"), ("Event Currency Symbol", "$")):
        (found,) = problems(f"Title|Code|Date|{name}", f"First aid | FA01 | 19/03/2026 | {value}")
        assert value in found
    assert one("Title|Code|Date|Event Timezone|Currency", "First aid | FA01 | 19/03/2026 | Europe/London | GBP").code


def test_eventbrites_events_have_their_number_as_code() -> None:
    course = one(
        "Event Name|Event ID|Event Start Date|Event Start Time|Event End Date|Event End Time|Event Status|Event Location|"
        "Venue Name|Event Capacity|Tickets Sold|Ticket Price|Currency|Organizer Name",
        "Phonics | 12345678 | 2026-03-19 | 09:30:00 | 2026-03-19 | 15:30:00 | live | Bury | Town Hall | 20 | 4 | 45.00 | GBP | Ann",
    )
    assert (course.code, course.venue, course.places, course.status) == ("12345678", "Town Hall, Bury", 20, "scheduled")


def test_a_sheet_of_dates_without_column_names_is_not_left_out_with_a_note() -> None:
    def table(name: str, *rows: str) -> Table:
        read = read_csv("\n".join(rows).encode(), known_names).tables[0]
        return Table(name, read.rows)

    spring = table("Spring", "Title,Code,Date", "First aid,FA01,19/03/2026")
    summer = table("Summer", "Art,AR01,20/06/2026", "PE,PE01,21/06/2026")
    rooms = table("Rooms", "Room,Seats", "Hall,120")
    found = understand(Workbook((spring, summer, rooms)), FILE, SETTINGS, ())
    (problem,) = map(str, found.problems)
    assert problem.startswith(f'{FILE}: sheet "Summer": There is no row of column names')
    left = understand(Workbook((spring, summer, rooms)), FILE, SETTINGS, (), Asked(leave_out=frozenset({"summer"})))
    assert not left.problems
    assert len(left.courses) == 1


def test_a_room_that_excel_made_a_date_is_reported() -> None:
    header = Header(
        1,
        {1: "code", 2: "title", 3: "venue", 4: "venue.room", 5: "date"},
        dict(enumerate(["Code", "Title", "Venue", "Room", "Date"], 1)),
    )
    texts = ["FA01", "First aid", "Town Hall", "2026-02-01", "19/03/2026"]
    cells = {n: Cell(2, n, text, "date" if n == 4 else "") for n, text in enumerate(texts, 1)}
    _, (problem,), _ = lines_of(Table("", (Row(2, cells),)), header, FILE, "Europe/London")
    assert str(problem).startswith(f'{FILE}: cell D2, column "Room": Excel has made a date of this')


def test_a_date_that_can_only_have_the_day_first_contradicts_the_option() -> None:
    found = sheet(
        "Title|Code|Date", "First aid | FA01 | 6/3/2026", "Art | AR01 | 23/4/2026", dates=DayOrder.MONTH_FIRST
    )
    assert not found.courses
    (problem,) = map(str, found.problems)
    assert problem.startswith(f'{FILE}: column C "Date": "23/4/2026" in C3 can only have the day first')


def test_two_tables_beside_each_other_are_refused_in_one_message() -> None:
    (found,) = problems("Code|Title|Date||Code|Title|Date", "FA01|First aid|19/03/2026||AR01|Art|20/03/2026")
    assert "two tables beside each other: the names begin again in column E" in found


@pytest.mark.parametrize(
    "names", ["Start|End", "Start date and time|End date and time", "Date/Time|End date/time", "Date & time|End"]
)
def test_starts_and_ends_may_be_days_with_times(names: str) -> None:
    course = one(f"Title|Code|{names}", "First aid | FA01 | 19/03/2026 09:30 | 19/03/2026 15:30")
    assert (course.date, course.end_date) == (dt.date(2026, 3, 19), None)
    assert (course.start, course.end) == (dt.time(9, 30), dt.time(15, 30))
    stay = one(f"Title|Code|{names}", "First aid | FA01 | 19/03/2026 15:30 | 20/03/2026 12:30")
    assert (stay.date, stay.end_date) == (dt.date(2026, 3, 19), dt.date(2026, 3, 20))


def test_an_end_with_its_day_is_read_in_the_same_order() -> None:
    rows = ("Title|Code|Start|End", "First aid | FA01 | 3/19/2026 9:30 AM | 3/19/2026 3:30 PM")
    assert len(problems(*rows)) == 2, "both columns are in doubt"
    found = sheet(*rows, dates=DayOrder.MONTH_FIRST)
    assert not found.problems
    assert [(course.date, course.end) for _, course in found.courses] == [(dt.date(2026, 3, 19), dt.time(15, 30))]
    assert problems("Title|Code|Date", "First aid | FA01 | 06.03.26", "Art | AR01 | 04.23.26")[0].startswith(
        f'{FILE}: column C "Date": "04.23.26" in C3 can only have the month first, so "06.03.26" (C2) could be either'
    )
    assert one("Title|Code|Date|Start|End", "First aid | FA01 | 19/03/2026 | 09.30.00 | 12.30.00").end == dt.time(
        12, 30
    )
