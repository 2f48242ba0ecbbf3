"""The drawing of a cluster: a hub with lines to its schools where there is room, a tree where there is not."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT
from tests.conftest import CONFIG
from tests.site.tools import build, make

LONG = "Our Lady of Perpetual Succour and Saint Bartholomew Roman Catholic Voluntary Aided Primary School"
SCHOOLS = 11

# Where each line begins or ends at a place, and the middle of that place's edge, in pixels of the window.
ENDS = """
() => ['left', 'right'].flatMap((side) => {
    const places = [...document.querySelectorAll('.c-place')].filter((_, at) => at % 2 === (side === 'left' ? 0 : 1));
    return [...document.querySelectorAll(`.c-schematic__lines--${side} path`)].map((path, at) => {
        const end = path.getPointAtLength(side === 'left' ? 0 : path.getTotalLength()).matrixTransform(path.getScreenCTM());
        const box = places[at].getBoundingClientRect();
        return [end.x - (side === 'left' ? box.right : box.left), end.y - (box.top + box.bottom) / 2];
    });
})
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A cluster of eleven schools with long names, an odd number, and one of a single school."""
    files = {
        "content/index.md": "# A\n",
        "content/clusters/north.md": "---\ntitle: North cluster\n---\n",
        "content/clusters/south.md": "---\ntitle: South cluster\n---\n",
        "content/schools/one.md": "---\ntitle: The only one\ncluster: South\n---\n",
    }
    for number in range(SCHOOLS):
        title = f"{LONG} {number:02}" if number % 3 == 0 else f"School {number:02}"
        files[f"content/schools/s{number:02}.md"] = f"---\ntitle: {title}\ncluster: North\n---\n"
    return serve(build(make(tmp_path_factory.mktemp("large"), files, CONFIG)).site)


def boxes(page: Page) -> list[FloatRect]:
    return [box for place in page.locator(".c-place").all() if (box := place.bounding_box())]


@pytest.mark.parametrize("address", ["clusters/north/", "clusters/south/", "clusters/"])
def test_where_there_is_room_lines_lead_from_the_hub_to_the_middle_of_each_place(
    address: str, open_page: OpenPage, large: str
) -> None:
    with open_page(1280) as visit:
        page = visit.go(large + address)
        ends = visit.measure(ENDS)
        assert len(ends) == page.locator(".c-place").count() > 0
        assert max(abs(across) for across, _ in ends) < 2
        assert max(abs(down) for _, down in ends) < 2
        hub = page.locator(".c-schematic__hub").bounding_box()
        assert hub
        for number, box in enumerate(boxes(page)):
            if number % 2 == 0:
                assert box["x"] + box["width"] < hub["x"]
            else:
                assert box["x"] > hub["x"] + hub["width"]
        assert visit.wrong == []


@pytest.mark.parametrize("width", [320, 640])
@pytest.mark.parametrize("address", ["clusters/north/", "clusters/"])
def test_on_a_narrow_screen_the_places_stand_below_one_another(
    address: str, width: int, open_page: OpenPage, large: str
) -> None:
    with open_page(width) as visit:
        page = visit.go(large + address)
        expect(page.locator(".c-schematic__lines").first).to_be_hidden()
        found = boxes(page)
        assert len({box["x"] for box in found}) == 1
        assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(found))
        scroll, client = visit.measure(SCROLL_WIDTH)
        assert scroll <= client
        assert visit.measure(STICKING_OUT) == []


@pytest.mark.parametrize("width", [320, 1280])
def test_by_keyboard_the_schools_come_in_the_order_in_which_they_are_read(
    width: int, open_page: OpenPage, large: str
) -> None:
    with open_page(width) as visit:
        page = visit.go(large + "clusters/north/")
        links = page.locator(".c-place a")
        links.first.focus()
        visited = [page.evaluate("() => document.activeElement.textContent")]
        places = [page.evaluate("() => document.activeElement.getBoundingClientRect().top + scrollY")]
        for _ in range(SCHOOLS - 1):
            page.keyboard.press("Tab")
            visited.append(page.evaluate("() => document.activeElement.textContent"))
            places.append(page.evaluate("() => document.activeElement.getBoundingClientRect().top + scrollY"))
        assert visited == sorted(visited) == links.all_inner_texts()
        assert all(above < below for above, below in pairwise(places[::2]))


def test_in_forced_colours_hub_places_and_lines_are_still_drawn(open_page: OpenPage, large: str) -> None:
    with open_page(1280, forced_colors="active") as visit:
        page = visit.go(large + "clusters/north/")
        for name in (".c-schematic__hub", ".c-place"):
            style = page.locator(name).first.evaluate(
                "(it) => { const s = getComputedStyle(it); return [s.borderTopWidth, s.borderTopColor, s.backgroundColor]; }"
            )
            assert style[0] != "0px"
            assert style[1] != style[2]
        ground, line = page.locator(".c-schematic__lines path").first.evaluate(
            "(it) => [getComputedStyle(document.body).backgroundColor, getComputedStyle(it).stroke]"
        )
        assert line != ground


def test_on_paper_the_drawing_is_a_list_and_agendas_are_open(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(1280) as visit:
        page = visit.go(frozen_url + "clusters/bury-town/")
        point = page.get_by_text("a warm-up piece that we all mark")
        expect(point).to_be_hidden()
        page.emulate_media(media="print")
        expect(point).to_be_visible()
        expect(page.locator(".c-schematic__lines").first).to_be_hidden()
        assert len({box["x"] for box in boxes(page)}) == 1


def test_the_next_host_changes_with_the_days(open_page: OpenPage, frozen_url: str) -> None:
    hosts = {"2026-11-25": "Foundry Bank Primary School", "2026-11-26": "The Alderbeck School"}
    for day, school in hosts.items():
        with open_page(360, now=f"{day}T12:00:00Z") as visit:
            page = visit.go(frozen_url + "clusters/bury-town/")
            place = page.locator(".c-place", has=page.locator(".c-badge--next"))
            expect(place.locator("h3")).to_have_text(school)
            place.locator(".c-place__turn a").click()
            expect(page.locator(".c-meeting:target")).to_contain_text(school)
            expect(page.locator(".c-meeting:target")).to_be_in_viewport()
