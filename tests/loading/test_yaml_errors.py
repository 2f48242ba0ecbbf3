"""YAML errors, explained by their cause."""

import pytest
from tests.builders import read

CLOSE = "is not allowed here: it cannot be read."


@pytest.mark.parametrize(
    ("line", "wrong", "remedy"),
    [
        (
            "title: First aid: part 2",
            "There is a second colon in the line.",
            'Put the whole text in quotes: title: "First aid: part 2".',
        ),
        (
            "title: 'First aid",
            "The quote ' that opens here is not closed.",
            "Type ' at the end of the text; or, if it is an apostrophe, write title: \"'First aid\".",
        ),
        ('title: "First aid', 'The quote " that opens here is not closed.', 'Type " at the end of the text.'),
        (
            'title: "First aid" for all',
            "There is text after the closing quote.",
            "Put the whole text in quotes of the other kind: title: '\"First aid\" for all'.",
        ),
        (
            "title: \u201cFirst aid\u201d: part 2",
            "The text is in curly quotes.",
            'Use straight quotes: title: "First aid: part 2".',
        ),
        ("title: & more", f"Text that begins with & {CLOSE}", 'Put the whole text in quotes: title: "& more".'),
        ("title: @work", f"Text that begins with @ {CLOSE}", 'Put the whole text in quotes: title: "@work".'),
        ("title: %a", f"Text that begins with % {CLOSE}", 'Put the whole text in quotes: title: "%a".'),
        (
            "title: [new] First aid",
            f"Text that begins with a bracket [ {CLOSE}",
            'Put the whole text in quotes: title: "[new] First aid".',
        ),
        ("title: {new", f"Text that begins with a bracket {{ {CLOSE}", 'Put the whole text in quotes: title: "{new".'),
        (
            "title: - First aid",
            f"Text that begins with a hyphen (dash, -) {CLOSE}",
            ('Write title: First aid; or, if the hyphen belongs to the text, put it in quotes: title: "- First aid".'),
        ),
        (
            "title:First aid",
            "There is no space after the colon.",
            "Type a space there: title: First aid",
        ),
        (
            "title:\u00a0First aid",
            "There is a non-breaking space after the colon (pasted from Word or Outlook).",
            "Delete it and type an ordinary space.",
        ),
        (
            "\ttitle: First aid",
            "The line begins with a tab.",
            "Delete it, so that the line begins at the left margin, without a tab or a space.",
        ),
        (
            " title: First aid",
            "The line is indented: it begins with spaces.",
            "Begin it at the left margin, without a space.",
        ),
    ],
)
def test_a_mistake_is_explained_at_its_line_by_its_cause(line: str, wrong: str, remedy: str) -> None:
    _, problems = read(f"---\ncode: FA01\n{line}\nprice: 95\n---\nText\n")
    assert [str(problem) for problem in problems] == [f"courses/a.md:3: title: {wrong} {remedy}"]


@pytest.mark.parametrize(
    "line", ["just some words", "summary: bell \x07 in the text"], ids=["no key", "control character"]
)
def test_an_unusual_mistake_is_reported_at_its_own_line(line: str) -> None:
    _, problems = read(f"---\ntitle: First aid\ncode: FA01\n{line}\nprice: 95\n---\nText\n")
    assert [problem.line for problem in problems] == [4]
