"""Codes made from title and day, for sheets that have none."""

import datetime as dt
from collections.abc import Sequence

import pytest
from tests.builders import load

from collaborative.sheets.codes import CodeMaker, made_code
from collaborative.sheets.columns import find_header, known_names
from collaborative.sheets.csv_text import read_csv
from collaborative.sheets.lines import lines_of
from collaborative.sheets.memory import Memory, Remembered

FILE = "courses.csv"
TODAY = dt.date(2026, 3, 2)


def made(
    rows: Sequence[str],
    files: dict[str, str] | None = None,
    remembered: Sequence[str] = (),
    heading: str = "Title,Date,Code,Session",
) -> tuple[dict[str, str], list[str]]:
    """Return the code of each row by its text, and the problems."""
    table = read_csv("\n".join([heading, *rows]).encode(), known_names).tables[0]
    header = find_header(table, FILE, may_lack=frozenset({"code"}))
    assert header
    lines, _, _ = lines_of(table, header, FILE, "Europe/London")
    memory = Memory({key: Remembered(FILE, {}) for key in remembered})
    maker = CodeMaker(load(files or {}).catalogue.courses, memory, FILE, TODAY)
    coded, problems = maker.with_codes(lines)
    return {rows[line.row - 2]: line.parts["code"].text for line in coded if line.code_key}, [str(p) for p in problems]


def course(title: str, code: str, day: str) -> str:
    return f"---\ntitle: {title}\ncode: {code}\ndate: {day}\nprice: Free\n---\n"


def test_a_code_comes_from_the_title_and_the_day() -> None:
    assert made_code("Phonics for TAs", dt.date(2026, 6, 4)) == "PHONICS-FOR-TAS-260604"
    assert made_code("Phonics for TAs", None) == "PHONICS-FOR-TAS"


def test_long_titles_that_begin_alike_have_codes_of_their_own() -> None:
    long = "Supporting children with speech and language needs in the early years"
    first, second = made_code(f"{long}: part one", None), made_code(f"{long}: part two", None)
    assert first != second
    assert len(first) <= 40


def test_the_order_of_the_rows_makes_no_difference_and_a_given_code_is_kept() -> None:
    rows = ["Maths,19/03/2026", "Art,19/03/2026", "PE,26/03/2026,PE01"]
    codes, problems = made(rows)
    assert codes == {rows[0]: "MATHS-260319", rows[1]: "ART-260319", rows[2]: "PE01"}
    assert not problems
    assert made(rows[::-1]) == (codes, [])


def test_a_second_run_finds_the_course_even_on_another_day() -> None:
    files = {"courses/a.md": course("Maths", "MATHS-260319", "2026-03-19")}
    assert made(["Maths,26/03/2026"], files, ["maths-260319"])[0] == {"Maths,26/03/2026": "MATHS-260319"}


def test_a_course_that_is_over_is_not_taken_for_the_next_run() -> None:
    files = {"courses/a.md": course("Maths", "MATHS-250320", "2025-03-20")}
    assert made(["Maths,26/03/2026"], files, ["maths-250320"])[0] == {"Maths,26/03/2026": "MATHS-260326"}


@pytest.mark.parametrize("second", ["maths,26/03/2026", "Maths,26/03/2026,MA02"])
def test_two_rows_of_one_title_are_asked_about(second: str) -> None:
    codes, problems = made(["Maths,19/03/2026", second])
    assert "Maths,19/03/2026" not in codes
    assert problems
    for problem in problems:
        assert 'Rows 2 and 3 have the title "Maths"' in problem
        assert "type a different code in each row" in problem
        assert "a column Session" in problem


def test_a_column_session_says_that_rows_of_one_title_are_one_course() -> None:
    rows = ["Maths,26/03/2026,,Two", "Maths,19/03/2026,,One"]
    assert set(made(rows)[0].values()) == {"MATHS-260319"}


def test_a_course_of_the_site_is_not_made_again_under_another_code() -> None:
    files = {"courses/a.md": course("Maths", "MA01", "2026-03-19")}
    codes, (problem,) = made(["Maths,19/03/2026"], files)
    assert not codes
    assert "Type MA01 as its code." in problem
