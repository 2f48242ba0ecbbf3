"""What a check has found, before it is known where: the words of a problem without its place."""

from typing import NamedTuple

from collaborative.problems import Problem, Severity


class Fault(NamedTuple):
    """As of :class:`Problem`: what is wrong, what to do, and whether it stops the site."""

    wrong: str
    remedy: str
    severity: Severity = Severity.ERROR

    def at(self, path: str, line: int, field: str = "") -> Problem:
        return Problem(path, line, field, self.wrong, self.remedy, self.severity)


def doubt(wrong: str, remedy: str) -> Fault:
    """A fault that is probably a slip, and published all the same."""
    return Fault(wrong, remedy, Severity.WARNING)


def quoted(text: str, longest: int = 60) -> str:
    """Text as a message quotes it: on one line and not too long."""
    line = " ".join(text[: 4 * longest].split())  # of a text that is far too long, the beginning
    return f'"{line}"' if len(line) <= longest else f'"{line[: longest - 1].rstrip()}…"'
