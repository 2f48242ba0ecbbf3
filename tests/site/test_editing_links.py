"""Links to GitHub's own editor: only where a repository is configured, and with a template that asks for what is needed."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from tests.builders import load
from tests.conftest import SiteFolder

REPOSITORY = "repo_url: https://github.com/example/training\nedit_uri: edit/main/content/\n"
FILES = {
    "content/courses/index.md": "# Courses\n",
    "content/listings/2026-03.md": "---\ntitle: March\n---\n\nText.\n",
    "courses/april.md": "---\ntitle: April\ncode: FA02\ndate: 2026-04-20\n---\n\nText.\n",
    "content/news/2026-02-20-news.md": "---\ntitle: News\npublished: 2026-02-20\n---\n\nText.\n",
    "content/clusters/north.md": "---\ntitle: North cluster\n---\n\nText.\n",
    "content/schools/larkhill.md": "---\ntitle: Larkhill Primary School\n---\n\nText.\n",
}


def links(page: str) -> dict[str, str]:
    """What the footer of a page offers to those who keep the site."""
    footer = html.fromstring(page).xpath("//footer")[0]
    return {a.text_content(): a.get("href") for a in footer.xpath(".//a[contains(@href, 'github.com')]")}


def test_pages_of_lists_offer_a_new_file_and_files_an_edit(make_site: Callable[..., SiteFolder]) -> None:
    built = make_site(FILES, config=REPOSITORY).run()
    assert built.status == 0, built.output
    offered = {
        address: list(links(built.read(f"{address}index.html")))
        for address in ("courses/", "courses/2026-03/", "courses/2026-04/", "news/", "news/2026/", "clusters/", "schools/", "courses/april/", "")
    }  # fmt: skip
    assert offered == {
        "courses/": ["Edit this page", "Add a course"],
        "courses/2026-03/": ["Edit this page", "Add a course"],
        "courses/2026-04/": ["Add a course", "Add an introduction"],
        "news/": ["Add news"],
        "news/2026/": [],
        "clusters/": ["Add a cluster"],
        "schools/": ["Add a school"],
        "courses/april/": ["Edit this page"],
        "": ["Edit this page"],
    }


@pytest.mark.parametrize(
    ("page", "text", "path", "file", "missing"),
    [
        ("courses/", "Add a course", "/courses/2025-26", "new-course-march-2026.md", {"title", "code", "date"}),
        ("courses/2026-04/", "Add a course", "/courses/2025-26", "new-course-april-2026.md", {"title", "code", "date"}),
        ("news/", "Add news", "/content/news", "2026-03-02-news.md", {"title"}),
        ("clusters/", "Add a cluster", "/content/clusters", "new-cluster.md", {"title"}),
        ("schools/", "Add a school", "/content/schools", "new-school.md", {"title"}),
        ("courses/2026-04/", "Add an introduction", "/content/listings", "2026-04.md", set()),
    ],
)
def test_the_template_asks_for_what_is_needed_and_for_nothing_else(
    page: str, text: str, path: str, file: str, missing: set[str], make_site: Callable[..., SiteFolder]
) -> None:
    built = make_site(FILES, config=REPOSITORY).run()
    address = links(built.read(f"{page}index.html"))[text]
    assert len(address) < 8000
    parts = urlsplit(address)
    assert (parts.netloc, parts.path) == ("github.com", f"/example/training/new/main{path}")
    query = parse_qs(parts.query)
    assert query["filename"] == [file]
    template = query["value"][0]
    uri = f"{path.removeprefix('/content').removeprefix('/')}/{file}"
    problems = load({uri: template}).problems
    assert {problem.field for problem in problems} == missing
    if page == "courses/2026-04/" and text == "Add a course":
        assert "\ndate: April 2026\n" in template
        assert any("has no day" in problem.wrong for problem in problems)


@pytest.mark.parametrize(
    "config",
    [
        "",
        "repo_url: https://github.com/example/training\n",  # MkDocs guesses a docs folder that is not ours
        "repo_url: https://gitlab.com/example/training\nedit_uri: edit/main/content/\n",
        "repo_url: https://github.com/example/training\nedit_uri: blob/main/content/\n",
        'repo_url: https://github.com/example/training\nedit_uri: ""\n',
    ],
)
def test_without_a_known_place_on_github_nothing_is_offered(config: str, make_site: Callable[..., SiteFolder]) -> None:
    built = make_site(FILES, config=config).run()
    assert built.status == 0, built.output
    assert "/new/" not in built.read("courses/index.html")


@pytest.mark.parametrize(
    "setting", ["edit_uri: edit/main/site/content/", "edit_uri_template: edit/main/site/content/{path}"]
)
def test_a_site_in_a_folder_of_the_repository_adds_files_there(
    setting: str, make_site: Callable[..., SiteFolder]
) -> None:
    built = make_site(FILES, config=f"repo_url: https://github.com/example/training\n{setting}\n").run()
    address = links(built.read("courses/index.html"))["Add a course"]
    assert urlsplit(address).path == "/example/training/new/main/site/courses/2025-26"
