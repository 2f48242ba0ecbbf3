"""``build.py check`` in all its forms, on real sites in real git repositories."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.command_line import run_within
from tests.conftest import TODAY, SiteFolder
from tests.repository import commit, git
from tests.site.tools import course, digest, make, run_process

from collaborative.checking import site as site_checks
from collaborative.checking.subject import Subject
from collaborative.problems import Problem

pytestmark = pytest.mark.slow

HOME = {"content/index.md": "# Welcome\n"}
BAD = {**HOME, "courses/bad.md": course(code="B1", date="2026-02-31")}
ODD = {
    **HOME,
    "courses/odd.md": "---\ntitle: First aid\ncode: O1\ndate: 2026-04-01\nvenue: TBC\n---\nText.\n",
}
Checked = tuple[int, str, str]


@pytest.fixture(autouse=True)
def _not_on_github(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GITHUB_")]:
        monkeypatch.delenv(name)


def check(folder: Path, *options: str, **environment: str) -> Checked:
    """Run a check, and return its exit status, standard output and standard error."""
    done = run_within(folder, "check", "--today", TODAY, *options, environment=environment)
    return done.status, done.stdout, done.stderr


def git_says(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def site(repository: Path) -> SiteFolder:
    """A site in the folder ``website`` of a repository, on a branch of its own with nothing changed yet."""
    folder = make(repository / "website", {**HOME, "courses/fa01.md": course()})
    commit(repository, "2026-01-05")
    git(repository, "checkout", "--quiet", "-b", "spring")
    return folder


# --format json


def test_json_is_all_that_is_on_standard_output(tmp_path: Path) -> None:
    status, output, errors = check(make(tmp_path, BAD | ODD).path, "--format", "json")
    document = json.loads(output)
    assert (status, errors) == (1, "")
    assert (document["errors"], document["warnings"]) == (1, 1)
    assert [problem["path"] for problem in document["problems"]] == ["courses/bad.md", "courses/odd.md"]


def test_json_tells_of_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    folder = make(tmp_path)
    folder.write("mkdocs.yml", "site_name: x\nplugins:\n  - search\n")
    status, output, _ = check(folder.path, "--format", "json")
    assert status == 1
    assert json.loads(output)["problems"][0]["path"] == "mkdocs.yml"


def test_strict_counts_warnings_in_every_form(tmp_path: Path) -> None:
    folder = make(tmp_path, ODD)
    for form in ("text", "json", "github"):
        assert check(folder.path, "--format", form)[0] == 0
        assert check(folder.path, "--format", form, "--strict")[0] == 1


# PATHS


@pytest.mark.parametrize("path", ["../elsewhere.md", "README.md", "tools"])
def test_a_path_that_is_no_part_of_the_site_is_wrong_usage(path: str, tmp_path: Path) -> None:
    folder = make(tmp_path / "site", BAD)
    folder.write("README.md", "x")
    folder.write("tools/a.md", "x")
    folder.write("../elsewhere.md", "x")
    status, output, errors = check(folder.path, path)
    assert (status, output) == (2, "")
    assert "is no part of the site" in errors
    assert "content, courses" in errors


@pytest.mark.parametrize("path", [".", "courses", "courses/bad.md"])
def test_a_path_of_the_site_or_around_it_is_looked_at(path: str, tmp_path: Path) -> None:
    assert check(make(tmp_path, BAD).path, path)[0] == 1


# --base


def test_a_terminal_is_told_what_visitors_will_see_change(site: SiteFolder) -> None:
    site.write("courses/fa01.md", course(date="2026-03-20"))
    status, output, _ = check(site.path, "--base", "main")
    assert status == 0
    assert "First aid (FA01) moves from Thursday 19 March to Friday 20 March 2026." in output
    assert check(site.path)[1] == "0 errors, 0 warnings.\n"


def test_a_base_that_is_not_there_is_said_and_stops_nothing(site: SiteFolder) -> None:
    status, output, _ = check(site.path, "--base", "nowhere")
    assert status == 0
    assert 'Note: Nothing is compared: git knows no "nowhere" here' in output


def test_a_file_that_could_not_be_published_before_is_new_once_it_is_mended(repository: Path) -> None:
    folder = make(repository, BAD)
    commit(repository, "2026-01-05")
    folder.write("courses/bad.md", course(code="B1"))
    assert "First aid (B1) is new on the site" in check(folder.path, "--base", "main")[1]


def test_paths_narrow_the_changes_too(site: SiteFolder) -> None:
    site.write("courses/fa01.md", course(date="2026-03-20"))
    site.write("content/index.md", "# Welcome back\n")
    assert "Home page" in check(site.path, "--base", "main")[1]
    assert "Home page" not in check(site.path, "--base", "main", "courses")[1]


# --format github


@pytest.fixture
def on_github(site: SiteFolder, tmp_path: Path) -> Callable[[], tuple[int, str, str]]:
    """A check as a pull request's run would do it: status, log, and the page after what was on it."""

    def checked() -> tuple[int, str, str]:
        git(site.path, "update-ref", "refs/remotes/origin/main", "main")
        event, page = tmp_path / "event.json", tmp_path / "summary.md"
        event.write_text(
            json.dumps({"pull_request": {"head": {"ref": "spring", "repo": {"full_name": "o/r"}}}}), encoding="utf-8"
        )
        page.write_text("Before.\n", encoding="utf-8")
        status, log, errors = check(
            site.path, "--format", "github", GITHUB_BASE_REF="main", GITHUB_EVENT_NAME="pull_request",
            GITHUB_EVENT_PATH=str(event), GITHUB_STEP_SUMMARY=str(page), GITHUB_SERVER_URL="https://github.com",
            GITHUB_REPOSITORY="o/r",
        )  # fmt: skip
        assert errors == ""
        before, _, rest = page.read_text(encoding="utf-8").partition("\n")
        assert before == "Before."
        return status, log, rest

    return checked


def test_github_marks_the_line_by_its_path_in_the_repository(
    site: SiteFolder, on_github: Callable[[], tuple[int, str, str]]
) -> None:
    site.write("courses/bad.md", BAD["courses/bad.md"])
    status, log, page = on_github()
    assert status == 1
    assert re.search(r"^::error file=website/courses/bad\.md,line=4,title=.*::31 February", log, re.MULTILINE)
    assert "courses/bad.md:4: date: 31 February" in log
    assert "https://github.com/o/r/blob/spring/website/courses/bad.md?plain=1#L4" in page
    assert "What visitors will see change" not in page


def test_github_says_what_visitors_will_see_change(
    site: SiteFolder, on_github: Callable[[], tuple[int, str, str]]
) -> None:
    site.write("courses/fa01.md", course(date="2026-03-20"))
    status, log, page = on_github()
    assert status == 0
    assert not re.search(r"^::(error|warning|notice)", log, re.MULTILINE)
    assert "(FA01) moves from Thursday 19 March to Friday 20 March 2026." in page


def test_a_push_is_compared_with_the_commit_before_it(site: SiteFolder, tmp_path: Path) -> None:
    before = git_says(site.path, "rev-parse", "HEAD")
    site.write("courses/fa01.md", course(date="2026-03-20"))
    commit(site.path, "2026-01-06")
    event, page = tmp_path / "event.json", tmp_path / "summary.md"
    event.write_text(json.dumps({"before": before}), encoding="utf-8")
    push = {"GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(event), "GITHUB_STEP_SUMMARY": str(page)}
    assert check(site.path, "--format", "github", **push)[0] == 0
    assert "moves from Thursday 19 March" in page.read_text(encoding="utf-8")


def test_a_push_is_compared_with_the_published_site_where_its_commit_is_known(site: SiteFolder, tmp_path: Path) -> None:
    """The push before may have failed: then its change is still to come for visitors."""
    assert site.run("build").status == 0
    manifest = tmp_path / "published.json"
    shutil.copy(site.path / "out/published.json", manifest)
    site.write("courses/fa01.md", course(date="2026-03-20"))
    commit(site.path, "2026-01-06")
    site.write("content/about.md", "# About\n")
    commit(site.path, "2026-01-07")
    event, page = tmp_path / "event.json", tmp_path / "summary.md"
    event.write_text(json.dumps({"before": git_says(site.path, "rev-parse", "HEAD~1")}), encoding="utf-8")
    push = {"GITHUB_EVENT_NAME": "push", "GITHUB_EVENT_PATH": str(event), "GITHUB_STEP_SUMMARY": str(page)}
    assert check(site.path, "--format", "github", "--published", str(manifest), **push)[0] == 0
    said = page.read_text(encoding="utf-8")
    assert "moves from Thursday 19 March" in said
    assert f"Compared with the published site (`{git_says(site.path, 'rev-parse', 'HEAD~2')[:7]}" in said


def test_a_nightly_run_has_nothing_to_compare_and_says_so(site: SiteFolder, tmp_path: Path) -> None:
    page = tmp_path / "summary.md"
    nightly = {"GITHUB_EVENT_NAME": "schedule", "GITHUB_STEP_SUMMARY": str(page)}
    assert check(site.path, "--format", "github", **nightly)[0] == 0
    assert "This run follows no change" in page.read_text(encoding="utf-8")


def test_a_check_changes_nothing_in_the_site_or_its_history(site: SiteFolder) -> None:
    before = digest(site.path.parent)
    check(site.path, "--base", "main")
    check(site.path, "--format", "github")
    assert digest(site.path.parent) == before


# On a terminal


def on_a_terminal(folder: Path, *line: str, **environment: str) -> str:
    """What a terminal of 100 columns is sent."""
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals of this kind")
    master, slave = pty.openpty()
    surroundings = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM")}
    with subprocess.Popen(
        [sys.executable, "-m", "collaborative", *line, "--today", TODAY], cwd=folder, stdin=slave, stdout=slave, stderr=slave,
        env={**surroundings, "COLUMNS": "100", "TERM": "xterm", **environment},
    ) as process:  # fmt: skip
        os.close(slave)
        sent = b""
        while True:
            try:
                sent += (part := os.read(master, 65536))
            except OSError:  # the other end is closed
                break
            if not part:
                break
        process.wait()
    os.close(master)
    return sent.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_terminal_gets_colour_and_the_line_with_the_words_underlined(command: str, tmp_path: Path) -> None:
    folder = make(tmp_path, BAD)
    shown = on_a_terminal(folder.path, command)
    assert "\x1b[1;31m31 February does not exist" in shown
    plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
    assert "    4 | date: '2026-02-31'\n      |       ^^^^^^^^^^^^\n" in plain
    assert folder.run("check").output.splitlines()[0] in plain


def test_a_terminal_of_someone_who_wants_no_colour_gets_none(tmp_path: Path) -> None:
    shown = on_a_terminal(make(tmp_path, BAD).path, "check", NO_COLOR="1")
    assert "\x1b" not in shown
    assert "^^^^" in shown
    assert "Mend the errors" in shown


def test_a_dumb_terminal_gets_the_plain_lines(tmp_path: Path) -> None:
    folder = make(tmp_path, BAD)
    assert on_a_terminal(folder.path, "check", TERM="dumb") == folder.run("check").output


def test_a_console_that_cannot_show_a_character_ends_no_command(tmp_path: Path) -> None:
    folder = make(tmp_path, {**HOME, "courses/a.md": course(code="Ł1", date="日本")})
    # In a process: its streams get their encoding from Python.
    done = run_process(folder.path, "collaborative", "check", "--today", TODAY, PYTHONIOENCODING="ascii")
    assert done.status == 1
    assert "courses/a.md:4: date:" in done.output
    assert "Something went wrong" not in done.output


def check_raw_html(_: Subject) -> Iterator[Problem]:
    yield from ()
    raise ZeroDivisionError("division by zero")


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("paths", [[], ["courses"]])
def test_a_check_that_fails_itself_is_said_with_all_that_the_others_find(
    make_site: Callable[..., SiteFolder], form: str, paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_checks, "CHECKS", (check_raw_html, *site_checks.CHECKS))
    site = make_site({"courses/bad.md": "---\ntitle: Bad\ncode: B1\ndate: 2026-03-20\n---\n\nSee [this]().\n"})
    status, output, errors = check(site.path, "--format", form, *paths)
    assert status == 1
    said = "\n".join(problem["text"] for problem in json.loads(output)["problems"]) if form == "json" else output
    assert (
        'The check of "raw html" failed inside the program: "ZeroDivisionError: division by zero", in check_raw_html, line'
        in said
    )
    assert "Please report it" in said
    assert "courses/bad.md:7:" in said
    assert "Traceback" not in output + errors


def test_letters_spoilt_in_a_detail_are_said_once(make_site: Callable[..., SiteFolder]) -> None:
    site = make_site({"courses/cafe.md": course("CafÃ© training", "C1", body="Text.")})
    assert re.findall(r"courses/cafe\.md:\d+: (\w+):.*CafÃ©", site.run("check").output) == ["title"]
