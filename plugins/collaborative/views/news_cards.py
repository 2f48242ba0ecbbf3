"""News as cards in lists."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from collaborative import addresses
from collaborative.catalogue import Catalogue
from collaborative.reading.excerpts import excerpt
from collaborative.reading.words import fold
from collaborative.records.news import NewsItem
from collaborative.views import wording
from collaborative.views.dated import Dated, dated_list, day_after
from collaborative.views.links import Link
from collaborative.views.marks import Mark, mark_of
from collaborative.views.pictures import NO_EXTENTS, Extent, Picture, picture_of


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


class NewsCards:
    """Cards of news on a day; ``extents`` are the sizes of the pictures in pixels, by uri."""

    def __init__(self, today: dt.date, extents: Mapping[str, Extent] = NO_EXTENTS) -> None:
        self.today = today
        self.extents = extents
        self._made: dict[str, NewsCard] = {}

    def of(self, item: NewsItem) -> NewsCard:
        """Return the item's card, which is built once for all the lists that show it."""
        if (card := self._made.get(item.slug)) is None:
            card = self._made[item.slug] = news_card(item, self.today, self.extents)
        return card

    def current(self, catalogue: Catalogue, number: int) -> tuple[Dated[NewsCard], ...]:
        """Return the first ``number`` items that have not expired, over time."""
        return dated_list(
            lambda day: [self.of(item) for item in catalogue.current_news(day)[:number]],
            self.today,
            (day_after(item.expires) for item in catalogue.news if item.expires),
        )

    def archived(self, items: Iterable[NewsItem]) -> tuple[Dated[NewsCard], ...]:
        """Return the items for an archive, without dates: an archive keeps expired news."""
        return tuple(Dated(self.of(item)) for item in items)


def news_card(item: NewsItem, today: dt.date, extents: Mapping[str, Extent] = NO_EXTENTS) -> NewsCard:
    return NewsCard(
        title=item.title,
        address=item.address,
        iso=item.day.isoformat(),
        day=wording.day_without_weekday(item.day),
        summary=item.summary or excerpt(item.body),
        picture=picture_of(item, extents),
        authors=authors_of(item),
        categories=categories_of(item),
        pinned=item.pinned,
        mark=mark_of(item, today),
    )


def authors_of(item: NewsItem) -> tuple[Link, ...]:
    return tuple(Link(name, addresses.news_author(name)) for name in item.author)


def categories_of(item: NewsItem) -> tuple[Link, ...]:
    """Return links to the item's categories; two spellings of one category become one link."""
    once = {fold(name): name for name in reversed(item.categories)}
    return tuple(Link(name, addresses.news_category(name)) for name in item.categories if name in once.values())
