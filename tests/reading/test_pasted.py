"""Lists of Word and of a CMS as Markdown."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collaborative.reading.pasted import as_markdown, in_place, without_symbol
from collaborative.rendering.text import MarkdownText

MARKDOWN = MarkdownText(["tables", "fenced_code", "sane_lists"], {})
TWO = "- Know\n- Use"
NUMBERED = "1. Know\n2. Use"


@pytest.mark.parametrize("bullet", [*"\uf0b7\uf0a7\uf0fc\uf0d8\uf06e\uf076\uf071•·▪■◦‣●○➢✓", "&bull;", "&#8226;"])
@pytest.mark.parametrize("gap", ["\t", " ", "", "\u00a0\u00a0\u00a0", " \t"])
@pytest.mark.parametrize("indent", ["", "   ", "\t"])
def test_bullets_of_words_fonts_are_a_list(bullet: str, gap: str, indent: str) -> None:
    assert as_markdown(f"{indent}{bullet}{gap}Know\n{indent}{bullet}{gap}Use") == TWO


@pytest.mark.parametrize(
    "bullet", ["o\t", "§\t", "ü\t", "Ø\t", "v\t", "q\t", "o  ", "o\u00a0\u00a0", "–\t", "-\u00a0", "*\u00a0 "]
)
def test_letters_with_a_tab_are_the_bullets_that_they_were_in_word(bullet: str) -> None:
    assert as_markdown(f"{bullet}Know\n{bullet}Use") == TWO


@pytest.mark.parametrize(
    "labels",
    [
        ("1)\t", "2)\t"), ("1) ", "2) "), ("(1) ", "(2) "), ("(a) ", "(b) "), ("a) ", "b) "), ("a)\t", "b)\t"), ("a. ", "b. "), ("A.\t", "B.\t"),
        ("i. ", "ii. "), ("i)\t", "ii)\t"), ("(i) ", "(ii) "), ("1.\u00a0", "2.\u00a0"), ("   1)  ", "   2)  "),
    ],
)  # fmt: skip
def test_numbers_and_letters_are_a_numbered_list(labels: tuple[str, str]) -> None:
    assert as_markdown("\n".join(map("".join, zip(labels, ("Know", "Use"), strict=True)))) == NUMBERED


@pytest.mark.parametrize(
    "text",
    [
        "(a) alone is no list", "A. Smith\nB. Jones", "§ 5 of the Act", "o clock\nis here", "in\n2026) as before", "see page\n(5) there",
        "- Know\n- Use", "1. Know\n2. Use", "* Know", "```\n• code\n```", "i.e. this\nand that", "5 • 6", "I) alone", "x) marks the spot\nand more",
        "Mr\nv. Smith", "We\n- do",
    ],
)  # fmt: skip
def test_other_text_stays_as_it_is(text: str) -> None:
    assert as_markdown(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("You will\n\uf0b7\tKnow\n\uf0b7\tUse\n\nBring a pen.", "You will\n\n- Know\n- Use\n\nBring a pen."),
        ("\uf0b7\tA\no\tB\n\uf0a7\tC\n\uf0b7\tD", "- A\n    - B\n        - C\n- D"),
        ("1)\tA\n(a)\tB\n(b)\tC\n2)\tD", "1. A\n    1. B\n    2. C\n2. D"),
        ("• A\n\n• B\n\no\tC\n\n• D", "- A\n\n- B\n\n    - C\n\n- D"),
        ("- A\n    • B\n• C", "- A\n    - B\n- C"),
        ("1. A\n• B\n2. C", "1. A\n    - B\n2. C"),
        ("1) A\n\nText\n\n2) B", "1. A\n\nText\n\n2. B"),
        ("h)\tA\ni)\tB\nj)\tC", "8. A\n9. B\n10. C"),
        ("co\u00adop\u200berate\ufeff", "cooperate"),
    ],
)
def test_levels_and_texts_around_a_list(text: str, markdown: str) -> None:
    assert as_markdown(text) == markdown


def test_a_list_is_shown_as_one() -> None:
    html = MARKDOWN.to_html(as_markdown("You will\n\uf0b7\tKnow **all**\no\tUse\n\nBring a pen."), "a.md", str, {})
    assert html == (
        "<p>You will</p>\n<ul>\n<li>Know <strong>all</strong><ul>\n<li>Use</li>\n</ul>\n</li>\n</ul>\n<p>Bring a pen.</p>"
    )


PIECES = st.sampled_from(
    ["• ", "\uf0b7\t", "o\t", "1)\t", "2) ", "(a) ", "b) ", "i. ", "ii. ", "- ", "1. ", "    ", "\t", "```", "Text", "\n", "\n", "\n\n", " ", "<!--", "|"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=24).map("".join))
@example("(a) x\n• y\n(b) z")
def test_every_line_keeps_its_place_for_messages_and_a_second_reading_changes_nothing(text: str) -> None:
    assert in_place(text).count("\n") == text.count("\n")
    once = as_markdown(text)
    assert [line for line in once.split("\n") if line.strip()] == [
        line for line in in_place(text).split("\n") if line.strip()
    ]
    assert as_markdown(once) == once


@pytest.mark.parametrize(
    ("value", "read"),
    [("\uf0b7\tHall", "Hall"), ("\uf0a7 Know", "Know"), ("\uf0b7 A\n\uf0b7 B", "• A\n• B"), ("A \uf0b7 B", "A \uf0b7 B"), ("Hall", "Hall")],
)  # fmt: skip
def test_a_value_is_read_without_words_bullet_before_it(value: str, read: str) -> None:
    assert without_symbol(value) == read
