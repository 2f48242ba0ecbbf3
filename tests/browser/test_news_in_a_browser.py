"""News on a telephone and on a desk."""

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage


@pytest.mark.parametrize("width", [360, 1280])
def test_the_ways_to_earlier_news_stand_beside_the_list_or_on_a_phone_after_it(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    with open_page(width) as visit:
        page = visit.go(frozen_url + "news/")
        cards, archive = page.locator(".c-cards").bounding_box(), page.locator(".c-archive").bounding_box()
        assert cards
        assert archive
        if width == 1280:
            assert archive["x"] > cards["x"] + cards["width"]
            assert archive["y"] < cards["y"] + 50
        else:
            assert archive["y"] >= cards["y"] + cards["height"]
        page.get_by_role("navigation", name="News archive").locator("summary", has_text="2017").click()
        page.get_by_role("link", name="December 2017").click()
        expect(page.locator("h1")).to_have_text("News of December 2017")
        assert visit.wrong == []
