"""Links in texts: working ones are accepted, others reported with what to type."""

import pytest
from tests.checking.tools import checked, in_news


@pytest.mark.parametrize(
    "text",
    [
        "[a](../about.md)",
        "[a](../about.md#our-aims)",
        "[a](../courses/index.md)",
        "[a](../courses/first-aid.md 'Title')",
        "[a](../listings/2026-03.md)",
        "[a](../files/minutes.pdf)",
        "[a](../files/my%20file.pdf)",
        "[a](../files/my file.pdf)",
        "[a](../feed.xml)",
        "[a](../clusters/north.md#c.meeting-1)",
        "[a](#when)\n\n## When",
        "[a](#when_1)\n\n## When\n\n## When",
        "[a](#uber-uns-more)\n\n## Über uns & more",
        '[a](#here)\n\n<span id="here">x</span>',
        "[a](https://en.wikipedia.org/wiki/Reading_(process))",
        "[a](https://training.example.org.uk/about/)",
        "[a](mailto:office@example.org?subject=First aid)",
        "[a](tel:0161 603 4628)",
        "[a](webcal://example.org/a.ics)",
        "[example.org](https://www.example.org/a)",
        "<https://www.example.org> and <office@example.org>",
        "[a][b]\n\n[b]: https://www.example.org/",
        "See https://www.example.org/ and [1][2] and [sic] and [ ] and [Read on here about us](../about.md)",
        "[a](../courses/2025-26/draft.md) and [b](2026-04-01-later.md)",
    ],
)
def test_a_working_link_is_accepted(text: str) -> None:
    assert in_news(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[a](../abuot.md)", '6: The link leads to a file that does not exist: "../abuot.md" (that is, "abuot.md").'),
        ("[a](../abuot.md)", "Did you mean ../about.md ?"),
        ("[a](about.md)", "Did you mean ../about.md ?"),
        ("[a](../../courses/first-aid.md)", "Did you mean ../courses/first-aid.md ?"),
        ("[a](../About.md)", "the file is called about.md: capitals count. Write ../about.md"),
        ("[a](../images/hall.jpg)", "Write ../images/Hall.jpg"),
        ("[a](/courses/first-aid.md)", "write ../courses/first-aid.md"),
        ("[a](../news/index.html)", "no page at that address. Link to the file instead: write index.md"),
        ("[a](../about/)", "write ../about.md"),
        ("[a](../about)", "write ../about.md"),
        ("[a](../../about/)", '6: warning: The link "../../about/" is an address of the finished site'),
        ("[a](/about/)", "6: warning: "),
        ("[a]()", "leads nowhere"),
        ("[a](#)", "leads nowhere"),
        ("[](../about.md)", "has no text"),
        ("[a](#nothing-here)", "leads to #nothing-here, and no heading of this page has that name"),
        ("[a](../about.md#Our-Aims)", "Did you mean #our-aims ?"),
        ("[a](javascript:alert(1))", "JavaScript"),
        ("[a](JAVA&#115;cript&colon;alert(1))", "JavaScript"),
        ("[a](java&#9;script:alert(1))", "JavaScript"),
        ("<javascript:alert(1)>", "JavaScript"),
        ("x\n\n[b]: javascript:alert(1)", "8: The link"),
        ("[a](vbscript:x)", "not allowed"),
        ("[a](data:text/html,x)", "data:"),
        ("[a](ftp://example.org/a)", "not allowed"),
        ("[a](file:///C:/a.docx)", "own computer"),
        ("[a](C:\\Users\\Jane\\a.docx)", "own computer"),
        ("[a](http://localhost:8000/news/)", "own computer"),
        ("[a](www.example.org)", "Write https://www.example.org"),
        ("[a](forms.example.org/x)", "Write https://forms.example.org/x"),
        ("[a](forms.example.org:8080/x)", "Write https://forms.example.org:8080/x"),
        ("[a](http://example.org/a)", "6: warning: "),
        ("[a](//example.org/a)", "6: warning: "),
        ("[a](https:/example.org/a)", "Write https://example.org/a"),
        ("[a](https//example.org/a)", "Write https://example.org/a"),
        ("[a](htps://example.org)", "Did you mean https://example.org ?"),
        ("[a](https://https://example.org)", "twice"),
        ("[a](http://[bad)", "not a web address"),
        ("[a](https://example.org/a b)", "https://example.org/a%20b"),
        ("[a](office@example.org)", "Write mailto:office@example.org"),
        ("[a](mailto: office@example.org)", "Write mailto:office@example.org"),
        ("[a](mailto:office)", "not an email address"),
        ("[a](0161 603 4628)", "Write tel:01616034628"),
        ("[a](tel:office)", "not a telephone number"),
        ("[here](../about.md)", '6: warning: The text of the link is only "here"'),
        ("[Click here](../about.md)", "warning"),
        ("[www.a.org](https://www.b.org/)", "6: warning: The link says"),
        ("[a@a.org](mailto:b@a.org)", "6: warning: The link says"),
        ("[a](https://training.example.org.uk/abuot/)", "6: warning: "),
        ("![a](https://tracker.example/p.gif)", "lies on another site"),
        ("![a](data:image/png;base64,AA)", "data:"),
        ("See [the form][booking]", 'leads to "booking", which is not defined anywhere on this page'),
        ("See [the form][]", "not defined"),
        ("(Book)[https://example.org/a]", "[Book](https://example.org/a)"),
        ("[Book] (https://example.org/a)", "[Book](https://example.org/a)"),
        ("[Book](https://example.org/a", "[Book](https://example.org/a)"),
    ],
)  # fmt: skip
def test_a_broken_link_is_reported(text: str, message: str) -> None:
    (problem,) = in_news(text)
    assert message in problem


def test_links_count_from_the_folder_of_the_file() -> None:
    found = checked({"about.md": "# About\n\n[a](courses/first-aid.md) [b](../courses/first-aid.md)\n"})
    assert [(problem.line, "../courses/first-aid.md" in problem.wrong) for problem in found] == [(3, True)]


def test_a_site_with_ids_of_its_own_gets_no_reports_on_headings() -> None:
    assert in_news("[a](#any)", usual_anchors=False) == []


def test_ids_in_braces_count_if_the_extension_is_on() -> None:
    text = "[a](#cost)\n\n## Prices {#cost}"
    assert in_news(text, markdown_extensions=frozenset(("attr_list",))) == []
    assert len(in_news(text)) == 1


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("[a](../courses/first-aid-for-schools-june-2027.md)", "../courses/first-aid.md"),
        ("[a](../news/about-us-new.md)", "../about.md"),  # by its title
        ("[a](2026-02-19-the-programme.md)", "2026-02-20-programme.md"),
    ],
)
def test_a_page_that_was_renamed_is_looked_for_by_the_words_of_its_name_and_title(text: str, meant: str) -> None:
    (problem,) = in_news(text)
    assert "may have been renamed or deleted" in problem or f"Did you mean {meant} ?" in problem
    assert f"id you mean {meant} ?" in problem


def test_a_missing_page_without_a_similar_one_may_have_been_deleted() -> None:
    (problem,) = in_news("[a](../courses/quantum-chemistry.md)")
    assert "The page may have been renamed or deleted. Write the way to the file" in problem


def test_links_to_footnotes_need_no_heading() -> None:
    assert in_news("[a](#fn:1) and [b](#fnref:1)") == []


@pytest.mark.parametrize("link", ["https://user:secret@forms.example/x", "http://a:b@c.example"])
def test_a_link_with_a_password_is_refused(link: str) -> None:
    (message,) = in_news(f"See [the form]({link}).")
    assert "name and password" in message
    assert ": warning:" not in message


def test_a_link_with_an_at_sign_elsewhere_has_no_password() -> None:
    assert in_news("See [the map](https://maps.example/@53.6,-2.3,12z) and [it](https://a.example/b:c@d).") == []
