"""Links to maps."""

import pytest

from collaborative.views.locations import map_link

SEARCH = "https://www.google.com/maps/search/?api=1&query="


@pytest.mark.parametrize(
    ("place", "query"),
    [
        (("Larkhill School",), "Larkhill+School"),
        (("Larkhill School", "Bury", "BL9 0AA"), "Larkhill+School%2C+Bury%2C+BL9+0AA"),
        (("Town Hall, Bury", "Bury"), "Town+Hall%2C+Bury"),
        (("Town Hall, BL90AA", "", "BL9 0AA"), "Town+Hall%2C+BL90AA"),
        (("Chalk & Cheese", "", ""), "Chalk+%26+Cheese"),
        (("", "Bury", "BL9 0AA"), "Bury%2C+BL9+0AA"),
        (("Town Hall and online",), "Town+Hall"),
        (("Larkhill School (hybrid)", "Bury", "BL9 0AA"), "Larkhill+School%2C+Bury%2C+BL9+0AA"),
    ],
)
def test_a_map_link_searches_for_the_venue_without_repetition(place: tuple[str, ...], query: str) -> None:
    assert map_link(*place) == SEARCH + query


@pytest.mark.parametrize(
    "place",
    [
        ("Online",),
        ("Online (Zoom)", "Bury", "BL9 0AA"),
        ("",),
        ("", "Bury"),
        ("via Teams",),
        ("Remote delivery",),
        ("Hybrid",),
    ],
)
def test_online_and_unknown_venues_have_no_map_link(place: tuple[str, ...]) -> None:
    assert map_link(*place) == ""
