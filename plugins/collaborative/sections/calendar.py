"""The calendar page: the current month, links to other months, and the school terms."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from collaborative import addresses
from collaborative.catalogue import Month
from collaborative.sections.months import MonthLink, ThisMonth, link_to, months_from
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views.dated import Dated
from collaborative.views.school_days import Period, periods_ahead
from collaborative.views.search import SearchEntry
from collaborative.views.subscriptions.links import SubscribeLinks


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """The current month, links to other months, and current and later school terms and holidays."""

    months: tuple[Dated[ThisMonth], ...]
    later: tuple[Dated[MonthLink], ...]
    earlier: tuple[Dated[MonthLink], ...]
    periods: tuple[Dated[Period], ...]
    subscribe: SubscribeLinks

    @property
    def until(self) -> dt.date | None:
        """The last day on which there are later months."""
        return self.later[-1].until if self.later else None

    @property
    def since(self) -> dt.date | None:
        """The first day on which there are earlier months, or None if there are some already."""
        return self.earlier[-1].since if self.earlier else None

    @property
    def periods_until(self) -> dt.date | None:
        return self.periods[-1].until if self.periods else None


class Calendar(Section):
    """The calendar page."""

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.CALENDAR, "Calendar", _page)

    def menu(self, site: Site) -> str | None:
        return addresses.CALENDAR


def _page(site: Site) -> Page:
    return Page(
        kind="calendar",
        address=addresses.CALENDAR,
        uri=f"{addresses.CALENDAR}index.md",
        title="Calendar",
        description="This month's training day by day, the months before and after it, and how to have every date in your own calendar.",
        view=calendar_page(site),
        search=SearchEntry(),
        changed=site.changes.newest([*site.upcoming, *site.catalogue.clusters]),
    )


def calendar_page(site: Site) -> CalendarPage:
    catalogue, settings, today = site.catalogue, site.settings, site.today
    month = Month.of(today)
    links = {other: link_to(other, catalogue) for other in catalogue.months}
    past = [Dated(link) for other, link in links.items() if other < month]
    to_be_past = [Dated(link, since=other.next.first_day) for other, link in links.items() if other >= month]
    return CalendarPage(
        months=months_from(month, catalogue, settings, today),
        later=tuple(
            Dated(link, until=other.first_day - dt.timedelta(days=1)) for other, link in links.items() if other > month
        ),
        earlier=tuple([*past, *to_be_past][::-1]),
        periods=periods_ahead(settings, today),
        subscribe=site.subscriptions.of(addresses.HOME),
    )
