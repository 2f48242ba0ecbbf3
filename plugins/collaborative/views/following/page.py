"""The page that offers every feed and calendar of the site."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from collaborative import addresses
from collaborative.views.following.offers import Offers
from collaborative.views.following.ways import CalendarOffer, FeedOffer

Offer = TypeVar("Offer", CalendarOffer, FeedOffer)

_WHOLE_SITE = {
    addresses.HOME: "Courses and news",
    addresses.COURSES: "Courses",
    addresses.NEWS: "News",
}
_ALL_DATES = "All courses and meetings"
_PARTS = (
    ("Clusters", "clusters/"),
    ("Audiences", "audience/"),
    ("Subjects", "subject/"),
    ("Kinds of news", "news/category/"),
)


@dataclass(frozen=True, slots=True)
class Group(Generic[Offer]):
    """Offers of one kind of part."""

    heading: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class SubscribePage:
    """What is of the whole site first, then the parts by kind; a kind without any is left out."""

    calendars: tuple[CalendarOffer, ...]
    calendar_groups: tuple[Group[CalendarOffer], ...]
    feeds: tuple[FeedOffer, ...]
    feed_groups: tuple[Group[FeedOffer], ...]


def subscribe_page(offers: Offers) -> SubscribePage:
    calendars, feeds = offers.calendars, offers.feeds
    return SubscribePage(
        calendars=tuple(replace(offer, name=offer.name or _ALL_DATES) for offer in calendars if not _kind(offer)),
        calendar_groups=_groups(calendars),
        feeds=tuple(
            replace(offer, name=_WHOLE_SITE.get(offer.page, offer.name)) for offer in feeds if not _kind(offer)
        ),
        feed_groups=_groups(feeds),
    )


def _groups(offers: Sequence[Offer]) -> tuple[Group[Offer], ...]:
    groups = []
    for heading, _ in _PARTS:
        if of_kind := tuple(offer for offer in offers if _kind(offer) == heading):
            groups.append(Group(heading, of_kind))
    return tuple(groups)


def _kind(offer: CalendarOffer | FeedOffer) -> str:
    """The heading under which it stands; "" for what is of the whole site, and for anything new."""
    return next((heading for heading, folder in _PARTS if offer.page.startswith(folder)), "")
