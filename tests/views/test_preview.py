"""The bar at the top of each page of the preview."""

import pytest

from collaborative.problems import Message, Problem, Severity
from collaborative.views.preview.preview import LastGood, Standing, preview_bar, problems_page, said_of

GOOD = LastGood("14:32", "Sunday 22 November 2026", chosen=False, attention=3)
ERROR = Problem("courses/a.md", 4, "date", Message("31 February does not exist.", "Write another day."))
WARNING = Problem("courses/b.md", 4, "date", Message("This is a Sunday.", "Write another day."), Severity.WARNING)


def test_a_good_site_has_the_day_and_the_office_page_and_no_alert() -> None:
    bar = preview_bar(Standing(good=GOOD))
    assert bar.day == "Preview as of today, Sunday 22 November 2026"
    assert [(link.text, link.count) for link in bar.links] == [("Office page", 3)]
    assert bar.alert == ""


def test_the_preview_says_that_the_day_was_chosen() -> None:
    chosen = LastGood("14:32", "Monday 1 March 2027", chosen=True, attention=0)
    assert preview_bar(Standing(good=chosen)).day == "Preview as if it were Monday 1 March 2027"


@pytest.mark.parametrize(
    ("standing", "alert"),
    [
        (Standing((ERROR,), good=GOOD), "1 problem; the page below is the last good one, of 14:32."),
        (Standing((ERROR, WARNING), good=GOOD), "1 problem; the page below is the last good one, of 14:32."),
        (Standing((ERROR,)), "1 problem; there is no page to show yet."),
        (Standing(failure=("mkdocs.yml: no plugins", "Add them."), good=GOOD), "1 problem; the page below is the last good one, of 14:32."),
    ],
)  # fmt: skip
def test_what_stops_the_site_is_counted_and_the_last_good_page_has_its_time(standing: Standing, alert: str) -> None:
    assert preview_bar(standing).alert == alert
    assert said_of(standing) == alert


def test_the_banner_holds_the_first_five_errors_and_the_number_of_all() -> None:
    errors = tuple(Problem(f"courses/{n}.md", 1, "", Message("Wrong.", "Mend it.")) for n in range(7))
    bar = preview_bar(Standing((*errors, WARNING), good=GOOD))
    assert bar.problems == errors[:5]
    assert bar.alert.startswith("7 problems;")
    assert [group.path for group in problems_page(Standing(errors)).errors] == [f"courses/{n}.md" for n in range(7)]


def test_warnings_do_not_stop_the_site_and_have_a_link() -> None:
    standing = Standing((WARNING,), remarks=("A link leads nowhere.",), good=GOOD)
    bar, page = preview_bar(standing), problems_page(standing)
    assert bar.alert == ""
    assert [link.text for link in bar.links] == ["Office page", "2 warnings"]
    assert page.heading == "2 warnings"
    assert [group.path for group in page.warnings] == ["courses/b.md"]
    assert said_of(standing) == "Nothing stops the site; 2 warnings."


def test_a_page_without_problems_says_so() -> None:
    assert problems_page(Standing(good=GOOD)).heading == "Nothing is wrong"
    assert said_of(Standing(good=GOOD)) == "Nothing is wrong."
