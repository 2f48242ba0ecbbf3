"""What was public stays at its address: pages lead on, feeds and calendars are still there, and nothing is lost unsaid."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import vobject
import yaml
from tests.conftest import COURSE, ROOT, Built, SiteFolder
from tests.repository import commit, git
from tests.site.tools import broken_links, read_pages, run_process

Make = Callable[..., SiteFolder]

CLUSTER = "---\ntitle: North cluster\nmeetings:\n  - {date: 2026-03-25, host: TBC, kind: Headteachers}\n---\n\nText.\n"


def published(site: Path) -> set[str]:
    return {entry["address"] for entry in json.loads((site / "published.json").read_bytes())["published"]}


@pytest.fixture
def repository_site(make_site: Make) -> SiteFolder:
    site = make_site(
        {"content/clusters/north.md": CLUSTER, "content/news/a.md": "---\ntitle: A\npublished: 2026-01-05\n---\nA.\n"}
    )
    git(site.path, "init", "--quiet", "--initial-branch=main")
    site.write(".gitignore", "out/\nsite/\n")
    commit(site.path, "2026-01-05")
    return site


def test_the_manifest_lists_every_page_feed_and_calendar(repository_site: SiteFolder) -> None:
    out = repository_site.run().site
    listed = published(out)
    files = {file.relative_to(out).as_posix() for file in out.rglob("*")}
    pages = {address.removesuffix("index.html") for address in files if address.endswith("index.html")}
    others = {address for address in files if address.endswith((".xml", ".ics", ".csv", "feed.json"))}
    assert pages <= listed
    assert others - {"sitemap.xml"} <= listed
    assert listed <= pages | files


def test_feeds_and_calendars_of_a_cluster_that_moved_are_at_both_addresses(repository_site: SiteFolder) -> None:
    moved = CLUSTER.replace("title:", "aliases: north\ntitle:")
    (repository_site.path / "content/clusters/north.md").unlink()
    repository_site.write("content/clusters/northern.md", moved)
    commit(repository_site.path, "2026-02-05")
    built = repository_site.run()
    assert built.status == 0, built.output
    for name in ("feed.xml", "feed.json", "calendar.ics", "google.ics"):
        assert built.read(f"clusters/north/{name}") == built.read(f"clusters/northern/{name}")
        assert f"clusters/north/{name}" in published(built.site)
    assert built.read("subscribe/index.html").count("clusters/north/") == 0  # which would be the same twice
    assert "north.meeting.1@" in built.read("clusters/northern/calendar.ics")
    assert broken_links(built.site, read_pages(built.site)) == []


def test_a_plain_page_may_have_old_addresses(make_site: Make) -> None:
    built = make_site({"content/about-us.md": "---\naliases: [about, old/about-us/]\n---\n\n# About us\n"}).run()
    for old in ("about/", "old/about-us/"):
        assert "about-us/" in built.read(f"{old}index.html")


def test_the_last_course_of_a_subject_leaves_its_page_feed_and_calendar(repository_site: SiteFolder) -> None:
    repository_site.write(
        "courses/maths.md", COURSE.replace("FA01", "MA01").replace("price:", "subject: Maths\naudience: KS1\nprice:")
    )
    commit(repository_site.path, "2026-01-06")
    assert repository_site.run().status == 0
    repository_site.write("courses/maths.md", COURSE.replace("FA01", "MA01").replace("2026-03-19", "2026-07-09"))
    commit(repository_site.path, "2026-01-07")
    repository_site.write("courses/first-aid.md", COURSE.replace("2026-03-19", "2026-07-02"))
    commit(repository_site.path, "2026-01-08")
    built = repository_site.run()
    assert built.status == 0, built.output
    for address in ("subject/maths/", "audience/ks1/"):
        assert "No courses are announced at the moment." in built.read(f"{address}index.html")
        assert (built.site / address / "feed.xml").is_file()
        assert (built.site / address / "calendar.ics").is_file()
    assert "No training is announced for March 2026." in built.read("courses/2026-03/index.html")
    assert "courses/2026-03/" not in built.read("calendar/index.html")
    assert broken_links(built.site, read_pages(built.site)) == []


def test_the_manifest_of_the_published_site_is_what_counts_where_it_is_named(
    repository_site: SiteFolder, tmp_path: Path
) -> None:
    first = repository_site.run()
    manifest = tmp_path / "published.json"
    manifest.write_bytes((first.site / "published.json").read_bytes())
    assert repository_site.run("build", "--published", str(manifest)).status == 0
    repository_site.write("mkdocs.yml", (repository_site.path / "mkdocs.yml").read_text(encoding="utf-8"))
    git(repository_site.path, "mv", "courses/first-aid.md", "courses/first-aid-march.md")
    home = "# Welcome\n\nSee our [first aid course](courses/first-aid-march.md).\n"
    repository_site.write("content/index.md", home)
    for command in ("check", "build"):
        told = repository_site.run(command, "--published", str(manifest))
        assert told.status == 1
        assert "The page could be found at /courses/first-aid/" in told.output
    # A history that begins anew forgets; the manifest does not.
    git(repository_site.path, "checkout", "--quiet", "--orphan", "anew")
    commit(repository_site.path, "2026-02-05")
    assert repository_site.run("check").status == 0
    assert repository_site.run("check", "--published", str(manifest)).status == 1


def test_without_a_history_the_last_site_tells_what_was_public(make_site: Make) -> None:
    site = make_site()
    assert site.run().status == 0
    site.write("courses/other.md", COURSE.replace("FA01", "FA02"))
    (site.path / "courses/first-aid.md").unlink()
    site.write("content/index.md", "# Welcome\n")
    told = site.run()
    assert told.status == 1
    assert '"First aid for schools" was published at /courses/first-aid/' in told.output
    assert (told.site / "courses/first-aid/index.html").is_file()


def test_without_a_history_a_draft_of_what_was_public_is_told_once_and_where_it_stands(make_site: Make) -> None:
    site = make_site()
    assert site.run().status == 0
    site.write("courses/first-aid.md", COURSE.replace("---\n", "---\ndraft: yes\n", 1))
    told = site.run()
    assert told.status == 1
    assert "courses/first-aid.md:2: draft: The public knows this course, and now it would be gone" in told.output
    assert "1 problem found." in told.output


def test_without_a_history_a_page_of_its_own_is_told_beside_a_course(make_site: Make) -> None:
    site = make_site({"content/about.md": "# About us\n"})
    assert site.run().status == 0
    site.write("courses/first-aid.md", COURSE.replace("---\n", "---\ndraft: yes\n", 1))
    (site.path / "content/about.md").unlink()
    told = site.run()
    assert "courses/first-aid.md:2: draft: " in told.output
    assert '"About us" was published at /about/' in told.output
    assert "2 problems found." in told.output


def test_without_a_history_a_month_that_is_gone_alone_is_told(make_site: Make) -> None:
    site = make_site({"content/listings/2026-05.md": "---\ntitle: May 2026\n---\n\nA quiet month.\n"})
    assert site.run().status == 0
    (site.path / "content/listings/2026-05.md").unlink()
    told = site.run()
    assert told.status == 1
    assert "was published at /courses/2026-05/" in told.output
    assert "1 problem found." in told.output


def test_what_is_withdrawn_may_go(repository_site: SiteFolder) -> None:
    (repository_site.path / "courses/first-aid.md").unlink()
    repository_site.write("content/index.md", "# Welcome\n")
    assert repository_site.run().status == 1
    config = (repository_site.path / "mkdocs.yml").read_text(encoding="utf-8")
    repository_site.write(
        "mkdocs.yml",
        config.replace(
            "  - collaborative\n",
            "  - collaborative:\n      withdrawn:\n        - https://training.example.org.uk/courses/first-aid/\n",
        ),
    )
    built = repository_site.run()
    assert built.status == 0, built.output
    assert not (built.site / "courses/first-aid").exists()


def test_a_page_is_withdrawn_with_all_that_leads_to_it_by_the_line_that_the_message_shows(
    repository_site: SiteFolder, tmp_path: Path
) -> None:
    manifest = tmp_path / "published.json"
    manifest.write_bytes((repository_site.run().site / "published.json").read_bytes())
    (repository_site.path / "courses/first-aid.md").unlink()
    repository_site.write("content/index.md", "# Welcome\n")
    told = repository_site.run("check", "--published", str(manifest))
    line = "- collaborative: {withdrawn: [courses/first-aid]}"
    assert f"write  {line}  in mkdocs.yml, in place of  - collaborative" in told.output
    assert told.output.count("\n") == 2  # one problem, and how many there are
    config = (repository_site.path / "mkdocs.yml").read_text(encoding="utf-8")
    repository_site.write("mkdocs.yml", config.replace("- collaborative", line))
    for options in ((), ("--published", str(manifest))):
        assert repository_site.run("check", *options).output == "0 errors, 0 warnings.\n"


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (
            "      phone: 0161 000000\n",
            "add the line  withdrawn: [courses/first-aid]  below collaborative in mkdocs.yml",
        ),
        ("      withdrawn:\n        - about\n", "add the line  - courses/first-aid  below withdrawn in mkdocs.yml."),
    ],
)
def test_the_line_to_type_fits_what_is_there(repository_site: SiteFolder, options: str, line: str) -> None:
    (repository_site.path / "courses/first-aid.md").unlink()
    repository_site.write("content/index.md", "# Welcome\n")
    config = (repository_site.path / "mkdocs.yml").read_text(encoding="utf-8")
    repository_site.write("mkdocs.yml", config.replace("  - collaborative\n", f"  - collaborative:\n{options}"))
    assert line in repository_site.run("check").output


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("courses/first-aid", "The page /courses/first-aid/ is there, and is not given up."),
        ("courses/fire", "Nothing was ever published at /courses/fire/."),
    ],
)
def test_what_is_withdrawn_in_vain_is_said(repository_site: SiteFolder, entry: str, said: str) -> None:
    config = (repository_site.path / "mkdocs.yml").read_text(encoding="utf-8")
    repository_site.write(
        "mkdocs.yml",
        config.replace("  - collaborative\n", f"  - collaborative:\n      withdrawn:\n        - {entry}\n"),
    )
    told = repository_site.run("check")
    assert told.status == 0
    assert f"warning: {said}" in told.output


def test_a_date_that_is_to_be_confirmed_again_takes_no_calendar_away(
    repository_site: SiteFolder, tmp_path: Path
) -> None:
    manifest = tmp_path / "published.json"
    manifest.write_bytes((repository_site.run().site / "published.json").read_bytes())
    repository_site.write(
        "courses/first-aid.md", COURSE.replace("2026-03-19", "TBC").replace("start:", "#").replace("end:", "#")
    )
    commit(repository_site.path, "2026-02-05")
    built = repository_site.run("build", "--published", str(manifest))
    assert built.status == 0, built.output
    assert "BEGIN:VEVENT" not in built.read("courses/first-aid/course.ics")


def test_a_cluster_whose_last_meeting_is_taken_away_keeps_its_calendar(repository_site: SiteFolder) -> None:
    quiet = CLUSTER.replace("meetings:\n  - {date: 2026-03-25, host: TBC, kind: Headteachers}\n", "")
    repository_site.write("content/clusters/north.md", quiet)
    commit(repository_site.path, "2026-02-05")
    built = repository_site.run()
    assert built.status == 0, built.output
    for name in ("calendar.ics", "google.ics"):
        calendar = vobject.readOne(built.read(f"clusters/north/{name}"))
        assert [component.name for component in calendar.components()] == ["VTIMEZONE"]
    assert "clusters/north/calendar.ics" in built.read("subscribe/index.html")


def test_a_file_used_for_other_news_is_refused_by_the_manifest_too(repository_site: SiteFolder, tmp_path: Path) -> None:
    manifest = tmp_path / "published.json"
    manifest.write_bytes((repository_site.run().site / "published.json").read_bytes())
    repository_site.write("content/news/a.md", "---\ntitle: Snow\npublished: 2026-02-05\n---\nStay at home, please.\n")
    commit(repository_site.path, "2026-02-05")
    told = repository_site.run("check", "--published", str(manifest))
    assert told.status == 1
    assert 'content/news/a.md:2: title: Until now /news/a/ was the news item "A"' in told.output


def test_a_course_that_takes_the_place_of_another_takes_its_codes(repository_site: SiteFolder) -> None:
    (repository_site.path / "courses/first-aid.md").unlink()
    heir = (
        COURSE.replace("FA01", "FA02")
        .replace("First aid for schools", "First aid for all")
        .replace("2026-03-19", "2026-06-11")
    )
    repository_site.write("courses/all.md", heir.replace("code:", "aliases: first-aid\ncode:"))
    repository_site.write("content/index.md", "# Welcome\n")
    commit(repository_site.path, "2026-02-05")
    built = repository_site.run()
    assert built.status == 0, built.output
    assert "courses/all/" in built.read("c/FA01/index.html")
    assert "fa02-1@" in built.read("calendar.ics")  # it is another course, and no change of the first
    assert "fa01-1@" not in built.read("calendar.ics")


@pytest.mark.parametrize("value", ["courses/first-aid", "[1, 2]", "{a: b}"])
def test_withdrawn_wants_a_list_of_addresses(make_site: Make, value: str) -> None:
    site = make_site()
    config = (site.path / "mkdocs.yml").read_text(encoding="utf-8")
    site.write("mkdocs.yml", config.replace("  - collaborative\n", f"  - collaborative:\n      withdrawn: {value}\n"))
    told = site.run("check")
    assert told.status == 1
    assert "Write one address a line, each after a hyphen, for example  - courses/first-aid" in told.output


@pytest.mark.parametrize(
    "content", ["no manifest", '{"version": 99, "published": []}', '{"version": 1, "published": [3]}']
)
def test_a_manifest_that_cannot_be_read_is_said(make_site: Make, tmp_path: Path, content: str) -> None:
    manifest = tmp_path / "published.json"
    manifest.write_text(content, encoding="utf-8")
    told: Built = make_site().run("check", "--published", str(manifest))
    assert told.status == 1
    assert "Traceback" not in told.output
    assert "published.json:1:" in told.output


def test_a_code_that_was_another_courses_leads_there_for_good(repository_site: SiteFolder) -> None:
    repository_site.write("courses/first-aid.md", COURSE.replace("FA01", "FA10"))
    commit(repository_site.path, "2026-02-05")
    fire = COURSE.replace("2026-03-19", "2026-06-11").replace("First aid for schools", "Fire")
    repository_site.write("courses/new.md", fire)
    commit(repository_site.path, "2026-02-06")
    told = repository_site.run("check")
    assert told.status == 1
    assert (
        'courses/new.md:3: code: The code FA01 was that of "First aid for schools" (FA10): /c/fa01/ must lead there for '
        "good. Give this course a code that none has had." in told.output
    )
    repository_site.write("courses/new.md", fire.replace("FA01", "FA02"))
    built = repository_site.run()
    assert built.status == 0, built.output
    for code in ("FA01", "fa01", "FA10"):
        assert "courses/first-aid/" in built.read(f"c/{code}/index.html")


def test_the_manifest_names_the_commit_that_the_site_was_built_from(repository_site: SiteFolder) -> None:
    first = json.loads(repository_site.run().read("published.json"))
    assert re.fullmatch(r"[0-9a-f]{40}", first["commit"])
    assert json.loads(repository_site.run().read("published.json")) == first
    git(repository_site.path, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    second = json.loads(repository_site.run().read("published.json"))
    assert second == {**first, "commit": second["commit"]} != first


def test_without_git_the_manifest_names_no_commit(make_site: Make) -> None:
    assert json.loads(make_site().run().read("published.json")).keys() == {"version", "published"}


def test_the_workflow_holds_each_build_against_what_is_online(tmp_path: Path) -> None:
    steps = yaml.safe_load((ROOT / ".github/workflows/site.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]
    fetch = next(step for step in steps if step.get("id") == "published")
    assert "published.json" in fetch["run"]
    after = [step for step in steps if "build.py" in step.get("run", "")]
    assert [step["run"].rpartition(" ")[2] for step in after] == ["$PUBLISHED", "$PUBLISHED"]
    assert steps.index(fetch) < min(steps.index(step) for step in after)


def test_mkdocs_itself_keeps_the_guard(repository_site: SiteFolder) -> None:
    (repository_site.path / "courses/first-aid.md").unlink()
    repository_site.write("content/index.md", "# Welcome\n")
    told = run_process(repository_site.path, "mkdocs", "build", "-q", "-d", "out", SOURCE_DATE_EPOCH="1772442000")
    assert told.status == 1
    assert "The file is gone, and with it the course" in told.output
