"""Every page of a site with its address and the value that it shows."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from collaborative.catalogue import Catalogue, Month, upcoming_among
from collaborative.records.base import Record
from collaborative.records.course import Course
from collaborative.records.news import NewsItem
from collaborative.records.page import PlainPage
from collaborative.settings import Settings
from collaborative.views import addresses, lists, wording
from collaborative.views.clusters import cluster_page, clusters_page
from collaborative.views.coming import coming_among
from collaborative.views.course_page import course_page
from collaborative.views.courses import Cards
from collaborative.views.descriptions import (
    cluster_description,
    course_description,
    course_headline,
    described,
    month_description,
    news_list_description,
    school_description,
    told_apart,
    topic_description,
)
from collaborative.views.discounts import discounts_page
from collaborative.views.following.offers import Offers
from collaborative.views.following.page import subscribe_page
from collaborative.views.following.ways import Follow
from collaborative.views.last_changes import LastChanges
from collaborative.views.links import Link
from collaborative.views.marks import draft_introduction, mark_of
from collaborative.views.months import month_page
from collaborative.views.news import (
    NEWS_ON_FIRST_PAGE,
    NewsCards,
    NewsPage,
    authors_with_pages,
    categories_with_pages,
    is_among,
    months_with_pages,
    news_item_pages,
    news_page,
    years_with_pages,
)
from collaborative.views.page import Page
from collaborative.views.parts import Part
from collaborative.views.pictures import NO_EXTENTS, Extent
from collaborative.views.posters import course_picture, month_picture, news_picture
from collaborative.views.related import RelatedCourses
from collaborative.views.schools import school_page, schools_page
from collaborative.views.structured_data import ListFacts, course_facts, news_facts, school_facts


def plan_pages(
    catalogue: Catalogue,
    plain: Iterable[PlainPage],
    parts: Sequence[Part],
    offers: Offers,
    settings: Settings,
    today: dt.date,
    extents: Mapping[str, Extent] = NO_EXTENTS,
) -> list[Page]:
    """The pages that the site makes; plain pages at their places give title, description and introduction.

    ``extents`` are those of the pictures that authors name in the details of their files, by uri.
    """
    return told_apart([*_Pages(catalogue, plain, offers, settings, today, extents).all(parts)])


LISTED_AT_MOST = 100  # to search engines, which find the others on the page
WITH_POSTER = 60
"""Of the courses that come next: drawing one takes as long as making five pages."""


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
        self._changes = LastChanges(catalogue.public_history, settings.zone, today)
        self._extents = extents
        self._upcoming = catalogue.upcoming(today)
        self._next = frozenset(course.code for course in self._upcoming[:WITH_POSTER])

    def all(self, parts: Sequence[Part]) -> Iterator[Page]:
        catalogue, settings, today = self.catalogue, self.settings, self.today
        yield self._page(
            addresses.HOME,
            settings.name,
            settings.description,
            "home.html",
            lists.home_page(self.coming, catalogue, settings, self.cards, self.news_cards),
            changed=self._changes.newest(
                [*self._upcoming, *catalogue.current_news(today)[: lists.NEWS_ON_HOME], *catalogue.clusters]
            ),
        )
        yield self._page(
            addresses.COURSES,
            "Courses",
            f"All upcoming training from {settings.name}, by month: dates, times, venues, prices and places.",
            "courses.html",
            lists.courses_page(self.coming, catalogue, settings, self.cards, self._follow_courses()),
            searchable=True,
            changed=self._changes.newest(self._upcoming),
            about=self._listed(self._upcoming),
            office=(
                Link("What is new, as an email", addresses.DIGEST_EMAIL),
                Link("The same as plain text", addresses.DIGEST_TEXT),
            ),
        )
        yield self._page(
            addresses.PAST_COURSES, "Past courses",
            f"The training that {settings.name} has held, by school year and month.", "past.html",
            lists.past_page(catalogue.courses, self.cards), crumbs=(Link("Courses", addresses.COURSES),),
            searchable=True, changed=self._changes.newest(set(catalogue.courses) - set(self._upcoming)),
        )  # fmt: skip
        for month in catalogue.months_with_pages:
            yield self._month(month)
        for course in catalogue.courses:
            yield self._course(course)
        yield self._page(
            addresses.CALENDAR, "Calendar", "This month's training day by day, the months before and after it, and how to have every date in your own calendar.", "calendar.html",
            lists.calendar_page(catalogue, settings, today, self.offers.of(addresses.HOME)),
            searchable=True, changed=self._changes.newest([*self._upcoming, *catalogue.clusters]),
        )  # fmt: skip
        yield from self._news()
        yield from self._clusters_and_schools()
        for part in parts:
            if part.cluster is None:
                name, address = part.link.text, part.link.address
                coming = upcoming_among(part.courses, today)
                intro = topic_description(name, [course.title for course in coming], settings)
                view = lists.topic_page(part.courses, self.cards, self.offers.of(address))
                yield self._page(
                    address, f"Courses: {name}", intro, "topic.html", view, searchable=True,
                    crumbs=(Link("Courses", addresses.COURSES),), changed=self._changes.newest(part.courses),
                    about=self._listed(coming), **self.offers.announced(part.link),
                )  # fmt: skip
        yield self._page(
            addresses.DISCOUNTS, "Discounts", "What a school or other establishment saves when it books a course for several people at once.", "discounts.html",
            discounts_page(catalogue, settings, today), searchable=True, changed=self._changes.newest(catalogue.discounts),
        )  # fmt: skip
        yield self._page(
            addresses.SUBSCRIBE, "Subscribe", "Feeds and calendars, and how to add each to Outlook, Google, Apple and a feed reader.",
            "subscribe.html", subscribe_page(self.offers), searchable=True,
        )  # fmt: skip

    def _follow_courses(self) -> Follow:
        return self.offers.with_all_dates(addresses.COURSES)

    def _page(self, address: str, title: str, description: str, template: str, view: Any, **more: Any) -> Page:
        """A page that the site makes; a file at its place gives its title, description and introduction."""
        authored = self._plain.get(address)
        if authored is None:
            description = described((description,), f"{title}: {self.settings.name}")
            return Page(address, f"{address}index.md", title, description, template, view, **more)
        title = authored.title or authored.heading or title
        description = described((authored.meta.get("description") or description,), f"{title}: {self.settings.name}")
        if authored.draft:
            more["mark"] = draft_introduction()
        changed = (more.get("changed"), self._changes.of(authored))
        more["changed"] = max((day for day in changed if day), default=None)
        return Page(address, authored.uri, title, description, template, view, authored.text, authored.path, **more)

    def _listed(self, courses: Iterable[Course]) -> ListFacts | None:
        links = tuple(Link(course.title, addresses.course(course)) for course in courses)
        return ListFacts(links[:LISTED_AT_MOST]) if links else None

    def _month(self, month: Month) -> Page:
        listing = self.catalogue.listing_of(month)
        name = wording.month_name(month)
        courses = list({sitting.course.code: sitting.course for sitting in self.catalogue.in_month(month)}.values())
        titles = [course.title for course in courses]
        title = (listing.title if listing else "") or f"Courses in {name}"
        return Page(
            address=addresses.month(month),
            uri=listing.origin.uri if listing else f"listings/{month}.md",
            title=title,
            description=month_description(name, listing.summary if listing else "", titles),
            template="month.html",
            view=month_page(month, self.catalogue, self.settings, self.cards, self._follow_courses()),
            body=listing.body if listing else "",
            path=listing.origin.path if listing else "",
            crumbs=(Link("Courses", addresses.COURSES),),
            searchable=True,
            mark=mark_of(listing, self.today) if listing else None,
            changed=self._changes.newest([*courses, *([listing] if listing else [])]),
            about=self._listed(courses),
            picture=month_picture(month, title, titles, self.settings) if month >= Month.of(self.today) else None,
            office=(
                Link("This month as an email", addresses.month_email(month)),
                Link("The same as plain text", addresses.month_text(month)),
            ),
        )

    def _course(self, course: Course) -> Page:
        view = course_page(course, self.catalogue, self.settings, self.cards, self._extents)
        past = (Link("Past courses", addresses.PAST_COURSES),) if view.badge and view.badge.kind == "finished" else ()
        when_and_where = ", ".join(part for part in (view.when, view.venue) if part)
        summary = course.summary or f"{course.title}: {when_and_where}."
        picture = course_picture(course, self.settings, self._extents, drawn=course.code in self._next)
        link = view.booking.link
        return Page(
            address=addresses.course(course),
            uri=course.origin.uri,
            title=course.title,
            description=course_description(course, self.settings),
            headline=course_headline(course),
            template="course.html",
            view=view,
            body=course.body,
            path=course.origin.path,
            crumbs=(Link("Courses", addresses.COURSES), *past),
            changed=self._changes.of(course),
            searchable=True,
            mark=mark_of(course, self.today),
            about=course_facts(course, summary, picture, link, self.catalogue, self.settings, self.today),
            picture=picture,
        )

    def _news(self) -> Iterator[Page]:
        catalogue, today, cards = self.catalogue, self.today, self.news_cards
        news = (Link("News", addresses.NEWS),)
        current = cards.current(catalogue, NEWS_ON_FIRST_PAGE)
        follow_news = self.offers.of(addresses.NEWS)
        first_page = catalogue.current_news(today)[:NEWS_ON_FIRST_PAGE]
        yield self._page(
            addresses.NEWS, "News", f"The latest news from {self.settings.name}, newest first, and all earlier news by month.",
            "news.html", news_page("", addresses.NEWS, current, catalogue, follow_news),
            searchable=True, changed=self._changes.newest(first_page),
        )  # fmt: skip
        for item, item_view in news_item_pages(catalogue, cards, RelatedCourses(catalogue, self.cards)):
            picture = news_picture(item, self.settings, self._extents, drawn=item in first_page)
            yield Page(
                address=addresses.news_item(item),
                uri=item.origin.uri,
                title=item.title,
                description=described((item.summary,), item.title) if item.summary else "",
                template="news_item.html",
                view=item_view,
                body=item.body,
                path=item.origin.path,
                crumbs=news,
                changed=self._changes.of(item),
                searchable=True,
                mark=mark_of(item, today),
                about=news_facts(item, picture, self.settings),
                picture=picture,
            )
        for year in years_with_pages(catalogue):
            items = [item for item in catalogue.latest_news if item.day.year == year]
            address = addresses.news_year(year)
            view = news_page(str(year), address, cards.archived(items), catalogue, year=year)
            yield self._news_list(address, f"News of {year}", f"from {year}", items, view, crumbs=news)
        for month in months_with_pages(catalogue):
            items = [item for item in catalogue.latest_news if Month.of(item.day) == month]
            name = wording.month_name(month)
            crumbs = (*news, Link(str(month.year), addresses.news_year(month.year)))
            address = addresses.news_month(month)
            view = news_page(name, address, cards.archived(items), catalogue, year=month.year)
            yield self._news_list(address, f"News of {name}", f"from {name}", items, view, crumbs=crumbs)
        for category in categories_with_pages(catalogue, self.settings.withdrawn):
            address = addresses.news_category(category)
            items = [item for item in catalogue.latest_news if is_among(category, item.categories)]
            follow = self.offers.of(address)
            view = news_page(category, address, cards.archived(items), catalogue, follow)
            yield self._news_list(
                address, f"News: {category}", f"about {category}", items, view,
                crumbs=news, **self.offers.announced(Link(f"News: {category}", address)),
            )  # fmt: skip
        for author in authors_with_pages(catalogue, self.settings.withdrawn):
            items = [item for item in catalogue.latest_news if is_among(author, item.author)]
            address = addresses.news_author(author)
            view = news_page(author, address, cards.archived(items), catalogue)
            yield self._news_list(address, f"News by {author}", f"by {author}", items, view, crumbs=news)

    def _news_list(
        self, address: str, title: str, about: str, items: Sequence[NewsItem], view: NewsPage, **more: Any
    ) -> Page:
        description = news_list_description(about, items, self.settings)
        changed = self._changes.newest(items)
        return self._page(address, title, description, "news.html", view, changed=changed, **more)

    def _clusters_and_schools(self) -> Iterator[Page]:
        catalogue, today = self.catalogue, self.today
        yield self._page(
            addresses.CLUSTERS,
            "Clusters",
            f"The local clusters of {self.settings.name}: their schools, meetings and courses.",
            "clusters.html",
            clusters_page(catalogue, self.settings, today),
            searchable=True,
            changed=self._changes.newest([*catalogue.clusters, *catalogue.schools]),
        )
        for cluster in catalogue.clusters:
            link = Link(cluster.title, addresses.cluster(cluster))
            follow = self.offers.of(link.address)
            schools = catalogue.schools_of(cluster)
            description = cluster_description(cluster, [school.title for school in schools], self.settings)
            courses = upcoming_among(catalogue.of_cluster(cluster), today)
            yield self._authored(
                cluster, cluster.title, description, link.address, "cluster.html",
                cluster_page(cluster, catalogue, self.cards, follow), (Link("Clusters", addresses.CLUSTERS),),
                changed=self._changes.newest([cluster, *schools, *courses]), **self.offers.announced(link),
            )  # fmt: skip
        yield self._page(
            addresses.SCHOOLS,
            "Schools",
            f"The member schools of {self.settings.name}, and what each is good at and glad to share.",
            "schools.html",
            schools_page(catalogue, today),
            searchable=True,
            changed=self._changes.newest(catalogue.schools),
        )
        for school in catalogue.schools:
            yield self._authored(
                school, school.title, school_description(school, self.settings), addresses.school(school), "school.html",
                school_page(school, catalogue, self.cards), (Link("Schools", addresses.SCHOOLS),),
                changed=self._changes.of(school), about=school_facts(school),
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
