"""Pages that list courses: all that are upcoming, the past, one audience or subject; the home page."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from collaborative import addresses
from collaborative.catalogue import Catalogue, Month
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.clusters import ClusterCard, cluster_cards
from collaborative.views.coming import (
    Coming,
    CourseGroup,
    by_month,
    coming_among,
    first_with_places,
    latest_past,
    past_by_month,
)
from collaborative.views.courses import Cards, CourseCard
from collaborative.views.discounts import Notice, notices_from
from collaborative.views.finder import Finder, finder
from collaborative.views.following.ways import Follow
from collaborative.views.months import MonthLink, ThisMonth, link_to, months_from
from collaborative.views.news import NewsCard, NewsCards
from collaborative.views.school_days import Period, periods_ahead
from collaborative.views.stays import Stay, counted, together, without

T = TypeVar("T")

COURSES_ON_HOME = 6
MOST_ON_HOME = 18  # with those that come after them when they are over
PAST_ON_TOPIC = 20
NEWS_ON_HOME = 4


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link, with the number of courses behind it in brackets."""

    text: str
    address: str
    counts: tuple[Stay[str], ...]


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """Upcoming courses by the month of their next session.

    Attributes:
        until: The last day on which there is one, or None.
        no_courses: When there is none.
    """

    total: tuple[Stay[str], ...]
    finder: Finder
    notices: tuple[Stay[Notice], ...]
    audiences: tuple[Stay[CountedLink], ...]
    subjects: tuple[Stay[CountedLink], ...]
    months: tuple[Stay[CountedLink], ...]
    until: dt.date | None
    no_courses: tuple[Stay[None], ...]
    follow: Follow


@dataclass(frozen=True, slots=True)
class PastYear:
    name: str
    months: tuple[Stay[CourseGroup], ...]


@dataclass(frozen=True, slots=True)
class PastPage:
    years: tuple[Stay[PastYear], ...]
    no_courses: tuple[Stay[None], ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Upcoming courses for one audience or on one subject, and how many there were before."""

    groups: tuple[Stay[CourseGroup], ...]
    no_courses: tuple[Stay[None], ...]
    past: tuple[Stay[CourseCard], ...]
    past_since: dt.date | None
    follow: Follow


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The month that it is, links to the others, and the school terms and holidays that are not over."""

    months: tuple[Stay[ThisMonth], ...]
    coming: tuple[Stay[MonthLink], ...]
    earlier: tuple[Stay[MonthLink], ...]
    periods: tuple[Stay[Period], ...]
    follow: Follow

    @property
    def until(self) -> dt.date | None:
        """The last day on which there are later months."""
        return self.coming[-1].until if self.coming else None

    @property
    def since(self) -> dt.date | None:
        """The first day on which there are earlier months, or None where there are."""
        return self.earlier[-1].since if self.earlier else None

    @property
    def periods_until(self) -> dt.date | None:
        return self.periods[-1].until if self.periods else None


@dataclass(frozen=True, slots=True)
class HomePage:
    """The next courses, and a month as on the calendar's page.

    Attributes:
        no_courses: When there is none to come.
        later_courses: When there are some, and this page has not enough of them.
    """

    courses: tuple[Stay[CourseCard], ...]
    no_courses: tuple[Stay[None], ...]
    later_courses: tuple[Stay[None], ...]
    total: tuple[Stay[str], ...]
    months: tuple[Stay[ThisMonth], ...]
    notices: tuple[Stay[Notice], ...]
    news: tuple[Stay[NewsCard], ...]
    clusters: tuple[ClusterCard, ...]


def courses_page(
    coming: Sequence[Coming], catalogue: Catalogue, settings: Settings, cards: Cards, follow: Follow
) -> CoursesPage:
    stays = [entry.card for entry in coming]
    groups = by_month(coming)
    whole = together(stays)
    return CoursesPage(
        total=counted(stays, _courses_to_come, cards.today),
        finder=finder(coming, groups, catalogue, settings, cards),
        notices=notices_from(catalogue, cards.today),
        audiences=audience_links(coming, settings, cards.today),
        subjects=subject_links(coming, settings, cards.today),
        months=tuple(
            Stay(
                _counted(group.value.heading, group.value.address, group.value.courses, cards.today),
                group.since,
                group.until,
            )
            for group in groups
            if group.value.address
        ),
        until=whole[-1].until if whole else None,
        no_courses=without(stays),
        follow=follow,
    )


def past_page(courses: Iterable[Course], cards: Cards) -> PastPage:
    """The archive, newest school year first."""
    past = past_by_month(courses, cards)
    years = []
    for first, in_year in groupby(past, key=lambda entry: entry[0].school_year):
        months = []
        for month, in_month in groupby(in_year, key=lambda entry: entry[0]):
            listed = tuple(turn for _, turn in in_month)[::-1]
            group = CourseGroup(wording.month_name(month), addresses.month(month), listed)
            months.append(Stay(group, _since(listed)))
        years.append(Stay(PastYear(wording.school_year(first), tuple(months)), _since(months)))
    return PastPage(tuple(years), without(years))


def topic_page(courses: Iterable[Course], cards: Cards, follow: Follow) -> TopicPage:
    listed = list(courses)
    coming = coming_among(listed, cards)
    past = latest_past(listed, PAST_ON_TOPIC, cards)
    return TopicPage(
        groups=by_month(coming),
        no_courses=without([entry.card for entry in coming]),
        past=past,
        past_since=_since(past),
        follow=follow,
    )


def audience_links(coming: Iterable[Coming], settings: Settings, today: dt.date) -> tuple[Stay[CountedLink], ...]:
    """The audiences that the courses are for, in the vocabulary's order, with counts."""
    sets = [(set(entry.course.all_audiences), entry.card) for entry in coming]
    names = [term.name for term in settings.audiences.terms]
    covering = [(name, settings.audiences.covering(name)) for name in names]
    parts = (
        (name, addresses.audience(name), [card for audiences, card in sets if covered & audiences])
        for name, covered in covering
    )
    return _links(parts, today)


def subject_links(coming: Iterable[Coming], settings: Settings, today: dt.date) -> tuple[Stay[CountedLink], ...]:
    by_subject: dict[str | None, list[Stay[CourseCard]]] = {}
    for entry in coming:
        by_subject.setdefault(entry.course.subject, []).append(entry.card)
    names = sorted(term.name for term in settings.subjects.terms)
    return _links(((name, addresses.subject(name), by_subject.get(name, [])) for name in names), today)


def calendar_page(catalogue: Catalogue, settings: Settings, today: dt.date, follow: Follow) -> CalendarPage:
    month = Month.of(today)
    links = {other: link_to(other, catalogue) for other in catalogue.months}
    past = [Stay(link) for other, link in links.items() if other < month]
    to_be_past = [Stay(link, since=other.next.first_day) for other, link in links.items() if other >= month]
    return CalendarPage(
        months=months_from(month, catalogue, settings, today),
        coming=tuple(
            Stay(link, until=other.first_day - dt.timedelta(days=1)) for other, link in links.items() if other > month
        ),
        earlier=tuple([*past, *to_be_past][::-1]),
        periods=periods_ahead(settings, today),
        follow=follow,
    )


def _see_all(number: int) -> str:
    return f"See all {_courses(number)}" if number > 1 else "All courses"


def home_page(
    coming: Sequence[Coming], catalogue: Catalogue, settings: Settings, cards: Cards, news: NewsCards
) -> HomePage:
    today = cards.today
    stays = [entry.card for entry in coming]
    none = without(stays)
    courses = first_with_places(coming, COURSES_ON_HOME, MOST_ON_HOME, cards)
    return HomePage(
        courses=courses,
        no_courses=none,
        later_courses=without([*(Stay(None, card.since, card.until) for card in courses), *none]),
        total=counted(stays, _see_all, today),
        months=months_from(Month.of(today), catalogue, settings, today),
        notices=notices_from(catalogue, today),
        news=news.current(catalogue, NEWS_ON_HOME),
        clusters=cluster_cards(catalogue, today),
    )


def _courses_to_come(number: int) -> str:
    return f"{_courses(number)} to come"


def _courses(number: int) -> str:
    return wording.count(number, "course")


def _since(stays: Sequence[Stay[T]]) -> dt.date | None:
    """From when on there is one, of things that stay for good; None also where there is none at all."""
    return None if any(stay.since is None for stay in stays) else min((s.since for s in stays if s.since), default=None)


def _links(
    parts: Iterable[tuple[str, str, Sequence[Stay[CourseCard]]]], today: dt.date
) -> tuple[Stay[CountedLink], ...]:
    """Of those that have a course, while they have one."""
    return tuple(
        Stay(_counted(name, address, stretch.value, today), stretch.since, stretch.until)
        for name, address, cards in parts
        for stretch in together(cards)
    )


def _counted(text: str, address: str, cards: Sequence[Stay[CourseCard]], today: dt.date) -> CountedLink:
    return CountedLink(text, address, counted(cards, "({})".format, today))
