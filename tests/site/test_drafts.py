"""Drafts and what is published later: marked in the preview, and in nothing that a build makes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import CONFIG, SiteFolder
from tests.site.preview import RunningPreview, previewed
from tests.site.tools import build, course, digest, make, news

PUBLIC = {
    "content/index.md": "# Welcome\n",
    "content/clusters/north.md": "---\ntitle: North cluster\n---\n",
    "courses/first-aid.md": course(code="FA01", audience="Class teachers", price="95"),
    "content/news/programme.md": news(),
}
HIDDEN = {
    "courses/secret.md": course("SECRETDRAFT course", "SD01", audience="Governors", subject="Maths", draft="yes"),
    "courses/later.md": course("SECRETDRAFT later course", "SD02", published="2026-03-09"),
    "content/news/secret.md": news("SECRETDRAFT news", categories="Hidden category", draft="yes"),
    "content/news/later.md": news("SECRETDRAFT later news", "2026-03-09"),
    "content/listings/2026-07.md": "---\ntitle: SECRETDRAFT listing\ndraft: yes\n---\n",
    "content/plain.md": "---\ntitle: SECRETDRAFT page\ndraft: yes\n---\nText\n",
    "content/more/deep.md": "---\nDraft: Yes\n---\n# SECRETDRAFT deep page\n",
    "content/schools/index.md": "---\ndraft: yes\n---\n# Schools\n\nSECRETDRAFT introduction\n",
    "content/clusters/secret.md": "---\ntitle: SECRETDRAFT cluster\ndraft: yes\n---\n",
    "content/schools/secret.md": "---\ntitle: SECRETDRAFT school\ndraft: yes\n---\n",
    "content/discounts/secret.md": "---\ntitle: SECRETDRAFT discount\ntiers: [{participants: 2-5, percent: 15}]\ndraft: yes\n---\n",
}
DRAFT = "Draft: not on the public site."
LATER = "Goes public on Monday 9 March 2026"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    return make(tmp_path_factory.mktemp("drafts"), {**PUBLIC, **HIDDEN})


@pytest.fixture(scope="module")
def preview(folder: SiteFolder) -> Iterator[RunningPreview]:
    with previewed(folder.path) as running:
        yield running


def test_a_build_is_byte_for_byte_that_of_the_same_site_without_them(folder: SiteFolder, tmp_path: Path) -> None:
    built = build(folder)
    assert digest(built.site) == digest(build(make(tmp_path, PUBLIC)).site)
    everything = b"".join(file.read_bytes() for file in sorted(built.site.rglob("*")) if file.is_file())
    assert b"SECRETDRAFT" not in everything
    assert not (built.site / "_office").exists()


def test_a_draft_stands_in_no_menu(tmp_path: Path) -> None:
    menu = "nav:\n  - Home: index.md\n  - Plain: plain.md\n  - More:\n      - Deep: more/deep.md\n"
    with_drafts = build(make(tmp_path / "a", {**PUBLIC, **HIDDEN}, CONFIG + menu))
    without = build(make(tmp_path / "b", PUBLIC, CONFIG + "nav:\n  - Home: index.md\n"))
    assert digest(with_drafts.site) == digest(without.site)


@pytest.mark.parametrize("typed", ["perhaps", "[yes]", "{until: May}"])
def test_a_page_of_which_nobody_knows_whether_it_is_a_draft_stops_the_build(typed: str, tmp_path: Path) -> None:
    folder = make(tmp_path, {**PUBLIC, "content/plain.md": f"---\ntitle: A page\ndraft: {typed}\n---\nText\n"})
    built = folder.run()
    assert built.status == 1
    assert "content/plain.md:3: draft:" in built.output


@pytest.mark.parametrize(
    ("address", "mark"),
    [
        ("courses/secret/", DRAFT),
        ("courses/later/", LATER),
        ("news/secret/", DRAFT),
        ("news/later/", LATER),
        ("courses/2026-07/", "Draft: this introduction is not on the public site."),
        ("clusters/secret/", DRAFT),
        ("plain/", DRAFT),
        ("more/deep/", DRAFT),
        ("schools/", "Draft: this introduction is not on the public site."),
        ("schools/secret/", DRAFT),
    ],
)
def test_in_the_preview_each_has_its_page_with_a_mark(address: str, mark: str, preview: RunningPreview) -> None:
    page = preview.get(address).text
    assert "SECRETDRAFT" in page
    assert f'<p class="c-mark">{mark}' in page


@pytest.mark.parametrize(
    "address",
    ["", "courses/", "courses/2026-03/", "courses/first-aid/", "calendar/", "news/", "clusters/", "schools/", "discounts/",
     "audience/governors/", "subject/maths/"],
)  # fmt: skip
def test_in_the_preview_each_list_marks_them(address: str, preview: RunningPreview) -> None:
    page = preview.get(address).text
    assert "SECRETDRAFT" in page
    assert '<strong class="c-badge c-badge--mark">' in page


@pytest.mark.parametrize("address", ["courses/first-aid/", "news/programme/", "clusters/north/", "subscribe/"])
def test_a_public_page_has_no_mark_of_its_own(address: str, preview: RunningPreview) -> None:
    assert '<p class="c-mark">' not in preview.get(address).text


@pytest.mark.parametrize(
    "address",
    ["feed.xml", "feed.json", "news/feed.xml", "courses/feed.xml", "calendar.ics", "courses.json", "courses.csv",
     "audience/governors/feed.xml", "audience/governors/calendar.ics", "news/category/hidden-category/feed.xml",
     "news/category/hidden-category/feed.json", "audience/governors/feed.json"],
)  # fmt: skip
def test_feeds_calendars_and_open_data_of_the_preview_are_those_of_the_public(
    address: str, preview: RunningPreview
) -> None:
    answer = preview.get(address)
    assert answer.status == 200
    assert "SECRETDRAFT" not in answer.text


def test_a_drafts_own_calendar_file_can_be_tried(preview: RunningPreview) -> None:
    assert "SECRETDRAFT course" in preview.get("courses/secret/course.ics").text


def test_the_office_page_lists_them_with_their_files(preview: RunningPreview) -> None:
    page = preview.get("_office/").text
    for name in (
        "courses/secret.md",
        "courses/later.md",
        "content/news/secret.md",
        "content/news/later.md",
        "content/plain.md",
    ):
        assert f"<code>{name}</code>" in page
