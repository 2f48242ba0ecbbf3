"""A feed and a calendar that visitors can follow, with every way to take them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedLinks:
    """A feed with its whole addresses; ``json`` is the same as JSON Feed."""

    name: str
    page: str
    url: str
    json: str


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """A calendar to subscribe to.

    Attributes:
        page: The address of the page that shows the same dates.
        url: The whole address, for any calendar program.
        webcal: The same in the scheme that Apple's calendars and some programs subscribe by.
        google_url: The whole address for Google, which has a file of its own.
        google, outlook: Links that open Google's or Outlook's calendar on the web and subscribe to it.
    """

    name: str
    page: str
    url: str
    webcal: str
    google_url: str
    google: str
    outlook: str


@dataclass(frozen=True, slots=True)
class SubscribeLinks:
    """What a page offers of its own part of the site."""

    feed: FeedLinks | None
    calendar: CalendarLinks | None

    @property
    def heading(self) -> str:
        """The same words on every page, for whoever does not know what a feed is."""
        if self.calendar is None:
            return "Hear when there is something new"
        return f"Get these dates in your calendar{', or hear of new ones' if self.feed else ''}"
