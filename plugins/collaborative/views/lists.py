"""Pages that list courses: all that are upcoming, the past, one audience or subject; the home page."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from collaborative.catalogue import Catalogue, Month, next_day_key, past_among, upcoming_among
from collaborative.records.course import Course
from collaborative.settings import Settings
from collaborative.views import addresses, wording
from collaborative.views.clusters import ClusterCard, clusters_page
from collaborative.views.courses import Cards, CourseCard, can_be_booked
from collaborative.views.discounts import Notice, notices_on
from collaborative.views.following import Follow
from collaborative.views.links import Link
from collaborative.views.months import Grid, grid_of, link_to
from collaborative.views.news import NewsCard, news_card

COURSES_ON_HOME = 6
PAST_ON_TOPIC = 20
NEWS_ON_HOME = 4


@dataclass(frozen=True, slots=True)
class CourseGroup:
    """Courses under one heading; ``address`` leads to the heading's own page, or is ""."""

    heading: str
    address: str
    courses: tuple[CourseCard, ...]


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """Upcoming courses by the month of their next session."""

    total: str
    groups: tuple[CourseGroup, ...]
    notices: tuple[Notice, ...]
    audiences: tuple[Link, ...]
    subjects: tuple[Link, ...]
    months: tuple[Link, ...]
    follow: Follow


@dataclass(frozen=True, slots=True)
class PastYear:
    name: str
    months: tuple[CourseGroup, ...]


@dataclass(frozen=True, slots=True)
class PastPage:
    years: tuple[PastYear, ...]


@dataclass(frozen=True, slots=True)
class TopicPage:
    """Upcoming courses for one audience or on one subject, and how many there were before."""

    groups: tuple[CourseGroup, ...]
    past: tuple[CourseCard, ...]
    follow: Follow


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """A month; on narrow screens it is a list ``agenda_from`` a day on (ISO)."""

    grid: Grid
    agenda_from: str
    month: Link
    coming: tuple[Link, ...]
    earlier: tuple[Link, ...]
    follow: Follow


@dataclass(frozen=True, slots=True)
class HomePage:
    """The next courses, and a month as on the calendar's page."""

    courses: tuple[CourseCard, ...]
    total: str
    month: Link
    grid: Grid
    agenda_from: str
    next_month: Link | None
    notices: tuple[Notice, ...]
    news: tuple[NewsCard, ...]
    clusters: tuple[ClusterCard, ...]


def courses_page(catalogue: Catalogue, settings: Settings, cards: Cards, follow: Follow) -> CoursesPage:
    today = cards.today
    upcoming = catalogue.upcoming(today)
    groups = by_month(upcoming, cards)
    return CoursesPage(
        total=wording.count(len(upcoming), "course"),
        groups=groups,
        notices=notices_on(catalogue, today),
        audiences=audience_links(upcoming, settings),
        subjects=subject_links(upcoming, settings),
        months=tuple(Link(group.heading, group.address, len(group.courses)) for group in groups if group.address),
        follow=follow,
    )


def by_month(upcoming: Sequence[Course], cards: Cards) -> tuple[CourseGroup, ...]:
    """Courses already in the order of their next session, under its month; those to be confirmed last."""
    groups = []
    for month, courses in groupby(upcoming, key=lambda course: _month_of_next(course, cards.today)):
        heading, address = (
            (wording.month_name(month), addresses.month(month)) if month else ("Dates to be confirmed", "")
        )
        groups.append(CourseGroup(heading, address, cards.all(courses)))
    return tuple(groups)


def past_page(catalogue: Catalogue, cards: Cards) -> PastPage:
    """The archive, newest school year first."""
    past = sorted(
        catalogue.past(cards.today), key=lambda course: (course.first_day or dt.date.min, course.code), reverse=True
    )
    years = []
    for first, courses in groupby(past, key=lambda course: Month.of(course.first_day or dt.date.min).school_year):
        months = []
        for month, in_month in groupby(courses, key=lambda course: Month.of(course.first_day or dt.date.min)):
            listed = cards.all(reversed(list(in_month)))
            months.append(CourseGroup(wording.month_name(month), addresses.month(month), listed))
        years.append(PastYear(wording.school_year(first), tuple(months)))
    return PastPage(tuple(years))


def topic_page(courses: Iterable[Course], cards: Cards, follow: Follow) -> TopicPage:
    listed = list(courses)
    upcoming = upcoming_among(listed, cards.today)
    past = past_among(listed, cards.today)
    return TopicPage(
        groups=by_month(upcoming, cards),
        past=cards.all(past[::-1][:PAST_ON_TOPIC]),
        follow=follow,
    )


def audience_links(courses: Iterable[Course], settings: Settings) -> tuple[Link, ...]:
    """The audiences that the courses are for, in the vocabulary's order, with counts."""
    sets = [set(course.all_audiences) for course in courses]
    counts = {
        term.name: sum(bool(settings.audiences.covering(term.name) & s) for s in sets)
        for term in settings.audiences.terms
    }
    return tuple(Link(name, addresses.audience(name), number) for name, number in counts.items() if number)


def subject_links(courses: Iterable[Course], settings: Settings) -> tuple[Link, ...]:
    subjects = [course.subject for course in courses]
    counts = {term.name: subjects.count(term.name) for term in settings.subjects.terms}
    return tuple(Link(name, addresses.subject(name), number) for name, number in sorted(counts.items()) if number)


def calendar_page(catalogue: Catalogue, today: dt.date, follow: Follow) -> CalendarPage:
    month = Month.of(today)
    return CalendarPage(
        grid=grid_of(month, catalogue, today),
        agenda_from=today.isoformat(),
        month=Link(wording.month_name(month), addresses.month(month) if month in catalogue.months else ""),
        coming=tuple(link_to(other, catalogue) for other in catalogue.months if other > month),
        earlier=tuple(link_to(other, catalogue) for other in catalogue.months[::-1] if other < month),
        follow=follow,
    )


def home_page(catalogue: Catalogue, cards: Cards) -> HomePage:
    today = cards.today
    upcoming = catalogue.upcoming(today)
    bookable = [course for course in upcoming if course.dated_sessions and can_be_booked(course, today)]
    month = Month.of(today)
    later = [other for other in catalogue.months if other > month]
    return HomePage(
        courses=cards.all((bookable or upcoming)[:COURSES_ON_HOME]),
        total=wording.count(len(upcoming), "course"),
        month=Link(wording.month_name(month), addresses.month(month) if month in catalogue.months else ""),
        grid=grid_of(month, catalogue, today),
        agenda_from=today.isoformat(),
        next_month=link_to(later[0], catalogue) if later else None,
        notices=notices_on(catalogue, today),
        news=tuple(news_card(item, today) for item in catalogue.current_news(today)[:NEWS_ON_HOME]),
        clusters=clusters_page(catalogue, today).clusters,
    )


def _month_of_next(course: Course, today: dt.date) -> Month | None:
    day, _, _ = next_day_key(course, today)
    return None if day == dt.date.max else Month.of(day)
