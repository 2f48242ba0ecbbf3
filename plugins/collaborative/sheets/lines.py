"""The rows of a sheet that hold courses, and notes about those that do not."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from collaborative.problems import Message, Severity
from collaborative.reading.words import fold, in_words, one_line
from collaborative.sheets.columns import TIMES, Header
from collaborative.sheets.habits import start_and_end
from collaborative.sheets.joining import Joining
from collaborative.sheets.leftovers import lost_row, values_outside
from collaborative.sheets.table import Cell, CellProblem, Row, Table, where

_TOTAL = re.compile(r"(?:grand|sub)?totals?(?!\w)|sum\b|count\b|average\b|number of", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with a course or one of its sessions.

    Attributes:
        place: The sheet as messages name it: ``courses.xlsx: sheet "Spring"``.
        header: The row of column names.
        row: Its number, from 1.
        parts: The cell of each field; a cell with two times is split into start and end.
        days: The cells with dates, from left to right.
    """

    place: str
    header: Header
    row: int
    parts: Mapping[str, Cell]
    days: tuple[Cell, ...]

    @property
    def where(self) -> str:
        """The row as messages name it."""
        return where(self.place, self.row)

    @property
    def code_key(self) -> str:
        """The code in the form for comparing, or ""."""
        code = self.parts.get("code")
        return "".join(one_line(code.text).split()).casefold() if code else ""

    def problem(self, field: str, wrong: str, remedy: str) -> CellProblem:
        """Report an error at the cell of a field, or where that cell should be."""
        cell = self.parts.get(field) or (self.days[0] if field == "date" and self.days else None)
        return self.problem_at(cell.column if cell else self.header.column_of(field), Message(wrong, remedy))

    def problem_at(self, column: int, message: Message, severity: Severity = Severity.ERROR) -> CellProblem:
        """Report a message at a column of the row."""
        name = self.header.names.get(column, "")
        if self.place.lower().endswith(".ics") and "title" in self.parts:  # an event has no cell to point at
            day = self.days[0].text if self.days else ""
            name = ", ".join(filter(None, (f'"{self.parts["title"].text}"', day, name)))
        return CellProblem(self.place, self.row, column, name, message, severity)


def lines_of(table: Table, header: Header, place: str, zone: str) -> tuple[list[Line], list[CellProblem], list[str]]:
    """Return the rows that hold courses, the problems with their cells, and notes about rows left out."""
    lines: list[Line] = []
    problems: list[CellProblem] = []
    left_out: list[str] = []
    for row in table.rows:
        if row.number <= header.row or _repeats(row, header):
            continue
        if _is_none(row, header):
            lost = None if _is_total(row) else lost_row(row, header, place)
            if lost and header.columns.get(lost.column) != "date":  # a day alone may be one more session
                problems.append(lost)
            if not lost:
                text = one_line(next(iter(row.cells.values())).text)
                left_out.append(f'{row.number} ("{text[:40]}")')
            if not lost or lost in problems:
                continue
        line, wrong = _line(row, header, place, zone)
        lines.append(line)
        problems += [*_cell_problems(line), *wrong]
    problems += values_outside(table, header, place, {line.row for line in lines})
    notes = []
    if left_out:
        rows = "Row" if len(left_out) == 1 else "Rows"
        held = "was" if len(left_out) == 1 else "were"
        notes.append(f"{place}: {rows} {in_words(left_out)} {held} left out: no course is there.")
    return lines, problems, notes


def _repeats(row: Row, header: Header) -> bool:
    """Return whether a row repeats the column names, as on each page of a long list."""
    return all(fold(cell.text) == fold(header.names.get(column, "")) for column, cell in row.cells.items())


def _is_none(row: Row, header: Header) -> bool:
    """Return whether a row is a heading, a total or a remark, not a course."""
    ours = {header.columns[column]: cell for column, cell in row.cells.items() if column in header.columns}
    if not ours or len({cell.text for cell in row.cells.values()}) == 1:
        return True
    return len({"code", "title", "date"} & set(ours)) < 2 and _is_total(row)


def _is_total(row: Row) -> bool:
    return bool(_TOTAL.match(next(iter(row.cells.values())).text.strip()))


def _line(row: Row, header: Header, place: str, zone: str) -> tuple[Line, list[CellProblem]]:
    parts: dict[str, Cell] = {}
    days = []
    for column, cell in sorted(row.cells.items()):
        held = header.columns.get(column)
        if held == "date":
            days.append(cell)
        elif held:
            parts.setdefault(held, cell)
    joining = Joining(header, parts, days, zone)
    joining.join()
    times = parts.pop(TIMES, None) or (parts.get("start") if "end" not in parts else None)
    if times and not times.error and not ({"start", "end"} <= set(parts)):
        halves = start_and_end(times.text)
        if halves:
            parts["start"], parts["end"] = (replace(times, text=half) for half in halves)
        else:
            parts.setdefault("start", times)
    line = Line(place, header, row.number, parts, tuple(joining.days))
    return line, [line.problem_at(column, message) for column, message in joining.problems]


_DAYS = frozenset({"end_date", "new_date", "booking.closes", "published", "updated", "weekday"})
_CLOCKS = frozenset({"start", "end"})


def _cell_problems(line: Line) -> Iterable[CellProblem]:
    """Report cells that could not be read, or that Excel has changed to a date or time."""
    for held, cell in [*line.parts.items(), *(("date", day) for day in line.days)]:
        if cell.error:
            yield line.problem_at(cell.column, cell.error)
        elif cell.holds and held != "date" and held not in (_DAYS if cell.holds == "date" else _DAYS | _CLOCKS):
            if held in _CLOCKS:
                continue  # a day in place of a time: the reader of times reports it
            wrong = f"Excel has made a {cell.holds} of this: {cell.text}."
            yield line.problem_at(
                cell.column,
                Message(wrong, "Type it again with an apostrophe in front, for example '2-5, so that it stays text."),
            )
