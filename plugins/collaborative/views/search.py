"""What the search knows of each page: few words, and the right ones."""

from collections.abc import Iterable
from dataclasses import dataclass

from collaborative.views.clusters import ClusterPage, SchoolPage
from collaborative.views.courses import CoursePage
from collaborative.views.news import NewsItemPage
from collaborative.views.pages import Page

FINISHED_BOOST, OFF_BOOST = 0.05, 0.3


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page in the index.

    Attributes:
        whole: Whether the words of the page's body are searched, too.
        boost: Moves it up or down among what is found.
    """

    address: str
    title: str
    text: str
    whole: bool = True
    boost: float = 1.0


def search_entry(page: Page) -> SearchEntry | None:
    """The entry of a page, or None for a list of what is found by itself."""
    if not page.searchable:
        return None
    view = page.view
    words: Iterable[str] = (page.description,)
    finished = off = False
    if isinstance(view, CoursePage):
        finished = view.badge is not None and view.badge.kind == "finished"
        off = bool(view.notice)
        subject = view.subject.text if view.subject else ""
        audience = ", ".join(link.text for link in view.audience)
        status = view.badge.text if view.badge else ""
        words = (
            view.code,
            status,
            view.when,
            *_venues(view),
            view.trainer,
            audience,
            subject,
            *view.tags,
            view.summary,
        )
    elif isinstance(view, ClusterPage):
        words = (
            view.summary,
            view.area,
            *(school.title for school in view.schools),
            *dict.fromkeys(stay.value.name for stay in view.coming if stay.since is None),
        )
    elif isinstance(view, SchoolPage):
        words = (view.summary, view.town, view.setting, *view.expertise)
    elif isinstance(view, NewsItemPage):
        words = (view.day, view.summary, *(link.text for link in (*view.categories, *view.authors)))
    text = ". ".join(word for word in words if word)
    return SearchEntry(
        page.address,
        page.title,
        text,
        whole=not finished,
        boost=FINISHED_BOOST if finished else OFF_BOOST if off else 1,
    )


def _venues(view: CoursePage) -> tuple[str, ...]:
    return tuple(dict.fromkeys(session.venue for session in view.sessions))
