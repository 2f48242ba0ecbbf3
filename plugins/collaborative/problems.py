"""Messages about the content, as values: the core collects problems, only the edges print or raise them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

_LONG_MESSAGE = 400  # characters; longer messages have their quotations shortened
_LONGEST_QUOTE = 80
_LONGEST_NAME = 80
_KEPT = 300, 200  # characters kept of the beginning and end of one that is still too long
_LONG_QUOTE = re.compile(rf'"([^"]{{{_LONGEST_QUOTE - 1}}})[^"]{{2,}}"')


def shortened(text: str) -> str:
    """Shorten half a message to a length that can be read, whatever it quotes."""
    if len(text) <= _LONG_MESSAGE:
        return text
    text = _LONG_QUOTE.sub(r'"\1…"', text)
    beginning, end = _KEPT
    return text if len(text) <= beginning + end else f"{text[:beginning]} … {text[-end:]}"


@dataclass(frozen=True, slots=True)
class Replace:
    """Replace words on the problem's line, at their first place there as whole words."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class InsertLine:
    """Insert a line above the problem's line."""

    text: str


@dataclass(frozen=True, slots=True)
class DeleteLine:
    """Delete the problem's line."""


Edit = Replace | InsertLine | DeleteLine
"""The change to the file that a remedy asks for."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """What is wrong and what to do about it.

    Long quotations are shortened.

    Attributes:
        edit: The change to the file that the remedy asks for, or None if a person must choose.
    """

    wrong: str
    remedy: str
    edit: Edit | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wrong", shortened(self.wrong))
        object.__setattr__(self, "remedy", shortened(self.remedy))

    def __str__(self) -> str:
        return f"{self.wrong} {self.remedy}"

    def about(self, name: str) -> "Message":
        """Return the same message about a named part: ``Autumn 1: 31 June does not exist …``."""
        return Message(f"{name}: {self.wrong}", self.remedy, self.edit)


def did_you_mean(wrong: str, typed: str, meant: str) -> Message:
    """Build the message that proposes one text in place of another."""
    return Message(wrong, f"Did you mean {meant}?", Replace(typed, meant))


class InputError(ValueError):
    """Text that cannot be read, or that could mean two things.

    Attributes:
        message: What is wrong, and what to type instead.
        item: The index, from 0, of the list item that is wrong; None outside lists.
    """

    item: int | None = None

    def __init__(self, wrong: str, remedy: str, edit: Edit | None = None) -> None:
        self.message = Message(wrong, remedy, edit)
        super().__init__(str(self.message))

    @classmethod
    def from_message(cls, message: Message) -> "InputError":
        """Build the error from a message that another function has written."""
        return cls(message.wrong, message.remedy, message.edit)


class Severity(StrEnum):
    """How bad a problem is: an error stops publication, a warning is probably a mistake."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A message at one place in a file.

    Attributes:
        path: The file as in the repository, with forward slashes.
        line: The line number, from 1.
        field: The front matter key, or "" outside fields.
    """

    path: str
    line: int
    field: str
    message: Message
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        if len(self.field) > _LONGEST_NAME:
            object.__setattr__(self, "field", f"{self.field[: _LONGEST_NAME - 1]}…")

    @property
    def wrong(self) -> str:
        return self.message.wrong

    @property
    def remedy(self) -> str:
        return self.message.remedy

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        warning = " warning:" if self.severity is Severity.WARNING else ""
        return f"{self.path}:{self.line}:{field}{warning} {self.message}"


class ContentError(Exception):
    """Raised when the content cannot be published; ``problems`` holds every reason in every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(report(self.problems))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and drop duplicates.

    Files with errors come before files that have only warnings; within a file, errors come first.
    """
    found = set(problems)
    stopping = {problem.path for problem in errors_in(found)}
    return tuple(sorted(found, key=lambda p: (p.path not in stopping, p.path, p.severity, p.line, p.field, p.wrong)))


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop publication, in their order."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def report(problems: Iterable[Problem]) -> str:
    """Format each problem as one line of text, with a blank line between files."""
    lines: list[str] = []
    previous = None
    for problem in in_order(problems):
        if previous not in (None, problem.path):
            lines.append("")
        lines.append(str(problem))
        previous = problem.path
    return "\n".join(lines)
