"""Unambiguous typing is read as meant, with every line at its own number."""

import pytest
from tests.builders import load

from collaborative.records.course import Course


def the_course(*lines: str) -> Course:
    text = "\n".join(["---", "title: First aid", "code: FA01", "date: 2026-03-19", *lines, "---", "Text"])
    content = load({"courses/a.md": text})
    assert content.problems == ()
    return content.catalogue.courses[0]


@pytest.mark.parametrize(
    ("typed", "venue"),
    [
        ("\u201cHall: room 2\u201d", "Hall: room 2"),
        ("\u2018Hall\u2019", "Hall"),
        ('"Hall\u201d', "Hall"),
        ("\u201cHall #2\u201d", "Hall #2"),
        ("\u201cA\\B\u201d", "A\\B"),
        ("The \u201cnew\u201d hall", "The \u201cnew\u201d hall"),
        ("\u201cNew\u201d hall and \u201cold\u201d", "\u201cNew\u201d hall and \u201cold\u201d"),
        ("St Mary\u2019s", "St Mary\u2019s"),
        ("\tHall", "Hall"),
    ],
)
def test_curly_quotes_round_a_value_are_quotes_and_inside_it_they_are_text(typed: str, venue: str) -> None:
    assert the_course(f"venue: {typed}").venue == venue


def test_curly_quotes_in_a_list_are_quotes() -> None:
    assert the_course("tags: [\u201ca: b\u201d, \u201cc\u201d]").tags == ("a: b", "c")


@pytest.mark.parametrize("bullet", ["-", "\u2022 ", "\u2022", "* ", "\u2013 ", "\u2014 "])
@pytest.mark.parametrize("indent", ["", "  "])
def test_a_list_is_read_with_any_bullet_and_without_the_space(bullet: str, indent: str) -> None:
    course = the_course("audience:", f"{indent}{bullet}ECTs", f"{indent}{bullet}TAs", "venue: Hall")
    assert (course.audience, course.venue) == (("ECTs", "Teaching assistants"), "Hall")


def test_bullets_in_a_text_of_several_lines_are_kept() -> None:
    assert the_course("summary: |", "  \u2022 one", "  -two").summary == "\u2022 one\n-two"


def test_a_space_that_is_missing_inside_braces_is_read() -> None:
    price = the_course("price: {member:35, non_member:50}").price
    assert [str(charge.amount) for _, charge in price.charges] == ["35.00", "50.00"] if price else False
