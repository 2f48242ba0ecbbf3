"""What stands in the items of feeds: texts, pictures, words to filter by, and how much of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import CONFIG, Built
from tests.rendering.test_feeds import entries, feeds, titled
from tests.site.tools import SITE_URL, build, course, digest, fragment, make, news, xml

from collaborative.rendering.feed_html import for_readers, shortened, size_in_xml
from collaborative.views.subscriptions.limits import ALL_TEXTS, SUMMARY, TEXT, TITLE

PICTURE = b"\x89PNG\r\n\x1a\n" + b"x" * 1234
EXTENSIONS = """\
markdown_extensions:
  - tables
  - footnotes
  - attr_list
  - abbr
  - def_list
  - admonition
  - toc: {permalink: true}
"""
EVERYTHING = """\
<abbr title="Special needs">SEN</abbr> and <bdo dir="rtl">text</bdo> <!-- a note -->

## A heading {: .loud #here data-x="1" }

| Left | Right |
|:-----|------:|
| a & b | 1 < 2 |

Term
:   What it means, with a footnote[^1] and [a way back](#here).

!!! note
    See [the plan](../../../files/a%20plan.pdf "It's & more") and ![A "hall" &lt;img src=x&gt;](../../../images/hall.png){: loading=lazy }.

- ]]> &nbsp; &amp;lt; <br> \u05e9\u05dc\u05d5\u05dd \U0001f600 \ufdd0\U0001ffff

`code & <script>alert(1)</script>`

[^1]: Below.
"""
FILES: dict[str, str | bytes] = {
    "content/index.md": "# Welcome\n",
    "content/files/a plan.pdf": b"%PDF-1.4\n",
    "content/images/hall.png": PICTURE,
    "content/images/the hall.JPG": b"\xff\xd8\xff" + b"x" * 97,
    "content/clusters/north.md": "---\ntitle: North & South cluster\n---\n",
    "courses/2026/deep/all.md": course(
        "Everything", "EV01", published="2026-02-01", summary="All < that there is.", subject="Maths", tags="maths, R&D, Outdoors, outdoors", audience="KS2, ECTs",
        cluster="north", trainer="A. Trainer", bring="A pencil & paper", image="images/hall.png", image_alt='The "hall" <img src=x>',
        attachments="files/a plan.pdf", objectives="count < ten", start="9.30am", booking="{closes: 2026-03-12}", body=EVERYTHING,
    ).replace("'{closes: 2026-03-12}'", "{closes: 2026-03-12}"),
    "courses/later-today.md": course("Later today", "LT01", published="2026-03-02 14:00"),
    "courses/tomorrow.md": course("Qxtomorrow", "TM01", published="2026-03-03 00:00"),
    "content/news/picture.md": news(
        "With a picture", "2026-02-02", summary="A <b>bold</b> & 'quoted' summary &lt;", image="images/the hall.JPG",
        image_alt="A hall", categories="Courses, courses, Training", body="Text.",
    ),
    "content/news/long.md": news("Long " * 39, "2026-02-03", summary="word " * 300, body="A paragraph of text.\n\n" * 4_000),
}  # fmt: skip


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site whose items have all that an item can have."""
    return build(make(tmp_path_factory.mktemp("rich"), FILES, CONFIG + EXTENSIONS))


def text_of(site: Path, start: str) -> Any:
    return fragment(titled(entries(site), start).content[0].value)


def json_item(site: Path, start: str) -> dict[str, Any]:
    items = json.loads((site / "feed.json").read_bytes())["items"]
    [item] = [item for item in items if item["title"].startswith(start)]
    return dict(item)


# Pictures


def test_a_picture_is_enclosed_with_its_type_and_its_length_in_bytes(rich: Built) -> None:
    found = {entry.title.split(" (")[0]: entry.enclosures for entry in entries(rich.site)}
    [png] = found["Everything"]
    assert (png.href, png.length, png.type) == (SITE_URL + "images/hall.png", str(len(PICTURE)), "image/png")
    [jpeg] = found["With a picture"]
    assert (jpeg.href, jpeg.length, jpeg.type) == (SITE_URL + "images/the%20hall.JPG", "100", "image/jpeg")
    assert found["Later today"] == []
    for enclosure in (png, jpeg):
        file = rich.site / enclosure.href.removeprefix(SITE_URL).replace("%20", " ")
        assert file.stat().st_size == int(enclosure.length)


def test_the_json_feed_has_the_picture_as_image_and_attachment(rich: Built) -> None:
    item = json_item(rich.site, "Everything")
    assert item["image"] == SITE_URL + "images/hall.png"
    assert item["attachments"] == [{"url": item["image"], "mime_type": "image/png", "size_in_bytes": len(PICTURE)}]
    assert not {"image", "attachments"} & json_item(rich.site, "Later today").keys()


def test_the_picture_stands_in_the_text_too_with_its_description(rich: Built) -> None:
    [first, _] = text_of(rich.site, "Everything").iter("img")
    assert (first.get("src"), first.get("alt")) == (SITE_URL + "images/hall.png", 'The "hall" <img src=x>')


# Texts


def test_the_text_of_a_course_is_all_that_its_page_says_whatever_day_it_is(rich: Built) -> None:
    whole = text_of(rich.site, "Everything")
    assert whole[0].text == "All < that there is."
    facts = {item.find("strong").text: item.find("strong").tail.strip() for item in next(whole.iter("ul")).iter("li")}
    assert facts == {
        "When:": "Thursday 19 March 2026, from 9:30am",
        "For:": "ECTs, KS2",
        "Price:": "To be confirmed",
        "Book by:": "Thursday 12 March 2026",
        "Led by:": "A. Trainer",
        "Bring:": "A pencil & paper",
        "Cluster:": "North & South cluster",
        "Code:": "EV01",
    }
    assert [heading.text for heading in whole.iter("h2")] == ["A heading", "What you will be able to do", "Files"]
    assert "count < ten" in [item.text for item in whole.iter("li")]
    links = {link.text: link.get("href") for link in whole.iter("a")}
    assert links["a plan.pdf"] == SITE_URL + "files/a%20plan.pdf"
    assert links["How to book, and more, on the website"] == SITE_URL + "courses/all/"


def test_the_text_has_whole_addresses_and_nothing_of_the_page_around_it(rich: Built) -> None:
    whole = text_of(rich.site, "Everything")
    assert [link for _, _, link, _ in whole.iterlinks() if not link.startswith(SITE_URL)] == []
    attributes = {name for element in whole.iter() for name in element.attrib}
    assert attributes == {"href", "src", "alt", "title"}
    assert "\u00b6" not in whole.text_content()
    assert "a note" not in whole.text_content()
    links = {link.text: link.get("href") for link in whole.iter("a")}
    assert links["the plan"] == SITE_URL + "files/a%20plan.pdf"
    assert links["a way back"] == SITE_URL + "courses/all/#here"
    assert links["1"] == SITE_URL + "courses/all/#fn:1"


def test_hostile_text_comes_back_as_it_was_typed(rich: Built) -> None:
    for name, data in feeds(rich.site):
        xml(data)
        for character in ("\ufdd0", "\U0001ffff"):
            assert character.encode() not in data, name
    words = " ".join(text_of(rich.site, "Everything").text_content().split())
    assert "]]> &lt; \u05e9\u05dc\u05d5\u05dd \U0001f600" in words
    assert "code & <script>alert(1)</script>" in words
    assert "a & b 1 < 2" in words


def test_a_summary_is_text_and_not_html(rich: Built) -> None:
    typed = "A <b>bold</b> & 'quoted' summary &lt;"
    [item] = [
        item
        for item in xml((rich.site / "news/feed.xml").read_bytes()).iter("item")
        if item.findtext("title") == "With a picture"
    ]
    assert fragment(item.findtext("description")).text_content() == typed
    assert json_item(rich.site, "With a picture")["summary"] == typed


def test_titles_write_their_signs_by_number(rich: Built) -> None:
    data = (rich.site / "clusters/north/feed.xml").read_bytes()
    assert b"North &#x26; South cluster</title>" in data
    assert b"<category>R&#x26;D</category>" in data
    assert b"&amp;" not in data.partition(b"<item>")[0].replace(b"<description>", b"").partition(b"</title>")[0]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("", ""),
        ("words", "words"),
        ("<p>a<br>b</p><p></p>", "<p>a<br/>b</p><p></p>"),
        ("<p>a<script>b</script>c</p>", "<p>ac</p>"),
        ('<label>a</label><input type="checkbox"><bdo>b</bdo>', "ab"),
        ('<p class="x" id="y" style="z" data-q="1" onclick="r()" lang="fr">a</p>', '<p lang="fr">a</p>'),
        ('<h2>A<a class="headerlink" href="#a">\u00b6</a></h2>', "<h2>A</h2>"),
        ('<a href="javascript:x">a</a><a href="http://[b">b</a>', "<a>a</a><a>b</a>"),
        ('<a href="../y/?q=1&amp;r#s">a</a>', '<a href="https://a.example/y/?q=1&amp;r#s">a</a>'),
        ('<a href="//b.example/c">a</a>', '<a href="https://b.example/c">a</a>'),
        ('<img src="i.png" srcset="j.png 2x" alt="<b>">', '<img alt="&lt;b&gt;" src="https://a.example/x/i.png"/>'),
        ("<p>a<!-- b --><svg><path/></svg></p>", "<p>a</p>"),
        ("<p>a<wbr>b</p>", "<p>ab</p>"),
        ("<p>a <details>b</details></p>", "<div>a <details>b</details></div>"),
        ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td></tr></table>"),
        ("<td>a</td>", "<div>a</div>"),
        ("<table><tr><td>a</td></tr><div>b</div></table>", "<div><div><div>a</div></div><div>b</div></div>"),
        ("<table><tr>a<td>b</td></tr></table>", "<div><div>a<div>b</div></div></div>"),
        ("<thead><tr><th>a</th></tr></thead>", "<div><div><div>a</div></div></div>"),
    ],
)  # fmt: skip
def test_readers_get_what_they_show_and_no_more(html: str, kept: str) -> None:
    assert for_readers(html, "https://a.example/x/") == kept


# Words to filter by


def test_an_item_has_its_subject_audiences_cluster_and_tags_to_filter_by_each_once(rich: Built) -> None:
    everything = titled(entries(rich.site), "Everything")
    expected = ["Maths", "ECTs", "KS2", "North & South cluster", "R&D", "Outdoors"]
    assert [tag.term for tag in everything.tags] == expected
    assert json_item(rich.site, "Everything")["tags"] == expected
    assert json_item(rich.site, "With a picture")["tags"] == ["Courses", "Training"]


# Length


def test_a_long_title_and_summary_are_cut_behind_a_word(rich: Built) -> None:
    long = json_item(rich.site, "Long")
    assert len(long["title"]) <= TITLE
    assert len(long["summary"]) <= SUMMARY
    assert long["summary"].endswith("word word\u2026")


def test_a_very_long_text_ends_behind_a_paragraph_and_leads_to_the_rest(rich: Built) -> None:
    html = json_item(rich.site, "Long")["content_html"]
    assert TEXT * 0.9 < len(html) < TEXT * 1.1
    whole = fragment(html)
    lead, *paragraphs, rest = whole.iter("p")
    assert lead.text == " ".join(["word"] * 300)
    assert {paragraph.text for paragraph in paragraphs} == {"A paragraph of text."}
    [link] = rest.iter("a")
    assert (link.text, link.get("href")) == ("Read the rest on the website", SITE_URL + "news/long/")
    assert "Read the rest" not in json_item(rich.site, "Everything")["content_html"]


@pytest.mark.parametrize(
    ("html", "beginning"),
    [
        ("<p>aaa</p><p>bbb</p><p>c</p>", "<p>aaa</p><p>bbb</p>"),
        ("<ul><li>aaaa</li><li>bbb</li></ul><p>c</p>", "<ul><li>aaaa</li></ul>"),
        ("<p>a</p><ul><li>bbbbbbbbbbbbbbbb</li></ul>", "<p>a</p>"),
        ("<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</p><p>b</p>", ""),
    ],
)
def test_a_text_is_cut_between_its_parts(html: str, beginning: str) -> None:
    assert shortened(html, 25) == beginning


def test_a_feed_of_long_texts_stays_small_and_loses_no_item(tmp_path: Path) -> None:
    body = "A paragraph of text with some words in it.\n\n" * 1_000
    many = {
        f"content/news/n{day:02}.md": news(f"News {day}", f"2026-02-{day:02}", summary=f"What {day}", body=body)
        for day in range(1, 21)
    }
    site = build(make(tmp_path, {"content/index.md": "# A\n", **many})).site
    for name in ("feed.xml", "feed.json", "news/feed.xml"):
        assert (site / name).stat().st_size < 512_000, name
    found = entries(site)
    assert [entry.title for entry in found] == [f"News {day}" for day in range(20, 0, -1)]
    whole = [entry for entry in found if "A paragraph" in entry.content[0].value]
    assert whole == found[: len(whole)]
    assert 0.8 * ALL_TEXTS < sum(size_in_xml(entry.content[0].value) for entry in whole) <= ALL_TEXTS
    for entry in found[len(whole) :]:
        [link] = fragment(entry.content[0].value).iter("a")
        assert link.get("href") == entry.link
        assert entry.summary.startswith("What")


# Days


def test_an_item_of_this_very_day_is_there_from_its_first_build_with_its_own_hour(rich: Built) -> None:
    later = titled(entries(rich.site), "Later today")
    assert later.published == "Mon, 02 Mar 2026 14:00:00 +0000"
    for file in [*rich.site.rglob("feed.xml"), *rich.site.rglob("feed.json")]:
        assert b"Qx" not in file.read_bytes(), file


def test_feeds_stay_the_same_from_day_to_day_while_the_content_does(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "content/index.md": "# A\n",
        "courses/full.md": course("Full", "FU01", "2026-03-19", status="full", published="2026-02-01", subject="Maths"),
        "courses/few.md": course(
            "Few", "FE01", "2026-03-04", status="few places", booking="office@example.org", published="2026-02-01"
        ),
        "content/news/gone.md": news("Gone", "2026-02-01", expires="2026-03-10"),
    }
    folder = make(tmp_path, files)
    before = digest(build(folder, today="2026-03-02").site)
    after = digest(build(folder, today="2027-09-09").site)
    names = [name for name in before if name.endswith(("feed.xml", "feed.json"))]
    assert len(names) >= 8
    assert [name for name in names if before[name] != after[name]] == []
