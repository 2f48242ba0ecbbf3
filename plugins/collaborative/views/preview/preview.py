"""What the preview says on top of each page: the day, what waits for the office, and what stops the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from collaborative import addresses
from collaborative.problems import Problem, Severity, in_order
from collaborative.views import wording
from collaborative.views.links import Link

PROBLEMS = "_problems/"
MOST_IN_BANNER = 5


@dataclass(frozen=True, slots=True)
class FileProblems:
    """What is wrong in one file."""

    path: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LastGood:
    """The last site that could be built.

    Attributes:
        at: The time of day at which it was, as a clock shows it.
        day: The day that it is of, in words.
        chosen: Whether somebody chose that day.
        attention: How many things the office page lists.
    """

    at: str
    day: str
    chosen: bool
    attention: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How the preview stands after a save.

    Attributes:
        problems: Of the content; errors only where they stopped the site.
        failure: What else stopped it, in a few sentences.
        remarks: What MkDocs and other plugins warn of.
        good: None where there has never been a site.
    """

    problems: tuple[Problem, ...] = ()
    failure: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    good: LastGood | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.WARNING)

    @property
    def is_broken(self) -> bool:
        return bool(self.errors or self.failure)


@dataclass(frozen=True, slots=True)
class PreviewBar:
    """Above each page.

    Attributes:
        alert: What stops the site, in a sentence; "" where nothing does.
        failure, problems: The first of what stops it; narrow windows show fewer.
    """

    day: str
    links: tuple[Link, ...]
    alert: str
    failure: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    """Everything that is wrong, by file."""

    heading: str
    lead: str
    failure: tuple[str, ...]
    errors: tuple[FileProblems, ...]
    warnings: tuple[FileProblems, ...]
    remarks: tuple[str, ...]


def by_file(problems: Iterable[Problem]) -> tuple[FileProblems, ...]:
    return tuple(
        FileProblems(path, tuple(found))
        for path, found in groupby(in_order(problems), key=lambda problem: problem.path)
    )


def preview_bar(standing: Standing) -> PreviewBar:
    good, warnings = standing.good, len(standing.warnings) + len(standing.remarks)
    day = "Preview"
    links = []
    if good:
        day = f"Preview as if it were {good.day}" if good.chosen else f"Preview as of today, {good.day}"
        links.append(Link("Office page", addresses.OFFICE, good.attention or None))
    if warnings:
        links.append(Link(wording.count(warnings, "warning"), PROBLEMS))
    if not standing.is_broken:
        return PreviewBar(day, tuple(links), "", (), ())
    return PreviewBar(day, tuple(links), _alert(standing), standing.failure, standing.errors[:MOST_IN_BANNER])


def problems_page(standing: Standing) -> ProblemsPage:
    number, warnings = _number(standing), len(standing.warnings) + len(standing.remarks)
    lead = ""
    if not standing.is_broken:
        heading = wording.count(warnings, "warning") if warnings else "Nothing is wrong"
        lead = "The site can be published as it is." if warnings else "Every file can be published as it is."
    elif standing.good:
        heading = f"{wording.count(number, 'problem')} to mend"
        lead = f"The preview shows the last good site, of {standing.good.at}, until {_they(number)} mended."
    else:
        heading = f"{wording.count(number, 'problem')} to mend"
        lead = f"The site appears here by itself as soon as {_they(number)} mended and saved."
    return ProblemsPage(
        heading, lead, standing.failure, by_file(standing.errors), by_file(standing.warnings), standing.remarks
    )


def said_of(standing: Standing) -> str:
    """One line for the terminal."""
    if standing.is_broken:
        return _alert(standing)
    warnings = len(standing.warnings) + len(standing.remarks)
    return f"Nothing stops the site; {wording.count(warnings, 'warning')}." if warnings else "Nothing is wrong."


def _alert(standing: Standing) -> str:
    said = wording.count(_number(standing), "problem")
    if standing.good is None:
        return f"{said}; there is no page to show yet."
    return f"{said}; the page below is the last good one, of {standing.good.at}."


def _number(standing: Standing) -> int:
    return len(standing.errors) + bool(standing.failure)


def _they(number: int) -> str:
    return "it is" if number == 1 else "they are"
