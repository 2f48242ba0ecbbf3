"""Problems as GitHub's workflow commands, which it shows beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from collaborative.problems import Problem, Severity, in_order
from collaborative.views.wording import count

SHOWN = 10  # GitHub shows at most ten errors and ten warnings of a step
_NO_COMMIT = "0" * 40


@dataclass(frozen=True, slots=True)
class Place:
    """The place of the files on GitHub.

    Attributes:
        files: The URL that shows a file: ``https://github.com/owner/name/blob/branch/``; "" if unknown.
        editor: The URL that opens a file for editing; "" if unknown.
        folder: The site's folder in the repository: "" or such as ``website/``.
    """

    files: str = ""
    editor: str = ""
    folder: str = ""

    def line(self, path: str, line: int) -> str:
        """Return the URL of a line as typed; without "plain" GitHub renders the Markdown, which has no lines."""
        return f"{self.files}{quote(self.folder + path)}?plain=1#L{line}" if self.files else ""

    def edit(self, path: str) -> str:
        """Return the URL that opens a file for editing."""
        return f"{self.editor}{quote(self.folder + path)}" if self.editor else ""


@dataclass(frozen=True, slots=True)
class Base:
    """The version to compare with.

    Attributes:
        revision: As git knows it.
        name: As people know it: "main".
        of_branch: Whether the work began at that branch; False for the commit that a push replaces.
    """

    revision: str
    name: str
    of_branch: bool


def place_of(environment: Mapping[str, str], event: Mapping[str, Any], folder: str) -> Place:
    """Return the place from GitHub's variables: the branch rather than the commit, which cannot be edited."""
    server = environment.get("GITHUB_SERVER_URL", "")
    head = _in(event, "pull_request", "head")
    repository = _in(head, "repo").get("full_name") or environment.get("GITHUB_REPOSITORY", "")
    names = ("GITHUB_HEAD_REF", "GITHUB_REF_NAME", "GITHUB_SHA")
    branch = head.get("ref") or next((environment[name] for name in names if environment.get(name)), "")
    if not (server and repository and branch):
        return Place(folder=folder)
    home = f"{server}/{repository}"
    return Place(f"{home}/blob/{quote(branch)}/", f"{home}/edit/{quote(branch)}/", folder)


def base_of(environment: Mapping[str, str], event: Mapping[str, Any], published: str = "") -> Base | None:
    """Choose what to compare with; None where a run follows no change and nothing is known of the published site.

    A pull request is compared with its branch. Everything else is compared with the commit that is published: a push may
    follow others that were never published, because a test or a check failed or a newer run took their place.
    """
    if branch := environment.get("GITHUB_BASE_REF"):
        return Base(f"origin/{branch}", branch, of_branch=True)
    if published:
        return Base(published, "the published site", of_branch=False)
    before = event.get("before")
    if environment.get("GITHUB_EVENT_NAME") == "push" and isinstance(before, str) and before not in ("", _NO_COMMIT):
        return Base(before, "the site before", of_branch=False)
    return None


def annotations(problems: Iterable[Problem], place: Place) -> str:
    """Return one command a problem, up to GitHub's limit for each severity, and a notice about the rest."""
    commands, said = [], {Severity.ERROR: 0, Severity.WARNING: 0}
    for problem in in_order(problems):
        said[problem.severity] += 1
        if said[problem.severity] <= SHOWN:
            commands.append(_command(problem, place))
    rest = sum(max(number - SHOWN, 0) for number in said.values())
    if rest:
        more = f"The summary of this run lists {count(rest, 'problem')} more: GitHub shows {SHOWN} errors and {SHOWN} warnings."
        commands.append(f"::notice title=There is more::{_message(more)}")
    return "\n".join(commands)


def uninterpreted(text: str) -> str:
    """Return text for the log in which GitHub obeys no commands."""
    token = hashlib.sha256(text.encode()).hexdigest()  # a token that the text cannot contain
    return f"::stop-commands::{token}\n{text}\n::{token}::"


def _command(problem: Problem, place: Place) -> str:
    kind = "error" if problem.severity is Severity.ERROR else "warning"
    title = "This stops the site from being published" if kind == "error" else "Please check"
    if problem.field:
        title = f"{title}: {problem.field}"
    properties = f"file={_property(place.folder + problem.path)},line={problem.line},title={_property(title)}"
    return f"::{kind} {properties}::{_message(f'{problem.wrong} {problem.remedy}')}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _in(event: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """Return a part of the event, or an empty mapping."""
    for key in keys:
        part = event.get(key)
        event = part if isinstance(part, Mapping) else {}
    return event
