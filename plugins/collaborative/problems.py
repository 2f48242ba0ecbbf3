"""What is wrong with the content, as values: the core collects problems, only the edges print or raise them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_LONG_MESSAGE = 400  # characters; of a longer one, what it quotes is shortened
_LONGEST_QUOTE = 80
_LONGEST_NAME = 80
_KEPT = 300, 200  # of one that is still long, the beginning and the end
_LONG_QUOTE = re.compile(rf'"([^"]{{{_LONGEST_QUOTE - 1}}})[^"]{{2,}}"')


def shortened(message: str) -> str:
    """A message that can be read, whatever length of text it quotes."""
    if len(message) <= _LONG_MESSAGE:
        return message
    message = _LONG_QUOTE.sub(r'"\1…"', message)
    beginning, end = _KEPT
    return message if len(message) <= beginning + end else f"{message[:beginning]} … {message[-end:]}"


class Slip(ValueError):
    """Typed text that means nothing, or two things; says what is wrong and what to type instead.

    Attributes:
        item: Which item of a list it is, from 0, or None where it is no list's.
    """

    item: int | None = None

    def __init__(self, wrong: str, remedy: str) -> None:
        self.wrong = shortened(wrong)
        self.remedy = shortened(remedy)
        super().__init__(f"{self.wrong} {self.remedy}")


class Severity(StrEnum):
    """An error would publish something wrong, unsafe or missing; a warning is probably a slip."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, at one place.

    Attributes:
        path: The file as in the repository, with forward slashes.
        line: Counted from 1.
        field: The front matter key, or "" where the problem is not in a field.
    """

    path: str
    line: int
    field: str
    wrong: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if len(self.wrong) > _LONG_MESSAGE or len(self.remedy) > _LONG_MESSAGE or len(self.field) > _LONGEST_NAME:
            object.__setattr__(self, "wrong", shortened(self.wrong))
            object.__setattr__(self, "remedy", shortened(self.remedy))
            if len(self.field) > _LONGEST_NAME:
                object.__setattr__(self, "field", f"{self.field[: _LONGEST_NAME - 1]}…")

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        warning = " warning:" if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.line}:{field}{warning} {self.wrong} {self.remedy}"


class ContentError(Exception):
    """The content cannot be published; ``problems`` holds every reason of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(report(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Grouped by file: files with errors before those with warnings alone, in a file errors first; each said once."""
    found = set(problems)
    stopping = {problem.path for problem in errors_in(found)}
    return tuple(sorted(found, key=lambda p: (p.path not in stopping, p.path, p.severity, p.line, p.field, p.wrong)))


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def report(problems: Iterable[Problem]) -> str:
    """Every problem as one line of text, a blank line between files."""
    lines: list[str] = []
    previous = None
    for problem in in_order(problems):
        if previous not in (None, problem.path):
            lines.append("")
        lines.append(str(problem))
        previous = problem.path
    return "\n".join(lines)
