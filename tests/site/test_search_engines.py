"""What search engines and messengers are told of each page of a site: it stands there, it is true, and it tells pages apart."""

import struct
import subprocess
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urljoin

import pytest
from PIL import Image
from tests.conftest import COURSE, FROZEN, FROZEN_TODAY, Built, SiteFolder
from tests.repository import commit, git
from tests.site.tools import SITE_URL, HtmlPage, build, course, news, read_emails, read_pages, sitemap, xml

from collaborative.rendering.share_picture import draw_icon
from collaborative.settings import Settings

Make = Callable[..., SiteFolder]
Pages = Mapping[str, HtmlPage]

URL = "https://www.bplc.org.uk/"
PLAIN = """\
---
title: About us
---

# A heading

![A hall](hall.png)

We train *together*, and we have done so for many years now.

More.
"""


def said(page: HtmlPage, name: str) -> list[str]:
    """The values of a meta element, by its name or property."""
    return [str(value) for value in page.find(f"//head/meta[@name='{name}' or @property='{name}']/@content")]


def one(page: HtmlPage, name: str) -> str:
    [value] = said(page, name)
    return value


def indexable(pages: Pages) -> dict[str, HtmlPage]:
    return {address: page for address, page in pages.items() if "noindex" not in said(page, "robots")}


def png_size(data: bytes) -> tuple[int, ...]:
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", data[16:24])


def last_modified(site: Path) -> dict[str, str]:
    """The day of each address in the sitemap; "" where it has none."""
    found = {}
    for entry in xml((site / "sitemap.xml").read_bytes()):
        [address, *day] = [str(part.text) for part in entry]
        found[address] = "".join(day)
    return found


# Titles and descriptions


def test_titles_and_descriptions_tell_all_pages_apart(frozen_pages: Pages) -> None:
    pages = indexable(frozen_pages)
    assert len(pages) > 240
    titles = Counter(page.texts("//title")[0] for page in pages.values())
    descriptions = Counter(one(page, "description") for page in pages.values())
    assert [text for text, number in (titles + descriptions).items() if number > 1 or not text] == []


def test_descriptions_are_as_long_as_search_engines_show(frozen_pages: Pages) -> None:
    texts = {address: one(page, "description") for address, page in indexable(frozen_pages).items()}
    assert {address: text for address, text in texts.items() if not 50 <= len(text) <= 160} == {}


def test_a_title_ends_with_whose_site_it_is(frozen_pages: Pages) -> None:
    names = ("Bury Primary Learning Collaborative", "BPLC")
    for page in indexable(frozen_pages).values():
        [title] = page.texts("//title")
        assert title.endswith(names), title
        assert len(title) <= 70 or title.endswith(" – BPLC"), title


def test_two_runs_on_one_day_are_told_apart_by_their_codes(make_site: Make) -> None:
    files = {f"courses/{code}.md": course("Fire wardens", code, "2026-04-01") for code in ("FW1", "FW2")}
    pages = read_pages(build(make_site(files)).site)
    shown = [pages[f"courses/{slug}/"] for slug in ("fw1", "fw2")]
    assert [page.texts("//title")[0] for page in shown] == [
        f"Fire wardens, Wed 1 Apr 2026 ({code}) – Northshire Primary Partnership" for code in ("FW1", "FW2")
    ]
    assert [one(page, "description").split(".")[0] for page in shown] == ["FW1", "FW2"]


def test_a_page_without_a_description_is_described_by_its_first_paragraph(make_site: Make) -> None:
    site = make_site(
        {
            "content/about.md": PLAIN,
            "content/hall.png": b"\x89PNG\r\n\x1a\n",
            "content/news/dates.md": news(
                "Dates", "2026-02-01", body="The dates of the summer are **here** & final. So it is.\n"
            ),
        }
    )
    pages = read_pages(build(site).site)
    assert one(pages["about/"], "description") == "We train together, and we have done so for many years now."
    assert one(pages["news/dates/"], "description").startswith("The dates of the summer are here & final. So it is.")


# What may be shown


def test_pages_are_for_search_engines_and_redirects_emails_and_what_is_not_there_are_not(
    frozen: Path, frozen_pages: Pages
) -> None:
    for page in frozen_pages.values():
        hidden = page.is_redirect or page.address == "404.html"
        assert said(page, "robots") == (["noindex"] if hidden else []), page.address
    emails = read_emails(frozen)
    assert len(emails) > 5
    assert {address for address, page in emails.items() if said(page, "robots") != ["noindex"]} == set()


def test_the_sitemap_lists_what_may_be_shown_and_nothing_else(frozen: Path) -> None:
    pages = read_pages(frozen)
    listed = sitemap(frozen)
    canonical = [page.find("//link[@rel='canonical']/@href")[0] for page in indexable(pages).values()]
    assert sorted(listed) == sorted(canonical)
    assert listed == sorted(set(listed))
    assert not (frozen / "sitemap.xml.gz").exists(), "which MkDocs would date"


def test_robots_txt_names_the_sitemap(frozen: Path) -> None:
    lines = (frozen / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Disallow:", "", f"Sitemap: {URL}sitemap.xml"]


def test_a_site_may_have_its_own_of_each_file(make_site: Make) -> None:
    texts = {"robots.txt": b"User-agent: *\n", "sitemap.xml": b"<urlset/>\n"}
    own = texts | dict.fromkeys(("assets/icon-96.png", "assets/share.png"), b"\x89PNG\r\n\x1a\n")
    site = make_site({f"content/{name}": data for name, data in own.items()}).run().site
    assert {name: (site / name).read_bytes() for name in own} == own


# When pages changed


def test_a_page_changed_when_its_record_or_what_it_lists_last_did(make_site: Make) -> None:
    site = make_site(
        {
            "content/about.md": "# About us\n\nText.\n",
            "content/news/hello.md": news("Hello", "2026-01-07", body="Hello.\n"),
            "content/news/again.md": news("Again", "2025-12-07", updated="2026-02-20", body="Hello.\n"),
            "courses/over.md": course("Over", "OV1", "2026-01-20"),
        }
    )
    git(site.path, "init", "--quiet", "--initial-branch=main")
    site.write(".gitignore", "out/\n")
    commit(site.path, "2026-01-05")
    site.write("courses/first-aid.md", COURSE + "\nMore.\n")
    commit(site.path, "2026-02-10")
    site.write("content/about.md", "# About us\n\nOther text.\n")
    commit(site.path, "2026-02-15")
    site.write("courses/over.md", course("Over", "OV1", "2026-01-20", body="It was good.\n"))
    commit(site.path, "2026-03-09")  # after the day of the build
    changed = last_modified(build(site).site)
    wanted = {
        "courses/first-aid/": "2026-02-10",
        "courses/over/": "2026-01-05",
        "courses/past/": "2026-01-05",
        "courses/": "2026-02-10",
        "courses/2026-03/": "2026-02-10",
        "courses/2026-01/": "2026-01-05",
        "about/": "2026-02-15",
        "news/hello/": "2026-01-07",
        "news/again/": "2026-02-20",
        "news/2026/": "2026-01-07",
        "news/": "2026-02-20",
        "": "2026-02-20",
        "subscribe/": "",
    }
    assert {address: changed[SITE_URL + address] for address in wanted} == wanted


def test_a_page_changed_when_a_discount_or_meeting_that_it_shows_did(make_site: Make) -> None:
    site = make_site({"courses/over.md": course("Over", "OV1", "2026-01-20", price="75")})
    git(site.path, "init", "--quiet", "--initial-branch=main")
    site.write(".gitignore", "out/\n")
    site.write("courses/first-aid.md", course("First aid", "FA1", "2026-03-19", price="75"))
    site.write("courses/free.md", course("Free", "FR1", "2026-04-16", price="Free"))
    commit(site.path, "2026-01-05")
    site.write("content/discounts/offer.md", "---\ntitle: Offer\ntiers:\n  - {participants: 2-5, percent: 15}\n---\n")
    commit(site.path, "2026-02-10")
    site.write("content/clusters/north.md", "---\ntitle: North\nmeetings:\n  - {date: 2026-01-14}\n---\nText.\n")
    commit(site.path, "2026-02-20")
    changed = last_modified(build(site).site)
    wanted = {
        "courses/first-aid/": "2026-02-10",
        "courses/free/": "2026-01-05",
        "courses/over/": "2026-01-05",
        "courses/2026-03/": "2026-02-10",
        "courses/2026-01/": "2026-02-20",
    }
    assert {address: changed[SITE_URL + address] for address in wanted} == wanted


def test_nobody_claims_to_know_when_a_page_changed_without_a_history(make_site: Make) -> None:
    files = {"content/news/hello.md": news("Hello", "2026-01-07", body="Hello.\n")}
    changed = last_modified(build(make_site(files)).site)
    known = {address for address, day in changed.items() if day}
    assert changed[f"{SITE_URL}news/hello/"] == "2026-01-07"
    assert f"{SITE_URL}courses/first-aid/" not in known
    assert len(changed) > len(known)


def test_a_day_in_the_evening_is_the_day_of_the_sites_zone(make_site: Make) -> None:
    site = make_site()
    git(site.path, "init", "--quiet", "--initial-branch=main")
    git(site.path, "add", "--all")
    subprocess.run(
        ["git", "-c", "user.name=O", "-c", "user.email=o@example.org", "commit", "-qm", "Late"],
        cwd=site.path,
        env={"GIT_COMMITTER_DATE": "2026-07-01T23:30:00+00:00", "PATH": "/usr/bin:/bin"},
        check=True,
    )
    changed = last_modified(build(site, today="2026-08-01").site)
    assert changed[f"{SITE_URL}courses/first-aid/"] == "2026-07-02"


def test_the_days_of_pages_are_those_of_their_commits(frozen: Path) -> None:
    changed = last_modified(frozen)
    assert {day for day in changed.values() if day > FROZEN_TODAY} == set()
    assert (changed[f"{URL}about/"], changed[f"{URL}contact/"]) == ("2026-11-16", "2026-11-20")


# What messengers show


def test_every_page_can_be_shared(frozen: Path, frozen_pages: Pages) -> None:
    for page in indexable(frozen_pages).values():
        [canonical] = page.find("//link[@rel='canonical']/@href")
        assert one(page, "og:url") == canonical
        assert one(page, "og:description") == one(page, "description")
        assert page.texts("//title")[0].startswith(one(page, "og:title"))
        assert one(page, "og:site_name") == "Bury Primary Learning Collaborative"
        assert one(page, "og:locale") == "en_GB"
        is_news = any(thing["@type"] == "NewsArticle" for thing in page.structured_data)
        assert one(page, "og:type") == ("article" if is_news else "website"), page.address
        assert len(said(page, "article:published_time")) == is_news
        picture = one(page, "og:image")
        assert picture.startswith(URL)
        data = (frozen / picture.removeprefix(URL)).read_bytes()
        assert png_size(data) == (int(one(page, "og:image:width")), int(one(page, "og:image:height")))
        assert png_size(data) == (1200, 630) or picture != f"{URL}assets/share.png"
        assert len(data) < 40_000
        assert one(page, "og:image:alt")


def test_one_picture_is_drawn_for_the_whole_site(frozen: Path, frozen_pages: Pages) -> None:
    assert [file.relative_to(frozen).as_posix() for file in frozen.rglob("share.png")] == ["assets/share.png"]
    assert one(frozen_pages[""], "og:image") == f"{URL}assets/share.png"
    assert one(frozen_pages[""], "og:image:alt") == "Bury Primary Learning Collaborative"


@pytest.fixture
def pictured(make_site: Make) -> Built:
    site = make_site(
        {
            "content/large.png": (FROZEN / "content/images/dates-in-your-calendar.png").read_bytes(),
            "content/small.png": small_png(),
            "courses/own.md": course("Own", "OW1", "2026-04-01", image="large.png", image_alt="A calendar"),
            "courses/tiny.md": course("Tiny", "TI1", "2026-04-02", image="small.png", image_alt="A dot"),
            "courses/over.md": course("Over", "OV1", "2026-02-01"),
            "content/news/own.md": news("Own news", "2026-02-01", image="large.png", image_alt="A calendar"),
        }
    )
    return build(site)


def small_png() -> bytes:
    """A whole picture, which nobody would see in a message."""
    return draw_icon(Settings("X", SITE_URL), 180)


def test_an_authors_own_picture_is_shown_where_it_is_large_enough(pictured: Built) -> None:
    pages = read_pages(pictured.site)
    size = png_size((pictured.site / "large.png").read_bytes())
    for address in ("courses/own/", "news/own/"):
        page = pages[address]
        assert one(page, "og:image") == f"{SITE_URL}large.png"
        assert (int(one(page, "og:image:width")), int(one(page, "og:image:height"))) == size
        assert one(page, "og:image:alt") == "A calendar"


def test_every_other_page_has_the_picture_of_the_site(pictured: Built) -> None:
    pages = read_pages(pictured.site)
    for address in ("courses/tiny/", "courses/over/", "courses/first-aid/", "courses/2026-04/", "news/"):
        page = pages[address]
        assert one(page, "og:image") == f"{SITE_URL}assets/share.png"
        assert one(page, "og:image:alt") == "Northshire Primary Partnership"
    assert not [thing for thing in pages["courses/first-aid/"].structured_data if "image" in thing]


def test_the_logo_of_mkdocs_yml_is_in_the_picture_of_the_site(make_site: Make) -> None:
    red = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="red"/></svg>'
    site = make_site({"content/images/our logo.svg": red})
    config = (site.path / "mkdocs.yml").read_text()
    for logo, shown in (
        ("", False),
        ("\n  logo: images/our logo.svg", True),
        ("\n  logo: images/our logo.svg?2", True),
    ):
        site.write("mkdocs.yml", config.replace("name: material", f"name: material{logo}"))
        picture = Image.open(build(site).site / "assets/share.png").convert("RGB")
        colours = picture.getcolors(1 << 20)
        assert colours
        assert ((255, 0, 0) in {colour for _, colour in colours}) == shown, logo


# The icon


def test_every_page_has_the_sites_own_icon(frozen: Path, frozen_pages: Pages) -> None:
    for page in frozen_pages.values():
        if page.is_redirect:
            continue
        root = "" if page.address == "404.html" else page.address
        for rel, size in (("icon", 96), ("apple-touch-icon", 180)):
            [link] = page.find(f"//head/link[@rel='{rel}']/@href")
            target = urljoin(URL + root, link)
            assert png_size((frozen / target.removeprefix(URL)).read_bytes()) == (size, size)


def test_the_icon_of_mkdocs_yml_counts_more(tmp_path: Path, make_site: Make) -> None:
    site = make_site({"content/own.png": small_png()})
    config = (site.path / "mkdocs.yml").read_text().replace("name: material", "name: material\n  favicon: own.png")
    site.write("mkdocs.yml", config)
    page = read_pages(build(site).site)["courses/first-aid/"]
    assert page.find("//head/link[@rel='icon']/@href") == ["../../own.png"]
    assert page.find("//head/link[@rel='apple-touch-icon']") == []
