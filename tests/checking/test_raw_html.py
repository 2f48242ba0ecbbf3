"""HTML in texts: allowed tags are accepted, and nothing else reaches a page."""

import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import PROPERTY
from tests.checking.tools import checked, in_news

from collaborative.rendering.text import MarkdownText

MARKDOWN = MarkdownText(["toc", "tables", "fenced_code", "sane_lists"], {})


@pytest.mark.parametrize(
    "text",
    [
        "H<sub>2</sub>O, m<sup>2</sup> <br> <br/> <kbd>Ctrl</kbd> <mark>x</mark> <small>y</small>",
        '<abbr title="Continuing">CPD</abbr> <span lang="fr">oui</span>',
        "<details><summary>More</summary>\n\nText\n\n</details>",
        '<div class="note">Text</div>',
        '<a href="https://www.example.org/">x</a>',
        '<table><tr><td colspan="2">x</td></tr></table>',
        "`<script>` and\n\n```\n<script>\n```",
        "Use {{ config }} and {% raw %} literally",
        "KS1 < KS2, 3 <4, a<b, &lt;b&gt; &nbsp;",
        "<!-- ask <script> Jane\n\nabout it --> Text",
        "<https://www.example.org/> <office@example.org>",
        "[a](<../files/my file.pdf>)",
    ],
)
def test_what_is_on_the_list_passes(text: str) -> None:
    assert in_news(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<script>alert(1)</script>", "6: <script> is not allowed"),
        ("Text\n    <script>alert(1)</script>", "7: <script>"),
        ("<div>\n`<script>x</script>`\n</div>", "7: <script>"),
        ("x <script src=//e.example/x.js></script>", "<script>"),
        ('<iframe src="https://maps.example/x"></iframe>', "<iframe> is not allowed in a text: it embeds another site"),
        ("<form action='https://evil.example/'></form>", "[Booking form]("),
        ("<svg onload=alert(1)>", "<svg>"),
        ("<img src=x.png onerror=alert(1)>", "![What it shows]"),
        ("<base href=x>", "<base>"),
        ("<meta http-equiv=refresh content='0;url=x'>", "<meta>"),
        ("<style>p {}</style>", "<style>"),
        ("<h2>Head</h2>", "Write ## and a space"),
        ('<span style="color:red">x</span>', "Remove style="),
        ('<span onclick="x()">x</span>', "JavaScript"),
        ('<a href="javascript:alert(1)">x</a>', "JavaScript"),
        ('<a href=" java&#115;cript:alert(1)">x</a>', "JavaScript"),
        ('<a href="../about.md">x</a>', "Write [text](../about.md)"),
        ('<a href="https://x.example/" target="_blank">x</a>', "Remove target="),
        ('<div class="note">\n\nText', "6: <div> is not closed"),
        ("<div>a</div></div>", "</div> closes nothing"),
        ("<b><i>x</b></i>", "<i> is still open where </b>"),
        ("<p class=MsoNormal style='mso-x:y'>Text<o:p></o:p></p>", "pasted from Word"),
        ("Dear <name>", "leave out the < and >"),
        ("<www.example.org>", "Write <https://www.example.org>"),
        ("<!-- note", "Type --> where the note ends"),
        ("<!DOCTYPE html>", "is code"),
        ("<![x", "is code"),
        ('<div markdown="1">x</div>', "Markdown is not read"),
        ("x\x0by <script>", "6: <script>"),
    ],
)
def test_what_is_not_on_the_list_is_stopped(text: str, message: str) -> None:
    (problem,) = in_news(text)
    assert message in problem
    assert "warning" not in problem


def test_attributes_in_braces_are_checked_if_the_extension_is_on() -> None:
    text = 'Text\n{: onclick="x()" }'
    assert in_news(text) == []
    (problem,) = in_news(text, markdown_extensions=frozenset(("attr_list",)))
    assert "JavaScript" in problem


PIECES = (
    "<script>", "</script>", "<div>", "</div>", "`", "``", "```", "~~~", "\n", "\n\n", "    ", "- ", "1. ", "> ", "[a](", ")",
    "<!--", "-->", "\\", "<b>", "</b>", "x", '"', "'", "<img src=x onerror=y>", "<img src=x ", "](<", ">)", "[a]: ", "<",
    "<https://example.org>", "<?", "?>", "<![CDATA[", "]]>", "| a |\n|---|\n", "## ", "javascript:alert(1)", "\x0b",
    "<a href=", "/", "> ", "=", "{", "<style>", "<br>", '"> ', "<x y='",
)  # fmt: skip
FORBIDDEN = {"script", "style", "iframe", "svg", "form", "object", "embed", "base", "meta", "link"}


@PROPERTY
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_nothing_forbidden_is_in_the_page_of_a_text_without_errors(text: str) -> None:
    uri = "courses/any.md"
    found = checked({uri: f"---\ntitle: Any\ncode: A1\ndate: 2026-03-19\n---\n{text}"})
    if any(problem.severity == "error" for problem in found):
        return
    tree = lxml.html.fragment_fromstring(MARKDOWN.to_html(text, uri, str, {}), create_parent="div")
    for element in tree.iter():
        assert element.tag not in FORBIDDEN
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name == "id" or not re.match(r"\W*javascript", value)  # a heading's id is made of its words
