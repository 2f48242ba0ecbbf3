"""Wrong content: every problem of every file in one run, nothing published, and the old site as it was."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.conftest import COURSE, Built, SiteFolder
from tests.site.tools import build, course, digest, front_of, make, news, run, run_process

HOME = {"content/index.md": "# Welcome\n", "courses/first-aid.md": COURSE}
WRONG: dict[str, str | bytes] = {
    "courses/maths.md": "---\ntitle: Maths\ncode: fa 01\ndate: 2026-02-31\nprice: 95\n---\nText.\n",
    "courses/2026-27/art.md": "---\ntitle: Art\ncode: AR01\ndate: 2026-03-20\nvenu: The hall\nprice: 95\n---\nText.\n",
    "courses/music.md": "---\ntitle: Music\ndate: 2026-03-20\nprice: 95\n---\nText.\n",
    "courses/money.md": "---\ntitle: Money\ncode: MO01\ndate: 2026-03-20\nprice: £95\nvenue: TBC\n---\nIt’s for all.\n".encode(
        "cp1252"
    ),
}


@pytest.fixture
def broken_site(tmp_path: Path) -> SiteFolder:
    """A site that was built once, and then had four files added that are wrong."""
    folder = make(tmp_path / "source", HOME)
    build(folder)
    for name, content in WRONG.items():
        folder.write(name, content)
    return folder


def problem(output: str, place: str) -> str:
    """The one line that is about a place."""
    lines = [line for line in output.splitlines() if line.strip().startswith(place)]
    assert len(lines) == 1, f"{place}: {lines}\n{output}"
    return lines[0].strip()


def assert_everything_is_said(output: str) -> None:
    wrong_date = problem(output, "courses/maths.md:4: date: ")
    assert "31 February does not exist: February 2026 has 28 days." in wrong_date
    assert "28 February 2026" in wrong_date.partition("28 days.")[2], "the remedy"

    same_code = problem(output, "courses/maths.md:3: code: ")
    assert "courses/first-aid.md (line 3)" in same_code
    assert "Each course needs a code of its own" in same_code

    unknown_key = problem(output, "courses/2026-27/art.md:5: venu: ")
    assert "venue" in unknown_key.partition("venu: ")[2]

    missing_code = problem(output, "courses/music.md:1: code: ")
    assert "missing" in missing_code
    assert re.search(r"Add a line .*code: \w+", missing_code)

    not_utf8 = problem(output, "courses/money.md:5:")
    assert "UTF-8" in not_utf8
    assert "£" in not_utf8
    assert "Save" in not_utf8

    assert "Traceback" not in output


def test_one_run_reports_the_wrong_date_key_code_and_encoding_of_all_files(broken_site: SiteFolder) -> None:
    before = digest(broken_site.path)
    built = broken_site.run("build")
    assert built.status == 1
    assert_everything_is_said(built.output)
    assert "5 problems found. Nothing was published" in built.output
    assert digest(broken_site.path) == before, "the old site, and nothing left beside it"


def test_mkdocs_alone_reports_the_same_and_leaves_the_old_site(broken_site: SiteFolder) -> None:
    before = digest(broken_site.path)
    built = run_process(broken_site.path, "mkdocs", "build", "-d", "out")
    assert built.status == 1
    assert_everything_is_said(built.output)
    assert digest(broken_site.path) == before


def test_check_reports_the_same_and_builds_nothing(broken_site: SiteFolder) -> None:
    before = digest(broken_site.path)
    checked = broken_site.run("check")
    assert checked.status == 1
    assert_everything_is_said(checked.output)
    assert "5 errors, 0 warnings." in checked.output
    assert digest(broken_site.path) == before


def test_the_mended_site_builds_again(broken_site: SiteFolder) -> None:
    for name in WRONG:
        (broken_site.path / name).unlink()
    before = digest(broken_site.path)
    build(broken_site)
    assert digest(broken_site.path) == before


# What each wrong thing is told


OTHER_WRONG: dict[str, tuple[str, str | bytes, str]] = {
    "broken YAML in a plain page": ("content/a.md", "---\ntitle: About: us\n---\nText.\n", r"content/a\.md:2:"),
    "a bracket that is not closed": ("content/b.md", "---\ntitle: About\ntags: [a, b\n---\nText.\n", r"content/b\.md:[34]:"),
    "no closing fence in a plain page": ("content/c.md", "---\ntitle: About\n\nText.\n", r"content/c\.md:1:"),
    "a list where lines with names belong": ("content/d.md", "---\n- title\n- text\n---\nText.\n", r"content/d\.md:2:"),
    "the same key twice": ("courses/a.md", "---\ntitle: A\ncode: A1\ncode: A2\ndate: TBC\n---\n", r"courses/a\.md:4: code:"),
    "a wrong weekday": ("courses/b.md", course(date="Monday 19 March 2026", code="B1"), r"courses/b\.md:4: date:"),
    "a date that is none": ("courses/c.md", course(date="after Easter", code="C1"), r"courses/c\.md:4: date:"),
    "an anchor": ("courses/d.md", "---\ntitle: &a Art\ncode: D1\ndate: TBC\n---\n", r"courses/d\.md:2:"),
    "a Python tag": ("courses/e.md", "---\ntitle: !!python/name:os.system Art\ncode: E1\ndate: TBC\n---\n", r"courses/e\.md:2:"),
    "UTF-16": ("courses/f.md", course(code="F1").encode("utf-16"), r"courses/f\.md:1:"),
    "a NUL": ("courses/g.md", course(code="G1", body="a\0b"), r"courses/g\.md:\d+:"),
    "an empty file": ("courses/h.md", "", r"courses/h\.md:1:"),
    "no front matter": ("courses/i.md", "Just text.\n", r"courses/i\.md:1:"),
    "news without a date": ("content/news/a.md", "---\ntitle: News\n---\n", r"content/news/a\.md:1: published:"),
    "news with a wrong date": ("content/news/b.md", news(published="30 February 2026"), r"content/news/b\.md:3: published:"),
    "a listing that is no month": ("content/listings/march.md", front_of({"title": "March"}), r"content/listings/march\.md:1:"),
    "tiers that overlap": (
        "content/discounts/d.md",
        "---\ntitle: D\ntiers:\n  - participants: 2-5\n    percent: 10\n  - participants: 4-8\n    percent: 15\n---\nText.\n",
        r"content/discounts/d\.md:6: tiers.*participants:",
    ),
    "a cluster that is not there": ("courses/j.md", course(code="J1", cluster="Nowhere"), r"courses/j\.md:5: cluster:"),
    "an address of the site's own": ("courses/past.md", course(code="K1"), r"courses/past\.md:\d+: slug:"),
    "a month as an address": ("courses/2026-03.md", course(code="L1"), r"courses/2026-03\.md:\d+: slug:"),
    "an alias that is another course's address": ("courses/m.md", course(code="M1", aliases="first-aid"), r"courses/m\.md:5: aliases:"),
    "a wrong draft": ("courses/n.md", course(code="N1", date="2026-02-31", draft="yes"), r"courses/n\.md:4: date:"),
    "a letter that is no time": ("courses/o.md", course(code="O1", start="half past"), r"courses/o\.md:5: start:"),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What one run says about all of them at once."""
    wrong = {name: content for name, content, _ in OTHER_WRONG.values()}
    folder = make(tmp_path_factory.mktemp("wrong"), {**HOME, **wrong})
    built = folder.run("build")
    assert built.status == 1, built.output
    assert not built.site.exists()
    assert "Traceback" not in built.output
    return built.output


@pytest.mark.parametrize("what", OTHER_WRONG)
def test_each_wrong_thing_is_reported_with_its_line_and_a_remedy(what: str, told: str) -> None:
    _, _, place = OTHER_WRONG[what]
    assert re.search(rf"^{place} .+[.?] [A-Z].+", told, re.MULTILINE), told


def test_no_other_error_is_reported(told: str) -> None:
    reported = [line for line in told.splitlines() if re.match(r"(courses|content)/\S+:\d+: (?!.*warning: )", line)]
    assert len(reported) == len(OTHER_WRONG), told
    assert f"{len(OTHER_WRONG)} problems found." in told


WRONG_CONFIGS = {
    "no address of the site": ("site_name: A\ndocs_dir: content\ntheme: material\nplugins: [collaborative]\n", "site_url"),
    "no plugin": ("site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: material\n", "collaborative"),
    "a wrong time zone": (
        "site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: material\nplugins:\n  - collaborative:\n      timezone: Europe/Londn\n",
        "Europe/Londn",
    ),
    "a term that ends before it begins": (
        "site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: material\nplugins:\n  - collaborative:\n      terms: [{name: Spring, from: 2027-03-25, to: 2027-01-04}]\n",
        "Spring would end on 2027-01-04, before it begins.",
    ),
    "a term that ends on a day that does not exist": (
        "site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: material\nplugins:\n  - collaborative:\n      terms: [{name: Spring, from: 2027-01-04, to: 2027-02-31}]\n",
        "mkdocs.yml:7: to: 31 February does not exist: February 2027 has 28 days.",
    ),
    "bank holidays of another country": (
        "site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: material\nplugins:\n  - collaborative:\n      bank_holidays: Ireland\n",
        "Write one of: England, Wales, Scotland, Northern Ireland or none.",
    ),
    "YAML that is none": ("site_name: [A\n", "mkdocs.yml"),
    "another theme": ("site_name: A\nsite_url: https://a.example/\ndocs_dir: content\ntheme: nowhere\nplugins: [collaborative]\n", "nowhere"),
    "no docs folder": ("site_name: A\nsite_url: https://a.example/\ndocs_dir: nowhere\ntheme: material\nplugins: [collaborative]\n", "nowhere"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG_CONFIGS)
def test_a_wrong_mkdocs_yml_is_explained(what: str, make_site: Callable[..., SiteFolder]) -> None:
    config, named = WRONG_CONFIGS[what]
    built = make_site({"mkdocs.yml": config}).run("build")
    assert built.status in (1, 2), built.output
    assert "mkdocs.yml" in built.output
    assert named in built.output
    assert "Traceback" not in built.output
    assert "went wrong inside the program" not in built.output
    assert not built.site.exists()


SLIPS_IN_CONFIG = {
    "a tab": ("  - search\n", "\t- search\n", r"mkdocs\.yml:7: The line begins with a tab\. Delete the tab and type 2 spaces"),
    "an option of the plugin": ("- collaborative\n", "- collaborative:\n      shortname: NPP\n", r"mkdocs\.yml:9: shortname: .*\. Did you mean short_name\?"),
    "a setting of MkDocs": ("theme:", "nva: []\ntheme:", r"mkdocs\.yml:4: nva: .*\. Did you mean nav\?"),
    "digits without quotes": ("- collaborative\n", "- collaborative:\n      phone: 01706000000\n", r'mkdocs\.yml:9: phone: .* Put it in quotes: phone: "01706000000"'),
    "no whole address": ("https://training", "training", r"mkdocs\.yml:2: site_url: .* for example https://"),
    "a plugin that is not there": ("- search", "- serch", r"mkdocs\.yml:7: plugins: There is no plugin serch here\."),
    "a menu that is no list": ("theme:", "nav:\n  Home: index.md\ntheme:", r"mkdocs\.yml:4: nav: The menu is a list.*- About: about\.md"),
    "no page of the menu": ("theme:", "nav:\n  - Home: idnex.md\ntheme:", r'mkdocs\.yml:5: Home: The menu leads to .* not exist: "idnex\.md"\. Did you mean index\.md \?'),
    "a folder of the menu": ("theme:", "nav:\n  - Home: content/index.md\ntheme:", r"mkdocs\.yml:5: Home: .* Did you mean index\.md \?"),
    "no colon in the menu": ("theme:", "nav:\n  - Home index.md\ntheme:", r"mkdocs\.yml:5: nav: .* The colon is missing: write - Home: index\.md"),
    "a month by its address": ("theme:", "nav:\n  - March: courses/2026-03/index.md\ntheme:", r"mkdocs\.yml:5: March: .* Did you mean listings/2026-03\.md \?"),
    "no style sheet": ("theme:", "extra_css: [styles.css]\ntheme:", r"mkdocs\.yml:4: extra_css: There is no file styles\.css"),
    "a logo on another host": ("name: material", "name: material\n  logo: https://a.example/logo.svg", r"mkdocs\.yml:6: logo: https://a\.example/logo\.svg is on another host, and the pages ask no other host\. Download the file into content/"),
    "an icon on another host": ("name: material", "name: material\n  favicon: //a.example/i.png", r"mkdocs\.yml:6: favicon: .* on another host"),
    "the folder before a logo": ("name: material", "name: material\n  logo: content/images/logo.svg", r"mkdocs\.yml:6: logo: .*Write images/logo\.svg: paths begin inside content\."),
    "the folder of an icon left out": ("name: material", "name: material\n  favicon: favicon.ico", r"mkdocs\.yml:6: favicon: .*Did you mean images/favicon\.ico\?"),
    "a logo that is none": ("name: material", "name: material\n  logo: images/letter.png", r'mkdocs\.yml:6: logo: "letter\.png" is not a picture .* Word'),
    "an empty icon": ("name: material", "name: material\n  favicon: images/empty.ico", r'mkdocs\.yml:6: favicon: "empty\.ico" is empty'),
    "a colour of digits without quotes": ("- collaborative\n", "- collaborative:\n      palette:\n        brand: 001122\n", r"mkdocs\.yml:10: brand: Without quotes .* Put the colour in quotes"),
    "colours by another name": ("- collaborative\n", "- collaborative:\n      colours: {brand: teal}\n", r"mkdocs\.yml:9: colours: .* Did you mean palette\?"),
    "no logo": ("name: material", "name: material\n  logo: images/lgo.svg", r"mkdocs\.yml:6: logo: .*Did you mean images/logo\.svg\?"),
}  # fmt: skip


@pytest.mark.parametrize("what", SLIPS_IN_CONFIG)
def test_a_slip_in_mkdocs_yml_is_said_at_its_line_and_nothing_is_published(
    what: str, make_site: Callable[..., SiteFolder]
) -> None:
    old, new, said = SLIPS_IN_CONFIG[what]
    pictures = {"logo.svg": "<svg></svg>", "favicon.ico": b"\0\0\1\0", "empty.ico": "", "letter.png": b"PK\3\4"}
    folder = make_site({f"content/images/{name}": data for name, data in pictures.items()})
    config = (folder.path / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in config
    folder.write("mkdocs.yml", config.replace(old, new))
    for command in ("build", "check"):
        done = folder.run(command)
        assert done.status == 1, done.output
        assert re.search(rf"^{said}", done.output, re.MULTILINE), done.output
        assert str(folder.path) not in done.output
        assert "<class" not in done.output
    assert not (folder.path / "out").exists()


def test_what_a_menu_may_lead_to(make_site: Callable[..., SiteFolder]) -> None:
    nav = """\
nav:
  - index.md
  - Courses: courses/index.md
  - March: listings/2026-03.md
  - One course: courses/first-aid.md
  - News: news/index.md
  - By address: /courses/
  - More:
      - Elsewhere: https://www.example.org/
      - Write to us: mailto:office@example.org
"""
    folder = make_site(config=nav + "extra_css: [styles/own.css, https://training.example.org.uk/x.css]\n")
    folder.write("content/styles/own.css", "p { color: red }")
    built = folder.run("build", "--strict")
    assert built.status == 0, built.output


def test_a_page_that_another_plugin_may_make_is_left_to_mkdocs(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site({"hook.py": ""}, config="hooks: [hook.py]\nnav:\n  - Made: made.md\n")
    built = folder.run("build")
    assert built.status == 0
    assert "made.md" in built.output


def test_a_failure_late_in_the_build_leaves_the_old_site_too(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    build(folder)
    folder.write("mkdocs.yml", (folder.path / "mkdocs.yml").read_text() + "hooks:\n  - late.py\n")
    folder.write(
        "late.py",
        "from mkdocs.exceptions import PluginError\n\ndef on_post_build(config):\n    raise PluginError('too late')\n",
    )
    before = digest(folder.path / "out")
    built = folder.run("build")
    assert built.status == 1
    assert "too late" in built.output
    assert "Traceback" not in built.output
    assert digest(folder.path / "out") == before
    assert [path.name for path in folder.path.iterdir() if path.name.startswith(".out")] == []


# Drafts and later news


def everything(site: Path) -> bytes:
    """Every byte of a site, its compressed sitemap included, and the names of its files."""
    parts = []
    for file in sorted(site.rglob("*")):
        parts.append(file.relative_to(site).as_posix().encode())
        if file.is_file():
            data = file.read_bytes()
            parts.append(gzip.decompress(data) if file.suffix == ".gz" else data)
    return b"\n".join(parts).lower()


@pytest.fixture(scope="module")
def with_secrets(tmp_path_factory: pytest.TempPathFactory) -> tuple[SiteFolder, Built]:
    """A site in which whatever is a draft or later holds the word qxsecret."""
    secret = {"body": "A qxsecret text.", "summary": "A qxsecret summary."}
    folder = make(
        tmp_path_factory.mktemp("secrets"),
        {
            **HOME,
            "courses/qxsecret-course.md": course(
                "Qxsecret course", "QXSECRET1", draft="yes", cluster="Open", series="s", tags="qxsecret tag", **secret
            ),
            "courses/other-run.md": course("Other run", "OR1", series="s"),
            "content/news/qxsecret-draft.md": news("Qxsecret draft", categories="Qxsecret", draft="yes", **secret),
            "content/news/qxsecret-later.md": news(
                "Qxsecret later", "2026-03-03", author="Qxsecret", categories="Qxsecret later", **secret
            ),
            "content/news/old.md": news("Old news", "2026-03-02"),
            "content/listings/2031-01.md": front_of({"title": "Qxsecret listing", "draft": "yes"}),
            "content/clusters/open.md": front_of({"title": "Open"}),
            "content/clusters/qxsecret-cluster.md": (
                "---\ntitle: Qxsecret cluster\ndraft: yes\nmeetings:\n  - date: 2026-04-01\n    topic: Qxsecret meeting\n---\n"
            ),
            "content/schools/qxsecret-school.md": front_of({"title": "Qxsecret school", "draft": "yes", "cluster": "Open"}),
            "content/discounts/qxsecret.md": (
                "---\ntitle: Qxsecret discount\ndraft: yes\ntiers:\n  - participants: 2-5\n    percent: 10\n---\nQxsecret.\n"
            ),
        },
    )  # fmt: skip
    return folder, build(folder)


def test_a_draft_or_a_later_item_is_in_no_file_of_the_site(with_secrets: tuple[SiteFolder, Built]) -> None:
    _, built = with_secrets
    everywhere = everything(built.site)
    assert b"other run" in everywhere
    assert b"old news" in everywhere
    place = everywhere.find(b"qxsecret")
    assert place < 0, everywhere[max(place - 200, 0) : place + 200]


def test_later_news_is_published_on_its_day(with_secrets: tuple[SiteFolder, Built]) -> None:
    folder, _ = with_secrets
    done = run(folder.path, "build", "-d", "next", "--today", "2026-03-03")
    assert done.status == 0, done.output
    site = folder.path / "next"
    assert (site / "news" / "qxsecret-later" / "index.html").is_file()
    assert b"qxsecret draft" not in everything(site)
    titles = [item["title"] for item in json.loads((site / "feed.json").read_bytes())["items"]]
    assert titles[0] == "Qxsecret later"
