"""The bar above each page of the preview: the day, what needs attention, and what stops the build."""

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
    """The problems in one file."""

    path: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class LastGood:
    """The last site that was built.

    Attributes:
        at: The time of day of the build, as a clock shows it.
        day: The day for which it was built, in words.
        chosen: Whether the user chose that day.
        attention: The number of things on the office page.
    """

    at: str
    day: str
    chosen: bool
    attention: int


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of the preview after a save.

    Attributes:
        problems: The problems in the content; errors only if they stopped the build.
        failure: Any other reason why the build stopped, in a few sentences.
        remarks: Warnings of MkDocs and other plugins.
        good: None if no site has been built yet.
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
    """The bar above each page.

    Attributes:
        alert: What stops the build, in a sentence; "" if nothing does.
        failure, problems: The first reasons; narrow windows show fewer.
    """

    day: str
    links: tuple[Link, ...]
    alert: str
    failure: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ProblemsPage:
    """All problems, by file."""

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
    """Return one line for the terminal."""
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
