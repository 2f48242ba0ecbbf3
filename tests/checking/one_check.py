"""One check over a small site, as an editor would read it."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.builders import SETTINGS, source

from collaborative.checking.records.occasions import Occasion, occasions_of
from collaborative.checking.site import Check
from collaborative.checking.subject import Subject
from collaborative.loading.content import load_content
from collaborative.loading.history import History
from collaborative.problems import Problem
from collaborative.settings import Settings

TODAY = dt.date(2026, 3, 2)


def said(check: Check, files: Mapping[str, str], *, today: dt.date = TODAY, settings: Settings = SETTINGS) -> list[str]:
    """What a check says of files, each by its uri: ``courses/a.md``, ``news/b.md``."""
    content = load_content([source(uri, text) for uri, text in files.items()], settings, History())
    assert not content.problems, content.problems
    return [str(problem) for problem in check(Subject(content, (), settings, today))]


def course(*lines: str, code: str = "FA01", title: str = "First aid") -> str:
    """A course with its title on line 2 and its code on line 3; the lines stand from line 4 on."""
    return "\n".join(["---", f"title: {title}", f"code: {code}", *lines, "---", "Text", ""])


def cluster(*meetings: str) -> str:
    """A cluster with its first meeting on line 4."""
    return "\n".join(["---", "title: North cluster", "meetings:", *(f"  - {m}" for m in meetings), "---", "Text", ""])


def of_course(check: Check, *lines: str, today: dt.date = TODAY, settings: Settings = SETTINGS) -> list[str]:
    """What a check says of ``courses/a.md``, without the file's name."""
    found = said(check, {"courses/a.md": course(*lines)}, today=today, settings=settings)
    return [text.removeprefix("courses/a.md:") for text in found]


def scheduled(check: Callable[[Subject, Sequence[Occasion]], Iterator[Problem]]) -> Check:
    """A check of what is going to take place, as one of a whole site."""
    return lambda subject: check(subject, tuple(occasions_of(subject)))
