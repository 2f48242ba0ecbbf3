"""The outcome of a check for programs: one JSON document.

Version 1 holds these names for good; later ones may add some::

    {"version": 1,
     "errors": 1, "warnings": 0,
     "problems": [{"path": "courses/a.md", "line": 4, "field": "date", "severity": "error" | "warning",
                   "wrong": "…", "remedy": "…", "text": "courses/a.md:4: date: …"}],
     "compared_with": {"name": "main", "commit": "…"} | null,
     "changes": [{"what": "moved", "kind": "course", "name": "…", "code": "…", "address": "courses/…/", "path": "…",
                  "text": "one sentence"}] | null,
     "notes": ["…"]}

Lines count from 1; ``field`` and ``code`` are "" where there is none; paths count from the folder of ``mkdocs.yml``,
addresses from the site's root. ``changes`` is null where nothing was compared, and a list, which may be empty, where
something was. ``what`` is one of added, removed, announced, renamed, recoded, moved, session-added, session-dropped,
venue-changed, status-changed, price-changed, expiry-changed, address-changed and detail-changed; ``kind`` one of
course, news, meeting, cluster, school, discount, listing and page.
"""

import json
import re
from typing import Any

from collaborative.problems import Problem
from collaborative.reporting.outcome import Outcome
from collaborative.views.changes.sentences import sentence
from collaborative.views.changes.values import Change

VERSION = 1


def as_json(outcome: Outcome) -> str:
    """Return the document in ASCII, so that no console can garble it."""
    comparison = outcome.comparison
    document = {
        "version": VERSION,
        "errors": outcome.errors,
        "warnings": outcome.warnings,
        "problems": [_problem(problem) for problem in outcome.problems],
        "compared_with": {"name": comparison.name, "commit": comparison.commit} if comparison else None,
        "changes": [_change(change) for change in comparison.changes] if comparison else None,
        "notes": list(outcome.notes),
    }
    return json.dumps(document, indent=2)


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "field": problem.field,
        "severity": problem.severity.value,
        "wrong": problem.wrong,
        "remedy": problem.remedy,
        "text": str(problem),
    }


def _change(change: Change) -> dict[str, Any]:
    subject = change.subject
    return {
        "what": re.sub(r"(?<=[a-z])(?=[A-Z])", "-", type(change).__name__).lower(),
        "kind": subject.kind,
        "name": subject.name,
        "code": subject.code,
        "address": subject.address,
        "path": subject.path,
        "text": sentence(change),
    }
