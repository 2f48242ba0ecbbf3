"""Entries in the search index."""

import datetime as dt
from dataclasses import dataclass

from collaborative.views.courses import Badge

_BETWEEN = " · "


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page in the search index.

    The browser ranks the results (theme/assets/search.js), because their order depends on the day.

    Attributes:
        kind: "course", "news" or "page".
        facts: One line below the title in the results.
        words: Words that find the page besides its title: people, places, all names of its audience.
        names: Other names of what the title names.
        text: Further text that is searched.
        whole: Whether the page's body is searched too.
        badge: The course's status, without what follows from the day.
        closes: The last day for booking, after which the badge says that it has closed; None if it does not.
        off: Whether the course is cancelled or postponed, which is still shown when it is over.
        days: The first day of each session, in order; for news, the day of publication.
        ends: The last day on which it is current, or None if it never becomes old.
    """

    kind: str = "page"
    facts: str = ""
    words: str = ""
    names: str = ""
    text: str = ""
    code: str = ""
    whole: bool = True
    badge: Badge | None = None
    closes: dt.date | None = None
    off: bool = False
    days: tuple[dt.date, ...] = ()
    ends: dt.date | None = None


def words(*words: str) -> str:
    """Join words to a text, each once in any case."""
    return ". ".join({word.casefold(): word for word in words if word}.values())


def facts(*parts: str) -> str:
    """Join facts to one line, without empty ones."""
    return _BETWEEN.join(part for part in parts if part)
