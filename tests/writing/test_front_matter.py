"""Front matter is read back as it was meant, and looks as a person would type it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collaborative.loading.documents import Node, read_document
from collaborative.loading.sources import SourceFile
from collaborative.reading.hidden import repaired
from collaborative.writing.front_matter import Value, front_matter, inline


def read(text: str) -> dict[str, Any]:
    document, problems = read_document(SourceFile("a.md", "a.md", text.encode()))
    assert document is not None
    assert not problems
    return {key: bare(node) for key, node in document.front.items()}


def bare(value: Any) -> Any:
    if isinstance(value, Node):
        return bare(value.value)
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, dict):
        return {key: bare(item) for key, item in value.items()}
    return value


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("First aid for schools", "First aid for schools"),
        ("Maths & more", "Maths & more"),
        ("It's here", "It's here"),
        ("2-5", "2-5"),
        ("£95.50", "£95.50"),
        ("Maths: bar models", '"Maths: bar models"'),
        ("Class #4", '"Class #4"'),
        ('He said "hi": and went', "'He said \"hi\": and went'"),
        ("- a dash", '"- a dash"'),
        ("& so on", '"& so on"'),
        ("“Curly”", '"“Curly”"'),
        ("😀 Smile: please", "'😀 Smile: please'"),
        ("Yes", '"Yes"'),
        ("2026", '"2026"'),
        ("12E5", '"12E5"'),
        ("09:30", '"09:30"'),
        ("", '""'),
        (dt.date(2026, 3, 19), "2026-03-19"),
        (dt.time(9, 30), '"09:30"'),
        (False, "no"),
        (24, "24"),
        (Decimal("95.00"), "95"),
        (Decimal("95.50"), "95.50"),
    ],
)
def test_quotes_are_used_only_if_needed(value: Value, line: str) -> None:
    assert front_matter({"key": value}) == f"---\nkey: {line}\n---\n"


def test_items_are_below_their_key_one_a_line() -> None:
    written = front_matter({"title": "x", "bring": ["pens", "a: b"], "price": {"member": 60, "non_member": "Free"}})
    assert written == '---\ntitle: x\nbring:\n  - pens\n  - "a: b"\nprice:\n  member: 60\n  non_member: Free\n---\n'


def test_lines_of_text_are_kept() -> None:
    assert front_matter({"summary": "One.\n\nTwo: three."}) == "---\nsummary: |-\n  One.\n\n  Two: three.\n---\n"


def test_a_value_on_one_line() -> None:
    assert inline({"member": 75, "non_member": "Free"}) == "{member: 75, non_member: Free}"
    assert inline(["one, two", "three"]) == '["one, two", three]'
    assert inline("a\nb") == "a b"


letters = st.characters(
    exclude_categories=["Cs", "Cc", "Cf"], include_characters="\n\t", exclude_characters="\u2028\u2029\ufffd"
)
typed = st.text(letters).filter(lambda text: not repaired(text))  # the rest is mended or refused when it is read
values = st.recursive(
    typed,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z]{2,6}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)


@example({"aa": {"aa": "0\n"}})
@example({"aa": ["-0\n"]})
@example({"aa": ["“0”\n1"], "bb": {"cc": "*0\n\n-0"}})
@given(st.dictionaries(st.from_regex(r"[a-z]{2,6}", fullmatch=True), values, min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was(front: dict[str, Value]) -> None:
    assert read(front_matter(front)) == front


@given(values)
def test_any_value_fits_on_one_line(value: Value) -> None:
    assert "\n" not in inline(value)
    read(f"---\nkey: {inline(value)}\n---\n")
