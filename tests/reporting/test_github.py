"""Workflow commands, and GitHub's variables of a run."""

import re

import pytest

from collaborative.problems import Message, Problem, Severity
from collaborative.reporting.github import Base, Place, annotations, base_of, place_of, uninterpreted

ERROR = Problem("courses/a.md", 7, "date", Message("There is no such day.", "Write another."))
PULL_REQUEST = {"pull_request": {"head": {"ref": "spring #1", "repo": {"full_name": "fork/website"}}}}
RUN = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "bplc/website", "GITHUB_REF_NAME": "main"}


def test_a_problem_is_a_command_with_file_line_and_title() -> None:
    assert annotations([ERROR], Place()) == (
        "::error file=courses/a.md,line=7,title=This stops the site from being published%3A date::"
        "There is no such day. Write another."
    )


def test_a_warning_is_one() -> None:
    warning = Problem("courses/a.md", 7, "", Message("It is odd.", "Look."), Severity.WARNING)
    assert annotations([warning], Place()) == "::warning file=courses/a.md,line=7,title=Please check::It is odd. Look."


def test_a_file_counts_from_the_top_of_the_repository() -> None:
    assert "file=website/courses/a.md," in annotations([ERROR], Place(folder="website/"))


def test_signs_of_the_command_are_escaped_as_documented() -> None:
    nasty = Problem("a,b:c%.md", 1, "x:y,z", Message("50%\r\n::error::x", "A, b: c."))
    assert annotations([nasty], Place()) == (
        "::error file=a%2Cb%3Ac%25.md,line=1,title=This stops the site from being published%3A x%3Ay%2Cz::"
        "50%25%0D%0A::error::x A, b: c."
    )


def test_what_github_would_not_show_is_counted() -> None:
    many = [
        Problem("a.md", line, "", Message("Wrong.", "Mend."), severity) for line in range(12) for severity in Severity
    ]
    lines = annotations(many, Place()).splitlines()
    assert [len([line for line in lines if line.startswith(f"::{kind} ")]) for kind in ("error", "warning")] == [10, 10]
    assert lines[-1].startswith("::notice title=There is more::The summary of this run lists 4 problems more")


def test_nothing_in_the_log_is_taken_for_a_command() -> None:
    text = "::error::nasty\n::add-mask::x"
    first, *inside, last = uninterpreted(text).splitlines()
    token = re.fullmatch(r"::stop-commands::(\w+)", first)
    assert token
    assert inside == text.splitlines()
    assert last == f"::{token[1]}::"
    assert token[1] not in text


def test_a_pull_request_is_edited_on_its_own_branch_in_its_own_repository() -> None:
    place = place_of(RUN | {"GITHUB_REF_NAME": "12/merge"}, PULL_REQUEST, "website/")
    assert place.line("courses/a b.md", 7) == (
        "https://github.com/fork/website/blob/spring%20%231/website/courses/a%20b.md?plain=1#L7"
    )
    assert place.edit("courses/a.md") == "https://github.com/fork/website/edit/spring%20%231/website/courses/a.md"


def test_a_push_is_edited_on_its_branch() -> None:
    assert place_of(RUN, {}, "").edit("a.md") == "https://github.com/bplc/website/edit/main/a.md"


def test_a_pull_request_without_its_event_is_still_on_its_branch() -> None:
    run = RUN | {"GITHUB_HEAD_REF": "spring", "GITHUB_REF_NAME": "12/merge"}
    assert place_of(run, {"pull_request": {"head": {"repo": None}}}, "").edit("a.md").endswith("/edit/spring/a.md")


@pytest.mark.parametrize("missing", ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_REF_NAME"])
def test_nothing_is_linked_without_a_known_place(missing: str) -> None:
    place = place_of({name: value for name, value in RUN.items() if name != missing}, {}, "")
    assert (place.line("a.md", 1), place.edit("a.md")) == ("", "")


PUSH = {"GITHUB_EVENT_NAME": "push"}


@pytest.mark.parametrize(
    ("environment", "event", "expected"),
    [
        ({"GITHUB_BASE_REF": "main"}, {}, Base("origin/main", "main", of_branch=True)),
        (PUSH, {"before": "a" * 40}, Base("a" * 40, "the site before", of_branch=False)),
        (PUSH, {"before": "0" * 40}, None),
        (PUSH, {}, None),
        ({"GITHUB_EVENT_NAME": "schedule"}, {"before": "a" * 40}, None),
        ({}, {}, None),
    ],
)
def test_a_change_is_compared_with_what_it_is_a_change_of(
    environment: dict[str, str], event: dict[str, str], expected: Base | None
) -> None:
    assert base_of(environment, event) == expected


@pytest.mark.parametrize("event", [PUSH, {"GITHUB_EVENT_NAME": "schedule"}, {}])
def test_where_the_published_commit_is_known_a_run_is_compared_with_it(event: dict[str, str]) -> None:
    published = Base("b" * 40, "the published site", of_branch=False)
    assert base_of(event, {"before": "a" * 40}, "b" * 40) == published
    assert base_of({**event, "GITHUB_BASE_REF": "main"}, {}, "b" * 40) == Base("origin/main", "main", of_branch=True)
