"""Files that are too large or too tangled are refused at once, at the line and with the limit; others are not."""

import datetime as dt

import pytest
from tests.builders import SETTINGS, history_of, load
from tests.growth import square_growth
from tests.soak import some

from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject
from collaborative.loading.content import Content
from collaborative.rendering.text import MarkdownText

TOP = "---\ntitle: First aid\ncode: FA01\ndate: 2026-03-19\n"
ROW = "| a | b | c | d | e |\n"


def course(body: str = "Text", details: str = "") -> Content:
    return load({"courses/a.md": f"{TOP}{details}---\n\n{body}\n"})


@pytest.mark.parametrize(
    ("body", "line", "limit"),
    [
        ("word " * 300_000, 1, "The file is too large: 1.5 MB. A file may have up to 1 MB"),
        ("word\n\n" * 200_000, 1, "1.2 MB"),
        ("Text\n\n" + "x" * 10_001, 9, "This line is too long: 10,001 characters. A line may have up to 10,000."),
        ("a\n" * 20_001, 20_000, "It may have up to 20,000."),
        ("Text\n\n" + "a word\n" * 8_000, 9, "This paragraph is too long. It may have up to 50,000"),
        ("Text\n\n" + "[" * 8_000, 9, "too many brackets"),
        ("Text\n\n" + "![" * 4_000, 9, "too many brackets"),
        ("Text\n\n" + "[a](" * 2_500, 9, "too many brackets"),
        ("Text\n\n" + ("[ a " * 2_000 + "\n") * 3, 9, "too many brackets"),
        (("<a " * 3_000 + "\n\n") * 4, 7, "too many signs <"),
        ("\n".join(f"{'    ' * depth}- a" for depth in range(100)), 19, "This is 13 lists or quotations deep, and 12 can be shown."),
        ("Text\n\n" + "- " * 300 + "a", 9, "300 lists or quotations deep"),
        ("Text\n\n" + "1. " * 300 + "a", 9, "300 lists"),
        ("Text\n\n" + ">" * 300 + "a", 9, "300 lists"),
        ("Text\n\n" + "> - " * 20 + "a", 9, "40 lists"),
        ("# a\n\n" * 501, 1007, "501 headings, and a page may have up to 500."),
        ("~~~a\n" * 1_500, 1007, "1,500 lines that begin or end code, and a page may have up to 1,000."),
        (("*" * 1_000 + "\n\n") * 101, 7, "101,000 signs"),
    ],
)  # fmt: skip
def test_what_would_take_minutes_is_refused_at_its_line(body: str, line: int, limit: str) -> None:
    (problem,) = course(body).problems
    assert (problem.path, problem.line) == ("courses/a.md", line)
    assert limit in problem.wrong
    assert problem.remedy


@pytest.mark.parametrize(
    ("details", "field", "limit"),
    [
        ("venue: " + "word " * 700 + "\n", "venue", "A detail may have up to 3,000."),
        ("booking: {url: " + "a" * 3_001 + "}\n", "booking.url", "3,000"),
        ("".join(f"key{number}: a\n" for number in range(1_001)), "", "There are 1,004 details here"),
        ("dates:\n" + "  - 2026-03-19\n" * 401, "dates", "There are 401 items here, and there may be up to 400."),
        ("summary: |\n" + "  word word word word\n" * 6_000, "", "The details at the top are too long."),
    ],
)
def test_so_are_endless_details(details: str, field: str, limit: str) -> None:
    (problem,) = course(details=details).problems
    assert problem.field == field
    assert limit in problem.wrong


@pytest.mark.parametrize(
    "body",
    [
        ("A sentence of some words that goes on for a while. " * 40 + "\n\n") * 400,
        "| a | b | c | d | e |\n|---|---|---|---|---|\n" + ROW * 1_000,
        "".join(f"{'    ' * depth}- a\n" for depth in range(9)),
        "```\n" + " " * 200 + "- deep\n```",
        "- [Link](https://www.example.org/)\n" * 1_000,
        "## Part\n\nText\n\n" * 200,
        "x < y and y > z. " * 200,
    ],
)
def test_long_texts_of_people_are_read(body: str) -> None:
    content = course(body)
    assert content.problems == ()
    assert len(content.catalogue.courses) == 1


def test_a_refused_file_hides_no_problem_of_the_others() -> None:
    content = load(
        {
            "courses/a.md": f"{TOP}---\n\n{'[' * 9_000}\n",
            "courses/b.md": f"{TOP.replace('FA01', 'B')}vennue: x\n---\n\nText\n",
        }
    )
    assert [problem.path for problem in content.problems] == ["courses/a.md", "courses/b.md"]


def test_an_old_version_beyond_the_limits_still_counts_as_published() -> None:
    front = "---\ntitle: First aid\ncode: FA01\ndate: 2026-03-19\n---\n\n"
    now = f"{front}Text\n"
    history = history_of([("courses/a.md", f"{front}{'x' * 20_000}\n"), ("courses/a.md", now)])
    content = load({"courses/a.md": now}, history)
    (course,) = content.catalogue.courses
    (first, _) = content.catalogue.public_history.of(course)
    assert first.moment == dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)


PIECES = [
    "[", "[a](", "![", "[a", "](", "<a ", "<a@", "<http://a ", "`a ", "*a ", "**a*", "_a ", "***a ", "\\", "&amp;", "<b>", "<!-- ", "[a][b] ",
    "- a\n", "> a\n", "# a\n\n", "a\n=\n\n", "|a|b|\n", "a\tb\n", "\uf0b7\ta\n", "1) a\n", "(a) a\n", "    a\n\n", "a\n\n", "{{ a }} ", "```\n",
    "[a]: http://a.b\n", "a ", "a. ", "1 ", "    - a\n", "~~~a\n", "![a](b ", "http://a.b/ ", "a@b.org ", "a.pdf ", "Aa Bb ",
]  # fmt: skip
MARKDOWN = MarkdownText(["toc", "tables", "fenced_code", "sane_lists"], {})


def _whole(text: str) -> None:
    """Read, check and render a text whose lines and paragraphs are as long as they may be."""
    lines = [text[at : at + 4_000] for at in range(0, len(text), 4_000)]
    paragraphs = ["\n".join(lines[at : at + 10]) for at in range(0, len(lines), 10)]
    content = course("\n\n".join(paragraphs))
    list(check_site(Subject(content, (), SETTINGS, dt.date(2026, 3, 2))))
    for record in content.catalogue.courses:
        MARKDOWN.to_html(record.body, record.origin.uri, str, {})


@pytest.mark.soak
@pytest.mark.parametrize("piece", some(PIECES, 10))
def test_what_is_within_the_limits_is_read_checked_and_rendered_in_a_moment(piece: str) -> None:
    assert square_growth(_whole, piece) == ""
