"""What the search knows of each page: few words, and the right ones."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from collaborative import addresses
from collaborative.catalogue import Catalogue, Month, last_expected_day
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.records.price import Charge, ChargeKind
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.clusters import ClusterPage
from collaborative.views.course_page import CoursePage
from collaborative.views.courses import Badge, badge_of, closes_in_badge
from collaborative.views.news import NewsItemPage
from collaborative.views.page import Page
from collaborative.views.schools import SchoolPage

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

    address: str
    title: str
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


class SearchEntries:
    """The entries of a site's pages on the day of the build."""

    def __init__(self, catalogue: Catalogue, settings: Settings, today: dt.date) -> None:
        self._today = today
        self._courses = {course.origin.uri: course for course in catalogue.courses}
        self._news = {item.origin.uri: item for item in catalogue.news}
        self._months = {addresses.month(month): month for month in catalogue.months_with_pages}
        vocabularies = ((settings.audiences, addresses.audience), (settings.subjects, addresses.subject))
        terms = [(address(it.name), vocabulary, it) for vocabulary, address in vocabularies for it in vocabulary.terms]
        self._own_names = {address: it.names for address, _, it in terms}
        self._all_names = {address: vocabulary.all_names(it.name) for address, vocabulary, it in terms}

    def of(self, page: Page) -> SearchEntry | None:
        """The entry of a page, or None for a list of what is found by itself."""
        if not page.searchable:
            return None
        view = page.view
        if isinstance(view, CoursePage):
            return self._course(page, view, self._courses[page.uri])
        if isinstance(view, NewsItemPage):
            return _news(page, view, self._news[page.uri])
        if month := self._months.get(page.address):
            return _month(page, month)
        if isinstance(view, ClusterPage):
            meetings = (stay.value.name for stay in view.coming)
            words = _words(view.area, *(school.title for school in view.schools), *meetings)
            return SearchEntry(
                page.address, page.title, facts=_facts("Cluster", view.area), words=words, text=view.summary
            )
        if isinstance(view, SchoolPage):
            words = _words(view.town, view.setting, view.postcode, view.headteacher, *view.expertise)
            facts = _facts("School", view.town, view.cluster.text if view.cluster else "")
            return SearchEntry(page.address, page.title, facts=facts, words=words, text=view.summary)
        names = _words(*self._own_names.get(page.address, ()))
        return SearchEntry(page.address, page.title, facts=page.description, names=names)

    def _course(self, page: Page, view: CoursePage, course: Course) -> SearchEntry:
        ends = last_expected_day(course)
        over = ends is not None and ends < self._today
        venues = dict.fromkeys(session.venue for session in course.sessions)
        topics = (*view.audience, *((view.subject,) if view.subject else ()))
        said = [self._own_names[link.address] for link in topics]
        words = _words(
            view.when,
            view.new_date,
            *venues,
            view.trainer,
            view.cluster.text if view.cluster else "",
            "Free" if course.price and course.price.for_members == Charge(ChargeKind.FREE) else "",
            *(session.name for session in view.sessions),
            *view.tags,
            *(name for link in topics for name in ((link.text,) if over else self._all_names[link.address])),
        )
        return SearchEntry(
            page.address,
            page.title,
            "course",
            _facts(view.new_date or _span(course) or view.when, *venues, view.code),
            words,
            _words(*chain(*(names for names in said if _is_named(names, page.title)))),
            "" if over else view.summary,
            view.code,
            whole=not over,
            badge=badge_of(course, _BEFORE_ALL),
            closes=closes_in_badge(course),
            off=course.is_off,
            days=tuple(session.day for session in course.expected_sessions if session.day),
            ends=ends,
        )


def _news(page: Page, view: NewsItemPage, item: NewsItem) -> SearchEntry:
    old = min(item.day, dt.date.max - NEWS_STAYS) + NEWS_STAYS
    return SearchEntry(
        page.address,
        page.title,
        "news",
        facts=_facts("News", view.day),
        words=_words(view.day, *(link.text for link in (*view.categories, *view.authors))),
        text=view.summary,
        days=(item.day,),
        ends=min(item.expires or old, old),
    )


def _month(page: Page, month: Month) -> SearchEntry:
    name = wording.month_name(month)
    words = f"{name} courses training listing calendar"
    return SearchEntry(page.address, page.title, facts=page.description, words=words, ends=month.last_day)


def _words(*words: str) -> str:
    return ". ".join({word.casefold(): word for word in words if word}.values())


def _is_named(names: Iterable[str], title: str) -> bool:
    """Whether a title has one of the names, in its very words or in one that begins so."""
    return any(re.search(rf"\b{re.escape(name)}", title, re.IGNORECASE) for name in names if len(name) > SHORT_NAME)


def _span(course: Course) -> str:
    """Of a course of several sessions."""
    first, last, number = course.first_day, course.last_day, len(course.sessions)
    if number < 2 or first is None or last is None:
        return ""
    return f"{wording.count(number, 'session')}, {wording.day_without_weekday(first)} to {wording.day_without_weekday(last)}"


def _facts(*parts: str) -> str:
    return _BETWEEN.join(part for part in parts if part)
