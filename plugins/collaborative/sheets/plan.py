"""Plan an import: which files are new, what changes in the others, and what stays.

Three values of each fact are compared: the sheet's, the file's and the sheet's last time. If only the sheet has
changed, the file follows. If only the file has changed, it was edited by hand and stays. If both have changed, or the
last value is unknown, the file stays and both values are shown.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from collaborative.reading.words import slugify
from collaborative.records.columns import TEXT
from collaborative.records.course import Course
from collaborative.sheets.facts import facts_of
from collaborative.sheets.memory import Memory, Remembered, kept
from collaborative.sheets.values import as_json
from collaborative.writing.file_names import month_name, school_year, short
from collaborative.writing.front_matter import Value


class Kind(Enum):
    """The kinds of change to a course's file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DELETED = "deleted by hand"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact: the file's value and the sheet's value."""

    fact: str
    old: Value | None
    new: Value | None


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one course.

    Attributes:
        path: Its file, from the courses folder.
        changes: The changes that are made.
        conflicts: Changes not made, because both sides have changed or the last value is unknown.
        kept: Changes that were made in the file by hand.
        keys: The front matter to change; all of it for a new file.
        body: The new text, or None if it stays.
        remembered: What to remember for next time.
    """

    key: str
    kind: Kind
    course: Course
    path: str
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    keys: Mapping[str, Value | None] = field(default_factory=dict)
    body: str | None = None
    remembered: Remembered | None = None


@dataclass(frozen=True, slots=True)
class Existing:
    """A course of the site, and its file's path from the courses folder."""

    course: Course
    path: str


def step_for(
    key: str,
    course: Course,
    columns: Collection[str],
    existing: Existing | None,
    memory: Memory,
    sheet: str,
    taken: Collection[str],
    *,
    overwrite: bool,
) -> Step:
    """Plan what happens to one course of the sheet.

    The name of its origin stands for a slug that was not typed. Facts without a column are not compared.

    Args:
        key: The code, in the form for comparing.
        course: The course as the sheet has it.
        columns: The facts for which the sheet has columns.
        existing: The course of the site with that code, or None.
        memory: What earlier imports have seen.
        sheet: The spreadsheet's file name.
        taken: The page addresses of other courses.
        overwrite: Whether the sheet wins if both sides have changed.
    """
    sheet_facts = facts_of(course).values
    known = memory.courses.get(key)
    if existing is None:
        if known and not overwrite:  # imported before, and deleted by hand since: it must not come back
            return Step(key, Kind.DELETED, course, "", remembered=known)
        return _new(key, course, columns, taken, sheet)
    held = facts_of(existing.course)
    found: dict[Verdict, list[Change]] = {verdict: [] for verdict in Verdict}
    remembered = dict(known.facts) if known else {}
    for fact, old in held.values.items():
        new = sheet_facts[fact]
        if fact not in columns or (fact == "slug" and new == course.origin.name):
            continue  # not typed
        if _compared(new) != _compared(old):
            verdict = _verdict(_compared(new), _compared(old), remembered, fact)
            if verdict is Verdict.ASK and overwrite:
                verdict = Verdict.FOLLOW
            found[verdict].append(Change(fact, old, new))
            if verdict is Verdict.ASK:
                continue  # not remembered, so that the next import asks again
        remembered[fact] = kept(_compared(new))
    wanted = {change.fact: change.new for change in found[Verdict.FOLLOW]}
    return Step(
        key,
        Kind.CHANGED if wanted else Kind.UNCHANGED,
        course,
        existing.path,
        tuple(found[Verdict.FOLLOW]),
        tuple(found[Verdict.ASK]),
        tuple(change for change in found[Verdict.KEEP] if change.new is not None),
        held.changes(wanted),
        str(wanted[TEXT] or "") if TEXT in wanted else None,
        Remembered(sheet, remembered),
    )


def _compared(value: Value | None) -> Any:
    """Return a value as texts, with sessions sorted, because a sheet may be sorted differently."""
    texts = as_json(value)
    if isinstance(texts, dict) and "dates" in texts:
        return texts | {"dates": sorted(texts["dates"], key=str)}
    return texts


class Verdict(Enum):
    FOLLOW = "the file follows the sheet"
    KEEP = "the file stays: edited by hand, or the sheet says nothing"
    ASK = "both have changed, or nobody knows"


def _verdict(new: object, old: object, remembered: Mapping[str, object], fact: str) -> Verdict:
    if fact in remembered:
        if kept(new) == remembered[fact]:
            return Verdict.KEEP
        return Verdict.FOLLOW if kept(old) == remembered[fact] else Verdict.ASK
    if new is None:
        return Verdict.KEEP
    return Verdict.FOLLOW if old is None else Verdict.ASK


def _new(key: str, course: Course, columns: Collection[str], taken: Collection[str], sheet: str) -> Step:
    facts = facts_of(course)
    wanted = {fact: value for fact, value in facts.values.items() if value is not None}
    remembered = {fact: kept(_compared(facts.values[fact])) for fact in columns}
    name = _file_name(course, taken)
    if wanted["slug"] == course.origin.name:
        remembered.pop("slug", None)  # not typed
        del wanted["slug"]
    elif course.slug not in taken:
        name = course.slug
        del wanted["slug"]  # follows from the file's name
    keys = {key: value for key, value in facts.changes(wanted).items() if value is not None}
    return Step(
        key,
        Kind.NEW,
        course,
        f"{_folder(course)}{name}.md",
        keys=keys,
        body=course.body,
        remembered=Remembered(sheet, remembered),
    )


def _folder(course: Course) -> str:
    """Return the school year of the first day, ``2026-27/``; "" if it is to be confirmed."""
    return f"{school_year(course.first_day)}/" if course.first_day else ""


def _file_name(course: Course, taken: Collection[str]) -> str:
    """Return title, month and year, with the code if another course has that name."""
    words = short(slugify(course.title))
    month = month_name(course.first_day) if course.first_day else ""
    name = "-".join(part for part in (words, month) if part)
    reserved = not words or not month
    return "-".join(part for part in (name, course.code_slug) if part) if reserved or name in taken else name
