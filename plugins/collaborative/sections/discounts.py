"""The notices of discounts that are in force."""

from collections.abc import Iterator
from dataclasses import dataclass

from collaborative import addresses
from collaborative.sections.page import Page
from collaborative.sections.place import Place
from collaborative.sections.section import Section
from collaborative.sections.site import Site
from collaborative.views.discounts import Notice, notices_from
from collaborative.views.search import SearchEntry
from collaborative.views.stays import Stay, together, without


@dataclass(frozen=True, slots=True)
class DiscountsPage:
    notices: tuple[Stay[Notice], ...]
    no_notices: tuple[Stay[None], ...]
    some: tuple[Stay[None], ...]
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
    some = tuple(Stay(None, stretch.since, stretch.until) for stretch in together(notices))
    return DiscountsPage(notices, without(notices), some, site.settings.email, site.settings.phone)
