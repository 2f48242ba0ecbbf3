"""What is content and what is program, and which way each change takes to the public."""

import shutil
from pathlib import Path

import pytest
from tests.conftest import ROOT
from tests.repository import commit, write
from tests.tools.workflows import holds, run_step, steps, workflow
from tools.program_digest import program_digest

CONFIG = """\
# A site.
site_name: Northshire Primary Partnership
site_description: "Training: #1 in Northshire"
docs_dir: content
theme:
  name: material
plugins:
  - search:
      lang: en
  - collaborative:
      email: office@example.org
      terms:
        - {name: Autumn 1, from: 2026-09-02, to: 2026-10-23}
  - tags
markdown_extensions:
  - tables
watch:
  - courses
nav:
  - Courses: courses/index.md
  - "News": news/index.md
"""
FILES = ("courses/2026-27/art.md", "content/about.md", "build.py", "plugins/collaborative/content/a.py", "README.md")


@pytest.fixture
def passed(repository: Path) -> Path:
    """A repository whose program has passed on main."""
    write(repository, "mkdocs.yml", CONFIG)
    for file in FILES:
        write(repository, file)
    (repository / "tools").mkdir()
    shutil.copy(ROOT / "tools/program_digest.py", repository / "tools")
    commit(repository, "2026-03-01")
    return repository


def changed(repository: Path, old: str, new: str) -> bool:
    """Return whether the digest changes with a change of mkdocs.yml."""
    before = program_digest(repository)
    config = (repository / "mkdocs.yml").read_text(encoding="utf-8")
    assert old in config
    write(repository, "mkdocs.yml", config.replace(old, new))
    commit(repository, "2026-03-02")
    return program_digest(repository) != before


# Content and program


@pytest.mark.parametrize(
    ("file", "tests_run"),
    [
        ("courses/2026-27/art.md", False),
        ("courses/new/dance.md", False),
        ("content/about.md", False),
        ("content/images/logo.svg", False),
        ("content/plugins/odd.md", False),
        ("build.py", True),
        ("plugins/collaborative/content/a.py", True),
        ("plugins/courses/a.md", True),
        ("requirements.txt", True),
        (".github/workflows/site.yml", True),
        (".ci/run", True),
        ("tests/test_new.py", True),
        ("README.md", True),
        ("docs/handbook/README.md", True),
        ("course/a.md", True),
        ("content.md", True),
        ("courses.py", True),
        ("überraschung.py", True),
    ],
)
def test_a_changed_file_runs_the_tests_or_not(file: str, tests_run: bool, passed: Path) -> None:
    before = program_digest(passed)
    write(passed, file, "Changed.\n")
    assert program_digest(passed) == before, "what is not committed is not built on GitHub"
    commit(passed, "2026-03-02")
    assert (program_digest(passed) != before) == tests_run


def test_a_file_of_the_program_that_goes_or_becomes_executable_counts(passed: Path) -> None:
    digests = [program_digest(passed)]
    (passed / "build.py").chmod(0o755)
    commit(passed, "2026-03-02")
    digests.append(program_digest(passed))
    (passed / "build.py").unlink()
    commit(passed, "2026-03-03")
    digests.append(program_digest(passed))
    assert len(set(digests)) == 3
    (passed / "courses/2026-27/art.md").unlink()
    commit(passed, "2026-03-04")
    assert program_digest(passed) == digests[-1]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Northshire Primary", "St John's Primary"),
        ("#1 in", "#2 in"),
        ("# A site.", "# Our site."),
        ("office@example.org", "courses@example.org"),
        ("      terms:", "      withdrawn:\n        - news/old\n      terms:"),
        ("2026-10-23}", "2026-10-16}"),
        ('"News"', "Our news"),
        ("nav:", "copyright: © 2026 & later\nrepo_url: https://github.com/example/website\nnav:"),
        ("nav:", "\n# The menu.\nnav:"),
    ],
)
def test_what_mkdocs_yml_says_in_words_is_content(old: str, new: str, passed: Path) -> None:
    assert not changed(passed, old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - tags\n", ""),
        ("  - tags\n", "  - tags\n  - macros\n"),
        ("lang: en", "lang: cy"),
        ("  - collaborative:\n", "  - other:\n"),
        ("      email:", "    macros: {}\n      email:"),
        ("name: material", "name: mkdocs"),
        ("  - tables", "  - pymdownx.snippets"),
        ("  - courses\n", "  - courses\n  - plugins\n"),
        ("docs_dir: content", "docs_dir: docs"),
        ("nav:", "hooks:\n  - courses/hook.py\nnav:"),
        ("nav:", "extra_javascript: [courses/a.js]\nnav:"),
        ("nav:", "INHERIT: base.yml\nnav:"),
        ("nav:", "no_key_that_we_know: 1\nnav:"),
        # What could hide a plugin or run code from a line of words: such a file is program as a whole.
        ("site_name: N", "site_name: !!python/name:os.system N"),
        ("site_name: N", "site_name: &name N"),
        ("# A site.", "{\n"),
        ("# A site.", "---"),
        ("docs_dir:", '"hooks": [courses/hook.py]\ndocs_dir:'),
        ("docs_dir:", "? hooks\n: [courses/hook.py]\ndocs_dir:"),
        ("nav:\n", "nav: [\n"),
        ('  - "News": news/index.md', '  - "News\n    and more": news/index.md'),
    ],
)
def test_what_can_run_or_change_code_is_program(old: str, new: str, passed: Path) -> None:
    assert changed(passed, old, new)


def test_only_among_the_plugins_are_the_options_of_ours_content(passed: Path) -> None:
    assert changed(passed, "name: material", "name: material\n  collaborative:\n    custom_dir: one")
    assert changed(passed, "custom_dir: one", "custom_dir: two")


def test_in_unusual_yaml_every_change_counts(passed: Path) -> None:
    assert changed(passed, "site_name: ", "site_name: !!str ")
    assert changed(passed, "Northshire", "Southshire")


def test_the_shipped_mkdocs_yml_is_understood(passed: Path) -> None:
    write(passed, "mkdocs.yml", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    commit(passed, "2026-03-02")
    assert not changed(passed, "\nnav:", "\nsite_author: The office\nnav:")


# The way to the public

MAIN = "refs/heads/main"
PULL_REQUEST = ("pull_request", "refs/pull/7/merge")


@pytest.mark.parametrize(
    ("file", "event", "ref", "way"),
    [
        ("courses/2026-27/art.md", "push", MAIN, "publish"),
        ("courses/2026-27/art.md", "schedule", MAIN, "publish"),
        ("courses/2026-27/art.md", *PULL_REQUEST, ""),
        ("build.py", "push", MAIN, "tests, remember, publish"),
        ("build.py", "schedule", MAIN, "tests, remember, publish"),
        ("build.py", "workflow_dispatch", MAIN, "tests, remember, publish"),
        ("build.py", "workflow_dispatch", "refs/heads/spring", "tests"),
        ("build.py", *PULL_REQUEST, "tests"),
        ("build.py", "pull_request", MAIN, "tests"),  # never so; but if it were
    ],
)
def test_the_way_of_a_change(file: str, event: str, ref: str, way: str, passed: Path, tmp_path: Path) -> None:
    remembered = program_digest(passed)
    write(passed, file, "Changed.\n")
    commit(passed, "2026-03-02")
    test = {step.get("id", step["name"]): step for step in steps("site.yml", "test")}
    output = tmp_path / "output"
    assert run_step(test["program"], passed, GITHUB_OUTPUT=str(output)).returncode == 0
    digest = output.read_text().removeprefix("digest=").strip()
    facts = {
        "github.event_name": event,
        "github.ref": ref,
        "steps.passed.outputs.cache-hit": "true" if digest == remembered else "",
    }
    jobs = workflow("site.yml")["jobs"]
    taken = {
        "tests": holds(test["Run the linters and the tests"], facts),
        "remember": holds(test["Remember that this program has passed"], facts),
        "publish": holds(jobs["publish"], facts),
    }
    assert ", ".join(name for name, is_taken in taken.items() if is_taken) == way
    assert (
        holds(test["Set up Python"], facts) == taken["tests"] != holds(test["Say that the tests are not needed"], facts)
    )


def test_a_program_whose_digest_is_not_known_is_tested(passed: Path, tmp_path: Path) -> None:
    (step,) = [step for step in steps("site.yml", "test") if step.get("id") == "program"]
    (passed / "tools/program_digest.py").write_text("raise SystemExit(1)\n", encoding="utf-8")
    assert run_step(step, passed, GITHUB_OUTPUT=str(tmp_path / "output")).returncode != 0
    assert not (tmp_path / "output").exists()


def test_what_is_remembered_comes_after_the_tests_and_is_asked_for_by_the_same_name() -> None:
    names = [step["name"] for step in steps("site.yml", "test")]
    look, save = (step for step in steps("site.yml", "test") if "actions/cache" in step.get("uses", ""))
    assert "/restore@" in look["uses"]
    assert "/save@" in save["uses"]
    assert names.index(look["name"]) < names.index("Run the linters and the tests") < names.index(save["name"])
    assert look["with"].pop("lookup-only") == "true", "nothing from a cache is unpacked"
    assert look["with"] == save["with"]
    assert set(look["with"]) == {"key", "path"}, "another program's entry is no answer"
    assert (ROOT / look["with"]["path"]).is_file()


def test_nothing_is_published_before_test_and_build_have_passed() -> None:
    jobs = workflow("site.yml")["jobs"]
    assert set(jobs["publish"]["needs"]) == {"test", "build"}
    assert not {"if", "needs", "continue-on-error"} & (jobs["test"].keys() | jobs["build"].keys())
    uses = [step.get("uses", "") for job in ("build", "publish") for step in jobs[job]["steps"]]
    assert not any("actions/cache" in use for use in uses), "what is published comes from no cache"
    assert int(jobs["test"]["timeout-minutes"]) >= 30


def test_every_action_is_pinned_to_a_commit() -> None:
    for name in ("site.yml", "nightly.yml"):
        for job in workflow(name)["jobs"].values():
            for step in job.get("steps", ()):
                owner, _, commit_ = step.get("uses", f"none@{'0' * 40}").partition("@")
                assert len(commit_) == 40, owner


def test_publishing_waits_for_no_test_of_content_that_the_office_may_replace() -> None:
    [tests] = [step for step in steps("site.yml", "test") if step.get("run") == "bash .ci/run"]
    assert tests["env"] == {"PYTEST_ADDOPTS": "-m 'not sample'"}
