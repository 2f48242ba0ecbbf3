"""The findings and plan of an import as lines of text."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from collaborative.problems import Severity
from collaborative.sheets.facts import called
from collaborative.sheets.importing import Import, Site
from collaborative.sheets.plan import Change, Kind, Step
from collaborative.sheets.table import CellProblem
from collaborative.sheets.values import as_text
from collaborative.views.wording import count
from collaborative.writing.front_matter import Value

LONGEST_VALUE = 70


def problem_lines(problems: Iterable[CellProblem], notes: Iterable[str]) -> Iterator[str]:
    """Yield errors, then warnings, each by sheet and row, then what was left out."""
    ordered = sorted(problems, key=lambda problem: (problem.severity is Severity.WARNING, problem))
    for number, (_, group) in enumerate(groupby(ordered, key=lambda problem: (problem.severity, problem.place))):
        if number:
            yield ""
        yield from map(str, group)
    told = list(notes)
    if told and ordered:
        yield ""
    yield from (f"Note: {note}" for note in told)


def plan_lines(plan: Import, site: Site) -> Iterator[str]:
    """Yield every course that is new, changed or in conflict, and the number of the others."""
    if site.memory.damaged:
        yield "Note: The record of earlier imports (.imported.json) is damaged, so no value of a file will be replaced."
    for step in plan.steps:
        yield from _step_lines(step, site.folder)
    if plan.vanished:
        yield ""
    for key in plan.vanished:
        course = next(course for course in site.content.catalogue.courses if course.code_key == key)
        yield (
            f"{course.code} is no longer in the spreadsheet. {course.origin.path} stays: if the course is off, write "
            "status: cancelled in it."
        )
    counts = {kind: sum(step.kind is kind for step in plan.steps) for kind in Kind}
    if not plan.steps:
        return
    yield (
        f"{count(len(plan.steps), 'course')}: "
        + ", ".join(f"{n} {kind.value}" for kind, n in counts.items() if n)
        + "."
    )
    disputed = sum(len(step.conflicts) for step in plan.steps)
    if disputed:
        yield (
            f"{_stayed(disputed)} from the sheet's, and {'was' if disputed == 1 else 'were'} not imported from it. "
            "Correct the sheet or the file; or take all of the sheet's: --overwrite"
        )


def _stayed(number: int) -> str:
    if number == 1:
        return "1 value stayed as it is in its file: it differs"
    return f"{count(number, 'value')} stayed as they are in their files: they differ"


def _step_lines(step: Step, folder: str) -> Iterator[str]:
    name = f"{step.course.code}  {step.course.title}"
    if step.kind is Kind.NEW:
        yield f"new      {name}  →  {folder}{step.path}"
    elif step.kind is Kind.DELETED:
        yield f"deleted  {name}: its file was deleted by hand, so it is not made again (--overwrite makes it)."
    elif step.changes or step.conflicts or step.kept:
        yield f"{'changed' if step.changes else 'kept   '}  {name}  ({folder}{step.path})"
        yield from (f"           {_change(change)}" for change in step.changes)
        for change in step.conflicts:
            yield f"           {called(change.fact)}: the file says {_shown(change.old)}, the sheet {_shown(change.new)}; the file stays"
        if step.kept:
            yield f"           edited by hand, and kept: {', '.join(called(change.fact) for change in step.kept)}"


def _change(change: Change) -> str:
    return f"{called(change.fact)}: {_shown(change.old)} → {_shown(change.new)}"


def _shown(value: Value | None) -> str:
    if value is None or value == {}:
        return "nothing"
    if isinstance(value, dict) and {"date", "dates", "end_date"} & set(value):
        text = " to ".join(as_text(value[key]) for key in ("date", "dates", "end_date") if key in value)
    else:
        text = as_text(value)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_VALUE else f"{text[: LONGEST_VALUE - 1]}…"
