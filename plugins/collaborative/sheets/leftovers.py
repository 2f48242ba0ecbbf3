"""What a sheet holds outside the columns and rows that are read, and may be a part of a course."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

from collaborative.problems import InputError, Message
from collaborative.reading.days import read_day, split_day
from collaborative.reading.times import parse_time, parse_times
from collaborative.reading.words import fold, one_line
from collaborative.sheets.columns import Header
from collaborative.sheets.table import Cell, CellProblem, Row, Table, letters

_CLOCK = re.compile(r"\d{1,2}[:.]\d\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_PRICE = re.compile(r"£ ?\d[\d,]*(?:\.\d\d)?(?: ?(?:pp|each|per \w+))?|\d+\.\d\d", re.IGNORECASE)
_STATUS = re.compile(
    r"\W*(?:cancell?ed|postponed|called off|fully booked|sold out|rescheduled|moved to|waiting list)\b.*|\W*full\W*",
    re.IGNORECASE,
)
_SHOUTED = re.compile(r"\b(?:CANCELL?ED|POSTPONED|FULL|CALLED OFF)\b")
_ROWS_LOOKED_AT = 200
_CODE = re.compile(r"[A-Z]{1,8}[ ./-]?\d{1,5}[A-Z]{0,3}\d{0,2}")


def values_outside(table: Table, header: Header, place: str, rows: Collection[int]) -> Iterator[CellProblem]:
    """Report each column without a name that holds values, and each unknown one whose values look like a course's.

    Args:
        table: The sheet.
        header: Its row of column names.
        place: The sheet as messages name it.
        rows: The numbers of the rows with courses.
    """
    courses = [row for row in table.rows if row.number in rows]
    unnamed = {column for row in courses for column in row.cells} - header.names.keys() - header.left_out
    for column in sorted(unnamed):
        cells = [row.cells[column] for row in courses if column in row.cells]
        wrong = f"This column has no heading, and holds {_quoted(cells[0])} in {_at(cells[0])}{_more(cells)}."
        remedy = (
            f"Write a heading above it, for example Finish or Price; or empty it; or, to leave it out, add --leave-out "
            f"{letters(column)} to the command."
        )
        yield CellProblem(place, 0, column, "", Message(wrong, remedy))
    for column in header.ignored:
        cells = [row.cells[column] for row in courses if column in row.cells and kind_of(row.cells[column])]
        if cells:
            name = header.names[column]
            wrong = f"We do not know this column, and it holds {kind_of(cells[0])}: {_quoted(cells[0])} in {_at(cells[0])}{_more(cells)}."
            remedy = (
                "If it is a part of the course, name the column for it, for example Date, Finish, Price or Status; to "
                f'leave it out, add --leave-out "{name}" to the command.'
            )
            yield CellProblem(place, 0, column, name, Message(wrong, remedy))


def lost_row(row: Row, header: Header, place: str) -> CellProblem | None:
    """Report a row that is no course, if one of its cells may belong to a course."""
    for column, cell in row.cells.items():
        kind = kind_of(cell)
        if not kind and header.columns.get(column) == "code" and _CODE.fullmatch(cell.text.strip()):
            kind = "a code"
        if kind and column not in header.left_out:
            wrong = f"The row holds {kind}, {_quoted(cell)}, and no course."
            remedy = "If it belongs to a course, write it in the row of that course. Otherwise empty the cell."
            return CellProblem(place, row.number, column, header.names.get(column, ""), Message(wrong, remedy))
    return None


def looks_like_courses(table: Table) -> bool:
    """Return whether a sheet without column names may hold courses: dates below one another, with words beside them."""
    columns = Counter(
        column
        for row in table.rows[:_ROWS_LOOKED_AT]
        if len(row.cells) > 1
        for column, cell in row.cells.items()
        if kind_of(cell) == "a date"
    )
    return max(columns.values(), default=0) > 1


def kind_of(cell: Cell) -> str:
    """Return what a value looks like, "a date", "a time", "a price" or "a status", or ""."""
    text = one_line(cell.text)
    if cell.holds:
        return f"a {cell.holds}"
    if _STATUS.fullmatch(text) or (len(text) <= 80 and _SHOUTED.search(text)):
        return "a status"
    if _PRICE.fullmatch(text) or fold(text) in ("free", "poa"):
        return "a price"
    if _CLOCK.search(text) and (_reads_as_time(text) or parse_times(text)):
        return "a time"
    return "a date" if not text.isdigit() and _reads_as_day(text) else ""


def _reads_as_time(text: str) -> bool:
    try:
        parse_time(text)
    except InputError:
        return False
    return True


def _reads_as_day(text: str) -> bool:
    try:
        return read_day(split_day(text)[0]) is not None
    except InputError:
        return True  # it has the form of a day


def _quoted(cell: Cell) -> str:
    text = one_line(cell.text)
    return f'"{text if len(text) <= 40 else text[:39] + "…"}"'


def _more(cells: Collection[Cell]) -> str:
    more = len(cells) - 1
    return f", and {more} more value{'' if more == 1 else 's'}" if more else ""


def _at(cell: Cell) -> str:
    return f"{letters(cell.column)}{cell.row}"
