"""The preview as an editor has it open beside her own program, in a real browser."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT
from tests.conftest import COURSE, SiteFolder
from tests.site.preview import RunningPreview, previewed

BROKEN = COURSE.replace("2026-03-19", "31/02/2026").replace("price: 125", "price: a lot")
TURNS = 5
# Whether what one sees in the middle of an element is the element itself, or in it.
_ON_TOP = """it => {
    const { left, top, width, height } = it.getBoundingClientRect();
    return it.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


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


@pytest.mark.parametrize(("width", "shown"), [(360, 2), (1280, 5)])
def test_the_number_of_all_problems_and_the_way_to_them_come_first_and_nothing_scrolls_inside_the_banner(
    width: int, shown: int, open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    for number in range(22):
        site.write(f"courses/bad-{number}.md", BROKEN.replace("FA01", f"B{number}"))
    preview.shows("", 'role="alert"')
    with open_page(width) as visit:
        banner = visit.go(preview.url).get_by_role("alert")
        expect(banner.get_by_role("listitem").filter(visible=True)).to_have_count(shown)
        first = banner.evaluate("it => it.firstElementChild.innerText")
        assert re.match("44 problems;.* All problems on one page", " ".join(first.split()))
        inner, outer = banner.evaluate("it => [it.scrollHeight, it.clientHeight]")
        assert inner <= outer


def focused_top(page: Page) -> float:
    return float(page.evaluate("document.activeElement.getBoundingClientRect().top"))


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_that_is_focused_or_jumped_to_is_behind_the_banner(
    width: int, open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    long = "\n\n".join(f"[Link {number}](https://www.example.org/{number})" for number in range(60))
    site.write("content/index.md", f"# Welcome\n\n{long}\n")
    preview.shows("", "Link 59")
    site.write("courses/first-aid.md", BROKEN)
    preview.shows("", 'role="alert"')
    with open_page(width) as visit:
        page = visit.go(preview.url)
        height = page.get_by_role("alert").evaluate("it => it.getBoundingClientRect().height")
        page.get_by_role("link", name="Office page").focus()
        page.keyboard.press("Tab")
        skip = page.locator(".md-skip")
        expect(skip).to_be_focused()
        page.wait_for_timeout(400)  # until it has come into sight
        assert skip.evaluate(_ON_TOP)
        assert focused_top(page) >= height
        page.keyboard.press("Enter")
        page.wait_for_function("window.scrollY > 0")
        box = page.get_by_role("heading", name="Welcome").bounding_box()
        assert box
        assert box["y"] >= height
        page.get_by_role("link", name="Link 59").focus()
        for _ in range(30):
            page.keyboard.press("Shift+Tab")
            assert focused_top(page) >= height


def test_a_window_that_is_not_high_is_left_to_the_page(
    open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    site.write("courses/first-aid.md", BROKEN)
    preview.shows("", 'role="alert"')
    with open_page(800) as visit:
        page = visit.go(f"{preview.url}courses/first-aid/")
        for height, position in ((800, "sticky"), (400, "static"), (500, "sticky")):
            page.set_viewport_size({"width": 800, "height": height})
            expect(page.get_by_role("alert")).to_have_css("position", position)
        page.get_by_role("alert").locator("li").first.evaluate("it => it.append(' long'.repeat(900))")
        expect(page.get_by_role("alert")).to_have_css("position", "static")


def test_what_somebody_reads_stays_in_its_place_when_the_banner_comes_and_goes(
    open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    site.write("courses/first-aid.md", COURSE + "\n\nA line.\n" * 200)
    preview.shows("courses/first-aid/", "A line.")
    with open_page() as visit:
        page = visit.go(f"{preview.url}courses/first-aid/")
        line = page.get_by_text("A line.").nth(100)
        line.evaluate("it => window.scrollTo(0, it.getBoundingClientRect().top - 400)")

        def place() -> float:
            return float(line.evaluate("it => it.getBoundingClientRect().top"))

        assert place() == pytest.approx(400, abs=2)
        for text, banners in ((BROKEN, 1), (COURSE + "\n\nA line.\n" * 200, 0)):
            site.write("courses/first-aid.md", text)
            expect(page.get_by_role("alert")).to_have_count(banners, timeout=20_000)
            page.wait_for_load_state("load")
            assert place() == pytest.approx(400, abs=2)


def test_the_search_can_be_used_in_a_narrow_window_while_a_file_is_broken(
    open_page: OpenPage, site: SiteFolder, preview: RunningPreview
) -> None:
    site.write("courses/first-aid.md", BROKEN)
    preview.shows("", 'role="alert"')
    with open_page(360) as visit:
        page = visit.go(preview.url)
        result = visit.search("first aid").first
        expect(result).to_be_visible()
        assert page.get_by_role("dialog").get_by_role("searchbox").evaluate(_ON_TOP)
        assert result.get_by_role("link").first.evaluate(_ON_TOP)
        result.get_by_role("link").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("First aid for schools")


def test_a_mark_stays_in_its_cell_of_the_month(open_page: OpenPage, site: SiteFolder, preview: RunningPreview) -> None:
    site.write("courses/later.md", COURSE.replace("FA01", "LA01").replace("venue:", "published: 2026-03-18\nvenue:"))
    preview.shows("courses/2026-03/", "Goes public on")
    with open_page(1280) as visit:
        page = visit.go(f"{preview.url}courses/2026-03/")
        marks = page.locator(".c-grid .c-badge--mark")
        expect(marks).to_have_count(1)
        assert marks.evaluate(
            "it => it.getBoundingClientRect().right <= it.closest('td').getBoundingClientRect().right"
        )


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
