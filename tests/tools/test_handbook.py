"""The office handbook: what it links to is there, what it tells of exists, and what it shows may be copied."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import FROZEN_TODAY, ROOT, SiteFolder

from collaborative.reading.days import parse_day

HANDBOOK = Path(__file__).resolve().parent.parent.parent / "docs" / "handbook"
PICTURES = HANDBOOK.parent / "images" / "handbook"
PAGES = sorted(HANDBOOK.glob("*.md"))
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def links(page: Path) -> list[str]:
    return _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_and_picture_is_there(page: Path) -> None:
    for link in links(page):
        assert (HANDBOOK / link).is_file(), link


def test_every_page_is_in_the_contents() -> None:
    assert {*links(HANDBOOK / "README.md")} >= {page.name for page in PAGES} - {"README.md"}


def test_every_picture_is_shown_somewhere() -> None:
    shown = {(HANDBOOK / link).resolve().name for page in PAGES for link in links(page)}
    assert {picture.name for picture in PICTURES.glob("*.png")} <= shown


# What is shown may be copied

TEXTS = [*PAGES, ROOT / "README.md"]
GOOD = {"title": "First aid", "code": "ZZ01", "date": "18 March 2027", "venue": "Elton Lane, Bury", "price": "95"}
_BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ \d{4}\b")


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    """The language of each fenced block, and its text without the indent of the list in which it stands."""
    for indent, language, text in _BLOCK.findall(page.read_text(encoding="utf-8")):
        yield language, re.sub(rf"(?m)^{indent}", "", text)


def whole_files() -> list[tuple[Path, str]]:
    return [(page, text) for page in TEXTS for _, text in blocks(page) if text.startswith("---\n")]


def details() -> list[tuple[Path, str]]:
    """What is shown of the details of a course, not of the site's own mkdocs.yml."""
    shown = [(page, text) for page in TEXTS for language, text in blocks(page) if language == "yaml"]
    return [
        (page, text)
        for page, text in shown
        if not re.search(r"^(site_name|plugins|theme|repo_url)\b", text, re.MULTILINE)
    ]


def name_of(shown: tuple[Path, str]) -> str:
    return f"{shown[0].name}: {shown[1].split(chr(10))[1]}"


def checked(make_site: Callable[..., SiteFolder], file: str, text: str) -> str:
    """What the check says of a file in a site that has what it links to."""
    files = {
        file: text,
        "content/images/number-cards.png": (ROOT / "docs/images/listing.png").read_bytes(),
        **{f"courses/2026-27/{name}.md": course_of(name, number) for number, name in enumerate(linked_courses(text))},
    }
    run = make_site(files).run("check", today=FROZEN_TODAY)
    return "" if run.status == 0 and " 0 warnings" in run.output else run.output


def course_of(name: str, number: int) -> str:
    front = {**GOOD, "title": f"Course {number}", "code": f"YY{number:02}", "date": f"{number + 1} June 2027"}
    return "\n".join(["---", *(f"{key}: {value}" for key, value in front.items()), "---", "Text.", ""])


def linked_courses(text: str) -> list[str]:
    return re.findall(r"\(\.\./courses/2026-27/([\w-]+)\.md\)", text)


def test_there_is_something_to_copy() -> None:
    assert whole_files()
    assert details()


@pytest.mark.parametrize("shown", whole_files(), ids=name_of)
def test_every_whole_file_passes_the_check(shown: tuple[Path, str], make_site: Callable[..., SiteFolder]) -> None:
    text = shown[1]
    file = "content/news/2026-11-22-news.md" if "\npublished:" in text else "courses/2026-27/a-course.md"
    assert checked(make_site, file, text) == ""


@pytest.mark.parametrize("shown", details(), ids=name_of)
def test_every_piece_of_the_details_is_accepted(shown: tuple[Path, str], make_site: Callable[..., SiteFolder]) -> None:
    keys = set(re.findall(r"^(\w+):", shown[1], re.MULTILINE))
    keys |= {"date"} if "dates" in keys else set()
    good = "".join(f"{key}: {value}\n" for key, value in GOOD.items() if key not in keys)
    assert checked(make_site, "courses/2026-27/a-course.md", f"---\n{good}{shown[1]}---\n\nText.\n") == ""


@pytest.mark.parametrize("page", TEXTS, ids=lambda page: page.name)
def test_every_day_of_the_week_is_right(page: Path) -> None:
    for day in _DAY.findall(page.read_text(encoding="utf-8")):
        assert isinstance(parse_day(day), dt.date)  # which compares the two
