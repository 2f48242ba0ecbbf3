"""Light and dark: as the device has it, until a visitor chooses."""

from playwright.sync_api import Page, expect
from tests.browser.conftest import OpenPage

GROUND = "() => getComputedStyle(document.body).backgroundColor"
KEPT = "() => JSON.stringify(localStorage)"


def is_dark(page: Page) -> bool:
    red = int(str(page.evaluate(GROUND)).partition("(")[2].partition(",")[0])
    return red < 128


def test_the_colours_are_those_of_the_device_and_nothing_is_kept(open_page: OpenPage, frozen_url: str) -> None:
    for scheme in ("light", "dark"):
        with open_page(color_scheme=scheme) as visit:
            page = visit.go(frozen_url)
            assert is_dark(page) == (scheme == "dark")
            assert visit.measure(KEPT) == "{}"
            assert page.context.cookies() == []
            expect(page.get_by_role("button", name="As on this device")).to_have_attribute("aria-pressed", "true")


def test_a_choice_stays_on_the_next_pages_and_can_be_taken_back(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(color_scheme="light") as visit:
        page = visit.go(frozen_url)
        page.get_by_role("button", name="Dark").click()
        assert is_dark(page)
        visit.go(f"{frozen_url}courses/")
        assert is_dark(page)
        expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
        page.get_by_role("button", name="As on this device").click()
        assert not is_dark(page)
        assert visit.measure(KEPT) == "{}"
        assert visit.wrong == []


def test_a_choice_is_there_before_anything_is_painted(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(color_scheme="light") as visit:
        page = visit.go(frozen_url)
        page.get_by_role("button", name="Dark").click()
        page.route("**/*.js", lambda route: route.abort())  # none of the files that come later
        page.goto(frozen_url)
        assert is_dark(page)


def test_without_javascript_there_is_no_button_that_does_nothing(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(java_script_enabled=False) as visit:
        page = visit.go(frozen_url)
        expect(page.locator(".c-schemes")).to_be_hidden()
        expect(page.locator(".c-find")).to_be_hidden()
        expect(page.locator(".c-search__open")).to_be_hidden()


def test_paper_is_white_whatever_was_chosen(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(color_scheme="dark") as visit:
        page = visit.go(frozen_url)
        page.get_by_role("button", name="Dark").click()
        page.emulate_media(media="print")
        assert not is_dark(page)


def test_the_policy_stops_a_script_that_is_not_ours(open_page: OpenPage, frozen_url: str) -> None:
    with open_page() as visit:
        page = visit.go(frozen_url)
        page.evaluate(
            "() => { const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.body.append(it); }"
        )
        assert page.evaluate("() => window.ran") is None
        assert any("Content Security Policy" in line for line in visit.wrong)
