"""Descriptions for search results: made of facts, and short enough to be shown whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import SETTINGS, course

from collaborative.sections.courses.course import course_description, course_headline
from collaborative.sections.months import month_description
from collaborative.views.descriptions import LONGEST, SHORTEST, described, document_title

LONG = (
    "A course that says at great length what it is about, again and again, so that nobody could read all of it at once"
)


@given(st.lists(st.text(max_size=200), max_size=5), st.text(max_size=100))
def test_no_description_is_too_long_and_none_has_loose_spaces(parts: list[str], instead: str) -> None:
    text = described(parts, instead)
    assert len(text) <= LONGEST
    assert text == " ".join(text.split())
    assert bool(text) == any(part.split() for part in (*parts, instead))


def test_parts_are_sentences() -> None:
    assert described(("One", "", "Two?", "Three.", "Four…")) == "One. Two? Three. Four…"


def test_the_last_part_is_cut_at_a_word() -> None:
    text = described((LONG, LONG))
    assert text.startswith(f"{LONG}. A course that says")
    assert text.endswith("…")
    assert LONG.startswith(text.removeprefix(f"{LONG}. ").removesuffix("…"))
    assert LONG[len(text) - len(LONG) - 3] == " "


def test_a_part_is_left_out_if_only_a_few_letters_fit() -> None:
    whole = "x" * (LONGEST - 20)
    assert described((f"{whole}.", LONG)) == f"{whole}."


def test_only_short_descriptions_are_extended() -> None:
    enough = "y" * SHORTEST
    assert described(("Short.",), "And this is said as well.") == "Short. And this is said as well."
    assert described((enough,), "And this is not.") == f"{enough}."


@pytest.mark.parametrize(
    ("front", "headline", "beginning"),
    [
        ({}, "First aid, Thu 19 Mar 2026", "Thursday 19 March 2026, all day."),
        ({"start": "9:30", "end": "midday"}, "First aid, Thu 19 Mar 2026", "Thursday 19 March 2026, 9:30am to midday."),
        ({"start": "TBC"}, "First aid, Thu 19 Mar 2026", "Thursday 19 March 2026, time to be confirmed."),
        ({"date": "TBC"}, "First aid", "Date to be confirmed."),
        ({"status": "full", "venue": "Hall"}, "First aid, Thu 19 Mar 2026", "Fully booked. Thursday 19 March 2026, all day, Hall."),
        (
            {"status": "postponed", "new_date": "2026-04-23"},
            "First aid, Thu 23 Apr 2026",
            "Postponed. New date: Thursday 23 April 2026.",
        ),
        (
            {"date": None, "dates": [{"date": "2026-03-19", "venue": "A"}, {"date": "2026-03-26", "venue": "B"}]},
            "First aid, from Thu 19 Mar 2026",
            "2 sessions from Thursday 19 March 2026, several venues.",
        ),
    ],
)  # fmt: skip
def test_a_courses_title_has_its_day(front: dict[str, Any], headline: str, beginning: str) -> None:
    record = course(**{"title": "First aid", **front})
    assert course_headline(record) == headline
    assert course_description(record, SETTINGS).startswith(beginning)


def test_a_courses_description_has_price_and_audience_before_the_summary() -> None:
    record = course(price="95", audience="SENDCos, KS1", summary="About children.")
    assert course_description(record, SETTINGS).endswith(" £95. For SENDCos and KS1. About children.")


def test_a_title_that_is_long_ends_with_the_short_name() -> None:
    assert document_title("News", SETTINGS) == f"News – {SETTINGS.name}"
    assert document_title("N" * 60, SETTINGS) == f"{'N' * 60} – {SETTINGS.title}"
    assert document_title(SETTINGS.name, SETTINGS) == SETTINGS.name


def test_a_month_names_each_course_once() -> None:
    assert month_description("May 2027", "", ["Maths", "Art", "Maths"]).startswith("2 courses in May 2027: Maths; Art.")
    assert month_description("May 2027", "", []).startswith("No courses yet in May 2027.")
