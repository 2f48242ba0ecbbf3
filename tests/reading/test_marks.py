"""Marks of bold, italic and HTML, removed from a line."""

import pytest

from collaborative.reading.marks import without_marks


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("**First aid**", "First aid"),
        ("_First aid_", "First aid"),
        ("***First*** `aid`", "First aid"),
        ("**First _aid_**", "First aid"),
        ("First aid <b>now</b>", "First aid now"),
        ("First<br>aid", "First aid"),
        ('<span style="color:red">New</span> First aid', "New First aid"),
    ],
)
def test_the_words_are_left(typed: str, words: str) -> None:
    assert without_marks(typed) == words


@pytest.mark.parametrize(
    "typed", ["2 * 3 * 4", "Schools with < 100 pupils and > 5 teachers", "first_aid_now", "*", "Lunch*", "a ** b", "5*"]
)
def test_signs_that_are_not_markup_are_kept(typed: str) -> None:
    assert without_marks(typed) == typed
