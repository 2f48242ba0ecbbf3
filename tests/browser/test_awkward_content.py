"""Content that is wider than a telephone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.browser.conftest import OpenPage
from tests.browser.tools import SCROLL_WIDTH, STICKING_OUT
from tests.site.tools import build, course, make, news

WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch"
WIDE = (
    f"A word: {WORD}{WORD}, and an address: <https://www.example.org/{'path/' * 20}>.\n\n"
    f"    code = {'x' * 200}\n\n"
    "| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
    + "| reasonably | long | headings | in | eight | columns | of | figures |\n" * 2
    + "\n![A picture](/wide.svg)\n"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="3000" height="40"><rect width="3000" height="40"/></svg>'
CONFIG = """\
site_name: The partnership for training in the primary schools of Northshire and its districts
site_url: https://training.example.org.uk/
docs_dir: content
theme: material
markdown_extensions: [tables]
plugins: [search, collaborative]
"""


@pytest.fixture(scope="module")
def wide_url(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    files: dict[str, str | bytes] = {
        "content/index.md": f"# Welcome to {WORD}\n\n{WIDE}",
        "content/wide.svg": SVG,
        f"content/{WORD}{WORD}.pdf": b"%PDF-1.4\n",
        "courses/a.md": course(
            f"A course in {WORD}", "A1", venue=WORD, trainer=WORD, summary=WORD + WORD, contact=f"{WORD}@example.org",
            price="1250", body=WIDE, attachment=f"/{WORD}{WORD}.pdf", booking=f"{WORD}@{WORD}.example.org",
        ),
        "content/news/n.md": news(f"News of {WORD}", body=WIDE, author=WORD, categories=WORD),
        "content/clusters/c.md": f"---\ntitle: {WORD}\nlead: {WORD}\nmeetings:\n  - date: 2026-04-01\n    topic: {WORD}\n---\n{WIDE}",
        "content/schools/s.md": f"---\ntitle: {WORD} School\nwebsite: https://www.{WORD}.example.org/\nemail: a@{WORD}.example.org\n---\n",
        "content/discounts/d.md": f"---\ntitle: {WORD}\ntiers:\n  - participants: 2-12\n    percent: 12.5\n---\n{WORD}\n",
    }  # fmt: skip
    return serve(build(make(tmp_path_factory.mktemp("wide"), files, CONFIG)).site)


ADDRESSES = (
    "", "courses/", "courses/a/", "courses/2026-03/", "calendar/", "news/", "news/n/", "clusters/", "clusters/c/",
    "schools/", "schools/s/", "discounts/", "subscribe/",
)  # fmt: skip


@pytest.mark.parametrize("width", [320, 1280])
def test_wide_content_makes_no_page_scroll_sideways(width: int, open_page: OpenPage, wide_url: str) -> None:
    too_wide = {}
    with open_page(width) as visit:
        for address in ADDRESSES:
            visit.go(wide_url + address)
            scroll, client = visit.measure(SCROLL_WIDTH)
            if scroll > client or visit.measure(STICKING_OUT):
                too_wide[address] = (scroll, client, visit.measure(STICKING_OUT)[:3])
    assert too_wide == {}


def test_the_measure_finds_what_sticks_out(open_page: OpenPage, wide_url: str) -> None:
    with open_page(320) as visit:
        page = visit.go(wide_url)
        page.evaluate("() => { document.querySelector('h1').style.width = '400px'; }")
        assert [line for line in visit.measure(STICKING_OUT) if line.startswith("<h1")]
        expect(page.locator("h1")).to_be_visible()
