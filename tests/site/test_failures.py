"""The program fails: the office reads one sentence with what to do, a developer finds the place with --debug."""

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from tests.conftest import TODAY, SiteFolder

from collaborative.checking import site as checks
from collaborative.commands.main import main
from collaborative.mkdocs_plugin.preview.live import Preview
from collaborative.problems import Problem
from collaborative.rendering.html import Html
from collaborative.rendering.ics import Calendars
from collaborative.rendering.text import Links
from collaborative.reporting.failure import REMEDY, trace_failure
from collaborative.sections.courses import course

Make = Callable[..., SiteFolder]


@pytest.fixture
def typed(make_site: Make, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command line on a small site within this process, and gives what a command that fails says."""
    folder = make_site()
    monkeypatch.chdir(folder.path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # which --today sets, so that it is put back

    def run(*arguments: str) -> str:
        monkeypatch.setattr(sys, "argv", ["build.py", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 1
        assert not (folder.path / "site").exists()
        return capsys.readouterr().err

    return run


def fail(*_: Any) -> Any:
    raise ZeroDivisionError("no such number")


@pytest.fixture
def broken_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(course, "course_page", fail)


@pytest.fixture
def broken_template(monkeypatch: pytest.MonkeyPatch) -> None:
    """A view that has nothing of what its template asks for."""
    render = Html.render

    def with_another_view(self: Html, template: str, root: str, links: Links = (), **values: Any) -> Markup:
        return render(self, template, root, links, **values | ({"view": object()} if template == "course.html" else {}))

    monkeypatch.setattr(Html, "render", with_another_view)


@pytest.mark.usefixtures("broken_view")
@pytest.mark.parametrize("command", [[], ["build"]], ids=str)
def test_the_office_reads_what_to_do(command: list[str], typed: Callable[..., str]) -> None:
    assert typed(*command, "--today", TODAY).splitlines() == [
        "The program failed while it was working on courses/first-aid.md, and nothing was published: no such number",
        REMEDY,
    ]


@pytest.mark.usefixtures("broken_template")
def test_a_template_is_not_taken_for_a_mistake_in_a_text(typed: Callable[..., str]) -> None:
    said = typed("build", "--today", TODAY)
    assert said.startswith("The program failed while it was working on courses/first-aid.md, and nothing was")
    assert said.endswith(f"{REMEDY}\n")
    assert "Traceback" not in said


@pytest.mark.usefixtures("broken_view")
@pytest.mark.parametrize("line", ["build --debug --today {}", "--debug --today {}", "--debug build --today {}"])
def test_a_developer_reads_the_traceback_the_module_and_the_record(line: str, typed: Callable[..., str]) -> None:
    said = typed(*line.format(TODAY).split()).splitlines()
    assert said[0] == "Traceback (most recent call last):"
    assert said[-2] == "ZeroDivisionError: no such number"
    assert re.fullmatch(
        r"Failed in sections/courses/course\.py, line \d+, working on courses/first-aid\.md\.", said[-1]
    )


@pytest.mark.usefixtures("broken_template")
def test_a_developer_reads_the_template_and_the_page(typed: Callable[..., str]) -> None:
    said = typed("build", "--debug", "--today", TODAY).splitlines()
    assert said[0] == "Traceback (most recent call last):"
    template = r"Failed in rendering/templates/course\.html, line \d+, working on courses/first-aid\.md\."
    assert re.fullmatch(template, said[-1])


def test_a_page_that_nobody_wrote_is_named_by_its_address(
    typed: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Calendars, "render", fail)
    assert typed("build", "--debug").splitlines()[-1].endswith("working on calendar.ics.")


def test_a_check_that_fails_is_shown_in_full(typed: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    def check_nothing(_: object) -> Iterator[Problem]:
        yield fail()

    monkeypatch.setattr(checks, "CHECKS", (check_nothing,))
    assert "Traceback" not in typed("check")
    assert re.search(r"Traceback.*Failed in checking/site\.py, line \d+", typed("check", "--debug"), re.DOTALL)


@pytest.mark.usefixtures("broken_view")
def test_the_preview_goes_on_and_says_both(make_site: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    said: list[str] = []
    failures: list[BaseException] = []
    config = make_site().path / "mkdocs.yml"
    preview = Preview(config, dt.date(2026, 3, 2), tmp_path, said.append, lambda _: None, failures.append)
    monkeypatch.setattr("collaborative.mkdocs_plugin.preview.live._server_at", fail)
    with pytest.raises(ZeroDivisionError):
        preview.run(None)
    assert "courses/first-aid.md" in trace_failure(failures[0])


@pytest.mark.parametrize("command", ["build", "check", "serve", "new", "new course", "import", "export", ""])
def test_the_help_of_every_command_names_the_option(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["build.py", *command.split(), "--help"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().out.count("--debug") == 1
