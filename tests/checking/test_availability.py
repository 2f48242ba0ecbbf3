"""Numbers of places, and the status."""

import pytest
from tests.checking.one_check import of_course

from collaborative.checking.records.availability import check_availability

DAY = "date: 2026-03-19"


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (("places: 0",), "5: places: warning: There would be no places at all."),
        (("places: 2400",), "5: places: warning: 2,400 places are more than any hall holds."),
        (("places: 24", "places_left: 0"), "6: places_left: warning: No places are left, and the status is scheduled"),
        (
            ("places_left: 0", "status: few places"),
            "5: places_left: warning: No places are left, and the status is few",
        ),
        (("places_left: 3", "status: full"), "5: places_left: warning: 3 places are left, and the status is full."),
        (
            ("places_left: 1", "status: waiting list"),
            "5: places_left: warning: 1 place is left, and the status is wait",
        ),
    ],
)
def test_numbers_that_do_not_fit_are_warned_of(lines: tuple[str, ...], wrong: str) -> None:
    [text] = of_course(check_availability, DAY, *lines)
    assert text.startswith(wrong)


@pytest.mark.parametrize(
    "lines",
    [
        (DAY, "places: 24", "places_left: 3"),
        (DAY, "places: 1000"),
        (DAY, "places: 24", "places_left: 0", "status: full"),
        (DAY, "places_left: 0", "status: waiting list"),
        (DAY, "places_left: 3", "status: closed"),
        (DAY, "places_left: 0", "status: cancelled"),
        ("date: 2026-03-01", "places_left: 0"),
    ],
)
def test_numbers_that_fit_are_good(lines: tuple[str, ...]) -> None:
    assert of_course(check_availability, *lines) == []
