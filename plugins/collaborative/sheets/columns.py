"""The columns of a table and the parts of a course that they hold, recognised by their names."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from collaborative.problems import InputError, Message
from collaborative.reading.days import read_day, split_day
from collaborative.reading.words import fold, in_words, one_line
from collaborative.records.columns import (
    ALL_DAY,
    CATEGORY,
    NON_SLA,
    NOT_FOR_COURSES,
    SESSION,
    SLA,
    TEXT,
    TIMES,
    UID,
    VENUE_PARTS,
    WEEKDAY,
    heading,
    spellings,
)
from collaborative.sheets.table import CellProblem, Row, Table, letters

DEEPEST_HEADER = 40  # rows with titles and notes that may be above the column names

_SPELLINGS = spellings()
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# What brackets may say without changing what a column holds: a unit, a way of writing, whether to fill it in.
_HARMLESS = re.compile(
    r"[(\[]\s*(?:£|gbp|pounds?|[dm]{1,2}[/.-][dm]{1,2}(?:[/.-]y{2,4})?|day first|\d\d ?-?h(?:ou)?rs?(?: clock)?|24 ?h|hh?:mm|am/pm"
    r"|optional|required|if (?:any|known|applicable|needed)|please .*|e\.?g\.?.*|see .*|per (?:person|delegate|head|place)|each|pp"
    r"|inc(?:l|luding)?\.? vat|tbc if not known|max(?:imum)?)\s*[)\]]",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(r"\bm{1,2}[/.-]d{1,2}[/.-]y", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:course|event|training|cpd|the|session)(?=.{3})")
_SUFFIX = re.compile(r"(?<=.{3})(?:of(?:the)?(?:course|event|training|session))$")
_NUMBERED = re.compile(
    r"(?:sessiondate|dateofsession|date|session|day)(?:no)?([1-9][0-9]?)|([1-9][0-9]?)(?:st|nd|rd|th)(?:sessiondate|date|session|day)"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_PRICE_WORDS = frozenset({"price", "prices", "cost", "costs", "fee", "fees", "charge", "rate"})
_PRICE_FILLERS = frozenset(
    {"per", "person", "delegate", "head", "place", "each", "to", "for", "of", "the", "in", "a", "with", "schools", "school", "gbp", "pounds", "incl", "inc", "vat", "course", "event"}
)  # fmt: skip
_PAYERS = {
    "": "price", "member": "price.member", "members": "price.member",
    "nonmember": "price.non_member", "nonmembers": "price.non_member", "others": "price.non_member",
    "other": "price.non_member", "external": "price.non_member", "externals": "price.non_member",
    "sla": SLA, "nonsla": NON_SLA, "withoutsla": NON_SLA, "nosla": NON_SLA,
}  # fmt: skip
# A column whose name has one of these words may hold a part of a course, even if the name is not known.
_TELLING = {
    "price": "price", "prices": "price", "cost": "price", "costs": "price", "fee": "price", "fees": "price",
    "charge": "price", "member": "price.member", "members": "price.member", "sla": "price.member",
    "date": "date", "dates": "date", "start": "start", "starts": "start", "finish": "end", "finishes": "end",
    "end": "end", "ends": "end", "time": "times", "times": "times", "venue": "venue", "location": "venue",
    "room": "venue.room", "hall": "venue.room", "building": "venue.room", "address": "venue.address", "street": "venue.address",
    "county": "venue.town", "cancellation": "status", "town": "venue.town", "postcode": "venue.postcode", "places": "places", "spaces": "places",
    "max": "places", "capacity": "places", "cancelled": "status", "canceled": "status", "postponed": "status",
    "status": "status", "online": "venue",
}  # fmt: skip


# The same for a word that says something only if it is the whole name.
_ALONE = {"from": "start", "to": "end"}


@dataclass(frozen=True, slots=True)
class Header:
    """The row of column names.

    Attributes:
        row: Its number, from 1.
        columns: The part of a course that each column holds; several may be dates.
        names: The name of each column as it is in the sheet.
        ignored: The columns that are not ours.
        left_out: The columns that the office has asked to leave out.
        month_first: The columns whose names say that the month comes before the day.
        is_calendar: Whether the sheet comes from a calendar, by its column for events of a whole day or for UIDs.
        problems: What is wrong with the names.
    """

    row: int
    columns: Mapping[int, str]
    names: Mapping[int, str]
    ignored: tuple[int, ...] = ()
    left_out: frozenset[int] = frozenset()
    month_first: frozenset[int] = frozenset()
    is_calendar: bool = False
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


def tables_in(table: Table) -> Iterator[Table]:
    """Yield a sheet's tables, from one row of column names to the next; a repeated row of names begins no new table."""
    first = _best_row(table)
    starts = [first] if first else []
    for row in table.rows:
        if not first or row.number <= first.number:
            continue
        meant = _meant(row)
        names = {column: fold(cell.text) for column, cell in row.cells.items()}
        before = {column: fold(cell.text) for column, cell in starts[-1].cells.items()}
        if len(meant) >= 3 and len(meant) * 2 > len(row.cells) and _names_courses(meant) and names != before:
            starts.append(row)
    if len(starts) < 2:
        yield table
        return
    for number, start in enumerate(starts):
        until = starts[number + 1].number if number + 1 < len(starts) else float("inf")
        since = start.number if number else 0
        rows = tuple(row for row in table.rows if since <= row.number < until)
        yield Table(table.name, rows, () if number else table.notes)


def find_header(
    table: Table, place: str, *, may_lack: frozenset[str] = frozenset(), leave_out: frozenset[str] = frozenset()
) -> Header | None:
    """Find the row of column names, or return None if the sheet holds no courses.

    Args:
        table: The sheet.
        place: The sheet as messages name it.
        may_lack: Required parts that need no column.
        leave_out: The folded names or the letters of columns that the office wants left out.
    """
    best = _best_row(table)
    if best is None:
        return None
    names = {column: one_line(cell.text) for column, cell in best.cells.items()}
    everywhere = sorted({column for row in table.rows for column in row.cells})
    unwanted = frozenset(
        column for column in everywhere if {letters(column).lower(), fold(names.get(column, ""))} & leave_out
    )
    columns = {column: held for column, held in _meant(best).items() if column not in unwanted}
    _settle(columns, names)
    if "date" not in columns.values() and (column := _moments(columns, table, best.number)):
        columns[column] = "date"
    problems: list[CellProblem] = []
    ignored = []
    for column, name in names.items():
        if column in columns or column in unwanted:
            continue
        if (meant := resembles(name)) is None:
            ignored.append(column)
        else:
            problems.append(CellProblem(place, 0, column, name, _not_understood(name, meant)))
    problems += _twice(columns, names, best.number, place)
    problems += _price_of_some(columns, names, best.number, place)
    problems += _missing(columns, names, best.number, place, may_lack)
    return Header(
        best.number,
        columns,
        names,
        tuple(ignored),
        unwanted,
        frozenset(column for column, name in names.items() if _MONTH_FIRST.search(name)),
        bool({ALL_DAY, UID} & set(columns.values())),
        tuple(problems),
    )


def _best_row(table: Table) -> Row | None:
    candidates = table.rows[:DEEPEST_HEADER]
    candidates = tuple(row for row in candidates if row.number < table.rows[0].number + DEEPEST_HEADER)
    best = max(candidates, key=lambda row: (len(_meant(row)), -row.number), default=None)
    return best if best and _names_courses(_meant(best)) else None


def _names_courses(meant: Mapping[int, str]) -> bool:
    return len(meant) >= 2 and bool({"title", "code", "date"} & set(meant.values()))


def _not_understood(name: str, meant: str) -> Message:
    wrong = f'We do not know the column "{name}", and it looks like a part of a course.'
    remedy = f'If it is the column "{heading(meant)}", give it that name. To leave it out, add --leave-out "{name}" to the command.'
    return Message(wrong, remedy)


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
    for spelled in dict.fromkeys((fold(name), fold(_HARMLESS.sub(" ", name)))):
        for word in _shorter(spelled):
            if word in _SPELLINGS:
                return _SPELLINGS[word]
            ordinal = next(
                (word.replace(text, f"{n}th", 1) for text, n in _WORDS.items() if word.startswith(text)), word
            )
            if _NUMBERED.fullmatch(ordinal):
                return "date"
    return _price_named(name)


def _price_named(name: str) -> str | None:
    """Return whose price a column with a word for prices holds: ``Cost member``, ``Fee to non-members (£)``."""
    if re.search(r"\bex\w*\W*vat|\+ ?vat|plus vat", name, re.IGNORECASE):
        return None
    words = re.findall("[a-z]+", _HARMLESS.sub(" ", name).lower())
    if not _PRICE_WORDS & set(words):
        return None
    return _PAYERS.get("".join(word for word in words if word not in _PRICE_WORDS | _PRICE_FILLERS))


def resembles(name: str) -> str | None:
    """Return the part that a column of an unknown name may hold, by a misspelt name or a telling word."""
    if whole := _ALONE.get(fold(name)):
        return whole
    close = get_close_matches(fold(name), _SPELLINGS, n=1, cutoff=0.8)
    if close and len(close[0]) > 3 and _SPELLINGS[close[0]] != NOT_FOR_COURSES:
        return _SPELLINGS[close[0]]
    return next((_TELLING[word] for word in re.findall("[a-z]+", name.lower()) if word in _TELLING), None)


def _shorter(spelled: str) -> Iterator[str]:
    yield spelled
    for pattern in (_PREFIX, _SUFFIX):
        if (shorter := pattern.sub("", spelled)) != spelled:
            yield shorter
            yield _PREFIX.sub("", shorter)


def _settle(columns: dict[int, str], names: Mapping[int, str]) -> None:
    """Decide what the columns hold that depends on the others."""
    held = set(columns.values())
    of_places = [column for column, meant in columns.items() if meant == "places"]
    available = [column for column in of_places if "available" in fold(names[column])]
    if len(of_places) == 2 and len(available) == 1 and "places_left" not in held:
        columns[available[0]] = "places_left"
    of_venues = [column for column, meant in columns.items() if meant == "venue"]
    named = [column for column in of_venues if "name" in fold(names[column])]
    if len(of_venues) == 2 and len(named) == 1 and "venue.address" not in held:
        columns[next(column for column in of_venues if column not in named)] = "venue.address"
    for column, meant in columns.items():
        # Outlook and Google Calendar call an event's title its subject.
        if meant == "subject" and ALL_DAY in held and "title" not in held and fold(names[column]) == "subject":
            columns[column] = "title"
        elif meant == "subject" and fold(names[column]) in ("category", "categories") and ALL_DAY in held:
            columns[column] = CATEGORY
        elif meant == SLA and NON_SLA in held:
            columns[column] = "price.member"
        elif meant == NON_SLA and SLA in held:
            columns[column] = "price.non_member"
    if (
        "venue" not in columns.values()
        and len(parts := [at for at, held in columns.items() if held in VENUE_PARTS]) == 1
    ):
        columns[parts[0]] = "venue"


def _moments(columns: Mapping[int, str], table: Table, header: int) -> int:
    """Return the column of starts if they are days with times, or 0."""
    for column, held in columns.items():
        cells = [row.cells[column] for row in table.rows if row.number > header and column in row.cells]
        if held == "start" and any(cell.holds == "date" or _has_day(cell.text) for cell in cells):
            return column
    return 0


def _has_day(text: str) -> bool:
    day, clock = split_day(text)
    try:
        return bool(clock) and read_day(day) is not None
    except InputError:
        return True


def _twice(columns: Mapping[int, str], names: Mapping[int, str], row: int, place: str) -> Iterator[CellProblem]:
    """Report two columns for the same part of a course, and two tables beside each other."""
    by_name: dict[str, list[int]] = {}
    for column in columns:
        by_name.setdefault(fold(names[column]), []).append(column)
    beside = sorted(pair[1] for pair in by_name.values() if len(pair) == 2)
    if len(beside) > 2:
        wrong = f"There are two tables beside each other: the names begin again in column {letters(beside[0])}."
        remedy = "Move the second table, with its row of column names, below the first."
        yield CellProblem(place, row, beside[0], names[beside[0]], Message(wrong, remedy))
        return
    first: dict[str, int] = {}
    for column, held in columns.items():
        other = first.setdefault(held, column)
        if other == column or held in (WEEKDAY, NOT_FOR_COURSES, "currency", "is.private"):
            continue
        if held == "date" and any(char.isdigit() or char.isspace() for char in names[column]):
            continue  # Date 1, Date 2
        wrong = f'Columns {letters(other)} "{names[other]}" and {letters(column)} "{names[column]}" mean the same: {heading(held)}.'
        remedy = f'Keep one of the two; to leave one out, add --leave-out "{names[column]}" to the command.'
        if names[other] == names[column]:
            remedy = f"Keep one of the two; to leave one out, add --leave-out {letters(column)} to the command."
        yield CellProblem(place, row, column, names[column], Message(wrong, remedy))


def _price_of_some(columns: Mapping[int, str], names: Mapping[int, str], row: int, place: str) -> Iterator[CellProblem]:
    """Ask whose price it is if only the schools with, or only those without, an agreement have a column."""
    for column, held in columns.items():
        if held in (SLA, NON_SLA):
            other = "without" if held == SLA else "with"
            wrong = f'"{names[column]}" says what some schools pay, and no column says what schools {other} an SLA pay.'
            remedy = (
                "If everyone pays it, call the column Price. If members pay it, call it Price (members), and add a "
                "column Price (non-members)."
            )
            if held == NON_SLA:
                remedy = (
                    "If everyone pays it, call the column Price. If it is for non-members, call it Price (non-members), "
                    "and add a column Price (members)."
                )
            yield CellProblem(place, row, column, names[column], Message(wrong, remedy))


def _missing(
    columns: Mapping[int, str], names: Mapping[int, str], row: int, place: str, may_lack: frozenset[str]
) -> Iterator[CellProblem]:
    """Report the required columns that the sheet lacks."""
    lost = [wanted for wanted in ("title", "code", "date") if wanted not in {*columns.values(), *may_lack}]
    if not lost:
        return
    called = [heading(wanted) for wanted in lost]
    wrong = f"There is no column for the {in_words((name.lower() for name in called), 'or the')}."
    remedy = f"Write {in_words(called)} above it. Found here: {in_words(names.values())}."
    if "code" in lost:
        remedy += " If the courses have no codes, add --make-codes to the command."
    if ": sheet " in place:
        remedy += f" If the sheet holds no courses, add --leave-out {place.partition(': sheet ')[2]} to the command."
    yield CellProblem(place, row, 0, "", Message(wrong, remedy))


__all__ = [
    "SESSION", "TEXT", "TIMES", "WEEKDAY", "Header", "field_named", "find_header", "known_names", "resembles", "tables_in",
]  # fmt: skip
