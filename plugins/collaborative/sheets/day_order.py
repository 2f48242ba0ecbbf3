"""Whether a column of dates has the day or the month first. A column is one thing: doubt in one cell is doubt in all.

Dates that cannot be read the other way decide for their column. Where one of them has the month first, or where a
calendar program may have written either, nothing is guessed: the office says which.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from collaborative.problems import Message
from collaborative.reading.calendar_words import MONTHS
from collaborative.reading.words import in_words
from collaborative.sheets.columns import Header
from collaborative.sheets.table import Cell, CellProblem, Row, Table, letters


class DayOrder(StrEnum):
    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


# 6/3/2026, 6.3.26 and, in a list with one of these, 6/3.
_NUMERIC = re.compile(r"(?<![\d/.:-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/-])", re.ASCII)
_SHORT = re.compile(r"(?<![\d/.:-])(\d{1,2})/(\d{1,2})(?![\d/:-])", re.ASCII)
_STORED = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d[.:]\d\d(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_EUROPEAN_CLOCK = re.compile(r"\d{1,2}:\d\d:\d\d", re.ASCII)
# An end may hold its day as well.
DAYS = frozenset({"date", "start", "end", "end_date", "new_date", "booking.closes", "published", "updated"})


@dataclass(frozen=True, slots=True)
class _Column:
    """The dates of one column, sorted by how they can be read."""

    number: int
    month_first: tuple[Cell, ...]
    day_first: tuple[Cell, ...]
    either: tuple[Cell, ...]
    stored: tuple[Cell, ...]


def with_known_order(
    table: Table, header: Header, place: str, asked: DayOrder | None
) -> tuple[Table, list[CellProblem]]:
    """Return the table with its dates day first, and an error for each column whose order nobody can know."""
    problems: list[CellProblem] = []
    turned: set[int] = set()
    columns = [_sorted(table, header, column) for column, held in header.columns.items() if held in DAYS]
    is_proven = any(column.day_first for column in columns) or _has_european_clock(table, header)
    for column in columns:
        order = asked or (DayOrder.MONTH_FIRST if column.number in header.month_first else None)
        if order is DayOrder.MONTH_FIRST:
            turned.add(column.number)
            if column.day_first:
                problems.append(_problem(header, place, column, _only_day_first(column.day_first[0])))
            elif column.month_first and column.stored:
                problems.append(_problem(header, place, column, _turned_by_excel(column)))
        elif order is None and column.month_first:
            problems.append(_problem(header, place, column, _in_doubt(column)))
        elif order is None and header.is_calendar and column.either and not is_proven:
            problems.append(_problem(header, place, column, _from_a_calendar(column)))
    rows = tuple(_turned(row, turned, header) for row in table.rows) if turned else table.rows
    return replace(table, rows=rows), problems


def _problem(header: Header, place: str, column: _Column, message: Message) -> CellProblem:
    return CellProblem(place, 0, column.number, header.names.get(column.number, ""), message)


def _sorted(table: Table, header: Header, column: int) -> _Column:
    found: defaultdict[str, list[Cell]] = defaultdict(list)
    for row in table.rows:
        cell = row.cells.get(column)
        if cell is None or cell.error or row.number <= header.row or _is_clock(cell, header):
            continue
        if cell.holds:
            stored = _STORED.match(cell.text)
            if stored and int(stored[3]) <= 12 and stored[2] != stored[3]:
                found["stored"].append(cell)
            continue
        for kind in {_readable(match) for match in _NUMERIC.finditer(cell.text)}:
            found[kind].append(cell)
    return _Column(column, *(tuple(found[kind]) for kind in ("month", "day", "either", "stored")))


def _is_clock(cell: Cell, header: Header) -> bool:
    """Return whether a start or end is a time with seconds, ``15.30.00``, which looks like a date."""
    is_time = header.columns[cell.column] in ("start", "end")
    return cell.holds == "time" or (is_time and _CLOCK.fullmatch(cell.text.strip()) is not None)


def _readable(match: re.Match[str]) -> str:
    """Return which of the first two numbers can be the day: the second (``month`` first), the first, or either."""
    first, second = int(match[1]), int(match[3])
    if match[2] == "-" and len(match[4]) == 2:
        return ""  # 27-03-18: the year may be the first, which a rule of its own refuses
    if first <= 12 < second <= 31:
        return "month"
    if second <= 12 < first <= 31:
        return "day"
    return "either" if first <= 12 and second <= 12 and first != second else ""


def _has_european_clock(table: Table, header: Header) -> bool:
    """Return whether times are as Outlook writes them on a British computer: ``09:30:00``, without AM or PM."""
    clocks = [
        row.cells[column].text
        for column, held in header.columns.items()
        if held in ("start", "end")
        for row in table.rows
        if row.number > header.row and column in row.cells
    ]
    return bool(clocks) and all(_EUROPEAN_CLOCK.fullmatch(clock.strip()) for clock in clocks)


def _turned(row: Row, columns: Iterable[int], header: Header) -> Row:
    cells = dict(row.cells)
    for column in columns:
        cell = cells.get(column)
        if cell and not cell.holds and not cell.error and not _is_clock(cell, header) and _NUMERIC.search(cell.text):
            text = _NUMERIC.sub(lambda match: f"{match[3]}/{match[1]}/{match[4]}", cell.text)
            cells[column] = replace(cell, text=_SHORT.sub(r"\2/\1", text) if _SHORT.search(cell.text) else text)
    return replace(row, cells=cells)


def _in_doubt(column: _Column) -> Message:
    sure = column.month_first[0]
    wrong = f'"{_short(sure)}" in {_at(sure)} can only have the month first'
    if column.day_first:
        other = column.day_first[0]
        wrong += f', and "{_short(other)}" in {_at(other)} only the day. So any date in this column could be either.'
        remedy = "Write each date in it with the month as a word, for example 6 March 2026"
        return Message(wrong, f"{remedy}; --dates month-first or --dates day-first helps only if all are the same.")
    unclear = in_words(dict.fromkeys(f'"{_short(cell)}" ({_at(cell)})' for cell in column.either[:3]))
    wrong += f", so {unclear} could be either, too." if unclear else ", so the other dates could be, too."
    remedy = "If all dates have the month first, add --dates month-first to the command; if all have the day first, correct that cell and add --dates day-first."
    if column.stored:
        remedy = f"{remedy} Check {in_words(_at(cell) for cell in column.stored[:5])} as well: Excel may have turned day and month round there."
    return Message(wrong, remedy)


def _only_day_first(cell: Cell) -> Message:
    wrong = f'"{_short(cell)}" in {_at(cell)} can only have the day first, and the column is read month first.'
    return Message(wrong, "Write each date in the column with the month as a word, for example 6 March 2026.")


def _turned_by_excel(column: _Column) -> Message:
    cell, stored = column.month_first[0], column.stored[0]
    _, month, day = (int(part) for part in stored.text[:10].split("-"))
    read, meant = f"{day} {MONTHS[month - 1]}", f"{month} {MONTHS[day - 1]}"
    wrong = (
        f'"{_short(cell)}" in {_at(cell)} has the month first, but Excel has stored {_at(stored)} as {read}: '
        f"what was typed may have meant {meant}."
    )
    cells = in_words(_at(cell) for cell in column.stored[:5])
    more = " and the cells like them" if len(column.stored) > 5 else ""
    return Message(
        wrong,
        f"Write the dates in {cells}{more} with the month as a word, as text, for example '{meant} {stored.text[:4]}.",
    )


def _from_a_calendar(column: _Column) -> Message:
    cell = column.either[0]
    match = next(_NUMERIC.finditer(cell.text))
    first, second = int(match[1]), int(match[3])
    wrong = (
        f'A calendar writes dates as its language has them: "{_short(cell)}" in {_at(cell)} could be '
        f"{first} {MONTHS[second - 1]} or {second} {MONTHS[first - 1]}."
    )
    return Message(wrong, "Add --dates month-first or --dates day-first to the command.")


def _at(cell: Cell) -> str:
    return f"{letters(cell.column)}{cell.row}"


def _short(cell: Cell) -> str:
    text = " ".join(cell.text.split())
    return text if len(text) <= 30 else f"{text[:29]}…"
