"""The courses of a spreadsheet, each as the document that a file would give.

The same records and rules then read them, so a cell means the same as a line in a file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from collaborative.loading.documents import Document
from collaborative.problems import InputError, Message, Severity
from collaborative.reading.days import parse_day
from collaborative.reading.words import fold, one_line
from collaborative.records.columns import TEXT, UID, WEEKDAY, heading
from collaborative.sheets.details import Details, details_in
from collaborative.sheets.lines import Line
from collaborative.sheets.table import CellProblem
from collaborative.sheets.wording import in_a_sheet


@dataclass(frozen=True, slots=True)
class Entry:
    """One course of a spreadsheet.

    Attributes:
        key: Its code in the form for comparing.
        details: Its front matter, with the cells it comes from.
        document: The same as a document, whose line numbers are rows of the sheet.
        is_surplus: Whether it repeats another course's code; it is read only to find its other problems.
    """

    key: str
    details: Details
    document: Document
    is_surplus: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.details.lines

    @property
    def place(self) -> str:
        return self.lines[0].place

    @property
    def fields(self) -> frozenset[str]:
        """The parts of a course for which the sheet has a column."""
        return frozenset().union(*(line.header.fields for line in self.lines))

    @property
    def uid(self) -> str:
        """The UID of the calendar's event that it comes from, or ""."""
        cell = self.lines[0].parts.get(UID)
        return cell.text if cell else ""

    def problem(self, path: str, message: Message, severity: Severity) -> CellProblem:
        """Report a message at the cell of a value, or of the nearest part around it."""
        line, column = self.lines[0], 0
        parts = path.split(".")
        for length in range(len(parts), 0, -1):
            inner = ".".join(parts[:length])
            if inner in self.details.spots:
                line, cell = self.details.spots[inner]
                column = cell.column
                break
            if not column:
                name = ".".join(part for part in parts[:length] if not part.isdigit())
                column = line.header.column_of({"dates": "date", "body": TEXT}.get(name, name))

        def called(key: str) -> str:
            return line.header.names.get(line.header.column_of(key), "") or heading(key)

        # What a calendar cannot say is added to the file, so that its lines are what counts.
        return line.problem_at(column, message if self.uid else in_a_sheet(message, called), severity)


def entries_of(lines: Iterable[Line]) -> tuple[list[Entry], list[CellProblem]]:
    """Return every course of the sheets, and the problems found before front matter is read."""
    groups: dict[str, list[Line]] = {}
    problems: list[CellProblem] = []
    previous: Line | None = None
    for line in lines:
        if line.code_key:
            groups.setdefault(line.code_key, []).append(line)
        else:
            problems += _without_code(line, previous)
        previous = line
    entries = []
    for key, group in groups.items():
        details = details_in(group)
        entries.append(_entry(key, details))
        problems += details.problems
        for line in group:
            if line not in details.lines:
                surplus = replace(details_in([line]), disputed=True)
                entries.append(_entry(key, surplus, is_surplus=True))
                problems += surplus.problems
    return entries, problems


def _entry(key: str, details: Details, *, is_surplus: bool = False) -> Entry:
    document = Document(details.lines[0].where, f"courses/{key}.md", dict(details.front), details.body, 1)
    return Entry(key, details, document, is_surplus)


def _without_code(line: Line, previous: Line | None) -> Iterator[CellProblem]:
    """Report a row without a code, and what else it lacks."""
    remedy = "Type the course's code, for example FA01."
    code = previous.parts.get("code") if previous else None
    if code and "title" not in line.parts:
        remedy += f" If this is one more session of the course above, type {one_line(code.text)} again."
    elif "title" in line.parts:
        remedy += " If the courses have no codes, add --make-codes to the command."
    yield line.problem("code", "The code is missing.", remedy)
    if "title" not in line.parts and not code:
        yield line.problem("title", "The title is missing.", "Type the course's title.")
    if not line.days:
        yield line.problem("date", "The date is missing.", "Type the day, or TBC while it is not known.")


_WEEKDAY = re.compile("(?:mon|tue|wednes|thurs|fri|satur|sun)day|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun")


def weekday_problem(entry: Entry, days: Mapping[int, Any]) -> Iterator[CellProblem]:
    """Check a column with the day of the week against the date; ``days`` are the days of the rows."""
    for line in entry.lines:
        cell, day = line.parts.get(WEEKDAY), days.get(line.row)
        if not cell or cell.holds or cell.error or day is None or not _WEEKDAY.fullmatch(fold(cell.text)):
            continue
        try:
            parse_day(f"{one_line(cell.text)} {day.day} {day:%B %Y}")
        except InputError as error:
            yield line.problem_at(cell.column, error.message)
