"""Text that tries to become markup stays text: in every page, feed and calendar."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.conftest import Built, Once, SiteFolder
from tests.site.hostile import PAYLOADS, SITE_NAME, build_hostile
from tests.site.tools import HtmlPage, broken_links, course, fragment, read_pages, xml

Pages = Mapping[str, HtmlPage]

SCRIPT = "script[not(@type='application/ld+json')]"  # structured data is data: no browser runs it


@pytest.fixture(scope="module")
def hostile(once: Once) -> Built:
    return build_hostile(once)


@pytest.fixture(scope="module")
def pages(hostile: Built) -> Pages:
    return read_pages(hostile.site)


def one_line(text: str) -> str:
    return " ".join(text.split())


def active(tree: Any) -> list[str]:
    """What is in a page because a text became markup."""
    found = [f"<{element.tag}>" for element in tree.xpath("//b | //img[not(contains(@src, 'hall.png'))]")]
    found += [str(text) for text in tree.xpath(f"//{SCRIPT}/text()[contains(., 'alert(1)')]")]
    found += [f"{name.attrname}={name}" for name in tree.xpath("//@*[starts-with(name(), 'on')]")]
    found += [str(link) for link in tree.xpath("//@href[starts-with(normalize-space(.), 'javascript:')]")]
    return found


def test_no_text_becomes_markup_on_any_page(pages: Pages) -> None:
    assert len(pages) > 60
    assert {page.address: active(page.tree) for page in pages.values() if active(page.tree)} == {}


def test_every_page_is_whole(pages: Pages) -> None:
    some = ("finder.js", "price.js", "share.js")  # of some kinds of pages only
    every = " and ".join(f"not(contains(@src, 'assets/{name}'))" for name in some)
    scripts = {len(page.find(f"//{SCRIPT}[{every}]")) for page in pages.values() if not page.is_redirect}
    assert len(scripts) == 1
    for page in pages.values():
        if not page.is_redirect:
            assert len(page.find("//footer")) == 1, page.address
            assert len(page.find("//h1")) == 1, page.address
            assert len(page.find("/html/head/title")) == 1, page.address
            assert not page.find("/html/body/meta | /html/body/title | /html/body/link"), page.address


def test_every_text_is_shown_as_it_was_typed(pages: Pages) -> None:
    for number, text in enumerate(PAYLOADS):
        shown = one_line(text)
        for address in (
            f"courses/course-{number}/",
            f"courses/2026-0{number + 3}/",
            f"news/n-{number}/",
            f"plain-{number}/",
            f"clusters/c-{number}/",
            f"schools/s-{number}/",
        ):
            page = pages[address]
            assert page.texts("//h1") == [shown], address
            [title] = page.texts("//title")
            day = r"(, (from )?\w{3} \d+ \w{3} 2026| \(.+\))?"
            assert re.fullmatch(f"{re.escape(shown)}{day} – {re.escape(one_line(SITE_NAME))}", title), address
        course_page = pages[f"courses/course-{number}/"]
        words = course_page.texts("//main")[0]
        assert words.count(shown) >= 8, words
        assert f"C{number} {shown}" in course_page.texts("//dd[@class='c-code']")
    assert pages["about/"].texts("//h1") == [PAYLOADS[2]]
    [description] = pages["about/"].find("//meta[@name='description']/@content")
    assert description.startswith(one_line(PAYLOADS[2]))
    assert pages["news/"].texts("//h1") == [PAYLOADS[1]]
    assert [one_line(text) for text in pages[""].texts("//header/div/a")] == [one_line(SITE_NAME)]


def test_no_text_is_escaped_twice(hostile: Built) -> None:
    for file in hostile.site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        for twice in ("&amp;lt;", "&amp;amp;", "&amp;quot;", "&amp;#", "&lt;b&amp;gt;"):
            at = text.find(twice)
            assert at < 0, f"{file.relative_to(hostile.site)}: {text[max(at - 80, 0) : at + 40]}"


def test_the_names_in_the_menu_are_text(pages: Pages) -> None:
    for page in pages.values():
        if not page.is_redirect:
            assert page.texts("//nav[@aria-label='Main']//a") == [
                "Courses",
                "News",
                PAYLOADS[1],
                PAYLOADS[2],
                PAYLOADS[0],
            ]


def test_every_link_leads_somewhere(hostile: Built, pages: Pages) -> None:
    broken = broken_links(hostile.site, pages)
    assert [line for line in broken if "/files/" not in line] == []  # the attachments were never there


def test_permanent_addresses_hold_letters_and_digits_only(pages: Pages) -> None:
    codes = [address for address in pages if address.startswith("c/")]
    assert len(codes) >= 2 * len(PAYLOADS)
    for address in codes:
        assert address.removeprefix("c/").removesuffix("/").replace("-", "").isalnum(), address


def as_typed(title: str) -> str:
    """Without the zero-width spaces that keep readers from taking a title's text for tags."""
    return title.replace("<\u200b", "<")


def test_feeds_stay_well_formed_and_hold_the_text(hostile: Built) -> None:
    for file in hostile.site.rglob("feed.xml"):
        root = xml(file.read_bytes())
        assert as_typed(root.findtext("channel/title")).startswith(SITE_NAME)
        for item in root.iter("item"):
            html = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
            assert active(fragment(html or "<p></p>")) == [], file
    items = xml((hostile.site / "feed.xml").read_bytes()).iter("item")
    titles = [one_line(as_typed(item.findtext("title"))) for item in items]
    for text in PAYLOADS:
        assert one_line(text) in titles, "the news"
        assert [title for title in titles if title.startswith(f"{one_line(text)} (")], "the course that is on"
    assert json.loads((hostile.site / "feed.json").read_bytes())["title"] == SITE_NAME


def test_calendars_hold_the_text(hostile: Built) -> None:
    for file in hostile.site.rglob("*.ics"):
        for component in Calendar.from_ical(file.read_bytes()).walk():
            assert component.errors == [], file
    events = Calendar.from_ical((hostile.site / "calendar.ics").read_bytes()).walk("VEVENT")
    summaries = [str(event["summary"]) for event in events]
    places = [str(event.get("location", "")) for event in events]
    for number, text in enumerate(PAYLOADS):
        prefix = "CANCELLED: " if number % 2 else ""
        assert f"{prefix}{one_line(text)} (session 2 of 2)" in summaries
        assert one_line(text) in places


def test_the_search_index_holds_no_markup_of_an_author(hostile: Built) -> None:
    index = json.loads((hostile.site / "search" / "search_index.json").read_bytes())
    for entry in index["docs"]:
        for part in (entry["title"], entry["text"]):
            assert active(fragment(part or "<p></p>")) == [], entry["location"]


UNSAFE_LINKS = {
    "an attachment": ("courses/a.md", course(code="A1", attachment="javascript:alert(1)")),
    "booking": ("courses/a.md", course(code="A1", booking="javascript:alert(1)")),
    "minutes": (
        "content/clusters/c.md",
        "---\ntitle: C\nmeetings:\n  - {date: 2026-01-01, minutes: 'javascript:alert(1)'}\n---\n",
    ),
    "a website": ("content/schools/s.md", "---\ntitle: S\nwebsite: javascript:alert(1)\n---\n"),
    "contact": ("courses/a.md", course(code="A1", contact="javascript:alert(1)")),
}


@pytest.mark.parametrize("where", UNSAFE_LINKS)
def test_a_link_that_runs_a_script_is_refused_or_harmless(where: str, make_site: Callable[..., SiteFolder]) -> None:
    name, text = UNSAFE_LINKS[where]
    built = make_site({name: text}).run("build")
    if built.status:
        assert f"{name}:" in built.output
        assert "Traceback" not in built.output
    else:
        for page in read_pages(Path(built.site)).values():
            assert active(page.tree) == [], page.address
