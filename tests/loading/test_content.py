"""Loading all files of a site, whatever is wrong with one of them."""

import pytest
from tests.builders import SETTINGS, file_history, history_of, load

from collaborative.loading.content import kind_of
from collaborative.loading.history import History
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.views.subscriptions.feeds import FeedItem, news_feed_item


def course(*lines: str) -> str:
    return "\n".join(["---", "title: First aid", *lines, "---", "Text", ""])


def test_every_problem_of_every_file_is_reported_with_file_line_field_and_remedy() -> None:
    content = load(
        {
            "courses/date.md": course("code: FA01", "date: 31 February 2026", "vennue: Hall"),
            "courses/no-code.md": course("date: 2026-03-19"),
            "courses/same-code.md": course("date: 2026-03-19", "code: fa 01"),
            "courses/windows.md": course("code: FA03", "date: 2026-03-19", "venue: Café").encode("cp1252"),
            "courses/good.md": course("code: FA04", "date: 2026-03-19"),
        }
    )
    assert [str(problem) for problem in content.problems] == [
        (
            "courses/date.md:4: date: 31 February does not exist: February 2026 has 28 days. "
            "Write the day that you mean, for example 28 February 2026."
        ),
        'courses/date.md:5: vennue: "vennue" is not a known key. Did you mean venue?',
        "courses/no-code.md:1: code: The code is missing. Add a line to the details at the top: code: FA01",
        (
            'courses/same-code.md:4: code: The code "fa 01" is also in courses/date.md (line 3). '
            "Each course needs a code of its own: give the newer one (is it a copy?) another."
        ),
        (
            'courses/windows.md:5: The file is not saved as UTF-8: the character "é" (byte E9) cannot be read. '
            "Save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding)."
        ),
    ]
    assert "FA04" in [item.code for item in content.catalogue.courses]


def test_a_course_without_front_matter_is_refused() -> None:
    (problem,) = load({"courses/a.md": "Just text\n"}).problems
    assert (problem.path, problem.line, problem.wrong) == (
        "courses/a.md",
        1,
        "There are no details (front matter) at the top of the file: no title, nothing to list.",
    )


def test_a_page_without_front_matter_is_a_plain_page() -> None:
    content = load({"about.md": "# About us\n\nText\n"})
    (page,) = content.pages
    assert (content.problems, page.title, page.heading, page.text, page.address) == (
        (),
        None,
        "About us",
        "\nText",
        "about/",
    )


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("courses/first-aid.md", Course),
        ("courses/spring/first-aid.md", Course),
        ("news/a.md", NewsItem),
        ("news/index.md", None),
        ("news/2026/a.md", None),
        ("about.md", None),
        ("policies/a.md", None),
    ],
)
def test_the_folder_decides_what_a_file_is(uri: str, kind: type | None) -> None:
    assert kind_of(uri) is kind


def test_two_news_items_never_share_a_guid_though_one_took_the_others_old_name() -> None:
    history = History(
        files=(
            file_history("content/news/a.md", "content/news/b.md"),
            file_history("content/news/a.md", name="content/news/a-2.md"),
        )
    )
    front = "---\ntitle: New\npublished: 2026-03-01\n---\n"
    items = load({"news/a.md": front, "news/b.md": front}, history).catalogue.news
    assert len({news_feed_item(item, SETTINGS).guid for item in items}) == 2


@pytest.mark.parametrize("uri", ["courses/日本.md", "courses/---.md"])
def test_a_file_name_that_gives_no_address_is_quoted(uri: str) -> None:
    (problem,) = load({uri: "---\ntitle: First aid\ncode: FA01\ndate: 2026-03-19\n---\nText\n"}).problems
    assert problem.wrong.startswith(f'"{uri[8:-3]}" has no letter from a to z and no digit')
    assert "slug: first-aid" in problem.remedy


def test_a_pasted_list_changes_the_text_of_a_feed_item_and_neither_its_guid_nor_its_day() -> None:
    def item(point: str) -> FeedItem:
        front = "---\ntitle: Programme\npublished: 2026-02-20\n---\n\n"
        uri = "news/2026-02-20-programme.md"
        then, now = f"{front}{point}Know\n{point}Use\n", f"{front}Now:\n\n{point}Know\n{point}Use\n"
        content = load({uri: now}, history_of([(uri, then), (uri, now)]))
        return news_feed_item(content.catalogue.news[0], SETTINGS)

    pasted, typed = item("\uf0b7\t"), item("- ")
    assert pasted == typed
