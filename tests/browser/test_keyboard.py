"""The whole site by keyboard alone, at 1280, 640 and 320 pixels (a desk's window at 100, 200 and 400 %)."""

import pytest
from tests.browser.conftest import OpenPage
from tests.browser.keyboard_walk import walk
from tests.browser.page_types import page_types

# Without Alt or Ctrl these are what people say to a computer that listens, and what shakes out of a cat on the keys.
SINGLE_KEYS = ("f", "s", "/", "n", "p", ".", ",", "?", "h", "j", "k", "g", "t", "1")


@pytest.mark.parametrize("width", [1280, 640, 320])
def test_each_stop_of_the_tab_key_is_named_seen_marked_and_in_order(
    width: int, open_page: OpenPage, frozen_url: str
) -> None:
    faults = {}
    with open_page(width) as visit:
        for name, address in page_types().items():
            walked = walk(visit.go(frozen_url + address))
            if wrong := walked.faults():
                faults[name] = wrong
            assert len(walked.stops) >= 15, name
        assert visit.wrong == []
    assert faults == {}


def test_no_single_key_does_anything(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        for address in page_types().values():
            page = visit.go(frozen_url + address)
            url, before = page.url, page.evaluate("() => document.documentElement.outerHTML")
            for key in SINGLE_KEYS:
                page.keyboard.press(key)
            assert page.url == url
            assert page.evaluate("() => document.activeElement === document.body"), address
            assert page.evaluate("() => document.documentElement.outerHTML") == before, address


def test_the_first_stop_skips_to_the_content(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(360) as visit:
        for address in page_types().values():
            page = visit.go(frozen_url + address)
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            skipped = page.evaluate("() => document.activeElement.closest('header, .c-menu') === null")
            assert skipped, f"{address}: {page.evaluate('() => document.activeElement.outerHTML')}"
