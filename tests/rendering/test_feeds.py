"""Feeds of built sites, read as feed readers read them."""

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from tests.conftest import FROZEN, FROZEN_TODAY, Built, SiteFolder
from tests.site.tools import SITE_URL, build, course, fragment, make, news, records, sitemap, slugify, xml

FROZEN_URL = "https://www.bplc.org.uk/"
NO_TAG = "<\u200b"  # what looks like a tag in a title is none, for readers that take titles for HTML
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
FEEDS = ("feed.xml", "news/feed.xml", "courses/feed.xml")


def feeds(site: Path) -> Iterator[tuple[str, bytes]]:
    found = sorted(site.rglob("feed.xml"))
    assert len(found) >= len(FEEDS)
    for file in found:
        yield file.relative_to(site).as_posix(), file.read_bytes()


def parsed(data: bytes) -> Any:
    """As it stands: nothing resolved, nothing cleaned away."""
    return feedparser.parse(data, resolve_relative_uris=False, sanitize_html=False)


def entries(site: Path, name: str = "feed.xml") -> list[Any]:
    return list(parsed((site / name).read_bytes()).entries)


def announced(site: Path, name: str) -> list[Any]:
    """The items that announce something, without those that tell what became of it."""
    return [entry for entry in entries(site, name) if "/changed/" not in entry.id]


def titled(found: list[Any], start: str) -> Any:
    [entry] = [entry for entry in found if entry.title.startswith(start)]
    return entry


# Every feed of every site


def test_feedparser_has_no_complaint(any_site: Path) -> None:
    for name, data in feeds(any_site):
        feed = parsed(data)
        assert feed.bozo is False, f"{name}: {feed.get('bozo_exception')}"
        assert feed.version == "rss20"
        assert feed.encoding == "utf-8"


def test_each_feed_says_what_it_is_and_where_it_and_its_page_are(any_site: Path) -> None:
    pages = set(sitemap(any_site))
    url = next(page for page in pages if urlsplit(page).path == "/")
    for name, data in feeds(any_site):
        channel = parsed(data).feed
        assert channel.title
        assert channel.subtitle
        assert channel.language == "en-GB"
        assert channel.link in pages
        [own] = [link.href for link in channel.links if link.rel == "self"]
        assert own == url + name


def test_every_link_and_image_of_every_feed_is_absolute_and_leads_somewhere(any_site: Path) -> None:
    pages = set(sitemap(any_site))
    url = next(page for page in pages if urlsplit(page).path == "/")
    for name, data in feeds(any_site):
        for entry in parsed(data).entries:
            assert entry.link in pages, f"{name}: {entry.link}"
            for _, attribute, link, _ in fragment(entry.content[0].value).iterlinks():
                assert re.match(r"https?://[^/]+/|mailto:|tel:", link), f"{name}: {entry.title}: {attribute}={link}"
                if link.startswith(url):
                    target = link.removeprefix(url).partition("#")[0]
                    assert (any_site / target).exists(), f"{name}: {entry.title}: {link}"


def test_ids_are_unique_not_links_and_the_same_in_all_feeds(any_site: Path) -> None:
    by_link: dict[str, set[str]] = {}
    for name, data in feeds(any_site):
        own = [entry.id for entry in parsed(data).entries]
        assert [guid for guid, number in Counter(own).items() if number > 1] == [], name
        for item in xml(data).iter("item"):
            assert item.find("guid").get("isPermaLink") == "false"
            by_link.setdefault(item.findtext("link"), set()).add(item.findtext("guid"))
    for item in json.loads((any_site / "feed.json").read_bytes())["items"]:
        by_link[item["url"]].add(item["id"])
    of_pages = {link: [guid for guid in guids if "/changed/" not in guid] for link, guids in by_link.items()}
    assert {link: guids for link, guids in of_pages.items() if len(guids) != 1} == {}
    guids = [guid for guids in by_link.values() for guid in guids]
    assert len(guids) == len(set(guids))
    for guid in guids:
        assert re.fullmatch(r"tag:[a-z.]+,\d{4}:[a-z0-9/-]+", guid), guid


def test_items_come_newest_first_and_undated_ones_last(any_site: Path) -> None:
    for name, data in feeds(any_site):
        moments = [entry.get("published_parsed") for entry in parsed(data).entries]
        dated = [moment for moment in moments if moment]
        assert moments == sorted(dated, reverse=True) + [None] * (len(moments) - len(dated)), name


def test_each_feed_is_as_old_as_its_newest_item_not_as_the_build(any_site: Path) -> None:
    for name, data in feeds(any_site):
        root = xml(data)
        dates = [parsedate_to_datetime(element.text) for element in root.iter("pubDate")]
        built = root.findtext("channel/lastBuildDate")
        assert (parsedate_to_datetime(built) if built else None) == max(dates, default=None), name
        assert root.findtext("channel/pubDate") is None


# The frozen site


def test_the_feeds_hold_every_public_course_and_news_item_that_fits(frozen: Path) -> None:
    courses = [entry.link for entry in entries(frozen, "courses/feed.xml")]
    news_items = [entry.link for entry in entries(frozen, "news/feed.xml")]
    written = records(FROZEN / "content/news", FROZEN_TODAY)
    assert len(courses) == min(100, len(records(FROZEN / "courses", FROZEN_TODAY)))
    assert set(news_items) == {f"{FROZEN_URL}news/{slugify(front.get('slug', file.stem))}/" for file, front in written}
    assert len(entries(frozen)) == min(100, len(records(FROZEN / "courses", FROZEN_TODAY)) + len(written))


def test_the_title_of_a_course_holds_its_first_day_that_takes_place(frozen: Path) -> None:
    courses = {course["url"]: course for course in json.loads((frozen / "courses.json").read_bytes())["courses"]}
    for entry in announced(frozen, "courses/feed.xml"):
        course = courses[entry.link]
        # Of a postponed course it is the day from which it has moved.
        off = () if course["status"] in ("cancelled", "postponed") else ("cancelled", "postponed")
        sessions = [session for session in course["sessions"] if session["status"] not in off]
        days = sorted(session["date"] for session in sessions if session["date"])
        first = date.fromisoformat(days[0]) if days else None
        said = f"{first:%a} {first.day} {first:%b %Y}" if first else "Date to be confirmed"
        assert entry.title.endswith(f"({said})")
        assert courses[entry.link]["title"] in entry.title


def test_a_course_that_is_off_says_so_in_its_title_and_text(frozen: Path) -> None:
    off = {
        course["url"]: course["status"]
        for course in json.loads((frozen / "courses.json").read_bytes())["courses"]
        if course["status"] in ("cancelled", "postponed")
    }
    found = [entry for entry in announced(frozen, "courses/feed.xml") if entry.link in off]
    assert found
    for entry in found:
        said = off[entry.link].capitalize()
        assert re.match(rf"{said}( to [^:]+)?: ", entry.title)
        assert said in entry.content[0].value


def test_the_date_of_an_item_is_when_it_was_published(frozen: Path) -> None:
    for folder in ("courses", "content/news"):
        found = {entry.link: entry for entry in announced(frozen, f"{folder.removeprefix('content/')}/feed.xml")}
        checked = 0
        for file, front in records(FROZEN / folder, FROZEN_TODAY):
            link = f"{FROZEN_URL}{folder.removeprefix('content/')}/{slugify(front.get('slug', file.stem))}/"
            if link in found and front.get("published"):
                published = parsedate_to_datetime(found[link].published)
                assert f"{published:%Y-%m-%d %H:%M}" == f"{front['published']} 00:00", file.name
                checked += 1
        assert checked > 15


# Awkward content


def test_ampersands_and_tags_in_names_and_titles_stay_text(varied: Built) -> None:
    for name, data in feeds(varied.site):
        root = xml(data)
        assert root.findtext("channel/title").startswith("B&B"), name
    everything = xml((varied.site / "feed.xml").read_bytes())
    assert (
        everything.findtext("channel/description") == f"Courses and news of Bed & Breakfast {NO_TAG}School> Partnership"
    )
    items = {item.findtext("title"): item for item in everything.iter("item")}
    fish = items[f"Fish & chips {NO_TAG}b>for{NO_TAG}/b> all"]
    assert [category.text for category in fish.iter("category")] == ["Food & drink"]
    assert fish.findtext("{http://purl.org/dc/elements/1.1/}creator") == "O'Neil & Sons"
    assert f"Winter time & {NO_TAG}more> (Fri 27 Mar 2026)" in items
    assert "=1+1 (Tue 2 Jun 2026)" in items
    category = varied.site / "news/category/food-drink/feed.xml"
    assert [entry.title for entry in parsed(category.read_bytes()).entries] == [fish.findtext("title")]


def test_a_control_character_in_a_text_is_harmless(varied: Built) -> None:
    for name, data in feeds(varied.site):
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", data), name
    fish = titled(entries(varied.site), "Fish").content[0].value
    assert re.search(r"A\s+tab", fish)
    long = titled(entries(varied.site), "Überlänge").content[0].value
    assert re.search(r"Word.s\s+soft line end, and a bell\.", long)
    page = (varied.site / "courses/long/index.html").read_bytes()
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", page)


def test_links_between_files_become_whole_addresses_of_pages(varied: Built) -> None:
    summer = fragment(titled(entries(varied.site), "Summer time").content[0].value)
    links = {link.text_content(): link.get("href") for link in summer.iter("a")}
    assert links["the plan"] == SITE_URL + "files/plan.pdf"
    assert links["the other"] == SITE_URL + "courses/winter-time/#what"
    assert links["us"] == SITE_URL + "about/#staff"
    assert links["the web"] == "https://www.example.com/"
    assert links["Top"] == SITE_URL + "courses/summer-time/#top"
    assert [image.get("src") for image in summer.iter("img")] == [SITE_URL + "images/hall.png"]
    fish = fragment(titled(entries(varied.site), "Fish").content[0].value)
    links = {link.text_content(): link.get("href") for link in fish.iter("a")}
    assert links == {"us": SITE_URL + "about/", "here": SITE_URL + "news/2026-02-21-old/", "home": SITE_URL + "about/"}


def test_nothing_is_in_a_feed_before_its_day_or_while_it_is_a_draft(varied: Built) -> None:
    for name, data in feeds(varied.site):
        assert b"Qx" not in data, name
    assert b"Qx" not in (varied.site / "feed.json").read_bytes()


def test_an_item_whose_publication_nobody_knows_has_no_date(varied: Built) -> None:
    found = entries(varied.site)
    assert "published" not in titled(found, "Two days")
    some_day = titled(found, "Some day")
    assert some_day.title == "Some day (Date to be confirmed)"
    assert parsedate_to_datetime(some_day.published).date() == date(2026, 2, 5)
    fish = titled(found, "Fish")
    assert parsedate_to_datetime(fish.published) == datetime(2026, 2, 20, 14, 30, tzinfo=UTC)
    assert parsedate_to_datetime(titled(found, "Old news").published).isoformat() == "2025-07-01T00:00:00+01:00"


def test_news_that_has_expired_stays_in_the_feed_and_at_its_address(varied: Built) -> None:
    assert titled(entries(varied.site, "news/feed.xml"), "Old news").link == SITE_URL + "news/2026-02-21-old/"


def test_a_feed_holds_the_newest_items_up_to_its_limit(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"content/news/n{month}.md": news(f"News {month}", f"2025-{month:02}-01") for month in range(1, 9)
    }
    config = (
        "site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: material\n"
        "plugins:\n  - collaborative:\n      feed_items: 3\n"
    )
    site = build(make(tmp_path, {"content/index.md": "# A\n", **files}, config)).site
    assert [entry.title for entry in entries(site)] == ["News 8", "News 7", "News 6"]
    assert [entry.title for entry in entries(site, "news/feed.xml")] == ["News 8", "News 7", "News 6"]


# Ids for good


def git(folder: SiteFolder, *line: str, moment: str = "2026-02-10T09:00:00+00:00") -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    environment = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    subprocess.run(["git", *who, *line], cwd=folder.path, env=environment, check=True, capture_output=True)


def commit(folder: SiteFolder, moment: str) -> None:
    git(folder, "add", "-A", ".")
    git(folder, "commit", "-q", "-m", "A change", moment=moment)


BODY = "A text of some length, so that git knows the file again after it was renamed.\n" * 5


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], dict[str, Any]]:
    """A site's items by what they are about, before and after everything but the codes was changed."""
    folder = make(
        tmp_path_factory.mktemp("history"),
        {
            ".gitignore": "out*\n",
            "content/index.md": "# Welcome\n",
            "courses/art.md": course("Art", "AR01", "2026-04-01", body=BODY),
            "content/news/2026-02-20-food.md": news("Food", "2026-02-20", body=BODY),
        },
    )
    git(folder, "init", "-q")
    commit(folder, "2026-02-10T09:00:00+00:00")
    before = build(folder).site
    first = {entry.link.split("/")[3]: entry for entry in entries(before)}

    git(folder, "mv", "courses/art.md", "courses/drawing.md")
    git(folder, "mv", "content/news/2026-02-20-food.md", "content/news/2026-02-23-meals.md")
    folder.write("courses/drawing.md", course("Drawing", "ar01", "2026-05-01", aliases="art", body=BODY))
    folder.write("content/news/2026-02-23-meals.md", news("Meals", "2026-02-23", aliases="2026-02-20-food", body=BODY))
    commit(folder, "2026-02-24T09:00:00+00:00")
    after = build(folder).site
    return first, {entry.link.split("/")[3]: entry for entry in entries(after)}


@pytest.mark.parametrize("kind", ["courses", "news"])
def test_an_id_stays_when_title_date_and_file_name_change(
    kind: str, renamed: tuple[dict[str, Any], dict[str, Any]]
) -> None:
    before, after = renamed
    assert (before[kind].title, before[kind].link) != (after[kind].title, after[kind].link)
    assert before[kind].id == after[kind].id


def test_a_course_was_published_with_the_first_commit_of_its_file(
    renamed: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    before, after = renamed
    for found in (before, after):
        assert parsedate_to_datetime(found["courses"].published) == datetime(2026, 2, 10, 9, tzinfo=UTC)


def test_the_day_of_the_first_commit_is_that_of_the_sites_clock(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/index.md": "# A\n", "courses/a.md": course("Art", "A1")}
    folder = make(tmp_path, {**files, ".gitignore": "out*\n"})
    git(folder, "init", "-q")
    commit(folder, "2026-03-03T08:00:00+13:00")  # in London it is still 7pm on 2 March
    assert [entry.title for entry in entries(build(folder, today="2026-03-02").site)] == ["Art (Thu 19 Mar 2026)"]


def test_a_new_item_under_an_old_items_first_name_has_an_id_of_its_own(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"content/index.md": "# A\n", "content/news/meeting.md": news("First", body=BODY)}
    folder = make(tmp_path, {**files, ".gitignore": "out*\n"})
    git(folder, "init", "-q")
    commit(folder, "2026-02-10T09:00:00+00:00")
    git(folder, "mv", "content/news/meeting.md", "content/news/first-meeting.md")
    commit(folder, "2026-02-11T09:00:00+00:00")
    folder.write("content/news/meeting.md", news("Second", body="Something else altogether.\n"))
    commit(folder, "2026-02-12T09:00:00+00:00")
    found = {entry.title: entry.id for entry in entries(build(folder).site, "news/feed.xml")}
    assert found.keys() == {"First", "Second"}
    assert found["First"] != found["Second"]


def test_without_a_history_ids_are_the_same_as_with_one(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/index.md": "# A\n", "content/news/2026-02-20-food.md": news(body=BODY), "courses/a.md": course(code="A1"),
    }  # fmt: skip
    bare = make(tmp_path / "bare", files)
    kept = make(tmp_path / "kept", {**files, ".gitignore": "out*\n"})
    git(kept, "init", "-q")
    commit(kept, "2026-02-10T09:00:00+00:00")
    one, other = build(bare).site, build(kept).site
    assert {entry.id for entry in entries(one)} == {entry.id for entry in entries(other)}
