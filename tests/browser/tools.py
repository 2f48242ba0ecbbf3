"""A visit to a site in a real browser."""

import re
from typing import Any, Literal
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request, Response, expect

Until = Literal["load", "networkidle"]

# What sticks out of the window to the right, unless it stands in something that scrolls by itself or is hidden.
# That the page's main part is cut at its edge excuses nothing: what is cut there is lost.
STICKING_OUT = """
() => {
    const width = document.documentElement.clientWidth;
    const inside = (element) => {
        for (let at = element; at && !at.matches('main, body'); at = at.parentElement) {
            const style = getComputedStyle(at);
            if (at !== element && ['auto', 'scroll', 'hidden', 'clip'].includes(style.overflowX)) return true;
            if (style.position === 'fixed' || style.visibility === 'hidden' || style.opacity === '0') return true;
        }
        return false;
    };
    return [...document.body.querySelectorAll('*')]
        .filter((element) => element.checkVisibility())
        .filter((element) => element.getBoundingClientRect().width > 1)
        .filter((element) => element.getBoundingClientRect().right > width + 1 && !inside(element))
        .map((element) => `<${element.tagName.toLowerCase()} class="${element.className}"> ${element.textContent.trim().slice(0, 60)}`);
}
"""
SCROLL_WIDTH = "() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]"


class Visit:
    """A page, and everything that should not happen on it: messages, errors, dialogs, failed or foreign requests."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.wrong: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.wrong.append(f"{self.page.url}: page error: {error}"))
        page.on("dialog", self._asked)
        page.on("request", self._requested)
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)

    def go(self, url: str, *, until: Until = "load") -> Page:
        self.page.goto(url, wait_until=until)
        return self.page

    def search(self, words: str) -> Locator:
        """Type words into the search, opened first where it is not; gives the results, once they are there or none is."""
        dialog = self.page.get_by_role("dialog", name="Search")
        if not dialog.is_visible():
            self.page.locator(".c-search__open").click()
        box = dialog.get_by_role("searchbox")
        box.fill("")
        expect(dialog.get_by_role("status")).to_have_text("")
        box.fill(words)
        expect(dialog.get_by_role("status")).to_have_text(re.compile("result"))
        return dialog.get_by_role("listitem")

    def measure(self, script: str) -> Any:
        return self.page.evaluate(script)

    def _said(self, message: ConsoleMessage) -> None:
        self.wrong.append(f"{self.page.url}: console: {message.text}")

    def _asked(self, dialog: Dialog) -> None:
        self.wrong.append(f"{self.page.url}: dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        if urlsplit(request.url).hostname != "127.0.0.1" and not request.url.startswith(("data:", "blob:")):
            self.wrong.append(f"{self.page.url}: asked {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what was under way when the visitor went on
            self.wrong.append(f"{self.page.url}: {request.failure} for {request.url}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.wrong.append(f"{self.page.url}: {response.status} for {response.url}")
