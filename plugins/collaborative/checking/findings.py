"""What a check has found, before it is known where: the words of a problem without its place."""

from typing import NamedTuple

from collaborative.problems import Edit, Message, Problem, Severity


class Finding(NamedTuple):
    """A message, and whether it stops the site."""

    message: Message
    severity: Severity

    def at(self, path: str, line: int, field: str = "") -> Problem:
        return Problem(path, line, field, self.message, self.severity)


def error(wrong: str, remedy: str, edit: Edit | None = None) -> Finding:
    """A finding that stops the site."""
    return Finding(Message(wrong, remedy, edit), Severity.ERROR)


def warning(wrong: str, remedy: str, edit: Edit | None = None) -> Finding:
    """A finding that is probably a slip, and published all the same."""
    return Finding(Message(wrong, remedy, edit), Severity.WARNING)


def quoted(text: str, longest: int = 60) -> str:
    """Text as a message quotes it: on one line and not too long."""
    line = " ".join(text[: 4 * longest].split())  # of a text that is far too long, the beginning
    return f'"{line}"' if len(line) <= longest else f'"{line[: longest - 1].rstrip()}…"'
