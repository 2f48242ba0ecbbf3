"""Building never destroys what it has not made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import CONFIG, SiteFolder


@pytest.mark.parametrize("target", ["courses", "content", "content/inside", ".", "papers"])
def test_a_site_is_never_built_over_other_files(make_site: Callable[..., SiteFolder], target: str) -> None:
    site = make_site({"papers/minutes.txt": "Keep me."})
    before = sorted(path.relative_to(site.path) for path in site.path.rglob("*"))
    built = site.run("build", "-d", target)
    assert built.status == 1
    assert "Choose" in built.output or "Config value 'site_dir'" in built.output  # MkDocs knows some itself
    assert sorted(path.relative_to(site.path) for path in site.path.rglob("*")) == before


def test_a_folder_of_another_program_is_not_taken_for_a_site(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site({"out/404.html": "Theirs.", "out/published.json": '{"published": ["2026"]}'})
    built = site.run()
    assert built.status == 1
    assert "holds files that this program has not built" in built.output
    assert (site.path / "out/404.html").read_text(encoding="utf-8") == "Theirs."


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (".git/HEAD", "is a repository of its own: building would delete its .git."),
        (".git", "is a repository of its own"),  # of a worktree
        ("CNAME", "holds a CNAME, which building would delete. Move it to content/CNAME, or delete it."),
    ],
)
def test_what_people_add_to_a_built_site_is_not_deleted(
    name: str, said: str, make_site: Callable[..., SiteFolder]
) -> None:
    site = make_site()
    assert site.run().status == 0
    site.write(f"out/{name}", "Mine.")
    built = site.run()
    assert built.status == 1
    assert said in built.output
    assert "Checking and building" not in built.output, "before anything is read"
    assert (site.path / "out" / name).read_text(encoding="utf-8") == "Mine."


def test_a_domain_that_the_content_brings_along_is_built_again(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site({"content/CNAME": "training.example.org.uk\n"})
    for _ in range(2):
        assert site.run().status == 0
    assert site.run().read("CNAME") == "training.example.org.uk\n"


def test_a_site_that_is_a_link_is_built_where_it_leads(make_site: Callable[..., SiteFolder], tmp_path: Path) -> None:
    site = make_site()
    (tmp_path / "web").mkdir()
    (site.path / "out").symlink_to(tmp_path / "web")
    for _ in range(2):
        assert site.run().status == 0
    assert (site.path / "out").is_symlink()
    assert (tmp_path / "web/index.html").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_every_command_clears_away_what_a_build_left_that_was_killed(
    command: str, make_site: Callable[..., SiteFolder]
) -> None:
    site = make_site({"mkdocs.yml": f"{CONFIG}site_dir: out\n", ".out-new-abcd1234/site/index.html": "Half."})
    assert site.run(command).status == 0
    assert not list(site.path.glob(".out*"))


def test_a_courses_folder_that_is_named_must_be_there(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site()
    config = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config.replace("  - collaborative", "  - collaborative: {courses_dir: nope}"))
    built = site.run()
    assert built.status == 1
    assert "mkdocs.yml:8: courses_dir: The folder nope does not exist." in built.output


def test_an_old_address_that_is_the_pages_own_is_refused(make_site: Callable[..., SiteFolder]) -> None:
    course = "---\ntitle: Gap\ncode: GA01\ndate: 2026-03-19\nslug: gap\naliases: gap\n---\n"
    built = make_site({"courses/gap.md": course}).run()
    assert built.status == 1
    assert 'courses/gap.md:6: aliases: "gap" is the address of this page itself.' in built.output


def test_a_link_to_another_place_is_not_published(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site()
    (site.path / "content" / "secret.txt").symlink_to("/etc/hostname")
    built = site.run()
    assert built.status == 1
    assert "content/secret.txt:1:" in built.output


def test_a_file_whose_ending_is_in_capitals_is_read_like_any_other(make_site: Callable[..., SiteFolder]) -> None:
    course = "---\ntitle: Loud\ncode: LO01\ndate: 2026-03-19\n---\n"
    built = make_site({"courses/LOUD.MD": course}).run()
    assert built.status == 0, built.output
    assert "Loud" in built.read("courses/loud/index.html")


def test_a_link_that_mkdocs_cannot_read_names_the_page(make_site: Callable[..., SiteFolder]) -> None:
    built = make_site({"content/odd.md": "# Odd\n\nSee [this](http://[bad).\n"}).run()
    assert built.status == 1
    assert "odd.md" in built.output
    assert "Traceback" not in built.output


def test_two_notices_for_the_same_people_are_refused(make_site: Callable[..., SiteFolder]) -> None:
    notice = "---\ntitle: {}\ntiers: [{{participants: {}, percent: 15}}]\n---\n\nWording.\n"
    files = {"content/discounts/a.md": notice.format("A", "2-5"), "content/discounts/b.md": notice.format("B", "4-8")}
    built = make_site(files).run()
    assert built.status == 1
    assert "content/discounts/b.md:3: tiers: This discount and content/discounts/a.md hold" in built.output


def test_a_day_begins_at_midnight_in_a_zone_far_ahead(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site()
    config = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config.replace("  - collaborative", "  - collaborative: {timezone: Pacific/Kiritimati}"))
    assert 'built on <time datetime="2026-12-03"' in site.run(today="2026-12-03").read("subscribe/index.html")
