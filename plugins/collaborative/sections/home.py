"""The home page: the next courses, the current month, the latest news and the clusters."""

from collections.abc import Iterator
from dataclasses import dataclass

from collaborative import addresses
from collaborative.catalogue import Month
from collaborative.sections.clusters import ClusterCard, cluster_cards
from collaborative.sections.months import ThisMonth, months_from
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views import wording
from collaborative.views.course_lists import first_with_places
from collaborative.views.courses import CourseCard
from collaborative.views.dated import Dated, dated_counts, empty_periods
from collaborative.views.discounts import Notice, notices_from
from collaborative.views.news_cards import NewsCard
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed

COURSES_ON_HOME = 6
MOST_ON_HOME = 18  # including courses that move up when others are over
NEWS_ON_HOME = 4


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page's parts; the month is as on the calendar page.

    Attributes:
        no_courses: The periods without upcoming courses.
        later_courses: The periods with upcoming courses of which this page has none left.
    """

    courses: tuple[Dated[CourseCard], ...]
    no_courses: tuple[Dated[None], ...]
    later_courses: tuple[Dated[None], ...]
    total: tuple[Dated[str], ...]
    months: tuple[Dated[ThisMonth], ...]
    notices: tuple[Dated[Notice], ...]
    news: tuple[Dated[NewsCard], ...]
    clusters: tuple[ClusterCard, ...]


class Home(Section):
    """The home page, with the feed and calendar of everything."""

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.HOME, site.settings.name, _page)

    def feeds(self, site: Site) -> Iterator[Feed]:
        name, settings = site.settings.title, site.settings
        yield Feed.of_newest(
            name,
            f"Courses and news of {settings.name}",
            addresses.HOME,
            lambda: [*site.course_items(site.catalogue.courses), *site.news_items],
            settings,
        )

    def calendars(self, site: Site) -> Iterator[CalendarFile]:
        return CalendarFile.both(
            site.settings.title,
            f"Courses and meetings of {site.settings.name}",
            addresses.CALENDAR_FILE,
            lambda: [
                *site.course_entries(site.catalogue.courses),
                *(entry for _, entry in site.meeting_entries),
            ],
        )

    def menu(self, site: Site) -> str | None:
        return addresses.HOME


def _page(site: Site) -> Page:
    news = site.catalogue.current_news(site.today)[:NEWS_ON_HOME]
    return Page(
        kind="home",
        address=addresses.HOME,
        uri="index.md",
        title=site.settings.name,
        description=site.settings.description,
        view=home_page(site),
        changed=site.changes.newest([*site.upcoming, *news, *site.catalogue.clusters]),
    )


def home_page(site: Site) -> HomePage:
    upcoming, catalogue, settings, cards, today = (
        site.upcoming_cards,
        site.catalogue,
        site.settings,
        site.cards,
        site.today,
    )
    items = [entry.card for entry in upcoming]
    none = empty_periods(items)
    courses = first_with_places(upcoming, COURSES_ON_HOME, MOST_ON_HOME, cards)
    return HomePage(
        courses=courses,
        no_courses=none,
        later_courses=empty_periods([*(Dated(None, card.since, card.until) for card in courses), *none]),
        total=dated_counts(items, _all_courses, today),
        months=months_from(Month.of(today), catalogue, settings, today),
        notices=notices_from(catalogue, today),
        news=site.news_cards.current(catalogue, NEWS_ON_HOME),
        clusters=cluster_cards(catalogue, today),
    )


def _all_courses(number: int) -> str:
    return f"See all {wording.count(number, 'course')}" if number > 1 else "All courses"
