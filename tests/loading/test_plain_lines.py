"""Lines that are read without the parser say what the parser says of them, whatever stands around them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from collaborative.loading import documents
from collaborative.loading.documents import read_document
from collaborative.loading.plain_lines import LEFT_OUT, take_plain_lines
from collaborative.loading.sources import SourceFile

_SIGNS = "ab1 :,#-[]{}\"'&*!|>%@`?.\\~£–\u00a0\u200b\t("
_WORDS = st.sampled_from(["First aid", "9:30", "2026-03-19", "it's", 'a "b"', "null", "x: y", "a #b", "(b)", "a:", "é"])
_VALUES = st.one_of(
    _WORDS,
    st.text(_SIGNS, max_size=12),
    st.lists(_WORDS | st.text(_SIGNS, max_size=5), max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(st.tuples(st.sampled_from(["a", "A", "b_c", "b c"]), _WORDS), max_size=3).map(
        lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
    ),
    _WORDS.map(lambda words: f'"{words}"'),
    _WORDS.map(lambda words: f"'{words}'"),
    st.sampled_from(["|", ">", "|+", "|-", "", '"open', "'open", "[open", "{open", "& a", "&a b", "*a", "!!str a"]),
)
_KEYS = st.sampled_from(["title", "Title", "code", "dates", "end_date", "enddate", "a b", "- x", "# y", " z", "? q"])
_LINES = st.one_of(
    st.tuples(_KEYS, st.sampled_from([": ", ":", ":  ", " : ", ""]), _VALUES).map("".join),
    st.tuples(_KEYS, _VALUES).map(": ".join),
    st.text(_SIGNS, max_size=12),
    st.sampled_from(["", "#", "  more", "- item", "  - item", "]", "}", '"', "more", "  a: b", "...", "--- a"]),
)


def _read(lines: list[str]) -> object:
    return read_document(SourceFile("courses/a.md", "courses/a.md", "\n".join(["---", *lines, "---", ""]).encode()))


@settings(max_examples=1_500, deadline=None)
@given(st.lists(_LINES, max_size=7))
@example(["summary: |+", "  text", "code: X"])
@example(['title: "one', "code: X", 'two"'])
@example(["price: {member: 1,", "code: X", "non_member: 2}"])
@example(["title: a", "  b", "code: X"])
@example(["end_date: 1", "enddate: 2"])
@example(["title: a", "- b"])
def test_the_parser_reads_the_same(lines: list[str]) -> None:
    quickly = _read(lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(documents, "take_plain_lines", lambda *_: None)
        assert quickly == _read(lines)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: First aid: no", None),
        ("title: First aid", "First aid"),
        ("start: 9:30", "9:30"),
        ('title: "First aid: the law"', "First aid: the law"),
        ("dates: [2026-03-19, 2026-03-26]", ["2026-03-19", "2026-03-26"]),
        ("price: {member: 72, non_member: 120}", {"member": "72", "non_member": "120"}),
        ("title: 'First aid'", None),
        ("title: First aid # soon", None),
        ("title: &first aid", None),
        ("dates: [{date: 2026-03-19}]", None),
        ("price: {member: 72, Member: 120}", None),
        ("title:", None),
    ],
)
def test_what_is_read_without_the_parser(line: str, value: object) -> None:
    details, others = take_plain_lines([line, "code: X"], 2) or ([], [])
    found = {node.key: node.value for node in details}
    if value is None:
        assert line.partition(":")[0] not in found
        return
    assert others == [LEFT_OUT, LEFT_OUT]
    key = line.partition(":")[0]
    shown = found[key]
    if isinstance(shown, list):
        shown = [item.value for item in shown]
    elif isinstance(shown, dict):
        shown = {name: item.value for name, item in shown.items()}
    assert shown == value
