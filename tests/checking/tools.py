"""A small site in memory, checked."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tests.builders import SETTINGS, load

from collaborative.checking.site import check_site
from collaborative.checking.subject import Subject
from collaborative.loading.sources import OtherFile
from collaborative.problems import Problem, in_order

TODAY = dt.date(2026, 3, 2)
COURSE = "---\ntitle: First aid\ncode: FA01\ndate: 2026-03-19\nstart: 9:30\nend: 15:30\nvenue: Hall\nprice: 95\n---\n"
FILES = {
    "index.md": "# Welcome\n\nTo all.\n",
    "about.md": "# About us\n\n## Our Aims\n\nText.\n",
    "courses/first-aid.md": f"{COURSE}\nText.\n",
    "courses/2025-26/draft.md": COURSE.replace("FA01", "FA02").replace("---\n", "---\ndraft: yes\n", 1) + "\nText.\n",
    "news/2026-02-20-programme.md": "---\ntitle: Programme\npublished: 2026-02-20\n---\n\nText.\n",
    "news/2026-04-01-later.md": "---\ntitle: Later\npublished: 2026-04-01\n---\n\nText.\n",
    "clusters/north.md": "---\ntitle: North\nmeetings:\n  - {date: 2026-04-01, host: TBC}\n---\n\nText.\n",
}
OTHERS = ("files/minutes.pdf", "images/Hall.jpg", "files/my file.pdf")


def checked(files: Mapping[str, str | bytes], **settings: Any) -> list[Problem]:
    """Return the problems of a site with these files beside ``FILES``, without those found in loading."""
    content = load({**FILES, **files})
    others = [OtherFile(f"content/{uri}", uri, 1000) for uri in OTHERS]
    return list(in_order(check_site(Subject(content, tuple(others), replace(SETTINGS, **settings), TODAY))))


def in_news(body: str, **settings: Any) -> list[str]:
    """Return the messages about a news item with this text, which begins on line 6: ``6: warning: …``."""
    uri = "news/2026-03-01-item.md"
    found = checked({uri: f"---\ntitle: Item\npublished: 2026-03-01\n---\n\n{body}\n"}, **settings)
    assert {problem.path for problem in found} <= {f"content/{uri}"}, found
    return [str(problem).removeprefix(f"content/{uri}:") for problem in found]
