"""The fences around front matter, including fences that are not quite right."""

import pytest
from tests.builders import load, read

DETAILS = "title: First aid\ncode: FA01\ndate: 2026-03-19"


def messages_of(text: str) -> list[str]:
    return [str(problem).removeprefix("courses/a.md:") for problem in load({"courses/a.md": text}).problems]


@pytest.mark.parametrize("end", ["--", "----", "\u2014", "\u2013\u2013", "***", "===", "```"])
def test_a_line_that_should_end_the_details_is_named_and_the_rest_read(end: str) -> None:
    text = f"---\n{DETAILS}\nplaces: many\n{end}\nText\n"
    assert messages_of(text) == [
        '5: places: "many" is not a whole number. Write the number in digits, for example 24.',
        (
            f'6: "{end}" should be three hyphens: the line that ends the details. '
            "Type three hyphens (---) there, and nothing else."
        ),
    ]
    document, _ = read(text)
    assert document
    assert document.body == "Text"


@pytest.mark.parametrize("start", ["--", "----", "\u2014", "+++", "```yaml", "```"])
def test_a_line_that_should_begin_the_details_is_named_and_the_rest_read(start: str) -> None:
    end = start.removesuffix("yaml")
    assert messages_of(f"{start}\n{DETAILS}\n{end}\nText\n") == [
        (
            f"1: The first line should be three hyphens, --- , and is {start} instead. "
            "Type three hyphens (---) above and below the details."
        )
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            f"{DETAILS}\n---\nText\n",
            "1: The line --- above the details is missing. Type three hyphens (---) on a line above the first detail.",
        ),
        (
            f"{DETAILS}\n\nText\n",
            (
                "1: The details at the top do not stand between two lines of three hyphens (---). "
                "Type a line --- above the first detail and another below the last one."
            ),
        ),
        (
            f"Some words\n---\n{DETAILS}\n---\nText\n",
            (
                "1: There is text above the details, so they are not found. "
                "Move it below the second line --- , so that the file begins with --- ."
            ),
        ),
        (
            f"--- title: x\n{DETAILS}\n---\nText\n",
            "1: There is text on the line of the three hyphens. Put it on a line of its own, below --- .",
        ),
        (
            f"---\n{DETAILS}\n--- Text\n",
            (
                "5: There is text on the line of three hyphens that ends the details. "
                "Put the text on a line of its own, below --- ."
            ),
        ),
        (
            f"---\n{DETAILS}\n ---\nText\n",
            "5: There are spaces before the three hyphens that end the details. Begin --- at the left margin.",
        ),
        (
            f"---\n{DETAILS}\n\nText\n\n---\n\nMore\n",
            (
                "1: The details at the top have no end: the closing line --- is missing above line 6. "
                "Type a line with three hyphens (---) below the last detail."
            ),
        ),
    ],
    ids=[
        "no first line",
        "no lines",
        "text above",
        "text on the first",
        "text on the last",
        "indented",
        "a rule below",
    ],
)
def test_details_without_their_lines_of_hyphens_are_explained(text: str, message: str) -> None:
    assert messages_of(text) == [message]


@pytest.mark.parametrize(
    "text",
    ["Some words\n\n---\n\nMore\n", "Note: bring a pen.\n\n---\n\nMore\n", "***\n\nWords\n\n***\n", "# About\n\n---\n"],
)
def test_horizontal_rules_in_a_page_without_front_matter_are_accepted(text: str) -> None:
    assert load({"about.md": text}).problems == ()
