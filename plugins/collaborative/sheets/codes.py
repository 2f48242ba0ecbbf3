"""Codes for courses that have none in their spreadsheet, made from title and day.

The order of the rows makes no difference, and a second import of the same sheet makes the same codes.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from collaborative.problems import InputError
from collaborative.reading.days import parse_day
from collaborative.reading.words import fold, in_words, one_line, slugify
from collaborative.records.columns import SESSION, UID
from collaborative.records.course import Course
from collaborative.sheets.habits import day_typed, several_days
from collaborative.sheets.lines import Line
from collaborative.sheets.memory import Memory
from collaborative.sheets.table import Cell, CellProblem

_LONGEST = 32


def made_code(title: str, day: dt.date | None) -> str:
    """Return ``PHONICS-FOR-TAS-260604``; a long title is cut, with four signs that tell it from others like it."""
    words = slugify(title).upper()
    if len(words) > _LONGEST or not words:
        words = "-".join(filter(None, (words[: _LONGEST + 1].rpartition("-")[0], _checksum(title))))
    return f"{words}-{day:%y%m%d}" if day else words


def _checksum(text: str) -> str:
    return hashlib.sha256(fold(text).encode()).hexdigest()[:4].upper()


class CodeMaker:
    """Makes codes, and finds the ones that it made before.

    Args:
        courses: The courses of the site.
        memory: What earlier imports have seen.
        sheet: The spreadsheet's file name.
        today: The day of the import; a course that is over is never taken for one to come.
    """

    def __init__(self, courses: Iterable[Course], memory: Memory, sheet: str, today: dt.date) -> None:
        self._courses = {course.code_key: course for course in courses}
        self._memory = memory
        self._by_uid = {str(known.facts[UID]): key for key, known in memory.courses.items() if known.facts.get(UID)}
        self._earlier: dict[str, list[Course]] = {}
        for key, known in memory.courses.items():
            course = self._courses.get(key)
            if course and known.sheet == sheet and UID not in known.facts and not course.is_archived(today):
                self._earlier.setdefault(fold(course.title), []).append(course)

    def with_codes(self, lines: Sequence[Line]) -> tuple[list[Line], list[CellProblem]]:
        """Return the rows with a code in each that has a title, and the problems of those that get none."""
        given = {line.code_key for line in lines if line.code_key}
        groups: dict[str, list[Line]] = {}
        for line in lines:
            if "title" in line.parts and not line.parts["title"].error:
                groups.setdefault(_identity(line), []).append(line)
        apart = _told_apart(groups.values())
        codes: dict[tuple[str, int], str] = {}
        problems: list[CellProblem] = []
        for group in groups.values():
            bare = [line for line in group if not line.code_key]
            if not bare:
                continue
            if len(group) > 1 and not (UID in bare[0].parts or all(SESSION in line.parts for line in group)):
                problems += _two_readings(group, bare)
                continue
            if named := next((line for line in group if line.code_key), None):
                code = named.parts["code"].text
            else:
                code = self._code_for(group, given, apart.get(_identity(group[0]), ""))
                if twin := self._twin(code, group):
                    wrong = f"This is {twin.code} of the site: it has the same title and day."
                    problems.append(bare[0].problem("code", wrong, f"Type {twin.code} as its code."))
                    continue
            codes |= dict.fromkeys(((line.place, line.row) for line in bare), code)
        reported = {(problem.place, problem.row) for problem in problems}
        made = [
            _with_code(line, codes[line.place, line.row]) if (line.place, line.row) in codes else line for line in lines
        ]
        return [line for line in made if line.code_key or (line.place, line.row) not in reported], problems

    def _code_for(self, group: Sequence[Line], given: set[str], apart: str) -> str:
        first = group[0]
        if uid := first.parts.get(UID):
            known = self._by_uid.get(uid.text)
            if known:
                return self._courses[known].code if known in self._courses else known
        title = one_line(first.parts["title"].text)
        day = min((day for line in group for day in _days(line)), default=None)
        alike = [course for course in self._earlier.get(fold(title), []) if course.code_key not in given]
        on_day = [course for course in alike if course.first_day == day]
        if not uid and len(found := on_day or alike) == 1:
            return found[0].code
        return made_code(title, day) + apart

    def _twin(self, code: str, group: Sequence[Line]) -> Course | None:
        """Return the course of the site with the same title and first day, and another code."""
        title = fold(one_line(group[0].parts["title"].text))
        day = min((day for line in group for day in _days(line)), default=None)
        key = "".join(code.split()).casefold()
        return next(
            (
                course
                for course in self._courses.values()
                if day and course.code_key != key and course.first_day == day and fold(course.title) == title
            ),
            None,
        )


def _told_apart(groups: Iterable[Sequence[Line]]) -> dict[str, str]:
    """Return what follows the code of each event that has the title and day of another: its start, or signs of its UID."""
    alike: dict[tuple[str, str], list[Line]] = {}
    for first, *_ in groups:
        if UID in first.parts and first.days:
            alike.setdefault((fold(first.parts["title"].text), first.days[0].text), []).append(first)
    ends: dict[str, str] = {}
    for lines in alike.values():
        starts = [line.parts["start"].text.replace(":", "") if "start" in line.parts else "" for line in lines]
        for line, start in zip(lines, starts, strict=True):
            if len(lines) > 1:
                own = start if start and starts.count(start) == 1 else _checksum(line.parts[UID].text)
                ends[_identity(line)] = f"-{own}"
    return ends


def _identity(line: Line) -> str:
    uid = line.parts.get(UID)
    return f"uid {uid.text}" if uid else fold(one_line(line.parts["title"].text))


def _with_code(line: Line, code: str) -> Line:
    column = line.header.column_of("code") or line.parts["title"].column
    return replace(line, parts={**line.parts, "code": Cell(line.row, column, code)})


def _days(line: Line) -> Iterable[dt.date]:
    for cell in line.days:
        for text in several_days(day_typed(cell.text)):
            try:
                yield parse_day(text)
            except InputError:
                continue


def _two_readings(group: Sequence[Line], bare: Sequence[Line]) -> Iterable[CellProblem]:
    title = one_line(group[0].parts["title"].text)
    rows = in_words(str(line.row) for line in group)
    for line in bare:
        wrong = (
            f'Rows {rows} have the title "{title[:60]}": they could be courses of their own, or the sessions of one.'
        )
        remedy = (
            "For courses of their own, type a different code in each row, in a column Code. For sessions of one course, "
            "type the same code in each, or each session's name in a column Session."
        )
        yield line.problem("title", wrong, remedy)
