"""The JSON document of a check."""

import datetime as dt
import json

import pytest
from tests.builders import catalogue_of, course

from collaborative.problems import Message, Problem, Severity
from collaborative.reporting.json import as_json
from collaborative.reporting.outcome import Comparison, Outcome
from collaborative.views.changes.site import Edition, compare

PROBLEM = Problem(
    "courses/é.md", 4, "date", Message("31 February does not exist.", "Write 28 February 2026."), Severity.WARNING
)


def test_problems_with_all_their_parts() -> None:
    assert json.loads(as_json(Outcome((PROBLEM,), None, ("A note.",)))) == {
        "version": 1,
        "errors": 0,
        "warnings": 1,
        "problems": [
            {
                "path": "courses/é.md",
                "line": 4,
                "field": "date",
                "severity": "warning",
                "wrong": "31 February does not exist.",
                "remedy": "Write 28 February 2026.",
                "text": str(PROBLEM),
            }
        ],
        "compared_with": None,
        "changes": None,
        "notes": ["A note."],
    }


def test_changes_with_all_their_parts() -> None:
    before, after = catalogue_of((course(),)), catalogue_of((course(date="2026-03-20"),))
    changes = compare(Edition(before), Edition(after), dt.date(2026, 3, 2))
    document = json.loads(as_json(Outcome((), Comparison("main", "0123", changes))))
    assert document["compared_with"] == {"name": "main", "commit": "0123"}
    assert document["changes"] == [
        {
            "what": "moved",
            "kind": "course",
            "name": "First aid",
            "code": "FA01",
            "address": "courses/fa01/",
            "path": "courses/fa01.md",
            "text": "First aid (FA01) moves from Thursday 19 March to Friday 20 March 2026.",
        }
    ]


def test_nothing_changed_is_not_the_same_as_nothing_compared() -> None:
    assert json.loads(as_json(Outcome((), Comparison("main", "0123", ()))))["changes"] == []
    assert json.loads(as_json(Outcome(())))["changes"] is None


@pytest.mark.parametrize("outcome", [Outcome((PROBLEM,)), Outcome(())])
def test_any_console_can_show_it(outcome: Outcome) -> None:
    assert as_json(outcome).isascii()
