"""News: the list, an item, and the archives by year, month, category and author."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass

from collaborative.catalogue import Catalogue, Month
from collaborative.reading.words import slugify
from collaborative.records.news import NewsItem
from collaborative.views import addresses, wording
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.stays import Stay, by_turns, day_after, in_lists, without

NEWS_ON_FIRST_PAGE = 12


@dataclass(frozen=True, slots=True)
class NewsCard:
    title: str
    address: str
    iso: str
    day: str
    summary: str
    categories: tuple[Link, ...]
    pinned: bool
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The news, or a part of it; ``follow`` where that has a feed."""

    heading: str
    items: tuple[Stay[NewsCard], ...]
    no_items: tuple[Stay[None], ...]
    months: tuple[Link, ...]
    years: tuple[Link, ...]
    categories: tuple[Link, ...]
    follow: Follow | None


@dataclass(frozen=True, slots=True)
class NewsItemPage:
    title: str
    iso: str
    day: str
    authors: tuple[Link, ...]
    categories: tuple[Link, ...]
    summary: str
    image: str
    image_alt: str
    expired: tuple[Stay[str], ...]
    newer: Link | None
    older: Link | None


def news_card(item: NewsItem, today: dt.date) -> NewsCard:
    return NewsCard(
        title=item.title,
        address=addresses.news_item(item),
        iso=item.day.isoformat(),
        day=wording.day_without_weekday(item.day),
        summary=item.summary,
        categories=tuple(Link(name, addresses.news_category(name)) for name in item.categories),
        pinned=item.pinned,
        mark=mark_of(item, today),
    )


def current_cards(catalogue: Catalogue, number: int, today: dt.date) -> tuple[Stay[NewsCard], ...]:
    """The first so many that have not expired."""
    cards = {item.slug: news_card(item, today) for item in catalogue.latest_news}
    return in_lists(
        lambda day: [cards[item.slug] for item in catalogue.current_news(day)[:number]],
        today,
        (day_after(item.expires) for item in catalogue.news if item.expires),
    )


def archived_cards(items: Iterable[NewsItem], today: dt.date) -> tuple[Stay[NewsCard], ...]:
    return tuple(Stay(news_card(item, today)) for item in items)


def news_page(
    heading: str, items: tuple[Stay[NewsCard], ...], catalogue: Catalogue, follow: Follow | None = None
) -> NewsPage:
    return NewsPage(
        heading=heading,
        items=items,
        no_items=without(items),
        months=month_archives(catalogue),
        years=year_archives(catalogue),
        categories=category_archives(catalogue),
        follow=follow,
    )


def news_item_pages(catalogue: Catalogue, today: dt.date) -> Iterator[tuple[NewsItem, NewsItemPage]]:
    """Every item, newest first, with its page."""
    items = catalogue.latest_news
    for newer, item, older in zip((None, *items), items, (*items[1:], None), strict=False):
        yield item, _item_page(item, newer, older, today)


def _item_page(item: NewsItem, newer: NewsItem | None, older: NewsItem | None, today: dt.date) -> NewsItemPage:
    return NewsItemPage(
        title=item.title,
        iso=item.day.isoformat(),
        day=wording.day_without_weekday(item.day),
        authors=tuple(Link(name, addresses.news_author(name)) for name in item.author),
        categories=tuple(Link(name, addresses.news_category(name)) for name in item.categories),
        summary=item.summary,
        image=addresses.file(item.image or ""),
        image_alt=item.image_alt,
        expired=by_turns(lambda day: _expired(item, day), today, [day_after(item.expires)] if item.expires else []),
        newer=_link(newer),
        older=_link(older),
    )


def _expired(item: NewsItem, day: dt.date) -> str:
    if item.expires is None or day <= item.expires:
        return ""
    return f"This was for the time until {wording.long_day(item.expires)}."


def years(catalogue: Catalogue) -> list[int]:
    return sorted({item.day.year for item in catalogue.news}, reverse=True)


def months(catalogue: Catalogue) -> list[Month]:
    return sorted({Month.of(item.day) for item in catalogue.news}, reverse=True)


def categories(catalogue: Catalogue) -> list[str]:
    """Each once, however it is spelled; spellings with the same address are one."""
    return _once(name for item in catalogue.news for name in item.categories)


# Archives that were there once keep their addresses when the last item has left them, though nothing leads there.


def years_with_pages(catalogue: Catalogue) -> list[int]:
    return sorted({item.day.year for item in _ever(catalogue)}, reverse=True)


def months_with_pages(catalogue: Catalogue) -> list[Month]:
    return sorted({Month.of(item.day) for item in _ever(catalogue)}, reverse=True)


def categories_with_pages(catalogue: Catalogue, withdrawn: Container[str]) -> list[str]:
    """``withdrawn`` holds addresses that were given up: a category that was a slip of the pen."""
    ever = (name for item in _ever(catalogue) for name in item.categories)
    return _kept(categories(catalogue), ever, lambda name: addresses.news_category(name) in withdrawn)


def authors_with_pages(catalogue: Catalogue, withdrawn: Container[str]) -> list[str]:
    now = _once(name for item in catalogue.news for name in item.author)
    ever = (name for item in _ever(catalogue) for name in item.author)
    return _kept(now, ever, lambda name: addresses.news_author(name) in withdrawn)


def _ever(catalogue: Catalogue) -> Iterator[NewsItem]:
    yield from catalogue.news
    yield from catalogue.chronicle.ever(NewsItem)


def _kept(now: list[str], ever: Iterable[str], given_up: Callable[[str], bool]) -> list[str]:
    """The names of today in their spelling of today, and earlier ones that have another address."""
    known = {slugify(name) for name in now}
    return sorted([*now, *(name for name in _once(ever) if slugify(name) not in known and not given_up(name))])


def is_among(name: str, names: Iterable[str]) -> bool:
    return slugify(name) in {slugify(other) for other in names}


def _once(names: Iterable[str]) -> list[str]:
    by_address: dict[str, str] = {}
    for name in sorted(names):
        by_address.setdefault(slugify(name), name)
    return sorted(by_address.values())


def year_archives(catalogue: Catalogue) -> tuple[Link, ...]:
    counts = Counter(item.day.year for item in catalogue.news)
    return tuple(Link(str(year), addresses.news_year(year), counts[year]) for year in years(catalogue))


def month_archives(catalogue: Catalogue) -> tuple[Link, ...]:
    counts = Counter(Month.of(item.day) for item in catalogue.news)
    return tuple(
        Link(wording.month_name(month), addresses.news_month(month), counts[month]) for month in months(catalogue)
    )


def category_archives(catalogue: Catalogue) -> tuple[Link, ...]:
    counts = Counter(slug for item in catalogue.news for slug in {slugify(name) for name in item.categories})
    names = categories(catalogue)
    return tuple(Link(name, addresses.news_category(name), counts[slugify(name)]) for name in names)


def _link(item: NewsItem | None) -> Link | None:
    return Link(item.title, addresses.news_item(item)) if item else None
