"""A spreadsheet as text: what a person would have typed into each cell, and the cells' places."""

from collections.abc import Mapping
from dataclasses import dataclass

from collaborative.problems import Message, Severity


class SpreadsheetError(Exception):
    """Raised when a file cannot be read as a spreadsheet; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty.

    Attributes:
        row: From 1.
        column: From 1.
        text: As a person would have typed it: ``2026-03-19``, ``09:30``, ``95``.
        holds: "date" or "time" if the spreadsheet stores the value as one, else "".
        error: Why the text cannot be trusted, or None.
    """

    row: int
    column: int
    text: str
    holds: str = ""
    error: Message | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells that are not empty, by column."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet.

    Attributes:
        name: As on its tab; "" for a CSV file, which has only one.
        rows: The rows that are not empty.
        notes: What readers should know: hidden rows …
    """

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file's sheets, and notes about what was left out."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()
    is_calendar: bool = False


@dataclass(frozen=True, slots=True, order=True)
class CellProblem:
    """A message at one place in a spreadsheet.

    Attributes:
        place: The sheet as messages name it: ``courses.xlsx: sheet "Spring"``.
        row: From 1; 0 if the problem is not in a row.
        column: From 1; 0 if the problem is not in a column.
        heading: The column's name in the sheet.
    """

    place: str
    row: int
    column: int
    heading: str
    message: Message
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        warning = " warning:" if self.severity is Severity.WARNING else ""
        return f"{self._at}:{warning} {self.message}".rstrip()

    @property
    def _at(self) -> str:
        """The place as people find it: ``courses.xlsx: cell D7 of sheet "Spring", column "Price"``."""
        if self.heading and self.place.lower().endswith(".ics"):
            return f"{self.place}: {self.heading}"
        if not self.column:
            return where(self.place, self.row) if self.row else self.place
        spot = f"cell {letters(self.column)}{self.row}" if self.row else f"column {letters(self.column)}"
        if not self.heading:
            return _of(self.place, spot)
        if not self.row:
            return _of(self.place, f'{spot} "{self.heading}"')
        return f'{_of(self.place, spot)}, column "{self.heading}"'


def where(place: str, row: int) -> str:
    """Return ``courses.xlsx: row 7 of sheet "Spring"``, or ``courses.csv: row 7``."""
    return _of(place, f"row {row}")


def _of(place: str, spot: str) -> str:
    file, _, sheet = place.partition(": sheet ")
    return f"{file}: {spot} of sheet {sheet}" if sheet else f"{file}: {spot}"


def letters(column: int) -> str:
    """Return a spreadsheet's name for a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
