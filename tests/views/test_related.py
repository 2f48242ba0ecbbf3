"""Courses related to a news item."""

import datetime as dt
from typing import Any

import pytest
from tests.builders import catalogue_of, course, news

from collaborative.records.course import Course
from collaborative.sections.related import RelatedCourses
from collaborative.views.courses import Cards

TODAY = dt.date(2026, 3, 1)
FOOD = course("HS03AU26", title="Food hygiene, level 2", subject="Health and safety")
OTHER = course("X9", title="Phonics", subject="English")


def related(
    body: str, *courses: Course, today: dt.date = TODAY, on: dt.date | None = None, **front: Any
) -> dict[str, list[str]]:
    """Return the codes under each heading on a day, on a page built ``today``."""
    catalogue = catalogue_of(courses=courses)
    item = news(**front).model_copy(update={"body": body})
    shown: dict[str, list[str]] = {}
    for group in RelatedCourses(catalogue, Cards(today)).of(item):
        if group.is_on(on or today):
            codes = [it.value.code for it in group.value.courses if it.is_on(on or today)]
            shown.setdefault(group.value.heading, []).extend(codes)
    return shown


@pytest.mark.parametrize(
    "body",
    [
        "Come to [this](../courses/hs03au26.md).",
        "Come to [this](../courses/hs03au26.md#booking).",
        "Come to [this](/courses/hs03au26/).",
        "Come to [this][food].\n\n[food]: ../courses/hs03au26.md",
        "There is room on HS03AU26.",
        "**FOOD hygiene**, level 2 has room.",
    ],
)
def test_a_course_is_named_by_a_link_its_code_or_its_title(body: str) -> None:
    assert related(body, OTHER, FOOD) == {"Courses in this news": ["HS03AU26"]}


@pytest.mark.parametrize(
    "body",
    [
        "",
        "There is room on hs03au26a and on HS03.",
        "Food hygiene at every level.",
        "<!-- HS03AU26 -->",
        "[Elsewhere](https://example.org/courses/hs03au26.md)",
        "Phonics and more",
    ],
)
def test_words_that_only_resemble_a_course_do_not_name_it(body: str) -> None:
    assert related(body, OTHER, FOOD) == {}


def test_a_code_without_a_digit_does_not_name_a_course() -> None:
    assert related("We talked about MATHS.", course("MATHS", title="Maths")) == {}


def test_the_headline_and_the_summary_name_courses_too() -> None:
    assert related("", FOOD, title="Room on HS03AU26") == {"Courses in this news": ["HS03AU26"]}
    assert related("", FOOD, summary="Food hygiene, level 2 is nearly full.") == {"Courses in this news": ["HS03AU26"]}


def test_the_next_four_are_shown_and_another_when_one_is_over() -> None:
    courses = [course(f"A{n}", date=f"2026-03-1{n}") for n in (5, 3, 1, 4, 2)]
    body = "A1, A2, A3, A4 and A5"
    assert related(body, *courses) == {"Courses in this news": ["A1", "A2", "A3", "A4"]}
    assert related(body, *courses, on=dt.date(2026, 3, 12)) == {"Courses in this news": ["A2", "A3", "A4", "A5"]}
    assert related(body, *courses, on=dt.date(2026, 3, 16)) == {}


def test_other_runs_replace_named_courses_that_are_over() -> None:
    runs = (
        course("A1", date="2026-03-10", series="first-aid"),
        course("A2", date="2026-04-10", series="first-aid"),
        course("A3", date="2026-04-01", series="first-aid", status="cancelled", reason="Snow"),
    )
    assert related("Room on A1", *runs) == {"Courses in this news": ["A1"]}
    assert related("Room on A1", *runs, on=dt.date(2026, 3, 11)) == {"Courses in this news": ["A2"]}


def test_without_any_of_them_courses_on_its_subject_are_shown() -> None:
    tagged = course("T1", tags="Health and Safety", date="2026-03-25")
    off = course("T2", subject="Health and safety", status="cancelled", reason="Snow")
    shown = related("Nothing", OTHER, tagged, FOOD, off, categories="General, health & safety")
    assert shown == {"Courses on this subject": ["HS03AU26", "T1"]}
    named = related("HS03AU26", tagged, FOOD, categories="Health and safety")
    assert named == {"Courses in this news": ["HS03AU26"]}
    later = related("HS03AU26", tagged, FOOD, categories="Health and safety", on=dt.date(2026, 3, 20))
    assert later == {"Courses on this subject": ["T1"]}
