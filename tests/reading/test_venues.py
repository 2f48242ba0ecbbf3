"""A venue is a place, unless it says that there is none."""

import pytest

from collaborative.reading.venues import is_online


@pytest.mark.parametrize(
    "venue",
    [
        "Online", "online", "On-line", "Online (Zoom)", "Online via Microsoft Teams", "Online: the link comes by email",
        "Online, via Teams", "Online – Teams", "Online only", "Live online", "Online webinar", "Webinar", "Virtual",
        "Virtual session on Zoom", "Remote", "Zoom", "Zoom meeting", "MS Teams", "Microsoft Teams", "Teams (link to follow)",
    ],
)  # fmt: skip
def test_what_is_online_in_any_usual_words_is_no_place(venue: str) -> None:
    assert is_online(venue)


@pytest.mark.parametrize(
    "venue",
    [
        "", "Riverside Primary School", "Online Learning Centre, Bury", "The Online Room, Town Hall", "Teamsworth School",
        "Zoom Lane Primary School", "Remote Valley School", "Virtual reality suite, Town Hall", "Larkhill, not online",
    ],
)  # fmt: skip
def test_a_place_with_such_a_word_in_its_name_stays_a_place(venue: str) -> None:
    assert not is_online(venue)
