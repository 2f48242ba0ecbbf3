"""A spreadsheet of 120 courses as an office keeps it: three sheets by term, titles above, Excel's dates and times."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

FILE = "courses.xlsx"
TERMS = {"Autumn 2026": dt.date(2026, 9, 14), "Spring 2027": dt.date(2027, 1, 11), "Summer 2027": dt.date(2027, 4, 19)}
HEADINGS = (
    "Ref", "Course title", "Day", "Date", "Start\ntime", "Finish", "Venue", "Who for", "Tutor", "Price (members)",
    "Price (non-members)", "Max places", "Status", "Closing date", "Booking link", "Booking email", "Notes",
)  # fmt: skip
COLUMN = {heading: number for number, heading in enumerate(HEADINGS, 1)}
FIRST_ROW = 5
A_TERM = 40
TOPICS = (
    "First aid for schools", "Phonics from the start", "Reading aloud", "Number sense", "Safer recruitment",
    "Fire wardens", "Guided reading", "Playground games", "Handwriting", "Spelling that sticks",
)  # fmt: skip
FOR = ("All staff", "Class teachers, KS1", "TAs", "NQTs", "SENCOs; Class teachers")
EXCEL_DAY_0 = dt.date(1899, 12, 30)


def school_days(first: dt.date) -> Iterator[dt.date]:
    """Yield every Tuesday, Wednesday and Thursday from a day on."""
    day = first
    while True:
        if day.weekday() in (1, 2, 3):
            yield day
        day += dt.timedelta(days=1)


def day_of(term: str, number: int) -> dt.date:
    """Return the day of the course with that number on a sheet."""
    return next(day for place, day in enumerate(school_days(TERMS[term]), 1) if place == number)


def rows_of(term: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by heading, sorted by day."""
    initials = term[:2].upper()
    rows = []
    for number, day in zip(range(1, A_TERM + 1), school_days(TERMS[term]), strict=False):
        free = number % 10 == 0
        rows.append(
            {
                "Ref": f"{initials}{number:02}",
                "Course title": f"{TOPICS[number % len(TOPICS)]} ({term.split(maxsplit=1)[0].lower()} {number})",
                "Day": f"{day:%A}",
                "Date": day,
                "Start\ntime": dt.time(9, 30),
                "Finish": dt.time(15, 30),
                "Venue": f"Training room {number}",  # one course a day and a room
                "Who for": FOR[number % len(FOR)],
                "Tutor": "Training lead",
                "Price (members)": "Free" if free else 95,
                "Price (non-members)": 45 if free else 125.5,
                "Max places": 24,
                "Status": "Confirmed" if number % 7 else "Few places left",
                "Closing date": day - dt.timedelta(days=7),
                "Notes": "Invoice sent" if number % 3 else None,
            }
        )
    return rows


@dataclass(frozen=True)
class Mistake:
    """One mistake in one cell."""

    at: tuple[str, int]
    heading: str
    value: Any
    said: str | None = None
    key: str = ""
    means: Any = None
    change: Callable[[Cell], None] | None = None

    @property
    def row(self) -> int:
        return FIRST_ROW + self.at[1] - 1


def office_workbook(mistakes: tuple[Mistake, ...] = (), cells: Mapping[tuple[str, str], Any] | None = None) -> bytes:
    """Return the workbook; ``cells`` sets other cells by sheet and address: ``("Spring 2027", "J7")``."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for term in TERMS:
        _fill(book.create_sheet(term), term)
    prices = book.create_sheet("Price list")
    prices.append(["What we charge", None])
    prices.append(["Half a day", 45])
    for mistake in mistakes:
        cell = book[mistake.at[0]].cell(mistake.row, COLUMN[mistake.heading])
        assert not isinstance(cell, MergedCell)
        cell.value = mistake.value
        if mistake.change:
            mistake.change(cell)
    for (sheet, address), value in (cells or {}).items():
        book[sheet][address] = value
    into = BytesIO()
    book.save(into)
    return into.getvalue()


def _fill(sheet: Worksheet, term: str) -> None:
    sheet["A1"] = f"Training programme: {term}"
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells("A1:P1")
    sheet["A2"] = "Please send changes to the office by Friday."
    for heading, column in COLUMN.items():
        sheet.cell(FIRST_ROW - 1, column, heading).font = Font(bold=True)
    for number, values in enumerate(rows_of(term), FIRST_ROW):
        for heading, value in values.items():
            cell = sheet.cell(number, COLUMN[heading], value)
            if isinstance(value, dt.date):
                cell.number_format = "dd/mm/yyyy"
            elif isinstance(value, dt.time):
                cell.number_format = "hh:mm"
            elif heading.startswith("Price") and not isinstance(value, str):
                cell.number_format = '"£"#,##0.00'
    total = FIRST_ROW + A_TERM + 1
    sheet.cell(total, COLUMN["Ref"], "Total")
    sheet.cell(total, COLUMN["Max places"], 24 * A_TERM)


def crossed_out(cell: Cell) -> None:
    cell.font = Font(strike=True)


def in_dollars(cell: Cell) -> None:
    cell.number_format = "[$$-409]#,##0.00"


def as_day(cell: Cell) -> None:
    cell.number_format = "d-mmm"


def as_percent(cell: Cell) -> None:
    cell.number_format = "0%"


AU, SP, SU = TERMS

# Thirty of its cells have a mistake of a kind of their own that must be mended, and twelve one that is understood.
WRONG = (
    Mistake((AU, 1), "Date", "31/09/2026", "31 September does not exist"),
    Mistake((AU, 3), "Date", "Monday 17 September 2026", "is a Thursday, not a Monday"),
    Mistake((AU, 5), "Day", "Friday", "is a Wednesday, not a Friday"),
    Mistake((AU, 7), "Date", "September 2026", "no day"),
    Mistake((AU, 9), "Date", "30/13/2026", "no month 13"),
    Mistake((AU, 11), "Date", "6 October", "no year"),
    Mistake((AU, 12), "Date", "next Tuesday", "not a date"),
    Mistake((AU, 14), "Date", None, "The date is missing"),
    Mistake((AU, 16), "Course title", None, "The title is missing"),
    Mistake((AU, 18), "Ref", None, "The code is missing"),
    Mistake((AU, 21), "Ref", "AU20", "also in row 24"),
    Mistake((AU, 23), "Price (members)", -95, "negative"),
    Mistake((AU, 25), "Price (members)", "£75 / £120", "two amounts"),
    Mistake((AU, 27), "Price (non-members)", 50, "not in pounds", change=in_dollars),
    Mistake((SP, 1), "Who for", "Techers", "Did you mean teachers"),
    Mistake((SP, 3), "Who for", dt.date(2027, 5, 2), "Excel has made a date of this", change=as_day),
    Mistake((SP, 5), "Max places", "02-May", "02-May"),
    Mistake((SP, 7), "Max places", "plenty", "plenty"),
    Mistake((SP, 9), "Start\ntime", "9", "morning or afternoon"),
    Mistake((SP, 11), "Start\ntime", "25:00", "25:00"),
    Mistake((SP, 13), "Finish", "3.30", "3.30"),
    Mistake((SP, 15), "Finish", dt.time(3, 30), "before it starts"),
    Mistake((SP, 17), "Status", "Cancled", "Did you mean cancelled"),
    Mistake((SU, 1), "Booking link", "https://forms.example/book me", "space"),
    Mistake((SU, 3), "Booking link", "forms dot example", "forms dot example"),
    Mistake((SU, 5), "Booking email", "office@bplc", "office@bplc"),
    Mistake((SU, 7), "Closing date", "31/04/2027", "31 April does not exist"),
    Mistake((SU, 9), "Venue", "#REF!", "its formula is broken"),
    Mistake((SU, 11), "Course title", "Withdrawn course", "crossed out", change=crossed_out),
    Mistake((SU, 13), "Venue", "=A1", "does not hold its result"),
)
UNDERSTOOD = (
    Mistake((AU, 29), "Start\ntime", 0.395833, key="start", means=dt.time(9, 30)),
    Mistake((AU, 30), "Price (members)", " £95.00 ", key="price", means="Member schools: 95.00"),
    Mistake(
        (AU, 31),
        "Course title",
        "\u201cTalk for writing\u201d\u00a0",
        key="title",
        means="\u201cTalk for writing\u201d",
    ),
    Mistake((AU, 32), "Date", "TBC", key="date", means=None),
    Mistake((AU, 34), "Date", (day_of(AU, 34) - EXCEL_DAY_0).days, key="date", means=day_of(AU, 34)),
    Mistake((SP, 19), "Max places", 24.0, key="places", means=24),
    Mistake((SP, 21), "Max places", "24", key="places", means=24),
    Mistake((SP, 23), "Start\ntime", "9.30am", key="start", means=dt.time(9, 30)),
    Mistake((SP, 25), "Date", f"{day_of(SP, 25):%A %d %B %Y}", key="date", means=day_of(SP, 25)),
    Mistake((SU, 15), "Price (members)", "free of charge", key="price", means="Member schools: free"),
    Mistake((SU, 17), "Who for", "nqts, senco", key="audience", means=("SENDCos", "ECTs")),
    Mistake((SU, 19), "Status", " FULLY BOOKED", key="status", means="full"),
)
