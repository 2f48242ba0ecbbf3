"""Property tests: any text in any field makes a record or a problem with a line, and nothing else."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.builders import PROPERTY, load, needed_keys
from tests.soak import fewer

from collaborative.loading.kinds import KINDS

NAMES = {"listings": "listings/2026-03.md"}
FEWER = fewer(5)  # for each of some eighty fields
FIELDS = [(folder, key) for folder, model in KINDS.items() for key in model.keys()]  # noqa: SIM118  # no dict
# What people and spreadsheets leave behind: digits and separators, quotes and brackets, and characters that hide.
ODD = st.text(
    st.sampled_from("0123456789:/-.,;&+£% apmTBC\"'“”‘’[]{}#|>*!@`\\\t\u00a0\u200b\u202e\u2028é–—\x07"), max_size=30
)
TEXT = st.one_of(st.text(max_size=40), ODD)


def files(folder: str, lines: str) -> dict[str, str | bytes]:
    return {NAMES.get(folder, f"{folder}/a.md"): f"---\n{lines}\n---\nText\n".encode("utf-8", "replace")}


def with_field(folder: str, key: str, typed: str) -> str:
    return "\n".join(f"{k}: {v}" for k, v in ({**needed_keys(KINDS[folder]), key: typed}).items())


def check(folder: str, lines: str) -> None:
    content = load(files(folder, lines))
    count = len(lines.splitlines()) + 10
    for problem in content.problems:
        assert 1 <= problem.line <= count
        assert problem.wrong
        assert problem.remedy
        assert "\n" not in str(problem)
    if not content.problems:
        assert len(content.items) == 1
        assert content.items[0].record is not None


@pytest.mark.soak
@pytest.mark.parametrize(("folder", "key"), FIELDS)
@FEWER
@given(TEXT)
@example("")
@example("[")
@example("{a: {b: c}}")
@example("[a, [b]]")
def test_any_text_in_any_field_makes_a_record_or_a_problem_with_a_line(folder: str, key: str, typed: str) -> None:
    check(folder, with_field(folder, key, typed))


@pytest.mark.soak
@pytest.mark.parametrize(("folder", "key"), FIELDS)
@FEWER
@given(TEXT)
def test_so_does_any_text_between_quotes(folder: str, key: str, typed: str) -> None:
    quoted = typed.replace("\\", "\\\\").replace('"', '\\"')
    check(folder, with_field(folder, key, f'"{quoted}"'))


@PROPERTY
@given(st.lists(TEXT, max_size=8))
def test_so_do_any_lines_at_all(lines: list[str]) -> None:
    check("courses", "\n".join(lines))


@PROPERTY
@given(st.binary(max_size=200))
def test_so_does_any_file(data: bytes) -> None:
    for uri in ("courses/a.md", "about.md"):
        for problem in load({uri: data}).problems:
            assert problem.line >= 1
