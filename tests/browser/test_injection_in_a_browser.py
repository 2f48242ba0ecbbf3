"""Text that tries to become a program, in a browser that would run it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.site.hostile import PAYLOADS
from tests.site.tools import read_pages


def test_no_dialog_opens_and_nothing_goes_wrong_on_any_page(
    open_page: OpenPage, hostile_url: str, hostile_site: Path
) -> None:
    pages = read_pages(hostile_site)
    with open_page() as visit:
        for page in pages.values():
            if not page.is_redirect:
                visit.page.goto(hostile_url + page.address, wait_until="load")
                if page.find("//h1"):
                    expect(visit.page.locator("h1")).to_have_text(" ".join(page.find("//h1")[0].text_content().split()))
                visit.page.mouse.move(200, 200)
                assert visit.page.locator("main b, main img[src='x']").count() == 0, page.address
    assert visit.wrong == []


@pytest.mark.parametrize("words", ["Health", "Plain", "Cancelled", "Maths", "config", "onerror", "onmouseover"])
def test_the_list_of_search_results_shows_the_text_and_runs_nothing(
    words: str, open_page: OpenPage, hostile_url: str
) -> None:
    with open_page() as visit:
        page = visit.go(hostile_url)
        items = visit.search(words)
        expect(items.first).to_be_visible()
        found = page.locator(".c-search__results").inner_text()
        assert [text for text in PAYLOADS if " ".join(text.split()) in " ".join(found.split())], found
        for number in range(min(items.count(), 5)):
            items.nth(number).hover()
        assert page.locator(".c-search :is(b, img, script)").count() == 0
        assert visit.wrong == []


def test_the_titles_of_search_results_are_shown_as_they_were_typed(open_page: OpenPage, hostile_url: str) -> None:
    with open_page() as visit:
        visit.go(hostile_url)
        expect(visit.search("Plain").first).to_be_visible()
        found = [" ".join(title.split()) for title in visit.page.locator(".c-search__results a").all_inner_texts()]
        assert {" ".join(text.split()) for text in PAYLOADS} <= set(found)
