"""News: the list, an item, and the archives by year, month, category and author."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from collaborative.catalogue import Catalogue, Month
from collaborative.reading.excerpts import excerpt
from collaborative.reading.words import fold, slugify
from collaborative.records.news import NewsItem
from collaborative.views import addresses, wording
from collaborative.views.following.ways import Follow
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.pictures import NO_EXTENTS, Extent, Picture, picture_of
from collaborative.views.related import Related, RelatedCourses
from collaborative.views.stays import Stay, by_turns, day_after, in_lists, without

NEWS_ON_FIRST_PAGE = 12


@dataclass(frozen=True, slots=True)
class NewsCard:
    title: str
    address: str
    iso: str
    day: str
    summary: str
    picture: Picture | None
    authors: tuple[Link, ...]
    categories: tuple[Link, ...]
    pinned: bool
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class YearArchive:
    """A year with its months, newest first; ``open`` where the page is about it, or else for the newest year."""

    year: Link
    months: tuple[Link, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class NewsPage:
    """The news, or a part of it.

    Attributes:
        here: The address of the page, which the archive marks.
        follow: Where the part has a feed.
    """

    heading: str
    items: tuple[Stay[NewsCard], ...]
    no_items: tuple[Stay[None], ...]
    here: str
    years: tuple[YearArchive, ...]
    categories: tuple[Link, ...]
    authors: tuple[Link, ...]
    follow: Follow | None


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
    expired: tuple[Stay[str], ...]
    related: tuple[Stay[Related], ...]
    newer: Link | None
    older: Link | None


class NewsCards:
    """News as cards on a day; ``extents`` are those of the pictures, by uri."""

    def __init__(self, today: dt.date, extents: Mapping[str, Extent] = NO_EXTENTS) -> None:
        self.today = today
        self.extents = extents
        self._made: dict[str, NewsCard] = {}

    def of(self, item: NewsItem) -> NewsCard:
        """Each is made once, for all the lists that it is in."""
        if (card := self._made.get(item.slug)) is None:
            card = self._made[item.slug] = news_card(item, self.today, self.extents)
        return card

    def current(self, catalogue: Catalogue, number: int) -> tuple[Stay[NewsCard], ...]:
        """The first so many that have not expired."""
        return in_lists(
            lambda day: [self.of(item) for item in catalogue.current_news(day)[:number]],
            self.today,
            (day_after(item.expires) for item in catalogue.news if item.expires),
        )

    def archived(self, items: Iterable[NewsItem]) -> tuple[Stay[NewsCard], ...]:
        return tuple(Stay(self.of(item)) for item in items)


def news_card(item: NewsItem, today: dt.date, extents: Mapping[str, Extent] = NO_EXTENTS) -> NewsCard:
    return NewsCard(
        title=item.title,
        address=addresses.news_item(item),
        iso=item.day.isoformat(),
        day=wording.day_without_weekday(item.day),
        summary=item.summary or excerpt(item.body),
        picture=picture_of(item, extents),
        authors=_authors_of(item),
        categories=_categories_of(item),
        pinned=item.pinned,
        mark=mark_of(item, today),
    )


def news_page(
    heading: str,
    here: str,
    items: tuple[Stay[NewsCard], ...],
    catalogue: Catalogue,
    follow: Follow | None = None,
    year: int | None = None,
) -> NewsPage:
    """``year`` is that of the page, where it has one."""
    return NewsPage(
        heading=heading,
        items=items,
        no_items=without(items),
        here=here,
        years=year_archives(catalogue, year),
        categories=category_archives(catalogue),
        authors=author_archives(catalogue),
        follow=follow,
    )


def news_item_pages(
    catalogue: Catalogue, cards: NewsCards, related: RelatedCourses
) -> Iterator[tuple[NewsItem, NewsItemPage]]:
    """Every item, newest first, with its page."""
    items = catalogue.latest_news
    for newer, item, older in zip((None, *items), items, (*items[1:], None), strict=False):
        yield item, _item_page(item, newer, older, cards, related)


def _item_page(
    item: NewsItem, newer: NewsItem | None, older: NewsItem | None, cards: NewsCards, related: RelatedCourses
) -> NewsItemPage:
    updated = item.updated.date() if item.updated and item.updated.date() != item.day else None
    return NewsItemPage(
        title=item.title,
        iso=item.day.isoformat(),
        day=wording.day_without_weekday(item.day),
        authors=_authors_of(item),
        categories=_categories_of(item),
        updated=wording.day_without_weekday(updated) if updated else "",
        updated_iso=updated.isoformat() if updated else "",
        summary=item.summary,
        picture=picture_of(item, cards.extents),
        expired=by_turns(
            lambda day: _expired(item, day), cards.today, [day_after(item.expires)] if item.expires else []
        ),
        related=related.of(item),
        newer=_link(newer),
        older=_link(older),
    )


def _authors_of(item: NewsItem) -> tuple[Link, ...]:
    return tuple(Link(name, addresses.news_author(name)) for name in item.author)


def _categories_of(item: NewsItem) -> tuple[Link, ...]:
    """Each once, though it may stand there in two spellings, which have two addresses."""
    once = {fold(name): name for name in reversed(item.categories)}
    return tuple(Link(name, addresses.news_category(name)) for name in item.categories if name in once.values())


def _expired(item: NewsItem, day: dt.date) -> str:
    if item.expires is None or day <= item.expires:
        return ""
    return f"This was for the time until {wording.long_day(item.expires)}."


def years(catalogue: Catalogue) -> list[int]:
    return sorted({month.year for month in catalogue.news_by_month}, reverse=True)


def months(catalogue: Catalogue) -> list[Month]:
    return sorted(catalogue.news_by_month, reverse=True)


def categories(catalogue: Catalogue) -> list[str]:
    """Each once, however it is spelled; spellings with the same address are one."""
    return _once(name for item in catalogue.news for name in item.categories)


def authors(catalogue: Catalogue) -> list[str]:
    """As of :func:`categories`."""
    return _once(name for item in catalogue.news for name in item.author)


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
    ever = (name for item in _ever(catalogue) for name in item.author)
    return _kept(authors(catalogue), ever, lambda name: addresses.news_author(name) in withdrawn)


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


def year_archives(catalogue: Catalogue, shown: int | None = None) -> tuple[YearArchive, ...]:
    """Newest first, with the number of items; ``shown`` is the year of the page that lists them."""
    by_month = catalogue.news_by_month
    by_year = Counter[int]()
    for month, number in by_month.items():
        by_year[month.year] += number
    found, all_months = years(catalogue), months(catalogue)
    opened = shown if shown in found else next(iter(found), None)
    return tuple(
        YearArchive(
            Link(str(year), addresses.news_year(year), by_year[year]),
            tuple(
                Link(wording.month_name(month), addresses.news_month(month), by_month[month])
                for month in all_months
                if month.year == year
            ),
            open=year == opened,
        )
        for year in found
    )


def category_archives(catalogue: Catalogue) -> tuple[Link, ...]:
    counts = Counter(slug for item in catalogue.news for slug in {slugify(name) for name in item.categories})
    return tuple(Link(name, addresses.news_category(name), counts[slugify(name)]) for name in categories(catalogue))


def author_archives(catalogue: Catalogue) -> tuple[Link, ...]:
    counts = Counter(slug for item in catalogue.news for slug in {slugify(name) for name in item.author})
    return tuple(Link(name, addresses.news_author(name), counts[slugify(name)]) for name in authors(catalogue))


def _link(item: NewsItem | None) -> Link | None:
    return Link(item.title, addresses.news_item(item)) if item else None
