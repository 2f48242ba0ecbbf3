"""Excerpts of texts for lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY

from collaborative.reading.excerpts import excerpt


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", ""),
        ("One.\n\nTwo.", "One."),
        ("One\nline.", "One line."),
        ("# Heading\n\nText.", "Text."),
        ("Heading\n=======\n\nText.", "Text."),
        ("- a\n- b\n\nText.", "Text."),
        ("1. a\n\nText.", "Text."),
        ("> Quoted\n\nText.", "Text."),
        ("| a | b |\n|---|---|\n\nText.", "Text."),
        ("***\n\nText.", "Text."),
        ("```\ncode\n\nmore code\n```\n\nText.", "Text."),
        ("    code\n\nText.", "Text."),
        ("<div>\nhtml\n</div>\n\nText.", "Text."),
        ("[a]: https://a.example\n\nText.", "Text."),
        ("![A hall](hall.jpg)\n\nText.", "Text."),
        ("<!-- ask Jane -->\n\nText<!-- again -->.", "Text."),
        ("See [the *course*](../courses/a.md), [b][c] and **this**.", "See the course, b and this."),
        ("**Note:** come early.", "Note: come early."),
        ("A `code` and a _word_ of snake_case.", "A code and a word of snake_case."),
        (
            "Write to <office@example.org> or <https://a.example/>.",
            "Write to office@example.org or https://a.example/.",
        ),
        ("Chalk &amp; cheese, 3 < 4, \\*starred\\*", "Chalk & cheese, 3 < 4, *starred*"),
        ("One<br>two", "One two"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("A\x00B\r\n\r\nC", "A B"),
    ],
)
def test_the_first_paragraph_is_taken_as_plain_text(markdown: str, words: str) -> None:
    assert excerpt(markdown) == words


def test_whole_sentences_are_kept_if_one_fits() -> None:
    assert excerpt("First one. Second one. Third one.", most=25) == "First one. Second one."
    assert excerpt('He said "Stop." Then he went.', most=20) == 'He said "Stop."'
    assert excerpt("It is 3.45pm now, and late. More.", most=27) == "It is 3.45pm now, and late."


def test_a_long_sentence_is_cut_after_a_word() -> None:
    assert excerpt("Nearly half, of all the schools", most=13) == "Nearly half\u2026"
    assert excerpt("Nearly half, of all the schools", most=16) == "Nearly half, of\u2026"
    assert excerpt("x" * 30, most=10) == f"{'x' * 10}\u2026"


@PROPERTY
@given(st.text(alphabet="ab .*_`[]()<>!#-&;\n\\|\u2014\x01"), st.integers(5, 40))
def test_an_excerpt_is_one_short_line(markdown: str, most: int) -> None:
    words = excerpt(markdown, most)
    assert len(words) <= most + 1
    assert "\n" not in words
    assert "\x01" not in words
    assert words == words.strip()
