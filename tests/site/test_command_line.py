"""The command line: the clock, exit statuses, check, strict, the summary, and the launcher's own functions."""

import ast
import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import COURSE, ROOT, SiteFolder
from tests.site.tools import HtmlPage, build, course, digest, make, news, read_pages, run, run_process

pytestmark = pytest.mark.slow

HOME: dict[str, str | bytes] = {"content/index.md": "# Welcome\n", "courses/first-aid.md": COURSE}


# The clock


def listed(page: HtmlPage) -> list[str]:
    """The courses on a list, in its order."""
    return page.texts("//section[@class='c-group']//li//a")


def test_a_course_is_upcoming_on_its_day_and_past_on_the_next(tmp_path: Path) -> None:
    folder = make(
        tmp_path,
        {
            "content/index.md": "# Welcome\n",
            "courses/one.md": course("One day", "A1", "2026-03-19"),
            "courses/two.md": course("Two days", "A2", "2026-03-19", end_date="2026-03-20"),
            "courses/tbc.md": course("Some day", "A3", "TBC"),
        },
    )
    on_the_day = read_pages(build(folder, today="2026-03-19").site)
    assert listed(on_the_day["courses/"]) == ["One day", "Two days", "Some day"]
    assert listed(on_the_day["courses/past/"]) == []
    assert "Finished" not in on_the_day["courses/one/"].texts("//main")[0]

    the_next = read_pages(build(folder, today="2026-03-20").site)
    assert listed(the_next["courses/"]) == ["Two days", "Some day"]
    assert listed(the_next["courses/past/"]) == ["One day"]
    assert "This course has finished." in the_next["courses/one/"].texts("//main//p")
    assert "Finished" in the_next["courses/one/"].texts("//main//p/strong")


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("1782858600", "2026-06-30"),  # 22:30 UTC on 30 June: 23:30 in London
        ("1782862200", "2026-07-01"),  # 23:30 UTC on 30 June: half an hour after midnight in London
        ("1767223800", "2025-12-31"),  # 23:30 UTC on 31 December, and so in London
    ],
)
def test_midnight_is_that_of_the_sites_zone(epoch: str, day: str, tmp_path: Path) -> None:
    folder = make(tmp_path, HOME)
    line = ("collaborative", "build", "-d", "out")
    # In a process: the zone of the machine is read when Python starts.
    built = run_process(folder.path, *line, SOURCE_DATE_EPOCH=epoch, TZ="America/Los_Angeles")
    assert built.status == 0, built.output
    assert read_pages(built.site)["subscribe/"].find("//main//time/@datetime") == [day]


def test_the_day_may_be_typed_as_people_type_days(tmp_path: Path) -> None:
    folder = make(tmp_path, HOME)
    assert read_pages(build(folder, today="19 March 2026").site)["subscribe/"].find("//main//time/@datetime") == [
        "2026-03-19"
    ]


# Exit statuses


USAGE: dict[str, tuple[list[str], str]] = {
    "an unknown command": (["buidl"], "buidl"),
    "an unknown option": (["build", "--fast"], "--fast"),
    "a day that does not exist": (["build", "--today", "2026-02-31"], "31 February does not exist"),
    "a word for a day": (["build", "--today", "tomorrow"], "tomorrow"),
    "a configuration that is not there": (["build", "-f", "nowhere.yml"], "nowhere.yml"),
    "a file for the site's folder": (["build", "-d", "mkdocs.yml"], "mkdocs.yml"),
    "too many words": (["build", "one", "two"], "one"),
    "an unknown option of check": (["check", "--fix"], "--fix"),
    "an option without its value": (["build", "--today"], "--today"),
}


@pytest.mark.parametrize("what", USAGE)
def test_wrong_usage_ends_with_2_and_says_why(what: str, make_site: Callable[..., SiteFolder]) -> None:
    line, said = USAGE[what]
    folder = make_site()
    before = digest(folder.path)
    built = run(folder.path, *line)
    assert built.status == 2, built.output
    assert said in built.output
    assert built.output.startswith("Error: ")  # first what is wrong, not how the command is used
    assert "--help" in built.output
    assert "Usage:" not in built.output
    assert "Traceback" not in built.output
    assert digest(folder.path) == before


def test_help_ends_with_0_and_names_the_commands() -> None:
    for option in ("--help", "-h"):
        shown = run_process(ROOT, "collaborative", option)  # in a process: the program as it starts
        assert shown.status == 0
        assert all(
            re.search(rf"^\s+{command}\s", shown.output, re.MULTILINE) for command in ("build", "check", "serve")
        )
    assert re.search(r"\d+\.\d+\.\d+", run(ROOT, "--version").output)


def test_build_is_meant_where_no_command_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path, HOME)
    built = run(folder.path, "--today", "2026-03-02")
    assert built.status == 0, built.output
    assert (folder.path / "site" / "index.html").is_file()


# build


def test_the_summary_counts_what_was_made(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **HOME,
        "courses/art.md": course("Art", "AR01", "2026-04-01", subject="Arts", audience="Governors"),
        "content/news/a.md": news(categories="News"),
        "content/news/draft.md": news(draft="yes"),
        "content/clusters/north.md": "---\ntitle: North\n---\n",
        "content/schools/alpha.md": "---\ntitle: Alpha\n---\n",
    }
    built = build(make(tmp_path, files))
    last = [line for line in built.output.splitlines() if line.startswith("Built ")]
    assert len(last) == 1, built.output
    feeds = len([*built.site.rglob("feed.xml"), *built.site.rglob("feed.json")])
    calendars = len([*built.site.rglob("*.ics")])
    for part in (
        "2 courses", "2 listings", "1 news item", "1 cluster", "1 school", f"{feeds} feeds", f"{calendars} calendars",
    ):  # fmt: skip
        assert re.search(rf"\b{part}", last[0]), last[0]
    assert re.search(r"Built out in \d+\.\d s", last[0])
    assert "python3 build.py serve" in built.output


def test_the_summary_is_good_english(tmp_path: Path) -> None:
    built = build(make(tmp_path, {**HOME, "content/news/a.md": news(), "content/schools/a.md": "---\ntitle: A\n---\n"}))
    [line] = [line for line in built.output.splitlines() if line.startswith("Built ")]
    assert not re.search(r"\b1 (courses|listings|news items|clusters|schools|feeds|calendars)\b", line), line


def test_a_build_from_another_folder_takes_all_paths_from_the_configuration(tmp_path: Path) -> None:
    folder = make(tmp_path / "source", HOME)
    (tmp_path / "elsewhere").mkdir()
    config = str(folder.path / "mkdocs.yml")
    built = run(tmp_path / "elsewhere", "build", "-f", config, "--today", "2026-03-02")
    assert built.status == 0, built.output
    assert (folder.path / "site/courses/first-aid/index.html").is_file()
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_strict_turns_warnings_into_problems(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site({"own.py": ""}, config="hooks: [own.py]\nnav:\n  - index.md\n  - Lost: nowhere.md\n")
    relaxed = folder.run("build")
    assert relaxed.status == 0
    assert re.search(r"^warning: .*nowhere\.md", relaxed.output, re.MULTILINE)
    before = digest(relaxed.site)
    strict = folder.run("build", "--strict")
    assert strict.status == 1
    assert re.search(r"^warning: .*nowhere\.md", strict.output, re.MULTILINE)
    assert "Nothing was published" in strict.output
    assert digest(relaxed.site) == before


def test_a_sound_site_says_nothing_but_its_summary(tmp_path: Path) -> None:
    output = build(make(tmp_path, HOME), "--strict").output.splitlines()
    assert [line.split(" ")[0] for line in output] == ["Checking", "Built", "To"], output


def test_the_published_folder_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    site = build(make(tmp_path, HOME)).site
    assert site.stat().st_mode & 0o055 == 0o055
    assert all(file.stat().st_mode & 0o044 == 0o044 for file in site.rglob("*"))


# check


def test_check_of_a_sound_site_ends_with_0_and_builds_nothing(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site()
    before = digest(folder.path)
    checked = folder.run("check")
    assert checked.status == 0
    assert checked.output.splitlines()[-1] == "0 errors, 0 warnings."
    assert digest(folder.path) == before


def test_check_of_some_files_reports_those_alone(make_site: Callable[..., SiteFolder]) -> None:
    folder = make_site(
        {
            "courses/art.md": course(code="A1", date="2026-02-31"),
            "courses/old/maths.md": course(code="M1", date="2026-04-31"),
            "content/news/a.md": news(published="2026-06-31"),
        }
    )
    everything = folder.run("check")
    assert everything.status == 1
    assert all(
        f"{name}:" in everything.output for name in ("courses/art.md", "courses/old/maths.md", "content/news/a.md")
    )
    some = folder.run("check", "courses/old", "content/news/a.md")
    assert some.status == 1
    assert "courses/old/maths.md:4: date:" in some.output
    assert "content/news/a.md:3: published:" in some.output
    assert "courses/art.md" not in some.output
    sound = folder.run("check", "courses/first-aid.md")
    assert sound.status == 0, sound.output


# The launcher's own functions, on a copy of it in a folder of its own


@pytest.fixture
def launcher(tmp_path: Path) -> Any:
    """``build.py`` in a folder with two lock files and an environment that only looks like one."""
    shutil.copy(ROOT / "build.py", tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "requirements.txt").write_text(
        "one==1.0 \\\n    --hash=sha256:0\n    # via two\nTwo==2.0\n", encoding="utf-8"
    )
    (tmp_path / "requirements-dev.txt").write_text("one==1.0\nTwo==2.0\nthree==3.0\n", encoding="utf-8")
    (tmp_path / "requirements-tools.txt").write_text("maker==1.0\n", encoding="utf-8")
    spec = importlib.util.spec_from_file_location("launcher_under_test", tmp_path / "build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pretend_installed(launcher: Any, lock: Path) -> None:
    launcher.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    launcher.PYTHON.touch()
    launcher.MADE_BY.write_bytes(launcher.interpreter())
    launcher.stamp(lock).write_text(launcher.fingerprint(lock), encoding="ascii")


def test_the_launcher_works_in_its_own_folder(launcher: Any, tmp_path: Path) -> None:
    assert tmp_path == launcher.ROOT
    assert launcher.ENVIRONMENT.parent == tmp_path


def test_an_environment_is_current_while_nothing_has_changed(launcher: Any) -> None:
    lock = launcher.BUILD_LOCK
    assert not launcher.is_current(lock)
    pretend_installed(launcher, lock)
    assert launcher.is_current(lock)
    assert not launcher.is_current(launcher.DEVELOPER_LOCK), "the tools are not in it"
    launcher.prepare(lock)  # does nothing: there is no installer in this environment that it could call
    assert launcher.is_current(lock)


@pytest.mark.parametrize("changed", ["requirements.txt", "requirements-tools.txt", "pyproject.toml"])
def test_an_environment_is_out_of_date_when_the_lock_or_our_package_has_changed(changed: str, launcher: Any) -> None:
    pretend_installed(launcher, launcher.BUILD_LOCK)
    before = launcher.fingerprint(launcher.BUILD_LOCK)
    with (launcher.ROOT / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert launcher.fingerprint(launcher.BUILD_LOCK) != before
    assert not launcher.is_current(launcher.BUILD_LOCK)


def test_an_environment_whose_python_is_gone_is_not_current(launcher: Any) -> None:
    pretend_installed(launcher, launcher.BUILD_LOCK)
    launcher.PYTHON.unlink()
    assert not launcher.is_current(launcher.BUILD_LOCK)


@pytest.mark.parametrize("changed", ["half made", "of another Python", "of another machine"])
def test_an_environment_that_nobody_finished_or_that_is_anothers_is_made_anew(
    changed: str, launcher: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend_installed(launcher, launcher.BUILD_LOCK)
    (launcher.ENVIRONMENT / "old").touch()
    match changed:
        case "half made":
            launcher.MADE_BY.unlink()
        case "of another Python":
            launcher.PYTHON.unlink()
            launcher.PYTHON.symlink_to(sys.executable)
        case _:
            monkeypatch.setattr(launcher.platform, "machine", lambda: "riscv64")
    assert not launcher.is_current(launcher.BUILD_LOCK)
    monkeypatch.setattr(launcher, "run", lambda command: pretend_installed(launcher, launcher.BUILD_LOCK))  # 10 s
    launcher.make(None)
    assert launcher.is_ours()
    assert not (launcher.ENVIRONMENT / "old").exists()


def test_an_environment_needs_room(
    launcher: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(launcher, "ROOM", 1 << 60)
    assert launcher.main([]) == 2
    [said] = capsys.readouterr().err.splitlines()
    assert said.startswith("The disk is nearly full")


def test_a_folder_in_place_of_the_environments_files_is_one_sentence(
    launcher: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    launcher.MADE_BY.mkdir(parents=True)
    launcher.PYTHON.parent.mkdir(parents=True)
    launcher.PYTHON.touch()
    assert launcher.main([]) == 2
    [said] = capsys.readouterr().err.splitlines()
    assert said.startswith(".venv could not be made or read (")


def test_an_older_python_comes_as_far_as_the_sentence_that_names_the_right_one(
    launcher: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "build.py").read_text(encoding="utf-8")
    module = ast.parse(text, feature_version=(3, 7))
    assert any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in module.body), (
        "3.7 has no  str | Path  and must not evaluate it"
    )
    monkeypatch.setattr(launcher.sys, "version_info", (3, 8, 18))
    assert launcher.main([]) == 2
    assert capsys.readouterr().err.startswith("This needs Python 3.11 or newer; this is Python ")


def test_the_two_locks_have_fingerprints_of_their_own(launcher: Any) -> None:
    assert launcher.fingerprint(launcher.BUILD_LOCK) != launcher.fingerprint(launcher.DEVELOPER_LOCK)
    assert launcher.stamp(launcher.BUILD_LOCK) != launcher.stamp(launcher.DEVELOPER_LOCK)


def test_packages_are_counted_without_hashes_and_comments(launcher: Any) -> None:
    assert launcher.count_packages(launcher.BUILD_LOCK) == 2
    real = ROOT / "requirements.txt"
    assert (
        launcher.count_packages(real) == len(re.findall(r"^\S+==", real.read_text(encoding="utf-8"), re.MULTILINE)) > 10
    )


def test_every_package_of_the_lock_files_has_a_hash(launcher: Any) -> None:
    for lock in sorted(ROOT.glob("requirements*.txt")):
        blocks = re.split(r"^(?=\S+==)", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        assert len(blocks) == launcher.count_packages(lock)
        assert all("--hash=sha256:" in block for block in blocks)


def test_the_developers_lock_holds_everything_of_the_other_in_the_same_version() -> None:
    pins = [
        set(re.findall(r"^(\S+==\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert pins[0] < pins[1]


def test_the_launcher_gives_back_the_status_of_what_it_runs(launcher: Any) -> None:
    assert launcher.run([sys.executable, "-c", "raise SystemExit(3)"]) == 3
    assert launcher.run([sys.executable, "-c", ""]) == 0


def test_a_failed_installation_shows_the_installers_words_and_says_what_to_do(
    launcher: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(launcher.SetUpError, match=r"online\?"):
        launcher.install([sys.executable, "-c", "print('no such package'); raise SystemExit(1)"])
    assert "no such package" in capfd.readouterr().err


def test_an_installation_shows_its_progress(launcher: Any, capfd: pytest.CaptureFixture[str]) -> None:
    launcher.install([sys.executable, "-c", "print('Collecting a'); print('noise'); print('Collecting b')"], packages=2)
    assert "2 packages installed" in capfd.readouterr().out


def test_the_launcher_needs_the_standard_library_alone(launcher: Any) -> None:
    imported = {
        name.partition(".")[0]
        for name in re.findall(r"^(?:import|from) (\S+)", (ROOT / "build.py").read_text(), re.MULTILINE)
    }
    assert imported <= set(sys.stdlib_module_names)


def test_the_open_data_is_json_and_ends_with_a_line(frozen: Path) -> None:
    data = (frozen / "courses.json").read_bytes()
    assert data.endswith(b"\n")
    assert json.loads(data)["version"] == "1.1.0"
