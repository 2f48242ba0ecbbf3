"""JSON Feeds of built sites, by the rules of version 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from tests.rendering.test_feeds import CONTENT, NO_TAG, feeds
from tests.site.tools import fragment, read_pages, xml

# Of the feed, of an item and of an attachment: each field that we write, with its type; the first ones are required.
FEED = {
    "version": str,
    "title": str,
    "items": list,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "language": str,
}
ITEM = {
    "id": str, "content_html": str, "url": str, "title": str, "summary": str, "image": str, "date_published": str, "authors": list, "tags": list, "attachments": list,
}  # fmt: skip
ATTACHMENT = {"url": str, "mime_type": str, "size_in_bytes": int}
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")
URL = re.compile(r"https?://[^/\s]+/\S*")


def json_feeds(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted(site.rglob("feed.json")):
        yield file.relative_to(site).as_posix(), json.loads(file.read_bytes().decode("utf-8"))


def wrong_with(values: dict[str, Any], fields: Mapping[str, type], required: int) -> list[str]:
    """Fields that are missing, unknown, empty or of another type."""
    missing = [name for name in list(fields)[:required] if name not in values]
    wrong = [name for name, value in values.items() if name not in fields or type(value) is not fields[name]]
    empty = [name for name, value in values.items() if value in ("", []) and name not in ("content_html", "items")]
    return missing + wrong + empty


def test_there_is_one_beside_every_rss_feed_and_no_other(any_site: Path) -> None:
    assert [name for name, _ in json_feeds(any_site)] == sorted(
        name.removesuffix("xml") + "json" for name, _ in feeds(any_site)
    )


def test_each_has_the_fields_that_the_version_demands_with_their_types(any_site: Path) -> None:
    for name, feed in json_feeds(any_site):
        assert wrong_with(feed, FEED, 3) == [], name
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        for item in feed["items"]:
            assert wrong_with(item, ITEM, 2) == [], f"{name}: {item['id']}"
            for attachment in item.get("attachments", ()):
                assert wrong_with(attachment, ATTACHMENT, 2) == [], name
            for author in item.get("authors", ()):
                assert wrong_with(author, {"name": str}, 1) == [], name
            assert all(type(tag) is str and tag for tag in item.get("tags", ())), name


def test_ids_are_unique_and_dates_and_addresses_whole(any_site: Path) -> None:
    for name, feed in json_feeds(any_site):
        ids = [item["id"] for item in feed["items"]]
        assert len(set(ids)) == len(ids), name
        for values in (feed, *feed["items"]):
            for key in ("url", "home_page_url", "feed_url", "image"):
                assert key not in values or URL.fullmatch(values[key]), f"{name}: {key}"
            assert RFC3339.fullmatch(values.get("date_published", "2026-01-01T00:00:00Z")), name


def test_each_holds_the_same_as_its_rss_feed(any_site: Path) -> None:
    rss_feeds = {name: xml(data) for name, data in feeds(any_site)}
    for name, feed in json_feeds(any_site):
        root = rss_feeds[name.removesuffix("json") + "xml"]
        assert feed["title"] == as_typed(root.findtext("channel/title"))
        assert feed["description"] == as_typed(root.findtext("channel/description"))
        assert feed["home_page_url"] == root.findtext("channel/link")
        assert urlsplit(feed["feed_url"]).path.lstrip("/") == name
        for item, rss in zip(feed["items"], root.iter("item"), strict=True):
            assert item["id"] == rss.findtext("guid")
            assert item["url"] == rss.findtext("link")
            assert item["title"] == as_typed(rss.findtext("title"))
            assert item["content_html"] == (rss.findtext(CONTENT) or "")
            assert item["summary"] == fragment(rss.findtext("description")).text_content()
            assert item.get("tags", []) == [as_typed(category.text) for category in rss.iter("category")]
            moment, published = item.get("date_published"), rss.findtext("pubDate")
            assert (datetime.fromisoformat(moment) if moment else None) == (
                parsedate_to_datetime(published) if published else None
            )


def as_typed(text: str) -> str:
    """Without the zero-width spaces that keep RSS readers from taking text for tags."""
    return text.replace(NO_TAG, "<")


def test_pages_announce_each_feed_in_both_formats(any_site: Path) -> None:
    announced: set[str] = set()
    for page in read_pages(any_site).values():
        links = page.find("//head/link[@rel='alternate']")
        rss = [(link.get("title"), link.get("href")) for link in links if link.get("type") == "application/rss+xml"]
        own = [(link.get("title"), link.get("href")) for link in links if link.get("type") == "application/feed+json"]
        assert own == [(title, f"{address.removesuffix('xml')}json") for title, address in rss], page.address
        announced |= {urlsplit(urljoin(f"https://a.example/{page.address}", address)).path[1:] for _, address in own}
    assert announced == {name for name, _ in json_feeds(any_site)}
