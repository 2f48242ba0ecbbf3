"""A page's text made fit for an email."""

import re

import pytest

from collaborative.rendering.introductions import Paragraph, for_email, paragraphs


@pytest.mark.parametrize(
    ("html", "fit"),
    [
        ("", ""),
        ("<p>Two <em>days</em> &amp; a <a class='x' href='https://a.example/?a=1&amp;b=2' title='t'>night</a></p>",
         '<p>Two <em>days</em> &amp; a <a href="https://a.example/?a=1&amp;b=2">night</a></p>'),
        ('<p>Before <img src="hall.png" alt="The hall"> after</p>', "<p>Before  after</p>"),
        ('<div class="x"><section><p id="y">Text</p></section></div>', "<p>Text</p>"),
        ("<p>a<script>alert(1)</script>b<style>p {}</style>c<!-- d --></p>", "<p>abc</p>"),
        ('<ol start="3"><li onclick="x()">One</li></ol>', '<ol start="3"><li>One</li></ol>'),
        ("Loose words &lt;b&gt;", "Loose words &lt;b&gt;"),
    ],
)  # fmt: skip
def test_what_an_email_may_hold_is_left(html: str, fit: str) -> None:
    assert re.sub(r' style="[^"]+"', "", for_email(html)) == fit


def test_paragraphs_and_links_look_as_the_rest_of_the_email_does() -> None:
    made = for_email('<p>See <a href="https://a.example/">here</a></p>')
    assert '<p style="margin:0 0 8px 0;font-size:16px;line-height:1.4;">' in made
    assert 'style="color:#0f5a70;text-decoration:underline;">here</a>' in made


def test_each_block_is_a_paragraph_and_each_link_stands_below_it() -> None:
    html = (
        '<h2>Spring</h2><p>In <a href="https://a.example/2027-01/">January\nand</a> later;<br>ask '
        '<a href="mailto:office@a.example?subject=x">us</a> or <a href="mailto:b@a.example">b@a.example</a>.</p>'
        "<ul><li>Maths</li><li><p>Art</p><ul><li>Clay</li></ul></li></ul>"
        "<table><tr><th>Day</th><td>Monday</td></tr></table><p></p>Loose <em>end</em>"
    )
    assert paragraphs(html) == [
        Paragraph("Spring"),
        Paragraph(
            "In January and later; ask us (office@a.example) or b@a.example.",
            [("January and", "https://a.example/2027-01/")],
        ),
        Paragraph("Maths", mark="- "),
        Paragraph("Art", mark="- "),
        Paragraph("Clay", mark="- "),
        Paragraph("Day Monday"),
        Paragraph("Loose end"),
    ]


def test_an_address_that_is_written_out_is_not_repeated() -> None:
    assert paragraphs('<p>See <a href="https://a.example/">https://a.example/</a></p>') == [
        Paragraph("See https://a.example/")
    ]
