"""Every page of a site with its address and the value that it shows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collaborative.catalogue import Catalogue, Month
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.page import PlainPage
from collaborative.settings import Settings
from collaborative.views import addresses, lists, wording
from collaborative.views.clusters import cluster_page, clusters_page, school_page, schools_page
from collaborative.views.coming import coming_among
from collaborative.views.course_page import course_page
from collaborative.views.courses import Cards
from collaborative.views.discounts import discounts_page
from collaborative.views.following.offers import Offers
from collaborative.views.following.page import subscribe_page
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.marks import Mark, draft_introduction, mark_of
from collaborative.views.months import month_page
from collaborative.views.news import (
    NEWS_ON_FIRST_PAGE,
    NewsCards,
    authors_with_pages,
    categories_with_pages,
    is_among,
    months_with_pages,
    news_item_pages,
    news_page,
    years_with_pages,
)
from collaborative.views.parts import Part
from collaborative.views.pictures import NO_EXTENTS, Extent
from collaborative.views.related import RelatedCourses
from collaborative.views.structured_data import CourseFacts, course_facts


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what it shows is ``view`` and ``body``, by the template of that name.

    Attributes:
        uri: The page as MkDocs sees it; that of its file, where it has one, so that links to the file lead here.
        path: Its file in the repository, or "" where nobody wrote one.
        body: Markdown.
        crumbs: The way from the home page, without the page itself.
        feeds, calendars: Announced in its head, beside those of the whole site.
        changed: The day of the last change that is known, or None.
        searchable: Archives are left out of the search, which finds what they list.
        mark: Where only the preview shows it.
        course: What search engines are told of the course that the page is about.
        office: Links in the footer for those who send the page's courses on.
    """

    address: str
    uri: str
    title: str
    description: str
    template: str
    view: Any
    body: str = ""
    path: str = ""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[Link, ...] = ()
    calendars: tuple[Link, ...] = ()
    changed: dt.date | None = None
    searchable: bool = False
    mark: Mark | None = None
    course: CourseFacts | None = None
    office: tuple[Link, ...] = ()


def plan_pages(
    catalogue: Catalogue,
    plain: Iterable[PlainPage],
    parts: Sequence[Part],
    offers: Offers,
    settings: Settings,
    today: dt.date,
    extents: Mapping[str, Extent] = NO_EXTENTS,
) -> Iterator[Page]:
    """The pages that the site makes; plain pages at their places give title, description and introduction."""
    return _Pages(catalogue, plain, offers, settings, today, extents).all(parts)


class _Pages:
    def __init__(
        self,
        catalogue: Catalogue,
        plain: Iterable[PlainPage],
        offers: Offers,
        settings: Settings,
        today: dt.date,
        extents: Mapping[str, Extent],
    ) -> None:
        self.catalogue = catalogue
        self.offers = offers
        self.settings = settings
        self.today = today
        self.cards = Cards(today)
        self.news_cards = NewsCards(today, extents)
        self.coming = coming_among(catalogue.courses, self.cards)
        self._plain = {page.address: page for page in plain}

    def all(self, parts: Sequence[Part]) -> Iterator[Page]:
        catalogue, settings, today = self.catalogue, self.settings, self.today
        yield self._page(
            addresses.HOME,
            settings.name,
            settings.description,
            "home.html",
            lists.home_page(self.coming, catalogue, settings, self.cards, self.news_cards),
        )
        yield self._page(
            addresses.COURSES,
            "Courses",
            "All upcoming courses, by month.",
            "courses.html",
            lists.courses_page(self.coming, catalogue, settings, self.cards, self._follow_courses()),
            searchable=True,
            office=(
                Link("What is new, as an email", addresses.DIGEST_EMAIL),
                Link("The same as plain text", addresses.DIGEST_TEXT),
            ),
        )
        yield self._page(
            addresses.PAST_COURSES, "Past courses", "The archive of courses by school year and month.", "past.html",
            lists.past_page(catalogue.courses, self.cards), crumbs=(Link("Courses", addresses.COURSES),),
            searchable=True,
        )  # fmt: skip
        for month in catalogue.months_with_pages:
            yield self._month(month)
        for course in catalogue.courses:
            yield self._course(course)
        yield self._page(
            addresses.CALENDAR, "Calendar", "This month's training, and how to have it in your own calendar.", "calendar.html",
            lists.calendar_page(catalogue, settings, today, self.offers.of(addresses.HOME, "In your own calendar")),
            searchable=True,
        )  # fmt: skip
        yield from self._news()
        yield from self._clusters_and_schools()
        for part in parts:
            if part.cluster is None:
                name, address = part.link.text, part.link.address
                intro = f"{name}: all upcoming courses, and what there has been."
                view = lists.topic_page(part.courses, self.cards, self.offers.of(address, f"Follow {name}"))
                yield self._page(
                    address, f"Courses: {name}", intro, "topic.html", view, searchable=True,
                    crumbs=(Link("Courses", addresses.COURSES),), **self.offers.announced(part.link),
                )  # fmt: skip
        yield self._page(
            addresses.DISCOUNTS, "Discounts", "What an establishment saves when it books for several people.", "discounts.html",
            discounts_page(catalogue, settings, today), searchable=True,
        )  # fmt: skip
        yield self._page(
            addresses.SUBSCRIBE, "Subscribe", "Feeds and calendars, and how to add each to Outlook, Google, Apple and a feed reader.",
            "subscribe.html", subscribe_page(self.offers), searchable=True,
        )  # fmt: skip

    def _follow_courses(self) -> Follow:
        return self.offers.with_all_dates(addresses.COURSES, "Follow our courses")

    def _page(self, address: str, title: str, description: str, template: str, view: Any, **more: Any) -> Page:
        """A page that the site makes; a file at its place gives its title, description and introduction."""
        authored = self._plain.get(address)
        if authored is None:
            return Page(address, f"{address}index.md", title, description, template, view, **more)
        description = authored.meta.get("description") or description
        title = authored.title or authored.heading or title
        if authored.draft:
            more["mark"] = draft_introduction()
        return Page(address, authored.uri, title, description, template, view, authored.text, authored.path, **more)

    def _month(self, month: Month) -> Page:
        listing = self.catalogue.listing_of(month)
        name = wording.month_name(month)
        return Page(
            address=addresses.month(month),
            uri=listing.origin.uri if listing else f"listings/{month}.md",
            title=(listing.title if listing else "") or f"Courses in {name}",
            description=(listing.summary if listing else "") or f"Training in {name}: dates, times, venues and prices.",
            template="month.html",
            view=month_page(month, self.catalogue, self.settings, self.cards, self._follow_courses()),
            body=listing.body if listing else "",
            path=listing.origin.path if listing else "",
            crumbs=(Link("Courses", addresses.COURSES),),
            searchable=True,
            mark=mark_of(listing, self.today) if listing else None,
            office=(
                Link("This month as an email", addresses.month_email(month)),
                Link("The same as plain text", addresses.month_text(month)),
            ),
        )

    def _course(self, course: Course) -> Page:
        view = course_page(course, self.catalogue, self.settings, self.cards)
        past = (Link("Past courses", addresses.PAST_COURSES),) if view.badge and view.badge.kind == "finished" else ()
        changed = course.updated or course.published
        when_and_where = ", ".join(part for part in (view.when, view.venue) if part)
        description = course.summary or f"{course.title}: {when_and_where}."
        return Page(
            address=addresses.course(course),
            uri=course.origin.uri,
            title=course.title,
            description=description,
            template="course.html",
            view=view,
            body=course.body,
            path=course.origin.path,
            crumbs=(Link("Courses", addresses.COURSES), *past),
            changed=changed.date() if changed else None,
            searchable=True,
            mark=mark_of(course, self.today),
            course=course_facts(course, description, view.booking.link, self.catalogue, self.settings, self.today),
        )

    def _news(self) -> Iterator[Page]:
        catalogue, today, cards = self.catalogue, self.today, self.news_cards
        news = (Link("News", addresses.NEWS),)
        current = cards.current(catalogue, NEWS_ON_FIRST_PAGE)
        follow_news = self.offers.of(addresses.NEWS, "Follow our news")
        yield self._page(
            addresses.NEWS, "News", "The latest news.", "news.html",
            news_page("", addresses.NEWS, current, catalogue, follow_news),
            searchable=True,
        )  # fmt: skip
        for item, item_view in news_item_pages(catalogue, cards, RelatedCourses(catalogue, self.cards)):
            yield Page(
                address=addresses.news_item(item),
                uri=item.origin.uri,
                title=item.title,
                description=item.summary or item.title,
                template="news_item.html",
                view=item_view,
                body=item.body,
                path=item.origin.path,
                crumbs=news,
                changed=(item.updated or item.published).date(),
                searchable=True,
                mark=mark_of(item, today),
            )
        for year in years_with_pages(catalogue):
            items = [item for item in catalogue.latest_news if item.day.year == year]
            address = addresses.news_year(year)
            view = news_page(str(year), address, cards.archived(items), catalogue, year=year)
            yield self._page(address, f"News of {year}", f"All news of {year}.", "news.html", view, crumbs=news)
        for month in months_with_pages(catalogue):
            items = [item for item in catalogue.latest_news if Month.of(item.day) == month]
            name = wording.month_name(month)
            crumbs = (*news, Link(str(month.year), addresses.news_year(month.year)))
            address = addresses.news_month(month)
            view = news_page(name, address, cards.archived(items), catalogue, year=month.year)
            yield self._page(address, f"News of {name}", f"All news of {name}.", "news.html", view, crumbs=crumbs)
        for category in categories_with_pages(catalogue, self.settings.withdrawn):
            address = addresses.news_category(category)
            items = [item for item in catalogue.latest_news if is_among(category, item.categories)]
            follow = self.offers.of(address, "Follow this kind of news")
            yield self._page(
                address, f"News: {category}", f"All news about {category}.", "news.html",
                news_page(category, address, cards.archived(items), catalogue, follow),
                crumbs=news, **self.offers.announced(Link(f"News: {category}", address)),
            )  # fmt: skip
        for author in authors_with_pages(catalogue, self.settings.withdrawn):
            items = [item for item in catalogue.latest_news if is_among(author, item.author)]
            address = addresses.news_author(author)
            view = news_page(author, address, cards.archived(items), catalogue)
            yield self._page(address, f"News by {author}", f"All news by {author}.", "news.html", view, crumbs=news)

    def _clusters_and_schools(self) -> Iterator[Page]:
        catalogue, today = self.catalogue, self.today
        yield self._page(
            addresses.CLUSTERS,
            "Clusters",
            "The local clusters, their schools and their meetings.",
            "clusters.html",
            clusters_page(catalogue, self.settings, today),
            searchable=True,
        )
        for cluster in catalogue.clusters:
            link = Link(cluster.title, addresses.cluster(cluster))
            follow = self.offers.of(link.address, "Follow this cluster")
            yield self._authored(
                cluster, cluster.title, cluster.summary or f"{cluster.title}: schools and meetings.", link.address, "cluster.html",
                cluster_page(cluster, catalogue, self.cards, follow), (Link("Clusters", addresses.CLUSTERS),),
                **self.offers.announced(link),
            )  # fmt: skip
        yield self._page(
            addresses.SCHOOLS,
            "Schools",
            "The member schools and what each is good at.",
            "schools.html",
            schools_page(catalogue, today),
            searchable=True,
        )
        for school in catalogue.schools:
            yield self._authored(
                school, school.title, school.summary or f"{school.title}: contact and expertise.", addresses.school(school), "school.html",
                school_page(school, catalogue, self.cards), (Link("Schools", addresses.SCHOOLS),),
            )  # fmt: skip

    def _authored(
        self,
        record: Record,
        title: str,
        description: str,
        address: str,
        template: str,
        view: Any,
        crumbs: tuple[Link, ...],
        **more: Any,
    ) -> Page:
        return Page(
            address=address,
            uri=record.origin.uri,
            title=title,
            description=description,
            template=template,
            view=view,
            body=record.body,
            path=record.origin.path,
            crumbs=crumbs,
            searchable=True,
            mark=mark_of(record, self.today),
            **more,
        )
