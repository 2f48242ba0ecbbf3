"""The finder's filters, and the choices that match a course."""

from datetime import date
from typing import Any

import pytest
from tests.builders import SETTINGS, catalogue_of, cluster, course

from collaborative.records.course import Course
from collaborative.sections.courses.finder import Finder, FinderCard, finder
from collaborative.settings import Settings
from collaborative.views.course_lists import by_month, upcoming_cards
from collaborative.views.courses import Cards
from collaborative.views.dated import Dated
from collaborative.vocabulary import Term, Vocabulary

TODAY = date(2026, 3, 2)


def finder_of(*courses: Course, settings: Settings = SETTINGS) -> Finder:
    catalogue = catalogue_of(courses=courses, clusters=(cluster("north"), cluster("south")))
    cards = Cards(TODAY)
    upcoming = upcoming_cards(courses, cards)
    return finder(upcoming, by_month(upcoming), catalogue, settings, cards)


def cards_of(found: Finder) -> list[Dated[FinderCard]]:
    return [card for group in found.groups for card in group.value.cards]


def facts(**front: Any) -> set[str]:
    card = cards_of(finder_of(course(**front)))[0]
    return set(card.value.facts.split())


def facts_of(key: str, **front: Any) -> set[str]:
    return {fact.partition("=")[2] for fact in facts(**front) if fact.startswith(f"{key}=")}


@pytest.mark.parametrize(
    ("front", "times"),
    [
        ({"start": "2:59pm"}, {"day"}),
        ({"start": "3pm"}, {"twilight"}),
        ({}, {"day"}),  # all day
        ({"start": "TBC"}, set()),
        ({"date": "TBC"}, set()),
        ({"date": "TBC", "start": "4pm"}, {"twilight"}),
        ({"dates": [{"date": "2026-03-19", "start": "9am"}, {"date": "2026-03-26", "start": "4pm"}]}, {"day", "twilight"}),
        ({"dates": [{"date": "2026-02-19", "start": "9am"}, {"date": "2026-03-26", "start": "4pm"}]}, {"twilight"}),
    ],
)  # fmt: skip
def test_a_twilight_begins_at_three_or_later(front: dict[str, Any], times: set[str]) -> None:
    assert facts_of("time", **front) == times


@pytest.mark.parametrize(
    ("price", "limits"),
    [
        ("Free", {"free", "50", "100"}),
        ("50", {"50", "100"}),
        ("50.01", {"100"}),
        ("100.01", set()),
        ({"member": "45", "non_member": "145"}, {"50", "100"}),  # what a member school pays
        ({"member": "Free", "non_member": "60"}, {"free", "50", "100"}),
        ("POA", set()),
        ("TBC", set()),
        (None, set()),
    ],
)
def test_a_price_is_what_a_member_school_pays(price: Any, limits: set[str]) -> None:
    assert facts_of("price", **({"price": price} if price else {})) == limits


@pytest.mark.parametrize(
    ("audience", "audiences", "stages"),
    [
        ("SENCO, TA", {"sendcos", "teaching-assistants"}, set()),
        ("KS2", set(), {"ks2", "year-3", "year-4", "year-5", "year-6"}),
        ("Year 4", set(), {"year-4", "ks2"}),
        ("EYFS", set(), {"eyfs", "nursery", "reception"}),
        ("All staff", {"all-staff"}, set()),
    ],
)
def test_a_key_stage_and_its_years_find_each_other(audience: str, audiences: set[str], stages: set[str]) -> None:
    assert (facts_of("audience", audience=audience), facts_of("stage", audience=audience)) == (audiences, stages)


@pytest.mark.parametrize(
    ("venue", "places"),
    [
        ("Online (Zoom)", {"online"}),
        ("Online Learning Centre, Bury", {"in-person"}),
        ("", set()),
        ("via Teams", {"online"}),
        ("Town Hall and online", {"online", "in-person"}),
    ],
)
def test_online_courses_are_not_in_person(venue: str, places: set[str]) -> None:
    assert facts_of("where", venue=venue) == places


def test_a_course_has_a_month_a_subject_and_a_cluster() -> None:
    found = facts(subject="Maths", cluster="North")
    assert {"month=2026-03", "subject=maths", "cluster=north"} <= found
    assert "month=tbc" in facts(date="TBC")


def test_a_course_of_several_sessions_is_in_the_month_of_the_next_one() -> None:
    first, second = cards_of(finder_of(course(dates="19 March 2026, 23 April 2026")))
    assert ("month=2026-03" in first.value.facts, first.until) == (True, date(2026, 3, 19))
    assert ("month=2026-04" in second.value.facts, second.since) == (True, date(2026, 3, 20))


def test_words_find_what_the_card_does_not_show() -> None:
    (card,) = cards_of(
        finder_of(course(trainer="Jo Hill, Al Ray", tags="autism", dates=[{"date": "2026-03-19", "title": "The law"}]))
    )
    assert card.value.words == "Jo Hill, Al Ray, autism, The law, Thursday 19 March 2026"


def test_a_course_is_found_by_the_days_that_are_still_to_come() -> None:
    days = [{"date": "2026-02-26"}, {"date": "2026-03-19"}, {"date": "2026-04-23", "end_date": "2026-04-24"}]
    first, second = cards_of(finder_of(course(dates=days)))
    assert first.value.words == "Thursday 19 March 2026, Thursday 23 April 2026, Friday 24 April 2026"
    assert second.value.words == "Thursday 23 April 2026, Friday 24 April 2026"


@pytest.mark.parametrize(
    ("front", "until"),
    [
        ({}, date(2026, 3, 19)),
        ({"booking": {"closes": "2026-03-12"}}, date(2026, 3, 12)),
        ({"date": "TBC"}, None),
    ],
)
def test_there_are_places_until_booking_closes(front: dict[str, Any], until: date | None) -> None:
    card = cards_of(finder_of(course(**front)))[0]
    assert card.value.places == (Dated(None, None, until),)


@pytest.mark.parametrize("status", ["full", "waiting list", "closed", "cancelled", "postponed"])
def test_a_course_that_cannot_be_booked_has_no_places(status: str) -> None:
    assert cards_of(finder_of(course(status=status)))[0].value.places == ()


@pytest.mark.parametrize(("left", "found"), [({}, True), ({"places_left": "3"}, True), ({"places_left": "0"}, False)])
def test_a_course_that_has_moved_has_places_on_its_new_day(left: dict[str, str], found: bool) -> None:
    card = cards_of(finder_of(course(status="postponed", new_date="2026-04-16", **left)))[0]
    assert card.value.places == ((Dated(None, None, date(2026, 4, 16)),) if found else ())


def test_only_choices_with_a_course_are_offered_in_the_vocabularys_order() -> None:
    one = course("A1", audience="Governors, Headteachers, KS1", subject="Maths", venue="Online")
    two = course("B1", date="2026-04-16", audience="Teachers", start="9am", venue="Town Hall", cluster="South")
    offered = {
        it.value.key: [(choice.value.text, choice.until) for choice in it.value.choices]
        for it in finder_of(one, two).filters
    }
    march, april = date(2026, 3, 19), date(2026, 4, 16)
    assert offered == {
        "month": [("March 2026", march), ("April 2026", april)],
        "audience": [("Headteachers", march), ("Class teachers", april), ("Governors", march)],
        "stage": [("KS1", march), ("Year 1", march), ("Year 2", march)],
        "subject": [("Maths", march)],
        "cluster": [("South cluster", april)],
        "time": [("Daytime: before 3pm", april)],
        "where": [("In person", april), ("Online", march)],
    }


def test_a_filter_ends_with_its_last_choice() -> None:
    (subject,) = (
        it
        for it in finder_of(course("A1", subject="Maths"), course("B1", date="TBC")).filters
        if it.value.key == "subject"
    )
    assert subject.until == date(2026, 3, 19)


def test_a_choice_is_found_by_the_synonyms_of_its_word() -> None:
    (choice,) = (
        it.value.choices[0].value for it in finder_of(course(audience="SENCO")).filters if it.value.key == "audience"
    )
    assert {"SENDCos", "SENCO", "inclusion lead"} <= set(choice.words.split(", "))


def test_a_vocabulary_without_a_word_for_everyone_has_no_such_choice() -> None:
    vocabulary = Vocabulary("an audience", (Term("Trustees"),))
    own = Settings(name="x", url="https://example.org/", audiences=vocabulary)
    assert (finder_of(settings=own).everyone, finder_of().everyone) == ("", "all-staff")


def test_the_words_of_a_card_do_not_grow_with_every_session_of_a_long_course() -> None:
    def longest(number: int) -> int:
        days = [date.fromordinal(date(2026, 3, 3).toordinal() + day).isoformat() for day in range(number)]
        return max(len(card.value.words) for card in cards_of(finder_of(course(dates=days))))

    assert longest(100) == longest(50)
