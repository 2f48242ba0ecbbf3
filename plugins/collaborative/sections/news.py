"""News: the list, each item, and the archives by year, month, category and author."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from collaborative import addresses
from collaborative.catalogue import Catalogue, Month
from collaborative.reading.words import in_words, slugify
from collaborative.records.news import NewsItem
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.related import Related, RelatedCourses
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.settings import Settings
from collaborative.views import wording
from collaborative.views.dated import Dated, dated_values, day_after, empty_periods
from collaborative.views.descriptions import NAMED_AT_MOST, described
from collaborative.views.links import Link
from collaborative.views.news_cards import NewsCard, NewsCards, authors_of, categories_of
from collaborative.views.pictures import Picture, picture_of, shared_picture
from collaborative.views.schema_org import Placeholder, Thing, image_url, iso, known, organisation
from collaborative.views.search import SearchEntry, facts, words
from collaborative.views.subscriptions.feeds import Feed, FeedItem
from collaborative.views.subscriptions.links import SubscribeLinks

NEWS_ON_FIRST_PAGE = 12
NEWS_STAYS = dt.timedelta(days=365)
"""How long a news item counts as current in the search."""
_NEWS = Link("News", addresses.NEWS)


@dataclass(frozen=True, slots=True)
class YearArchive:
    """A year with its months, newest first; ``open`` if it is the page's year, or else the newest."""

    number: int
    year: Link
    months: tuple[Link, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class NewsPage:
    """A list of news.

    Attributes:
        here: The page's address, which the archive highlights.
        subscribe: The list's feed, or None.
    """

    heading: str
    items: tuple[Dated[NewsCard], ...]
    no_items: tuple[Dated[None], ...]
    here: str
    years: tuple[YearArchive, ...]
    categories: tuple[Link, ...]
    authors: tuple[Link, ...]
    subscribe: SubscribeLinks | None


@dataclass(frozen=True, slots=True)
class NewsItemPage:
    title: str
    iso: str
    day: str
    authors: tuple[Link, ...]
    categories: tuple[Link, ...]
    updated: str
    updated_iso: str
    summary: str
    picture: Picture | None
    expired: tuple[Dated[str], ...]
    related: tuple[Dated[Related], ...]
    newer: Link | None
    older: Link | None


class News(Section):
    """The news list, each item, and the archives."""

    record = NewsItem
    page_kind = "news_item"
    noun = "news item"
    reserved = (r"news/(\d{4}|category|author)/", r"news/\d{4}/\d\d/", r"news/(category|author)/[^/]+/")

    def places(self, site: Site) -> Iterator[Place]:
        catalogue, settings = site.catalogue, site.settings
        yield site.list_place(addresses.NEWS, "News", _first_page)
        for item in catalogue.latest_news:
            yield from site.record_places(item, _item)
        for year in years_with_pages(catalogue):
            yield site.list_place(addresses.news_year(year), f"News of {year}", partial(_year, year))
        for month in months_with_pages(catalogue):
            title = f"News of {wording.month_name(month)}"
            yield site.list_place(addresses.news_month(month), title, partial(_month, month))
        for name in categories_with_pages(catalogue, settings.withdrawn):
            yield site.list_place(addresses.news_category(name), f"News: {name}", partial(_category, name))
        for name in authors_with_pages(catalogue, settings.withdrawn):
            yield site.list_place(addresses.news_author(name), f"News by {name}", partial(_author, name))

    def feeds(self, site: Site) -> Iterator[Feed]:
        name, settings = site.settings.title, site.settings
        yield Feed.of_newest(
            f"{name}: news", f"News of {settings.name}", addresses.NEWS, lambda: site.news_items, settings
        )
        for category in categories_with_pages(site.catalogue, settings.withdrawn):
            page = addresses.news_category(category)
            of_category = partial(_items_in, category, site)
            yield Feed.of_newest(f"{name}: {category}", f"News about {category}", page, of_category, settings)

    def menu(self, site: Site) -> str | None:
        return addresses.NEWS if site.catalogue.news else None


def _items_in(category: str, site: Site) -> list[FeedItem]:
    return [item for item in site.news_items if is_among(category, item.categories)]


def _first_page(site: Site) -> Page:
    items = site.catalogue.current_news(site.today)[:NEWS_ON_FIRST_PAGE]
    shown = site.news_cards.current(site.catalogue, NEWS_ON_FIRST_PAGE)
    return Page(
        kind="news",
        address=addresses.NEWS,
        uri=f"{addresses.NEWS}index.md",
        title="News",
        description=f"The latest news from {site.settings.name}, newest first, and all earlier news by month.",
        view=news_page("", addresses.NEWS, shown, site, site.subscriptions.of(addresses.NEWS)),
        search=SearchEntry(),
        actions=site.repository.add(NewsItem),
        changed=site.changes.newest(items),
    )


def _item(item: NewsItem, site: Site) -> Page:
    view = news_item_page(item, site)
    return replace(
        site.page_of(item, "news_item", view),
        description=described((item.summary,), item.title) if item.summary else "",
        crumbs=(_NEWS,),
        search=_search_entry(item, view),
        thing=_thing(item, site.settings),
        published=item.published,
        picture=shared_picture(item, site.extents),
        qualifier=view.day,
    )


def _thing(item: NewsItem, settings: Settings) -> Thing:
    """Return the item. Authors go into ``creditText``: ``author`` must say whether each is a person or organisation."""
    url = settings.absolute(item.address)
    return {
        "@type": "NewsArticle",
        "@id": f"{url}#news",
        "url": url,
        "mainEntityOfPage": url,
        "headline": item.title,
        "datePublished": item.published.isoformat(),
        "inLanguage": wording.LANGUAGE,
        "publisher": organisation(settings),
        "description": Placeholder.DESCRIPTION,
        **known(
            dateModified=iso(item.updated),
            image=image_url(item.image, settings),
            creditText=in_words(item.author),
        ),
    }


def _search_entry(item: NewsItem, view: NewsItemPage) -> SearchEntry:
    old = min(item.day, dt.date.max - NEWS_STAYS) + NEWS_STAYS
    return SearchEntry(
        "news",
        facts=facts("News", view.day),
        words=words(view.day, *(link.text for link in (*view.categories, *view.authors))),
        text=view.summary,
        days=(item.day,),
        ends=min(item.expires or old, old),
    )


def _year(year: int, site: Site) -> Page:
    items = [item for item in site.catalogue.latest_news if item.day.year == year]
    return _archive(site, addresses.news_year(year), str(year), f"News of {year}", f"from {year}", items, year=year)


def _month(month: Month, site: Site) -> Page:
    items = [item for item in site.catalogue.latest_news if Month.of(item.day) == month]
    name = wording.month_name(month)
    page = _archive(site, addresses.news_month(month), name, f"News of {name}", f"from {name}", items, year=month.year)
    return replace(page, crumbs=(_NEWS, Link(str(month.year), addresses.news_year(month.year))))


def _category(name: str, site: Site) -> Page:
    address, title = addresses.news_category(name), f"News: {name}"
    items = [item for item in site.catalogue.latest_news if is_among(name, item.categories)]
    page = _archive(site, address, name, title, f"about {name}", items, site.subscriptions.of(address))
    link = Link(title, address)
    return replace(page, feeds=site.subscriptions.feeds_of(link), calendars=site.subscriptions.calendars_of(link))


def _author(name: str, site: Site) -> Page:
    items = [item for item in site.catalogue.latest_news if is_among(name, item.author)]
    return _archive(site, addresses.news_author(name), name, f"News by {name}", f"by {name}", items)


def _archive(
    site: Site,
    address: str,
    heading: str,
    title: str,
    about: str,
    items: Sequence[NewsItem],
    subscribe: SubscribeLinks | None = None,
    *,
    year: int | None = None,
) -> Page:
    """Return the page of a part of the news; ``about`` is, for example, "from March 2026" or "about training"."""
    number = wording.count(len(items), "news item") if items else "News"
    which = f": {'; '.join(item.title for item in items[:NAMED_AT_MOST])}" if items else ""
    return Page(
        kind="news",
        address=address,
        uri=f"{address}index.md",
        title=title,
        description=described((f"{number} {about}{which}",), f"News of {site.settings.name}"),
        view=news_page(heading, address, site.news_cards.archived(items), site, subscribe, year),
        crumbs=(_NEWS,),
        changed=site.changes.newest(items),
    )


def news_page(
    heading: str,
    here: str,
    items: tuple[Dated[NewsCard], ...],
    site: Site,
    subscribe: SubscribeLinks | None = None,
    year: int | None = None,
) -> NewsPage:
    """Return a list of news; ``year`` is the year that its archive opens, if any."""
    archives = site.once(_archives)
    opened = year if year in {archive.number for archive in archives.years} else None
    return NewsPage(
        heading=heading,
        items=items,
        no_items=empty_periods(items),
        here=here,
        years=tuple(
            replace(archive, open=archive.number == opened if opened else place == 0)
            for place, archive in enumerate(archives.years)
        ),
        categories=archives.categories,
        authors=archives.authors,
        subscribe=subscribe,
    )


def news_item_page(item: NewsItem, site: Site) -> NewsItemPage:
    newer, older = site.once(_neighbours)[item.slug]
    return _item_page(item, newer, older, site.news_cards, site.once(_related))


def _neighbours(site: Site) -> dict[str, tuple[NewsItem | None, NewsItem | None]]:
    """Return the newer and the older item of each item, by slug."""
    items = site.catalogue.latest_news
    around = zip((None, *items), items, (*items[1:], None), strict=False)
    return {item.slug: (newer, older) for newer, item, older in around}


def _related(site: Site) -> RelatedCourses:
    return RelatedCourses(site.catalogue, site.cards)


def _item_page(
    item: NewsItem, newer: NewsItem | None, older: NewsItem | None, cards: NewsCards, related: RelatedCourses
) -> NewsItemPage:
    updated = item.updated.date() if item.updated and item.updated.date() != item.day else None
    return NewsItemPage(
        title=item.title,
        iso=item.day.isoformat(),
        day=wording.day_without_weekday(item.day),
        authors=authors_of(item),
        categories=categories_of(item),
        updated=wording.day_without_weekday(updated) if updated else "",
        updated_iso=updated.isoformat() if updated else "",
        summary=item.summary,
        picture=picture_of(item, cards.extents),
        expired=dated_values(
            lambda day: _expired(item, day), cards.today, [day_after(item.expires)] if item.expires else []
        ),
        related=related.of(item),
        newer=_link(newer),
        older=_link(older),
    )


def _expired(item: NewsItem, day: dt.date) -> str:
    if item.expires is None or day <= item.expires:
        return ""
    return f"This was for the time until {wording.long_day(item.expires)}."


def categories(catalogue: Catalogue) -> list[str]:
    """Return all categories; spellings with the same address count as one."""
    return _once(name for item in catalogue.news for name in item.categories)


def authors(catalogue: Catalogue) -> list[str]:
    """Return all authors; spellings with the same address count as one."""
    return _once(name for item in catalogue.news for name in item.author)


# Archives that were there once keep their addresses when the last item has left them, though nothing leads there.


def years_with_pages(catalogue: Catalogue) -> list[int]:
    return sorted({item.day.year for item in _ever(catalogue)}, reverse=True)


def months_with_pages(catalogue: Catalogue) -> list[Month]:
    return sorted({Month.of(item.day) for item in _ever(catalogue)}, reverse=True)


def categories_with_pages(catalogue: Catalogue, withdrawn: Container[str]) -> list[str]:
    """Return all categories that have or had news, except withdrawn ones; ``withdrawn`` holds addresses."""
    ever = (name for item in _ever(catalogue) for name in item.categories)
    return _kept(categories(catalogue), ever, lambda name: addresses.news_category(name) in withdrawn)


def authors_with_pages(catalogue: Catalogue, withdrawn: Container[str]) -> list[str]:
    ever = (name for item in _ever(catalogue) for name in item.author)
    return _kept(authors(catalogue), ever, lambda name: addresses.news_author(name) in withdrawn)


def _ever(catalogue: Catalogue) -> Iterator[NewsItem]:
    yield from catalogue.news
    yield from catalogue.public_history.ever(NewsItem)


def _kept(now: list[str], ever: Iterable[str], given_up: Callable[[str], bool]) -> list[str]:
    """Return the current names in their current spelling, and former ones with another address."""
    known = {slugify(name) for name in now}
    return sorted([*now, *(name for name in _once(ever) if slugify(name) not in known and not given_up(name))])


def is_among(name: str, names: Iterable[str]) -> bool:
    return slugify(name) in {slugify(other) for other in names}


def _once(names: Iterable[str]) -> list[str]:
    by_address: dict[str, str] = {}
    for name in sorted(names):
        by_address.setdefault(slugify(name), name)
    return sorted(by_address.values())


@dataclass(frozen=True, slots=True)
class Archives:
    """The archive links on every page of news, each with its number of items."""

    years: tuple[YearArchive, ...]
    categories: tuple[Link, ...]
    authors: tuple[Link, ...]


def _archives(site: Site) -> Archives:
    news = site.catalogue.news
    by_year = Counter(item.day.year for item in news)
    by_month = Counter(Month.of(item.day) for item in news)
    months = sorted(by_month, reverse=True)
    in_category = Counter(slug for item in news for slug in {slugify(name) for name in item.categories})
    by_author = Counter(slug for item in news for slug in {slugify(name) for name in item.author})
    return Archives(
        years=tuple(
            YearArchive(
                year,
                Link(str(year), addresses.news_year(year), by_year[year]),
                tuple(
                    Link(wording.month_name(month), addresses.news_month(month), by_month[month])
                    for month in months
                    if month.year == year
                ),
            )
            for year in sorted(by_year, reverse=True)
        ),
        categories=tuple(
            Link(name, addresses.news_category(name), in_category[slugify(name)]) for name in categories(site.catalogue)
        ),
        authors=tuple(
            Link(name, addresses.news_author(name), by_author[slugify(name)]) for name in authors(site.catalogue)
        ),
    )


def _link(item: NewsItem | None) -> Link | None:
    return Link(item.title, item.address) if item else None
