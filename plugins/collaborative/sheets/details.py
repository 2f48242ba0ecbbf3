"""The rows of one course, to front matter as a Markdown file has it.

Rows with the same code are the sessions of one course. What a row leaves out comes from the first row. A row without a
date holds what is common to all; the others then hold only what differs.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collaborative.loading.documents import Node
from collaborative.problems import InputError, Message
from collaborative.reading.days import parse_day
from collaborative.reading.words import fold, one_line
from collaborative.records.columns import FIELDS, SESSION, TEXT
from collaborative.records.fields import is_tbc
from collaborative.records.status import STATUS_WORDS
from collaborative.sheets.habits import day_typed, several_days, time_typed
from collaborative.sheets.lines import Line
from collaborative.sheets.lists import LISTS, quoted_items
from collaborative.sheets.table import Cell, CellProblem

# Values that a session can have of its own: the sheet's field → the session's key.
OF_SESSION = {
    "end_date": "end_date", "overnight": "overnight", "start": "start", "end": "end", "venue": "venue",
    SESSION: "title", "audience": "audience", "status": "status", "reason": "reason", "new_date": "new_date",
}  # fmt: skip
_STATUS = ("status", "reason", "new_date")  # of a session where it has a status of its own, or else of the course
_ROWS_ALONE = frozenset({SESSION, "end_date", "overnight"})
_INHERITED = ("start", "end", "venue", "audience")
_SEVERAL = re.compile(r"\d\D*(?:,|;|&|/|\band\b|\n)\s*\D{0,12}\d")


@dataclass(frozen=True, slots=True)
class Details:
    """The front matter of one course.

    Attributes:
        lines: Its rows.
        front: The front matter by key.
        body: The text below the front matter.
        spots: The row and cell of each value, by its path as problems spell it (``dates.2.start``).
        problems: What is wrong with the rows.
        disputed: Whether another course has the same code, so that its file is unknown.
    """

    lines: tuple[Line, ...]
    front: Mapping[str, Node]
    body: str
    spots: Mapping[str, tuple[Line, Cell]]
    problems: tuple[CellProblem, ...]
    disputed: bool


def details_in(lines: Sequence[Line]) -> Details:
    """Put together the front matter from the rows with one code."""
    return _Builder(lines).details()


class _Builder:
    """Builds the front matter of one course from its rows."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = [line for line in lines if not _other_title(line, lines)]
        self._disputed = len(self._lines) < len(lines)
        self._front: dict[str, Node] = {}
        self._spots: dict[str, tuple[Line, Cell]] = {}
        self._problems = [_same_code(line, lines) for line in lines if line not in self._lines]
        self._dated = [line for line in self._lines if line.days]
        self._common = [line for line in self._lines if not line.days]
        self._with_own_status = self._lines_with_own_status()

    def details(self) -> Details:
        # With several sessions, each gets a line of its own in dates; one session has its values beside the title.
        own_lines = len(self._lines) > 1 or any(SESSION in line.parts for line in self._dated)
        for field in FIELDS:
            if field == "date":
                self._add_days(own_lines)
            elif field == SESSION or (own_lines and field in _ROWS_ALONE):
                continue
            elif own_lines and field in _INHERITED:
                self._add(field, next((line for line in self._common if field in line.parts), self._lines[0]))
            else:
                self._add_shared(field)
        self._check_required()
        body = next((line.parts[TEXT].text.strip("\n") for line in self._lines if TEXT in line.parts), "")
        return Details(tuple(self._lines), self._front, body, self._spots, tuple(self._problems), self._disputed)

    def _lines_with_own_status(self) -> list[Line]:
        """Return the rows whose status is their session's; where all rows say the same, it is the course's."""
        said = [line for line in self._dated if "status" in line.parts]
        if self._common or len(self._dated) < 2:
            return said if self._common and len(self._dated) > 1 else []
        off = [line for line in said if _is_off(line.parts["status"].text)]
        if len(said) == len(self._dated) and len({fold(line.parts["status"].text) for line in said}) == 1:
            return []
        if said == off == self._dated[:1]:
            wrong = "Only the first row of this course says so: is it the whole course, or this session?"
            remedy = (
                "For the course write the same in each of its rows. For this session write scheduled in the others."
            )
            self._problems.append(said[0].problem("status", wrong, remedy))
        return off

    def _check_required(self) -> None:
        first = self._lines[0]
        if not any("title" in line.parts for line in self._lines):
            self._problems.append(first.problem("title", "The title is missing.", "Type the course's title."))
        if not self._dated:
            remedy = "Type the day, for example 19/03/2026, or TBC while it is not known."
            self._problems.append(first.problem("date", "The date is missing.", remedy))
        if "price" in self._spots and {"price.member", "price.non_member"} & set(self._spots):
            line, cell = self._spots["price"]
            other = "price.member" if "price.member" in self._spots else "price.non_member"
            name = line.header.names.get(self._spots[other][1].column, "")
            self._problems.append(
                line.problem_at(
                    cell.column,
                    Message(
                        f'There is a price here, and another in the column "{name}".',
                        "Keep one price for everyone, or the two prices for members and for others.",
                    ),
                )
            )

    def _add_shared(self, field: str) -> None:
        """Add a part of the course that all its rows share."""
        first: Line | None = None
        for line in self._lines:
            if field not in line.parts or (field in _STATUS and line in self._with_own_status):
                continue
            if first is None:
                first = line
                self._add(field, line)
            elif field not in ("title", "code") and one_line(line.parts[field].text) != one_line(
                first.parts[field].text
            ):
                self._problems.append(self._disagreement(field, first, line))

    @staticmethod
    def _disagreement(field: str, first: Line, line: Line) -> CellProblem:
        here, there = one_line(line.parts[field].text), one_line(first.parts[field].text)
        at = f"row {first.row}" if first.place == line.place else first.where
        wrong = f'It says "{here[:60]}" here, and "{there[:60]}" in {at}, for the same course.'
        return line.problem(field, wrong, "Write the same in both rows, or leave it empty in the second.")

    def _add(self, field: str, line: Line) -> None:
        cell = line.parts.get(field)
        if not cell or cell.error or field == TEXT:
            return
        key, _, part = field.partition(".")
        node = self._node(part or key, field, line, cell, field)
        if not part:
            if key not in self._front:
                self._front[key] = node
            return
        group = self._front.setdefault(key, Node(key, line.row, {}))
        if isinstance(group.value, dict):  # a single price beside those for members and others is reported below
            group.value[part] = node

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
        dated_cells = [(line, cell) for line in self._dated for cell in line.days if not cell.error]
        if not own_lines and len(dated_cells) == 1:
            line, cell = dated_cells[0]
            text = day_typed(cell.text)
            key = "date" if is_tbc(text) or _is_day(text) or not _SEVERAL.search(text) else "dates"
            self._front[key] = Node(key, line.row, text)
            self._spots[key] = (line, cell)
            return
        items: list[Node] = []
        for line, cell in dated_cells:
            for day in [day_typed(cell.text)] if is_tbc(cell.text) else several_days(day_typed(cell.text)):
                path = f"dates.{len(items) + 1}"
                self._spots[path] = self._spots[f"{path}.date"] = (line, cell)
                own = self._own_details(line, path) if own_lines else {}
                value: Any = {"date": Node("date", line.row, day), **own} if own else day
                items.append(Node("", line.row, value))
        if items:
            self._front["dates"] = Node("dates", items[0].line, items)
            self._spots.setdefault("dates", dated_cells[0])

    def _own_details(self, line: Line, path: str) -> dict[str, Node]:
        own = {}
        for field, key in OF_SESSION.items():
            cell = line.parts.get(field)
            if not cell or cell.error or (field in _STATUS and line not in self._with_own_status):
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


def _is_off(text: str) -> bool:
    status = STATUS_WORDS.get(" ".join(text.lower().split()))
    return status is not None and status.is_off


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except InputError:
        return False
    return True
