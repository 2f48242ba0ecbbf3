"""The office handbook: what it links to is there, and what it tells of exists."""

import re
from pathlib import Path

import pytest

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
