"""Every message that slips in single fields can get: what it says to type is accepted when typed.

The slips are made of the fields themselves, so that a new field or kind of record is tried as well.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.builders import load, needed_keys
from tests.remedies import followed

from collaborative.problems import Problem, Replace
from collaborative.records.base import Record
from collaborative.schema.examples import as_typed
from collaborative.schema.fields import FieldSpec, fields_of
from collaborative.schema.kinds import KINDS

# Signs that come with a good value, from Word, a spreadsheet or YAML.
SIGNS = (
    "- {}", "* {}", "**{}**", "*{}*", "`{}`", "_{}_", "[{}", "{}]", "[{}]", "({})", "{{{}}}", '"{}', '"{}" x', "'{}", "\u201c{}\u201d",
    "\u2018{}\u2019", "# {}", "& {}", "@{}", "!{}", "%{}", "| {}", "> {}", "{}:", ": {}", "={}", "{} # office", "\t{}",
)  # fmt: skip
# Values of every kind, which are wrong for most fields.
VALUES = (
    "x", "[]", "yes", "no", "0", "-1", "1.5", "12", "£5", "£", "TBC", "n/a", "?", "none", "see above", "31 February 2026",
    "15 June", "15/6", "15-17 June 2026", "15 and 22 June 2026", "Tuesday 19 March 2026", "Friday 11 March", "2026-13-01",
    "27-03-18", "03/25/2026", "46100", "9.30", "9.3", "25:00", "9am-3pm", "0.395833", "half past nine", "http://a.org", "www.a.org",
    "a.org", "office@", "office at example.org", "0161 496 0000", "ring 0161 496 0000", "£75 / £95", "75 or 95", "75 members",
    "free to members", "15%", "2 places left", "sold out", "postponed to 29 April", "cancelled because of snow", "image.png",
    "teechers", "Sciense", "C:\\Users\\a.pdf", "approx running time 2 hours", "[a, b]", "{a: b}", "First aid: part 2", "Room #4", "A" * 300,
)  # fmt: skip


def slips(field: FieldSpec) -> Iterator[str]:
    good = as_typed(field.examples[0])
    if good[0] not in "[{":
        yield from (sign.format(good) for sign in SIGNS)
    yield from VALUES


def file_with(model: type[Record], key: str, typed: str) -> str:
    needed = {name: value for name, value in needed_keys(model).items() if name != key}
    if key in model.one_of:
        needed = {name: value for name, value in needed.items() if name not in model.one_of}
    lines = [f"{name}: {value}" for name, value in needed.items()]
    return "\n".join(["---", *lines, f"{key}: {typed}", "---", "Text", ""])


def _is_of_another_item(problem: Problem, other: Problem) -> bool:
    """Of a list the first wrong item is reported; the next one is no fault of what was said about the first."""
    edit = problem.message.edit
    quoted = re.match(r'"([^"]*)"', other.wrong)
    return isinstance(edit, Replace) and quoted is not None and quoted[1] not in edit.after


def problems_of(model: type[Record], text: str) -> list[Problem]:
    name = "2026-03" if model.kind == "listing" else "a"
    return list(load({f"{model.folder}/{name}.md": text}).problems)


FIELDS = [(kind.model, field) for kind in KINDS for field in fields_of(kind.model)]


@pytest.mark.parametrize(("model", "field"), FIELDS, ids=[f"{model.kind}-{field.key}" for model, field in FIELDS])
def test_what_a_message_says_to_type_is_accepted(model: type[Record], field: FieldSpec) -> None:
    failed: list[Any] = []
    # What even a good value asks of other lines: a reason a status, the name of a cluster its file.
    asked = {other.field for other in problems_of(model, file_with(model, field.key, as_typed(field.examples[0])))}
    for typed in slips(field):
        text = file_with(model, field.key, typed)
        found = problems_of(model, text)
        for problem in found:
            elsewhere = {other.field for other in found} - {problem.field}
            known = {(other.field, other.wrong) for other in found if other is not problem}
            for way in followed(problem, text):
                failed += [
                    (typed, str(problem), str(other))
                    for other in problems_of(model, way)
                    if other.field not in elsewhere | asked and (other.field, other.wrong) not in known
                    if not _is_of_another_item(problem, other)
                ]
    assert failed == []
