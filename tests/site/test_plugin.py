"""The plugin inside MkDocs: alone with its name, beside other plugins, and in every shape of site."""

import itertools
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import feedparser
import pytest
from icalendar import Calendar
from tests.conftest import COURSE, Built, SiteFolder
from tests.site.tools import (
    FETCHED,
    broken_links,
    build,
    course,
    digest,
    front_of,
    html_of,
    make,
    news,
    read_pages,
    run_process,
    sitemap,
)

pytestmark = pytest.mark.slow

NOON = "1772452800"  # 2 March 2026, 12:00 in London
MINIMAL = """\
site_name: Northshire Primary Partnership
site_url: https://training.example.org.uk/
docs_dir: content
theme: material
plugins: [collaborative]
"""
FULL: dict[str, str | bytes] = {
    "content/index.md": "# Welcome\n\nSee [first aid](courses/first-aid.md) and [us](about.md#staff).\n",
    "content/about.md": "# About us\n\n## Staff\n\nText.\n",
    "content/courses/index.md": "# Our training\n\nAn introduction with a [link](../about.md).\n",
    "content/files/form.pdf": b"%PDF-1.4\n",
    "content/CNAME": "training.example.org.uk\n",
    "content/.hidden.md": "---\nbroken: [\n---\n",
    "courses/first-aid.md": COURSE,
    "courses/art.md": course("Art", "AR01", cluster="north", body="See [first aid](first-aid.md) and [the form](../files/form.pdf)."),
    "content/news/2026-02-20-hello.md": news("Hello", body="Come to [first aid](../courses/first-aid.md).", categories="News"),
    "content/listings/2026-03.md": front_of({"title": "March"}) + "Come to [art](../courses/art.md).\n",
    "content/clusters/north.md": front_of({"title": "North"}) + "See [alpha](../schools/alpha.md).\n",
    "content/schools/alpha.md": front_of({"title": "Alpha", "cluster": "north"}) + "In [the north](../clusters/north.md).\n",
    "content/discounts/two.md": "---\ntitle: Two\ntiers:\n  - {participants: 2-5, percent: 15}\n---\nAsk [us](../about.md).\n",
}  # fmt: skip


def with_config(more: str, start: str = MINIMAL) -> str:
    return start + more


# Plain MkDocs


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteFolder, Built]:
    folder = make(tmp_path_factory.mktemp("minimal"), FULL, MINIMAL)
    return folder, build(folder)


def test_plain_mkdocs_makes_the_same_site_as_our_command(minimal: tuple[SiteFolder, Built]) -> None:
    folder, built = minimal
    done = run_process(folder.path, "mkdocs", "build", "--strict", "-d", "plain", SOURCE_DATE_EPOCH=NOON)
    assert done.status == 0, done.output
    assert digest(folder.path / "plain") == digest(built.site)


def test_nothing_is_written_into_the_authors_folders(tmp_path: Path) -> None:
    folder = make(tmp_path / "source", FULL, MINIMAL)
    before = digest(folder.path)
    for line in (
        ("collaborative", "build", "-d", str(tmp_path / "site"), "--today", "2026-03-02"),
        ("mkdocs", "build", "-d", str(tmp_path / "plain")),
        ("collaborative", "check", "--today", "2026-03-02"),
    ):
        done = run_process(folder.path, *line)
        assert done.status == 0, done.output
    assert digest(folder.path) == before


def test_every_link_of_the_small_site_leads_somewhere(minimal: tuple[SiteFolder, Built]) -> None:
    _, built = minimal
    pages = read_pages(built.site)
    assert broken_links(built.site, pages) == []
    assert "An introduction with a link." in pages["courses/"].texts("//main//p")
    assert pages["courses/"].texts("//h1") == ["Our training"]
    listed = {urljoin("https://x.example/", link) for link in pages[""].find("//main//a/@href")}
    assert "https://x.example/courses/first-aid/" in listed


def test_files_of_the_author_are_published_as_they_are(minimal: tuple[SiteFolder, Built]) -> None:
    _, built = minimal
    assert (built.site / "files/form.pdf").read_bytes() == b"%PDF-1.4\n"
    assert (built.site / "CNAME").read_text() == "training.example.org.uk\n"
    assert not list(built.site.rglob("*hidden*"))
    assert not list(built.site.rglob("*.md"))


def test_without_a_menu_of_its_own_a_site_gets_one_and_no_course_is_in_it(minimal: tuple[SiteFolder, Built]) -> None:
    _, built = minimal
    for page in read_pages(built.site).values():
        if not page.is_redirect:
            menu = page.texts("//nav[@aria-label='Main']//a")
            assert menu == ["Home", "Our training", "Calendar", "News", "Clusters", "Schools", "Discounts", "About us"]


# Shapes of sites


def test_a_site_without_courses_news_or_clusters_builds(tmp_path: Path) -> None:
    site = build(make(tmp_path, {"content/index.md": "# Welcome\n"}, MINIMAL), "--strict").site
    pages = read_pages(site)
    assert broken_links(site, pages) == []
    assert {
        "",
        "courses/",
        "courses/past/",
        "calendar/",
        "news/",
        "clusters/",
        "schools/",
        "subscribe/",
    } <= pages.keys()
    for page in pages.values():
        assert len(page.find("//h1")) == 1, page.address
    for feed in site.rglob("feed.xml"):
        parsed = feedparser.parse(feed.read_bytes())
        assert parsed.bozo is False
        assert parsed.entries == []
    assert Calendar.from_ical((site / "calendar.ics").read_bytes()).walk("VEVENT") == []


def test_a_site_without_any_page_of_the_author_builds(tmp_path: Path) -> None:
    folder = make(tmp_path, {"courses/first-aid.md": COURSE}, MINIMAL)
    (folder.path / "content").mkdir()
    site = build(folder).site
    pages = read_pages(site)
    assert broken_links(site, pages) == []
    assert pages[""].texts("//h1") == ["Northshire Primary Partnership"]


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that stands in a folder of its host."""
    config = MINIMAL.replace("https://training.example.org.uk/", "https://example.org/training")
    return build(make(tmp_path_factory.mktemp("below"), FULL, config)).site


def test_a_site_in_a_folder_of_its_host_links_within_itself(below: Path) -> None:
    url = "https://example.org/training/"
    pages = read_pages(below)
    assert broken_links(below, pages, url) == []
    for page in pages.values():
        for link in page.find("//a/@href | //link[not(@rel='canonical')]/@href | //@src"):
            if page.address != "404.html" and not urlsplit(link).netloc:
                assert not link.startswith("/"), f"{page.address}: {link} would leave the folder"
        canonical = page.find("//link[@rel='canonical']/@href")
        assert all(link.startswith(url) for link in canonical)
    for link in pages["404.html"].find(f"//a/@href | {FETCHED}"):
        assert link.startswith(("#", "/training/", url)), (
            f"404.html: {link} depends on the address at which it is shown"
        )
    assert set(sitemap(below)) == {
        url + page.address for page in pages.values() if not page.is_redirect and page.address != "404.html"
    }


def test_feeds_and_calendars_of_a_site_in_a_folder_have_whole_addresses(below: Path) -> None:
    for file in below.rglob("feed.xml"):
        for entry in feedparser.parse(file.read_bytes(), resolve_relative_uris=False).entries:
            assert entry.link.startswith("https://example.org/training/"), file
            for link in html_of(f"<div>{entry.content[0].value}</div>".encode()).xpath("//@href"):
                assert link.startswith("https://example.org/training/"), file
    for event in Calendar.from_ical((below / "calendar.ics").read_bytes()).walk("VEVENT"):
        assert str(event["url"]).startswith("https://example.org/training/courses/")


def test_sub_folders_of_courses_change_no_address(tmp_path: Path) -> None:
    text = course("Art", "AR01", body="See [first aid](first-aid.md).")
    home = {"content/index.md": "# Welcome\n"}
    flat = build(make(tmp_path / "flat", {**home, "courses/art.md": text, "courses/first-aid.md": COURSE}, MINIMAL))
    deep = build(
        make(
            tmp_path / "deep",
            {**home, "courses/2026-27/spring/art.md": text, "courses/2026-27/spring/first-aid.md": COURSE},
            MINIMAL,
        )
    )
    assert digest(flat.site) == digest(deep.site)


def test_the_folder_of_courses_may_have_another_name(tmp_path: Path) -> None:
    config = MINIMAL.replace("[collaborative]", "\n  - collaborative:\n      courses_dir: training")
    files = {"content/index.md": "[Art](courses/art.md)\n", "training/art.md": course("Art", "AR01")}
    built = build(make(tmp_path, files, config), "--strict")
    assert broken_links(built.site, read_pages(built.site)) == []
    assert (built.site / "courses/art/index.html").is_file()


def test_headings_that_are_called_like_parts_of_the_page_keep_ids_unique(tmp_path: Path) -> None:
    body = "## Content\n\nOne.\n\n## Discount\n\nTwo.\n\n## Meeting 1\n\nThree.\n"
    files = {
        "content/index.md": f"# Welcome\n\n{body}",
        "courses/art.md": course("Art", "AR01", price="95", body=body),
        "content/discounts/two.md": "---\ntitle: Two\ntiers:\n  - {participants: 2-5, percent: 15}\n---\nText.\n",
        "content/clusters/north.md": f"---\ntitle: North\nmeetings:\n  - date: 2026-04-01\n---\n{body}",
    }
    pages = read_pages(build(make(tmp_path, files, MINIMAL)).site)
    twice = {
        page.address: [name for name, number in Counter(page.find("//@id")).items() if number > 1]
        for page in pages.values()
    }
    assert {address: names for address, names in twice.items() if names} == {}


# Messages


def test_a_broken_link_stops_every_build_and_is_said_once_with_the_real_file_and_line(tmp_path: Path) -> None:
    files = {
        **FULL,
        "courses/2026-27/maths.md": course("Maths", "MA01", body="See [this](nowhere.md)."),
        "content/news/broken.md": news("Broken", body="See [that](../missing.md)."),
        "content/listings/2026-03.md": front_of({"title": "March"}) + "See [it](../gone.md).\n",
        "content/about.md": "# About us\n\nSee [there](lost.md) and [staff](index.md#nothing).\n",
    }
    folder = make(tmp_path, files, MINIMAL)
    output = folder.run("build").output
    for file, target in (
        ("courses/2026-27/maths.md", "nowhere.md"),
        ("content/news/broken.md", "../missing.md"),
        ("content/listings/2026-03.md", "../gone.md"),
        ("content/about.md", "lost.md"),
        ("content/about.md", "#nothing"),
    ):
        (line,) = [
            line for line in output.splitlines() if f'"{target}"' in line or f"{target}" in line.split("Write")[0]
        ]
        assert line.startswith(f"{file}:"), line
    assert not (folder.path / "out").exists()
    assert run_process(folder.path, "mkdocs", "build", "-d", "plain").status == 1


@pytest.mark.parametrize("setting", ["edit_uri: edit/main/content/", "edit_uri_template: edit/main/content/{path}"])
def test_edit_links_lead_to_the_real_file(setting: str, tmp_path: Path) -> None:
    """What MkDocs appends to edit_uri is a path from docs_dir; that of a course leads out of it."""
    config = with_config(f"repo_url: https://github.com/example/training\n{setting}\n")
    files = {
        "content/index.md": "# Welcome\n",
        "content/about.md": "# About\n",
        "courses/2026-27/art.md": course("Art", "AR01", slug="drawing"),
        "content/news/2026-02-20-hello.md": news("Hello", slug="hi"),
        "content/listings/2026-03.md": front_of({"title": "March"}),
        "content/clusters/north.md": front_of({"title": "North"}),
        "content/schools/alpha.md": front_of({"title": "Alpha"}),
        "content/clusters/index.md": "# Our clusters\n",
    }
    pages = read_pages(build(make(tmp_path, files, config)).site)
    links = {
        page.address: [link for link in page.find("//footer//a/@href") if "/edit/" in link]
        for page in pages.values()
        if not page.is_redirect
    }
    expected = {
        "": "content/index.md",
        "about/": "content/about.md",
        "courses/drawing/": "courses/2026-27/art.md",
        "news/hi/": "content/news/2026-02-20-hello.md",
        "courses/2026-03/": "content/listings/2026-03.md",
        "clusters/north/": "content/clusters/north.md",
        "schools/alpha/": "content/schools/alpha.md",
        "clusters/": "content/clusters/index.md",
    }
    real = {address: [f"https://github.com/example/training/edit/main/{file}"] for address, file in expected.items()}
    assert {address: found for address, found in links.items() if found} == real


# Other plugins, hooks, extensions and themes

HOOK = """
from mkdocs.structure.files import File


def on_files(files, config):
    files.append(File.generated(config, "extra/notes.txt", content="from a hook"))
    files.append(File.generated(config, "extra/page.md", content="# A page of a hook"))
    return files


def on_page_content(html, page, config, files):
    return html + "<p>seen by a hook</p>" if page.url.startswith("courses/") else html


def on_post_build(config):
    from pathlib import Path

    Path(config.site_dir, "late.txt").write_text("late", encoding="utf-8")
"""


def test_what_other_plugins_make_stays(tmp_path: Path) -> None:
    folder = make(tmp_path, {**FULL, "hook.py": HOOK}, with_config("hooks: [hook.py]\n"))
    site = build(folder).site
    assert (site / "extra/notes.txt").read_text() == "from a hook"
    assert (site / "late.txt").read_text() == "late"
    pages = read_pages(site)
    assert pages["extra/page/"].texts("//h1") == ["A page of a hook"]
    assert "seen by a hook" in pages["courses/art/"].texts("//main//p")


def test_markdown_extensions_of_the_site_work_in_pages_feeds_and_notices(tmp_path: Path) -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    files = {**FULL, "courses/art.md": course("Art", "AR01", body=table, published="2026-02-01")}
    files["content/discounts/two.md"] = f"---\ntitle: Two\ntiers:\n  - {{participants: 2-5, percent: 15}}\n---\n{table}"
    site = build(make(tmp_path, files, with_config("markdown_extensions: [tables]\n"))).site
    pages = read_pages(site)
    assert pages["courses/art/"].texts("//div[@class='c-body']//table//td") == ["1", "2"]
    assert pages["discounts/"].texts("//main//table//td") == ["1", "2"]
    [entry] = [e for e in feedparser.parse((site / "feed.xml").read_bytes()).entries if e.title.startswith("Art")]
    assert "<td>1</td>" in entry.content[0].value


def test_a_site_may_override_our_templates(tmp_path: Path) -> None:
    config = MINIMAL.replace("theme: material", "theme:\n  name: material\n  custom_dir: overrides")
    override = (
        '{% extends "base.html" %}{% block site_meta %}{{ frame.head }}<meta name="mine" content="yes">{% endblock %}'
    )
    site = build(make(tmp_path, {**FULL, "overrides/main.html": override}, config)).site
    page = read_pages(site)["courses/art/"]
    assert page.find("//meta[@name='mine']/@content") == ["yes"]
    assert page.find("//header//a[@class='c-header__name']")  # what it does not fill is ours
    assert not page.find("//input[@type='checkbox']")


def test_a_sites_own_scripts_and_styles_are_in_its_pages(tmp_path: Path) -> None:
    files = {**FULL, "content/own.js": "", "content/own.css": ""}
    config = f"{MINIMAL}extra_javascript: [own.js]\nextra_css: [own.css]\n"
    page = read_pages(build(make(tmp_path, files, config)).site)["courses/art/"]
    assert "../../own.js" in page.find("//script/@src")
    assert page.find("//link[@rel='stylesheet']/@href")[-1] == "../../own.css"


def test_addresses_without_directories_are_refused_or_consistent(make_site: Callable[..., SiteFolder]) -> None:
    """``use_directory_urls: false`` moves plain pages to about.html; our links must follow, or the site be refused."""
    folder = make_site(
        {"content/about.md": "# About\n", "courses/art.md": course("Art", "AR01", body="[Us](../about.md)")}
    )
    folder.write("mkdocs.yml", (folder.path / "mkdocs.yml").read_text() + "use_directory_urls: false\n")
    built = folder.run("build")
    if built.status:
        assert "use_directory_urls" in built.output
    else:
        assert broken_links(built.site, read_pages(built.site)) == []


# What a course's page says


def test_the_words_of_a_course_stand_on_its_page_once_each(minimal: tuple[SiteFolder, Built]) -> None:
    _, built = minimal
    page = read_pages(built.site)["courses/first-aid/"]
    facts = dict(
        itertools.zip_longest(
            page.texts("//dl[contains(@class, 'c-facts')]//dt"), page.texts("//dl[contains(@class, 'c-facts')]//dd")
        )
    )
    assert facts["When"] == "Thursday 19 March 2026, 9:30am to 3:30pm"
    assert facts["Where"] == "Riverside Primary School Map (Google Maps) of Riverside Primary School"
    assert facts["Price"].startswith("£125")
    assert facts["Code"] == "FA01"


def test_the_sums_of_a_discount_are_exact(minimal: tuple[SiteFolder, Built]) -> None:
    _, built = minimal
    page = read_pages(built.site)["courses/first-aid/"]
    rows = [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.find("//table[@class='c-sums']//tbody/tr")
    ]
    assert rows == [
        ["1 person", "£125.00", "full price", "£125.00"],
        ["2 people", "£250.00", "less 15%", "£212.50"],
        ["3 people", "£375.00", "less 15%", "£318.75"],
        ["4 people", "£500.00", "less 15%", "£425.00"],
        ["5 people", "£625.00", "less 15%", "£531.25"],
        ["6 or more people", "Contact us for a price"],
    ]
