"""The links to subscribe to each feed and calendar of a site, by page."""

from collections.abc import Iterable
from urllib.parse import quote, urlencode

from collaborative import addresses
from collaborative.settings import Settings
from collaborative.views.links import Link
from collaborative.views.subscriptions.calendars import CalendarFile
from collaborative.views.subscriptions.feeds import Feed
from collaborative.views.subscriptions.links import CalendarLinks, FeedLinks, SubscribeLinks


class Subscriptions:
    """Every feed and calendar of a site, by the page that it belongs to."""

    def __init__(self, feeds: Iterable[Feed], calendars: Iterable[CalendarFile], settings: Settings) -> None:
        self.feeds = tuple(_feed_links(feed, settings) for feed in feeds)
        self.calendars = tuple(
            calendar_links(file, settings) for file in calendars if not (file.once or file.for_google)
        )
        self._feeds = {links.page: links for links in self.feeds}
        self._calendars = {links.page: links for links in self.calendars}

    def of(self, page: str) -> SubscribeLinks:
        """Return the feed and calendar of a page, by the page's address."""
        return SubscribeLinks(self._feeds.get(page), self._calendars.get(page))

    def with_all_dates(self, page: str) -> SubscribeLinks:
        """Return the feed of a page with the calendar of everything, for a page without its own calendar."""
        return SubscribeLinks(self._feeds.get(page), self._calendars.get(addresses.HOME))

    def feeds_of(self, part: Link) -> tuple[Link, ...]:
        """Return the feed of a page, if any, for the page's head."""
        page = part.address
        return (Link(part.text, addresses.feed_of(page)),) if page in self._feeds else ()

    def calendars_of(self, part: Link) -> tuple[Link, ...]:
        """Return the calendar of a page, if any, for the page's head."""
        page = part.address
        return (Link(f"{part.text}: calendar", addresses.calendar_of(page)),) if page in self._calendars else ()


def calendar_links(file: CalendarFile, settings: Settings) -> CalendarLinks:
    """Return a calendar's addresses, and the links that subscribe Google's and Outlook's calendars to it."""
    url = settings.absolute(file.address)
    google_url = settings.absolute(addresses.google_calendar_of(file.address))
    return CalendarLinks(
        name=_name(file.name, settings),
        page=file.address.removesuffix(addresses.CALENDAR_FILE),
        url=url,
        webcal=_webcal(url),
        google_url=google_url,
        google=_link("https://www.google.com/calendar/render", cid=_webcal(google_url)),
        outlook=_link("https://outlook.office.com/calendar/0/addfromweb", url=url, name=file.name),
    )


def _feed_links(feed: Feed, settings: Settings) -> FeedLinks:
    return FeedLinks(
        name=_name(feed.title, settings),
        page=feed.page,
        url=settings.absolute(feed.address),
        json=settings.absolute(addresses.json_feed_of(feed.address)),
    )


def _name(title: str, settings: Settings) -> str:
    """Return the title without the site's name; "" for a feed or calendar of the whole site."""
    return title.removeprefix(settings.title).removeprefix(": ")


def _webcal(url: str) -> str:
    return "webcal:" + url.partition(":")[2]


def _link(address: str, **query: str) -> str:
    return f"{address}?{urlencode(query, quote_via=quote)}"
