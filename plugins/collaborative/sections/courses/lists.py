"""The lists of courses: the upcoming ones with the finder, and the archive."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from collaborative import addresses
from collaborative.records.course import Course
from collaborative.sections.courses.finder import Finder, finder
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.course_lists import CourseGroup, UpcomingCard, by_month, past_by_month
from collaborative.views.courses import Cards, CourseCard
from collaborative.views.dated import Dated, dated_counts, dated_groups, empty_periods, first_day_of
from collaborative.views.discounts import Notice, notices_from
from collaborative.views.emails.digest import digest_email
from collaborative.views.emails.email import Email
from collaborative.views.links import Link
from collaborative.views.search import SearchEntry
from collaborative.views.subscriptions.feeds import Feed
from collaborative.views.subscriptions.links import SubscribeLinks


@dataclass(frozen=True, slots=True)
class CountedLink:
    """A link with the number of its courses in brackets."""

    text: str
    address: str
    counts: tuple[Dated[str], ...]


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """Upcoming courses by the month of their next session.

    Attributes:
        until: The last day on which there is one, or None.
        no_courses: The periods without one.
    """

    total: tuple[Dated[str], ...]
    finder: Finder
    notices: tuple[Dated[Notice], ...]
    audiences: tuple[Dated[CountedLink], ...]
    subjects: tuple[Dated[CountedLink], ...]
    months: tuple[Dated[CountedLink], ...]
    until: dt.date | None
    no_courses: tuple[Dated[None], ...]
    subscribe: SubscribeLinks


@dataclass(frozen=True, slots=True)
class PastYear:
    name: str
    months: tuple[Dated[CourseGroup], ...]


@dataclass(frozen=True, slots=True)
class PastPage:
    years: tuple[Dated[PastYear], ...]
    no_courses: tuple[Dated[None], ...]


class CourseLists(Section):
    """The list of upcoming courses and the archive, with the feed, the open data and the digest email."""

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.COURSES, "Courses", _upcoming)
        yield site.list_place(addresses.PAST_COURSES, "Past courses", _past)
        for address in addresses.OPEN_DATA:
            yield Place(address, "The courses as data")
        for address in (addresses.DIGEST_EMAIL, addresses.DIGEST_TEXT):
            yield Place(address, "What is new, as an email", permanent=False)

    def feeds(self, site: Site) -> Iterator[Feed]:
        name, settings = site.settings.title, site.settings
        yield Feed.of_newest(
            f"{name}: courses",
            f"Courses of {settings.name}",
            addresses.COURSES,
            lambda: site.course_items(site.catalogue.courses),
            settings,
        )

    def emails(self, site: Site) -> Iterator[Email]:
        yield digest_email(site.public.catalogue, site.settings, site.cards)

    def menu(self, site: Site) -> str | None:
        return addresses.COURSES


def _upcoming(site: Site) -> Page:
    return Page(
        kind="courses",
        address=addresses.COURSES,
        uri=f"{addresses.COURSES}index.md",
        title="Courses",
        description=f"All upcoming training from {site.settings.name}, by month: dates, times, venues, prices and places.",
        view=courses_page(site),
        search=SearchEntry(),
        changed=site.changes.newest(site.upcoming),
        thing=site.listed(site.upcoming),
        actions=(
            *site.repository.add_course(),
            Link("What is new, as an email", addresses.DIGEST_EMAIL),
            Link("The same as plain text", addresses.DIGEST_TEXT),
        ),
    )


def _past(site: Site) -> Page:
    upcoming = {course.code for course in site.upcoming}
    return Page(
        kind="past",
        address=addresses.PAST_COURSES,
        uri=f"{addresses.PAST_COURSES}index.md",
        title="Past courses",
        description=f"The training that {site.settings.name} has held, by school year and month.",
        view=past_page(site.catalogue.courses, site.cards),
        crumbs=(Link("Courses", addresses.COURSES),),
        search=SearchEntry(),
        changed=site.changes.newest(course for course in site.catalogue.courses if course.code not in upcoming),
    )


def courses_page(site: Site) -> CoursesPage:
    upcoming, catalogue, settings, cards = site.upcoming_cards, site.catalogue, site.settings, site.cards
    items = [entry.card for entry in upcoming]
    groups = by_month(upcoming)
    whole = dated_groups(items)
    return CoursesPage(
        total=dated_counts(items, _courses_to_come, cards.today),
        finder=finder(upcoming, groups, catalogue, settings, cards),
        notices=notices_from(catalogue, cards.today),
        audiences=audience_links(upcoming, settings, cards.today),
        subjects=subject_links(upcoming, settings, cards.today),
        months=tuple(
            Dated(
                _counted(group.value.heading, group.value.address, group.value.courses, cards.today),
                group.since,
                group.until,
            )
            for group in groups
            if group.value.address
        ),
        until=whole[-1].until if whole else None,
        no_courses=empty_periods(items),
        subscribe=site.subscriptions.with_all_dates(addresses.COURSES),
    )


def past_page(courses: Iterable[Course], cards: Cards) -> PastPage:
    """Return the archive, newest school year first."""
    past = past_by_month(courses, cards)
    years = []
    for first, in_year in groupby(past, key=lambda entry: entry[0].school_year):
        months = []
        for month, in_month in groupby(in_year, key=lambda entry: entry[0]):
            listed = tuple(period for _, period in in_month)[::-1]
            group = CourseGroup(wording.month_name(month), addresses.month(month), listed)
            months.append(Dated(group, first_day_of(listed)))
        years.append(Dated(PastYear(wording.school_year(first), tuple(months)), first_day_of(months)))
    return PastPage(tuple(years), empty_periods(years))


def audience_links(
    upcoming: Iterable[UpcomingCard], settings: Settings, today: dt.date
) -> tuple[Dated[CountedLink], ...]:
    """Return links to the audiences of the courses, with counts, in the vocabulary's order."""
    sets = [(set(entry.course.all_audiences), entry.card) for entry in upcoming]
    names = [term.name for term in settings.audiences.terms]
    covering = [(name, settings.audiences.covering(name)) for name in names]
    parts = (
        (name, addresses.audience(name), [card for audiences, card in sets if covered & audiences])
        for name, covered in covering
    )
    return _links(parts, today)


def subject_links(
    upcoming: Iterable[UpcomingCard], settings: Settings, today: dt.date
) -> tuple[Dated[CountedLink], ...]:
    """Return links to the subjects of the courses, with counts, in the vocabulary's order."""
    by_subject: dict[str | None, list[Dated[CourseCard]]] = {}
    for entry in upcoming:
        by_subject.setdefault(entry.course.subject, []).append(entry.card)
    names = sorted(term.name for term in settings.subjects.terms)
    return _links(((name, addresses.subject(name), by_subject.get(name, [])) for name in names), today)


def _courses_to_come(number: int) -> str:
    return f"{_courses(number)} to come"


def _courses(number: int) -> str:
    return wording.count(number, "course")


def _links(
    parts: Iterable[tuple[str, str, Sequence[Dated[CourseCard]]]], today: dt.date
) -> tuple[Dated[CountedLink], ...]:
    """Return the links that have courses, for the time in which they do."""
    return tuple(
        Dated(_counted(name, address, period.value, today), period.since, period.until)
        for name, address, cards in parts
        for period in dated_groups(cards)
    )


def _counted(text: str, address: str, cards: Sequence[Dated[CourseCard]], today: dt.date) -> CountedLink:
    return CountedLink(text, address, dated_counts(cards, "({})".format, today))
