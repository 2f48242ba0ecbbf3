"""Findings: messages of a check before their place is known."""

from typing import NamedTuple

from collaborative.problems import Edit, Message, Problem, Severity


class Finding(NamedTuple):
    """A message and its severity."""

    message: Message
    severity: Severity

    def at(self, path: str, line: int, field: str = "") -> Problem:
        """Return the problem at a place; ``line`` counts from 1."""
        return Problem(path, line, field, self.message, self.severity)


def error(wrong: str, remedy: str, edit: Edit | None = None) -> Finding:
    """Return a finding that stops the site."""
    return Finding(Message(wrong, remedy, edit), Severity.ERROR)


def warning(wrong: str, remedy: str, edit: Edit | None = None) -> Finding:
    """Return a finding that is probably a mistake, and does not stop the site."""
    return Finding(Message(wrong, remedy, edit), Severity.WARNING)


def quoted(text: str, longest: int = 60) -> str:
    """Quote text in a message: on one line and not too long."""
    line = " ".join(text[: 4 * longest].split())  # only the beginning: splitting a huge text would be slow
    return f'"{line}"' if len(line) <= longest else f'"{line[: longest - 1].rstrip()}…"'
