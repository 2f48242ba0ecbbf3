"""A site in memory, with the files beside its pages, for checks."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from tests.builders import SETTINGS, load, source

from collaborative.checking.files.pictures import Look, without_looking
from collaborative.checking.site import Check
from collaborative.checking.subject import Subject
from collaborative.loading.sources import OtherFile


def subject(
    files: Mapping[str, str | bytes],
    others: Mapping[str, int] | None = None,
    *,
    look: Look = without_looking,
    url: str = SETTINGS.url,
) -> Subject:
    """Return a site with these Markdown files by uri, and these other files with their sizes."""
    listed = tuple(OtherFile(source(uri, "").path, uri, size) for uri, size in (others or {}).items())
    sources = tuple(source(uri, text) for uri, text in files.items())
    today = dt.date(2026, 3, 2)
    return Subject(load(files), listed, replace(SETTINGS, url=url), today, sources=sources, look=look)


def messages_of(check: Check, about: Subject) -> list[str]:
    return [str(problem) for problem in check(about)]


def course(code: str, *lines: str, body: str = "Text.") -> str:
    return "\n".join(["---", "title: First aid", f"code: {code}", "date: 2026-03-19", *lines, "---", "", body, ""])
