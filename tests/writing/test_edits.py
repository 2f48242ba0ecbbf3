"""Single keys of a file change, and nothing else."""

import pytest
from hypothesis import example, given
from tests.writing.test_front_matter import read, typed

from collaborative.problems import InputError
from collaborative.writing.edits import appended, edited
from collaborative.writing.front_matter import Value, front_matter

FILE = """---
# Sample data
Title: First aid   # as on the poster
code: "FA01"

start:
price: {member: 60}  # since May
Location: Hall
objectives:
  - one   # first
  # and one more
  - two
# the end of the list
summary: |
  Two lines
  of text.

status: full
---

Body: with --- and title: x
"""


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("title", "New: title", "First aid   #", '"New: title"   #'),
        ("code", "FA02", '"FA01"', "FA02"),
        ("start", "9.30am", "start:\n", "start: 9.30am\n"),
        ("price", {"member": 75, "non_member": "Free"}, "{member: 60}", "{member: 75, non_member: Free}"),
        ("price", "Free", "{member: 60}", "Free"),
        ("venue", "Old hall", "Location: Hall", "Location: Old hall"),
        (
            "objectives",
            ["three"],
            "  - one   # first\n  # and one more\n  - two\n",
            "  - three\n",
        ),
        ("summary", "Short.", "|\n  Two lines\n  of text.\n", "Short.\n"),
        ("status", None, "status: full\n", ""),
        ("title", ["a", "b"], "First aid   #", "[a, b]   #"),
        ("code", ["a", "b"], 'code: "FA01"', "code:\n  - a\n  - b"),
        ("places", 12, "status: full\n", "status: full\nplaces: 12\n"),
        ("end", "noon", "start:\n", "start:\nend: noon\n"),
        ("reason", None, "", ""),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_other_byte_is_kept(key: str, value: Value | None, before: str, after: str, line_end: str) -> None:
    changed = edited(
        FILE.replace("\n", line_end),
        {key: value},
        order=("title", "code", "start", "end", "price"),
        synonyms={"location": "venue"},
    )
    assert changed == FILE.replace(before, after, 1).replace("\n", line_end)


def test_several_keys_at_once() -> None:
    assert edited("---\na: 1\nb: 2\n---\n", {"b": "3", "a": None, "c": "x"}) == '---\nb: "3"\nc: x\n---\n'


@pytest.mark.parametrize("text", ["No details", "", "---\ntitle: x", "---\ntitle: 'x\n---\n", "---\n- a list\n---\n"])
def test_a_file_whose_details_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        edited(text, {"title": "y"})


def test_a_byte_order_mark_and_empty_lines_above_are_kept() -> None:
    assert edited("\ufeff\n---\na: x\n---\n", {"a": "y"}) == "\ufeff\n---\na: y\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "---\nm:\n  - date: 1\n    host: x # c\n\n# note\nz: 1\n---\n",
            "---\nm:\n  - date: 1\n    host: x # c\n  - date: TBC\n    host: Hall\n\n# note\nz: 1\n---\n",
        ),
        ("---\nm:\n- date: 1\nz: 1\n---\n", "---\nm:\n- date: 1\n- date: TBC\n  host: Hall\nz: 1\n---\n"),
        ("---\nm: [{date: 1}] # c\n---\n", "---\nm: [{date: 1}, {date: TBC, host: Hall}] # c\n---\n"),
        ("---\nm: []\n---\n", "---\nm: [{date: TBC, host: Hall}]\n---\n"),
        ("---\nm:\nz: 1\n---\n", "---\nm:\n  - date: TBC\n    host: Hall\nz: 1\n---\n"),
        ("---\nz: 1\n---\nBody\n", "---\nz: 1\nm:\n  - date: TBC\n    host: Hall\n---\nBody\n"),
    ],
)
def test_an_item_is_added_at_the_end_of_a_list(before: str, after: str) -> None:
    assert appended(before, "m", {"date": "TBC", "host": "Hall"}) == after


@example("", "", "0\n\n")
@given(typed, typed, typed)
def test_any_text_takes_the_place_of_any_other(first: str, second: str, new: str) -> None:
    text = front_matter({"one": first, "two": second})
    assert read(edited(text, {"one": new})) == {"one": new, "two": second}
