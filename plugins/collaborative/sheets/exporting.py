"""Courses to rows of a spreadsheet that an import reads back without loss.

A course is one row. If its sessions have values of their own, a row for each session follows, with the code, the date
and those values; the first row then has no date.
"""

from collections.abc import Iterable, Sequence

from collaborative.records.columns import FIELDS, TEXT, heading
from collaborative.records.course import Course
from collaborative.sheets.details import OF_SESSION
from collaborative.sheets.habits import several_days
from collaborative.sheets.lists import list_text
from collaborative.sheets.values import as_text, details_of
from collaborative.writing.front_matter import Value

HEADINGS = tuple(heading(field) for field in FIELDS)


def rows_of(courses: Iterable[Course]) -> list[list[str]]:
    """Return the cells below :data:`HEADINGS`, sorted by the first day of each course."""
    ordered = sorted(courses, key=lambda course: (course.first_day is None, course.first_day, course.code_key))
    return [[cells.get(field, "") for field in FIELDS] for course in ordered for cells in _cells(course)]


def _cells(course: Course) -> list[dict[str, str]]:
    details = details_of(course)
    cells: dict[str, str] = {TEXT: course.body}
    sessions: Sequence[Value] = ()
    for key, value in details.items():
        if key == "dates" and isinstance(value, Sequence) and not isinstance(value, str):
            sessions = value
        elif isinstance(value, dict):
            cells |= {f"{key}.{part}": as_text(held) for part, held in value.items()}
        elif isinstance(value, list):
            cells[key] = list_text(key, [str(item) for item in value])
        else:
            cells[key] = as_text(value)
    days = [as_text(session) for session in sessions]
    if sessions and several_days(joined := ", ".join(days)) == days and len(days) > 1:
        return [cells | {"date": joined}]
    return [cells, *(_session_cells(course.code, session) for session in sessions)]


def _session_cells(code: str, session: Value) -> dict[str, str]:
    parts = session if isinstance(session, dict) else {"date": session}
    fields = {key: field for field, key in OF_SESSION.items()} | {"date": "date"}
    texts = {
        fields[key]: list_text("audience", [str(item) for item in value]) if isinstance(value, list) else as_text(value)
        for key, value in parts.items()
    }
    return {"code": code, **texts}
