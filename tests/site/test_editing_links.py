"""Links to GitHub's own editor: only where a repository is configured, and with a template that asks for what is needed."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html
from tests.builders import load
from tests.conftest import Built, SiteFolder

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
        for address in (
            "courses/",
            "courses/2026-03/",
            "courses/2026-04/",
            "news/",
            "news/2026/",
            "clusters/",
            "schools/",
            "courses/april/",
            "",
        )
    }
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
        ("courses/", "Add a course", "/courses/2025-26", "new-course-march-2026.md", {"title", "date"}),
        ("courses/2026-04/", "Add a course", "/courses/2025-26", "new-course-april-2026.md", {"title", "date"}),
        ("news/", "Add news", "/content/news", "2026-03-news.md", {"title", "published"}),
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
        assert any("for example 19 April 2026," in problem.remedy for problem in problems)
        assert "put the day in front, for example Thursday 16 April 2026)" in template
    if text == "Add a course":
        assert "\ncode: FA03\n" in template  # the only letters in use


def template_of(built: Built, page: str, text: str) -> str:
    address = links(built.read(f"{page}index.html"))[text]
    assert len(address) < 8000
    return parse_qs(urlsplit(address).query).get("value", [""])[0]


def test_codes_of_several_kinds_are_named_and_none_is_chosen(make_site: Callable[..., SiteFolder]) -> None:
    maths = "---\ntitle: Fractions\ncode: MA07\ndate: 2026-04-21\n---\n\nText.\n"
    built = make_site({**FILES, "courses/maths.md": maths}, config=REPOSITORY).run()
    for page in ("courses/", "courses/2026-04/"):
        template = template_of(built, page, "Add a course")
        assert "the next free ones: FA03, MA08)" in template
        assert "\ncode:\n" in template


def test_the_date_in_a_hint_is_to_come(make_site: Callable[..., SiteFolder]) -> None:
    built = make_site(FILES, config=REPOSITORY).run()
    assert "for example Thursday 21 May 2026)" in template_of(built, "courses/", "Add a course")
    assert "\npublished: March 2026\n" in template_of(built, "news/", "Add news")


def test_the_links_of_a_page_stay_as_long_as_the_month(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site({**FILES, "content/news/a.md": "---\ntitle: A\npublished: 2026-02-20\n---\n"}, config=REPOSITORY)
    pages = ("news", "clusters", "schools")
    before, after = (
        [site.run(today=day).read(f"{page}/index.html") for page in pages] for day in ("2026-03-02", "2026-03-03")
    )
    assert before == after


def test_where_a_site_has_too_many_words_the_hints_leave_them_out(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site(FILES, config=REPOSITORY)
    words = [f"Subject number {number}" for number in range(400)]
    listed = "".join(f"        {word}: []\n" for word in words)
    config = (site.path / "mkdocs.yml").read_text()
    site.write("mkdocs.yml", config.replace("  - collaborative\n", f"  - collaborative:\n      subjects:\n{listed}"))
    built = site.run()
    assert built.status == 0, built.output
    template = template_of(built, "courses/", "Add a course")
    assert "Subject number 3," not in template
    assert "\ntitle:\n" in template


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
