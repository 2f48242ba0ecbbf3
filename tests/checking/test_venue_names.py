"""Venues that are nearly the name of a school of the site."""

import pytest
from tests.checking.one_check import course, messages_of

from collaborative.checking.records.venues import check_venues

SCHOOLS = {
    f"schools/{number}.md": f"---\ntitle: {title}\ntown: Larkhill\n---\n"
    for number, title in enumerate(
        [
            "Riverside Primary School", "Weaver's Croft CE Primary School", "Harebell Lane Infant School",
            "Harebell Lane Junior School", "Norton Primary School", "Larkhill Primary School",
        ]
    )
}  # fmt: skip


def of_venue(venue: str, *more: str) -> list[str]:
    files = SCHOOLS | {"courses/a.md": course("date: 2026-03-19", f"venue: {venue}", *more)}
    return messages_of(check_venues, files)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Riversde Primary School", "Riverside Primary School"),
        ("Riverside Primary", "Riverside Primary School"),
        ("Riverside", "Riverside Primary School"),
        ("Riverside Primary Scool", "Riverside Primary School"),
        ("Riversde Primary School and online", "Riverside Primary School"),
        ("Weavers Croft Primary School", "Weaver's Croft CE Primary School"),
        ("Weavers Croft CE Primary, Bury", "Weaver's Croft CE Primary School"),
        ("Harebell Lane Junior", "Harebell Lane Junior School"),
    ],
)
def test_it_is_asked_about_with_the_name_to_type(typed: str, meant: str) -> None:
    [problem] = of_venue(typed)
    assert problem.startswith("courses/a.md:5: venue: warning: ")
    assert f"If you mean it, write {meant}." in problem
    assert of_venue(meant) == []


@pytest.mark.parametrize(
    "venue",
    [
        "Riverside Primary School", "riverside primary school", "Riverside Primary School, hall", "Hall, Riverside Primary School",
        "Riverside Primary School and online", "Riverside Centre", "Riverside Library", "Morton Primary School", "Town Hall",
        "Online", "via Teams", "TBC", "Hybrid", "Harebell Lane", "Larkhill", "Norton Town Hall", "Weaver Street Church",
    ],
)  # fmt: skip
def test_other_places_pass(venue: str) -> None:
    assert of_venue(venue) == []


def test_a_session_is_asked_about_at_its_own_line() -> None:
    files = SCHOOLS | {"courses/a.md": course("dates:", "  - {date: 2026-03-19, venue: Riversde Primary School}")}
    [problem] = messages_of(check_venues, files)
    assert problem.startswith("courses/a.md:5: dates.1.venue: warning: ")
