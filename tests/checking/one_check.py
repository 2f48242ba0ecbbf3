"""One check of a small site, with its messages as an editor reads them."""

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


def messages_of(
    check: Check, files: Mapping[str, str], *, today: dt.date = TODAY, settings: Settings = SETTINGS
) -> list[str]:
    """Return a check's messages about files, given by uri: ``courses/a.md``, ``news/b.md``."""
    content = load_content([source(uri, text) for uri, text in files.items()], settings, History())
    assert not content.problems, content.problems
    return [str(problem) for problem in check(Subject(content, (), settings, today))]


def course(*lines: str, code: str = "FA01", title: str = "First aid") -> str:
    """Return a course with its title on line 2 and its code on line 3; the given lines begin on line 4."""
    return "\n".join(["---", f"title: {title}", f"code: {code}", *lines, "---", "Text", ""])


def cluster(*meetings: str) -> str:
    """Return a cluster whose first meeting is on line 4."""
    return "\n".join(["---", "title: North cluster", "meetings:", *(f"  - {m}" for m in meetings), "---", "Text", ""])


def of_course(check: Check, *lines: str, today: dt.date = TODAY, settings: Settings = SETTINGS) -> list[str]:
    """Return a check's messages about ``courses/a.md``, without the file's name."""
    found = messages_of(check, {"courses/a.md": course(*lines)}, today=today, settings=settings)
    return [text.removeprefix("courses/a.md:") for text in found]


def scheduled(check: Callable[[Subject, Sequence[Occasion]], Iterator[Problem]]) -> Check:
    """Make a check of upcoming sessions and meetings a check of a whole site."""
    return lambda subject: check(subject, tuple(occasions_of(subject)))
