"""The parts of a body, each with its line."""

import pytest

from collaborative.checking.markdown import Body, Heading, body_of
from collaborative.loading.documents import Document

FIRST_LINE = 10


def body(text: str) -> Body:
    return body_of(Document("content/a.md", "a.md", {}, text, FIRST_LINE))


@pytest.mark.parametrize(
    ("text", "target", "line"),
    [
        ("[a](x.md)", "x.md", 10),
        ("One\ntwo\n[a](x.md) three", "x.md", 12),
        ("One [text\nover lines](x.md)", "x.md", 10),
        ("- item\n- [a](x.md)", "x.md", 11),
        ("- item\n    - nested\n      [a](x.md)", "x.md", 12),
        ("> quote\n> [a](x.md)", "x.md", 11),
        ("| A |\n|---|\n| [a](x.md) |", "x.md", 12),
        ("## [a](x.md)", "x.md", 10),
        ("    [a](x.md)", "x.md", 10),
        ('[a](x.md "Title")', "x.md", 10),
        ("[a](<my file.pdf>)", "my file.pdf", 10),
        ("[a](my file.pdf)", "my file.pdf", 10),
        ("Text <https://www.example.org/>", "https://www.example.org/", 10),
        ("[a][b]\n\n[b]: x.md", "x.md", 12),
        ("Text\n[b]: x.md", "x.md", 11),
        ("[![a](x.png)](y.md)", "y.md", 10),
        ("[a](java&#115;cript:x)", "javascript:x", 10),
        ("<div>\n[a](x.md)\n</div>", "x.md", 11),
    ],
)
def test_a_link_is_found_at_its_line(text: str, target: str, line: int) -> None:
    assert [(link.target, link.line) for link in body(text).links] == [(target, line)]


@pytest.mark.parametrize(
    "text",
    ["`[a](x.md)`", "```\n[a](x.md)\n```", "\\[a](x.md)", "~~~ html\n[a](x.md)\n~~~", "<!-- [a](x.md) -->", "[a]"],
)
def test_code_escaped_brackets_and_comments_hold_no_links(text: str) -> None:
    assert body(text).links == ()


def test_pictures_are_found_inside_links_and_by_their_definitions() -> None:
    found = body("![a](x.png) [![b](y.png)](z.md)\n\n![c][logo]\n\n[logo]: w.png")
    assert [(image.target, image.alt, image.line) for image in found.images] == [
        ("x.png", "a", 10),
        ("y.png", "b", 10),
        ("w.png", "c", 12),
    ]
    assert [link.target for link in found.links] == ["z.md"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("## When", Heading(2, "When", 10)),
        ("Text\n\n##When", Heading(2, "When", 12, spaced=False)),
        ("## *When* to `come` ##", Heading(2, "When to come", 10)),
        ("## Prices {#cost}", Heading(2, "Prices", 10, id="cost")),
        ("Title\n=====", Heading(1, "Title", 10, underlined=True)),
        ("- # In a list", Heading(1, "In a list", 10)),
        ("> ## Quoted", Heading(2, "Quoted", 10)),
    ],
)
def test_headings_are_those_of_the_page(text: str, heading: Heading) -> None:
    assert body(text).headings == (heading,)


@pytest.mark.parametrize("text", ["Item #3 of 4", "```\n# no\n```", "a\nb\n---", "\\# no", "####### seven"])
def test_other_signs_make_no_heading(text: str) -> None:
    assert body(text).headings == ()


def test_rows_of_a_table_have_their_cells_counted() -> None:
    (table,) = body("| A | B |\n|---|---|\n| 1 | 2 | 3 |\n| `a|b` | c \\| d |\ntext").tables
    assert (table.columns, table.divided, table.under_text, table.line) == (2, 2, False, 10)
    assert [(row.cells, row.line) for row in table.rows] == [(3, 12), (2, 13), (0, 14)]
