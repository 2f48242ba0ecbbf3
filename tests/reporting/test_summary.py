"""The job summary as it is rendered."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from tests.builders import PROPERTY, catalogue_of, course, news

from collaborative.catalogue import Catalogue
from collaborative.problems import Message, Problem, Severity
from collaborative.reading.words import one_line
from collaborative.reporting.github import Place
from collaborative.reporting.outcome import Comparison, Outcome
from collaborative.reporting.summary import MOST, summary, text
from collaborative.views.changes.site import Edition, compare

TODAY = dt.date(2026, 3, 2)
PLACE = Place("https://github.com/bplc/website/blob/spring/", "https://github.com/bplc/website/edit/spring/")
ERROR = Problem("courses/a.md", 7, "date", Message("31 February does not exist.", "Write 28 February 2026."))
WARNING = Problem("courses/b.md", 2, "venue", Message("It is odd.", "Look."), Severity.WARNING)
NASTY = "A <b>*bold*</b> [link](javascript:x) `code` & _this_ | #1 <script>"


def rendered(page: str) -> html.HtmlElement:
    return html.fragment_fromstring(MarkdownIt("commonmark", {"html": True}).render(page), create_parent="div")


def words(page: str) -> list[str]:
    """Return the text of each heading, paragraph and item."""
    blocks = rendered(page).xpath(".//h2 | .//h3 | .//h4 | .//p | .//li")
    return [" ".join(block.text_content().split()) for block in blocks]


def comparison(before: Catalogue, after: Catalogue) -> Comparison:
    return Comparison("main", "0123456789abcdef", compare(Edition(before), Edition(after), TODAY))


def test_the_whole_page_of_a_change() -> None:
    before = catalogue_of(
        (course("FA01"), course("MA02", title="Maths"), course("EY03", title="Early words")), (), (news(),)
    )
    after = catalogue_of(
        (
            course("FA01", date="2026-03-20", price="125"),
            course("MA02", title="Maths", status="cancelled", reason="Not enough bookings"),
            course("FS04", title="Forest school", date="2026-05-06", venue="Larkhill", price="75"),
        ),
        (),
        (news(), news("closed", title="Office closed", published="2026-12-24")),
    )
    assert words(summary(Outcome((), comparison(before, after)), Place())) == [
        "✅ All is well: the website can be published",
        "What visitors will see change",
        "At a glance: 1 course cancelled, 1 taken off, 1 moved, 1 new; 1 news item to come.",
        "Courses",
        "Early words (EY03) is taken off the site (Thursday 19 March 2026).",
        "Maths (MA02) is cancelled (Thursday 19 March 2026). Reason: Not enough bookings.",
        (
            "First aid (FA01) moves from Thursday 19 March to Friday 20 March 2026. "
            "It now costs £125 (was price to be confirmed)."
        ),
        "Forest school (FS04) is new on the site: Wednesday 6 May 2026; Larkhill; £75.",
        "News",
        "Office closed goes public by itself on Thursday 24 December 2026.",
        (
            "Is it meant to go without a word? Early words (EY03) was still to come. To call something off, leave it where it "
            "is and write status: cancelled, with a reason:. Then its page says so, and so do the calendars of those who "
            "subscribe."
        ),
        (
            "Compared with main (01234567), as visitors would see both today. Pictures, attachments and the settings in "
            "mkdocs.yml are not compared."
        ),
    ]


def test_the_whole_page_of_problems() -> None:
    assert words(summary(Outcome((ERROR, WARNING)), PLACE)) == [
        "❌ 1 thing to mend before the website can be published",
        (
            "Nothing is lost, and the website stays as it was. Open each file, correct the line, and save it with Commit "
            "changes: this check then runs again by itself."
        ),
        "courses/a.md (edit)",
        "❌ Line 7, date: 31 February does not exist.What to do: Write 28 February 2026.",
        "courses/b.md (edit)",
        "⚠️ Line 2, venue: It is odd.What to do: Look.",
    ]


def test_each_problem_links_to_its_line_and_each_file_to_the_editor() -> None:
    page = rendered(summary(Outcome((ERROR,)), PLACE))
    assert page.xpath(".//a/@href") == [
        "https://github.com/bplc/website/edit/spring/courses/a.md",
        "https://github.com/bplc/website/blob/spring/courses/a.md?plain=1#L7",
    ]


def test_nothing_is_linked_without_a_known_place() -> None:
    assert rendered(summary(Outcome((ERROR,)), Place())).xpath(".//a") == []


def test_warnings_alone_do_not_stop_the_site() -> None:
    assert (
        words(summary(Outcome((WARNING,)), PLACE))[0] == "⚠️ The website can be published; please look at 1 thing first"
    )


def test_a_commit_without_visible_changes_is_reported() -> None:
    same = catalogue_of((course(),))
    assert "Nothing: the pages read as they do in main." in words(summary(Outcome((), comparison(same, same)), PLACE))


def test_the_reason_for_no_comparison_is_given() -> None:
    assert "Nothing is compared." in words(summary(Outcome((), None, ("Nothing is compared.",)), PLACE))


def test_what_is_taken_off_links_to_no_file() -> None:
    page = rendered(summary(Outcome((), comparison(catalogue_of((course(),)), catalogue_of())), PLACE))
    assert page.xpath(".//a") == []


def test_a_long_page_is_cut_with_a_note() -> None:
    many = catalogue_of(tuple(course(f"A{number}") for number in range(250)))
    page = words(summary(Outcome((), comparison(catalogue_of(), many)), PLACE))
    assert "… and 50 more." in page
    assert len([line for line in page if "is new on the site" in line]) == 200


def test_a_page_stays_below_githubs_limit_whatever_its_texts() -> None:
    page = summary(Outcome((), notes=("é" * 1000,) * 600), PLACE)
    assert 900_000 < len(page.encode()) < 2**20
    assert page.endswith("\n\n… and more; the rest is in the log of this run.\n")


@pytest.mark.parametrize("where", ["title", "problem", "path", "note"])
def test_signs_of_markdown_and_html_are_shown_as_typed(where: str) -> None:
    outcome = {
        "title": Outcome((), comparison(catalogue_of(), catalogue_of((course(title=NASTY),)))),
        "problem": Outcome((Problem("a.md", 1, "x", Message(NASTY, "Mend.")),)),
        "path": Outcome((Problem(NASTY, 1, "x", Message("Wrong.", "Mend.")),)),
        "note": Outcome((), None, (NASTY,)),
    }[where]
    page = rendered(summary(outcome, PLACE))
    assert NASTY in " ".join(page.text_content().split())
    assert page.xpath(".//script | .//b | .//em | .//*[starts-with(@href, 'javascript')]") == []


READABLE = st.text(st.characters(exclude_categories=("Cc", "Cn", "Co", "Cs")))


@PROPERTY
@given(READABLE)
def test_any_text_reads_as_typed(typed: str) -> None:
    shown = rendered(f"- **x** {text(typed)}")
    assert {element.tag for element in shown.iter()} == {"div", "ul", "li", "strong"}
    assert shown.text_content().split() == ["x", *one_line(typed).split()]


@pytest.mark.parametrize(("number", "more"), [(MOST, False), (MOST + 1, True)])
def test_as_many_changes_as_are_shown_leave_no_word_of_more(number: int, more: bool) -> None:
    after = catalogue_of(courses=tuple(course(f"A{index:04}") for index in range(number)))
    page = summary(Outcome((), comparison=comparison(catalogue_of(), after)), PLACE)
    assert ("… and 1 more." in page) is more


@pytest.mark.parametrize(("number", "more"), [(MOST, False), (MOST + 1, True)])
def test_as_many_problems_as_are_shown_leave_no_word_of_more(number: int, more: bool) -> None:
    page = summary(Outcome((ERROR,) * number), PLACE)
    assert ("… and 1 problem more" in page) is more
