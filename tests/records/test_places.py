"""Places, and the words for one that is to be confirmed."""

from typing import Any

import pytest
from tests.builders import cluster, course

NOT_KNOWN = (
    "TBC",
    "tbc",
    "T.B.C.",
    "TBA",
    "To be confirmed",
    "To be confirmed.",
    "Venue TBC",
    "Venue: TBC",
    "Venue is to be confirmed",
    "(to be announced)",
    "Awaiting confirmation",
    "not yet known",
)
KNOWN = ("Online", "Larkhill Primary School (TBC)", "TBC Training Centre", "The Hall", "Confirmation House")


@pytest.mark.parametrize("typed", NOT_KNOWN)
def test_a_place_to_be_confirmed_is_empty(typed: str) -> None:
    rows: Any = [{"date": "2026-03-19", "venue": typed}, {"date": "2026-03-26"}]
    sessions = course(venue="Hall", dates=rows).sessions
    assert course(venue=typed).venue == ""
    assert [session.venue for session in sessions] == ["", "Hall"], "the course's own venue is not that session's"
    assert cluster(meetings=[{"date": "2026-03-19", "host": typed}]).meetings[0].host == ""


@pytest.mark.parametrize("typed", KNOWN)
def test_other_words_are_a_place(typed: str) -> None:
    assert course(venue=typed).venue == typed
