"""Compare a spreadsheet with the site, and plan which files to write."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject
from collaborative.loading.content import Content, load_content
from collaborative.loading.history import History
from collaborative.loading.sources import OtherFile, SourceFile
from collaborative.problems import Problem, Severity
from collaborative.records.columns import UID
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.sheets.entries import Entry
from collaborative.sheets.facts import facts_in
from collaborative.sheets.memory import Memory
from collaborative.sheets.plan import Existing, Kind, Step, step_for
from collaborative.sheets.table import CellProblem
from collaborative.sheets.understanding import Understood, entry_problem
from collaborative.writing.edits import edited
from collaborative.writing.front_matter import front_matter


@dataclass(frozen=True, slots=True)
class Site:
    """The site before an import.

    Attributes:
        sources: Every Markdown file.
        folder: The courses folder in the paths of the sources: ``courses/``.
        memory: What earlier imports have seen.
    """

    sources: tuple[SourceFile, ...]
    others: tuple[OtherFile, ...]
    content: Content
    settings: Settings
    history: History
    today: dt.date
    folder: str
    memory: Memory

    def problems_of(self, content: Content) -> frozenset[Problem]:
        """Return all problems that content would have, including those of the checks."""
        checked = check_site(Subject(content, self.others, self.settings, self.today))
        return frozenset([*content.problems, *checked])


@dataclass(frozen=True, slots=True)
class Import:
    """The plan of an import.

    Attributes:
        files: The new bytes of each file that changes, by its path from the site's root.
        memory: What to remember, or None if nothing changes.
        vanished: The codes that this spreadsheet had last time but no longer has.
        problems: What would be wrong with the site afterwards, at the cells that cause it.
    """

    steps: tuple[Step, ...]
    files: Mapping[str, bytes]
    memory: Memory | None
    vanished: tuple[str, ...]
    problems: tuple[CellProblem, ...]


def plan_import(understood: Understood, site: Site, sheet: str, *, overwrite: bool) -> Import:
    """Compare every course of the sheet with the file that has its code; nothing is written."""
    existing = _existing(site)
    taken = _taken(site)
    steps: list[Step] = []
    files: dict[str, bytes] = {}
    by_path: dict[str, Entry] = {}
    texts = {source.path: source.data for source in site.sources}
    for entry, course in understood.courses:
        step = step_for(
            entry.key,
            course,
            facts_in(entry.fields),
            existing.get(entry.key),
            site.memory,
            sheet,
            taken,
            overwrite=overwrite,
        )
        if entry.uid and step.remembered:
            step = replace(step, remembered=replace(step.remembered, facts={**step.remembered.facts, UID: entry.uid}))
        steps.append(step)
        path = site.folder + step.path
        if step.kind is Kind.NEW:
            taken.add(step.path.rsplit("/", 1)[-1].removesuffix(".md"))
            files[path] = _new_file(step)
            by_path[path] = entry
        elif step.kind is Kind.CHANGED:
            files[path] = _edited_file(texts[path], step)
            by_path[path] = entry
    remembered = dict(site.memory.courses) | {step.key: step.remembered for step in steps if step.remembered}
    memory = Memory(remembered)
    vanished = tuple(
        key
        for key, known in site.memory.courses.items()
        if known.sheet == sheet and key not in understood.keys and key in existing
    )
    problems = [*_twins(steps, by_path, vanished, existing, site.folder), *_afterwards(site, files, by_path)]
    return Import(
        tuple(steps),
        files,
        memory if remembered != dict(site.memory.courses) else None,
        vanished,
        tuple(sorted(set(problems))),
    )


def _existing(site: Site) -> dict[str, Existing]:
    return {
        course.code_key: Existing(course, course.origin.path.removeprefix(site.folder))
        for course in site.content.catalogue.courses
    }


def _taken(site: Site) -> set[str]:
    return {
        name
        for course in site.content.catalogue.courses
        for name in (course.slug, course.origin.stem.lower(), *course.aliases)
    }


def _new_file(step: Step) -> bytes:
    values = {key: value for key, value in step.keys.items() if value is not None}
    body = f"\n{step.body}\n" if step.body else ""
    return (front_matter(values) + body).encode()


def _edited_file(data: bytes, step: Step) -> bytes:
    bom = data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    text = edited(text, step.keys, order=Course.keys(), synonyms=Course.key_synonyms)
    if step.body is not None:
        line_end = "\r\n" if "\r\n" in text else "\n"
        text = _with_body(text, step.body.replace("\n", line_end), line_end)
    return (b"\xef\xbb\xbf" if bom else b"") + text.encode()


def _with_body(text: str, body: str, line_end: str) -> str:
    lines = text.split("\n")
    fences = [number for number, line in enumerate(lines) if line.rstrip() in ("---", "...")]
    top = "\n".join(lines[: fences[1] + 1]).rstrip("\r")
    return f"{top}{line_end}{line_end}{body}{line_end}" if body else f"{top}{line_end}"


def _twins(
    steps: Iterable[Step],
    by_path: Mapping[str, Entry],
    vanished: Iterable[str],
    existing: Mapping[str, Existing],
    folder: str,
) -> Iterable[CellProblem]:
    """Report a new code with the title and days of a vanished one: the course would exist twice."""
    gone = {_looks(existing[key].course): existing[key] for key in vanished}
    for step in steps:
        twin = gone.get(_looks(step.course)) if step.kind is Kind.NEW else None
        if twin:
            wrong = f"This is {twin.course.code} under another code: it has the same title and the same dates."
            remedy = (
                f"Type {twin.course.code} again; or, if the code is to change, change it in {folder}{twin.path} too, "
                "and import again."
            )
            yield by_path[folder + step.path].lines[0].problem("code", wrong, remedy)


def _looks(course: Course) -> tuple[object, ...]:
    return course.title.casefold(), tuple((session.day, session.start) for session in course.sessions)


def _afterwards(site: Site, files: Mapping[str, bytes], by_path: Mapping[str, Entry]) -> Iterable[CellProblem]:
    """Read the site as it would be, and report new problems at the rows that cause them."""
    known = {source.path for source in site.sources}
    sources = [source._replace(data=files.get(source.path, source.data)) for source in site.sources]
    for path, data in files.items():
        if path not in known:
            sources.append(SourceFile(path, f"courses/{path.removeprefix(site.folder)}", data))
    content = load_content(sources, site.settings, site.history)
    for problem in site.problems_of(content) - site.problems_of(site.content):
        if entry := by_path.get(problem.path):
            yield entry_problem(entry, _without_new_files(problem, files.keys() - known, by_path))
        elif problem.severity is Severity.ERROR:
            yield CellProblem(problem.path, 0, 0, "", problem.message.about(problem.field))


def _without_new_files(problem: Problem, new: Iterable[str], by_path: Mapping[str, Entry]) -> Problem:
    """Name files that do not exist yet by their rows."""
    wrong = problem.wrong
    for path in new:
        wrong = wrong.replace(path, by_path[path].document.path)
    return replace(problem, message=replace(problem.message, wrong=wrong))
