"""The frozen site offers every feed and calendar that it has, where a visitor looks for it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import icalendar
import pytest
from tests.site.tools import HtmlPage

Pages = Mapping[str, HtmlPage]
URL = "https://www.bplc.org.uk/"
# Each course's own dates, to take once; and what only Google's links lead to.
NOT_LISTED = {"course.ics", "google.ics"}


def files(site: Path, *patterns: str) -> set[str]:
    return {URL + file.relative_to(site).as_posix() for pattern in patterns for file in site.rglob(pattern)}


def addresses(page: HtmlPage) -> list[str]:
    """What a visitor may copy."""
    return page.texts("//main//code[@class='c-address']")


def query(link: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


def test_the_subscribe_page_has_every_feed_and_calendar_and_nothing_else(frozen: Path, frozen_pages: Pages) -> None:
    found = [url for url in addresses(frozen_pages["subscribe/"]) if not url.endswith("google.ics")]
    calendars = {url for url in files(frozen, "*.ics") if url.rpartition("/")[2] not in NOT_LISTED}
    feeds = files(frozen, "feed.xml")
    assert len(calendars) > 40
    assert len(feeds) > 60
    assert sorted(found) == sorted(calendars | feeds)


def test_the_subscribe_page_has_every_json_feed(frozen: Path, frozen_pages: Pages) -> None:
    links = frozen_pages["subscribe/"].find("//main//a[contains(@href, 'feed.json')]/@href")
    assert {urljoin(URL + "subscribe/", link) for link in links} == files(frozen, "feed.json")


def test_every_calendar_of_the_subscribe_page_can_be_pressed_for_apple_google_and_outlook(
    frozen: Path, frozen_pages: Pages
) -> None:
    page = frozen_pages["subscribe/"]
    calendars = {url for url in addresses(page) if url.endswith("/calendar.ics")}
    links = page.find("//main//a/@href")
    pressed = {"https" + link.removeprefix("webcal") for link in links if link.startswith("webcal:")}
    outlook = {query(link)["url"] for link in links if link.startswith("https://outlook.office.com/")}
    google = {query(link)["cid"] for link in links if link.startswith("https://www.google.com/")}
    assert pressed == outlook == calendars
    assert {f"https{link.removeprefix('webcal')}" for link in google} == files(frozen, "google.ics")
    assert len(google) == len(calendars)


def parts(pages: Pages, site: Path) -> Iterator[str]:
    for file in sorted([*site.rglob("feed.xml"), *site.rglob("calendar.ics")]):
        address = file.parent.relative_to(site).as_posix() + "/"
        if address not in ("./", "courses/", "news/"):
            yield address


def test_the_page_of_every_part_offers_and_announces_its_own_feed_and_calendar(
    frozen: Path, frozen_pages: Pages
) -> None:
    seen = set(parts(frozen_pages, frozen))
    assert len(seen) > 50
    for address in seen:
        page = frozen_pages[address]
        own = [name for name in ("calendar.ics", "feed.xml") if (frozen / address / name).exists()]
        assert addresses(page) == [f"{URL}{address}{name}" for name in own], address
        assert f"webcal://www.bplc.org.uk/{address}calendar.ics" in page.links or "calendar.ics" not in own
        announced = {urljoin(URL + address, link) for link in page.find("//head/link[@rel='alternate']/@href")}
        assert {f"{URL}{address}{name}" for name in own} <= announced, address


@pytest.mark.parametrize("address", ["courses/", "courses/2026-12/", "courses/2018-01/"])
def test_a_month_offers_the_feed_of_courses_and_the_whole_calendar(address: str, frozen_pages: Pages) -> None:
    assert addresses(frozen_pages[address]) == [f"{URL}calendar.ics", f"{URL}courses/feed.xml"]


def events_of(data: bytes) -> list[dict[str, str]]:
    """What a calendar file says of days that are not off, as Google's links say it."""
    found = []
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        start = event["DTSTART"].dt  # type: ignore[union-attr]  # its parser's types allow for any property
        end = event["DTEND"].dt if "DTEND" in event else start  # type: ignore[union-attr]
        form = "%Y%m%dT%H%M%S" if hasattr(start, "hour") else "%Y%m%d"
        title = str(event["SUMMARY"]).removeprefix("Provisional: ")
        if title.startswith(("POSTPONED: ", "CANCELLED: ")):
            continue
        found.append({"dates": f"{start:{form}}/{end:{form}}", "place": str(event.get("LOCATION", "")), "title": title})
    return sorted(found, key=lambda event: event["dates"])


def test_the_links_of_a_course_say_what_its_calendar_file_says(frozen: Path, frozen_pages: Pages) -> None:
    """Each session's start, end, place and title."""
    checked = 0
    for address, page in frozen_pages.items():
        links = page.find("//div[@class='c-add']//a/@href")
        if "course.ics" not in {link.rpartition("/")[2] for link in links}:
            continue
        events = events_of((frozen / address / "course.ics").read_bytes())
        events = [
            event for event in events if event["dates"].rpartition("/")[2][:8] >= "20261122"
        ]  # nobody adds what is over
        google = [query(link) for link in links if link.startswith("https://calendar.google.com/")]
        outlook = [query(link) for link in links if link.startswith("https://outlook.office.com/")]
        assert len(events) == len(google) == len(outlook), address
        for event, asked, told in zip(events, google, outlook, strict=True):
            assert asked["dates"] == event["dates"], address
            assert asked.get("location", "") == told.get("location", "") == event["place"], address
            assert asked["text"] == told["subject"] == event["title"], address
            checked += 1
    assert checked > 60


def test_nothing_that_is_cancelled_is_offered_for_a_calendar(frozen_pages: Pages) -> None:
    badge = "//article[@class='c-course']/h1/following-sibling::p[1]/strong[contains(@class, 'c-badge--cancelled')]"
    cancelled = [page for page in frozen_pages.values() if page.find(badge)]
    assert cancelled
    assert [page.address for page in cancelled if page.find("//div[@class='c-add']")] == []
