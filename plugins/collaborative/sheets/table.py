"""A spreadsheet as text: what a person would have typed into each cell, and where each cell stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from collaborative.problems import Message, Severity


class SpreadsheetError(Exception):
    """The file is no spreadsheet that can be read; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    Attributes:
        row, column: Counted from 1.
        text: As a person would have typed it: ``2026-03-19``, ``09:30``, ``95``.
        holds: "date" or "time" where the spreadsheet itself takes the value for one, else "".
        error: Why the text is not to be believed, or None.
    """

    row: int
    column: int
    text: str
    holds: str = ""
    error: Message | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row that are not empty, by column."""

    number: int
    cells: Mapping[int, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet.

    Attributes:
        name: As on its tab; "" in a CSV file, which has one sheet only.
        rows: Those that are not empty.
        notes: What a reader of the sheet should know: rows that are hidden …
    """

    name: str
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file: its sheets, and what was left out of it."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class CellProblem:
    """One thing to mend in a spreadsheet.

    Attributes:
        place: ``courses.xlsx: sheet "Spring"``.
        row, column: Counted from 1; 0 where the problem is not in one.
        heading: Of the column, as it stands in the sheet.
    """

    place: str
    row: int
    column: int
    heading: str
    message: Message
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        at = where(self.place, self.row) if self.row else self.place
        if self.column:
            at += f", column {letters(self.column)}" + (f' "{self.heading}"' if self.heading else "")
        warning = " warning:" if self.severity is Severity.WARNING else ""
        return f"{at}:{warning} {self.message}".rstrip()


def where(place: str, row: int) -> str:
    """``courses.xlsx: sheet "Spring", row 7``, or ``courses.csv: row 7``"""
    return f"{place}{', ' if ': sheet ' in place else ': '}row {row}"


def letters(column: int) -> str:
    """What a spreadsheet calls a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
