"""Days of publication, last change, expiry and the end of booking."""

import pytest
from tests.builders import SETTINGS, history_of, load
from tests.checking.one_check import TODAY, course, messages_of, of_course
from tests.checking.tools import checked

from collaborative.checking.records.publication import check_publication
from collaborative.checking.subject import Subject
from collaborative.problems import Severity

DAY = "date: 2026-03-19"


def of_news(*lines: str, name: str = "2026-02-20-programme") -> list[str]:
    text = "\n".join(["---", "title: New programme", *lines, "---", "Text", ""])
    path = f"news/{name}.md"
    return [found.removeprefix(f"content/{path}:") for found in messages_of(check_publication, {path: text})]


def test_news_that_would_expire_before_it_is_published_is_refused() -> None:
    [text] = of_news("published: 2026-02-20", "expires: 2026-02-19")
    assert text.startswith("4: expires: It would expire on 19 February 2026, before it is published")
    assert of_news("published: 2026-02-20", "expires: 2026-02-20") == []


@pytest.mark.parametrize("published", ["2026-02-02", "20 January 2026", "2025-02-20", "2026-08-20"])
def test_a_day_that_cannot_be_that_of_the_file_name_is_warned_of(published: str) -> None:
    [text] = of_news(f"published: {published}")
    assert text.startswith("3: published: warning: The file name says 2026-02-20, and published says 202")


@pytest.mark.parametrize(
    ("name", "published"),
    [
        ("2026-02-20-programme", "2026-02-20"),
        ("2026-02-20-programme", "20 February 2026 4pm"),
        ("2026-02-20-programme", "2026-04-01"),  # written, then held back until April
        ("programme", "2026-02-02"),
    ],
)
def test_news_of_its_own_day_of_a_later_one_or_without_a_day_in_its_name_is_good(name: str, published: str) -> None:
    assert of_news(f"published: {published}", name=name) == []


def test_publication_more_than_a_year_away_is_warned_of() -> None:
    [text] = of_news("published: 2036-02-20", name="programme")
    assert text == (
        "3: published: warning: It will not be shown until 20 February 2036, more than a year from now. "
        "Check the year: did you mean 20 February 2026?"
    )


def test_a_change_before_publication_or_years_ahead_is_warned_of() -> None:
    [text] = of_news("published: 2026-02-20", "updated: 2026-01-20")
    assert text.startswith(
        "4: updated: warning: It would have been changed on 20 January 2026, before it was published."
    )
    [text] = of_news("published: 2026-02-20", "updated: 2062-02-21")
    assert text.startswith("4: updated: warning: 21 February 2062 is more than a year from now")
    assert of_news("published: 2026-02-20", "updated: 2026-02-20") == []


def test_a_course_that_would_be_published_when_it_is_over_is_refused() -> None:
    [text] = of_course(check_publication, DAY, "published: 2026-04-01")
    assert text.startswith("5: published: It would be published on 1 April 2026, when the course is over.")
    assert of_course(check_publication, DAY, "published: 2026-03-10") == []


def test_booking_that_closes_when_the_course_is_over_or_a_year_before_is_warned_of() -> None:
    [text] = of_course(check_publication, DAY, "booking:", "  closes: 2026-03-20")
    assert text.startswith("6: booking.closes: warning: Booking would close on 20 March 2026, when the course is over.")
    [text] = of_course(check_publication, DAY, "booking: {closes: 2025-03-12}")
    assert text.startswith("5: booking.closes: warning: Booking closes on 12 March 2025, 372 days before the course.")


@pytest.mark.parametrize(
    "lines",
    [
        (DAY, "booking: {closes: 2026-03-19}"),
        (DAY, "booking: {closes: 2026-02-01}"),
        ("dates: 19 March 2026, 24 September 2026", "booking: {closes: 2026-09-01}"),  # for the sessions that remain
        ("date: TBC", "booking: {closes: 2026-03-20}"),
        (DAY, "booking: {closes: 2026-03-20}", "status: cancelled"),
        (DAY, "published: 2026-04-01", "draft: yes"),
    ],
)
def test_other_days_are_good(lines: tuple[str, ...]) -> None:
    assert of_course(check_publication, *lines) == []


def test_january_with_the_number_of_last_year_is_warned_of_although_the_course_looks_finished() -> None:
    [text] = of_course(check_publication, "date: 2026-01-14", "published: 2026-02-20")
    assert text == (
        "5: published: warning: It says that it is published on 20 February 2026, and the course was over on "
        "14 January 2026. Check the year of both days; for a course of the past take published away."
    )
    assert of_course(check_publication, "date: 2026-01-14", "published: 2026-01-14") == []
    assert of_course(check_publication, "date: 2026-01-14", "published: 2026-02-20", "status: cancelled") == []


def test_a_publication_years_after_the_course_is_reported_once() -> None:
    [text] = of_course(check_publication, DAY, "published: 2036-02-20")
    assert "when the course is over" in text


def test_a_file_name_with_a_day_that_does_not_exist_is_warned_of() -> None:
    front = "---\ntitle: Snow\npublished: 2026-02-27\n---\n\nText.\n"
    (problem,) = checked({"news/2026-02-31-snow.md": front})
    assert problem.severity is Severity.WARNING
    assert problem.wrong == "The file name begins with 2026-02-31, and there is no such day."


def new_and_over(date: str, *lines: str, committed: bool = False) -> list[str]:
    """Return the warnings about a course beside another one that has been committed."""
    files = {"courses/a.md": course(f"date: {date}", *lines), "courses/b.md": course("date: 2026-03-19", code="FA02")}
    known = history_of(
        [("courses/b.md", files["courses/b.md"])], *([[("courses/a.md", files["courses/a.md"])]] if committed else [])
    )
    content = load(files, known)
    return [str(problem) for problem in check_publication(Subject(content, (), SETTINGS, TODAY))]


def test_a_new_course_that_is_long_over_has_probably_last_years_date() -> None:
    (text,) = new_and_over("14 November 2024")
    assert text.startswith("courses/a.md:4: date: warning: The course is new, and was over on 14 November 2024")


def test_a_course_that_is_not_new_or_not_long_over_may_be_over() -> None:
    assert new_and_over("14 November 2024", committed=True) == []
    assert new_and_over("14 November 2024", "published: 1 September 2024") == []
    assert new_and_over("10 February 2026") == []
    assert of_course(check_publication, "date: 14 November 2024") == []  # without a history nothing is known to be new
