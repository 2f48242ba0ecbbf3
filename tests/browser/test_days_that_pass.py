"""Pages that nobody has made anew, on later days: each shows what it would show if it were."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.browser.conftest import OpenPage
from tests.browser.test_whole_site_in_a_browser import ADDRESSES
from tests.conftest import CONFIG, FROZEN, FROZEN_TODAY, ROOT, SiteFolder
from tests.site.tools import HtmlPage, build, course, front_matter, html_of, make, read_pages, records
from tests.soak import some

MADE = date.fromisoformat(FROZEN_TODAY)
ZONES = ("Europe/London", "America/Los_Angeles", "Pacific/Kiritimati")
LATER = {3: "Pacific/Kiritimati", 30: "America/Los_Angeles"}  # so many days after the build, seen from there
COURSES = records(FROZEN / "courses", FROZEN_TODAY)
MOVES = re.compile(rb"<template|data-until|data-then")  # pages without these are as they were made
SHOWN = "//*[self::h1 or self::h2 or self::h3 or self::p or self::li or self::a or self::td or self::th or self::dd]"


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The frozen site without what is to be published later: no page can hold that before its day."""
    folder = tmp_path_factory.mktemp("source")
    for name in ("content", "courses"):
        shutil.copytree(FROZEN / name, folder / name)
    shutil.copy(FROZEN / "mkdocs.yml", folder)
    for file in folder.rglob("*.md"):
        if front_matter(file).get("published", "")[:10] > FROZEN_TODAY:
            file.unlink()
    return SiteFolder(folder)


@pytest.fixture(scope="module")
def sites(source: SiteFolder) -> dict[int, Path]:
    """That site as it is made so many days later."""
    made = {}
    for days in (0, *LATER):
        site = build(source, today=str(MADE + timedelta(days=days))).site
        made[days] = site.rename(site.with_name(f"after-{days}"))
    return made


@pytest.fixture
def quick_page(browser: Browser) -> Iterator[Callable[[str, str], Page]]:
    """A page at a time in a zone, without the looks: nothing is fetched but itself and its own script."""
    contexts = []

    def only_the_page(route: Route) -> None:
        if route.request.resource_type == "document" or route.request.url.endswith("/today.js"):
            route.continue_()
        else:
            route.abort()

    def opened(now: str, zone: str) -> Page:
        context = browser.new_context(timezone_id=zone)
        contexts.append(context)
        context.clock.set_fixed_time(now)
        page = context.new_page()
        page.route("**/*", only_the_page)
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page: HtmlPage) -> list[tuple[str, str, str]]:
    """What a page says: each piece of text with its element, and where it leads."""
    (content,) = page.find("//*[@id='c.content']")
    for built in content.xpath(".//p[starts-with(., 'This website was last built')]"):  # which no later day changes
        built.drop_tree()
    pieces = [
        (piece.tag, " ".join(piece.text_content().split()), piece.get("href") or "")
        for piece in content.xpath("." + SHOWN)
    ]
    return [piece for piece in pieces if piece[1]]


def file_of(site: Path, address: str) -> Path:
    return site / address if address.endswith(".html") else site / address / "index.html"


def after_the_script(page: Page, root: str, address: str) -> HtmlPage:
    page.goto(root + address, wait_until="domcontentloaded")
    return HtmlPage(address, html_of(page.content().encode()))


@pytest.mark.soak
@pytest.mark.parametrize("days", LATER)
def test_every_page_shows_what_a_new_build_would(
    days: int, sites: dict[int, Path], quick_page: Callable[[str, str], Page], serve: Callable[[Path], str]
) -> None:
    day = MADE + timedelta(days=days)
    made, root = read_pages(sites[0]), serve(sites[0])
    moving = {address for address in made if MOVES.search(file_of(sites[0], address).read_bytes())}
    anew = {address: page for address, page in read_pages(sites[days]).items() if not page.is_redirect}
    assert len(anew) > 200
    left_out = moving - set(some(sorted(moving), one_in=4))
    page = quick_page(f"{day}T12:00:00Z", LATER[days])
    wrong, changed = {}, 0
    for address, expected in anew.items():
        if address == "404.html" or address in left_out:
            continue
        found = shown(after_the_script(page, root, address) if address in moving else made[address])
        changed += found != shown(made[address])
        if found != shown(expected):
            wrong[address] = [piece for piece in found if piece not in shown(expected)] or "something is missing"
    assert wrong == {}
    assert changed > days / 4, "the days make no difference, and the test shows nothing"


@pytest.mark.parametrize("days", [3, 30])
def test_nothing_that_is_over_is_to_come_and_nothing_that_has_closed_can_be_booked(
    days: int, frozen: Path, open_page: OpenPage, frozen_url: str
) -> None:
    day = str(MADE + timedelta(days=days))
    courses = json.loads((frozen / "courses.json").read_bytes())["courses"]
    codes = {entry["code"]: entry for entry in courses}
    closes = {front["code"]: front["booking"]["closes"] for _, front in COURSES if "closes" in front.get("booking", {})}
    days_of = {code: [it["date"] or "9999" for it in entry["sessions"]] for code, entry in codes.items()}
    for code, entry in codes.items():
        if entry["status"] == "postponed":  # it is to come until the day that it moves to
            days_of[code] = [entry["new_date"] or "9999"]
    over = {code for code, found in days_of.items() if max(found) < day}
    since = {code for code in over if max(days_of[code]) >= FROZEN_TODAY}
    closed = {code for code, last in closes.items() if iso(last) < day} - over
    assert len(since | closed) > days / 5
    assert closed or days > 3
    with open_page(now=f"{day}T12:00:00Z") as visit:
        for address in ("", "courses/", "audience/ks2/", "clusters/prestwich/"):
            cards = visit.go(frozen_url + address).locator(".c-card .c-code").all_inner_texts()
            assert cards or address == "clusters/prestwich/"
            assert not over & set(cards), address
        for code in sorted(since | closed):
            page = visit.go(frozen_url + codes[code]["url"].split("/", 3)[3])
            expect(page.locator(".c-booking")).to_be_visible()
            assert page.locator(".c-booking a.c-button:not(.c-button--plain)").count() == 0, code
        assert visit.wrong == []


def iso(day: str) -> str:
    """As in the sample's files, 4 December 2026 or as it is."""
    return day if re.fullmatch(r"[0-9-]{10}", day) else datetime.strptime(day, "%d %B %Y").date().isoformat()  # noqa: DTZ007


COURSE = course("First aid", "FA01", "2026-06-10", booking="x").replace("booking: 'x'", "booking: {closes: 2026-06-08}")
SEVERAL = """\
---
title: Reading
code: EN01
dates: [2026-06-09, 2026-06-30]
price: 40
---
"""


@pytest.fixture(scope="module")
def summer(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """A course on 10 June 2026 that can be booked until the 8th, and one with two sessions; made on 8 June."""
    files = {"content/index.md": "# Welcome\n", "courses/first-aid.md": COURSE, "courses/reading.md": SEVERAL}
    config = CONFIG + "      email: office@example.org\n"
    config = config.replace("  - collaborative\n", "  - collaborative:\n")
    return serve(build(make(tmp_path_factory.mktemp("summer"), files, config), today="2026-06-08").site)


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_ends_at_midnight_in_london_also_in_summer_wherever_the_visitor_is(
    zone: str, summer: str, quick_page: Callable[[str, str], Page]
) -> None:
    address = summer + "courses/first-aid/"
    page = quick_page("2026-06-08T22:59:59Z", zone)
    page.goto(address)
    expect(page.get_by_role("link", name="Book a place")).to_have_count(1)
    expect(page.locator(".c-badge")).to_have_count(0)
    page.clock.set_fixed_time("2026-06-08T23:00:00Z")
    page.goto(address)
    expect(page.get_by_role("link", name="Book a place")).to_have_count(0)
    expect(page.get_by_role("heading", name="Booking", exact=True)).to_be_visible()
    expect(page.locator(".c-booking")).to_contain_text("Booking closed on Monday 8 June 2026.")
    expect(page.locator(".c-add")).to_have_count(1)
    page.clock.set_fixed_time("2026-06-10T22:59:59Z")
    page.goto(address)
    expect(page.locator(".c-badge")).to_have_text("Booking closed")
    page.clock.set_fixed_time("2026-06-10T23:00:00Z")
    page.goto(address)
    expect(page.locator(".c-badge")).to_have_text("Finished")
    expect(page.locator(".c-booking")).to_contain_text("This course has finished.")
    expect(page.locator(".c-add")).to_have_count(0)


def test_a_course_is_listed_by_its_next_session_and_each_month_counts_what_is_left(
    summer: str, quick_page: Callable[[str, str], Page]
) -> None:
    page = quick_page("2026-06-09T12:00:00Z", "Europe/London")
    page.goto(summer + "courses/")
    days = page.locator(".c-card time")
    assert days.all_inner_texts() == ["Tue 9 Jun 2026", "Wed 10 Jun 2026"]
    page.clock.set_fixed_time("2026-06-10T12:00:00Z")
    page.goto(summer + "courses/")
    assert days.all_inner_texts() == ["Wed 10 Jun 2026", "Tue 30 Jun 2026"]
    expect(page.locator(".c-card").nth(1)).to_contain_text("Session 2 of 2")
    expect(page.locator(".c-finder__count")).to_have_text("2 courses to come")
    page.clock.set_fixed_time("2026-06-11T12:00:00Z")
    page.goto(summer + "courses/")
    assert days.all_inner_texts() == ["Tue 30 Jun 2026"]
    expect(page.locator(".c-finder__count")).to_have_text("1 course to come")
    expect(page.locator(".c-finder__browse .c-count").first).to_have_text("(1)")
    page.clock.set_fixed_time("2026-07-01T12:00:00Z")
    page.goto(summer + "courses/")
    expect(days).to_have_count(0)
    expect(page.locator(".c-finder, .c-group")).to_have_count(0)
    expect(page.locator("#c\\.content")).to_contain_text("No courses are announced at the moment.")


def test_a_page_that_was_left_open_follows_the_days(summer: str, quick_page: Callable[[str, str], Page]) -> None:
    page = quick_page("2026-06-08T12:00:00Z", "Europe/London")
    page.goto(summer + "courses/first-aid/")
    page.evaluate("() => { window.stillHere = true; }")
    page.clock.set_fixed_time("2026-06-12T12:00:00Z")
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".c-badge")).to_have_text("Finished")
    expect(page.locator(".c-booking")).to_have_count(1)
    assert page.evaluate("() => window.stillHere")


def test_a_clock_that_is_slow_takes_nothing_from_a_page(summer: str, quick_page: Callable[[str, str], Page]) -> None:
    page = quick_page("2001-01-01T12:00:00Z", "Europe/London")
    with_script = shown(after_the_script(page, summer, "courses/"))
    assert [text for tag, text, _ in with_script if tag == "h3"] == ["Reading", "First aid"]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("address", ["", "calendar/", "courses/2026-06/"])
def test_today_is_marked_by_the_day_in_london(
    address: str, zone: str, summer: str, quick_page: Callable[[str, str], Page]
) -> None:
    page = quick_page("2026-06-09T23:30:00Z", zone)
    page.goto(summer + address)
    marked = page.locator("[aria-current=date]")
    days = set(marked.evaluate_all("times => times.map((time) => time.dateTime)"))
    assert days == {"2026-06-10"}
    expect(page.locator(".c-grid [aria-current=date]")).to_have_count(1)


def test_today_is_said_in_a_word(open_page: OpenPage, frozen_url: str) -> None:
    with open_page(1280, now="2026-11-24T12:00:00Z") as visit:
        page = visit.go(frozen_url + "calendar/")
        today = page.locator(".c-grid [aria-current=date]")
        assert "Today" in today.evaluate("time => getComputedStyle(time, '::after').content")
        assert today.evaluate("time => getComputedStyle(time.closest('td')).outlineStyle") == "solid"
        assert visit.wrong == []


def test_a_new_month_takes_the_place_of_the_old_one_and_after_that_a_link(open_page: OpenPage, frozen_url: str) -> None:
    for address in ("", "calendar/"):
        with open_page(1280, now="2026-12-01T00:00:01Z") as visit:
            page = visit.go(frozen_url + address)
            expect(page.locator(".c-grid caption")).to_have_text("Calendar of December 2026")
        with open_page(360, now="2027-02-10T12:00:00Z") as visit:
            page = visit.go(frozen_url + address)
            expect(page.locator(".c-grid")).to_have_count(0)
            page.get_by_role("link", name="All training in February 2027").click()
            expect(page.locator("h1")).to_contain_text("February 2027")
            assert visit.wrong == []


def test_without_javascript_every_page_is_complete_as_it_was_made(
    frozen: Path, open_page: OpenPage, frozen_url: str
) -> None:
    made = read_pages(frozen)
    day = str(MADE + timedelta(days=30))
    with open_page(now=f"{day}T12:00:00Z", java_script_enabled=False) as visit:
        for address in (address for address in ADDRESSES.values() if not address.endswith(".html")):
            page = visit.go(frozen_url + address)
            assert shown(HtmlPage(address, html_of(page.content().encode()))) == shown(made[address]), address
        expect(page.locator("[aria-current=date]")).to_have_count(0)


def test_the_script_is_a_file_of_its_own_that_a_strict_policy_lets_run(
    summer: str, quick_page: Callable[[str, str], Page]
) -> None:
    page = quick_page("2026-06-12T12:00:00Z", "Europe/London")
    policy = {"content-security-policy": "default-src 'self'; script-src 'self'"}

    def with_policy(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, **policy})

    page.route("**/courses/first-aid/", with_policy)
    page.goto(summer + "courses/first-aid/")
    expect(page.locator(".c-badge")).to_have_text("Finished")
    file = ROOT / "plugins/collaborative/mkdocs_plugin/theme/assets/today.js"
    assert file.stat().st_size < 2_500
