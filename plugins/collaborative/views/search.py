"""What the search knows of each page: few words, and the right ones."""

import datetime as dt
from dataclasses import dataclass

from collaborative.views.courses import Badge

_BETWEEN = " · "
_BEFORE_ALL = dt.date.min
NEWS_STAYS = dt.timedelta(days=365)
SHORT_NAME = 2  # letters that begin too many other words


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page in the index. Which of two is shown first is decided in the browser (theme/assets/search.js), by its day.

    Attributes:
        kind: "course", "news" or "page".
        facts: One line for the list of what is found.
        words: What the page is looked for by, beside its title: people, places, all names of its audience.
        names: Other names of what stands in the title.
        text: What else it says.
        whole: Whether the words of the page's body are searched, too.
        badge: The course's status, but for what days bring.
        closes: The last day for booking, after which the badge is that it has closed; None where it is not.
        off: Cancelled or postponed, which stays said when the course is over.
        days: On which something begins, in order; of news, when it was published.
        ends: The last day on which it is not past, or None where it never is.
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
    return ". ".join({word.casefold(): word for word in words if word}.values())


def facts(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)
