"""What must hold of the content that this repository ships: ``courses/``, ``content/`` and ``mkdocs.yml``.

All other tests look at sites of their own or at ``tests/frozen``, so an edit of the content can break these alone.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.conftest import ROOT, Once
from tests.site.tools import HtmlPage, broken_links, front_matter, read_pages, records, run, slugify

pytestmark = [pytest.mark.slow, pytest.mark.sample]

TODAY = "2026-11-22"  # the day to which the sample data is written
URL = "https://www.bplc.org.uk/"


@pytest.fixture(scope="session")
def shipped(once: Once) -> Path:
    """The site of this repository, built on a fixed day."""

    def fill(folder: Path) -> None:
        built = run(ROOT, "build", "-d", str(folder / "site"), "--today", TODAY, "--strict")
        assert built.status == 0, built.output

    return once("shipped", fill) / "site"


@pytest.fixture(scope="module")
def pages(shipped: Path) -> Mapping[str, HtmlPage]:
    return read_pages(shipped)


def test_the_content_has_no_problem() -> None:
    checked = run(ROOT, "check", "--strict", "--today", TODAY)
    assert (checked.status, checked.output) == (0, "0 errors, 0 warnings.\n")


def test_the_sample_is_as_large_as_promised() -> None:
    kinds = {"courses": 60, "content/news": 15, "content/clusters": 6, "content/schools": 20}
    assert {kind: number for kind, number in kinds.items() if len(records(ROOT / kind, TODAY)) < number} == {}


def test_every_link_leads_somewhere(shipped: Path, pages: Mapping[str, HtmlPage]) -> None:
    assert len(pages) > 100
    assert broken_links(shipped, pages, URL) == []


def test_news_of_a_later_day_is_not_published(pages: Mapping[str, HtmlPage]) -> None:
    public = {file for file, _ in records(ROOT / "content/news", TODAY)}
    hidden = {file: front_matter(file) for file in (ROOT / "content/news").glob("*.md") if file not in public}
    addresses = {f"news/{slugify(front.get('slug', file.stem))}/" for file, front in hidden.items()}
    assert not addresses & pages.keys()


# The pages that every site of a public body has


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (
            "accessibility/",
            ("Equality Advisory and Support Service", "partially compliant", "version 2.2", "has not been audited"),
        ),
        ("privacy/", ("UK GDPR", "c-scheme", "ico.org.uk", "No cookies", "Sample text")),
    ],
)
def test_the_statements_say_what_they_must(address: str, words: tuple[str, ...], pages: Mapping[str, HtmlPage]) -> None:
    [text] = pages[address].texts("//main")
    assert [word for word in words if word not in text] == []
    assert address not in str(pages["courses/"].texts("//nav[@aria-label='Main']//a"))
