"""Dates that could be read from either end."""

import pytest

from collaborative.problems import Replace
from collaborative.reading.two_readings import day_of_two_readings


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("27-03-18", ("27 March 2018", "18 March 2027")),
        ("03-04-26", ("3 April 2026", "26 April 2003")),
        ("19-3-26 and 26-3-26", ("19 March 2026", "26 March 2019")),
        ("27\u201303\u201318", ("27 March 2018", "18 March 2027")),
    ],
)
def test_a_year_of_two_digits_between_hyphens(typed: str, readings: tuple[str, str]) -> None:
    message = day_of_two_readings(typed)
    assert message
    assert all(reading in message.wrong for reading in readings)
    assert isinstance(message.edit, Replace)
    assert message.edit.after == readings[0]


@pytest.mark.parametrize(
    "typed", ["19/03/26", "2026-03-19", "19-Mar-26", "19.03.26", "19-03-45", "11-03-11", "TBC", "01-19-03-26-1"]
)
def test_one_reading(typed: str) -> None:
    assert day_of_two_readings(typed) is None
