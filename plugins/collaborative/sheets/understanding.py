"""A workbook to courses, by the records and rules that read Markdown files; every problem has sheet, row and column."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from collaborative.checking.records.sessions import check_course
from collaborative.loading.rules import check_all, check_record
from collaborative.loading.shaping import Shaped, shape
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.words import fold, in_words, slugify
from collaborative.records.base import Origin
from collaborative.records.columns import NOT_FOR_COURSES
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.sheets.codes import CodeMaker
from collaborative.sheets.columns import Header, find_header, tables_in
from collaborative.sheets.day_order import DayOrder, with_known_order
from collaborative.sheets.entries import Entry, entries_of, weekday_problem
from collaborative.sheets.leftovers import looks_like_courses
from collaborative.sheets.lines import Line, lines_of
from collaborative.sheets.table import CellProblem, SpreadsheetError, Table, Workbook, letters

NOT_TYPED = "slug-not-typed-"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the office has said about a sheet.

    Attributes:
        dates: Whether its dates have the day or the month first, or None to read it from the sheet.
        codes: Makes the codes of courses that have none, or None.
        leave_out: The folded names or the letters of columns to leave out.
    """

    dates: DayOrder | None = None
    codes: CodeMaker | None = None
    leave_out: frozenset[str] = field(default=frozenset())


AS_USUAL = Asked()


@dataclass(frozen=True, slots=True)
class Understood:
    """The content of a workbook.

    Attributes:
        courses: The courses without problems, each with its entry.
        keys: The codes of all courses, including those with problems.
        problems: What is wrong, at its cells.
        notes: What was left out, and how rows were read.
    """

    courses: tuple[tuple[Entry, Course], ...]
    keys: frozenset[str]
    problems: tuple[CellProblem, ...]
    notes: tuple[str, ...]


def understand(
    workbook: Workbook, file_name: str, settings: Settings, others: Iterable[Shaped[Any]], asked: Asked = AS_USUAL
) -> Understood:
    """Read every sheet to its end.

    Args:
        workbook: The sheets as text.
        file_name: The spreadsheet's name for messages.
        settings: The site's settings.
        others: The records of the site; courses with a code of the sheets are replaced by these.
        asked: What the office has said about the sheet.

    Raises:
        SpreadsheetError: No sheet has a row of column names.
    """
    found, problems, notes = _headers(workbook, file_name, asked)
    lines: list[Line] = []
    for place, table, header in found:
        read, wrong, said = lines_of(table, header, place, str(settings.zone))
        lines += read
        problems += wrong
        notes += said
    if asked.codes:
        lines, wrong = asked.codes.with_codes(lines)
        problems += wrong
    entries, wrong = entries_of(lines)
    problems += wrong
    notes += [note for entry in entries if (note := _several_rows(entry))]
    items = [(entry, *_shaped(entry, settings)) for entry in entries]
    for entry, item, found_problems in items:
        known = {(said.place, said.row, said.column) for said in problems}
        for problem in found_problems:
            here = entry_problem(entry, problem)
            column = (here.place, 0, here.column)  # no cell of a column in doubt can be read for certain
            if column not in known and (here.place, here.row, here.column) not in known and not _said(entry, problem):
                problems.append(here)
        problems += _wrong_weekdays(entry, item)
    problems += _between([item for item in items if not item[0].is_surplus], others)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    bad_rows = {(problem.place, problem.row) for problem in errors}
    in_doubt = {problem.place for problem in errors if not problem.row}
    good = tuple(
        (entry, item.record)
        for entry, item, _ in items
        if item.record
        and not entry.details.disputed
        and not any((line.place, line.row) in bad_rows or line.place in in_doubt for line in entry.lines)
    )
    keys = frozenset(entry.key for entry in entries)
    return Understood(good, keys, tuple(sorted(set(problems))), tuple(notes))


def _headers(
    workbook: Workbook, file_name: str, asked: Asked
) -> tuple[list[tuple[str, Table, Header]], list[CellProblem], list[str]]:
    """Return each table with courses and the place that messages name, and what is wrong with the column names."""
    headers: list[tuple[str, Table, Header]] = []
    problems: list[CellProblem] = []
    notes = [f"{file_name}: {note}" for note in workbook.notes]
    ignored: list[str] = []
    may_lack = frozenset({"code"}) if asked.codes else frozenset()
    for sheet in workbook.tables:
        place = f'{file_name}: sheet "{sheet.name}"' if sheet.name else file_name
        if sheet.name and fold(sheet.name) in asked.leave_out:
            notes.append(f"{place} was left out.")
            continue
        for table in tables_in(sheet):
            header = find_header(table, place, may_lack=may_lack, leave_out=asked.leave_out)
            if header is None:
                if looks_like_courses(table):
                    problems.append(CellProblem(place, 0, 0, "", _without_names(table)))
                elif table.rows:
                    notes.append(f"{place}: No row of column names (title, code, date …) is there, so it was left out.")
                continue
            ordered, in_doubt = with_known_order(table, header, place, asked.dates)
            problems += [*header.problems, *in_doubt]
            notes += [f"{file_name}: {note}" for note in table.notes]
            ignored += [header.names[column] for column in header.ignored]
            ignored += [name for column, name in header.names.items() if header.columns.get(column) == NOT_FOR_COURSES]
            ignored += [header.names.get(column) or f"column {letters(column)}" for column in sorted(header.left_out)]
            if not any(problem.row for problem in header.problems):
                headers.append((place, ordered, header))
    if ignored:
        notes.append(f"{file_name}: Columns that are not ours were left out: {in_words(dict.fromkeys(ignored))}.")
    if not headers and len(workbook.tables) == 1 and not any(problem.row or problem.column for problem in problems):
        found = in_words([_first_words(table.rows[0]) for table in workbook.tables if table.rows])
        raise SpreadsheetError(
            f"No row of column names was found. Write Title, Code and Date above the columns. "
            f"The first row holds: {found or 'nothing'}."
        )
    return headers, problems, notes


def _without_names(table: Table) -> Message:
    return Message(
        "There is no row of column names, and there are dates below one another.",
        f'Write Title, Code and Date above the columns. To leave the sheet out, add --leave-out "{table.name}" to the command.',
    )


def _first_words(row: Any) -> str:
    return ", ".join(" ".join(cell.text.split())[:40] for cell in row.cells.values())


def _several_rows(entry: Entry) -> str:
    if len(entry.lines) == 1 or entry.uid or any(not line.days for line in entry.lines):
        return ""
    rows = in_words(str(line.row) for line in entry.lines)
    code = entry.lines[0].parts["code"].text.strip()
    return f"{entry.place}: Rows {rows} have the code {code}: they were taken as the sessions of one course."


def _shaped(entry: Entry, settings: Settings) -> tuple[Shaped[Course], list[Problem]]:
    name = NOT_TYPED + slugify(entry.document.path)
    origin = Origin(entry.document.path, f"courses/{name}.md", name)
    item, problems = shape(entry.document, Course, settings, {"origin": origin, "slug": name})
    return item, [*problems, *check_record(item), *(check_course(item, item.record) if item.record else ())]


def _said(entry: Entry, problem: Problem) -> bool:
    """Return whether a problem is a missing value that was reported in terms of the sheet already."""
    if problem.field in ("date", "dates"):
        return not {"date", "dates"} & set(entry.details.spots)
    return problem.field in ("title", "code") and problem.field not in entry.details.spots


def entry_problem(entry: Entry, problem: Problem) -> CellProblem:
    """Return a problem of an entry's document at its cell."""
    return entry.problem(problem.field, problem.message, problem.severity)


def _wrong_weekdays(entry: Entry, item: Shaped[Course]) -> Iterable[CellProblem]:
    if item.record is None or {"date", "dates"} & item.wrong:
        return ()
    rows = [item.line(("dates", index)) for index in range(len(item.record.dates))] or [item.line(("date",))]
    days = dict(zip(rows, (session.day for session in item.record.sessions), strict=True))
    return weekday_problem(entry, days)


def _between(
    items: Iterable[tuple[Entry, Shaped[Course], list[Problem]]], others: Iterable[Shaped[Any]]
) -> list[CellProblem]:
    """Return the problems between courses of the sheet, and between them and the rest of the site."""
    entries = {item.document.path: entry for entry, item, _ in items}
    keys = {entry.key for entry in entries.values()}
    rest = [item for item in others if not (isinstance(item.record, Course) and item.record.code_key in keys)]
    found = check_all([*rest, *(item for _, item, _ in items)])
    return [entry_problem(entries[problem.path], problem) for problem in found if problem.path in entries]
