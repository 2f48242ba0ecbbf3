"""Problems on a terminal: colours, and the words concerned underlined."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.problems import Message, Problem, Severity, report
from collaborative.reporting.terminal import (
    PLAIN,
    Look,
    closing,
    columns,
    look_for,
    problems_text,
    span_of,
    underlined,
    visible,
)

COLOURED = Look(colours=True, excerpts=True, width=80)
PICTURED = Look(excerpts=True, width=80)
ERROR = Problem("courses/a.md", 4, "date", Message('"31 Feb" is not a day.', "Write another."))
WARNING = Problem("courses/b.md", 2, "", Message("There is a slip.", "Mend it."), Severity.WARNING)
LINES = {"courses/a.md": ["---", "title: A", "code: A1", "date: 31 Feb"], "courses/b.md": ["---", "Some text"]}


def span(line: str, field: str = "date", wrong: str = "It is wrong.") -> str | None:
    """Return the words that are underlined."""
    found = span_of(Problem("a.md", 1, field, Message(wrong, "Mend it.")), line)
    return line[found[0] : found[1]] if found else None


# Where what is shown


@pytest.mark.parametrize(
    ("is_terminal", "environment", "expected"),
    [
        (False, {}, PLAIN),
        (False, {"TERM": "xterm-256color"}, PLAIN),
        (True, {"TERM": "dumb"}, PLAIN),
        (True, {"NO_COLOR": "1"}, PICTURED),
        (True, {"NO_COLOR": ""}, COLOURED),
        (True, {"TERM": "xterm"}, COLOURED),
        (True, {}, COLOURED),  # Windows sets no TERM
    ],
)
def test_files_and_pipes_get_plain_text(is_terminal: bool, environment: dict[str, str], expected: Look) -> None:
    assert look_for(is_terminal=is_terminal, width=80, environment=environment) == expected


def test_elsewhere_than_on_a_terminal_nothing_but_the_plain_lines() -> None:
    assert problems_text([WARNING, ERROR], LINES, PLAIN) == report([WARNING, ERROR])


def test_the_excerpt_is_below_its_problem() -> None:
    assert problems_text([WARNING, ERROR], LINES, PICTURED).splitlines() == [
        str(ERROR),
        "    4 | date: 31 Feb",
        "      |       ^^^^^^",
        "",
        str(WARNING),
        "    2 | Some text",
        "      | ^^^^^^^^^",
    ]


def test_without_its_colours_it_is_the_same_text() -> None:
    coloured = problems_text([WARNING, ERROR], LINES, COLOURED)
    assert "\x1b[1;31m" in coloured
    assert "\x1b[1;33m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == problems_text([WARNING, ERROR], LINES, PICTURED)


def test_without_its_excerpts_it_is_the_plain_lines() -> None:
    lines = problems_text([WARNING, ERROR], LINES, PICTURED).splitlines()
    assert "\n".join(line for line in lines if not line.startswith("    ")) == report([WARNING, ERROR])


@pytest.mark.parametrize("lines", [[], ["---"], ["---", "a", "b"], ["", "", "", "---"], ["", "", "", "  "]])
def test_a_missing_or_empty_line_is_not_shown(lines: list[str]) -> None:
    assert problems_text([ERROR], {"courses/a.md": lines}, PICTURED) == str(ERROR)


def test_what_a_terminal_would_obey_is_not_sent_to_it() -> None:
    nasty = Problem("courses/\x1b[2J.md", 1, "title", Message('"\x1b]0;x\x07\u202e" is wrong.', "Mend it."))
    shown = problems_text([nasty], {nasty.path: ['title: "\x1b]0;x\x07\u202e"']}, PICTURED)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


# The words concerned


@pytest.mark.parametrize(
    ("line", "field", "wrong", "expected"),
    [
        ("date: 31 Feb", "date", "There is no such day.", "31 Feb"),
        ("DATE : 31 Feb  ", "date", "There is no such day.", "31 Feb"),
        ('"date": "31 Feb"', "date", "There is no such day.", '"31 Feb"'),
        ("  - date: 31 Feb", "dates.2.date", "There is no such day.", "31 Feb"),
        ("  - 31 Feb", "dates.2", "There is no such day.", "31 Feb"),
        ("date:", "date", "It is empty.", "date"),
        ("date:   # to come", "date", "It is empty.", "date"),
        ("summary: >-", "summary", "It is too long.", "summary"),
        ("audience: Teachers, Wizards", "audience", '"Wizards" is not an audience.', "Wizards"),
        ("price: {member: twelve}", "price.member", '"twelve" is not an amount.', "twelve"),
        ("venu: Larkhill", "venu", '"venu" is not a known key.', "venu"),
        ("code: code", "code", '"code" is no code.', "code"),
        ("Text with [a link](nowhere.md).", "", '"nowhere.md" leads nowhere.', "nowhere.md"),
        ("  Some text  ", "", "This is a slip.", "Some text"),
        ("# A comment", "site_url", "The address is missing.", None),
        ("title: A", "date", "The date is missing.", None),
    ],
)
def test_the_words_concerned_are_found(line: str, field: str, wrong: str, expected: str | None) -> None:
    assert span(line, field, wrong) == expected


@pytest.mark.parametrize(
    ("line", "shown", "marks"),
    [
        ("date: X", "date: X", "      ^"),
        ("\tdate:\tX", "    date:    X", "             ^"),
        ("日本: X", "日本: X", "      ^"),
        ("e\u0301te\u0301: X", "e\u0301te\u0301: X", "     ^"),
        ("a\u200bb\u00a0: X", "ab : X", "     ^"),
    ],
)
def test_tabs_wide_and_combining_characters_shift_nothing(line: str, shown: str, marks: str) -> None:
    at = line.index("X")
    assert underlined(line, (at, at + 1), 80) == (shown, marks)


def test_a_long_line_is_cut_around_the_words_concerned() -> None:
    line = f"{'before ' * 40}WRONG {'after ' * 40}"
    at = line.index("WRONG")
    shown, marks = underlined(line, (at, at + 5), 60)
    assert columns(shown) <= 60
    assert shown.startswith("...")
    assert shown.endswith("...")
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "WRONG"


def test_words_longer_than_the_line_are_cut() -> None:
    shown, marks = underlined("a" * 200 + "b" * 50, (0, 200), 60)
    assert shown == "a" * 57 + "..."
    assert marks == "^" * 60


@PROPERTY
@given(st.text(), st.text(min_size=1), st.text(), st.integers(20, 100))
def test_any_line_fits_and_its_marks_are_below_the_words(before: str, within: str, after: str, width: int) -> None:
    shown, marks = underlined(before + within + after, (len(before), len(before) + len(within)), width)
    assert columns(shown) <= width
    assert len(marks) <= width
    assert not any(unicodedata.category(c) in ("Cc", "Zl", "Zp") for c in shown)
    if columns(visible(before + within + after)) <= width:
        assert shown == visible(before + within + after).rstrip()
        assert marks.index("^") == columns(visible(before))


# The last line


def test_the_last_line_has_the_count_and_the_next_step() -> None:
    assert closing([ERROR, WARNING], PICTURED).startswith("1 error, 1 warning. Mend the errors")
    assert closing([WARNING], PICTURED).startswith("0 errors, 1 warning. Nothing stops")
    assert closing([], PICTURED).startswith("0 errors, 0 warnings. All is well")
    assert closing([ERROR, WARNING], PLAIN) == "1 error, 1 warning."
