"""Name, colours and logo of a partnership come from mkdocs.yml alone; what stands around each page."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from tests.conftest import CONFIG, SiteFolder
from tests.site.tools import html_of, make

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Logo</title></svg>'


def colours(folder: SiteFolder) -> dict[str, str]:
    built = folder.run()
    assert built.status == 0, built.output
    return dict(re.findall(r"--c-([a-z-]+): (#[0-9a-f]{6});", built.read("assets/collaborative.css").split("}")[0]))


@pytest.mark.parametrize(
    ("options", "brand"),
    [
        ("  palette: {brand: '#7a1f3d'}", "#7a1f3d"),
        ("  palette: '7a1f3d'", "#7a1f3d"),
        ("  palette:\n        primary: brown", "#795649"),
        ("", "#14505f"),
    ],
)
def test_the_palette_is_an_option(make_site: Callable[..., SiteFolder], options: str, brand: str) -> None:
    folder = make_site()
    folder.write(
        "mkdocs.yml",
        CONFIG.replace("  - collaborative\n", f"  - collaborative:\n      email: a@b.example\n    {options}\n"),
    )
    assert colours(folder)["brand"] == brand


@pytest.mark.parametrize(
    "palette", ["{primary: brown}", "[{scheme: default, primary: brown}, {scheme: slate, primary: red}]"]
)
def test_materials_own_way_to_choose_a_colour_is_understood(make_site: Callable[..., SiteFolder], palette: str) -> None:
    folder = make_site()
    folder.write("mkdocs.yml", CONFIG.replace("name: material", f"name: material\n  palette: {palette}"))
    assert colours(folder)["brand"] == "#795649"
    page = (folder.path / "out/index.html").read_text()
    assert "palette." not in page
    assert "data-md-color" not in page


def test_a_colour_without_quotes_is_explained(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    folder.write(
        "mkdocs.yml",
        CONFIG.replace("  - collaborative\n", "  - collaborative:\n      palette:\n        brand: #7a1f3d\n"),
    )
    built = folder.run()
    assert built.status == 1
    assert "mkdocs.yml:10: brand: " in built.output
    assert "Put the colour in quotes" in built.output


def test_what_mkdocs_yml_asks_for_in_vain_is_warned_of(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site(
        config="extra_css: [https://a.example/x.css]\n"
        "extra_javascript:\n  - https://a.example/x.js\n  - {path: //a.example/y.mjs, type: module}\n"
    )
    config = (folder.path / "mkdocs.yml").read_text(encoding="utf-8")
    palette = "[{primary: tael, accent: custom}, {primary: 001122}]"
    folder.write("mkdocs.yml", config.replace("name: material", f"name: material\n  palette: {palette}"))
    for command in ("check", "build"):
        done = folder.run(command)
        assert done.status == 0, done.output
        told = re.findall(r"^mkdocs\.yml:\d+: \w+: warning: (.*)$", done.output, re.MULTILINE)
        assert '"tael" is not a colour. Did you mean teal?' in told
        assert len([said for said in told if "Put the colour in quotes" in said]) == 1
        elsewhere = [said.partition(" is on another host")[0] for said in told if "another host" in said]
        assert sorted(elsewhere) == ["//a.example/y.mjs", "https://a.example/x.css", "https://a.example/x.js"]
        assert len(told) == 5, "nothing is said of custom"
        assert done.output.count("Download the file into content/ and name it there, or take the line out.") == 3


def test_the_logo_stands_beside_the_name_and_is_decoration(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site({"content/images/our logo.svg": LOGO})
    pictures = "logo: images/our logo.svg\n  favicon: images/our logo.svg?2"
    folder.write("mkdocs.yml", CONFIG.replace("name: material", f"name: material\n  {pictures}"))
    built = folder.run()
    assert built.status == 0, built.output
    assert "warning" not in built.output
    page = html_of((built.site / "courses/first-aid/index.html").read_bytes())
    assert page.find(".//link[@rel='icon']").get("href") == "../../images/our%20logo.svg?2"
    link = page.find(".//a[@class='c-header__name']")
    assert link.get("href") == "../../"
    assert link.text_content() == "Northshire Primary Partnership"
    image = link.find("img")
    assert (image.get("src"), image.get("alt")) == ("../../images/our%20logo.svg", "")
    assert (built.site / "images/our logo.svg").is_file()


def test_the_footer_leads_to_what_the_site_has(make_site: Callable[..., SiteFolder]) -> None:
    def links(**pages: str) -> list[str]:
        folder = make_site({f"content/{name}.md": text for name, text in pages.items()})
        page = html_of((folder.run().site / "index.html").read_bytes())
        return [link.get("href") for link in page.findall(".//nav[@class='c-footer__links']//a")]

    assert links() == ["subscribe/", "discounts/", "courses/past/"]
    assert links(privacy="# Privacy\n\nNone.\n") == ["subscribe/", "discounts/", "courses/past/", "privacy/"]


def test_the_footer_names_pages_that_the_menu_leaves_out(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site(
        {"content/privacy.md": "# Privacy\n\nNone.\n", "content/accessibility.md": "# Accessibility\n\nGood.\n"},
        config="nav:\n  - Courses: courses/index.md\nnot_in_nav: |\n  *.md\n",
    )
    page = html_of((folder.run().site / "courses/index.html").read_bytes())
    found = [link.text_content() for link in page.findall(".//nav[@class='c-footer__links']//a")]
    assert found[-2:] == ["Accessibility", "Privacy"]


def policies(page: str) -> list[str]:
    return re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)


def test_every_page_has_one_strict_policy(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    built = folder.run()
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 10
    for file in pages:
        address = file.relative_to(built.site).as_posix()
        (policy,) = policies(file.read_text())
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules["default-src"] == "'none'", address
        assert "unsafe" not in rules.get("script-src", ""), address
        if not address.endswith(("email.html", "digest.html")):
            assert "unsafe" not in policy, address
            assert "http" not in policy, address


def test_scripts_of_a_sites_own_templates_run_and_those_of_its_texts_do_not(
    make_site: Callable[..., SiteFolder],
) -> None:
    folder = make_site(
        {
            "overrides/main.html": '{% extends "base.html" %}{% block extrahead %}<script>ours = 1</script>{% endblock %}',
            "content/about.md": "# About\n\nText.\n",
        }
    )
    folder.write("mkdocs.yml", CONFIG.replace("name: material", "name: material\n  custom_dir: overrides"))
    built = folder.run()
    (policy,) = policies(built.read("about/index.html"))
    (plain,) = policies(
        make(folder.path.parent / "plain", {"content/about.md": "# About\n\nText.\n"}).run().read("about/index.html")
    )
    assert policy.count("'sha256-") == plain.count("'sha256-") + 1


def test_what_no_page_asks_for_of_the_theme_is_not_published(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site().run().site
    assert [
        *site.glob("assets/javascripts/bundle.*"),
        *site.glob("assets/stylesheets/palette.*"),
        *site.rglob("*.map"),
    ] == []
    assert [*site.glob("assets/stylesheets/main.*.css")]
    assert [*site.glob("assets/javascripts/workers/search.*.js")]


def test_a_part_of_the_menu_with_several_pages_shows_them_all_once_one_is_there(
    make_site: Callable[..., SiteFolder],
) -> None:
    folder = make_site(
        {f"content/{name}.md": f"# {name.title()}\n\nText.\n" for name in ("about", "history", "conference")},
        config="nav:\n  - Courses: courses/index.md\n  - About us:\n    - about.md\n    - Years: [history.md, conference.md]\n"
        "not_in_nav: |\n  /index.md\n",
    )
    built = folder.run()
    assert built.status == 0, built.output

    def within(address: str, link: str) -> str:
        return urljoin(f"https://a.example/{address}/", link).removeprefix("https://a.example/")

    def menus(address: str) -> dict[str, list[tuple[str, str, str | None]]]:
        found = html_of((built.site / address / "index.html").read_bytes()).xpath("//nav[contains(@class, 'c-menu')]")
        return {
            menu.get("aria-label"): [
                (link.text_content(), within(address, link.get("href")), link.get("aria-current") or link.get("class"))
                for link in menu.findall(".//a")
            ]
            for menu in found
        }

    assert menus("courses") == {"Main": [("Courses", "courses/", "page"), ("About us", "about/", None)]}
    assert menus("courses/first-aid")["Main"][0] == ("Courses", "courses/", "c-menu__here")
    for here, name in enumerate(("about", "history", "conference")):
        part = "page" if here == 0 else "c-menu__here"
        titles = ("About", "History", "Conference")
        assert menus(name) == {
            "Main": [("Courses", "courses/", None), ("About us", "about/", part)],
            "About us": [
                (title, f"{title.lower()}/", "page" if place == here else None) for place, title in enumerate(titles)
            ],
        }
