"""The site of this repository as it is published: every promised address is there, and nothing in it is broken."""

import gzip
import itertools
import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from tests.conftest import FROZEN, FROZEN_TODAY
from tests.site.tools import (
    FETCHED,
    HtmlPage,
    as_list,
    broken_links,
    front_matter,
    records,
    sitemap,
    slugify,
    stylesheet_urls,
)

from collaborative.rendering.content_security import SCHEME_SCRIPT

Pages = Mapping[str, HtmlPage]

URL = "https://www.bplc.org.uk/"
KEY_STAGES = {
    "EYFS": ["Nursery", "Reception"],
    "KS1": ["Year 1", "Year 2"],
    "KS2": ["Year 3", "Year 4", "Year 5", "Year 6"],
}
COURSES = records(FROZEN / "courses", FROZEN_TODAY)
NEWS = records(FROZEN / "content" / "news", FROZEN_TODAY)
CLUSTERS = records(FROZEN / "content" / "clusters", FROZEN_TODAY)
SCHOOLS = records(FROZEN / "content" / "schools", FROZEN_TODAY)
LISTINGS = records(FROZEN / "content" / "listings", FROZEN_TODAY)


def slug(file: Path, front: Mapping[str, Any]) -> str:
    return slugify(str(front.get("slug", file.stem)))


@pytest.fixture(scope="module")
def courses(frozen: Path) -> list[dict[str, Any]]:
    return list(json.loads((frozen / "courses.json").read_bytes())["courses"])


@pytest.fixture(scope="module")
def real_pages(frozen_pages: Pages) -> Pages:
    """Without the redirects."""
    return {address: page for address, page in frozen_pages.items() if not page.is_redirect}


# Every address of the contract


def test_the_site_has_what_it_promises_to_have() -> None:
    assert len(COURSES) >= 60
    assert len(NEWS) >= 15
    assert len(CLUSTERS) >= 6
    assert len(SCHOOLS) >= 20


@pytest.mark.parametrize(
    "address",
    [
        "", "courses/", "courses/past/", "calendar/", "news/", "clusters/", "schools/", "discounts/", "subscribe/",
        "about/", "contact/", "history/", "evaluation/", "health-and-safety/", "conference/",
        "courses/2017-12/", "courses/2018-01/", "courses/2018-02/",
    ],
)  # fmt: skip
def test_each_fixed_page_exists(address: str, frozen_pages: Pages) -> None:
    assert not frozen_pages[address].is_redirect


@pytest.mark.parametrize(
    "name",
    [
        "feed.xml", "feed.json", "news/feed.xml", "courses/feed.xml", "calendar.ics", "courses.json", "courses.csv",
        "404.html", "sitemap.xml",
    ],
)  # fmt: skip
def test_each_fixed_file_exists(name: str, frozen: Path) -> None:
    assert (frozen / name).stat().st_size > 0


def test_every_course_has_its_page_and_a_calendar_if_it_has_a_date(
    frozen: Path, real_pages: Pages, courses: list[dict[str, Any]]
) -> None:
    dated = {course["code"] for course in courses if any(session["date"] for session in course["sessions"])}
    assert 0 < len(dated) < len(COURSES)
    for file, front in COURSES:
        address = f"courses/{slug(file, front)}/"
        assert real_pages[address].texts("//h1") == [" ".join(front["title"].split())]
        assert (frozen / address / "course.ics").exists() == (front["code"] in dated), address


def test_every_course_has_its_permanent_address_as_typed_and_in_lower_case(frozen_pages: Pages) -> None:
    for file, front in COURSES:
        typed = re.sub(r"[^A-Za-z0-9]+", "-", front["code"]).strip("-")
        target = f"{URL}courses/{slug(file, front)}/"
        for address in (f"c/{typed}/", f"c/{typed.lower()}/"):
            page = frozen_pages[address]
            assert page.find("//link[@rel='canonical']/@href") == [target]
            [refresh] = page.find("//meta[@http-equiv='refresh']/@content")
            assert urljoin(URL + address, refresh.partition("url=")[2]) == target
            assert page.find("//body//a/@href"), "a way for those whose browser does not follow"


def test_every_alias_leads_to_its_record(frozen_pages: Pages) -> None:
    for folder, found in (("courses", COURSES), ("news", NEWS), ("clusters", CLUSTERS), ("schools", SCHOOLS)):
        for file, front in found:
            for alias in as_list(front.get("aliases", "")):
                [target] = frozen_pages[f"{folder}/{slugify(alias)}/"].find("//link[@rel='canonical']/@href")
                assert target == f"{URL}{folder}/{slug(file, front)}/"


def test_every_month_that_has_a_session_or_a_listing_has_its_page(
    real_pages: Pages, courses: list[dict[str, Any]]
) -> None:
    months = {file.stem for file, _ in LISTINGS}
    for course in courses:
        for session in course["sessions"]:
            if session["date"]:
                day, last = (
                    date.fromisoformat(session["date"]),
                    date.fromisoformat(session["end_date"] or session["date"]),
                )
                months |= {f"{day + timedelta(days=n):%Y-%m}" for n in range((last - day).days + 1)}
    pages = {address.split("/")[1] for address in real_pages if re.fullmatch(r"courses/\d{4}-\d\d/", address)}
    assert pages == months
    assert len([month for month in months if month >= "2026-09"]) >= 8


def test_each_month_leads_to_the_one_before_and_the_one_after(real_pages: Pages) -> None:
    months = sorted(address for address in real_pages if re.fullmatch(r"courses/\d{4}-\d\d/", address))
    for before, after in itertools.pairwise(months):
        for here, there in ((before, after), (after, before)):
            reached = [
                urljoin(URL + here, link)
                for link in real_pages[here].find("//nav[contains(@class, 'c-months')]//a/@href")
            ]
            assert URL + there in reached


def test_every_news_item_has_its_page_and_stands_in_its_archives(frozen: Path, real_pages: Pages) -> None:
    for file, front in NEWS:
        address = f"news/{slug(file, front)}/"
        assert real_pages[address].texts("//h1") == [" ".join(front["title"].split())]
        year, month = front["published"][:4], front["published"][5:7]
        archives = [f"news/{year}/", f"news/{year}/{month}/"]
        archives += [f"news/category/{slugify(name)}/" for name in as_list(front.get("categories", ""))]
        archives += [f"news/author/{slugify(name)}/" for name in as_list(front.get("author", ""))]
        for archive in archives:
            listed = [
                urljoin(URL + archive, link) for link in real_pages[archive].find("//article//a/@href | //li//a/@href")
            ]
            assert URL + address in listed, f"{address} is not on {archive}"
        for name in as_list(front.get("categories", "")):
            assert (frozen / "news/category" / slugify(name) / "feed.xml").is_file()


def test_the_archives_count_what_they_hold(real_pages: Pages) -> None:
    page = real_pages["news/"]
    links = Counter(page.texts("//nav[@aria-label='News archive']//li"))
    years, wanted = Counter[str](), Counter[str]()
    for _, front in NEWS:
        day = date.fromisoformat(front["published"][:10])
        years[str(day.year)] += 1
        wanted.update([f"{day:%B %Y}", *as_list(front.get("categories", "")), *as_list(front.get("author", ""))])
    wanted.update({f"All of {year}": number for year, number in years.items()})
    assert links == Counter(f"{name} ({number})" for name, number in wanted.items())
    summaries = page.texts("//nav[@aria-label='News archive']//summary")
    assert summaries == [f"{year} ({years[year]})" for year in sorted(years, reverse=True)]
    assert len(page.find("//nav[@aria-label='News archive']//details[@open]")) == 1


def test_an_archive_marks_where_one_is(real_pages: Pages) -> None:
    for address in ("news/2017/", "news/2017/12/", "news/category/courses/", "news/author/facilitator/"):
        (here,) = real_pages[address].find("//nav[@aria-label='News archive']//a[@aria-current='page']/@href")
        assert urljoin(URL + address, here) == URL + address
    assert not real_pages["news/"].find("//nav[@aria-label='News archive']//a[@aria-current]")


def test_news_with_a_picture_keep_room_for_it_and_only_its_own_page_says_what_it_shows(real_pages: Pages) -> None:
    pictured = {f"news/{slug(file, front)}/": front for file, front in NEWS if front.get("image")}
    assert len(pictured) == 3
    thumbnails = real_pages["news/"].find("//li//img")
    assert [(it.get("alt"), it.get("width"), it.get("height"), it.get("loading")) for it in thumbnails] == [
        ("", "960", "480", "lazy")
    ] * 3
    for address, front in pictured.items():
        (picture,) = real_pages[address].find("//article//img")
        assert (picture.get("alt"), picture.get("width"), picture.get("height")) == (front["image_alt"], "960", "480")
        assert picture.get("loading") is None


def test_the_home_page_has_its_seven_parts(real_pages: Pages) -> None:
    home = real_pages[""]

    def addresses(heading: str) -> list[str]:
        """Where the cards lead that stand below a heading."""
        return list(home.find(f"//section[h2[.='{heading}']]//li//*[self::h3 or self::h4]/a/@href"))

    who_we_are = (FROZEN / "content/index.md").read_text(encoding="utf-8").split("---")[2].strip()
    assert home.texts("//h1/following-sibling::p")[0] == who_we_are
    assert len(addresses("Next courses with places")) >= 3
    assert set(addresses("Next courses with places")) <= {f"courses/{slug(file, front)}/" for file, front in COURSES}
    assert home.texts("//section[h2='November 2026']//caption") == ["Calendar of November 2026"]
    [(_, notice)] = records(FROZEN / "content/discounts", FROZEN_TODAY)
    [told] = home.texts("//*[contains(concat(' ', @class, ' '), ' c-notice ')]")
    assert told.startswith(f"{notice['title']} There is a 15% discount")
    assert len(addresses("Latest news")) >= 3
    assert set(addresses("Latest news")) <= {f"news/{slug(file, front)}/" for file, front in NEWS}
    assert "news/2026-11-20-last-places/" in addresses("Latest news")
    assert set(addresses("Clusters")) == {f"clusters/{slug(file, front)}/" for file, front in CLUSTERS}
    assert home.texts("//main//a[@href='subscribe/']") == ["how to subscribe"]
    for heading, address in (("Latest news", "news/"), ("Clusters", "clusters/")):
        assert home.find(f"//h2[.='{heading}']/a/@href") == [address]


def test_news_lead_to_the_courses_that_they_link_to(real_pages: Pages) -> None:
    page = real_pages["news/2026-11-20-last-places/"]
    assert page.texts("//section[h2='Courses in this news']/ul/li//h3") == [
        "Food hygiene, level 2",
        "Times tables in Year 4 without the tears",
        "Talk first: early language in Nursery and Reception",
        "Year 6 maths: reasoning without the worry",
    ]
    assert not page.find("//h2[.='Courses on this subject']")


def test_a_clusters_page_begins_with_its_meetings_and_shows_its_schools_round_it(real_pages: Pages) -> None:
    page = real_pages["clusters/bury-town/"]
    assert page.texts("//main//h2")[:4] == ["Next meetings", "Courses of this cluster", "Schools", "About this cluster"]
    members = sorted(
        (front["title"] for _, front in SCHOOLS if front["cluster"] == "Bury Town Cluster"),
        key=lambda title: title.removeprefix("The "),
    )
    assert members[0] == "The Alderbeck School"
    assert page.texts("//*[@class='c-schematic']//h3/a") == members
    assert page.texts("//*[@class='c-schematic__hub']") == [f"Bury Town Cluster {len(members)} schools"]
    lines = page.find("//*[@class='c-schematic']//*[name()='path']")
    assert len(lines) == len(members)
    assert page.texts("//li[.//strong='Next host']//h3") == ["Foundry Bank Primary School"]
    anchors = page.find("//*[@class='c-place__turn']/a/@href")
    assert len(anchors) == 4
    assert {anchor[1:] for anchor in anchors} <= page.anchors


def test_every_cluster_stands_round_the_partnership(real_pages: Pages) -> None:
    page = real_pages["clusters/"]
    counts = f"{len(CLUSTERS)} clusters, {len(SCHOOLS)} schools listed"
    assert page.texts("//*[@class='c-schematic__hub']") == [f"BPLC {counts}"]
    assert page.texts("//*[@class='c-schematic']//h2/a") == sorted(front["title"] for _, front in CLUSTERS)


def test_the_schools_are_said_to_be_examples_and_stand_by_their_clusters(real_pages: Pages) -> None:
    page = real_pages["schools/"]
    assert "examples with made-up names" in page.texts("//main//h1/following-sibling::p")[0]
    assert page.texts("//main//section/h2/a") == sorted(front["title"] for _, front in CLUSTERS)
    assert len(page.find("//main//section//h3")) == len(SCHOOLS)


def test_the_offices_telephone_and_email_can_be_pressed_wherever_they_are_read(real_pages: Pages) -> None:
    on_paper = "ancestor::*[contains(@class, 'c-sheet') or @class='c-booking__paper']"
    for ours, link in (("0161 603 4628", "tel:01616034628"), ("office@bplc.org.uk", "mailto:office@bplc.org.uk")):
        read = f"//main//text()[contains(., '{ours}') and not({on_paper})]"
        pages = {address: page for address, page in real_pages.items() if page.find(read)}
        assert {"", "contact/", "privacy/", "accessibility/", "discounts/"} <= set(pages)
        dead = f"{read}[not(ancestor::a[starts-with(@href, '{link}')])]"
        assert {address: page.find(dead) for address, page in pages.items() if page.find(dead)} == {}


def test_every_cluster_and_school_has_its_page(frozen: Path, real_pages: Pages) -> None:
    for file, front in CLUSTERS:
        address = f"clusters/{slug(file, front)}/"
        assert real_pages[address].texts("//h1") == [front["title"]]
        assert (frozen / address / "feed.xml").is_file()
        assert (frozen / address / "calendar.ics").is_file()
    for file, front in SCHOOLS:
        assert real_pages[f"schools/{slug(file, front)}/"].texts("//h1") == [front["title"]]


def test_every_audience_and_subject_has_its_page_feed_and_calendar(
    frozen: Path, real_pages: Pages, courses: list[dict[str, Any]]
) -> None:
    wanted = {f"subject/{slugify(course['subject'])}/" for course in courses if course["subject"]}
    for course in courses:
        for name in course["audience"]:
            wanted |= {f"audience/{slugify(each)}/" for each in [name, *KEY_STAGES.get(name, [])]}
    assert len(wanted) > 20
    for address in wanted:
        assert address in real_pages
        assert (frozen / address / "feed.xml").is_file()
        assert (frozen / address / "calendar.ics").is_file()


def test_a_course_for_a_key_stage_is_on_the_pages_of_its_year_groups(
    real_pages: Pages, courses: list[dict[str, Any]]
) -> None:
    course = next(c for c in courses if "KS2" in c["audience"] and c["sessions"][0]["date"] > FROZEN_TODAY)
    for name in ("KS2", "Year 3", "Year 6"):
        here = f"audience/{slugify(name)}/"
        assert course["url"] in [urljoin(URL + here, link) for link in real_pages[here].find("//li//a/@href")]


def test_each_course_is_either_upcoming_or_past(real_pages: Pages, courses: list[dict[str, Any]]) -> None:
    def listed(address: str) -> Counter[str]:
        page = real_pages[address]
        links = page.find("//section[@class='c-group']//li//a/@href")
        return Counter(urljoin(URL + address, link) for link in links)

    upcoming, past = listed("courses/"), listed("courses/past/")
    assert {**upcoming, **past} == {course["url"]: 1 for course in courses}
    assert not upcoming.keys() & past.keys()
    assert upcoming
    assert past


# Links


def test_every_link_image_stylesheet_script_and_anchor_leads_somewhere(frozen: Path, frozen_pages: Pages) -> None:
    assert len(frozen_pages) > 300
    assert broken_links(frozen, frozen_pages, URL) == []


def test_every_page_of_the_site_can_be_reached_from_its_home_page(real_pages: Pages) -> None:
    reached, waiting = {""}, [""]
    while waiting:
        here = waiting.pop()
        for link in real_pages[here].find("//a/@href"):
            target = urljoin(URL + here, link).partition("#")[0]
            address = target.removeprefix(URL)
            if target.startswith(URL) and address in real_pages and address not in reached:
                reached.add(address)
                waiting.append(address)
    assert set(real_pages) - reached == {"404.html"}


def test_sitemap_and_pages_agree_both_ways(frozen: Path, real_pages: Pages) -> None:
    listed = sitemap(frozen)
    assert len(listed) == len(set(listed))
    assert set(listed) == {URL + address for address in real_pages if address != "404.html"}


def test_the_search_finds_only_pages_that_are_there(frozen: Path, real_pages: Pages) -> None:
    index = json.loads((frozen / "search" / "search_index.json").read_bytes())
    found = {entry["location"] for entry in index["docs"]}
    for location in found:
        address, _, anchor = location.partition("#")
        assert not anchor or anchor in real_pages[address].anchors, location
        assert address in real_pages
    for file, front in COURSES:
        assert f"courses/{slug(file, front)}/" in found


def test_the_stylesheets_ask_for_files_of_the_site_only(frozen: Path) -> None:
    for file, url in stylesheet_urls(frozen):
        if not url.startswith(("data:", "#")):
            assert not urlsplit(url).netloc, f"{file.name} asks another host for {url}"
            assert (file.parent / url.partition("?")[0].partition("#")[0]).resolve().is_file(), f"{file.name}: {url}"


def test_no_page_asks_another_host_for_anything(frozen_pages: Pages) -> None:
    for page in frozen_pages.values():
        for link in page.find(FETCHED):
            host = urlsplit(urljoin(URL + page.address, link)).netloc
            assert host in ("www.bplc.org.uk", ""), f"{page.address} asks {host} for {link}"


def test_the_first_load_of_every_course_is_at_most_60_kb(frozen: Path, real_pages: Pages) -> None:
    """What a browser asks for by itself, each file as a server sends it; pictures are not packed again."""
    asked_for = "//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src"

    @cache
    def sent(file: Path) -> int:
        data = file.read_bytes()
        return len(data if file.suffix in (".png", ".jpg", ".webp") else gzip.compress(data, 9))

    weights = {}
    for record, front in COURSES:
        address = f"courses/{slug(record, front)}/"
        links = {urljoin(URL + address, link) for link in real_pages[address].find(asked_for)}
        files = {frozen / link.removeprefix(URL).partition("?")[0] for link in links}
        assert {file.suffix for file in files} >= {".css", ".js", ".png"}
        weights[address] = sent(frozen / address / "index.html") + sum(map(sent, files))
    assert {address: weight for address, weight in weights.items() if weight > 60_000} == {}


# Each page's frame


def test_no_page_holds_a_program_or_the_themes_own(frozen_pages: Pages) -> None:
    for page in frozen_pages.values():
        leads_on = bool(page.find("//meta[@http-equiv='refresh']"))
        inside = page.texts("//script[not(@src)][not(@type='application/ld+json')]")
        assert inside == ([] if leads_on else [" ".join(SCHEME_SCRIPT.split())]), page.address
        assert not page.find("//script[contains(@src, 'assets/javascripts')]"), page.address
        assert not page.find("//input[@type='checkbox'][starts-with(@id, '__')]"), page.address


def test_every_page_says_its_language_its_title_and_its_address(frozen_pages: Pages) -> None:
    for page in frozen_pages.values():
        assert page.tree.get("lang") == "en-GB", page.address
        [title] = page.texts("//title")
        assert title
        if page.address == "404.html":
            assert page.find("//link[@rel='canonical']") == []
        elif not page.is_redirect:
            assert page.find("//link[@rel='canonical']/@href") == [URL + page.address]


def test_every_page_has_one_heading_of_the_first_level(real_pages: Pages) -> None:
    assert {page.address: len(page.find("//h1")) for page in real_pages.values() if len(page.find("//h1")) != 1} == {}


def test_no_level_of_heading_is_left_out(real_pages: Pages) -> None:
    for page in real_pages.values():
        levels = [
            int(heading.tag[1])
            for heading in page.find("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
        ]
        assert levels[:1] == [1], page.address
        for above, below in itertools.pairwise(levels):
            assert below <= above + 1, f"{page.address}: a heading of level {below} follows one of level {above}"


def test_titles_tell_pages_apart(real_pages: Pages) -> None:
    titles = Counter(
        page.texts("//title")[0] for page in real_pages.values() if not page.address.startswith("courses/")
    )
    assert [title for title, number in titles.items() if number > 1] == []


def test_every_page_announces_the_three_feeds_and_the_calendar(frozen: Path, real_pages: Pages) -> None:
    for page in real_pages.values():
        feeds = page.find("//head/link[@rel='alternate'][@type='application/rss+xml']")
        targets = [urljoin(URL + page.address, link.get("href")) for link in feeds]
        own = f"{URL}{page.address}feed.xml" if (frozen / page.address / "feed.xml").is_file() else None
        whole = [URL + "feed.xml", URL + "news/feed.xml", URL + "courses/feed.xml"]
        assert targets == [*([own] if own and own not in whole else []), *whole], page.address
        assert all(link.get("title") for link in feeds)
        calendars = page.find("//head/link[@rel='alternate'][@type='text/calendar']/@href")
        assert URL + "calendar.ics" in {urljoin(URL + page.address, link) for link in calendars}


def test_no_id_stands_twice_in_a_page(real_pages: Pages) -> None:
    for page in real_pages.values():
        twice = [name for name, number in Counter(page.find("//@id")).items() if number > 1]
        assert twice == [], page.address


def test_lists_of_courses_belong_to_the_courses_in_the_menu(real_pages: Pages) -> None:
    for address in ("audience/sendcos/", "subject/maths/", "courses/2027-01/", "courses/calm-corridors/"):
        assert real_pages[address].texts("//nav[@aria-label='Main']//a[@class='c-menu__here']") == ["Courses"], address


def test_no_course_is_in_the_menu(real_pages: Pages) -> None:
    menus = {tuple(page.texts("//nav[@aria-label='Main']//a")) for page in real_pages.values()}
    assert menus == {("Courses", "Calendar", "News", "Clusters", "Schools", "About", "Contact")}
    for page in real_pages.values():
        navigation = page.find("//nav[not(ancestor::main)]//a/@href")
        targets = {urljoin(URL + page.address, link).removeprefix(URL) for link in navigation}
        assert not [target for target in targets if re.fullmatch(r"courses/(?!past/)[^/]+/", target)], page.address


def test_the_menu_marks_the_page_and_the_part_of_the_site_where_one_is(real_pages: Pages) -> None:
    menu = {"courses/", "calendar/", "news/", "clusters/", "schools/", "about/", "contact/"}
    pages_below = 0
    for page in real_pages.values():
        part = page.address.split("/")[0] + "/"
        if part in ("audience/", "subject/"):
            part = "courses/"  # lists of courses, at addresses of their own
        on_it = [part] if page.address in menu else []
        below = [part] if part in menu and page.address not in menu else []
        pages_below += len(below)
        for mark, wanted in (("@aria-current='page'", on_it), ("@class='c-menu__here'", below)):
            marked = page.find(f"//nav[@aria-label='Main']//a[{mark}]/@href")
            assert [urljoin(URL + page.address, link) for link in marked] == [URL + it for it in wanted], page.address
    assert pages_below > 100


def test_every_map_is_opened_without_saying_from_which_page(real_pages: Pages) -> None:
    links = [(page, link) for page in real_pages.values() for link in page.find("//a[contains(@href, '/maps/')]")]
    assert {page.address.split("/")[0] for page, _ in links} >= {"clusters", "courses", "schools"}
    assert {page.address for page, link in links if "noreferrer" not in link.get("rel", "").split()} == set()


def test_every_image_has_a_text_instead(real_pages: Pages) -> None:
    assert [page.address for page in real_pages.values() for _ in page.find("//img[not(@alt)]")] == []


def test_every_table_has_a_caption_and_headers_with_a_scope(real_pages: Pages) -> None:
    made = "//main//table[@class]"
    tables = [(page, table) for page in real_pages.values() for table in page.find(made)]
    assert len(tables) > 100
    for page, table in tables:
        assert table.xpath("./caption"), page.address
        assert not table.xpath(".//th[not(@scope)]"), page.address


def test_a_cancelled_or_postponed_course_says_so_on_its_page_and_in_its_month(
    real_pages: Pages, courses: list[dict[str, Any]]
) -> None:
    off = [course for course in courses if course["status"] in ("cancelled", "postponed")]
    assert {course["status"] for course in off} == {"cancelled", "postponed"}
    for course in off:
        page = real_pages[course["url"].removeprefix(URL)]
        assert f"This course is {course['status']}." in page.texts("//main")[0]
        if not course["new_date"]:
            assert not page.find("//div[@class='c-booking']//a[contains(@class, 'c-button')]")
        for session in course["sessions"]:
            month = f"courses/{session['date'][:7]}/"
            rows = [row for row in real_pages[month].texts("//table[@class='c-listing']//tr") if course["code"] in row]
            assert rows
            assert all(course["status"].capitalize() in row for row in rows)


def test_drafts_and_later_news_of_the_frozen_site_are_not_published(frozen_pages: Pages) -> None:
    hidden = [file for file in (FROZEN / "content/news").glob("*.md") if file not in {path for path, _ in NEWS}]
    assert hidden, "the sample holds an item for a later day"
    for file in hidden:
        assert f"news/{slug(file, front_matter(file))}/" not in frozen_pages
