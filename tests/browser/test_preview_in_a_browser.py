"""The preview as an editor has it open beside her own program, in a real browser."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT
from tests.conftest import COURSE, SiteFolder
from tests.site.preview import RunningPreview, previewed

BROKEN = COURSE.replace("2026-03-19", "31/02/2026").replace("price: 125", "price: a lot")
TURNS = 5


@pytest.fixture
def site(make_site: Callable[..., SiteFolder]) -> SiteFolder:
    return make_site()


@pytest.fixture
def preview(site: SiteFolder) -> Iterator[RunningPreview]:
    with previewed(site.path) as running:
        yield running


def top_of_banner(page: Page) -> float:
    box = page.get_by_role("alert").bounding_box()
    assert box
    return box["y"]


def test_the_banner_comes_and_goes_by_itself_and_the_page_below_stays(
    open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    with open_page() as visit:
        page = visit.go(f"{preview.url}courses/first-aid/")
        banner = page.get_by_role("alert")
        for turn in range(TURNS):
            expect(banner).to_have_count(0)
            site.write("courses/first-aid.md", BROKEN)
            expect(banner).to_contain_text("31 February does not exist", timeout=20_000)
            expect(banner).to_contain_text("2 problems; the page below is the last good one")
            expect(page.get_by_text("Riverside Primary School")).to_be_visible()
            site.write("courses/first-aid.md", COURSE.replace("A one-day", f"Turn {turn} of a one-day"))
            expect(page.get_by_text(f"Turn {turn} of")).to_be_visible(timeout=20_000)
        assert not visit.wrong


def test_a_new_page_is_shown_without_a_key_being_pressed(
    open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    with open_page() as visit:
        page = visit.go(f"{preview.url}courses/first-aid/")
        site.write("courses/first-aid.md", COURSE.replace("Riverside", "Hillside"))
        expect(page.get_by_text("Hillside Primary School")).to_be_visible(timeout=20_000)
        assert not visit.wrong


def test_the_page_of_problems_gives_way_to_the_site_when_the_first_good_one_is_there(
    open_page: OpenPage, site: SiteFolder
) -> None:
    site.write("courses/first-aid.md", BROKEN)
    with previewed(site.path) as preview, open_page() as visit:
        page = visit.go(preview.url)
        expect(page.get_by_role("heading", name="2 problems to mend")).to_be_visible()
        site.write("courses/first-aid.md", COURSE)
        expect(page.get_by_role("heading", name="Welcome")).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_banner_is_seen_wherever_somebody_reads_and_leaves_room_for_the_page(
    width: int, open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    for number in range(9):
        site.write(f"courses/bad-{number}.md", BROKEN.replace("FA01", f"B{number}"))
    preview.shows("", 'role="alert"')
    with open_page(width) as visit:
        page = visit.go(f"{preview.url}courses/first-aid/")
        expect(page.get_by_role("alert")).to_contain_text("18 problems")
        page.mouse.move(width / 2, 700)
        page.mouse.wheel(0, 500)
        page.wait_for_function("window.scrollY > 0")
        assert top_of_banner(page) == 0
        box = page.get_by_role("alert").bounding_box()
        assert box
        assert box["height"] <= 800 / 2
        assert not visit.measure(STICKING_OUT)
        scrolls, fits = visit.measure(SCROLL_WIDTH)
        assert scrolls <= fits
        page.get_by_role("link", name="All problems on one page").click()
        expect(page.get_by_role("listitem").filter(has_text="courses/bad-8.md").first).to_be_visible()
        assert not visit.measure(STICKING_OUT)


def test_an_open_page_says_when_the_preview_has_ended(open_page: OpenPage, preview: RunningPreview) -> None:
    with open_page() as visit:
        page = visit.go(preview.url)
        ended = page.get_by_text("The preview has ended")
        expect(ended).to_be_hidden()
        preview.interrupt()
        expect(ended).to_be_visible(timeout=20_000)


@pytest.mark.parametrize("width", [360, 1280])
def test_the_office_page_fits_and_leads_to_the_pages(width: int, open_page: OpenPage, site: SiteFolder) -> None:
    site.write("courses/needy.md", "---\ntitle: A course without a venue\ncode: NE01\ndate: 2026-03-10\n---\n")
    with previewed(site.path) as preview, open_page(width) as visit:
        page = visit.go(preview.url)
        page.get_by_role("link", name="Office page").click()
        expect(page.get_by_role("heading", name="No venue")).to_be_visible()
        assert not visit.measure(STICKING_OUT)
        page.get_by_role("link", name="A course without a venue (NE01)").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("A course without a venue")
        assert not visit.wrong
