"""The columns of a table and the parts of a course that they hold, recognised by their names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from collaborative.problems import Message, Severity
from collaborative.reading.words import fold, in_words, one_line
from collaborative.records.columns import SESSION, TEXT, TIMES, WEEKDAY, heading, spellings
from collaborative.sheets.table import CellProblem, Row, Table, letters

DEEPEST_HEADER = 40  # rows with titles and notes that may be above the column names

_SPELLINGS = spellings()
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_PREFIX = re.compile(r"^(?:course|event|training|cpd|the|session)(?=.{3})")
_SUFFIX = re.compile(r"(?<=.{3})(?:of(?:the)?(?:course|event|training|session))$")
_NUMBERED = re.compile(
    r"(?:sessiondate|dateofsession|date|session|day)(?:no)?([1-9][0-9]?)|([1-9][0-9]?)(?:st|nd|rd|th)(?:sessiondate|date|session|day)"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}


@dataclass(frozen=True, slots=True)
class Header:
    """The row of column names.

    Attributes:
        row: Its number, from 1.
        columns: The part of a course that each column holds; several may be dates.
        names: The name of each column as it is in the sheet.
        ignored: The names of columns that are not ours.
    """

    row: int
    columns: Mapping[int, str]
    names: Mapping[int, str]
    ignored: tuple[str, ...] = ()
    problems: tuple[CellProblem, ...] = field(default=())

    @property
    def fields(self) -> frozenset[str]:
        """The parts of a course for which there is a column."""
        return frozenset(self.columns.values())

    def column_of(self, wanted: str) -> int:
        """Return the first column that holds a part of a course, or 0."""
        return next((column for column, held in self.columns.items() if held == wanted), 0)


def known_names(table: Table) -> int:
    """Return how many names in the table's best row are names of our columns."""
    return max((len(_meant(row)) for row in table.rows[:DEEPEST_HEADER]), default=0)


def find_header(table: Table, place: str) -> Header | None:
    """Find the row of column names, or return None if the sheet holds no courses."""
    candidates = [row for row in table.rows if row.number <= DEEPEST_HEADER]
    best = max(candidates, key=lambda row: (len(_meant(row)), -row.number), default=None)
    if best is None or len(_meant(best)) < 2 or not {"title", "code", "date"} & set(_meant(best).values()):
        return None
    names = {column: one_line(cell.text) for column, cell in best.cells.items()}
    columns = _meant(best)
    if "places" in columns.values():
        _places_available(columns, names)
    problems: list[CellProblem] = []
    ignored = []
    for column, name in names.items():
        if column in columns:
            continue
        meant = _nearly(name)
        if meant is None or meant in columns.values():
            ignored.append(name)
        else:
            wanted = heading(meant)
            wrong = f'The column "{name}" is not known, and was left out.'
            remedy = f'If it is the column "{wanted}", give it that name.'
            problems.append(CellProblem(place, best.number, column, name, Message(wrong, remedy), Severity.WARNING))
    problems += _twice(columns, names, best.number, place)
    problems += _missing(columns, names, best.number, place)
    return Header(best.number, columns, names, tuple(ignored), tuple(problems))


def _meant(row: Row) -> dict[int, str]:
    found = {}
    for column, cell in row.cells.items():
        if meant := field_named(cell.text):
            found[column] = meant
    return found


def field_named(name: str) -> str | None:
    """Return the part of a course held by a column of this name, or None; ``date`` also for Date 1, Date 2 …"""
    if len(name) > 80:
        return None
    for spelled in dict.fromkeys((fold(name), fold(_BRACKETS.sub(" ", name)))):
        for word in _shorter(spelled):
            if word in _SPELLINGS:
                return _SPELLINGS[word]
            ordinal = next(
                (word.replace(text, f"{n}th", 1) for text, n in _WORDS.items() if word.startswith(text)), word
            )
            if _NUMBERED.fullmatch(ordinal):
                return "date"
    return None


def _nearly(name: str) -> str | None:
    """Return the part that a misspelt name was meant for; few letters may differ, as most columns are not ours."""
    close = get_close_matches(fold(name), _SPELLINGS, n=1, cutoff=0.8)
    return _SPELLINGS[close[0]] if close and len(close[0]) > 3 else None


def _shorter(spelled: str) -> Iterator[str]:
    yield spelled
    for pattern in (_PREFIX, _SUFFIX):
        if (shorter := pattern.sub("", spelled)) != spelled:
            yield shorter
            yield _PREFIX.sub("", shorter)


def _places_available(columns: dict[int, str], names: Mapping[int, str]) -> None:
    """Treat "places available" as places left if another column holds all places."""
    of_places = [column for column, held in columns.items() if held == "places"]
    available = [column for column in of_places if "available" in fold(names[column])]
    if len(of_places) == 2 and len(available) == 1 and "places_left" not in columns.values():
        columns[available[0]] = "places_left"


def _twice(columns: Mapping[int, str], names: Mapping[int, str], row: int, place: str) -> Iterator[CellProblem]:
    """Report two columns for the same part of a course."""
    first: dict[str, int] = {}
    for column, held in columns.items():
        other = first.setdefault(held, column)
        if other == column or held == WEEKDAY:
            continue
        if held == "date" and any(char.isdigit() or char.isspace() for char in names[column]):
            continue  # Date 1, Date 2
        wrong = f'Columns {letters(other)} "{names[other]}" and {letters(column)} "{names[column]}" mean the same: {heading(held)}.'
        yield CellProblem(
            place, row, column, names[column], Message(wrong, "Keep one of the two, or give one another name.")
        )


def _missing(columns: Mapping[int, str], names: Mapping[int, str], row: int, place: str) -> Iterator[CellProblem]:
    """Report the required columns that the sheet lacks."""
    lost = [heading(wanted) for wanted in ("title", "code", "date") if wanted not in columns.values()]
    if lost:
        wrong = f"There is no column for the {in_words((name.lower() for name in lost), 'or the')}."
        remedy = f"Write {in_words(lost)} above it. Found here: {in_words(names.values())}."
        yield CellProblem(place, row, 0, "", Message(wrong, remedy))


__all__ = ["SESSION", "TEXT", "TIMES", "WEEKDAY", "Header", "field_named", "find_header", "known_names"]
