"""Rows of a sheet → the details of a course, in the form in which a Markdown file gives them.

From there on the same records and rules read them: a cell and a line of a file mean the same.

Rows with one code are the sessions of one course. What they leave out is the first row's; a row without a date
holds what is common to all, and then the others say only what is their own.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collaborative.loading.documents import Document, Node
from collaborative.problems import Slip
from collaborative.reading.days import parse_day
from collaborative.reading.words import fold, one_line
from collaborative.records.columns import FIELDS, SESSION, TEXT, WEEKDAY, heading
from collaborative.records.fields import is_tbc
from collaborative.sheets.habits import day_typed, several_days, time_typed
from collaborative.sheets.lines import Line
from collaborative.sheets.lists import LISTS, quoted_items
from collaborative.sheets.table import Cell, CellProblem
from collaborative.sheets.wording import in_a_sheet

# What a session may have of its own: field of the sheet → key of the session.
OF_SESSION = {
    "end_date": "end_date", "start": "start", "end": "end", "venue": "venue", SESSION: "title", "audience": "audience",
}  # fmt: skip
_INHERITED = ("start", "end", "venue", "audience")
_SEVERAL = re.compile(r"\d\D*(?:,|;|&|/|\band\b|\n)\s*\D{0,12}\d")


@dataclass(frozen=True, slots=True)
class Entry:
    """One course of a spreadsheet.

    Attributes:
        key: Its code, as codes are compared.
        lines: Its rows, in the order of the sheet.
        disputed: Another course has its code too, so that nobody knows whose it is.
        spots: Path of a detail, as problems spell it (``dates.2.start``) → where it stands.
    """

    key: str
    lines: tuple[Line, ...]
    document: Document
    spots: Mapping[str, tuple[Line, Cell]]
    disputed: bool = False

    @property
    def place(self) -> str:
        return self.lines[0].place

    @property
    def fields(self) -> frozenset[str]:
        """The parts of a course for which the sheet has a column."""
        return frozenset().union(*(line.header.fields for line in self.lines))

    def problem(self, path: str, wrong: str, remedy: str) -> CellProblem:
        """At the cell of a detail, or of the nearest thing around it."""
        line, column = self.lines[0], 0
        parts = path.split(".")
        for length in range(len(parts), 0, -1):
            inner = ".".join(parts[:length])
            if inner in self.spots:
                line, cell = self.spots[inner]
                column = cell.column
                break
            if not column:
                name = ".".join(part for part in parts[:length] if not part.isdigit())
                column = line.header.column_of({"dates": "date", "body": TEXT}.get(name, name))

        def called(key: str) -> str:
            return line.header.names.get(line.header.column_of(key), "") or heading(key)

        return line.problem_at(column, *in_a_sheet(wrong, remedy, called))


def entries_of(lines: Iterable[Line]) -> tuple[list[Entry], list[CellProblem]]:
    """Every course of the sheets, and what is wrong before its details are even read."""
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
        entry = _Builder(key, group)
        entries.append(entry.entry())
        problems += entry.problems
    return entries, problems


def _without_code(line: Line, previous: Line | None) -> Iterator[CellProblem]:
    remedy = "Type the course's code, for example FA01."
    code = previous.parts.get("code") if previous else None
    if code and "title" not in line.parts:
        remedy += f" If this is one more session of the course above, type {one_line(code.text)} again."
    yield line.problem("code", "The code is missing.", remedy)
    if "title" not in line.parts and not code:
        yield line.problem("title", "The title is missing.", "Type the course's title.")
    if not line.days:
        yield line.problem("date", "The date is missing.", "Type the day, or TBC while it is not known.")


class _Builder:
    """The details of one course, put together from its rows."""

    def __init__(self, key: str, lines: Sequence[Line]) -> None:
        self._key = key
        self._lines = [line for line in lines if not _other_title(line, lines)]
        self._disputed = len(self._lines) < len(lines)
        self._front: dict[str, Node] = {}
        self._spots: dict[str, tuple[Line, Cell]] = {}
        self.problems = [_same_code(line, lines) for line in lines if line not in self._lines]
        self._dated = [line for line in self._lines if line.days]
        self._common = [line for line in self._lines if not line.days]

    def entry(self) -> Entry:
        own_lines = len(self._lines) > 1 or any(SESSION in line.parts for line in self._dated)
        for field in FIELDS:
            if field == "date":
                self._add_days(own_lines)
            elif field == SESSION or (own_lines and field == "end_date"):
                continue
            elif own_lines and field in _INHERITED:
                self._add(field, next((line for line in self._common if field in line.parts), self._lines[0]))
            else:
                self._add_shared(field)
        self._check_required()
        first = self._lines[0]
        body = next((line.parts[TEXT].text.strip("\n") for line in self._lines if TEXT in line.parts), "")
        document = Document(first.where, f"courses/{self._key}.md", self._front, body, 1)
        return Entry(self._key, tuple(self._lines), document, self._spots, self._disputed)

    def _check_required(self) -> None:
        first = self._lines[0]
        if not any("title" in line.parts for line in self._lines):
            self.problems.append(first.problem("title", "The title is missing.", "Type the course's title."))
        if not self._dated:
            remedy = "Type the day, for example 19/03/2026, or TBC while it is not known."
            self.problems.append(first.problem("date", "The date is missing.", remedy))
        if "price" in self._spots and {"price.member", "price.non_member"} & set(self._spots):
            line, cell = self._spots["price"]
            other = "price.member" if "price.member" in self._spots else "price.non_member"
            name = line.header.names.get(self._spots[other][1].column, "")
            self.problems.append(
                line.problem_at(
                    cell.column,
                    f'There is a price here, and another in the column "{name}".',
                    "Keep one price for everyone, or the two prices for members and for others.",
                )
            )

    def _add_shared(self, field: str) -> None:
        """A part of the course that all its rows have in common."""
        first: Line | None = None
        for line in self._lines:
            if field not in line.parts:
                continue
            if first is None:
                first = line
                self._add(field, line)
            elif field not in ("title", "code") and one_line(line.parts[field].text) != one_line(
                first.parts[field].text
            ):
                self.problems.append(self._disagreement(field, first, line))

    @staticmethod
    def _disagreement(field: str, first: Line, line: Line) -> CellProblem:
        here, there = one_line(line.parts[field].text), one_line(first.parts[field].text)
        at = f"row {first.row}" if first.place == line.place else first.where
        wrong = f'It says "{here[:60]}" here, and "{there[:60]}" in {at}, for the same course.'
        return line.problem(field, wrong, "Write the same in both rows, or leave it empty in the second.")

    def _add(self, field: str, line: Line) -> None:
        cell = line.parts.get(field)
        if not cell or cell.wrong or field == TEXT:
            return
        key, _, part = field.partition(".")
        node = self._node(part or key, field, line, cell, field)
        if not part:
            if key not in self._front:
                self._front[key] = node
            return
        group = self._front.setdefault(key, Node(key, line.row, {}))
        if isinstance(group.value, dict):
            group.value[part] = node
        else:  # a price beside the prices for members and others: said by _check_required
            return

    def _node(self, key: str, field: str, line: Line, cell: Cell, path: str) -> Node:
        self._spots[path] = (line, cell)
        text = cell.text
        value: Any = text
        if field in ("start", "end"):
            value = time_typed(text)
        elif field in ("end_date", "new_date", "booking.closes", "published", "updated"):
            value = day_typed(text)
        elif field in ("places", "places_left"):
            value = re.sub(r"^(\d+)\.0$", r"\1", text.strip())
        elif field in LISTS and (items := quoted_items(text)) is not None:
            value = [Node("", line.row, item) for item in items]
        return Node(key, line.row, value)

    def _add_days(self, own_lines: bool) -> None:
        sittings = [(line, cell) for line in self._dated for cell in line.days if not cell.wrong]
        if not own_lines and len(sittings) == 1:
            line, cell = sittings[0]
            text = day_typed(cell.text)
            key = "date" if is_tbc(text) or _is_day(text) or not _SEVERAL.search(text) else "dates"
            self._front[key] = Node(key, line.row, text)
            self._spots[key] = (line, cell)
            return
        items: list[Node] = []
        for line, cell in sittings:
            for day in [day_typed(cell.text)] if is_tbc(cell.text) else several_days(day_typed(cell.text)):
                path = f"dates.{len(items) + 1}"
                self._spots[path] = self._spots[f"{path}.date"] = (line, cell)
                own = self._own_details(line, path) if own_lines else {}
                value: Any = {"date": Node("date", line.row, day), **own} if own else day
                items.append(Node("", line.row, value))
        if items:
            self._front["dates"] = Node("dates", items[0].line, items)
            self._spots.setdefault("dates", sittings[0])

    def _own_details(self, line: Line, path: str) -> dict[str, Node]:
        own = {}
        for field, key in OF_SESSION.items():
            cell = line.parts.get(field)
            if not cell or cell.wrong:
                continue
            first = self._lines[0].parts.get(field)
            if field in _INHERITED and not self._common and first and one_line(first.text) == one_line(cell.text):
                continue
            own[key] = self._node(key, field, line, cell, f"{path}.{key}")
        return own


def _titled(lines: Sequence[Line]) -> Line | None:
    return next((line for line in lines if "title" in line.parts), None)


def _other_title(line: Line, lines: Sequence[Line]) -> bool:
    first = _titled(lines)
    return bool(first and "title" in line.parts and fold(line.parts["title"].text) != fold(first.parts["title"].text))


def _same_code(line: Line, lines: Sequence[Line]) -> CellProblem:
    first = _titled(lines) or lines[0]
    code, title = one_line(line.parts["code"].text), one_line(first.parts["title"].text)
    at = f"row {first.row}" if first.place == line.place else first.where
    wrong = f'The code {code} is also in {at}, for "{title}".'
    remedy = (
        "Give each course a code of its own. (Rows with one code are the sessions of one course, and have one title; "
        "a session's own name goes into a column Session.)"
    )
    return line.problem("code", wrong, remedy)


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except Slip:
        return False
    return True


def weekday_problem(entry: Entry, days: Mapping[int, Any]) -> Iterator[CellProblem]:
    """A column with the day of the week is checked against the date; ``days`` are those of the rows."""
    for line in entry.lines:
        cell, day = line.parts.get(WEEKDAY), days.get(line.row)
        if not cell or cell.holds or cell.wrong or day is None or not fold(cell.text).endswith("day"):
            continue
        try:
            parse_day(f"{one_line(cell.text)} {day.day} {day:%B %Y}")
        except Slip as slip:
            yield line.problem_at(cell.column, slip.wrong, slip.remedy)
