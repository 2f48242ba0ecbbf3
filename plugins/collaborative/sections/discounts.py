"""The page of discount notices in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from collaborative import addresses
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views.dated import Dated, dated_groups, empty_periods
from collaborative.views.discounts import Notice, notices_from
from collaborative.views.search import SearchEntry


@dataclass(frozen=True, slots=True)
class DiscountsPage:
    notices: tuple[Dated[Notice], ...]
    no_notices: tuple[Dated[None], ...]
    some: tuple[Dated[None], ...]
    email: str
    phone: str


class Discounts(Section):
    """The page of discounts."""

    def places(self, site: Site) -> Iterator[Place]:
        yield site.list_place(addresses.DISCOUNTS, "Discounts", _page)

    def menu(self, site: Site) -> str | None:
        return addresses.DISCOUNTS if site.catalogue.discounts_on(site.today) else None


def _page(site: Site) -> Page:
    return Page(
        kind="discounts",
        address=addresses.DISCOUNTS,
        uri=f"{addresses.DISCOUNTS}index.md",
        title="Discounts",
        description="What a school or other establishment saves when it books a course for several people at once.",
        view=discounts_page(site),
        search=SearchEntry(),
        changed=site.changes.newest(site.catalogue.discounts),
    )


def discounts_page(site: Site) -> DiscountsPage:
    notices = notices_from(site.catalogue, site.today)
    some = tuple(Dated(None, period.since, period.until) for period in dated_groups(notices))
    return DiscountsPage(notices, empty_periods(notices), some, site.settings.email, site.settings.phone)
