"""A feed and a calendar with the links that subscribe to them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedLinks:
    """A feed with its whole addresses; ``json`` is the same feed as JSON Feed."""

    name: str
    page: str
    url: str
    json: str


@dataclass(frozen=True, slots=True)
class CalendarLinks:
    """A calendar with the links that subscribe to it.

    Attributes:
        page: The address of the page that shows the same dates.
        url: The whole address, for any calendar program.
        webcal: The same with the scheme that Apple's calendars and some programs subscribe by.
        google_url: The whole address for Google, which has its own file.
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
    """The feed and calendar that a page offers."""

    feed: FeedLinks | None
    calendar: CalendarLinks | None

    @property
    def heading(self) -> str:
        """The heading, the same on every page, for visitors who may not know what a feed is."""
        if self.calendar is None:
            return "Hear when there is something new"
        return f"Get these dates in your calendar{', or hear of new ones' if self.feed else ''}"
