"""The outcome of a check, for every output format."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collaborative.problems import Problem, Severity
from collaborative.schema.kinds import Noun, nouns
from collaborative.views.changes.values import Change, Subject


@dataclass(frozen=True, slots=True)
class Comparison:
    """What visitors will see change since an earlier commit.

    Attributes:
        name: The name that people know: "main".
        commit: Its hash.
    """

    name: str
    commit: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The problems, the comparison if there is one, and notes: why there is none, and other remarks."""

    problems: tuple[Problem, ...]
    comparison: Comparison | None = None
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """The number of errors."""
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        """The number of warnings."""
        return len(self.problems) - self.errors


def by_kind(changes: Iterable[Change]) -> Iterator[tuple[Noun, list[tuple[Subject, list[Change]]]]]:
    """Group changes by subject, and subjects by kind with its noun, all in the given order."""
    subjects: dict[Subject, list[Change]] = {}
    for change in changes:
        subjects.setdefault(change.subject, []).append(change)
    kinds: dict[str, list[tuple[Subject, list[Change]]]] = {}
    for subject, its in subjects.items():
        kinds.setdefault(subject.kind, []).append((subject, its))
    for kind, found in kinds.items():
        yield nouns()[kind], found
