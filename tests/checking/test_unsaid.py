"""Venues, ends and texts that nobody typed."""

import pytest
from tests.builders import SETTINGS, load
from tests.checking.one_check import TODAY, cluster, course, messages_of, of_course, scheduled

from collaborative.checking.records import unsaid
from collaborative.checking.records.schedule import check_schedule
from collaborative.checking.records.unsaid import check_texts
from collaborative.checking.subject import Subject

check_unsaid = scheduled(lambda _, occasions: unsaid.check_unsaid(occasions))

DAY, HALL = "date: 2026-03-19", "venue: Town Hall"


def test_a_course_without_a_venue_is_warned_of_with_the_line_to_type() -> None:
    assert of_course(check_unsaid, DAY) == [
        (
            "4: venue: warning: There is no venue for the course on 19 March 2026, so nobody could find it. "
            "Add a line: venue: TBC (or venue: Online, or the name of the place)."
        )
    ]


def test_a_start_without_an_end_is_warned_of_with_the_line_to_type() -> None:
    [text] = of_course(check_unsaid, DAY, "start: 9.30am", HALL)
    assert text.startswith("5: end: warning: There is no end for the course that starts at 09:30")
    assert text.endswith("Add a line: end: 10:30 (or end: TBC).")


def test_a_course_of_many_sessions_is_warned_of_once() -> None:
    found = of_course(check_unsaid, "dates: 19 and 26 March 2026", "start: 9.30am")
    assert [text.partition(" warning: ")[0] for text in found] == ["4: venue:", "5: end:"]


def test_the_only_session_without_a_venue_is_named() -> None:
    rows = ("dates:", "  - {date: 2026-03-19, venue: Town Hall}", "  - {date: 2026-03-26}")
    [text] = of_course(check_unsaid, *rows)
    assert text.startswith("6: dates.2.venue: warning: There is no venue for the course on 26 March 2026")


def test_each_meeting_without_a_host_or_an_end_is_named() -> None:
    text = cluster("{date: 2026-03-19, host: TBC}", "{date: 2026-03-26, start: 3.45pm}")
    found = messages_of(check_unsaid, {"clusters/north.md": text})
    assert [problem.partition(": warning: ")[0] for problem in found] == [
        "content/clusters/north.md:5: meetings.2.host", "content/clusters/north.md:5: meetings.2.end",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        (DAY, HALL), (DAY, "venue: TBC"), (DAY, "venue: Online"), (DAY, "venue: TBC", "start: 9.30am", "end: 3pm"),
        (DAY, HALL, "start: 9.30am", "end: TBC"), (DAY, HALL, "start: 9.30am - 3pm"), (DAY, HALL, "start: TBC"),
        ("date: 2026-02-19",), ("date: TBC",), (DAY, "status: cancelled"), (DAY, "draft: yes"),
        ("dates:", "  - {date: 2026-03-19, venue: Town Hall}", "  - {date: 2026-03-26, venue: TBC}"),
    ],
)  # fmt: skip
def test_what_is_said_or_over_or_off_is_good(lines: tuple[str, ...]) -> None:
    assert of_course(check_unsaid, *lines) == []


def test_a_key_that_is_refused_may_be_the_one_that_is_missed() -> None:
    content = load({"courses/a.md": course(DAY, "venu: Town Hall")})
    [refused] = content.problems
    assert refused.field == "venu"
    assert [*check_schedule(Subject(content, (), SETTINGS, TODAY))] == []


def test_the_line_to_type_is_enough() -> None:
    assert of_course(check_unsaid, DAY, "venue: TBC", "start: 9.30am", "end: 10:30") == []


def news(*lines: str, text: str = "") -> list[str]:
    front = "\n".join(["---", "title: New programme", "published: 2026-02-20", *lines, "---", "", text])
    return messages_of(check_texts, {"news/2026-02-20-a.md": front})


def test_news_without_text_or_summary_is_warned_of() -> None:
    [text] = news()
    assert text.startswith("content/news/2026-02-20-a.md:2: title: warning: There is nothing to read")
    assert news(text="<!-- ask Jane -->") == [text]


def test_news_with_either_is_good_and_other_kinds_need_neither() -> None:
    assert news("summary: Closed on Monday.") == news(text="Closed on Monday.") == news("draft: yes") == []
    assert messages_of(check_texts, {"courses/a.md": course(DAY).replace("Text\n", "")}) == []
