"""The lines of a cluster's drawing: one for each place, from its row to the hub."""

import pytest

from collaborative.sections.clusters import spokes


@pytest.mark.parametrize(
    ("places", "left", "right", "height"), [(0, 0, 0, 0), (1, 1, 0, 100), (4, 2, 2, 200), (7, 4, 3, 400)]
)
def test_places_alternate_between_left_and_right(places: int, left: int, right: int, height: int) -> None:
    drawn = spokes(places)
    assert (len(drawn.left), len(drawn.right), drawn.height) == (left, right, height)


def test_each_line_goes_from_the_middle_of_its_row_to_the_middle_of_the_hub() -> None:
    drawn = spokes(5)
    assert [path.split("C")[0] for path in drawn.left] == ["M0 50", "M0 150", "M0 250"]
    assert {path.rsplit(" ", 2)[1:] == ["100", "150"] for path in drawn.left} == {True}
    assert {path.split("C")[0] for path in drawn.right} == {"M0 150"}
    assert [path.rsplit(" ", 1)[1] for path in drawn.right] == ["50", "150"]
