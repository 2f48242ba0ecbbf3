"""News, clusters and schools of a small site: what is there stands on the page, and what is not leaves no gap."""

import io
from collections.abc import Callable, Mapping

import pytest
from PIL import Image
from tests.conftest import SiteFolder
from tests.site.tools import HtmlPage, build, course, make, news, read_pages


def photograph() -> bytes:
    """40 pixels wide and 30 high, taken with the camera held upright: it is shown turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    made = io.BytesIO()
    Image.new("RGB", (40, 30)).save(made, "JPEG", exif=exif)
    return made.getvalue()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, HtmlPage]:
    pictured = {"image_alt": "A hall with a hundred chairs."}
    files: dict[str, str | bytes] = {
        "content/index.md": "# A\n",
        "content/images/hall.jpg": photograph(),
        "content/images/hall.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"></svg>',
        "content/news/2026-02-20-a.md": news(
            "A", "2026-02-20", "Some *first* words.\n\nMore.", image="images/hall.jpg", updated="2026-02-24", **pictured
        ),
        "content/news/2026-02-19-b.md": news(
            "B", "2026-02-19", image="images/hall.svg", author="Jo, Al, Di", **pictured
        ),
        "content/news/2026-02-18-c.md": news("C", "2026-02-18", "Book FA01.", categories="Health, Work"),
        "content/clusters/north.md": "---\ntitle: North cluster\ncontact: office@example.org\n---\n",
        "content/schools/larkhill.md": (
            "---\ntitle: Larkhill School\ncluster: North\npostcode: BL9 0AA\nphone: 0161 496 0123\n"
            "email: head.office@larkhill.example\nwebsite: https://larkhill.example/\n---\n"
        ),
        "content/schools/elton.md": "---\ntitle: Elton School\n---\n",
        "courses/fa.md": course(venue="Larkhill School", image="images/hall.jpg", **pictured),
        "courses/fb.md": course(code="FB01", image="images/hall.svg", **pictured),
    }
    return read_pages(build(make(tmp_path_factory.mktemp("small"), files)).site)


def test_the_first_picture_of_a_list_comes_at_once_and_later_ones_when_they_are_near(
    pages: Mapping[str, HtmlPage],
) -> None:
    pictures = [dict(it.attrib) for it in pages["news/"].find("//li//img")]
    assert [(it["src"], it.get("width"), it.get("height"), it.get("loading")) for it in pictures] == [
        ("../images/hall.jpg", "30", "40", None),
        ("../images/hall.svg", None, None, "lazy"),
    ]


def test_a_courses_picture_says_what_it_shows_and_has_room_kept_for_it(pages: Mapping[str, HtmlPage]) -> None:
    pictures = [dict(it.attrib) for name in ("fa", "fb") for it in pages[f"courses/{name}/"].find("//article//img")]
    assert [(it["src"], it["alt"], it.get("width"), it.get("height")) for it in pictures] == [
        ("../../images/hall.jpg", "A hall with a hundred chairs.", "30", "40"),
        ("../../images/hall.svg", "A hall with a hundred chairs.", None, None),
    ]


def test_a_list_has_the_first_words_where_there_is_no_summary(pages: Mapping[str, HtmlPage]) -> None:
    assert pages["news/"].texts("//p[contains(@class, 'c-card__summary')]") == ["Some first words.", "Book FA01."]


def test_an_item_says_when_by_whom_and_about_what(pages: Mapping[str, HtmlPage]) -> None:
    bylines = [
        pages[f"news/2026-02-{name}/"].texts("//p[contains(@class, 'c-byline')]") for name in ("20-a", "19-b", "18-c")
    ]
    assert bylines == [
        ["Published 20 February 2026 Last updated 24 February 2026"],
        ["Published 19 February 2026 By Jo, Al and Di"],
        ["Published 18 February 2026 Health Work"],
    ]


def test_an_item_without_courses_has_no_heading_for_them(pages: Mapping[str, HtmlPage]) -> None:
    assert pages["news/2026-02-18-c/"].texts("//main//h2") == ["Courses in this news"]
    assert pages["news/2026-02-20-a/"].texts("//main//h2") == []


def test_a_school_says_how_to_reach_it_and_what_is_held_there(pages: Mapping[str, HtmlPage]) -> None:
    page = pages["schools/larkhill/"]
    links = page.find("//main//dl//a/@href")
    assert links == [
        "../../clusters/north/",
        "https://www.google.com/maps/search/?api=1&query=Larkhill+School%2C+BL9+0AA",
        "tel:01614960123",
        "mailto:head.office@larkhill.example",
        "https://larkhill.example/",
    ]
    [email] = page.find("//a[starts-with(@href, 'mailto:head')]")
    assert list(email.itertext()) == ["head.", "office@", "larkhill.", "example"]  # where a narrow screen may break it
    assert page.texts("//main//h2") == ["Meetings hosted here", "Courses held here"]
    assert page.texts("//main//section//h3") == ["First aid"]
    bare = pages["schools/elton/"]
    assert bare.find("//main//dl//a") == []
    assert bare.texts("//main//section") == ["Meetings hosted here No meeting is planned here at the moment."]


def test_a_cluster_without_meetings_courses_and_text_shows_its_schools(pages: Mapping[str, HtmlPage]) -> None:
    page = pages["clusters/north/"]
    assert page.find("//main//dl[@class='c-facts']//a/@href") == ["mailto:office@example.org"]
    assert page.texts("//main//h2")[:2] == ["Next meetings", "Schools"]
    assert "About this cluster" not in page.texts("//main//h2")
    assert page.texts("//*[@class='c-schematic']//h3") == ["Larkhill School"]


def test_what_a_cluster_is_is_said_unless_the_site_says_it_itself(
    pages: Mapping[str, HtmlPage], make_site: Callable[..., SiteFolder]
) -> None:
    said = "A cluster is a group of neighbouring schools whose staff meet and learn together."
    assert pages["clusters/"].texts("//main//p[@class='c-lead']") == [said]
    own = build(make_site({"content/clusters/index.md": "# Our clusters\n\nWe call them pods.\n"})).site
    text = (own / "clusters" / "index.html").read_text(encoding="utf-8")
    assert said not in text
    assert "We call them pods." in text


def test_a_file_named_after_a_list_introduces_it_and_links_and_menu_find_it(
    make_site: Callable[..., SiteFolder],
) -> None:
    files = {
        "content/news.md": "# The latest\n\nFrom our [home](index.md).\n",
        "content/about.md": "[List](news/index.md), [file](news.md)\n",
        "content/news/item.md": news(body="Text."),
    }
    nav = "nav:\n  - About: about.md\n  - News: news/index.md\n"
    built = build(make_site(files, nav), "--strict")
    pages = read_pages(built.site)
    assert pages["news/"].texts("//h1") == ["The latest"]
    assert pages["about/"].find("//nav[@aria-label='Main']//a/@href") == ["../about/", "../news/"]
    assert [link for link in pages["about/"].find("//main//a/@href") if "news" in link] == ["../news/", "../news/"]
