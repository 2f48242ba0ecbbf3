"""Online venues, and venues that are the same place."""

import pytest

from collaborative.reading.venues import is_online, same_place


@pytest.mark.parametrize(
    "venue",
    [
        "Online", "online", "On-line", "Online (Zoom)", "Online via Microsoft Teams", "Online: the link comes by email",
        "Online, via Teams", "Online – Teams", "Online only", "Live online", "Online webinar", "Webinar", "Virtual",
        "Virtual session on Zoom", "Remote", "Zoom", "Zoom meeting", "MS Teams", "Microsoft Teams", "Teams (link to follow)",
    ],
)  # fmt: skip
def test_usual_words_for_online_are_not_a_place(venue: str) -> None:
    assert is_online(venue)


@pytest.mark.parametrize(
    "venue",
    [
        "", "Riverside Primary School", "Online Learning Centre, Bury", "The Online Room, Town Hall", "Teamsworth School",
        "Zoom Lane Primary School", "Remote Valley School", "Virtual reality suite, Town Hall", "Larkhill, not online",
    ],
)  # fmt: skip
def test_a_place_with_such_a_word_in_its_name_is_a_place(venue: str) -> None:
    assert not is_online(venue)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Town Hall", "town  hall"),
        ("St. Mary's Primary School", "St Marys Primary School"),
        ("Elton Lane Training Center", "Elton Lane Training Centre"),
        ("Larkhil Primary", "Larkhill Primary"),
        ("Riversdie Primary School", "Riverside Primary School"),
        ("Riverside Primary School", "Riverside Primary School, Bury"),
        ("Town Hall, Knowsley Street, Bury BL9 0SW", "Town Hall"),
        ("", ""),
    ],
)
def test_one_place_may_be_written_in_two_ways(one: str, other: str) -> None:
    assert same_place(one, other)
    assert same_place(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norton Primary", "Morton Primary"),
        ("Easton Hall", "Weston Hall"),
        ("Room A", "Room B"),
        ("Hall 1", "Hall 11"),
        ("Room 12", "Room 21"),
        ("North Hall", "South Hall"),
        ("Town Hall", "Town Hall annexe"),
        ("Town Hall", ""),
        ("Online", "Town Hall"),
        ("Online", "Online, then Bury Town Hall"),
        ("Elton Centre", "Elton Centre, Room 4"),
        ("The Elms", "The Elmss and more"),
    ],
)
def test_another_letter_may_be_another_place(one: str, other: str) -> None:
    assert not same_place(one, other)
    assert not same_place(other, one)
