"""What a check has found, for every way of telling it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collaborative.problems import Problem, Severity
from collaborative.schema.kinds import Noun, nouns
from collaborative.views.changes.values import Change, Subject


@dataclass(frozen=True, slots=True)
class Comparison:
    """What visitors will see change, against an earlier commit.

    Attributes:
        name: What people call it: "main".
        commit: Its hash.
    """

    name: str
    commit: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Problems; a comparison where one was asked for and possible; notes say why not, and whatever else is no problem."""

    problems: tuple[Problem, ...]
    comparison: Comparison | None = None
    notes: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def by_kind(changes: Iterable[Change]) -> Iterator[tuple[Noun, list[tuple[Subject, list[Change]]]]]:
    """The changes of each subject together, and the subjects of each kind, with its noun; all in the order given."""
    subjects: dict[Subject, list[Change]] = {}
    for change in changes:
        subjects.setdefault(change.subject, []).append(change)
    kinds: dict[str, list[tuple[Subject, list[Change]]]] = {}
    for subject, its in subjects.items():
        kinds.setdefault(subject.kind, []).append((subject, its))
    for kind, found in kinds.items():
        yield nouns()[kind], found
